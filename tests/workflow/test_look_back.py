"""A past day is looked at for as long as somebody likes: every errand answers as then, none writes (như sổ ngày …)."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Thread
from weakref import ref

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_list import TaskColumn, TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.ledger import Ledger, past_cut, past_gathered
from giaoban_tracker.workflow import (
    decide,
    describe_office,
    fill_table,
    group_tasks,
    list_tasks,
    saved_views,
    show_task,
)
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.group_tasks import Grouping
from giaoban_tracker.workflow.look_back import look_back, stands
from giaoban_tracker.workflow.printing import Scope
from giaoban_tracker.workflow.printing.lists import follow_up
from giaoban_tracker.workflow.saved_views import SavedView
from tests.conftest import Almanac
from tests.workflow.conftest import Office

Give = Callable[..., TaskId]
LOOKED_AT, LATER, LAST = date(2017, 8, 10), date(2017, 8, 17), date(2017, 9, 20)


@pytest.fixture
def task(office: Office, give: Give, almanac: Almanac) -> TaskId:
    """A task that is half done on the day looked at, and finished later, beside one that comes later."""
    first = give()
    almanac.turn_to(LOOKED_AT)
    decide.report(office.desk, first, said(office, Claim.IN_PROGRESS, 50))
    almanac.turn_to(LATER)
    assign(office.desk, TaskTerms("", "xây dựng quy chế", lead=(office.culture,)))
    decide.report(office.desk, first, said(office, Claim.DONE, 100))
    decide.accept(office.desk, first, office.home_affairs)
    almanac.turn_to(LAST)
    return first


def said(office: Office, claim: Claim, percent: int) -> ReportTerms:
    return ReportTerms(office.home_affairs, claim, percent, "Đã làm xong" if percent == 100 else "Đã làm một nửa")


def then(office: Office) -> Desk:
    return look_back(office.desk, LOOKED_AT)


# ------------------------------------------------------------ what it answers


def test_what_a_table_asks_is_answered_as_a_list_of_that_day(office: Office, task: TaskId) -> None:
    past = then(office)
    query = TaskQuery(past.today)
    as_listed = list_tasks.all_rows(office.desk, TaskQuery(LOOKED_AT), as_of=LOOKED_AT)

    start = fill_table.begin(past, query, 48)

    assert past.today == LOOKED_AT
    assert start.rows == list_tasks.rows(past, fill_table.all_ids(past, query), past.today) == as_listed
    assert [(row.id, row.done_percent) for row in as_listed] == [(task, 50)]
    counters = list_tasks.listing(office.desk, TaskQuery(LOOKED_AT), as_of=LOOKED_AT).counters
    assert fill_table.tally(past, query).counters == counters
    assert counters.total == 1


def test_groups_filters_search_and_card_are_of_that_day_too(office: Office, task: TaskId) -> None:
    past = then(office)
    query = TaskQuery(past.today)

    groups = group_tasks.grouped(past, query, Grouping.STANDING, None, 48).groups
    facets = list_tasks.facets(past, query, TaskColumn.STANDING)
    found = fill_table.all_ids(past, replace(query, search="ra soat ho ngheo"))
    card = show_task.task_card(past, task)

    assert Standing.DONE_ON_TIME.value not in {group.value for group in groups} | {facet.value for facet in facets}
    assert found == (task,)
    assert card == show_task.task_card(office.desk, task, as_of=LOOKED_AT)
    assert card.past
    assert not show_task.task_card(office.desk, task).past


@pytest.mark.parametrize(
    "typed", ["rà soát", "ra so", "hộ nghèo soát", "PNV", "noi vu", "oát", "gheo ho", "quy chế", "xong", "nửa", "+-"]
)
@pytest.mark.parametrize("way", ["cut", "gathered"])
def test_a_kept_past_book_finds_what_a_book_with_an_index_finds(
    office: Office, task: TaskId, typed: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = TaskQuery(LOOKED_AT, search=typed)
    if way == "gathered":
        monkeypatch.setattr(past_cut, "cut", past_gathered.gather)

    found = fill_table.all_ids(then(office), query)

    assert found == list_tasks.listing(office.desk, query, as_of=LOOKED_AT).ids


def test_words_that_were_said_later_find_nothing(office: Office, task: TaskId) -> None:
    said_then, said_later = (TaskQuery(LOOKED_AT, search=words) for words in ("một nửa", "làm xong"))

    assert fill_table.all_ids(then(office), said_then) == (task,)
    assert fill_table.all_ids(then(office), said_later) == ()
    assert fill_table.all_ids(office.desk, replace(said_later, today=LAST)) == (task,)


def test_what_is_printed_at_the_past_desk_is_what_is_printed_as_of_the_day(office: Office, task: TaskId) -> None:
    scope = Scope(TaskQuery(LOOKED_AT))

    assert follow_up(then(office), scope) == follow_up(office.desk, replace(scope, as_of=LOOKED_AT))


def test_a_kept_view_is_counted_on_the_day_that_is_looked_at(office: Office, task: TaskId) -> None:
    culture = TaskQuery(LAST, units=frozenset({office.culture}))
    kept = [SavedView("Tất cả", TaskQuery(LAST)), SavedView("Văn hóa", culture)]

    assert saved_views.counts(office.desk, kept) == (2, 1)
    assert saved_views.counts(then(office), kept) == (1, 0)


# ------------------------------------------------------------ what it refuses, and when it ends


def test_nothing_is_written_in_a_past_book(office: Office, task: TaskId) -> None:
    with pytest.raises(Refused, match="past-book"):
        decide.chase(then(office), task)


def test_putting_together_can_be_stopped(office: Office, task: TaskId) -> None:
    with pytest.raises(Refused, match="stopped"):
        look_back(office.desk, LOOKED_AT, lambda *_: False)


def test_the_past_book_is_let_go_of_with_the_last_desk_that_bears_it(office: Office, task: TaskId) -> None:
    past = then(office)
    kept: ref[Ledger] = ref(past.ledger)
    with past.ledger.conversation() as connection:
        held = connection

    del past
    gc.collect()

    assert kept() is None
    with pytest.raises(Exception, match="closed"):
        held.rows("SELECT 1")


def test_two_workers_may_ask_a_past_book_at_once(office: Office, task: TaskId) -> None:
    past = then(office)
    answers: list[int] = []

    def ask() -> None:
        for _ in range(20):
            answers.append(len(fill_table.all_ids(past, TaskQuery(LOOKED_AT))))

    workers = [Thread(target=ask) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert answers == [answers[0]] * 60


# ------------------------------------------------------------ whether it has to be put together again


def test_a_day_stands_when_what_was_written_counts_from_later(office: Office, task: TaskId) -> None:
    given = next(one for one in list_tasks.listing(office.desk, TaskQuery(LAST)).ids if one != task)
    changes = decide.chase(office.desk, given)

    assert stands(office.desk, changes, LOOKED_AT)
    assert not stands(office.desk, changes, LAST)


def test_a_day_does_not_stand_when_something_is_entered_with_an_earlier_day(
    office: Office, give: Give, almanac: Almanac
) -> None:
    given = give()
    almanac.turn_to(LAST)
    changes = decide.report(office.desk, given, said(office, Claim.IN_PROGRESS, 20), on=date(2017, 7, 6))

    assert not stands(office.desk, changes, LOOKED_AT)


def test_a_day_does_not_stand_when_names_are_described(office: Office, task: TaskId) -> None:
    changes = describe_office.describe_unit(office.desk, UnitTerms("Phòng Ngoại vụ", "PNgV"))

    assert not stands(office.desk, changes, LOOKED_AT)
