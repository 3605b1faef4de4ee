"""Counters by unit, leader, field or bloc as form F6 prints them, and what moved in a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.counters import count
from giaoban_tracker.domain.printed import PeriodLine, UnitLine, UnitStatistics
from giaoban_tracker.domain.standing import APART, Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import GroupBy
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing.scope import Names, Scope, names_of, opened, scope_words, standing_tasks

LONG_OVERDUE_DAYS = 30
LONG_UNDATED_DAYS = 92
"""Bình Định's two figures: overdue by more than 30 days; without a day and three months old (tracking-rules.md)."""

TOTAL = "Tổng cộng"
NO_OWNER = "Chưa xác định đơn vị chủ trì"
NOTHING = "Không ghi"

_BY = {
    GroupBy.UNIT: "Đơn vị",
    GroupBy.LEADER: "Lãnh đạo chỉ đạo",
    GroupBy.FIELD: "Lĩnh vực",
    GroupBy.BLOC: "Khối",
    GroupBy.QUARTER: "Quý giao",
}
_ROMAN = ("I", "II", "III", "IV")
_QUARTERS = 6


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days that has a name: "quý III/2017"; both ends inclusive."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is counted once: a task, or a unit's share of one.

    Attributes:
        finished_on: None while it is open.
        reported: whether anybody reported on it.
    """

    group: str
    standing: Standing
    assigned_on: date
    due: date | None
    finished_on: date | None
    reported: bool


def statistics(desk: Desk, scope: Scope, by: GroupBy = GroupBy.UNIT, period: Period | None = None) -> UnitStatistics:
    """Form F6; by unit a bloc's task counts once for each of its units, in the total once."""
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    return statistics_of(tasks, names, scope, by, period)


def statistics_of(
    tasks: Sequence[Task], names: Names, scope: Scope, by: GroupBy = GroupBy.UNIT, period: Period | None = None
) -> UnitStatistics:
    """Form F6 of tasks that were read already."""
    day, soon = scope.query.today, names.soon_days if scope.query.soon_days is None else scope.query.soon_days
    pieces = list(_pieces(tasks, names, by, day))
    whole = [_piece(task, TOTAL, day) for task in tasks]
    return UnitStatistics(
        office=names.office,
        by=_BY[by],
        scope=scope_words(scope.query, names),
        as_of=day,
        lines=_lines(pieces, names, by, day, soon),
        total=_line(TOTAL, whole, day, soon),
        period=period.name if period else "",
        movements=_movements(pieces, names, by, period) if period else (),
        trend=_trend(whole, day),
    )


def unit_lines(tasks: Sequence[Task], names: Names, day: date, within_days: int) -> tuple[UnitLine, ...]:
    """One line per unit in the office's order, tasks without an owner last."""
    return _lines(list(_pieces(tasks, names, GroupBy.UNIT, day)), names, GroupBy.UNIT, day, within_days)


def _pieces(tasks: Iterable[Task], names: Names, by: GroupBy, day: date) -> Iterator[_Piece]:
    for task in tasks:
        if by is not GroupBy.UNIT:
            yield _piece(task, _group(task, names, by), day)
            continue
        for share in task.shares:
            finished_on = share.acceptance.finished_on if share.acceptance is not None else None
            yield _Piece(
                group=names.unit(share.unit) or NO_OWNER,
                standing=standing_of_share(task, share, day),
                assigned_on=task.assigned_on,
                due=task.deadline.due,
                finished_on=finished_on,
                reported=bool(share.reports),
            )


def _piece(task: Task, group: str, day: date) -> _Piece:
    reported = any(share.reports for share in task.shares)
    return _Piece(group, standing_of(task, day), task.assigned_on, task.deadline.due, task.finished_on, reported)


def _group(task: Task, names: Names, by: GroupBy) -> str:
    if by is GroupBy.LEADER:
        return task.terms.leader or NOTHING
    if by is GroupBy.FIELD:
        return task.terms.field or NOTHING
    if by is GroupBy.QUARTER:
        return f"Quý {_ROMAN[(task.assigned_on.month - 1) // 3]}/{task.assigned_on.year}"
    meeting = names.meeting_of(task)
    bloc = task.terms.bloc or (meeting.terms.bloc if meeting else None)
    return names.blocs[bloc] if bloc is not None else NOTHING


