"""Tổng quan: what the book says on one sheet; every number on it opens the rows that it counts."""

from giaoban_tracker.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
