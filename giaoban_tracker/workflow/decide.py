"""Decide on a task: report on behalf of a unit, accept, return, extend, chase, amend, correct, withdraw, undo.

One decision, one fact, one transaction; the rules are `domain.decide`'s. What stops or passes on a task stands in
`decide_course`, what is told and answered in `tell_task`.
"""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain import decide, decide_days
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.decide_course import child_within_parent
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import FactVoided
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import Quality, ReportTerms, TaskTerms
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.one_decision import day_of, write, write_by_rules


def report(desk: Desk, task: TaskId, terms: ReportTerms, *, on: date | None = None) -> Changes:
    """Enter a unit's report on its share ('nhập thay').

    Raises:
        Refused: as `domain.decide.file_report`; "in-the-future" when `on` is after today.
    """
    day = day_of(desk, on)
    return write_by_rules(desk, task, lambda known, rules: decide.file_report(known, terms, on=day, rules=rules), day)


def accept(
    desk: Desk,
    task: TaskId,
    unit: UnitId | None,
    *,
    quality: Quality = Quality.ADEQUATE,
    on: date | None = None,
) -> Changes:
    """Accept completion of a share (nghiệm thu); whoever signed the report cannot.

    Raises:
        Refused: as `domain.decide.accept`; "in-the-future".
    """
    day = day_of(desk, on)
    return write_by_rules(
        desk,
        task,
        lambda known, rules: decide.accept(known, unit, on=day, quality=quality, by=desk.by, rules=rules),
        day,
    )


def send_back(desk: Desk, task: TaskId, unit: UnitId | None, reason: str, *, on: date | None = None) -> Changes:
    """Return the last report of a share (trả lại).

    Raises:
        Refused: as `domain.decide.send_back`; "in-the-future".
    """
    return write(desk, task, lambda known: decide.send_back(known, unit, reason), day_of(desk, on))


def extend(
    desk: Desk,
    task: TaskId,
    new_due: date,
    reason: str,
    *,
    decided_by: str = "",
    request: FactId | None = None,
    document: str = "",
    on: date | None = None,
) -> Changes:
    """Extend the deadline (gia hạn).

    Args:
        request: the unit's wish that it grants; None of the office's own accord.
        document: number and code of the paper that decided.

    Raises:
        Refused: as `domain.decide_days.extend`; "in-the-future".
    """
    return write(
        desk,
        task,
        lambda known: decide_days.extend(
            known, new_due, reason, decided_by=decided_by, request=request, document=document
        ),
        day_of(desk, on),
    )


def ask_extension(
    desk: Desk, task: TaskId, unit: UnitId, new_due: date, reason: str, *, on: date | None = None
) -> Changes:
    """Enter a unit's wish for a later day (đề nghị gia hạn, nhập thay).

    Raises:
        Refused: as `domain.decide_days.ask_extension`; "in-the-future".
    """
    day = day_of(desk, on)
    return write(desk, task, lambda known: decide_days.ask_extension(known, unit, new_due, reason, on=day), day)


def refuse_extension(
    desk: Desk, task: TaskId, request: FactId, reason: str, *, decided_by: str = "", on: date | None = None
) -> Changes:
    """Refuse an asked extension (không đồng ý gia hạn).

    Raises:
        Refused: as `domain.decide_days.refuse_extension`; "in-the-future".
    """
    return write(
        desk,
        task,
        lambda known: decide_days.refuse_extension(known, request, reason, decided_by=decided_by),
        day_of(desk, on),
    )


def chase(
    desk: Desk,
    task: TaskId,
    *,
    channel: str = "",
    note: str = "",
    document: str = "",
    unit: UnitId | None = None,
    on: date | None = None,
) -> Changes:
    """Log a chasing (đôn đốc).

    Args:
        document: number and code of the slip or letter; empty for a call.
        unit: the lead unit that was chased; None for all.

    Raises:
        Refused: as `domain.decide.chase`; "in-the-future".
    """
    return write(
        desk,
        task,
        lambda known: decide.chase(known, channel=channel, note=note, document=document, unit=unit),
        day_of(desk, on),
    )


def amend(desk: Desk, task: TaskId, terms: TaskTerms, base: FactId) -> Changes:
    """Replace the terms of a task; `base` is the revision the person saw.

    Raises:
        Refused: as `domain.decide.amend`; "after-parent" where it is a part of another task.
    """
    with desk.ledger.writing() as book:
        deed = decide.amend(book.task(task), terms, base)
        if terms.parent is not None:
            child_within_parent(terms, book.task(terms.parent))
        return book.append([desk.fact(task, deed)])


def correct(desk: Desk, task: TaskId, terms: TaskTerms, base: FactId, reason: str) -> Changes:
    """Correct the terms of a task (đính chính); what they were stays in its story, with the reason.

    Raises:
        Refused: as `domain.decide.correct`.
    """
    return write(desk, task, lambda known: decide.correct(known, terms, base, reason), desk.today)


def withdraw(desk: Desk, task: TaskId, reason: str) -> Changes:
    """Withdraw a task (thu hồi).

    Raises:
        Refused: as `domain.decide.withdraw`.
    """
    return write(desk, task, lambda known: decide.withdraw(known, reason), desk.today)


def undo(desk: Desk, changes: Changes, reason: str = "") -> Changes:
    """Write the opposite of an errand: every fact it wrote is voided, last first. Undoing an undo redoes.

    It counts from the day that `domain.decide.taken_back_on` says: an undoing on a later day changes no past day.

    Raises:
        Refused: "nothing-to-undo".
    """
    if not changes.facts:
        raise Refused("nothing-to-undo")
    with desk.ledger.writing() as book:
        book.read_ahead(subject for _, subject in changes.subjects)
        written = {fact.id: fact for _, subject in changes.subjects for fact in book.facts_about(subject)}
        facts = [
            desk.fact(
                written[fact].subject,
                FactVoided(fact, reason),
                on=decide.taken_back_on(written[fact], desk.today),
                about=written[fact].about,
            )
            for fact in reversed(changes.facts)
        ]
        return book.append(facts)
