"""Devices (máy): the units' computers that the office enrolled, and after which entry one counts no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.post_deeds import KeyRevoked, KeyTrusted


@dataclass(frozen=True, slots=True)
class Device:
    """A unit's computer as the book knows it now.

    Attributes:
        kid: the name of its key.
        unit: the only unit that it may write for.
        public: its public key, 64 hex digits.
        name: what its people call it: "Máy văn thư".
        way: how it was enrolled, see `KeyTrusted`.
        trusted_on: the day of its enrolment.
        ends: None while it is trusted; once revoked, the last entry that counts of each of its feeds. Nothing counts of
            a feed that is not named.
        ended_on: the day of its revocation; None while it is trusted.
        reason: why it was revoked; empty while it is trusted.
        suspect_from: the first entry to be looked at again; 0 for none.
    """

    kid: str
    unit: UnitId
    public: str
    name: str
    way: str
    trusted_on: date
    ends: Mapping[str, int] | None = None
    ended_on: date | None = None
    reason: str = ""
    suspect_from: int = 0

    @property
    def trusted(self) -> bool:
        return self.ends is None


def fold_device(facts: Sequence[Fact]) -> Device | None:
    """The computer with its trust; None when it was never enrolled, or the enrolment was voided.

    A revocation is not taken back by enrolling the key again, only by voiding it; of two about one feed the earlier end
    holds.
    """
    standing = standing_facts(facts)
    trusted = [(fact, fact.deed) for fact in standing if isinstance(fact.deed, KeyTrusted)]
    revoked = [(fact, fact.deed) for fact in standing if isinstance(fact.deed, KeyRevoked)]
    if not trusted:
        return None
    first, deed = trusted[0][0], trusted[-1][1]
    ends: dict[str, int] = {}
    for _, end in revoked:
        ends[end.feed] = min(end.after_seq, ends.get(end.feed, end.after_seq))
    return Device(
        kid=first.subject,
        unit=deed.unit,
        public=deed.public,
        name=deed.device,
        way=deed.by_way,
        trusted_on=first.on,
        ends=ends if revoked else None,
        ended_on=revoked[0][0].on if revoked else None,
        reason=revoked[-1][1].reason if revoked else "",
        suspect_from=min((end.suspect_from for _, end in revoked if end.suspect_from), default=0),
    )
