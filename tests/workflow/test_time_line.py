"""A period's lanes: each holds what its number says, and a unit's own share decides whether it is late."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from giaoban_tracker import demo
from giaoban_tracker.domain.periods import Period, period
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import list_tasks, sample_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.time_line import LaneBy, Shown, rows, time_line
from tests.conftest import Almanac


@pytest.fixture(scope="module")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample office on its own day; nothing here writes into it."""
    folder: Path = tmp_path_factory.mktemp("mau") / "so"
    almanac = Almanac()
    desk = new_desk(folder, now=almanac.now, new_id=almanac.new_id, by="Nông Thị Hà", resources=resources_folder())
    demo.fill_with_sample(desk)
    almanac.turn_to(sample_office.AS_OF)
    yield desk
    desk.ledger.close()


def quarter(key: str = "2017-Q3") -> Period:
    found = period(key)
    assert found is not None
    return found


@pytest.mark.parametrize("by", LaneBy)
@pytest.mark.parametrize("shown", Shown)
def test_a_lane_holds_what_its_number_says_and_what_its_query_finds(
    sample_desk: Desk, by: LaneBy, shown: Shown
) -> None:
    line = time_line(sample_desk, quarter(), by, shown, None)

    assert line.lanes
    for lane in line.lanes:
        assert lane.ids is not None
        assert len(lane.ids) == lane.count
        assert set(list_tasks.listing(sample_desk, lane.query).ids) == set(lane.ids)
        assert lane.late <= lane.count
    assert {task for lane in line.lanes for task in lane.ids or ()} == set(
        list_tasks.listing(sample_desk, line.query).ids
    )
    assert line.count == len(list_tasks.listing(sample_desk, line.query).ids)


def test_late_ones_of_a_lane_are_counted(sample_desk: Desk) -> None:
    late = time_line(sample_desk, quarter(), LaneBy.UNIT, Shown.LATE, None)
    everything = time_line(sample_desk, quarter(), LaneBy.UNIT, Shown.ALL, None)

    assert late.count > 0
    assert {lane.value: lane.count for lane in late.lanes} == {
        lane.value: lane.late for lane in everything.lanes if lane.late
    }


def test_a_task_ran_in_every_quarter_from_its_first_day_to_its_last(sample_desk: Desk) -> None:
    before = time_line(sample_desk, quarter("2016-Q1"), LaneBy.UNIT, Shown.ALL, None)
    far = time_line(sample_desk, quarter("2030-Q1"), LaneBy.UNIT, Shown.ALL, None)

    assert before.lanes == far.lanes == ()
    assert before.count == far.count == 0


def test_folded_lanes_have_numbers_and_no_rows(sample_desk: Desk) -> None:
    whole = time_line(sample_desk, quarter(), LaneBy.LEADER, Shown.ALL, None)
    first = whole.lanes[0].value

    line = time_line(sample_desk, quarter(), LaneBy.LEADER, Shown.ALL, [first])

    assert [lane.count for lane in line.lanes] == [lane.count for lane in whole.lanes]
    assert [lane.ids is not None for lane in line.lanes] == [lane.value == first for lane in line.lanes]


def test_the_rows_of_a_lane_say_when_each_was_given(sample_desk: Desk) -> None:
    line = time_line(sample_desk, quarter(), LaneBy.UNIT, Shown.ALL, None)
    ids = line.lanes[0].ids or ()

    found = rows(sample_desk, ids, sample_desk.today)

    assert [row.id for row in found] == list(ids)
    assert all(row.assigned_on is not None and row.assigned_on <= quarter().last for row in found)
