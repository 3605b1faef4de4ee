"""Tasks along the days of a period: lanes by unit, leader, field or meeting, late ones counted; nothing is written.

A task is there when it ran on some day of the period: until its day or until it was closed, whichever is later, and
open ones until today. One of several lead units stands in the lane of each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.periods import Period
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import GroupBy, SortKey, TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk


class LaneBy(StrEnum):
    """What the lanes stand for; the value is the query's field."""

    UNIT = "units"
    LEADER = "leaders"
    FIELD = "fields"
    MEETING = "meetings"


class Shown(StrEnum):
    """Which of the tasks that ran."""

    ALL = "all"
    OPEN = "open"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class TimeLane:
    """One lane.

    Attributes:
        value: what a query's filter takes; empty for tasks without one.
        label: for people; empty for those without.
        query: selects exactly its tasks.
        count, late: how many tasks it has, and how many of them are overdue today.
        ids: by their day, undated ones last; None while the lane is folded.
    """

    value: str
    label: str
    query: TaskQuery
    count: int
    late: int
    ids: tuple[TaskId, ...] | None


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What ran in a period.

    Attributes:
        query: selects exactly the tasks of all lanes.
        count: how many tasks that are; one that stands in several lanes counts once.
        lanes: in the order of the column's values, those without one last.
    """

    span: Period
    query: TaskQuery
    count: int
    lanes: tuple[TimeLane, ...]


OPEN_AT_ONCE = 300
"""Up to so many tasks all lanes are open at first; more would hide the lanes."""

_GROUPS: Mapping[LaneBy, GroupBy] = {
    LaneBy.UNIT: GroupBy.UNIT,
    LaneBy.LEADER: GroupBy.LEADER,
    LaneBy.FIELD: GroupBy.FIELD,
}
_LATE = frozenset({Standing.OPEN_OVERDUE})
_STANDINGS: Mapping[Shown, frozenset[Standing]] = {
    Shown.ALL: frozenset((*OFFICIAL, *APART)),
    Shown.OPEN: frozenset((*OFFICIAL, *APART)) - {Standing.DONE_ON_TIME, Standing.DONE_LATE},
    Shown.LATE: _LATE,
}


def time_line(desk: Desk, span: Period, by: LaneBy, shown: Shown, opened: Collection[str] | None) -> TimeLine:
    """All lanes of a period, those without a task left out.

    Args:
        opened: the values whose lanes are open; None to open all of a short list and none of a long one.
    """
    query = TaskQuery(
        desk.today,
        standings=_STANDINGS[shown],
        running_from=span.first,
        running_to=span.last,
        order=(SortKey(TaskColumn.DUE),),
    )
    with desk.ledger.reading() as book:
        found = _of_meetings(book, query) if by is LaneBy.MEETING else _of_group(book, query, _GROUPS[by])
        if opened is None:
            opened = [one.value for one in found] if sum(one.count for one in found) <= OPEN_AT_ONCE else []
        lanes = tuple(
            _filled(book, query, by, one) if one.value in opened else _folded(query, by, one) for one in found
        )
        # Only under units does a task stand several times.
        count = book.count(query) if by is LaneBy.UNIT else sum(one.count for one in found)
        return TimeLine(span, query, count, lanes)


def rows(desk: Desk, ids: Collection[TaskId], today: date) -> tuple[TaskRow, ...]:
    """The rows of some tasks, in their order; ids that are gone are left out."""
    with desk.ledger.reading() as book:
        return book.task_rows(tuple(ids), today)


@dataclass(frozen=True, slots=True)
class _Counted:
    value: str
    label: str
    count: int
    late: int


def _of_group(book: Reading, query: TaskQuery, group: GroupBy) -> list[_Counted]:
    """Numbers by how tasks stand; by units how their own share does: who is through is not late where others are."""
    found = []
    for value, label, counters in book.counters_by(group, replace(query, standings=frozenset())):
        count = sum(getattr(counters, standing.value) for standing in query.standings)
        found += [_Counted(value, label, count, counters.open_overdue)] if count else []
    return found


def _of_meetings(book: Reading, query: TaskQuery) -> list[_Counted]:
    late = {one.value: one.count for one in book.facets(replace(query, standings=_LATE), TaskColumn.MEETING)}
    found = book.facets(query, TaskColumn.MEETING)
    return [_Counted(one.value, one.label, one.count, late.get(one.value, 0)) for one in found]


def _folded(query: TaskQuery, by: LaneBy, one: _Counted) -> TimeLane:
    narrowed = replace(query, **{by.value: frozenset({one.value})})  # type: ignore[arg-type]  # ids are texts
    return TimeLane(one.value, one.label, narrowed, one.count, one.late, None)


def _filled(book: Reading, query: TaskQuery, by: LaneBy, one: _Counted) -> TimeLane:
    lane = _folded(query, by, one)
    return replace(lane, ids=book.task_ids(lane.query))
