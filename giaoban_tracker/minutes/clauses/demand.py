"""What reading clauses gives: demands with the words each of their fields came from, and refusals with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from giaoban_tracker.minutes.deadlines import FoundDeadline
from giaoban_tracker.minutes.people.speech import Speaker
from giaoban_tracker.minutes.units.named import Owners


class Regime(StrEnum):
    """How much a clause must say to be a demand."""

    CELL = "cell"
    """The content cell of a table of tasks: whatever stands there asks."""
    ITEM = "item"
    """An item of the directing part: a bare verb asks."""
    CONCLUSION = "conclusion"
    """A leader who has begun to ask: a unit with its work asks."""
    OWN_WORDS = "own-words"
    """A leader's own text: a unit with its work asks, among much that only talks."""
    SPEECH = "speech"
    """A leader's words in prose: an ordering verb or a modal asks."""


class Reason(StrEnum):
    """Why a clause that reads like an order was not drafted."""

    PAST = "past-result"
    PRAISE = "praise"
    UNIT_PLAN = "unit-plan"
    UPWARD = "upward-request"
    DECISION = "approval"
    STANDING = "standing-duty"
    ATTITUDE = "attitude"
    WARNING = "warning"
    ANNOUNCEMENT = "announcement"
    FORMULA = "closing-formula"
    HIGHER = "higher-level"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Refused:
    """A range of the plain text that was looked at and not drafted."""

    start: int
    end: int
    reason: Reason


@dataclass(slots=True)
class Context:
    """What holds where a demand is read.

    Attributes:
        speaker: who asks.
        regime: how much a clause must say.
        owners: whom the heading or an earlier clause of the item named.
        owners_rule: how `owners` came to hold: "heading", "carried", "cell", "topic".
        due: a deadline that a heading or the item gives to all its demands.
    """

    speaker: Speaker
    regime: Regime = Regime.SPEECH
    owners: Owners | None = None
    owners_rule: str = "carried"
    due: FoundDeadline | None = None

    @property
    def is_item(self) -> bool:
        return self.regime in (Regime.ITEM, Regime.CELL)

    @property
    def directs(self) -> bool:
        """Whether a unit with its work already asks."""
        return self.regime is not Regime.SPEECH


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in front of a demand's work.

    Attributes:
        start: where the quote would begin: at the deadline or owner in front, else at the first word of manner.
        work: where modal, manner and verb begin.
        owners: who is named; None when nobody is.
        modal: 'cần', 'phải' …; empty when none.
        verb: the verb of work, or the prohibition; empty when none is known.
        order: the ordering verb in front ('giao', 'yêu cầu'); empty when none.
        order_at: where it begins; -1 when none.
        front: the deadline that opens the clause; None when none does.
        has_colon: whether the owner is set off by a colon or a dash.
    """

    start: int
    work: int
    owners: Owners | None = None
    modal: str = ""
    verb: str = ""
    order: str = ""
    order_at: int = -1
    front: FoundDeadline | None = None
    has_colon: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand as a range of the plain text.

    Attributes:
        rule: by which evidence it asks: "order", "modal", "bare-verb", "unit-and-work", "prohibition" …
        owners_rule: how the owners came to hold: "named" where the clause names them, else as in `Context`.
        due: the deadline that holds; it may stand outside the range.
        due_rule: where it came from: "own", "front", "heading", "cell", "list".
        doubts: stable names of what a person should look at.
    """

    start: int
    end: int
    head: Head
    speaker: Speaker
    rule: str
    owners: Owners | None = None
    owners_rule: str = ""
    due: FoundDeadline | None = None
    due_rule: str = ""
    doubts: tuple[str, ...] = ()
