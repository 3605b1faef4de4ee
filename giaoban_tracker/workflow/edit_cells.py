"""Edit one field of tasks as in a sheet: one cell, or one value filled down over many, each in one transaction.

What a field means decides the deed. A later day than the one in force is an extension (gia hạn), which asks a reason
and keeps the former day; everything else amends the terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeGuard

from giaoban_tracker.domain import decide, decide_days
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import Task, TaskTerms
from giaoban_tracker.workflow.desk import Desk


class CellField(StrEnum):
    """What can be edited in a row of the task table; the value is the field of the terms."""

    CONTENT = "content"
    LEAD = "lead"
    SUPPORT = "support"
    DUE = "due"
    PRODUCT = "product"
    FIELD = "field"
    LEADER = "leader"


CellValue = str | tuple[UnitId, ...] | date | None
"""Words; units in their order; a day, or None for no deadline."""


def read_task(desk: Desk, task: TaskId) -> Task:
    """The task that a person begins to edit: its value and the revision they see.

    Raises:
        Refused: "unknown-task".
    """
    with desk.ledger.reading() as book:
        return book.task(task)


def value_of(task: Task, field: CellField) -> CellValue:
    """What stands in a field of a task."""
    if field is CellField.DUE:
        return task.deadline.due
    value: CellValue = getattr(task.terms, field.value)
    return value


def write_cell(
    desk: Desk, task: TaskId, field: CellField, value: CellValue, base: FactId, *, reason: str = ""
) -> Changes:
    """Put a value into a field; the same value as before writes nothing.

    Args:
        base: the revision that the person saw.
        reason: of an extension; asked only where the value is a later day.

    Raises:
        Refused: as `domain.decide.amend` and `domain.decide_days.extend`; "due-was-extended" for an earlier day, or
            none, after extensions: those are taken back one by one.
    """
    with desk.ledger.writing() as book:
        known = book.task(task)
        if base != known.revision:
            raise Refused("changed-meanwhile", task=known.terms.code)
        deed = _deed(known, field, value, reason)
        return book.append([desk.fact(task, deed)]) if deed is not None else Changes()


def fill_down(desk: Desk, source: TaskId, targets: Sequence[TaskId], field: CellField) -> Changes:
    """Give tasks the value that another one has; all of them or, when one is refused, none.

    Raises:
        Refused: as `write_cell`.
    """
    with desk.ledger.writing() as book:
        book.read_ahead((source, *targets))
        value = value_of(book.task(source), field)
        deeds = ((task, _deed(book.task(task), field, value, "")) for task in targets if task != source)
        facts = [desk.fact(task, deed) for task, deed in deeds if deed is not None]
        return book.append(facts) if facts else Changes()


def is_extension(value: CellValue, due: date | None) -> TypeGuard[date]:
    """Whether a day put in place of the day in force is an extension."""
    return due is not None and isinstance(value, date) and value > due


def _deed(task: Task, field: CellField, value: CellValue, reason: str) -> Deed | None:
    if value == value_of(task, field):
        return None
    if field is CellField.DUE and is_extension(value, task.deadline.due):
        return decide_days.extend(task, value, reason)
    return decide.amend(task, _terms(task, field, value), task.revision)


def _terms(task: Task, field: CellField, value: CellValue) -> TaskTerms:
    terms = task.terms
    match field, value:
        case CellField.LEAD, tuple():
            bloc = terms.bloc if set(value) == set(terms.lead) else None
            support = tuple(unit for unit in terms.support if unit not in value)
            return replace(terms, lead=value, support=support, bloc=bloc)
        case CellField.SUPPORT, tuple():
            return replace(terms, support=tuple(unit for unit in value if unit not in terms.lead))
        case CellField.DUE, _:
            return replace(terms, deadline=_deadline(task, value if isinstance(value, date) else None))
        case _, str():
            words = {field.value: " ".join(value.split())}
            return replace(terms, **words)  # type: ignore[arg-type]  # the fields left over hold words
    raise ValueError(f"{field}: {type(value)}")


def _deadline(task: Task, due: date | None) -> Deadline:
    if task.extensions:
        raise Refused("due-was-extended", task=task.terms.code)
    before = task.terms.deadline
    # The words of the minutes stay beside a day that a person has set; the rule no longer explains it.
    dated = before.kind if before.due is not None else DeadlineKind.FIXED
    return Deadline(dated, due, before.words) if due else Deadline(DeadlineKind.UNSTATED, None, before.words)
