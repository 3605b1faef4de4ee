"""A deadline said in words in a cell: 'thường xuyên', 'trước kỳ giao ban quý III', 'trong 05 ngày làm việc'."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.work_calendar import WorkCalendar
from giaoban_tracker.minutes.deadlines import Clock, read_deadline


def phrase_deadline(words: str, given_on: date, calendar: WorkCalendar) -> Deadline | None:
    """What the words mean as a deadline, verbatim words kept; None when they name none that is known.

    Args:
        given_on: the day from which terms count.
    """
    line = " ".join(words.split())
    found = read_deadline(line, Clock(given_on, None, calendar))
    if found is None or found.deadline.kind is DeadlineKind.UNSTATED:
        return None
    return replace(found.deadline, words=line)
