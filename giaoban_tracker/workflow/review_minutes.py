"""Review minutes: take them from a file or a paste, read them into a review, follow corrections of the meeting.

Nothing is stored; `record_conclusions` writes what came of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.minutes import LoadedText, load_clipboard, load_text
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.review import Addressees, Minutes, Session, begin, readdress, redate
from giaoban_tracker.workflow.review.reading import addressees_of, read_drafts, read_for


@dataclass(frozen=True, slots=True)
class Taken:
    """Minutes as they were handed over.

    Attributes:
        minutes: with the words as found.
        converted: the same in Vietnamese letters, when the words are in those of the years before Unicode; a person
            has to consent. None for Unicode.
    """

    minutes: Minutes
    converted: Minutes | None = None


def take_file(path: Path) -> Taken:
    """The minutes in a file.

    Raises:
        Unreadable, Unavailable: as `minutes.load_text`.
    """
    return _taken(path.name, load_text(path))


def take_clipboard(plain: str, html: str | None = None) -> Taken:
    """Pasted minutes.

    Raises:
        Unreadable: as `minutes.load_clipboard`.
    """
    return _taken("", load_clipboard(plain, html))


def start(
    desk: Desk, minutes: Minutes, terms: MeetingTerms, *, day_found: bool, stop: Callable[[], bool] | None = None
) -> Session:
    """Read minutes into a review in which nothing is judged yet.

    Args:
        terms: the meeting as proposed; its day supplies missing years, its bloc the owners of words said to all.
    """
    read = read_for(desk, minutes.text, terms.held_on, stop)
    addressees = addressees_of(desk, terms.bloc, terms.held_on)
    review = begin(minutes.text, read.drafts, addressees, read.clauses, read.likenesses, read.continuations)
    current = review.cards[0].number if review.cards else 0
    return Session(minutes, terms, review, current, day_found)


@dataclass(frozen=True, slots=True)
class Correction:
    """What another day or bloc of the meeting means for a review.

    Attributes:
        terms: the meeting as corrected.
        drafts: the minutes read again for the other day; None when the day is the same.
        before, after: whom words to all meant, and whom they mean now.
    """

    terms: MeetingTerms
    drafts: tuple[DirectiveDraft, ...] | None
    before: Addressees
    after: Addressees


def read_again(desk: Desk, text: str, before: MeetingTerms, after: MeetingTerms) -> Correction:
    """Read minutes again for a meeting whose particulars a person corrected."""
    drafts = read_drafts(desk, text, after.held_on) if after.held_on != before.held_on else None
    return Correction(
        after,
        drafts,
        addressees_of(desk, before.bloc, before.held_on),
        addressees_of(desk, after.bloc, after.held_on),
    )


def corrected(session: Session, correction: Correction) -> Session:
    """The session as it stands now, with the correction; deadlines and owners that nobody has changed follow.

    Pure: judgements made while the minutes were read again are kept.
    """
    review = session.review
    if correction.drafts is not None:
        review = redate(review, correction.drafts)
    if correction.before != correction.after:
        review = readdress(review, correction.before, correction.after)
    return replace(
        session, terms=correction.terms, review=review, day_found=session.day_found or correction.drafts is not None
    )


def _taken(name: str, loaded: LoadedText) -> Taken:
    minutes = Minutes(name, loaded.original, loaded.text)
    return Taken(minutes, replace(minutes, text=loaded.converted().text) if loaded.legacy is not None else None)
