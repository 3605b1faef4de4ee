"""Đơn vị: the office's units by bloc, its leaders, and how its papers are headed and signed."""

from giaoban_tracker.ui.pages.units.page import UnitsPage

__all__ = ["UnitsPage"]
