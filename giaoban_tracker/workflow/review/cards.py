"""A review (rà soát) as a value: the minutes, a card for each draft, the clauses nobody has drafted, what was done.

Frozen and free of any window; `judging` holds what a person can do to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

from giaoban_tracker.domain.deadline import UNSTATED, Deadline
from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Span, Urgency
from giaoban_tracker.domain.identity import BlocId, TaskId, UnitId
from giaoban_tracker.domain.meeting import DismissalKind


class Verdict(StrEnum):
    """What a person has decided about a draft."""

    WAITING = "waiting"
    """chờ xét"""
    ADOPTED = "adopted"
    """đã nhận: it becomes a task"""
    DISMISSED = "dismissed"
    """đã bỏ: it gives no task, and the kind says why"""
    MERGED = "merged"
    """đã gộp: its words are a further source of another card's task"""


@dataclass(frozen=True, slots=True)
class Owners:
    """Who answers for a task.

    Attributes:
        lead: lead units; empty leaves the owner open.
        support: co-ordinating units, disjoint from `lead`.
        bloc: the bloc that `lead` stands for; None when units were named.
    """

    lead: tuple[UnitId, ...] = ()
    support: tuple[UnitId, ...] = ()
    bloc: BlocId | None = None

    def led_alike(self, other: Owners) -> bool:
        """Whether the same units lead, whoever helps."""
        return self.bloc == other.bloc if self.bloc is not None else self.lead == other.lead and other.bloc is None

    def led_by(self, other: Owners) -> Owners:
        """The lead of `other`, with the co-ordinating units of this one."""
        return Owners(other.lead, tuple(unit for unit in self.support if unit not in other.lead), other.bloc)

    def with_(self, other: Owners) -> Owners:
        """Both together, without doublets; a bloc stays one only when the other names nobody else."""
        lead = tuple(dict.fromkeys(self.lead + other.lead))
        support = tuple(unit for unit in dict.fromkeys(self.support + other.support) if unit not in lead)
        bloc = self.bloc if set(lead) == set(self.lead) else other.bloc if set(lead) == set(other.lead) else None
        return Owners(lead, support, bloc)


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What the task will say; a person may change every part.

    Attributes:
        content: what is to be done; by default the quote as a list prints it.
        speaker: who directed it; empty where the minutes name nobody.
        deadline: with the words and the rule it was derived by, unless a person typed it.
    """

    content: str
    speaker: str = ""
    owners: Owners = Owners()
    deadline: Deadline = UNSTATED
    product: str = ""
    receiving_level: str = ""
    urgency: Urgency = Urgency.NORMAL


@dataclass(frozen=True, slots=True)
class Card:
    """One draft under judgement.

    Attributes:
        number: its name within the review, from 1; never used again.
        draft: what was read, with quote and span as a person has corrected them.
        task: what the task will say.
        dismissed_as: the reason; None unless the verdict is `DISMISSED`.
        into: the card whose task it joined; None unless the verdict is `MERGED`.
        by_hand: whether a person made it from words that the reading had passed over.
        owners_changed: whether a person named other owners than were read.
        continues: the open task of an earlier meeting that these words are a further source of; None for a new task.
    """

    number: int
    draft: DirectiveDraft
    task: TaskDraft
    verdict: Verdict = Verdict.WAITING
    dismissed_as: DismissalKind | None = None
    into: int | None = None
    by_hand: bool = False
    owners_changed: bool = False
    continues: Continuation | None = None

    @property
    def span(self) -> Span:
        return self.draft.span


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that could be an order and that the reading has not drafted.

    Attributes:
        why: stable name of what makes them look like an order; empty when the reading does not say.
        dismissed_as: why a person saw no task in them; None while nobody has judged them.
    """

    span: Span
    why: str = ""
    dismissed_as: DismissalKind | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two drafts that may be about the same subject, and the words that say so.

    Attributes:
        shared: spans of the shared words, of both drafts.
    """

    first: Span
    second: Span
    shared: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Continuation:
    """A draft that may go on with an open task of an earlier meeting.

    Attributes:
        span: the draft's quote.
        task, code, content: the open task.
        words: the shared words that say so, as the draft spells them.
    """

    span: Span
    task: TaskId
    code: str
    content: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One judgement, kept so that it can be taken back: what stood before and what stands after.

    Attributes:
        deed: stable name of what was done: "accept", "merge", …
        number: the card it was about; 0 when it was about none.
    """

    deed: str
    number: int
    cards_before: tuple[Card, ...] = ()
    cards_after: tuple[Card, ...] = ()
    clauses_before: tuple[Clause, ...] = ()
    clauses_after: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom words can mean at one meeting.

    Attributes:
        by_name: the office's units by official name.
        bloc: the bloc that met; None when all did.
        members: the bloc's units on the day of the meeting; empty without a bloc.
    """

    by_name: Mapping[str, UnitId] = field(default_factory=dict)
    bloc: BlocId | None = None
    members: tuple[UnitId, ...] = ()

    def of(self, draft: DirectiveDraft) -> Owners:
        """The owners as read: words to the bloc expand to its units, an owner that the words leave open stays open."""
        support = tuple(self.by_name[name] for name in draft.support if name in self.by_name)
        if draft.addressee is Addressee.BLOC and self.members:
            return Owners(tuple(unit for unit in self.members if unit not in support), support, self.bloc)
        return Owners(tuple(self.by_name[name] for name in draft.lead if name in self.by_name), support)


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


def head_of(card: Card) -> int:
    """The number of the card whose task the words of this one belong to."""
    return card.number if card.into is None else card.into


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def sentence_case(content: str) -> str:
    """The content as a list prints it: white space squeezed, first letter capital, nothing else changed."""
    squeezed = " ".join(content.split())
    return squeezed[:1].upper() + squeezed[1:]


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


def as_read(draft: DirectiveDraft, addressees: Addressees) -> TaskDraft:
    """What the task says when nobody changes anything."""
    return TaskDraft(
        content=sentence_case(draft.quote),
        speaker=draft.speaker or "",
        owners=addressees.of(draft),
        deadline=draft.deadline,
        product=draft.product,
        receiving_level=draft.receiving_level,
        urgency=draft.urgency,
    )
