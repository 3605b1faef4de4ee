"""The detail beside a page: everything about one task on one card."""

from __future__ import annotations

from giaoban_tracker.ui.detail.panel import TaskDetail

__all__ = ["TaskDetail"]
