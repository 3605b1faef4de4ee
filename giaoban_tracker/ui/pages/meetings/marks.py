"""What is lit in the minutes: which words, and as what. Values only; `lights` gives them colours and lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.workflow.review import Card, Clause, Review, Verdict


class Light(Enum):
    """Kinds of lit words; later ones lie above earlier ones."""

    WAITING = auto()
    """the quote of a draft that waits"""
    ADOPTED = auto()
    """the quote of an accepted or merged draft, or of a recorded conclusion"""
    DISMISSED = auto()
    """words that were judged to give no task"""
    OPEN = auto()
    """a clause that could be an order and that nobody has judged"""
    CURRENT = auto()
    """the quote of the draft that is looked at"""
    SPEAKER = auto()
    OWNER = auto()
    DEADLINE = auto()
    SHARED = auto()
    """words that another draft on the same subject has too"""


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words of the minutes, lit."""

    span: Span
    light: Light


_BY_VERDICT = {
    Verdict.WAITING: Light.WAITING,
    Verdict.ADOPTED: Light.ADOPTED,
    Verdict.MERGED: Light.ADOPTED,
    Verdict.DISMISSED: Light.DISMISSED,
}


def marks_of(review: Review, current: Card | Clause | None) -> tuple[Mark, ...]:
    """Everything that is lit while a card or a clause is looked at, in the order in which it lies above each other."""
    marks = [Mark(card.span, _BY_VERDICT[card.verdict]) for card in review.cards]
    marks += [Mark(clause.span, Light.DISMISSED) for clause in review.clauses if clause.dismissed_as is not None]
    marks += [Mark(clause.span, Light.OPEN) for clause in review.open_clauses]
    if current is not None:
        marks += [Mark(current.span, Light.CURRENT)]
    if isinstance(current, Card):
        marks += _fields_of(current)
        marks += _shared_with(review, current)
    return tuple(sorted(marks, key=lambda mark: mark.light.value))


def _fields_of(card: Card) -> Iterator[Mark]:
    """The words from which the fields were read, as long as nobody has changed the field."""
    draft, task = card.draft, card.task
    kinds = {
        "speaker": Light.SPEAKER if task.speaker == (draft.speaker or "") else None,
        "lead": Light.OWNER if not card.owners_changed else None,
        "support": Light.OWNER if not card.owners_changed else None,
    }
    for reason in draft.reasons:
        light = kinds.get(reason.field)
        if light is not None and reason.span is not None:
            yield Mark(reason.span, light)
    if draft.due_span is not None and task.deadline == draft.deadline:
        yield Mark(draft.due_span, Light.DEADLINE)


def _shared_with(review: Review, card: Card) -> Iterator[Mark]:
    for likeness in review.likenesses:
        if card.span in (likeness.first, likeness.second):
            yield from (Mark(span, Light.SHARED) for span in likeness.shared)
