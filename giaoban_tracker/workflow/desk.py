"""The desk an errand is run at: where the book lies, what day it is, who is writing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import FactId, SubjectId
from giaoban_tracker.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Desk:
    """What errands need from the machine; tests fix every part of it.

    Attributes:
        ledger: the open book.
        now: the local time with its offset.
        new_id: a fresh UUIDv7 as text.
        by: the person who writes, as they call themselves.
        resources: the folder of fonts, forms and presets.
    """

    ledger: Ledger
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    by: str
    resources: Path

    @property
    def today(self) -> date:
        """The local day."""
        return self.now().date()

    def fact(self, subject: str, deed: Deed, *, on: date | None = None, about: SubjectKind | None = None) -> Fact:
        """A fact written at this desk now; it counts from `on`, or from today."""
        now = self.now()
        return Fact(
            id=FactId(self.new_id()),
            about=about or deed.about,
            subject=SubjectId(subject),
            on=on or now.date(),
            at=now.replace(microsecond=0),
            by=self.by,
            deed=deed,
        )
