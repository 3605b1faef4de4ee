"""Nhật ký: everything that was ever written into the book, newest first, in words."""

from giaoban_tracker.ui.pages.journal.page import JournalPage

__all__ = ["JournalPage"]
