"""List tasks: rows, counts and counters for what a person asks to see; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.task_list import Facet, GroupBy, TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.domain.unit import Bloc, Leader, OfficeTerms, Unit
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk

if TYPE_CHECKING:
    from giaoban_tracker.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer to a query: ids in order, and the counters over them.

    Attributes:
        total: how many tasks the book holds, whatever was asked.
    """

    ids: tuple[TaskId, ...]
    counters: Counters
    total: int


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the office has described: itself, its blocs, units, leaders and meetings (newest first)."""

    office: OfficeTerms
    blocs: tuple[Bloc, ...]
    units: tuple[Unit, ...]
    leaders: tuple[Leader, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class GroupCounters:
    """One line of counters: `key` is stable (id, name, "2017-Q3"), `label` is for people."""

    key: str
    label: str
    counters: Counters


def listing(desk: Desk, query: TaskQuery, *, as_of: date | None = None, progress: Progress | None = None) -> Listing:
    """Ids and counters; `as_of` answers from the book as it stood at the end of that day.

    Args:
        progress: told (steps done, steps in all) while an earlier day's book is put together; False stops it.

    Raises:
        Refused: "stopped".
    """
    with _reading(desk, as_of, progress) as book:
        return Listing(book.task_ids(query), book.counters(query), book.count(TaskQuery(query.today)))


def has_tasks(desk: Desk) -> bool:
    """Whether the book holds any task."""
    with desk.ledger.reading() as book:
        return bool(book.task_ids(TaskQuery(desk.today), 1))


def rows(desk: Desk, ids: Sequence[TaskId], today: date) -> tuple[TaskRow, ...]:
    """The rows of some ids, in their order; ids that are gone are left out."""
    with desk.ledger.reading() as book:
        return book.task_rows(ids, today)


def all_rows(
    desk: Desk, query: TaskQuery, *, as_of: date | None = None, progress: Progress | None = None
) -> tuple[TaskRow, ...]:
    """Every row of a query; `as_of` and `progress` as in `listing`."""
    with _reading(desk, as_of, progress) as book:
        return book.task_rows(book.task_ids(query), query.today)


def facets(desk: Desk, query: TaskQuery, column: TaskColumn) -> tuple[Facet, ...]:
    """The values of a column among the rows of a query, with counts, for a header filter."""
    with desk.ledger.reading() as book:
        return book.facets(query, column)


def counters_by(
    desk: Desk, group: GroupBy, query: TaskQuery, *, as_of: date | None = None
) -> tuple[GroupCounters, ...]:
    """Counters by unit, leader, bloc, field or quarter."""
    with _reading(desk, as_of) as book:
        return tuple(GroupCounters(*line) for line in book.counters_by(group, query))


def counters_and_total(
    desk: Desk, group: GroupBy, query: TaskQuery, *, as_of: date | None = None, progress: Progress | None = None
) -> tuple[tuple[GroupCounters, ...], Counters]:
    """Counters by group, and over all of them each task once, from one state of the book.

    Args:
        as_of, progress: as in `listing`.

    Raises:
        Refused: "stopped".
    """
    with _reading(desk, as_of, progress) as book:
        return tuple(GroupCounters(*line) for line in book.counters_by(group, query)), book.counters(query)


def particulars(desk: Desk) -> Particulars:
    """The office's own data, for pickers and headings."""
    with desk.ledger.reading() as book:
        return Particulars(book.office(), book.blocs(), book.units(), book.leaders(), book.meetings())


@contextmanager
def _reading(desk: Desk, as_of: date | None, progress: Progress | None = None) -> Iterator[Reading]:
    with desk.ledger.as_of(as_of, progress) if as_of is not None else desk.ledger.reading() as book:
        yield book
