"""The board: every task that was not withdrawn stands in one column, whose query gives it back."""

from __future__ import annotations

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import invented_office, sample_office
from giaoban_tracker.workflow.board import Lane, board, lane_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.list_tasks import listing
from tests.conftest import Almanac


def test_each_task_stands_in_one_column(empty_desk: Desk, almanac: Almanac) -> None:
    invented_office.fill(empty_desk, 120)
    almanac.turn_to(sample_office.AS_OF)

    lanes = board(empty_desk, rows=500)

    held = [row.id for lane in lanes for row in lane.first]
    assert [lane.lane for lane in lanes] == list(Lane)
    assert len(held) == len(set(held)) == sum(lane.number for lane in lanes)
    assert len(held) == listing(empty_desk, TaskQuery(empty_desk.today)).counters.total
    assert all(lane_of(row) is lane.lane for lane in lanes for row in lane.first)
    assert all(len(listing(empty_desk, lane.query).ids) == lane.number for lane in lanes)


def test_a_long_column_gives_its_first_rows_and_counts_all(empty_desk: Desk, almanac: Almanac) -> None:
    invented_office.fill(empty_desk, 120)
    almanac.turn_to(sample_office.AS_OF)

    lanes = board(empty_desk, rows=3)

    assert max(len(lane.first) for lane in lanes) == 3 < max(lane.number for lane in lanes)
