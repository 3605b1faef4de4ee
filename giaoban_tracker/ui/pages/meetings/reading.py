"""From a file or a paste to a review: what the page's worker does, one function for each wish. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.unit import Bloc
from giaoban_tracker.workflow import (
    browse,
    keep_review,
    list_tasks,
    propose_meeting,
    record_conclusions,
    review_minutes,
)
from giaoban_tracker.workflow.browse import MeetingLine, MeetingSheet
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
    """

    session: Session
    known: Particulars
    taken_up: bool = False
    recorded_before: Meeting | None = None


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A meeting of the book, and the office's blocs."""

    sheet: MeetingSheet
    blocs: tuple[Bloc, ...]


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


def open_minutes(desk: Desk, minutes: Minutes, stop: Callable[[], bool], *, anew: bool = False) -> Opened:
    """Take up the review that was kept of the same minutes, or read them.

    Args:
        anew: read them even when a review was kept.
    """
    known = list_tasks.particulars(desk)
    digest = minutes.digest
    before = next((meeting for meeting in known.meetings if meeting.terms.minutes_sha256 == digest), None)
    unfinished = {line.key for line in keep_review.kept(desk)}
    kept = keep_review.take_up(desk, digest) if digest in unfinished and not anew else None
    if kept is not None and kept.minutes.text == minutes.text:
        return Opened(kept, known, taken_up=True, recorded_before=before)
    proposed = propose_meeting.propose_meeting(desk, minutes.text, minutes.name)
    session = review_minutes.start(desk, minutes, proposed.terms, day_found=proposed.day_found, stop=stop)
    return Opened(session, known, recorded_before=before)


def take_up(desk: Desk, key: str) -> Opened | None:
    """A kept review; None when it is gone."""
    session = keep_review.take_up(desk, key)
    return Opened(session, list_tasks.particulars(desk), taken_up=True) if session is not None else None


def record(desk: Desk, session: Session) -> Recorded:
    """Write a review into the book; it is no longer offered.

    Raises:
        Refused: "title-missing", "content-missing".
    """
    recorded = record_conclusions.record_review(desk, session)
    keep_review.keep(desk, session, recorded=recorded.meeting)
    return recorded


def open_sheet(desk: Desk, meeting: MeetingId) -> OpenedSheet:
    """A meeting with everything it led to.

    Raises:
        Refused: "unknown-meeting".
    """
    return OpenedSheet(browse.meeting_sheet(desk, meeting), list_tasks.particulars(desk).blocs)


def shelf_of(desk: Desk) -> ShelfContents:
    """The meetings of the book and the reviews that wait."""
    return ShelfContents(browse.meetings(desk), keep_review.kept(desk))
