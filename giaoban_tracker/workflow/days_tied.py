"""Which tasks' days are tied to a meeting, and which would move with it; nothing is written."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.workflow.book_state import moved_days
from giaoban_tracker.workflow.desk import Desk


def tied_query(desk: Desk, meeting: MeetingId) -> TaskQuery:
    """The tasks, done or not, whose day is this meeting's."""
    return TaskQuery(desk.today, due_meeting=meeting)


def tied(desk: Desk, meeting: MeetingId) -> int:
    """How many tasks `tied_query` lists."""
    with desk.ledger.reading() as book:
        return book.count(tied_query(desk, meeting))


def moving(desk: Desk, meeting: MeetingId, held_on: date) -> tuple[TaskRow, ...]:
    """The tasks whose days would move if the meeting were held on that day; may be empty."""
    with desk.ledger.reading() as book:
        ids = [TaskId(fact.subject) for fact in moved_days(desk, book, meeting, held_on)]
        return book.task_rows(ids, desk.today)
