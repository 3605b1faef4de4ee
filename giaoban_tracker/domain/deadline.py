"""Deadlines (thời hạn): what the words say, the day they mean, and the rule that made one from the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.identity import MeetingId


class DeadlineKind(StrEnum):
    """Kind of deadline (loại thời hạn). Only `FIXED`, and `EVENT` whose day is known, can be overdue."""

    FIXED = "fixed"
    """A day was given or can be counted: 'trước ngày 30/9', 'trong 05 ngày làm việc'."""
    EVENT = "event"
    """Tied to something whose day may be unknown: 'trước kỳ giao ban quý III'."""
    CONDITIONAL = "conditional"
    """Waits for something (chờ điều kiện): 'sau khi có ý kiến của UBND tỉnh'."""
    STANDING = "standing"
    """A standing duty (thường xuyên): nothing ever falls due."""
    RECURRING = "recurring"
    """Falls due again and again (định kỳ): 'hằng tuần', 'ngày 25 hằng tháng'."""
    UNSTATED = "unstated"
    """The words give none (chưa có hạn)."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline together with where it came from, so that a person can judge the derivation.

    Attributes:
        kind: what sort of deadline the words give.
        due: the last day allowed, inclusive, ending at 24:00; None where the kind has no day.
        words: the words of the minutes, verbatim; empty when typed in by a person or unstated.
        rule: stable name of the rule that derived `due` from `words` (e.g. "before-day"); empty when typed.
        meeting: for an event that is a briefing in the book, that briefing: the day moves with it. None otherwise.
    """

    kind: DeadlineKind
    due: date | None = None
    words: str = ""
    rule: str = ""
    meeting: MeetingId | None = None

    def is_overdue_on(self, day: date) -> bool:
        """Whether the last day allowed has passed. On the due day itself nothing is overdue (domain/README)."""
        return self.due is not None and day > self.due

    def days_overdue_on(self, day: date) -> int:
        """Whole days since the due day; 0 when it has not passed or there is none."""
        return max(0, (day - self.due).days) if self.due is not None else 0


UNSTATED = Deadline(DeadlineKind.UNSTATED)
