"""The page 'Kỳ giao ban': reading minutes, judging what was read, and the meetings of the book."""

from __future__ import annotations

from giaoban_tracker.ui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]
