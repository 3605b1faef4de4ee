"""What several errands ask of a book before they write: the office's rules, a meeting's record, what a unit leads."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.decide_days import move_with_meeting
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fold import fold_meeting, fold_rules
from giaoban_tracker.domain.identity import MeetingId, SubjectId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.rules import RULES, RulesTerms
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk


def rules_of(book: Reading) -> RulesTerms:
    """The office's rules of following up as that book states them; the usual ones while it states none."""
    return fold_rules(book.facts_about(RULES))


def known_meeting(book: Reading, meeting: MeetingId) -> Meeting:
    """A meeting of the book.

    Raises:
        Refused: "unknown-meeting".
    """
    found = fold_meeting(book.facts_about(SubjectId(meeting)))
    if found is None:
        raise Refused("unknown-meeting", meeting=meeting)
    return found


def open_meeting(book: Reading, meeting: MeetingId) -> Meeting:
    """A meeting whose record may be written in.

    Raises:
        Refused: "unknown-meeting", "meeting-closed".
    """
    found = known_meeting(book, meeting)
    if found.closed_on is not None:
        raise Refused("meeting-closed", meeting=found.terms.title, day=found.closed_on.isoformat())
    return found


def moved_days(desk: Desk, book: Reading, meeting: MeetingId, held_on: date) -> list[Fact]:
    """What moves with a meeting: one fact for each open task whose day is tied to it."""
    facts = []
    for task in book.tasks(TaskQuery(desk.today, due_meeting=meeting)):
        deed = move_with_meeting(task, meeting, held_on)
        if deed is not None:
            facts.append(desk.fact(task.id, deed))
    return facts


def open_tasks_led_by(book: Reading, unit: UnitId, today: date) -> tuple[Task, ...]:
    """The tasks of which a unit leads a share that is not accepted, those suspended included; may be empty."""
    tasks = book.tasks(TaskQuery(today, units=frozenset({unit})))
    return tuple(task for task in tasks if task.stands and task.is_open_for(unit))
