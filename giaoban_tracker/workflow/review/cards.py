"""What a review is made of: a card for each draft, what its task will say and who answers for it, and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


def head_of(card: Card) -> int:
    """The number of the card whose task the words of this one belong to."""
    return card.number if card.into is None else card.into


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def sentence_case(content: str) -> str:
    """The content as a list prints it: white space squeezed, first letter capital, nothing else changed."""
    squeezed = " ".join(content.split())
    return squeezed[:1].upper() + squeezed[1:]


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
