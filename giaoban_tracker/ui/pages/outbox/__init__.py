"""The page 'Gửi báo cáo' of a unit's window."""

from __future__ import annotations

from giaoban_tracker.ui.pages.outbox.page import OutboxPage

__all__ = ["OutboxPage"]
