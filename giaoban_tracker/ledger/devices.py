"""The rows about computers that take part in the exchange, and what can be asked about them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from giaoban_tracker.domain.device import Device, fold_device
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.ledger.engine import Connection, Row


def device_row(number: int, facts: Sequence[Fact]) -> Row | None:
    """The row of a computer; None while it is not enrolled."""
    device = fold_device(facts)
    if device is None:
        return None
    ends = None if device.ends is None else json.dumps(device.ends, sort_keys=True)
    ended_on = device.ended_on.isoformat() if device.ended_on else None
    known = (device.kid, device.unit, device.public, device.name, device.way, device.trusted_on.isoformat())
    return (number, *known, ends, ended_on, device.reason, device.suspect_from)


def devices(connection: Connection) -> tuple[Device, ...]:
    """Every computer that was ever enrolled, in the order of enrolment."""
    rows = connection.rows(
        "SELECT kid, unit, public, name, way, trusted_on, ends, ended_on, reason, suspect_from"
        " FROM device ORDER BY number"
    )
    return tuple(_device(*row) for row in rows)


def _device(
    kid: str,
    unit: str,
    public: str,
    name: str,
    way: str,
    trusted_on: str,
    ends: str | None,
    ended_on: str | None,
    reason: str,
    suspect_from: int,
) -> Device:
    return Device(
        kid=kid,
        unit=UnitId(unit),
        public=public,
        name=name,
        way=way,
        trusted_on=date.fromisoformat(trusted_on),
        ends=None if ends is None else json.loads(ends),
        ended_on=date.fromisoformat(ended_on) if ended_on else None,
        reason=reason,
        suspect_from=suspect_from,
    )
