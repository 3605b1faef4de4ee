"""Ratings data (số liệu đánh giá) of a period: per unit, leader, bloc or field; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.periods import Period, PeriodWay, period
from giaoban_tracker.domain.progress import Progress, go_on, part_of
from giaoban_tracker.domain.rating import (
    Piece,
    RatingLine,
    RatingTable,
    counts_in,
    piece_of_share,
    piece_of_task,
    rating_of,
)
from giaoban_tracker.domain.rating_figure import RatingFigure, adds
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.domain.unit import Bloc, Unit
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk

_PAGE = 500
_OfTask = tuple[TaskId, Piece]
_NOT_CLOSED = frozenset(Standing) - {Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings of a period, and what each of its numbers is made of.

    Attributes:
        pieces: by the key of a line, and of the total by None; each beside its task.
    """

    table: RatingTable
    pieces: Mapping[str | None, Sequence[tuple[TaskId, Piece]]]

    def tasks(self, line: str | None, figure: RatingFigure) -> tuple[TaskId, ...]:
        """The tasks behind one number, each once: exactly those that add to it; none for a line that is not there."""
        return tuple(dict.fromkeys(task for task, piece in self.pieces.get(line, ()) if adds(piece, figure)))


def ratings(
    desk: Desk, by: GroupBy, key: str, *, way: PeriodWay = PeriodWay.CALENDAR, query: TaskQuery | None = None
) -> RatingTable:
    """The ratings of a period, from the book as at its last day; arguments and refusals as `rate`."""
    return rate(desk, by, key, way=way, query=query).table


def rate(
    desk: Desk,
    by: GroupBy,
    key: str,
    *,
    way: PeriodWay = PeriodWay.CALENDAR,
    query: TaskQuery | None = None,
    progress: Progress | None = None,
) -> Ratings:
    """The same, with what stands behind each number: read once, so that a number opens at once.

    Args:
        by: unit, leader, bloc or field.
        key: "2017-Q3", "2017-09", "2017-H1", "2017".
        query: narrows the tasks; its days are passed over.

    Raises:
        Refused: "unknown-period", "period-to-come", "no-such-rating" (by quarter), "stopped".
    """
    rated = _rated(desk, by, key, way, query, progress)
    points = rated.rules.points
    table = RatingTable(
        by=by.value,
        period=rated.period.key,
        first=rated.period.first,
        last=rated.period.last,
        as_of=rated.day,
        lines=tuple(
            RatingLine(one, name, rating_of((piece for _, piece in pieces), points))
            for one, name, pieces in rated.groups
        ),
        total=rating_of((piece for _, piece in rated.whole), points),
        rules=rated.rules,
    )
    return Ratings(table, {None: rated.whole, **{one: pieces for one, _, pieces in rated.groups}})


@dataclass(frozen=True, slots=True)
class _Rated:
    """What the numbers are made of: pieces beside their tasks, by group, and each task once as a whole."""

    period: Period
    day: date
    groups: list[tuple[str, str, list[_OfTask]]]
    whole: list[_OfTask]
    rules: RulesTerms


def _rated(
    desk: Desk, by: GroupBy, key: str, way: PeriodWay, query: TaskQuery | None, progress: Progress | None
) -> _Rated:
    found = period(key, way)
    if found is None:
        raise Refused("unknown-period", period=key)
    if found.first > desk.today:
        raise Refused("period-to-come", period=found.name)
    if by is GroupBy.QUARTER:
        raise Refused("no-such-rating", by=by.value)
    day = min(found.last, desk.today)
    first, second = part_of(progress, 0, 2), part_of(progress, 1, 2)
    with desk.ledger.as_of(day, first) if day < desk.today else desk.ledger.reading() as book:
        asked = replace(query or TaskQuery(day), today=day, assigned_from=None, assigned_to=day)
        tasks = [task for task in _read(book, asked, found.first, second) if counts_in(task, found.first, day)]
        groups = _grouped(tasks, by, book, day)
        rules = rules_of(book)
    return _Rated(found, day, groups, [(task.id, piece_of_task(task, day)) for task in tasks], rules)


def _read(book: Reading, asked: TaskQuery, first: date, progress: Progress | None) -> Iterator[Task]:
    """Tasks not closed, and those closed from the period's first day on."""
    queries = (replace(asked, standings=_NOT_CLOSED), replace(asked, closed_from=first))
    ids = list(dict.fromkeys(task for query in queries for task in book.task_ids(query)))
    for start in range(0, len(ids), _PAGE):
        go_on(progress, start, len(ids))
        yield from book.tasks_of(ids[start : start + _PAGE])


def _grouped(tasks: Iterable[Task], by: GroupBy, book: Reading, day: date) -> list[tuple[str, str, list[_OfTask]]]:
    """Pieces by group: units and blocs in the office's order, others by name, what has none last."""
    units, blocs = book.units(), book.blocs()
    found: dict[str, list[_OfTask]] = {}
    if by is GroupBy.UNIT:
        for task in tasks:
            for share in task.shares:
                found.setdefault(share.unit or "", []).append((task.id, piece_of_share(task, share, day)))
        names = {str(unit.id): unit.name for unit in units}
    else:
        group = _group_of(by, {meeting.id: meeting for meeting in book.meetings()}, units)
        for task in tasks:
            found.setdefault(group(task), []).append((task.id, piece_of_task(task, day)))
        names = _names(by, blocs, found)
    order = [key for key in names if key in found] + ([""] if "" in found and "" not in names else [])
    return [(key, names.get(key, ""), found[key]) for key in order]


def _group_of(by: GroupBy, meetings: Mapping[MeetingId, Meeting], units: Iterable[Unit]) -> Callable[[Task], str]:
    if by is GroupBy.LEADER:
        return lambda task: task.terms.leader
    if by is GroupBy.FIELD:
        return lambda task: task.terms.field
    first_bloc = {unit.id: next(iter(unit.terms.blocs), "") for unit in units}

    def bloc_of(task: Task) -> str:
        meeting = meetings.get(task.terms.meeting) if task.terms.meeting is not None else None
        held_by = meeting.terms.bloc if meeting is not None else None
        lead = task.terms.lead[0] if task.terms.lead else None
        return task.terms.bloc or held_by or (first_bloc.get(lead, "") if lead is not None else "")

    return bloc_of


def _names(by: GroupBy, blocs: Iterable[Bloc], found: Iterable[str]) -> dict[str, str]:
    if by is GroupBy.BLOC:
        return {str(bloc.id): bloc.name for bloc in blocs}
    return {name: name for name in sorted(found) if name}
