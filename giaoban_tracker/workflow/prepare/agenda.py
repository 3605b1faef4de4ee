"""Prepare a briefing (chuẩn bị giao ban): its live agenda from the book; nothing is written.

Until the meeting is closed the agenda follows the book; once it is closed it shows the book as at that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from giaoban_tracker.domain.agenda import (
    Agenda,
    AgendaSection,
    NumbersLine,
    Obstacle,
    Point,
    SilentUnit,
    Span,
    level_of,
    obstacles_of,
    ordered,
    owes_report,
    points_of,
)
from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import BlocId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Meeting, Rhythm
from giaoban_tracker.domain.periods import next_on, period, period_of, previous
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery, TaskRow
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import known_meeting, rules_of
from giaoban_tracker.workflow.desk import Desk

_NOT_DONE = frozenset(
    {Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.WAITING, Standing.SUSPENDED}
)
_Numbers = tuple[Counters, Mapping[str, Counters]]


def prepare_meeting(desk: Desk, meeting: MeetingId, *, as_of: date | None = None) -> Agenda:
    """The agenda of a briefing.

    Args:
        as_of: the day whose book is read; None for the book as it is now, or as at the day the meeting was closed.

    Raises:
        Refused: "unknown-meeting".
    """
    return read_agenda(desk, meeting, as_of)[0]


def read_agenda(desk: Desk, meeting: MeetingId, as_of: date | None) -> tuple[Agenda, tuple[Task, ...]]:
    """The agenda, and the tasks it was made from: all that are not finished, and what was closed since the last one."""
    day = as_of or _closing_day(desk, meeting)
    with _book(desk, day) as book:
        found = known_meeting(book, meeting)
        before, after = neighbours(book.meetings(), found)
        today = day or desk.today
        span = Span(today, before.terms.held_on if before else None, _next_day(found, after))
        query = query_of(found, today)
        tasks = _tasks(book, query, span)
        rows = book.task_rows([task.id for task in tasks], today)
        rules, units = rules_of(book), {unit.id: unit for unit in book.units()}
        now = _numbers(book, query)
    at_meeting = _numbers_at(desk, query, span.since) if span.since is not None else None
    at_quarter = _numbers_at(desk, query, _quarter_end(today))
    agenda = Agenda(
        meeting=found,
        previous=before,
        span=span,
        sections=_sections(tasks, rows, span, rules),
        obstacles=_obstacles(tasks, rows, units),
        silent=_silent(tasks, units, today, rules),
        total=NumbersLine("", "Tổng cộng", now[0], at_meeting[0] if at_meeting else None, at_quarter[0]),
        lines=tuple(_lines(units, now, at_meeting, at_quarter)),
        ended_units=_ended(tasks, units, today),
    )
    return agenda, tasks


def query_of(meeting: Meeting, today: date) -> TaskQuery:
    """The tasks a briefing is about: those of its bloc, else all."""
    bloc = meeting.terms.bloc
    return TaskQuery(today, blocs=frozenset({bloc} if bloc is not None else frozenset[BlocId]()))


def neighbours(meetings: Sequence[Meeting], meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The meetings of the same row just before and just after; of the same bloc, where it belongs to no row."""
    terms = meeting.terms

    def same_row(other: Meeting) -> bool:
        if terms.series:
            return other.terms.series == terms.series
        return other.terms.bloc == terms.bloc

    row = sorted((one for one in meetings if same_row(one)), key=lambda one: (one.terms.held_on, one.id))
    before = [one for one in row if one.terms.held_on < terms.held_on]
    after = [one for one in row if one.terms.held_on > terms.held_on]
    return before[-1] if before else None, after[0] if after else None


@contextmanager
def _book(desk: Desk, day: date | None) -> Iterator[Reading]:
    with desk.ledger.as_of(day) if day is not None else desk.ledger.reading() as book:
        yield book


def _closing_day(desk: Desk, meeting: MeetingId) -> date | None:
    with desk.ledger.reading() as book:
        return known_meeting(book, meeting).closed_on


