"""Group the task table by one column: which groups there are with their counts, and the tasks of those that are open.

A task of several lead units stands in the group of each, as a filter by unit finds it for each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import Facet, TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk


class Grouping(StrEnum):
    """What the table can be grouped by; the value is the query's field."""

    UNIT = "units"
    STANDING = "standings"
    LEADER = "leaders"
    FIELD = "fields"
    MEETING = "meetings"


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """One group.

    Attributes:
        value: what a query's filter takes; empty for those without.
        label: for people; empty for those without.
        count: how many tasks it has.
        ids: in the order of the query; None while the group is folded.
    """

    value: str
    label: str
    count: int
    ids: tuple[TaskId, ...] | None = None


@dataclass(frozen=True, slots=True)
class GroupedStart:
    """What a grouped table needs for its first repaint.

    Attributes:
        rows: of the first tasks that can be seen.
        listed: how many tasks the query has; one that stands in several groups counts once.
        total: how many tasks the book holds, whatever was asked.
    """

    groups: tuple[TaskGroup, ...]
    rows: tuple[TaskRow, ...]
    listed: int
    total: int


OPEN_AT_ONCE = 300
"""Up to so many tasks all groups are open when a person begins to group; more would hide the groups."""

_LATE_FIRST: Sequence[str] = (
    Standing.OPEN_OVERDUE,
    Standing.OPEN_IN_TIME,
    Standing.WAITING,
    Standing.UNDATED,
    Standing.STANDING,
    Standing.DONE_LATE,
    Standing.DONE_ON_TIME,
    *(one for one in Standing if one not in OFFICIAL and one not in APART),
)
"""The groups of standings in the order of the follow-up list."""

_COLUMNS: Mapping[Grouping, TaskColumn] = {
    Grouping.UNIT: TaskColumn.LEAD,
    Grouping.STANDING: TaskColumn.STANDING,
    Grouping.LEADER: TaskColumn.LEADER,
    Grouping.FIELD: TaskColumn.FIELD,
    Grouping.MEETING: TaskColumn.MEETING,
}


def grouped(desk: Desk, query: TaskQuery, by: Grouping, opened: Collection[str] | None, rows: int) -> GroupedStart:
    """All groups, in the order of the column's values, those without one last; `rows` is how many rows to read.

    Args:
        opened: the values whose groups are open; None to open all of a short list and none of a long one.
    """
    with desk.ledger.reading() as book:
        facets = _facets(book, query, by)
        if opened is None:
            opened = [one.value for one in facets] if sum(one.count for one in facets) <= OPEN_AT_ONCE else []
        ids = {one.value: _ids(book, query, by, one.value) for one in facets if one.value in opened}
        groups = tuple(TaskGroup(one.value, one.label, one.count, ids.get(one.value)) for one in facets)
        first = dict.fromkeys(task for group in groups for task in (group.ids or ())[:rows])
        known = book.task_rows(tuple(first)[:rows], query.today)
        return GroupedStart(groups, known, book.count(query), book.count(TaskQuery(query.today)))


def ids_of(desk: Desk, query: TaskQuery, by: Grouping, value: str) -> tuple[TaskId, ...]:
    """The tasks of one group, in the order of the query."""
    with desk.ledger.reading() as book:
        return _ids(book, query, by, value)


def _facets(book: Reading, query: TaskQuery, by: Grouping) -> tuple[Facet, ...]:
    found = book.facets(query, _COLUMNS[by])
    ticked = getattr(query, by.value)
    # A task that is found for one ticked unit may have others beside it.
    kept = (one for one in found if not ticked or one.value in ticked)
    return tuple(sorted(kept, key=lambda one: _LATE_FIRST.index(one.value)) if by is Grouping.STANDING else kept)


def _ids(book: Reading, query: TaskQuery, by: Grouping, value: str) -> tuple[TaskId, ...]:
    narrowed = {by.value: frozenset({Standing(value) if by is Grouping.STANDING else value})}
    return book.task_ids(replace(query, **narrowed))  # type: ignore[arg-type]  # ids are texts with names
