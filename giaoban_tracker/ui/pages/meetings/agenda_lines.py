"""An agenda as groups of lines, as a person reads it down: every line says what, who, until when, how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from giaoban_tracker.domain.agenda import POINT_TERMS, Obstacle, Point, SilentUnit
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.minutes_wording import deadline_words
from giaoban_tracker.ui.pages.meetings.opening import OPEN, OpenedAgenda, open_agenda, query_of
from giaoban_tracker.ui.task_words import StateMark, row_mark
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.desk import Desk

_FACES: Mapping[Point, tuple[str, str]] = {
    Point.CHASED: ("chase", "late"),
    Point.LATE: ("late", "late"),
    Point.DUE: ("calendar", "soon"),
    Point.UNDATED: ("undated", "info"),
    Point.AWAITING: ("accept", "accent"),
    Point.REQUESTED: ("extend", "accent"),
    Point.REVIEW: ("suspended", "info"),
    Point.CLOSED: ("done", "done"),
}


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line.

    Attributes:
        code: of the task; empty for a unit.
        who: who leads it, or what a unit owes.
        mark: how the task stands; None for a unit.
        task: what the line opens; None when it opens `query` or nothing.
        query: the tasks that the line stands for; None for a single task.
        lines: those below it; may be empty.
    """

    code: str
    words: str
    who: str
    day: str
    mark: StateMark | None = None
    task: TaskId | None = None
    query: TaskQuery | None = None
    lines: tuple[AgendaLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """Lines under one heading, never none.

    Attributes:
        title: with no number.
        query: lists exactly these lines in the task table; None where it cannot.
        icon, tone: of the heading; both only repeat its words.
    """

    title: str
    lines: tuple[AgendaLine, ...]
    query: TaskQuery | None
    icon: str
    tone: str

    @property
    def count(self) -> str:
        """How many lines there are."""
        return number(len(self.lines))


def read_agenda(
    desk: Desk, meeting: MeetingId, progress: Progress | None = None
) -> tuple[OpenedAgenda, tuple[AgendaGroup, ...]]:
    """The agenda of a meeting and its lines; for the worker, since thousands of lines take their time.

    Raises:
        Refused: "unknown-meeting", "stopped".
    """
    opened = open_agenda(desk, meeting, progress)
    return opened, groups_of(opened)


def groups_of(opened: OpenedAgenda) -> tuple[AgendaGroup, ...]:
    """The whole agenda in the order in which it is spoken of."""
    return (
        *_points(opened),
        *_obstacles(opened),
        *_silent(opened),
        *_ended(opened),
    )


def _points(opened: OpenedAgenda) -> Iterator[AgendaGroup]:
    today = opened.agenda.span.today
    for section in opened.agenda.sections:
        icon, tone = _FACES[section.point]
        lines = tuple(_line(row, today) for row in section.rows)
        yield AgendaGroup(POINT_TERMS[section.point], lines, opened.queries.get(section.point), icon, tone)


def _obstacles(opened: OpenedAgenda) -> Iterator[AgendaGroup]:
    """By the level that is to decide; the agenda has them in that order already."""
    today = opened.agenda.span.today
    for level, found in groupby(opened.agenda.obstacles, key=lambda one: one.level):
        lines = tuple(_obstacle(one, today) for one in found)
        whom = level or "chưa rõ cấp quyết định"
        yield AgendaGroup(f"Vướng mắc cần quyết định – {whom}", lines, None, "split", "soon")


def _obstacle(one: Obstacle, today: date) -> AgendaLine:
    parts = (one.difficulty, f"Kiến nghị: {one.proposal}" if one.proposal else "")
    words = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
    return AgendaLine(one.row.code, words, one.unit, _day(one.row), row_mark(one.row, today), one.row.id)


def _silent(opened: OpenedAgenda) -> Iterator[AgendaGroup]:
    agenda = opened.agenda
    if agenda.silent:
        lines = tuple(_silent_unit(opened, one) for one in agenda.silent)
        yield AgendaGroup("Đơn vị chưa báo cáo", lines, None, "report", "soon")


def _silent_unit(opened: OpenedAgenda, one: SilentUnit) -> AgendaLine:
    last = f"báo cáo gần nhất {day_text(one.last_report_on)}" if one.last_report_on else "chưa báo cáo lần nào"
    rows = opened.silent.get(one.unit, ())
    owed = f"còn nợ báo cáo {number(len(one.tasks))} nhiệm vụ"
    below = tuple(_line(row, opened.agenda.span.today) for row in rows)
    # Of a past day only the codes are known: they stand in the line itself.
    return AgendaLine("", one.name, owed if rows else f"{owed}: {', '.join(one.tasks)}", last, lines=below)


def _ended(opened: OpenedAgenda) -> Iterator[AgendaGroup]:
    agenda = opened.agenda
    if agenda.ended_units:
        whole = query_of(agenda)
        lines = tuple(
            AgendaLine(
                "",
                name,
                "cần chuyển nhiệm vụ sang đơn vị tiếp nhận",
                "",
                query=TaskQuery(whole.today, units=frozenset({opened.ended[name]}), blocs=whole.blocs, standings=OPEN)
                if name in opened.ended and not opened.is_past
                else None,
            )
            for name in agenda.ended_units
        )
        yield AgendaGroup("Đơn vị đã kết thúc còn chủ trì nhiệm vụ", lines, None, "units", "late")


def _line(row: TaskRow, today: date) -> AgendaLine:
    return AgendaLine(
        row.code, row.content, row.lead or "Chưa rõ đơn vị chủ trì", _day(row), row_mark(row, today), row.id
    )


def _day(row: TaskRow) -> str:
    return day_text(row.deadline.due) if row.deadline.due is not None else deadline_words(row.deadline)
