"""The page 'Nhiệm vụ': every task of the book in one table, searched, filtered and sorted as in a sheet."""

from __future__ import annotations

from giaoban_tracker.ui.pages.tasks.page import TasksPage

__all__ = ["TasksPage"]
