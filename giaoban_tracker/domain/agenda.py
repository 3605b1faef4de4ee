"""The live agenda of a briefing: which tasks are to be spoken of and why, worked out from tasks, days and rules.

A query, not a copy: nothing of it is kept; until the meeting is closed it follows the book.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Share, Task
from giaoban_tracker.domain.task_list import TaskRow


class Point(StrEnum):
    """Why a task stands on the agenda; in this order they are spoken of."""

    CHASED = "chased"
    """late after n chasings (quá hạn sau nhiều lần đôn đốc)"""
    LATE = "late"
    DUE = "due"
    """due before the next briefing"""
    UNDATED = "undated"
    AWAITING = "awaiting"
    """reported done, awaits acceptance (chờ nghiệm thu)"""
    REQUESTED = "requested"
    """an extension was asked for"""
    REVIEW = "review"
    """stopped or waiting, and to be looked at again"""
    CLOSED = "closed"
    """closed since the last briefing, shown once more"""


POINT_TERMS = {
    Point.CHASED: "Quá hạn sau nhiều lần đôn đốc",
    Point.LATE: "Quá hạn",
    Point.DUE: "Đến hạn trước kỳ giao ban sau",
    Point.UNDATED: "Chưa có thời hạn",
    Point.AWAITING: "Đã báo cáo, chờ nghiệm thu",
    Point.REQUESTED: "Đề nghị gia hạn",
    Point.REVIEW: "Tạm dừng, chờ điều kiện cần xem lại",
    Point.CLOSED: "Hoàn thành từ kỳ giao ban trước",
}


@dataclass(frozen=True, slots=True)
class Span:
    """The days an agenda looks at.

    Attributes:
        today: the day on which everything stands.
        since: the day of the last briefing; None when there was none.
        until: the day of the next one, inclusive.
    """

    today: date
    since: date | None
    until: date


@dataclass(frozen=True, slots=True)
class AgendaSection:
    """The tasks of one point; never empty.

    Attributes:
        rows: late first, then by day.
    """

    point: Point
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What a unit cannot solve alone (vướng mắc cần quyết định).

    Attributes:
        level: who is to decide: the task's authority, else the level that receives it, else its leader; may be empty.
        words: difficulty and proposal as reported last.
    """

    row: TaskRow
    unit: str
    level: str
    difficulty: str
    proposal: str


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """A unit that owes a report.

    Attributes:
        tasks: codes of its open tasks on which it has not reported for so long; never empty.
        last_report_on: its newest report on any of them; None when it never reported.
    """

    unit: UnitId
    name: str
    tasks: tuple[str, ...]
    last_report_on: date | None


@dataclass(frozen=True, slots=True)
class NumbersLine:
    """Counters of one unit, or of all, on three days.

    Attributes:
        at_meeting: on the day of the last briefing; None when there was none.
        at_quarter: on the last day of the quarter before.
    """

    key: str
    name: str
    now: Counters
    at_meeting: Counters | None
    at_quarter: Counters


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything for one briefing.

    Attributes:
        previous: the meeting of the same row before it; None for the first.
        sections: those that have tasks, in the order of `Point`; may be empty.
        obstacles: by level, then by day.
        silent: in the office's order.
        total: over the tasks of the meeting's bloc, or of the whole book.
        lines: by unit in the office's order.
        ended_units: units that lead open tasks and exist no more; they must be moved.
    """

    meeting: Meeting
    previous: Meeting | None
    span: Span
    sections: tuple[AgendaSection, ...]
    obstacles: tuple[Obstacle, ...]
    silent: tuple[SilentUnit, ...]
    total: NumbersLine
    lines: tuple[NumbersLine, ...]
    ended_units: tuple[str, ...] = ()


def points_of(row: TaskRow, span: Span, rules: RulesTerms, *, closed_since: bool) -> tuple[Point, ...]:
    """Why a task stands on the agenda; empty when it does not. A task may stand under several points.

    Args:
        row: the task as it stands on the day that the span calls today.
        closed_since: whether its last share was accepted after the last briefing.
    """
    if row.standing is Standing.WITHDRAWN:
        return ()
    if row.finished_on is not None:
        return (Point.CLOSED,) if closed_since else ()
    found = [_by_standing(row, span, rules)]
    found.append(Point.AWAITING if row.awaits_acceptance else None)
    found.append(Point.REQUESTED if row.asked else None)
    found.append(Point.REVIEW if _to_review(row, span) else None)
    return tuple(point for point in found if point is not None)


def level_of(task: Task) -> str:
    """Who is competent to decide about a task; empty when nothing says so."""
    return task.terms.authority or task.terms.receiving_level or task.terms.leader


def obstacles_of(task: Task) -> tuple[Share, ...]:
    """The open shares whose last report names a difficulty or asks for a decision."""
    return tuple(
        share
        for share in task.shares
        if share.acceptance is None
        and share.last_report is not None
        and (share.last_report.terms.difficulty or share.last_report.terms.proposal)
    )


def owes_report(task: Task, share: Share, today: date, rules: RulesTerms) -> bool:
    """Whether a unit has been silent on an open share for too long; standing duties and stopped tasks never are."""
    open_standings = (Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.WAITING)
    if share.unit is None or share.acceptance is not None or standing_of(task, today) not in open_standings:
        return False
    last = share.last_report.on if share.last_report is not None else task.assigned_on
    return (today - last).days > rules.silent_days


def ordered(rows: Iterable[TaskRow]) -> tuple[TaskRow, ...]:
    """Late first, then by day, those without one last."""
    return tuple(sorted(rows, key=lambda row: (row.deadline.due or date.max, row.code)))


def _by_standing(row: TaskRow, span: Span, rules: RulesTerms) -> Point | None:
    if row.standing is Standing.OPEN_OVERDUE:
        return Point.CHASED if row.chased >= rules.chasings_to_agenda else Point.LATE
    if row.standing is Standing.OPEN_IN_TIME:
        due = row.deadline.due
        return Point.DUE if due is not None and due <= span.until else None
    return Point.UNDATED if row.standing is Standing.UNDATED else None


def _to_review(row: TaskRow, span: Span) -> bool:
    if row.standing not in (Standing.SUSPENDED, Standing.WAITING):
        return False
    return row.review_on is None or row.review_on <= span.until
