"""The follow-up's numbers for an office of its size: forty units; processor time, so that neighbours do not count."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import invented_office, list_tasks, plan_meeting
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.prepare import print_set, save_print_set
from tests.conftest import Almanac

TODAY = date(2017, 12, 31)
PROCESSORS = 2


def seconds(errand: Callable[[], object]) -> float:
    started = time.process_time()
    errand()
    return time.process_time() - started


def office_of(folder: Path, tasks: int) -> Desk:
    almanac = Almanac()
    almanac.turn_to(TODAY)
    desk = new_desk(folder, now=almanac.now, new_id=almanac.new_id, by="Hà", resources=resources_folder())
    invented_office.fill(desk, tasks)
    return desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office of 5,000 tasks."""
    made = office_of(tmp_path_factory.mktemp("nam-nghin"), 5000)
    yield made
    made.ledger.close()


@pytest.fixture
def briefing(tmp_path: Path) -> Iterator[tuple[Desk, MeetingId]]:
    """An office with some 2,000 open tasks and a briefing to come."""
    desk = office_of(tmp_path / "so", 2750)
    terms = MeetingTerms("Giao ban quý IV/2017", date(2018, 1, 5))
    yield desk, plan_meeting.plan_meeting(desk, terms).meeting
    desk.ledger.close()


@pytest.mark.timing
def test_counters_by_unit_take_no_time_that_a_person_sees(desk: Desk) -> None:
    query = TaskQuery(TODAY)
    list_tasks.counters_by(desk, GroupBy.UNIT, query)

    assert seconds(lambda: list_tasks.counters_by(desk, GroupBy.UNIT, query)) < 0.02


@pytest.mark.timing
def test_an_office_of_five_thousand_tasks_as_at_a_past_briefing_takes_a_second(desk: Desk) -> None:
    day = date(2017, 9, 30)

    assert seconds(lambda: list_tasks.counters_by(desk, GroupBy.UNIT, TaskQuery(day), as_of=day)) < 1


@pytest.mark.timing
def test_a_briefing_of_two_thousand_open_tasks_is_prepared_and_printed_in_ten_seconds(
    briefing: tuple[Desk, MeetingId], tmp_path: Path
) -> None:
    desk, meeting = briefing

    # Papers are set two at a time, so that the wall clock of two free processors shows half of it.
    assert seconds(lambda: save_print_set(desk, print_set(desk, meeting), tmp_path / "bo")) < 10 * PROCESSORS
