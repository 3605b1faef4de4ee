"""What waits to be sent: for each unit what it was given since the last parcel, and whether it can read packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.round import round_of
from giaoban_tracker.workflow.post.values import ParcelKind, UnitRound


@dataclass(frozen=True, slots=True)
class ToSend:
    """What one unit is to get.

    Attributes:
        given: open and closed tasks given to it on or after the day of the last parcel; all of them before the first.
        enrolled: how many of its computers can read a package.
    """

    unit: UnitRound
    given: int
    enrolled: int

    @property
    def usual(self) -> ParcelKind:
        """How it gets its tasks unless a person says otherwise."""
        return ParcelKind.PACKAGE if self.enrolled else ParcelKind.XLSX


def to_send(desk: Desk, rounds: Sequence[UnitRound] | None = None) -> tuple[ToSend, ...]:
    """For every unit of the round what waits for it, in the office's order.

    Args:
        rounds: as `round.round_of` gave them; read when not given.
    """
    units = round_of(desk) if rounds is None else tuple(rounds)
    with desk.ledger.reading() as book:
        return tuple(
            ToSend(
                unit,
                book.count(
                    TaskQuery(
                        desk.today,
                        units=frozenset({unit.unit}),
                        assigned_from=unit.last_out.date() if unit.last_out else None,
                    )
                ),
                sum(device.trusted for device in unit.devices),
            )
            for unit in units
        )
