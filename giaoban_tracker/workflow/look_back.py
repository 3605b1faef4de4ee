"""Look at the book as it stood at the end of an earlier day, for as long as somebody likes (xem sổ như ngày …).

The past book is put together once. Every errand that reads may be run at its desk and answers as on that day; one that
writes is refused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.workflow.desk import Desk

_DATED = (SubjectKind.TASK, SubjectKind.MEETING, SubjectKind.CONCLUSION)
"""What is there from its own day only; everything else is named on every day, whenever it was described."""


def look_back(desk: Desk, day: date, progress: Progress | None = None) -> Desk:
    """The desk of an earlier day, with the book as at its end; the book goes with the last reference to the desk.

    Args:
        progress: told (steps done, steps in all) while the book is put together; False stops it.

    Raises:
        Refused: "stopped".
    """
    then = datetime.combine(day, desk.now().timetz())
    return replace(desk, ledger=desk.ledger.keep_past(day, progress), now=lambda: then)


def stands(desk: Desk, changes: Changes, day: date) -> bool:
    """Whether the book as at the end of a day is the same after some changes as before them.

    Args:
        desk: of the whole book, in which they are written.
    """
    if any(kind not in _DATED for kind, _ in changes.subjects):
        return False
    written = set(changes.facts)
    with desk.ledger.reading() as book:
        facts = (fact for _, subject in changes.subjects for fact in book.facts_about(subject))
        return all(_counts_from(fact) > day for fact in facts if fact.id in written)


def _counts_from(fact: Fact) -> date:
    return max(fact.on, fact.admitted_on or fact.on)
