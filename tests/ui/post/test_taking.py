"""Taking files in can be stopped: between two files nothing has changed, after the last one everything has."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.post.taking import Taking
from giaoban_tracker.ui.workplace import Workplace

WRITTEN = Changes(frozenset(), (FactId("f"),))


@pytest.fixture
def told(empty_place: Workplace) -> list[str]:
    told: list[str] = []
    empty_place.operations.changed.connect(lambda _: told.append("changed"))
    return told


def take(place: Workplace, told: list[str], errand) -> None:  # type: ignore[no-untyped-def]
    def fail(error: GiaobanError) -> None:
        told.append(error.code)

    Taking(place, place.operations).start("Nhận 1 tệp", errand, lambda: told.append("done"), fail)


def test_what_was_taken_is_one_step_for_undo(empty_place: Workplace, told: list[str]) -> None:
    take(empty_place, told, lambda _: WRITTEN)

    assert told == ["changed", "done"]
    assert empty_place.undo.undo_title == "Nhận 1 tệp"


def test_a_stop_between_two_files_is_told_and_nothing_is_remembered(empty_place: Workplace, told: list[str]) -> None:
    def errand(progress: Progress) -> Changes:
        progress.cancel()
        raise Refused("stopped")

    take(empty_place, told, errand)

    assert told == ["stopped"]
    assert empty_place.undo.undo_title == ""


def test_a_stop_that_comes_after_the_last_file_hides_nothing(empty_place: Workplace, told: list[str]) -> None:
    def errand(progress: Progress) -> Changes:
        progress.cancel()
        return WRITTEN

    take(empty_place, told, errand)

    assert told == ["changed", "done"]
    assert empty_place.undo.undo_title == "Nhận 1 tệp"


def test_a_refusal_is_handed_on(empty_place: Workplace, told: list[str]) -> None:
    def errand(_: Progress) -> Changes:
        raise Refused("reason-missing")

    take(empty_place, told, errand)

    assert told == ["reason-missing"]
