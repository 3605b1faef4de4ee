"""Whether this computer's clock can be right on the day on which units' words are taken in (exchange.md §7, 28).

The day of admission decides what is late, and is never taken back. So a clock that stands before the last admission, or
more than a week after anything was done here, is asked about before the first file is taken.
"""

from __future__ import annotations

from datetime import date, timedelta

from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.post.values import DayDoubt

_LONG_STEP = timedelta(days=7)


def doubt_about(book: Reading, day: date) -> DayDoubt | None:
    """What speaks against a day of admission; None when nothing does, or nothing was taken in yet."""
    last = book.post.last_admission()
    if last is None:
        return None
    if day < last:
        return DayDoubt(day, last, ahead=False)
    newest = max((last, *(fact.at.date() for fact in book.journal(1) if fact.admitted_on is None)))
    return DayDoubt(day, newest, ahead=True) if day > newest + _LONG_STEP else None
