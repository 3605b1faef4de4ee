"""Deadline phrases (cụm từ thời hạn): where they stand, the day they mean, the rule that says so, other readings."""

from __future__ import annotations

from giaoban_tracker.minutes.deadlines.days import Clock
from giaoban_tracker.minutes.deadlines.find import FoundDeadline, between, find_deadlines, read_deadline

__all__ = ["Clock", "FoundDeadline", "between", "find_deadlines", "read_deadline"]
