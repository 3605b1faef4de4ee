"""What the program takes from the machine it runs on."""

from __future__ import annotations

import time
import uuid

import pytest

from giaoban_tracker import machine


def test_ids_are_random_uuids_that_say_their_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    ids = [uuid.UUID(machine.new_id()) for _ in range(200)]
    after = time.time_ns() // 1_000_000

    assert len(set(ids)) == len(ids)
    assert all((one.version, one.variant) == (7, uuid.RFC_4122) for one in ids)
    assert all(before <= one.int >> 80 <= after for one in ids)


@pytest.mark.parametrize("chance", [b"\x00" * 10, b"\xff" * 10])
def test_chance_never_touches_version_and_variant(monkeypatch: pytest.MonkeyPatch, chance: bytes) -> None:
    monkeypatch.setattr("os.urandom", lambda _: chance)

    one = uuid.UUID(machine.new_id())

    assert (one.version, one.variant) == (7, uuid.RFC_4122)
    assert one.int & (1 << 62) - 1 == int.from_bytes(chance, "big") & (1 << 62) - 1
