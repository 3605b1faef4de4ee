"""Keep a review: unfinished judging survives the end of the program and is offered again.

Kept on this computer alone; nothing of it is a fact until the conclusions are recorded. The minutes are written once,
the judgements whenever they change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import msgspec

from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.ledger import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.review import Card, Change, Clause, Continuation, Likeness, Minutes, Review, Session

_JUDGEMENTS = "review"
_MINUTES = "review-minutes"
_INDEX = "review-index"


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A kept review as it is offered again.

    Attributes:
        key: names it; the digest of its minutes.
        judged: how many of `drafts` have been judged.
        kept_at: when it was last changed.
        recorded: the meeting it became; None while it is unfinished.
    """

    key: str
    title: str
    held_on: date
    judged: int
    drafts: int
    kept_at: datetime
    recorded: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class _Judgements:
    """What changes while a person judges; the minutes' text stands apart."""

    terms: MeetingTerms
    current: int
    day_found: bool
    cards: tuple[Card, ...]
    clauses: tuple[Clause, ...]
    likenesses: tuple[Likeness, ...]
    continuations: tuple[Continuation, ...]
    done: tuple[Change, ...]
    undone: tuple[Change, ...]


def keep(desk: Desk, session: Session, *, recorded: MeetingId | None = None) -> None:
    """Keep a review as it stands.

    Args:
        recorded: the meeting that it became; it is no longer offered, but comes back when the recording is undone.
    """
    key = session.minutes.digest
    review = session.review
    judgements = _Judgements(
        session.terms,
        session.current,
        session.day_found,
        review.cards,
        review.clauses,
        review.likenesses,
        review.continuations,
        review.done,
        review.undone,
    )
    line = KeptReview(
        key,
        session.terms.title,
        session.terms.held_on,
        len(review.cards) - review.waiting,
        len(review.cards),
        desk.now(),
        recorded,
    )
    with desk.ledger.writing() as book:
        if book.local_draft(_MINUTES, key) is None:
            book.save_local_draft(_MINUTES, key, _text(session.minutes))
        book.save_local_draft(_JUDGEMENTS, key, _text(judgements))
        _save_index(book, [line, *(other for other in _index(book.local_draft(_INDEX, "")) if other.key != key)])


def kept(desk: Desk) -> tuple[KeptReview, ...]:
    """The reviews that wait to be taken up again, the one changed last first; may be empty.

    Those that became a meeting are left out as long as the book has that meeting.
    """
    with desk.ledger.reading() as book:
        lines = _index(book.local_draft(_INDEX, ""))
        recorded = {meeting.id for meeting in book.meetings()} if lines else set()
    return tuple(replace(line, recorded=None) for line in lines if line.recorded not in recorded)


def take_up(desk: Desk, key: str) -> Session | None:
    """A kept review as it was left; None when there is none, or when an older program kept it differently."""
    with desk.ledger.reading() as book:
        minutes_text = book.local_draft(_MINUTES, key)
        judgements_text = book.local_draft(_JUDGEMENTS, key)
    if minutes_text is None or judgements_text is None:
        return None
    try:
        minutes = msgspec.json.decode(minutes_text, type=Minutes)
        judged = msgspec.json.decode(judgements_text, type=_Judgements)
    except msgspec.DecodeError:
        return None
    review = Review(
        minutes.text,
        judged.cards,
        judged.clauses,
        judged.likenesses,
        judged.continuations,
        judged.done,
        judged.undone,
    )
    return Session(minutes, judged.terms, review, judged.current, judged.day_found)


def give_up(desk: Desk, key: str) -> Session | None:
    """Forget a kept review; returns it as it was left, so that it can be kept again, or None when there is none."""
    before = take_up(desk, key)
    with desk.ledger.writing() as book:
        _forget(book, {key})
    return before


def forget_recorded(desk: Desk) -> None:
    """Forget the reviews whose meetings stand in the book; called when a window opens, whose history begins anew."""
    with desk.ledger.reading() as book:
        lines = _index(book.local_draft(_INDEX, ""))
        recorded = {meeting.id for meeting in book.meetings()} if lines else set()
    gone = {line.key for line in lines if line.recorded in recorded}
    if gone:
        with desk.ledger.writing() as book:
            _forget(book, gone)


def _forget(book: Writing, keys: set[str]) -> None:
    for key in keys:
        book.drop_local_draft(_MINUTES, key)
        book.drop_local_draft(_JUDGEMENTS, key)
    _save_index(book, [line for line in _index(book.local_draft(_INDEX, "")) if line.key not in keys])


def _index(text: str | None) -> list[KeptReview]:
    try:
        return msgspec.json.decode(text, type=list[KeptReview]) if text else []
    except msgspec.DecodeError:
        return []


def _save_index(book: Writing, lines: list[KeptReview]) -> None:
    book.save_local_draft(_INDEX, "", _text(lines))


def _text(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()
