"""Prepare a briefing (chuẩn bị giao ban): its live agenda from the book; nothing is written.

Until the meeting is closed the agenda follows the book; once it is closed it shows the book as at that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from giaoban_tracker.domain.agenda import (
    Agenda,
    AgendaSection,
    NumbersLine,
    Obstacle,
    Point,
    Span,
    level_of,
    obstacles_of,
    ordered,
    points_of,
)
from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import BlocId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Meeting, Rhythm
from giaoban_tracker.domain.periods import next_on, period, period_of, previous
from giaoban_tracker.domain.progress import Progress, go_on, part_of
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery, TaskRow
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import known_meeting, rules_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.prepare.silent import silent_units

_NOT_DONE = frozenset(
    {Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.WAITING, Standing.SUSPENDED}
)
_PARTS = 3
"""The book itself, and two earlier days."""

_Numbers = tuple[Counters, Mapping[str, Counters]]


def prepare_meeting(
    desk: Desk, meeting: MeetingId, *, as_of: date | None = None, progress: Progress | None = None
) -> Agenda:
    """The agenda of a briefing.

    Args:
        as_of: the day whose book is read; None for the book as it is now, or as at the day the meeting was closed.

    Raises:
        Refused: "unknown-meeting", "stopped".
    """
    day = as_of or _closing_day(desk, meeting)
    with book_on(desk, day, part_of(progress, 0, _PARTS)) as book:
        found = known_meeting(book, meeting)
        before, after = neighbours(book.meetings(), found)
        today = day or desk.today
        span = Span(today, before.terms.held_on if before else None, _next_day(found, after))
        query = query_of(found, today)
        rows, closed = _rows(book, query, span)
        go_on(progress, 2, 2 * _PARTS)
        rules, units = rules_of(book), {unit.id: unit for unit in book.units()}
        agenda = Agenda(
            meeting=found,
            previous=before,
            span=span,
            sections=_sections(rows, closed, span, rules),
            obstacles=_obstacles(book, rows, units),
            silent=silent_units(book, rows, units, today, rules),
            total=NumbersLine("", "Tổng cộng", Counters(), None, Counters()),
            lines=(),
            ended_units=_ended(book, query, units, today),
        )
        now = _numbers(book, query)
    days = (span.since, _quarter_end(today))
    at_meeting, at_quarter = _numbers_on(desk, query, days, progress)
    assert at_quarter is not None
    return replace(
        agenda,
        total=NumbersLine("", "Tổng cộng", now[0], at_meeting[0] if at_meeting else None, at_quarter[0]),
        lines=tuple(_lines(units, now, at_meeting, at_quarter)),
    )


def tasks_of(book: Reading, agenda: Agenda) -> tuple[Task, ...]:
    """The tasks that an agenda looks at, whole: what is not finished, and what was closed since the last briefing."""
    rows, _ = _rows(book, query_of(agenda.meeting, agenda.span.today), agenda.span)
    return book.tasks_of([row.id for row in rows])


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
def book_on(desk: Desk, day: date | None, progress: Progress | None = None) -> Iterator[Reading]:
    """The book as at a day; as it is now where none is given."""
    with desk.ledger.as_of(day, progress) if day is not None else desk.ledger.reading() as book:
        yield book


def _closing_day(desk: Desk, meeting: MeetingId) -> date | None:
    with desk.ledger.reading() as book:
        return known_meeting(book, meeting).closed_on


def _next_day(meeting: Meeting, after: Meeting | None) -> date:
    if after is not None:
        return after.terms.held_on
    rhythm = meeting.terms.rhythm if meeting.terms.rhythm is not Rhythm.NONE else Rhythm.QUARTER
    return next_on(meeting.terms.held_on, rhythm)


def _rows(book: Reading, query: TaskQuery, span: Span) -> tuple[tuple[TaskRow, ...], frozenset[TaskId]]:
    """What is not finished, and what was closed since the last briefing; and the ids of the latter."""
    is_open = TaskQuery(query.today, blocs=query.blocs, standings=_NOT_DONE)
    since = span.since + timedelta(days=1) if span.since is not None else None
    closed = TaskQuery(query.today, blocs=query.blocs, closed_from=since or date.min, closed_to=span.today)
    awaiting = TaskQuery(query.today, blocs=query.blocs, awaiting=True)
    parts = [book.task_ids(part) for part in (is_open, closed, awaiting)]
    ids = tuple(dict.fromkeys(task for part in parts for task in part))
    return book.task_rows(ids, query.today), frozenset(parts[1])


def _sections(rows: Iterable[TaskRow], closed: Set[TaskId], span: Span, rules: RulesTerms) -> tuple[AgendaSection, ...]:
    found: dict[Point, list[TaskRow]] = {point: [] for point in Point}
    for row in rows:
        for point in points_of(row, span, rules, closed_since=row.id in closed):
            found[point].append(row)
    return tuple(AgendaSection(point, ordered(some)) for point, some in found.items() if some)


def _obstacles(book: Reading, rows: Iterable[TaskRow], units: Mapping[UnitId, Unit]) -> tuple[Obstacle, ...]:
    """Only tasks whose reports may speak of one are read whole."""
    told = book.post.tasks_with_obstacles()
    by_id = {row.id: row for row in rows if row.id in told and row.standing is not Standing.WITHDRAWN}
    found = [
        Obstacle(
            by_id[task.id],
            units[share.unit].name if share.unit is not None else "",
            level_of(task),
            share.last_report.terms.difficulty,
            share.last_report.terms.proposal,
        )
        for task in book.tasks_of(by_id)
        for share in obstacles_of(task)
        if share.last_report is not None
    ]
    return tuple(sorted(found, key=lambda one: (not one.level, one.level, one.row.deadline.due or date.max)))


def _numbers(book: Reading, query: TaskQuery) -> _Numbers:
    return book.counters(query), {key: counted for key, _, counted in book.counters_by(GroupBy.UNIT, query)}


def _numbers_on(
    desk: Desk, query: TaskQuery, days: Sequence[date | None], progress: Progress | None
) -> list[_Numbers | None]:
    """The numbers on some earlier days, each day read once; None for a day that is None."""
    known: dict[date, _Numbers] = {}
    for number, day in enumerate(days, 1):
        if day is not None and day not in known:
            with desk.ledger.as_of(day, part_of(progress, number, _PARTS)) as book:
                known[day] = _numbers(book, TaskQuery(day, blocs=query.blocs))
    return [known[day] if day is not None else None for day in days]


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


def _ended(book: Reading, query: TaskQuery, units: Mapping[UnitId, Unit], today: date) -> tuple[str, ...]:
    """The units that are no more and still lead something."""
    gone = [unit for unit in units.values() if not unit.exists_on(today)]
    found = []
    for unit in gone:
        ids = book.task_ids(replace(query, units=frozenset({unit.id}), standings=_NOT_DONE))
        if any(task.stands and task.is_open_for(unit.id) for task in book.tasks_of(ids)):
            found.append(unit.name)
    return tuple(found)
