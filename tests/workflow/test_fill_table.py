"""What the task table is filled with: ids, first rows, counts that their rows bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import decide, fill_table, list_tasks
from tests.workflow.conftest import Office


def test_a_table_starts_with_every_id_and_the_first_rows(office: Office, give: Callable[..., TaskId]) -> None:
    tasks = [give(f"việc {number}") for number in range(5)]

    start = fill_table.start(office.desk, TaskQuery(office.desk.today), 2)

    assert set(start.ids) == set(tasks)
    assert [row.id for row in start.rows] == list(start.ids[:2])
    assert start.total == 5


def test_rows_in_sight_come_along_once(office: Office, give: Callable[..., TaskId]) -> None:
    tasks = [give(f"việc {number}") for number in range(5)]
    query = TaskQuery(office.desk.today)
    ids = fill_table.start(office.desk, query, 0).ids

    start = fill_table.start(office.desk, query, 2, (ids[1], ids[4], TaskId("gone")))

    assert [row.id for row in start.rows] == [ids[0], ids[1], ids[4]]
    assert set(tasks) == set(ids)


def test_the_total_is_of_the_book_whatever_was_asked(office: Office, give: Callable[..., TaskId]) -> None:
    give("rà soát hộ nghèo")
    give("sửa đường")

    start = fill_table.start(office.desk, TaskQuery(office.desk.today, search="ngheo"), 10)

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
