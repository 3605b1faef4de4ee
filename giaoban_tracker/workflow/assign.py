"""Assign a task by hand (giao nhiệm vụ), without minutes: from a letter, a telephone call, a leader's word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.clarity import missing
from giaoban_tracker.domain.decide import due_after_assignment
from giaoban_tracker.domain.decide_course import child_within_parent
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import TaskAssigned
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_deeds import ClarityWaived
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class Assigned:
    """What was written."""

    task: TaskId
    code: str
    changes: Changes


def assign(desk: Desk, terms: TaskTerms, *, on: date | None = None, waived: str = "") -> Assigned:
    """Write one new task under the next free code; whatever code `terms` bears is passed over.

    Args:
        on: the day of assignment, today unless told.
        waived: why it is issued although it lacks something of the six clarities; kept with the task. Empty where
            nothing is missing or nobody asked.

    Raises:
        Refused: "content-missing", "in-the-future" when `on` is after today, "due-before-assignment",
            "unit-not-in-being" (a unit that leads or helps has ended, or does not exist yet); of a part:
            "unknown-task", "task-withdrawn", "task-replaced", "after-parent".
    """
    if not terms.content.strip():
        raise Refused("content-missing")
    if on is not None and on > desk.today:
        raise Refused("in-the-future", day=on.isoformat())
    task = TaskId(desk.new_id())
    with desk.ledger.writing() as book:
        numbered = replace(terms, code=f"NV-{book.next_task_number():03d}", content=" ".join(terms.content.split()))
        given = on or desk.today
        due_after_assignment(numbered, given)
        _units_exist(book, numbered, given)
        if numbered.parent is not None:
            child_within_parent(numbered, book.task(numbered.parent))
        facts = [desk.fact(task, TaskAssigned(numbered), on=given)]
        lacks = missing(numbered)
        if waived.strip() and lacks:
            facts.append(desk.fact(task, ClarityWaived(tuple(one.value for one in lacks), waived.strip()), on=given))
        changes = book.append(facts)
    return Assigned(task, numbered.code, changes)


def _units_exist(book: Reading, terms: TaskTerms, day: date) -> None:
    named = {*terms.lead, *terms.support}
    for unit in book.units():
        if unit.id in named and not unit.exists_on(day):
            raise Refused("unit-not-in-being", unit=unit.name, day=day.isoformat())
