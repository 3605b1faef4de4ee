"""Reading minutes with what the book knows: its units on the day of the meeting, its calendar, its open tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.domain.identity import BlocId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.domain.unit import members_on
from giaoban_tracker.minutes import UnitName, read_minutes
from giaoban_tracker.minutes.coverage import open_clauses
from giaoban_tracker.minutes.subjects import same_subject
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.review.cards import Addressees, Clause, Continuation, Likeness
from giaoban_tracker.workflow.work_calendar import office_calendar

_OPEN = frozenset({Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.STANDING, Standing.WAITING})
_MOST_COMPARED = 400
"""Open tasks that drafts are compared with, newest first; older ones are hardly what a leader speaks of today."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gives.

    Attributes:
        drafts: in the order of the text; may be empty.
        clauses: what could be an order and is not drafted; may be empty.
        likenesses: pairs of drafts that may be about one subject; may be empty.
        continuations: drafts that may go on with an open task of the book, likest first; may be empty.
    """

    drafts: tuple[DirectiveDraft, ...]
    clauses: tuple[Clause, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    continuations: tuple[Continuation, ...] = ()


def read_for(desk: Desk, text: str, meeting_day: date, stop: Callable[[], bool] | None = None) -> Read:
    """Read minutes for a person who will judge them: drafts, what they leave open, what may belong together.

    Args:
        stop: asked now and then; when it says True what was read so far is returned.
    """
    drafts = read_drafts(desk, text, meeting_day, stop)
    calendar, names = office_calendar(desk, meeting_day), _unit_names(desk, meeting_day)
    left = open_clauses(text, drafts, meeting_day=meeting_day, units=names, calendar=calendar, stop=stop)
    clauses = tuple(Clause(one.span, one.why) for one in left)
    rows = _open_tasks(desk)
    likenesses, continuations = [], []
    for pair in same_subject(drafts, [row.content for row in rows]):
        span = drafts[pair.draft].span
        if pair.is_open_task:
            row = rows[pair.other]
            continuations.append(Continuation(span, row.id, row.code, row.content, pair.words))
        else:
            likenesses.append(Likeness(span, drafts[pair.other].span, pair.shared))
    return Read(drafts, clauses, tuple(likenesses), tuple(continuations))


def read_drafts(
    desk: Desk, text: str, meeting_day: date, stop: Callable[[], bool] | None = None
) -> tuple[DirectiveDraft, ...]:
    """The drafts alone, for the units that exist on the day of the meeting, by the office's work calendar."""
    calendar, names = office_calendar(desk, meeting_day), _unit_names(desk, meeting_day)
    return read_minutes(text, meeting_day=meeting_day, units=names, calendar=calendar, stop=stop)


def addressees_of(desk: Desk, bloc: BlocId | None, day: date) -> Addressees:
    """Whom words can mean at a meeting of that bloc on that day."""
    with desk.ledger.reading() as book:
        units = book.units()
    members = tuple(unit.id for unit in members_on(units, bloc, day)) if bloc is not None else ()
    return Addressees({unit.name: unit.id for unit in units}, bloc, members)


def _unit_names(desk: Desk, day: date) -> list[UnitName]:
    with desk.ledger.reading() as book:
        units = [unit for unit in book.units() if unit.exists_on(day)]
    return [UnitName(unit.name, unit.terms.aliases) for unit in units]


def _open_tasks(desk: Desk) -> tuple[TaskRow, ...]:
    query = TaskQuery(desk.today, standings=_OPEN, order=(SortKey(TaskColumn.CODE, descending=True),))
    with desk.ledger.reading() as book:
        rows = book.task_rows(book.task_ids(query)[:_MOST_COMPARED], desk.today)
    return tuple(row for row in rows if row.finished_on is None)
