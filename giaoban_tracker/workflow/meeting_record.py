"""Keep the record of a meeting: held, what units said, closed and opened again, moved to another day.

A closed record is read only; a meeting is never deleted, since what it concluded stands in the book.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import MeetingRecorded
from giaoban_tracker.domain.fold import fold_meeting_record
from giaoban_tracker.domain.identity import MeetingId, SubjectId, UnitId
from giaoban_tracker.domain.meeting import MeetingRecord
from giaoban_tracker.domain.meeting_deeds import MeetingClosed, MeetingHeld, MeetingReopened, StatementRecorded
from giaoban_tracker.workflow.book_state import known_meeting, moved_days, open_meeting
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.one_decision import day_of


def meeting_record(desk: Desk, meeting: MeetingId, *, as_of: date | None = None) -> MeetingRecord:
    """Who attended and what the units said.

    Raises:
        Refused: "unknown-meeting".
    """
    with desk.ledger.as_of(as_of) if as_of is not None else desk.ledger.reading() as book:
        known_meeting(book, meeting)
        return fold_meeting_record(book.facts_about(SubjectId(meeting)))


def hold_meeting(
    desk: Desk, meeting: MeetingId, present: Sequence[UnitId] = (), absent: Sequence[UnitId] = ()
) -> Changes:
    """State that the meeting took place, and who was there.

    Raises:
        Refused: "unknown-meeting", "meeting-closed", "meeting-not-yet" (its day is to come), "present-and-absent".
    """
    with desk.ledger.writing() as book:
        found = open_meeting(book, meeting)
        if found.terms.held_on > desk.today:
            raise Refused("meeting-not-yet", meeting=found.terms.title, day=found.terms.held_on.isoformat())
        if set(present) & set(absent):
            raise Refused("present-and-absent", meeting=found.terms.title)
        deed = MeetingHeld(tuple(dict.fromkeys(present)), tuple(dict.fromkeys(absent)))
        return book.append([desk.fact(meeting, deed, on=found.terms.held_on)])


def record_statement(
    desk: Desk, meeting: MeetingId, unit: UnitId, results: str, *, difficulties: str = "", proposals: str = ""
) -> Changes:
    """Write down what a unit said at the meeting; a later statement of the same unit replaces it.

    Raises:
        Refused: "unknown-meeting", "meeting-closed", "words-missing".
    """
    if not (results.strip() or difficulties.strip() or proposals.strip()):
        raise Refused("words-missing")
    with desk.ledger.writing() as book:
        found = open_meeting(book, meeting)
        deed = StatementRecorded(unit, results.strip(), difficulties.strip(), proposals.strip())
        return book.append([desk.fact(meeting, deed, on=min(found.terms.held_on, desk.today))])


def close_meeting(desk: Desk, meeting: MeetingId, *, on: date | None = None) -> Changes:
    """Close the record of a meeting: read only from then on.

    Raises:
        Refused: "unknown-meeting", "meeting-closed", "meeting-not-yet", "in-the-future".
    """
    day = day_of(desk, on)
    with desk.ledger.writing() as book:
        found = open_meeting(book, meeting)
        if found.terms.held_on > day:
            raise Refused("meeting-not-yet", meeting=found.terms.title, day=found.terms.held_on.isoformat())
        return book.append([desk.fact(meeting, MeetingClosed(), on=day)])


def reopen_meeting(desk: Desk, meeting: MeetingId, reason: str) -> Changes:
    """Open a closed record again.

    Raises:
        Refused: "unknown-meeting", "meeting-not-closed", "reason-missing".
    """
    if not reason.strip():
        raise Refused("reason-missing")
    with desk.ledger.writing() as book:
        found = known_meeting(book, meeting)
        if found.closed_on is None:
            raise Refused("meeting-not-closed", meeting=found.terms.title)
        return book.append([desk.fact(meeting, MeetingReopened(reason.strip()))])


def move_meeting(desk: Desk, meeting: MeetingId, held_on: date) -> Changes:
    """Move a meeting to another day, and with it the days of the open tasks that are tied to it.

    Raises:
        Refused: "unknown-meeting", "meeting-closed", "meeting-held", "same-day".
    """
    with desk.ledger.writing() as book:
        found = open_meeting(book, meeting)
        if found.held:
            raise Refused("meeting-held", meeting=found.terms.title)
        if found.terms.held_on == held_on:
            raise Refused("same-day", meeting=found.terms.title, day=held_on.isoformat())
        moved = MeetingRecorded(replace(found.terms, held_on=held_on))
        return book.append([desk.fact(meeting, moved), *moved_days(desk, book, meeting, held_on)])
