"""Who has used a newer format of packages does not go back to an older one."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.exchange import build
from giaoban_tracker.workflow.post import Outcome, Parcel
from tests.workflow.post.conftest import Side, World, file, to_office


def reported(world: World, side: Side, version: int, monkeypatch: pytest.MonkeyPatch) -> Parcel:
    """A parcel of the unit in that version of the format, which this program can still read."""
    task = world.give(f"Việc {version}", "PNV")
    side.take(world.send("PNV"))
    file(side, task, 20 + version)
    with monkeypatch.context() as patch:
        patch.setattr(build, "VERSION", version)
        patch.setattr(build, "MIN_READER", 1)
        return to_office(side)


def test_an_older_format_than_the_sender_has_used_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    side = world.join("PNV")
    newer, older = (reported(world, side, version, monkeypatch) for version in (2, 1))
    world.office.take(newer)

    (plan,) = world.office.look(older).files

    assert plan.outcome is Outcome.ALTERED
    assert isinstance(plan.why, GiaobanError)
    assert (plan.why.code, plan.why.fields["floor"]) == ("old-package", "2")


def test_the_floor_is_the_senders_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = world.join("PNV", "may-1"), world.join("PNV", "may-2")
    world.office.take(reported(world, first, 2, monkeypatch))

    plan = world.office.look(reported(world, second, 1, monkeypatch))

    assert plan.files[0].outcome is not Outcome.ALTERED


def test_a_floor_does_not_sink(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    side = world.join("PNV")
    for version in (3, 2):
        world.office.take(reported(world, side, version, monkeypatch))

    (plan,) = world.office.look(reported(world, side, 2, monkeypatch)).files

    assert plan.outcome is Outcome.ALTERED


def test_an_office_has_a_floor_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    side = world.join("PNV")
    world.give("Việc", "PNV")
    with monkeypatch.context() as patch:
        patch.setattr(build, "VERSION", 2)
        patch.setattr(build, "MIN_READER", 1)
        side.take(world.send("PNV"))

    (plan,) = side.look(world.send("PNV")).files

    assert plan.outcome is Outcome.ALTERED
