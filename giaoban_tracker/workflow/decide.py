"""Decide on a task: report on behalf of a unit, accept, return, extend, chase, amend, withdraw, undo.

One decision, one fact, one transaction; the rules are `domain.decide`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import FactVoided
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import Quality, ReportTerms, Task, TaskTerms
from giaoban_tracker.workflow.desk import Desk


def report(desk: Desk, task: TaskId, terms: ReportTerms, *, on: date | None = None) -> Changes:
    """Enter a unit's report on its share ('nhập thay').

    Raises:
        Refused: as `domain.decide.file_report`; "in-the-future" when `on` is after today.
    """
    day = _day(desk, on)
    return _write(desk, task, lambda known: decide.file_report(known, terms, on=day), day)


def accept(
    desk: Desk,
    task: TaskId,
    unit: UnitId | None,
    *,
    quality: Quality = Quality.ADEQUATE,
    on: date | None = None,
) -> Changes:
    """Accept completion of a share (nghiệm thu).

    Raises:
        Refused: as `domain.decide.accept`; "in-the-future".
    """
    day = _day(desk, on)
    return _write(desk, task, lambda known: decide.accept(known, unit, on=day, quality=quality), day)


def send_back(desk: Desk, task: TaskId, unit: UnitId | None, reason: str, *, on: date | None = None) -> Changes:
    """Return the last report of a share (trả lại).

    Raises:
        Refused: as `domain.decide.send_back`; "in-the-future".
    """
    return _write(desk, task, lambda known: decide.send_back(known, unit, reason), _day(desk, on))


def extend(
    desk: Desk, task: TaskId, new_due: date, reason: str, *, decided_by: str = "", on: date | None = None
) -> Changes:
    """Extend the deadline (gia hạn).

    Raises:
        Refused: as `domain.decide.extend`; "in-the-future".
    """
    day = _day(desk, on)
    return _write(desk, task, lambda known: decide.extend(known, new_due, reason, decided_by=decided_by), day)


def chase(desk: Desk, task: TaskId, *, channel: str = "", note: str = "", on: date | None = None) -> Changes:
    """Log a chasing (đôn đốc).

    Raises:
        Refused: as `domain.decide.chase`; "in-the-future".
    """
    return _write(desk, task, lambda known: decide.chase(known, channel=channel, note=note), _day(desk, on))


def amend(desk: Desk, task: TaskId, terms: TaskTerms, base: FactId) -> Changes:
    """Replace the terms of a task; `base` is the revision the person saw.

    Raises:
        Refused: as `domain.decide.amend`.
    """
    return _write(desk, task, lambda known: decide.amend(known, terms, base), desk.today)


def withdraw(desk: Desk, task: TaskId, reason: str) -> Changes:
    """Withdraw a task (thu hồi).

    Raises:
        Refused: as `domain.decide.withdraw`.
    """
    return _write(desk, task, lambda known: decide.withdraw(known, reason), desk.today)


def undo(desk: Desk, changes: Changes, reason: str = "") -> Changes:
    """Write the opposite of an errand: every fact it wrote is voided, last first. Undoing an undo redoes.

    Raises:
        Refused: "nothing-to-undo".
    """
    if not changes.facts:
        raise Refused("nothing-to-undo")
    with desk.ledger.writing() as book:
        written = {fact.id: fact for _, subject in changes.subjects for fact in book.facts_about(subject)}
        facts = [
            desk.fact(written[fact].subject, FactVoided(fact, reason), on=written[fact].on, about=written[fact].about)
            for fact in reversed(changes.facts)
        ]
        return book.append(facts)


def _day(desk: Desk, on: date | None) -> date:
    if on is not None and on > desk.today:
        raise Refused("in-the-future", day=on.isoformat())
    return on or desk.today


def _write(desk: Desk, task: TaskId, decision: Callable[[Task], Deed], on: date) -> Changes:
    with desk.ledger.writing() as book:
        return book.append([desk.fact(task, decision(book.task(task)), on=on)])
