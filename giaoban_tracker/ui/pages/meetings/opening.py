"""What the page's worker reads of one meeting: its record, and its agenda with the rows behind every number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from giaoban_tracker.domain.agenda import Agenda, Point
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Meeting, MeetingRecord
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.domain.unit import Bloc, Unit, members_on
from giaoban_tracker.ui.pages.meetings.steps import Step, step_of
from giaoban_tracker.workflow import browse, days_tied, list_tasks, meeting_record, plan_meeting
from giaoban_tracker.workflow.browse import MeetingSheet
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.list_tasks import Particulars

OPEN = frozenset({Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.WAITING, Standing.SUSPENDED})


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A meeting of the book with its record.

    Attributes:
        step: how far it is.
        called: the units that are called to it, and those that the record names besides, in the office's order.
        speakers: those, and whoever spoke besides.
        names: of every unit, those that are no more included.
        followed: the next meeting of its row; None when none is on the calendar.
    """

    sheet: MeetingSheet
    blocs: tuple[Bloc, ...]
    step: Step
    record: MeetingRecord = field(default_factory=MeetingRecord)
    called: tuple[Unit, ...] = ()
    speakers: tuple[Unit, ...] = ()
    names: Mapping[UnitId, str] = field(default_factory=dict)
    followed: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """Deadlines and a meeting's day.

    Attributes:
        tied: how many tasks have their day tied to it.
        tieable: open tasks due at a briefing that is not yet named, and that may be this one.
    """

    tied: int
    tieable: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class OpenedAgenda:
    """The agenda of a meeting, and what lists the rows behind its numbers.

    Attributes:
        queries: of the points whose rows the task table can list exactly; none of a past day, which it cannot show.
        silent: the tasks behind each silent unit, by its name.
        ended: the ids of units that are no more and still lead tasks, by name.
    """

    agenda: Agenda
    queries: Mapping[Point, TaskQuery]
    silent: Mapping[UnitId, tuple[TaskRow, ...]]
    ended: Mapping[str, UnitId]

    @property
    def is_past(self) -> bool:
        """Whether it shows how things stood when the meeting was closed."""
        return self.agenda.meeting.closed_on is not None


def open_sheet(desk: Desk, meeting: MeetingId) -> OpenedSheet:
    """A meeting with everything it led to.

    Raises:
        Refused: "unknown-meeting".
    """
    from giaoban_tracker.workflow.prepare.agenda import neighbours  # heavy: the room of paper comes with it

    sheet, known = browse.meeting_sheet(desk, meeting), list_tasks.particulars(desk)
    found, record = sheet.meeting, meeting_record.meeting_record(desk, meeting)
    called, spoke = _called(known, found, record), {statement.unit for statement in record.statements}
    return OpenedSheet(
        sheet=sheet,
        blocs=known.blocs,
        step=step_of(found, gave_something=bool(sheet.conclusions or sheet.tasks)),
        record=record,
        called=called,
        speakers=(*called, *(unit for unit in known.units if unit.id in spoke and unit not in called)),
        names={unit.id: unit.name for unit in known.units},
        followed=neighbours(known.meetings, found)[1],
    )


def open_agenda(desk: Desk, meeting: MeetingId, progress: Progress | None = None) -> OpenedAgenda:
    """What is to be spoken of; of a closed meeting, what was.

    Raises:
        Refused: "unknown-meeting", "stopped".
    """
    from giaoban_tracker.workflow.prepare import prepare_meeting  # heavy: the room of paper comes with it

    agenda = prepare_meeting(desk, meeting, progress=progress)
    known = list_tasks.particulars(desk)
    is_past = agenda.meeting.closed_on is not None
    return OpenedAgenda(
        agenda,
        {} if is_past else _exact(desk, agenda),
        {} if is_past else _behind_silent(desk, agenda),
        {unit.name: unit.id for unit in known.units if unit.name in agenda.ended_units},
    )


def ties_of(desk: Desk, meeting: MeetingId) -> Ties:
    """The deadlines tied to a meeting; of a closed one no further ones are looked for.

    Raises:
        Refused: "unknown-meeting".
    """
    try:
        tieable = plan_meeting.tieable(desk, meeting)
    except Refused as refusal:
        if refusal.code != "meeting-closed":
            raise
        tieable = ()
    return Ties(days_tied.tied(desk, meeting), tieable)


def query_of(agenda: Agenda) -> TaskQuery:
    """Everything that the agenda counts."""
    bloc = agenda.meeting.terms.bloc
    return TaskQuery(agenda.span.today, blocs=frozenset({bloc}) if bloc is not None else frozenset())


def _called(known: Particulars, meeting: Meeting, record: MeetingRecord) -> tuple[Unit, ...]:
    day, bloc = meeting.terms.held_on, meeting.terms.bloc
    if bloc is not None:
        wanted = {unit.id for unit in members_on(known.units, bloc, day)}
    else:
        wanted = {unit.id for unit in known.units if unit.exists_on(day)}
    wanted |= {*record.present, *record.absent}
    chosen = [unit for unit in known.units if unit.id in wanted]
    return tuple(sorted(chosen, key=lambda unit: (unit.terms.order, unit.name)))


def _exact(desk: Desk, agenda: Agenda) -> dict[Point, TaskQuery]:
    """A number leads to the task table only where the table lists exactly what was counted."""
    from giaoban_tracker.workflow import state_rules  # heavy: reads calendars from files as well

    whole, span, rules = query_of(agenda), agenda.span, state_rules.office_rules(desk)
    late = replace(whole, standings=frozenset({Standing.OPEN_OVERDUE}))
    since = span.since + timedelta(days=1) if span.since is not None else None
    wanted = {
        Point.CHASED: replace(late, chased_at_least=rules.chasings_to_agenda),
        Point.LATE: replace(late, chased_fewer_than=rules.chasings_to_agenda),
        Point.DUE: replace(whole, standings=frozenset({Standing.OPEN_IN_TIME}), due_to=span.until),
        Point.UNDATED: replace(whole, standings=frozenset({Standing.UNDATED})),
        Point.AWAITING: replace(whole, awaiting=True),
        Point.REQUESTED: replace(whole, asked=True),
        Point.REVIEW: replace(whole, standings=frozenset({Standing.SUSPENDED, Standing.WAITING})),
        Point.CLOSED: replace(whole, closed_from=since, closed_to=span.today),
    }
    found = {}
    for section in agenda.sections:
        query = wanted[section.point]
        if set(list_tasks.listing(desk, query).ids) == _ids(section.rows):
            found[section.point] = query
    return found


def _behind_silent(desk: Desk, agenda: Agenda) -> dict[UnitId, tuple[TaskRow, ...]]:
    """The rows of the codes that each silent unit owes a report on."""
    if not agenda.silent:
        return {}
    by_code = {row.code: row for row in list_tasks.all_rows(desk, replace(query_of(agenda), standings=OPEN))}
    return {unit.unit: tuple(by_code[code] for code in unit.tasks if code in by_code) for unit in agenda.silent}


def _ids(rows: Iterable[TaskRow]) -> set[TaskId]:
    return {row.id for row in rows}
