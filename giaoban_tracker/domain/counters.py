"""The official counters: counted from how tasks stand on a day, never kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing


@dataclass(frozen=True, slots=True)
class Counters:
    """How many tasks stand how; the sum of the parts is the total, always.

    Withdrawn and replaced tasks are in none of them. Undated, standing and waiting ones are counted apart from the
    official four, done or not, because nothing can make them late; suspended ones because the office stopped them.
    """

    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    undated: int = 0
    standing: int = 0
    waiting: int = 0
    suspended: int = 0

    @property
    def official(self) -> int:
        """The total of the four official counters."""
        return self.done_on_time + self.done_late + self.open_in_time + self.open_overdue

    @property
    def total(self) -> int:
        """All tasks that were neither withdrawn nor replaced."""
        return self.official + self.apart

    @property
    def apart(self) -> int:
        """The total of what is counted apart."""
        return self.undated + self.standing + self.waiting + self.suspended

    def __add__(self, other: Counters) -> Counters:
        return Counters(
            *(getattr(self, name.value) + getattr(other, name.value) for name in (*OFFICIAL, *APART)),
        )


def count(standings: Iterable[Standing]) -> Counters:
    """Counters over any tasks or shares; withdrawn ones are passed over."""
    tally = dict.fromkeys((*OFFICIAL, *APART), 0)
    for standing in standings:
        if standing is not Standing.WITHDRAWN:
            tally[standing] += 1
    return Counters(*tally.values())
