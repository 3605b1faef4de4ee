"""Accept an import: new units, confirmed names and all wanted tasks enter the book in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact, TaskAssigned, UnitDescribed
from giaoban_tracker.domain.fold import advance_task
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task import Task, TaskTerms
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ledger import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.import_sheet.known import MEMORY, remembered
from giaoban_tracker.workflow.import_sheet.proposal import Choices, NewUnit, Proposal, SheetRow


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written.

    Attributes:
        tasks: the new tasks, in the order of the sheet.
        units: the new units that tasks of the sheet name.
    """

    tasks: tuple[TaskId, ...]
    units: tuple[UnitId, ...]
    changes: Changes


def accept(desk: Desk, proposal: Proposal) -> Imported:
    """Write the wanted rows; what another window has imported from the same rows meanwhile is left out.

    Raises:
        Refused: "nothing-to-import"; as `domain.decide.file_report` and `accept`.
    """
    with desk.ledger.writing() as book:
        rows = _still_new(book, proposal.wanted)
        if not rows:
            raise Refused("nothing-to-import", name=proposal.name)
        new_units = _named(proposal.choices.new_units, rows)
        facts = [*_new_units(desk, new_units), *_aliases(desk, book.units(), proposal)]
        first = book.next_task_number()
        tasks: list[TaskId] = []
        for number, row in enumerate(rows, first):
            story = list(_story(desk, row, number))
            facts += story
            tasks.append(TaskId(story[0].subject))
        changes = book.append(facts)
        for row, task in zip(rows, tasks, strict=True):
            book.save_local_draft(MEMORY, row.fingerprint, task)
    return Imported(tuple(tasks), tuple(new.id for new in new_units), changes)


def _still_new(book: Writing, rows: Sequence[SheetRow]) -> list[SheetRow]:
    before = remembered(book, [row.fingerprint for row in rows])
    return [row for row in rows if row.fingerprint not in before or not _stands(book, before[row.fingerprint])]


def _stands(book: Writing, task: str) -> bool:
    """Whether the task is there; an import that was undone has left none."""
    try:
        book.task(TaskId(task))
    except Refused:
        return False
    return True


def _named(new_units: Sequence[NewUnit], rows: Sequence[SheetRow]) -> list[NewUnit]:
    used = {unit for row in rows for unit in (*row.terms.lead, *row.terms.support)}
    return [new for new in new_units if new.id in used]


def _new_units(desk: Desk, new_units: Sequence[NewUnit]) -> list[Fact]:
    return [desk.fact(new.id, UnitDescribed(new.terms)) for new in new_units]


def _aliases(desk: Desk, units: Sequence[Unit], proposal: Proposal) -> Iterator[Fact]:
    """What a person has said that words mean is remembered with the unit, as a name that minutes and sheets use."""
    for unit, words in _confirmed(proposal.choices).items():
        known = next((one for one in units if one.id == unit), None)
        if known is None:
            continue
        called = {folded(name) for name in (known.name, known.terms.code, *known.terms.aliases)}
        further = tuple(one for one in words if folded(one) not in called)
        if further:
            terms = replace(known.terms, aliases=(*known.terms.aliases, *further))
            yield desk.fact(known.id, UnitDescribed(terms))


def _confirmed(choices: Choices) -> Mapping[UnitId, tuple[str, ...]]:
    found: dict[UnitId, tuple[str, ...]] = {}
    for words, unit in choices.units.items():
        if unit is not None:
            found[unit] = (*found.get(unit, ()), words)
    return found


def _story(desk: Desk, row: SheetRow, number: int) -> Iterator[Fact]:
    """The task, what its units have reported, and that the office has closed it, if the row says so."""
    terms: TaskTerms = replace(row.terms, code=f"NV-{number:03d}")
    assigned = desk.fact(desk.new_id(), TaskAssigned(terms), on=row.assigned_on)
    yield assigned
    if row.report is None:
        return
    task = cast(Task, advance_task(None, [assigned]))
    for share in task.shares:
        report = decide.file_report(task, replace(row.report.terms, unit=share.unit), on=row.report.on)
        filed = desk.fact(task.id, report, on=row.report.on)
        yield filed
        if row.report.quality is not None:
            task = cast(Task, advance_task(task, [filed]))
            accepted = decide.accept(task, share.unit, on=desk.today, quality=row.report.quality)
            yield desk.fact(task.id, accepted, on=desk.today)
