"""Chase (đôn đốc): choose whom, number the papers, log them in one transaction, and give what is to be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.agenda import owes_report
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.escalation import Step, goes_on_agenda, step_to_take
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading
from giaoban_tracker.paper import Document, document_of, together
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import lists, slips
from giaoban_tracker.workflow.printing.letters import letter_to
from giaoban_tracker.workflow.printing.scope import Names, names_of

BY_SLIP, BY_LETTER = "phiếu đôn đốc", "công văn"
_OPEN = frozenset({Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.WAITING})
_NUMBER = re.compile(r"(\d+)/(\d{4})/PĐĐ")


class Whom(StrEnum):
    """Which tasks are to be chased."""

    LATE = "late"
    SILENT = "silent"
    """nobody has reported for as long as the rules allow"""
    LADDER = "ladder"
    """a step of the ladder has fallen and was not taken"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A task that may be chased.

    Attributes:
        units: the lead units whose share is open, in the task's order.
        step: the step of the ladder to take; None when none has fallen.
        last_chased_on: None when nobody chased it yet.
        to_agenda: late after so many chasings that it goes on the next briefing's agenda.
    """

    row: TaskRow
    units: tuple[UnitId, ...]
    step: Step | None
    last_chased_on: date | None
    to_agenda: bool


@dataclass(frozen=True, slots=True)
class Chased:
    """What was logged.

    Attributes:
        numbers: the papers' numbers, in the order of the paper.
        paper: slips or letters to be printed, a sheet each.
    """

    changes: Changes
    numbers: tuple[str, ...]
    paper: Document


def to_chase(desk: Desk, whom: Whom = Whom.LATE, query: TaskQuery | None = None) -> tuple[Candidate, ...]:
    """The tasks to be chased, the most overdue first.

    Args:
        query: narrows them, by unit, bloc, meeting; None for the whole book.
    """
    with desk.ledger.reading() as book:
        rules = rules_of(book)
        asked = _narrowed(replace(query or TaskQuery(desk.today), today=desk.today), whom, rules)
        tasks = {task.id: task for task in book.tasks(asked) if _is_meant(task, whom, desk.today, rules)}
        rows = book.task_rows(list(tasks), desk.today)
    found = [_candidate(row, tasks[row.id], desk.today, rules) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.row.deadline.due or date.max, one.row.code)))


def chase_by_slip(
    desk: Desk, tasks: Sequence[TaskId], *, units: Iterable[UnitId] = (), answer_by: date | None = None
) -> Chased:
    """A numbered slip (phiếu đôn đốc) for every open lead unit of each task, logged and ready to print.

    Args:
        units: only these; empty for all.

    Raises:
        Refused: "nobody-to-chase"; as `domain.decide.chase`, about the first task that it forbids.
    """
    wanted = frozenset(units)
    with desk.ledger.writing() as book:
        names, number = names_of(book), _next_number(book, desk.today)
        facts: list[Fact] = []
        numbers: list[str] = []
        papers: list[Document] = []
        known = [book.task(task) for task in tasks]
        said = slips.conclusions_of(book, known)
        for task in known:
            for unit in _open_units(task, wanted):
                paper = f"{number + len(numbers):02d}/{desk.today.year}/PĐĐ"
                deed = decide.chase(task, channel=BY_SLIP, document=paper, unit=unit)
                facts.append(desk.fact(task.id, deed))
                numbers.append(paper)
                one = slips.chasing_slip_of(task, unit, names, said, desk.today, answer_by)
                papers.append(document_of(replace(one, times=len(task.chased_on) + 1, number=paper)))
        if not facts:
            raise Refused("nobody-to-chase")
        return Chased(book.append(facts), tuple(numbers), together(papers[0], papers[1:]))


def chase_by_letter(desk: Desk, tasks: Sequence[TaskId], *, number: str = "", answer_by: date | None = None) -> Chased:
    """One letter (công văn) for each unit that leads any of the tasks, with its own overdue list, logged together.

    Args:
        number: number and code that the registry gave; the same for every unit. Empty leaves dotted room.

    Raises:
        Refused: "nobody-to-chase", "nothing-overdue" when none of the tasks is late; as `domain.decide.chase`.
    """
    with desk.ledger.writing() as book:
        names = names_of(book)
        known = [book.task(task) for task in tasks]
        late = [task for task in known if standing_of(task, desk.today) is Standing.OPEN_OVERDUE]
        if known and not late:
            raise Refused("nothing-overdue")
        by_unit = _by_unit(late, names)
        if not by_unit:
            raise Refused("nobody-to-chase")
        facts = [
            desk.fact(task.id, decide.chase(task, channel=BY_LETTER, document=number, unit=unit))
            for unit, own in by_unit.items()
            for task in own
        ]
        papers = [
            document_of(letter_to(unit, own, names, desk.today, number=number, answer_by=answer_by))
            for unit, own in by_unit.items()
        ]
        return Chased(book.append(facts), (number,) * len(papers), together(papers[0], papers[1:]))


def _narrowed(query: TaskQuery, whom: Whom, rules: RulesTerms) -> TaskQuery:
    """What can be told from rows, so that no more tasks are read than may be meant."""
    match whom:
        case Whom.LATE:
            return replace(query, standings=frozenset({Standing.OPEN_OVERDUE}))
        case Whom.SILENT:
            return replace(query, standings=_OPEN)
        case Whom.LADDER:
            dated = frozenset({Standing.OPEN_OVERDUE, Standing.OPEN_IN_TIME})
            last = query.today - timedelta(days=min(rules.ladder, default=0))
            return replace(query, standings=dated, due_to=last)


def _is_meant(task: Task, whom: Whom, today: date, rules: RulesTerms) -> bool:
    match whom:
        case Whom.LATE:
            return standing_of(task, today) is Standing.OPEN_OVERDUE
        case Whom.SILENT:
            return any(owes_report(task, share, today, rules) for share in task.shares)
        case Whom.LADDER:
            return step_to_take(task, today, rules) is not None


def _candidate(row: TaskRow, task: Task, today: date, rules: RulesTerms) -> Candidate:
    return Candidate(
        row,
        tuple(_open_units(task, frozenset())),
        step_to_take(task, today, rules),
        task.chased_on[-1] if task.chased_on else None,
        goes_on_agenda(task, today, rules),
    )


def _open_units(task: Task, wanted: frozenset[UnitId]) -> list[UnitId]:
    return [
        share.unit
        for share in task.shares
        if share.unit is not None and share.acceptance is None and (not wanted or share.unit in wanted)
    ]


def _by_unit(tasks: Iterable[Task], names: Names) -> dict[UnitId, list[Task]]:
    found: dict[UnitId, list[Task]] = {}
    for task in lists.overdue_first(tasks):
        for unit in _open_units(task, frozenset()):
            found.setdefault(unit, []).append(task)
    return {unit: found[unit] for unit in names.units if unit in found}


def _next_number(book: Reading, today: date) -> int:
    """One above the highest number that a slip of this year bears; a slip whose chasing was undone frees its own."""
    chased = book.tasks(TaskQuery(today, chased_at_least=1))
    documents = (chase.document for task in chased for chase in task.course.chases)
    used = (found for document in documents if (found := _NUMBER.fullmatch(document)))
    return max((int(one[1]) for one in used if int(one[2]) == today.year), default=0) + 1
