"""Sum up the book on a day: each figure beside the query of exactly the rows that it counts; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk

_DAYS_PAST_A_QUARTER = 93
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the query whose rows it counts."""

    number: int
    query: TaskQuery


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """How many shares of one lead unit are overdue; `unit` is empty where the owner is open."""

    unit: UnitId
    name: str
    overdue: Figure


@dataclass(frozen=True, slots=True)
class QuarterFigure:
    """The tasks given in one quarter, by how they stand now.

    Attributes:
        label: "Quý III/2017".
        all: every task of the quarter that was not withdrawn.
        parts: in the order of `OFFICIAL` and `APART`, those that are 0 too.
    """

    label: str
    all: Figure
    parts: tuple[tuple[Standing, Figure], ...]


@dataclass(frozen=True, slots=True)
class TaskFigure:
    """Some tasks that want attention, and the first of their rows."""

    all: Figure
    first: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The book on a day.

    Attributes:
        total: all tasks that were not withdrawn.
        standings: the four official figures and those apart, in the order of `OFFICIAL` and `APART`.
        late_units: units with overdue shares, most of them first.
        due_soon: open tasks that fall due within as many days as the office's rules say, seven unless told.
        awaiting: reported done, not yet accepted.
        unreported: tasks on which nobody has reported, standing duties left out.
        quarters: oldest first, those of the newest `quarters` in which tasks were given; may be empty.
    """

    day: date
    total: Figure
    standings: tuple[tuple[Standing, Figure], ...]
    late_units: tuple[UnitFigure, ...]
    due_soon: TaskFigure
    awaiting: TaskFigure
    unreported: TaskFigure
    quarters: tuple[QuarterFigure, ...]


def overview(desk: Desk, *, rows: int = 5, quarters: int = 8) -> Overview:
    """The book as it stands today.

    Args:
        rows: at most so many rows of what wants attention.
        quarters: at most so many quarters.
    """
    today = TaskQuery(desk.today)
    counted = (*OFFICIAL, *APART)
    with desk.ledger.reading() as book:
        counters = book.counters(today)
        return Overview(
            day=desk.today,
            total=Figure(counters.total, replace(today, standings=frozenset(counted))),
            standings=_parts(counters, today),
            late_units=_late_units(book, today),
            due_soon=_tasks(book, replace(today, due_soon=True, soon_days=rules_of(book).due_soon_days), rows),
            awaiting=_tasks(book, replace(today, awaiting=True), rows),
            unreported=_tasks(book, replace(today, unreported=True), rows),
            quarters=tuple(
                _quarter(key, label, counters, today)
                for key, label, counters in book.counters_by(GroupBy.QUARTER, today)[-quarters:]
            ),
        )


def _parts(counters: Counters, query: TaskQuery) -> tuple[tuple[Standing, Figure], ...]:
    return tuple(
        (standing, Figure(getattr(counters, standing.value), replace(query, standings=frozenset({standing}))))
        for standing in (*OFFICIAL, *APART)
    )


def _late_units(book: Reading, today: TaskQuery) -> tuple[UnitFigure, ...]:
    late = replace(today, standings=frozenset({Standing.OPEN_OVERDUE}))
    found = [
        UnitFigure(
            UnitId(key),
            label,
            Figure(
                counters.open_overdue,
                replace(late, units=frozenset({UnitId(key)})) if key else replace(late, unassigned=True),
            ),
        )
        for key, label, counters in book.counters_by(GroupBy.UNIT, today)
        if counters.open_overdue
    ]
    return tuple(sorted(found, key=lambda unit: -unit.overdue.number))


def _tasks(book: Reading, query: TaskQuery, rows: int) -> TaskFigure:
    ids = book.task_ids(query)
    return TaskFigure(Figure(len(ids), query), book.task_rows(ids[:rows], query.today))


def _quarter(key: str, label: str, counters: Counters, today: TaskQuery) -> QuarterFigure:
    """The figures of a quarter whose key is "2017-Q3"."""
    year, number = int(key[:4]), int(key[-1])
    first = date(year, (number - 1) * _MONTHS_A_QUARTER + 1, 1)
    last = (first + timedelta(days=_DAYS_PAST_A_QUARTER)).replace(day=1) - timedelta(days=1)
    given = replace(today, assigned_from=first, assigned_to=last)
    everything = replace(given, standings=frozenset((*OFFICIAL, *APART)))
    return QuarterFigure(label, Figure(counters.total, everything), _parts(counters, given))