def _ordered(groups: Iterable[str], names: Names, by: GroupBy) -> list[str]:
    """Units and blocs in the office's order, everything else as it first comes; what has no group last."""
    known = {GroupBy.UNIT: [unit.name for unit in names.units.values()], GroupBy.BLOC: list(names.blocs.values())}
    order = {name: place for place, name in enumerate(known.get(by, []))}
    found = list(dict.fromkeys(groups))
    return sorted(found, key=lambda name: (name in (NO_OWNER, NOTHING), order.get(name, len(order))))


def _collected(pieces: Iterable[_Piece]) -> dict[str, list[_Piece]]:
    collected: dict[str, list[_Piece]] = {}
    for piece in pieces:
        collected.setdefault(piece.group, []).append(piece)
    return collected


def _lines(pieces: Sequence[_Piece], names: Names, by: GroupBy, day: date, within_days: int) -> tuple[UnitLine, ...]:
    collected = _collected(pieces)
    return tuple(_line(name, collected[name], day, within_days) for name in _ordered(collected, names, by))


def _line(name: str, pieces: Sequence[_Piece], day: date, within_days: int) -> UnitLine:
    soon = day + timedelta(days=within_days)
    return UnitLine(
        name=name,
        counters=count(piece.standing for piece in pieces),
        apart_done=sum(piece.standing in APART and piece.finished_on is not None for piece in pieces),
        due_soon=sum(
            piece.standing is Standing.OPEN_IN_TIME and piece.due is not None and piece.due <= soon for piece in pieces
        ),
        long_overdue=sum(_is_long_overdue(piece, day) for piece in pieces),
        long_undated=sum(_is_long_undated(piece, day) for piece in pieces),
    )


def _is_long_overdue(piece: _Piece, day: date) -> bool:
    late = piece.standing is Standing.OPEN_OVERDUE and piece.due is not None
    return late and piece.due is not None and (day - piece.due).days > LONG_OVERDUE_DAYS


def _is_long_undated(piece: _Piece, day: date) -> bool:
    waits = piece.standing is Standing.UNDATED and piece.finished_on is None and not piece.reported
    return waits and (day - piece.assigned_on).days > LONG_UNDATED_DAYS


def _movements(pieces: Sequence[_Piece], names: Names, by: GroupBy, period: Period) -> tuple[PeriodLine, ...]:
    collected = _collected(pieces)
    return tuple(_movement(name, collected[name], period) for name in _ordered(collected, names, by))


def _trend(whole: Sequence[_Piece], day: date) -> tuple[PeriodLine, ...]:
    """What moved in the quarters since the first task, at most the last six; the quarter of the day up to that day."""
    began = min((piece.assigned_on for piece in whole), default=day)
    first = max(_quarter_of(began), _quarter_of(day) - _QUARTERS + 1)
    return tuple(_movement(period.name, whole, period) for period in map(_quarter, range(first, _quarter_of(day) + 1)))


def _quarter_of(day: date) -> int:
    """Quarters counted from the year 0."""
    return day.year * 4 + (day.month - 1) // 3


def _quarter(number: int) -> Period:
    year, at = divmod(number, 4)
    following_year, following = divmod(number + 1, 4)
    last = date(following_year, 3 * following + 1, 1) - timedelta(days=1)
    return Period(f"Quý {_ROMAN[at]}/{year}", date(year, 3 * at + 1, 1), last)


def _movement(name: str, pieces: Sequence[_Piece], period: Period) -> PeriodLine:
    def within(day: date | None) -> bool:
        return day is not None and period.first <= day <= period.last

    return PeriodLine(
        name=name,
        assigned=sum(within(piece.assigned_on) for piece in pieces),
        finished=sum(within(piece.finished_on) for piece in pieces),
        fell_due=sum(within(piece.due) for piece in pieces),
        still_open=sum(
            piece.assigned_on <= period.last and (piece.finished_on is None or piece.finished_on > period.last)
            for piece in pieces
        ),
    )
