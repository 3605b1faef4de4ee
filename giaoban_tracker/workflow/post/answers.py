"""Answers: what became of everything that this computer told the office, line by line (phản hồi của Văn phòng)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import DeadlineExtended, Fact, FactVoided, ReportAccepted, ReportFiled, ReportReturned
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_deeds import ExtensionRefused, QuestionAnswered
from giaoban_tracker.ledger.mail import Role, Site
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.bodies import readable
from giaoban_tracker.workflow.post.judge import task_or_none
from giaoban_tracker.workflow.post.own_facts import confirmed_seq, own_head, own_unsent


class AnswerState(StrEnum):
    """How far a word of this computer has come; the last of these that fits."""

    UNSENT = "unsent"
    SENT = "sent"
    """In a parcel; the office has not confirmed it."""
    CONFIRMED = "confirmed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    GRANTED = "granted"
    REFUSED = "refused"
    ANSWERED = "answered"
    SET_ASIDE = "set-aside"
    """The office keeps it and does not count it."""
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Answer:
    """One word of this computer and what the office made of it.

    Attributes:
        reply: the office's fact; None while there is none.
        reason: the office's words; may be empty.
        replied_on: the day of the reply; None while there is none.
    """

    task: TaskId
    code: str
    content: str
    told: Fact
    state: AnswerState
    reply: Fact | None = None
    reason: str = ""
    replied_on: date | None = None


def answers(desk: Desk) -> tuple[Answer, ...]:
    """What became of every word about tasks, the newest first.

    Raises:
        Refused: "not-a-unit" in an office's book.
    """
    with desk.ledger.reading() as book:
        site = book.post.site()
        if site is None or site.role is not Role.UNIT:
            raise Refused("not-a-unit")
        own = _own_words(book, site)
        stories = {fact.subject: book.facts_about(fact.subject) for fact, _ in own.values()}
        found = [_answer(book, fact, state, stories[fact.subject]) for fact, state in own.values()]
    # Within one second the later word goes first.
    newest_last = sorted(found, key=lambda answer: answer.told.at)
    return tuple(reversed(newest_last))


def _own_words(book: Reading, site: Site) -> dict[str, tuple[Fact, AnswerState]]:
    """What this computer told about tasks, by id, with how far it has come."""
    current, confirmed = own_head(book, site).feed, confirmed_seq(book, site)
    states: dict[str, tuple[Fact, AnswerState]] = {}
    for head in book.post.feeds():
        if head.kid != site.kid or head.audience:
            continue
        for piece in book.post.pieces_after(head.feed, 0):
            # What a former feed had unconfirmed stands in the present one again.
            arrived = piece.seq <= confirmed if head.feed == current else True
            fact = readable(piece.body)
            if fact is not None:
                states[fact.id] = (fact, AnswerState.CONFIRMED if arrived else AnswerState.SENT)
    for _, body in own_unsent(book, site):
        fact = readable(body)
        if fact is not None:
            states[fact.id] = (fact, AnswerState.UNSENT)
    return {
        one: (fact, state)
        for one, (fact, state) in states.items()
        if fact.about is SubjectKind.TASK and not isinstance(fact.deed, FactVoided)
    }


def _answer(book: Reading, told: Fact, state: AnswerState, story: Sequence[Fact]) -> Answer:
    task = task_or_none(book, TaskId(told.subject))
    code, content = (task.terms.code, task.terms.content) if task else ("", "")
    replies = [*_replies(told, story)]
    if not replies:
        return Answer(TaskId(told.subject), code, content, told, state)
    reply, outcome, reason = replies[-1]
    return Answer(TaskId(told.subject), code, content, told, outcome, reply, reason, reply.on)


def _replies(told: Fact, story: Sequence[Fact]) -> Iterator[tuple[Fact, AnswerState, str]]:
    voided = {fact.deed.fact for fact in story if isinstance(fact.deed, FactVoided)}
    for fact in story:
        if fact.id in voided:
            continue
        match fact.deed:
            case ReportAccepted(report=report) if report == told.id:
                yield fact, AnswerState.ACCEPTED, ""
            case ReportReturned(report=report, reason=reason) if report == told.id:
                yield fact, AnswerState.RETURNED, reason
            case DeadlineExtended(request=request, reason=reason) if request == told.id:
                yield fact, AnswerState.GRANTED, reason
            case ExtensionRefused(request=request, reason=reason) if request == told.id:
                yield fact, AnswerState.REFUSED, reason
            case QuestionAnswered(question=question, words=words) if question == told.id:
                yield fact, AnswerState.ANSWERED, words
            case FactVoided(fact=one, reason=reason) if one == told.id:
                yield fact, _who_voided(told, fact), reason


def _who_voided(told: Fact, voiding: Fact) -> AnswerState:
    """A unit takes back under the name that wrote; the office's people are others."""
    same = isinstance(told.deed, ReportFiled) and voiding.by == told.by
    return AnswerState.TAKEN_BACK if same else AnswerState.SET_ASIDE
