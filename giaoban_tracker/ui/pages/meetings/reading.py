"""From a file or a paste to a review: what the page's worker does, one function for each wish. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.meeting import Meeting, MeetingTerms
from giaoban_tracker.workflow import (
    browse,
    keep_review,
    list_tasks,
    propose_meeting,
    record_conclusions,
    review_minutes,
)
from giaoban_tracker.workflow.browse import MeetingLine
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.keep_review import KeptReview
from giaoban_tracker.workflow.list_tasks import Particulars
from giaoban_tracker.workflow.record_conclusions import Recorded
from giaoban_tracker.workflow.review import Minutes, Session
from giaoban_tracker.workflow.review_minutes import Taken


@dataclass(frozen=True, slots=True)
class Opened:
    """Minutes ready to be judged.

    Attributes:
        known: the office, for pickers.
        taken_up: whether this is a kept review, taken up again.
        recorded_before: a meeting of the book that was recorded from the same minutes; None when there is none.
        planned: the meeting on the calendar that these minutes are of; None when they make a meeting of their own.
    """

    session: Session
    known: Particulars
    taken_up: bool = False
    recorded_before: Meeting | None = None
    planned: Meeting | None = None


@dataclass(frozen=True, slots=True)
class ShelfContents:
    """What the list of meetings shows."""

    meetings: tuple[MeetingLine, ...]
    kept: tuple[KeptReview, ...]


def take_file(path: Path) -> Taken:
    """Raises: Unreadable, Unavailable."""
    return review_minutes.take_file(path)


def take_paste(plain: str, html: str | None) -> Taken:
    """Raises: Unreadable."""
    return review_minutes.take_clipboard(plain, html)


def open_minutes(
    desk: Desk, minutes: Minutes, stop: Callable[[], bool], *, anew: bool = False, into: MeetingId | None = None
) -> Opened:
    """Take up the review that was kept of the same minutes, or read them.

    Args:
        anew: read them even when a review was kept.
        into: the meeting on the calendar whose minutes they are; None lets the day and the bloc say so.
    """
    known = list_tasks.particulars(desk)
    digest = minutes.digest
    before = next((meeting for meeting in known.meetings if meeting.terms.minutes_sha256 == digest), None)
    unfinished = {line.key for line in keep_review.kept(desk)}
    kept = keep_review.take_up(desk, digest) if digest in unfinished and not anew else None
    if kept is not None and kept.minutes.text == minutes.text:
        return Opened(kept, known, taken_up=True, recorded_before=before)
    proposed = propose_meeting.propose_meeting(desk, minutes.text, minutes.name)
    wanted = next((one for one in known.meetings if one.id == into), None)
    planned = wanted or planned_for(known.meetings, proposed.terms, any_bloc=True)
    terms = _of_planned(proposed.terms, planned)
    found = proposed.day_found or planned is not None
    session = review_minutes.start(desk, minutes, terms, day_found=found, stop=stop)
    return Opened(session, known, recorded_before=before, planned=planned)


def take_up(desk: Desk, key: str) -> Opened | None:
    """A kept review; None when it is gone."""
    session = keep_review.take_up(desk, key)
    return Opened(session, list_tasks.particulars(desk), taken_up=True) if session is not None else None


def record(desk: Desk, session: Session) -> Recorded:
    """Write a review into the book, into the meeting on the calendar where there is one; it is no longer offered.

    Raises:
        Refused: "title-missing", "content-missing", "meeting-closed".
    """
    planned = planned_for(list_tasks.particulars(desk).meetings, session.terms)
    whole = replace(session, terms=_of_planned(session.terms, planned, keep_title=True))
    recorded = record_conclusions.record_review(desk, whole, meeting=planned.id if planned is not None else None)
    keep_review.keep(desk, session, recorded=recorded.meeting)
    return recorded


def planned_for(meetings: Iterable[Meeting], terms: MeetingTerms, *, any_bloc: bool = False) -> Meeting | None:
    """The meeting on the calendar that minutes are of: open, without minutes of its own, on that day, of that bloc.

    Args:
        any_bloc: whether minutes that name no bloc may be of any.
    """
    for one in meetings:
        fits = one.terms.bloc == terms.bloc or (any_bloc and terms.bloc is None)
        if fits and one.terms.held_on == terms.held_on and one.closed_on is None and not one.terms.minutes_sha256:
            return one
    return None


def _of_planned(terms: MeetingTerms, planned: Meeting | None, *, keep_title: bool = False) -> MeetingTerms:
    """What the minutes say of their meeting, and what the calendar said before: its row, its rhythm, its agenda."""
    if planned is None:
        return terms
    known = planned.terms
    return replace(
        terms,
        title=terms.title if keep_title else known.title,
        held_on=known.held_on,
        bloc=known.bloc,
        series=known.series,
        rhythm=known.rhythm,
        agenda=known.agenda,
    )


def shelf_of(desk: Desk) -> ShelfContents:
    """The meetings of the book and the reviews that wait."""
    return ShelfContents(browse.meetings(desk), keep_review.kept(desk))