def _next_day(meeting: Meeting, after: Meeting | None) -> date:
    if after is not None:
        return after.terms.held_on
    rhythm = meeting.terms.rhythm if meeting.terms.rhythm is not Rhythm.NONE else Rhythm.QUARTER
    return next_on(meeting.terms.held_on, rhythm)


def _tasks(book: Reading, query: TaskQuery, span: Span) -> tuple[Task, ...]:
    """What is not finished, and what was closed since the last briefing."""
    is_open = TaskQuery(query.today, blocs=query.blocs, standings=_NOT_DONE)
    since = span.since + timedelta(days=1) if span.since is not None else None
    closed = TaskQuery(query.today, blocs=query.blocs, closed_from=since or date.min, closed_to=span.today)
    awaiting = TaskQuery(query.today, blocs=query.blocs, awaiting=True)
    found = {task.id: task for part in (is_open, closed, awaiting) for task in book.tasks(part)}
    return tuple(found.values())


def _sections(
    tasks: Iterable[Task], rows: Sequence[TaskRow], span: Span, rules: RulesTerms
) -> tuple[AgendaSection, ...]:
    found: dict[Point, list[TaskId]] = {point: [] for point in Point}
    for task in tasks:
        for point in points_of(task, span, rules):
            found[point].append(task.id)
    return tuple(AgendaSection(point, ordered(ids, rows)) for point, ids in found.items() if ids)


def _obstacles(tasks: Iterable[Task], rows: Sequence[TaskRow], units: Mapping[UnitId, Unit]) -> tuple[Obstacle, ...]:
    by_id = {row.id: row for row in rows}
    found = [
        Obstacle(
            by_id[task.id],
            units[share.unit].name if share.unit is not None else "",
            level_of(task),
            share.last_report.terms.difficulty,
            share.last_report.terms.proposal,
        )
        for task in tasks
        if task.stands
        for share in obstacles_of(task)
        if share.last_report is not None
    ]
    return tuple(sorted(found, key=lambda one: (not one.level, one.level, one.row.deadline.due or date.max)))


def _silent(
    tasks: Iterable[Task], units: Mapping[UnitId, Unit], today: date, rules: RulesTerms
) -> tuple[SilentUnit, ...]:
    owed: dict[UnitId, list[str]] = {}
    last: dict[UnitId, date] = {}
    for task in tasks:
        for share in task.shares:
            if share.unit is not None and owes_report(task, share, today, rules):
                owed.setdefault(share.unit, []).append(task.terms.code)
                if share.last_report is not None:
                    last[share.unit] = max(last.get(share.unit, date.min), share.last_report.on)
    return tuple(
        SilentUnit(unit, units[unit].name, tuple(sorted(owed[unit])), last.get(unit)) for unit in units if unit in owed
    )


def _numbers(book: Reading, query: TaskQuery) -> _Numbers:
    return book.counters(query), {key: counted for key, _, counted in book.counters_by(GroupBy.UNIT, query)}


def _numbers_at(desk: Desk, query: TaskQuery, day: date) -> _Numbers:
    with desk.ledger.as_of(day) as book:
        return _numbers(book, TaskQuery(day, blocs=query.blocs))


def _lines(
    units: Mapping[UnitId, Unit], now: _Numbers, at_meeting: _Numbers | None, at_quarter: _Numbers
) -> Iterator[NumbersLine]:
    none = Counters()
    for unit in units:
        three = [numbers[1].get(unit) for numbers in (now, at_meeting or now, at_quarter)]
        if any(three):
            then = at_meeting[1].get(unit, none) if at_meeting is not None else None
            yield NumbersLine(unit, units[unit].name, three[0] or none, then, three[2] or none)


def _quarter_end(today: date) -> date:
    """The last day of the quarter before the one that today lies in."""
    found = period(previous(period_of(today, "quarter")))
    return found.last if found is not None else today


def _ended(tasks: Iterable[Task], units: Mapping[UnitId, Unit], today: date) -> tuple[str, ...]:
    leading = {
        share.unit for task in tasks if task.stands for share in task.shares if share.acceptance is None and share.unit
    }
    return tuple(unit.name for unit in units.values() if unit.id in leading and not unit.exists_on(today))
