"""What happens to computers in the exchange (exchange.md §2.2, §3.5); the subject is the id of the key."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.identity import FactId, UnitId


@dataclass(frozen=True, slots=True)
class FeedStarted(Deed):
    """A computer began a feed.

    Attributes:
        epoch: counts the feeds of one key, from 1.
        unit: the unit it writes for; None for the office.
        former_feed: the feed that it continues after a restored or copied book; empty for the first.
        former_seq: the last entry of that feed that this book knows.
        former_link: its link, hex.
        cause: "new", "restored", "copied".
    """

    type = "feed.started"
    about = SubjectKind.DEVICE
    epoch: int
    unit: UnitId | None = None
    former_feed: str = ""
    former_seq: int = 0
    former_link: str = ""
    cause: str = "new"


@dataclass(frozen=True, slots=True)
class KeyTrusted(Deed):
    """The office enrolled a unit's computer (ghi danh).

    Attributes:
        unit: the unit it may write for.
        public: the public key, 64 hex digits.
        device: what its people call it: "Máy văn thư".
        by_way: "paper-code", "phone", "rotation".
        compared_by: who compared the digits by phone; empty otherwise.
    """

    type = "key.trusted"
    about = SubjectKind.DEVICE
    unit: UnitId
    public: str
    device: str = ""
    by_way: str = "paper-code"
    compared_by: str = ""


@dataclass(frozen=True, slots=True)
class KeyRotated(Deed):
    """A computer took a new key; written by the old one.

    Attributes:
        unit: the unit it writes for.
        new_public: the new public key, 64 hex digits.
        proof: signature by the new key over the old key's id, hex.
    """

    type = "key.rotated"
    about = SubjectKind.DEVICE
    unit: UnitId
    new_public: str
    proof: str


@dataclass(frozen=True, slots=True)
class KeyRevoked(Deed):
    """The office no longer takes anything from a key after one entry of its feed; never 'after a date'.

    Attributes:
        feed: the feed whose later entries are refused.
        after_seq: the last entry that still counts.
        suspect_from: the first entry to be looked at again; 0 for none.
    """

    type = "key.revoked"
    about = SubjectKind.DEVICE
    feed: str
    after_seq: int
    reason: str
    suspect_from: int = 0


@dataclass(frozen=True, slots=True)
class ForkResolved(Deed):
    """Somebody chose what counts where two computers wrote under one key (exchange.md §2.7).

    Attributes:
        feed: the feed that forked.
        seq: the first entry that exists twice.
        adopted: the facts of the other branch that were taken into this book, each once.
    """

    type = "fork.resolved"
    about = SubjectKind.DEVICE
    feed: str
    seq: int
    adopted: tuple[FactId, ...] = ()
    reason: str = ""


POST_DEEDS: tuple[type[Deed], ...] = (FeedStarted, KeyTrusted, KeyRotated, KeyRevoked, ForkResolved)
