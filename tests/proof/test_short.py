"""A small run of every part of the proof; `python -m tests.proof` has the large ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from giaoban_tracker.workflow.post import acks
from tests.planted.bugs import bugs, kill_all
from tests.planted.plant import Bug, planted
from tests.proof.bit_flips import flip
from tests.proof.exploration import explore
from tests.proof.faults import NoShim, full_disk, strike
from tests.proof.measures import measure
from tests.proof.power_cut import cut
from tests.proof.simulation import simulate


def or_skipped(part: Callable[[], object]) -> object:
    """What a part says; where the system cannot strike at calls the test says so and is left out."""
    try:
        return part()
    except NoShim as reason:
        pytest.skip(str(reason))


def test_whatever_the_post_does_every_update_arrives_once() -> None:
    world = simulate(seed=11, units=8, updates=120)

    assert world.sound, world
    assert world.written == 8 * 120
    # Weather that spoils nothing, or a clone that nobody sees, would prove nothing.
    assert world.forks > 0
    assert sum(world.refused.values()) > 0


def test_the_same_seed_gives_the_same_world() -> None:
    first, second = (simulate(seed=5, units=4, updates=40) for _ in range(2))

    assert (first.packages, first.refused, first.forks) == (second.packages, second.refused, second.forks)


def test_stories_of_people_posts_and_liars_end_well() -> None:
    told = explore(seed_number=3, runs=6, steps=25)

    assert told.fault == ""
    assert told.runs >= 6


def test_a_story_goes_wrong_where_a_defence_is_missing() -> None:
    deaf = Bug("", acks.note, "if here == ack.link:", "if False:", lambda: None)

    with planted(deaf):
        assert explore(seed_number=3, runs=3, steps=8, shorten=False).fault


@pytest.mark.parametrize("mode", ["kill", "broken-once"])
def test_what_was_told_is_there_whatever_call_is_struck(mode: str) -> None:
    struck = or_skipped(lambda: strike(mode, every=29, only="import"))

    assert (struck.lost, struck.faults, struck.uncaught) == (0, 0, 0), struck.words  # type: ignore[attr-defined]
    assert struck.points >= 4  # type: ignore[attr-defined]


def test_a_disk_that_is_full_is_told_as_such() -> None:
    full = or_skipped(lambda: full_disk(3))

    assert full.wrong == ()  # type: ignore[attr-defined]
    assert full.told > 0  # type: ignore[attr-defined]


def test_no_power_cut_takes_what_was_told_and_sqlites_default_would() -> None:
    ours = or_skipped(lambda: cut(seed=1, per_call=0, only="import", every=8))
    default = or_skipped(lambda: cut(seed=1, per_call=0, journal_mode="DELETE", only="import", every=50))

    assert (ours.lost, ours.corrupt) == (0, 0), ours.words  # type: ignore[attr-defined]
    assert default.lost > 0  # type: ignore[attr-defined]


def test_no_damage_to_the_file_changes_the_book_unseen() -> None:
    flipped = flip(seed=2, count=40)

    assert (flipped.unseen, flipped.uncaught) == (0, 0), flipped.words
    assert flipped.seen > 0


def test_every_planted_bug_is_killed_and_no_check_cries_for_nothing() -> None:
    outcome = kill_all()

    assert outcome.survived == ()
    assert outcome.false_alarms == ()
    assert outcome.killed == outcome.planted >= 25
    assert len({bug.name for bug in bugs()}) == outcome.planted


def test_a_bug_is_gone_when_its_check_is_done() -> None:
    bug = next(bug for bug in bugs() if bug.name == "gap")
    sound = bug.function.__code__

    assert bug.is_killed

    assert bug.function.__code__ is sound


def test_packages_are_small_and_taken_in_at_once() -> None:
    measured = measure(facts=200, packages=4, each=25, tries=1)

    assert measured.bytes_of[10] < 1_650
    assert measured.bytes_of_lifelike[10] < 2_500
    assert measured.bytes_of[100] < 3_000
    assert measured.bytes_of[1_000] < 15_000
    assert measured.import_seconds > 0
