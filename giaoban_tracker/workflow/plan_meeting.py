"""Plan the next meeting of a row, and tie to it the tasks that are due 'before the next briefing'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.decide import amend
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import MeetingRecorded, TaskAmended
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.meeting import Meeting, MeetingTerms, Rhythm
from giaoban_tracker.domain.periods import next_on
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import open_meeting
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class Planned:
    """The meeting that was written."""

    meeting: MeetingId
    changes: Changes


def plan_meeting(desk: Desk, terms: MeetingTerms) -> Planned:
    """Enter a meeting that is to come (lên lịch giao ban); its minutes come later.

    Raises:
        Refused: "title-missing".
    """
    title = " ".join(terms.title.split())
    if not title:
        raise Refused("title-missing")
    meeting = MeetingId(desk.new_id())
    with desk.ledger.writing() as book:
        changes = book.append([desk.fact(meeting, MeetingRecorded(replace(terms, title=title)))])
    return Planned(meeting, changes)


def next_of(meeting: Meeting) -> MeetingTerms:
    """The terms to propose for the next meeting of the same row: its day by the rhythm, its papers empty.

    A meeting without rhythm is followed by one of the same day three months later.
    """
    terms = meeting.terms
    rhythm = terms.rhythm if terms.rhythm is not Rhythm.NONE else Rhythm.QUARTER
    return replace(
        terms,
        held_on=next_on(terms.held_on, rhythm),
        document="",
        issued_on=None,
        minutes_name="",
        minutes_sha256="",
        agenda=(),
    )


def tieable(desk: Desk, meeting: MeetingId) -> tuple[TaskRow, ...]:
    """Open tasks due at a briefing that is not yet named, and that may be this one; a person chooses.

    Raises:
        Refused: "unknown-meeting", "meeting-closed".
    """
    with desk.ledger.reading() as book:
        found = open_meeting(book, meeting)
        # What is due at an event without a day counts as undated, or is stopped.
        ids = book.task_ids(TaskQuery(desk.today, standings=frozenset({Standing.UNDATED, Standing.SUSPENDED})))
        return tuple(row for row in book.task_rows(ids, desk.today) if _may_be(row, found))


def tie_to_meeting(desk: Desk, tasks: Sequence[TaskId], meeting: MeetingId) -> Changes:
    """Tie the days of tasks to a meeting: due on its day, inclusive, and moving with it.

    Raises:
        Refused: "unknown-meeting", "meeting-closed"; as `domain.decide.amend`, about the first task that it forbids.
    """
    with desk.ledger.writing() as book:
        found = open_meeting(book, meeting)
        return book.append([desk.fact(task, _tied(book, task, found)) for task in tasks])


def _tied(book: Reading, task_id: TaskId, meeting: Meeting) -> TaskAmended:
    task = book.task(task_id)
    deadline = replace(
        task.deadline, kind=DeadlineKind.EVENT, due=meeting.terms.held_on, meeting=meeting.id, rule="meeting"
    )
    return amend(task, replace(task.terms, deadline=deadline), task.revision)


def _may_be(row: TaskRow, meeting: Meeting) -> bool:
    known = row.deadline
    is_open_event = known.kind is DeadlineKind.EVENT and known.meeting is None and known.due is None
    is_given_before = row.assigned_on is not None and row.assigned_on < meeting.terms.held_on
    return row.finished_on is None and is_open_event and is_given_before and "giao ban" in folded(known.words)
