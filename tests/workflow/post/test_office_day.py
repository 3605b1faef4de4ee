"""Taking files in on a day that cannot be meant is asked about first, for the day of admission decides what is late."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.workflow.post import DayDoubt
from tests.workflow.post.conftest import World, file, to_office

LAST = date(2017, 7, 20)


@pytest.fixture
def used(world: World) -> World:
    """An office that took a report in on the 20th of July."""
    task, side = world.give("Rà soát hộ nghèo", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    file(side, task, 20)
    world.office.turn_to(LAST)
    world.office.take(to_office(side))
    return world


@pytest.mark.parametrize(
    ("day", "doubt"),
    [
        pytest.param(date(2017, 7, 19), DayDoubt(date(2017, 7, 19), LAST, ahead=False), id="before the last admission"),
        pytest.param(LAST, None, id="the same day"),
        pytest.param(date(2017, 7, 27), None, id="a week later"),
        pytest.param(date(2017, 7, 28), DayDoubt(date(2017, 7, 28), LAST, ahead=True), id="more than a week later"),
        pytest.param(date(2027, 7, 20), DayDoubt(date(2027, 7, 20), LAST, ahead=True), id="ten years later"),
    ],
)
def test_a_day_that_cannot_be_meant_is_doubted(used: World, day: date, doubt: DayDoubt | None) -> None:
    used.office.turn_to(day)

    assert used.office.look().doubt == doubt


def test_what_was_written_here_meanwhile_shows_that_the_clock_ran_on(used: World) -> None:
    used.office.turn_to(date(2017, 7, 27))
    used.give("Kiểm tra chợ", "PYT")
    used.office.turn_to(date(2017, 8, 3))

    assert used.office.look().doubt is None


def test_a_unit_and_an_office_that_took_nothing_in_are_asked_nothing(world: World) -> None:
    side = world.join("PNV")
    side.take(world.send("PNV"))
    for one in (side, world.office):
        one.turn_to(date(2027, 1, 1))
        assert one.look().doubt is None
