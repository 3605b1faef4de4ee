"""Named views of the task table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskColumn, TaskQuery
from giaoban_tracker.workflow import saved_views
from giaoban_tracker.workflow.saved_views import SavedView
from tests.workflow.conftest import Office


def view(office: Office, name: str, **conditions: object) -> SavedView:
    query = replace(TaskQuery(office.desk.today), **conditions)  # type: ignore[arg-type]  # tests name fields freely
    return SavedView(name, query, "units", "code:10:1")


def test_a_view_comes_back_as_it_was_kept(office: Office) -> None:
    kept = view(
        office,
        "Quá hạn khối VX",
        search="đất đai",
        standings=frozenset({Standing.OPEN_OVERDUE}),
        units=frozenset({office.culture}),
        blocs=frozenset({office.bloc}),
        assigned_from=date(2017, 1, 1),
        order=(SortKey(TaskColumn.DUE, descending=True),),
    )

    saved_views.keep(office.desk, kept)

    assert saved_views.views(office.desk) == (kept,)


def test_a_view_is_looked_at_on_the_day_it_is_opened(office: Office) -> None:
    kept = view(office, "Quá hạn")
    saved_views.keep(office.desk, replace(kept, query=replace(kept.query, today=date(2017, 1, 1) - timedelta(days=9))))

    [found] = saved_views.views(office.desk)

    assert found.query.today == office.desk.today


def test_the_same_name_takes_the_place_of_the_former_view(office: Office) -> None:
    for name in ("Quá hạn", "Của tôi"):
        saved_views.keep(office.desk, view(office, name))

    saved_views.keep(office.desk, view(office, " qua  HAN ", awaiting=True))

    assert [one.name for one in saved_views.views(office.desk)] == ["qua HAN", "Của tôi"]
    assert saved_views.views(office.desk)[0].query.awaiting


def test_a_view_without_a_name_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="view-name-missing"):
        saved_views.keep(office.desk, view(office, "  "))


def test_a_forgotten_view_is_gone_and_the_others_stay(office: Office) -> None:
    for name in ("Quá hạn", "Của tôi"):
        saved_views.keep(office.desk, view(office, name))

    saved_views.forget(office.desk, "Quá hạn")

    assert [one.name for one in saved_views.views(office.desk)] == ["Của tôi"]


def test_counts_are_those_of_the_lists(office: Office, give: Callable[..., TaskId]) -> None:
    give("rà soát hộ nghèo")
    give("xây cầu", office.culture)
    wanted = (view(office, "a"), view(office, "b", search="cau"), view(office, "c", awaiting=True))

    assert saved_views.counts(office.desk, wanted) == (2, 1, 0)


@pytest.mark.parametrize("text", ["", "nonsense", "{}", '[{"name": "x"}, 3]', '[{"name": "x", "query": {"today": 1}}]'])
def test_what_cannot_be_understood_is_passed_over(office: Office, text: str) -> None:
    with office.desk.ledger.writing() as book:
        book.save_local_draft("task-views", "", text)

    assert saved_views.views(office.desk) == ()
