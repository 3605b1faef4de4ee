"""The page 'Nhiệm vụ của tôi' of a unit's window."""

from __future__ import annotations

from giaoban_tracker.ui.pages.mine.page import MinePage

__all__ = ["MinePage"]
