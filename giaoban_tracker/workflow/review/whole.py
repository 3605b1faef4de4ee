"""A review (rà soát) as a value: the minutes, a card for each draft, the clauses nobody has drafted, what was done.

Frozen and free of any window; `judging` holds what a person can do to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from giaoban_tracker.domain.directive import DirectiveDraft, Span
from giaoban_tracker.workflow.review.cards import (
    Addressees,
    Card,
    Change,
    Clause,
    Continuation,
    Likeness,
    Owners,
    Verdict,
    as_read,
    head_of,
    overlap,
)


@dataclass(frozen=True, slots=True)
class Review:
    """A review as it stands.

    Attributes:
        text: the minutes as read; spans are offsets into it.
        cards: in the order of the text.
        clauses: in the order of the text; may be empty.
        likenesses: pairs that may be one task; may be empty.
        continuations: drafts that may go on with an open task, likest first; may be empty.
        done: judgements that can be taken back, newest last.
        undone: judgements that were taken back and can be done again, newest last.
    """

    text: str
    cards: tuple[Card, ...] = ()
    clauses: tuple[Clause, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    continuations: tuple[Continuation, ...] = ()
    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    # ------------------------------------------------------------ one card

    def card(self, number: int) -> Card:
        """The card of that number.

        Raises:
            KeyError: there is none.
        """
        for card in self.cards:
            if card.number == number:
                return card
        raise KeyError(number)

    def sources(self, number: int) -> tuple[Card, ...]:
        """The cards that joined this one's task, in the order of the text; may be empty."""
        return tuple(card for card in self.cards if card.into == number)

    def waiting_after(self, number: int) -> int | None:
        """The next card to judge after that one, else the first that waits at all; None when none does."""
        waiting = [card.number for card in self.cards if card.verdict is Verdict.WAITING]
        places = {card.number: place for place, card in enumerate(self.cards)}
        after = [one for one in waiting if places[one] > places.get(number, -1)]
        return next(iter(after or waiting), None)

    def at(self, offset: int) -> Card | None:
        """The card whose quote covers that offset, the shortest where several do; None where none does."""
        covering = [card for card in self.cards if card.span.start <= offset < card.span.end]
        return min(covering, key=lambda card: card.span.end - card.span.start, default=None)

    def twin(self, number: int) -> int | None:
        """A card that may be about the same subject and is not yet one with this one; None when there is none."""
        card = self.card(number)
        for likeness in self.likenesses:
            for mine, other in ((likeness.first, likeness.second), (likeness.second, likeness.first)):
                if overlap(card.span, mine):
                    for found in self.cards:
                        if found.number != number and overlap(found.span, other) and not self._joined(card, found):
                            return found.number
        return None

    def continuation(self, number: int) -> Continuation | None:
        """The open task that a draft most likely goes on with; None when it is like none."""
        span = self.card(number).span
        return next((one for one in self.continuations if overlap(one.span, span)), None)

    def siblings(self, number: int, owners: Owners) -> tuple[int, ...]:
        """Cards of the same paragraph and speaker that those owners lead and that were not given up; may be empty."""
        card = self.card(number)
        paragraph = self.paragraph(card.span.start)
        return tuple(
            other.number
            for other in self.cards
            if other.number != number
            and other.verdict in (Verdict.WAITING, Verdict.ADOPTED)
            and other.task.speaker == card.task.speaker
            and other.task.owners.led_alike(owners)
            and overlap(other.span, paragraph)
        )

    def paragraph(self, offset: int) -> Span:
        """The paragraph of the minutes that holds that offset, without its line end."""
        start = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        ends = [end for end in (self.text.find("\n", offset), self.text.find("\r", offset)) if end >= 0]
        return Span(start, min(ends, default=len(self.text)))

    # ------------------------------------------------------------ counts

    @property
    def adopted(self) -> tuple[Card, ...]:
        """The cards that become tasks, in the order of the text."""
        return tuple(card for card in self.cards if card.verdict is Verdict.ADOPTED)

    @property
    def new_tasks(self) -> int:
        """How many tasks the book will get: the accepted cards that go on with no open task."""
        return sum(card.continues is None for card in self.adopted)

    @property
    def waiting(self) -> int:
        """How many cards nobody has judged."""
        return sum(card.verdict is Verdict.WAITING for card in self.cards)

    @property
    def open_clauses(self) -> tuple[Clause, ...]:
        """The clauses that are neither dismissed nor drafted by hand, in the order of the text."""
        return tuple(clause for clause in self._undrafted() if clause.dismissed_as is None)

    @property
    def candidates(self) -> int:
        """How many places of the minutes could be an order: every card, and every clause without one."""
        return len(self.cards) + len(self._undrafted())

    @property
    def settled(self) -> int:
        """How many of the candidates somebody has judged."""
        return self.candidates - self.waiting - len(self.open_clauses)

    def _undrafted(self) -> tuple[Clause, ...]:
        """The clauses from which no card quotes."""
        starts = [card.span.start for card in self.cards]
        reach = list(accumulate((card.span.end for card in self.cards), max, initial=0))
        return tuple(
            clause for clause in self.clauses if reach[bisect_left(starts, clause.span.end)] <= clause.span.start
        )

    def _joined(self, card: Card, other: Card) -> bool:
        return Verdict.DISMISSED in (card.verdict, other.verdict) or head_of(card) == head_of(other)


def begin(
    text: str,
    drafts: Sequence[DirectiveDraft],
    addressees: Addressees,
    clauses: Sequence[Clause] = (),
    likenesses: Sequence[Likeness] = (),
    continuations: Sequence[Continuation] = (),
) -> Review:
    """A review in which nothing is judged yet: a card for each draft, owners as they were read."""
    in_order = sorted(drafts, key=lambda draft: (draft.span.start, draft.span.end))
    cards = tuple(Card(number, draft, as_read(draft, addressees)) for number, draft in enumerate(in_order, 1))
    in_text_order = tuple(sorted(clauses, key=lambda clause: clause.span.start))
    return Review(text, cards, in_text_order, tuple(likenesses), tuple(continuations))
