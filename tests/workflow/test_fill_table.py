"""What the task table is filled with: ids, first rows, counts that their rows bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import decide, fill_table, list_tasks
from tests.workflow.conftest import Office


def test_a_table_begins_with_the_first_rows_and_says_that_more_follow(
    office: Office, give: Callable[..., TaskId]
) -> None:
    tasks = [give(f"việc {number}") for number in range(5)]

    query = TaskQuery(office.desk.today)

    start = fill_table.begin(office.desk, query, 2)
    ids = fill_table.all_ids(office.desk, query)

    assert set(ids) == set(tasks)
    assert start.ids == ids[:2]
    assert [row.id for row in start.rows] == list(start.ids)
    assert (start.total, start.whole) == (5, False)


def test_rows_in_sight_come_along_once(office: Office, give: Callable[..., TaskId]) -> None:
    tasks = [give(f"việc {number}") for number in range(5)]
    query = TaskQuery(office.desk.today)
    ids = fill_table.all_ids(office.desk, query)

    again = fill_table.again(office.desk, query, 2, (ids[1], ids[4], TaskId("gone")))

    assert [row.id for row in again.rows] == [ids[0], ids[1], ids[4]]
    assert set(again.ids) == set(tasks)


@pytest.mark.parametrize(("rows", "whole"), [(2, False), (3, True), (4, True)])
def test_a_short_list_is_whole_at_once(office: Office, give: Callable[..., TaskId], rows: int, whole: bool) -> None:
    for number in range(3):
        give(f"việc {number}")

    start = fill_table.begin(office.desk, TaskQuery(office.desk.today), rows)

    assert start.whole is whole
    assert len(start.ids) == min(rows, 3)


def test_the_total_is_of_the_book_whatever_was_asked(office: Office, give: Callable[..., TaskId]) -> None:
    give("rà soát hộ nghèo")
    give("sửa đường")

    start = fill_table.begin(office.desk, TaskQuery(office.desk.today, search="ngheo"), 10)

    assert (len(start.ids), start.total) == (1, 2)


def test_every_count_is_borne_out_by_its_rows(office: Office, give: Callable[..., TaskId]) -> None:
    give("một", office.culture)
    done = give("hai", office.home_affairs)
    decide.report(office.desk, done, ReportTerms(office.home_affairs, Claim.DONE, 100, "Xong."))
    query = TaskQuery(office.desk.today)

    tally = fill_table.tally(office.desk, query)

    def rows(wanted: TaskQuery) -> int:
        return len(list_tasks.all_rows(office.desk, wanted))

    assert tally.all == rows(query) == 2
    assert tally.counters.total == 2
    assert tally.awaiting == rows(replace(query, awaiting=True)) == 1
    assert tally.due_soon == rows(replace(query, due_soon=True))
    assert tally.unassigned == rows(replace(query, unassigned=True)) == 0


def test_each_bloc_offers_as_many_rows_as_it_leads_to(office: Office, give: Callable[..., TaskId]) -> None:
    give("một", office.culture)
    give("hai", office.home_affairs)
    query = TaskQuery(office.desk.today)

    facets = fill_table.bloc_facets(office.desk, query)

    assert [(facet.value, facet.count) for facet in facets] == [(office.bloc, 2)]
    narrowed = replace(query, blocs=frozenset({office.bloc}))
    assert len(list_tasks.all_rows(office.desk, narrowed)) == 2
