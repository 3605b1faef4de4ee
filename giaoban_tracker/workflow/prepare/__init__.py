"""Preparing a briefing: the live agenda, and the papers that lie on the table."""

from __future__ import annotations

from giaoban_tracker.workflow.prepare.agenda import prepare_meeting
from giaoban_tracker.workflow.prepare.print_set import PrintSet, print_set, save_print_set

__all__ = ["PrintSet", "prepare_meeting", "print_set", "save_print_set"]
