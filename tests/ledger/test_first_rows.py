"""The first rows of a list come by shorter ways than the whole list: they are the same rows in the same order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain.fact import FactVoided, MeetingRecorded, UnitDescribed
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskColumn, TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.ledger import Ledger, first_by_value, search, search_index, search_texts, task_lists, vocabulary
from tests.histories import BLOCS, MEETINGS, UNITS
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, assign, office, report

TYPED = ("t", "thu n", "thu ngan sach", "y te t", "ngan", "gan sa", "x")
MANY = 40


@pytest.fixture(params=[1, 1000], ids=["indexed", "not yet indexed"])
def long_list(book: Ledger, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Forty tasks, a few of them about other matters and of another unit, field and leader."""
    monkeypatch.setattr(search_index, "STRIDE", request.param)
    story = office()
    for place in range(MANY):
        odd = place % 7 == 3
        assign(
            story,
            TaskId(f"task-{place:02d}"),
            content="Thu ngân sách quý" if not odd else f"Thăm hộ nghèo {place}",
            lead=(UNITS[int(odd)],),
            leader="ông An" if odd else "bà Bình",
            field="Ngân sách" if not odd else "",
        )
    report(story, TaskId("task-05"), result="Đã thăm một phần")
    write(book, story.facts)
    return book


@pytest.fixture(params=[(1, 2), (8, 16)], ids=str)
def reaches(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task_lists, "_REACHES", request.param)


@pytest.mark.usefixtures("reaches")
@pytest.mark.parametrize("few", [5, 4000])
@pytest.mark.parametrize("terms", [0, 2, 300], ids="{} words have a part".format)
def test_the_first_rows_are_those_of_the_whole_list(
    long_list: Ledger, monkeypatch: pytest.MonkeyPatch, few: int, terms: int
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    monkeypatch.setattr(search_texts, "_SAMPLE", few)
    monkeypatch.setattr(vocabulary, "MOST_TERMS", terms)
    orders = ((), (SortKey(TaskColumn.CODE, descending=True),), (SortKey(TaskColumn.LEAD),))
    queries = [
        TaskQuery(DAY, search=typed, leaders=leaders, order=order)
        for typed in ("", *TYPED)
        for leaders in (frozenset[str](), frozenset({"ông An"}))
        for order in orders
    ]

    with long_list.reading() as book:
        if terms:
            book.get_ready_to_search()
        for query in queries:
            whole = book.task_ids(query)
            assert [book.task_ids(query, most) for most in (1, 3, 100)] == [whole[:1], whole[:3], whole], query
            assert book.count(query) == len(whole)


@pytest.mark.usefixtures("reaches")
@pytest.mark.parametrize(
    "condition",
    [
        {"units": frozenset(UNITS[:1])},
        {"units": frozenset(UNITS[:2]), "standings": frozenset({Standing.OPEN_OVERDUE, Standing.UNDATED})},
        {"standings": frozenset({Standing.OPEN_IN_TIME, Standing.UNDATED})},
        {"standings": frozenset({Standing.UNDATED})},
        {"meetings": frozenset({MEETINGS[0]})},
        {"blocs": frozenset({BLOCS[0]}), "fields": frozenset({"Ngân sách"})},
        {"unassigned": True},
    ],
    # Sets show themselves in another order in every process.
    ids=[
        "one unit",
        "late or undated of units",
        "in time or undated",
        "undated",
        "a meeting",
        "bloc and field",
        "unassigned",
    ],
)
def test_the_first_rows_of_a_filtered_list_are_those_of_the_whole_list(
    mixed_list: Ledger, condition: dict[str, object]
) -> None:
    query = replace(TaskQuery(date(2017, 7, 3)), **condition)  # type: ignore[arg-type]

    with mixed_list.reading() as book:
        whole = book.task_ids(query)
        assert 0 < len(whole) < MANY
        assert [book.task_ids(query, most) for most in (1, 3, 7, 100)] == [whole[:1], whole[:3], whole[:7], whole]


@pytest.fixture
def mixed_list(book: Ledger) -> Ledger:
    """Tasks of two units, of both together, of nobody and of a unit that was voided; with and without all else."""
    story = office()
    story.add(MEETINGS[1], MeetingRecorded(MeetingTerms("Giao ban quý I/2017", date(2017, 4, 5))), DAY)
    story.add(UNITS[2], UnitDescribed(UnitTerms("Phòng Tài chính", "PTC", order=1)), DAY)
    gone = story.facts[-1]
    owners = [(UNITS[0],), (UNITS[1],), (UNITS[1], UNITS[0]), (), (UNITS[2],), (UNITS[0], UNITS[1])]
    for place in range(MANY):
        lead = owners[place % 6]
        assign(
            story,
            TaskId(f"task-{place:02d}"),
            due=date(2017, 7, 1 + place % 5) if place % 4 else None,
            lead=lead,
            bloc=BLOCS[0] if len(lead) > 1 and place % 5 else None,
            leader=("ông An", "Ông An", "bà Bình", "")[place % 4],
            field=("Y tế", "", "Ngân sách")[place % 3],
            meeting=(MEETINGS[0], MEETINGS[1], None)[place % 3],
        )
    story.add(UNITS[2], FactVoided(gone.id, ""), DAY)
    write(book, story.facts)
    return book


@pytest.mark.usefixtures("reaches")
@pytest.mark.parametrize("common", [2, 4000], ids=["values are common", "values are rare"])
@pytest.mark.parametrize("column", TaskColumn)
def test_the_first_rows_of_a_sorted_list_are_those_of_the_whole_list(
    mixed_list: Ledger, monkeypatch: pytest.MonkeyPatch, column: TaskColumn, common: int
) -> None:
    monkeypatch.setattr(first_by_value, "COMMON", common)
    orders = [
        (SortKey(column, descending=descending), *rest)
        for descending in (False, True)
        for rest in ((), (SortKey(TaskColumn.DUE, descending=True),))
    ]

    with mixed_list.reading() as book:
        for order in orders:
            query = TaskQuery(DAY, order=order)
            whole = book.task_ids(query)
            firsts = [book.task_ids(query, most) for most in (1, 3, 11, MANY, 100)]
            assert firsts == [whole[:most] for most in (1, 3, 11, MANY, 100)], order


def test_of_a_column_with_too_many_values_no_more_are_looked_up_than_needed_to_know(
    mixed_list: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_by_value, "MOST_VALUES", 2)
    query = TaskQuery(DAY, order=(SortKey(TaskColumn.LEADER),))

    with mixed_list.conversation() as connection:
        assert list(first_by_value.parts_by(connection, query.order[0])) == []
    with mixed_list.reading() as book:
        assert book.task_ids(query, 5) == book.task_ids(query)[:5]


def test_who_types_on_finds_what_a_fresh_search_finds(long_list: Ledger) -> None:
    """Words are known that have a part inside, and those of a later fact too."""

    def found(typed: str) -> tuple[str, ...]:
        with long_list.reading() as book:
            return book.task_ids(TaskQuery(DAY, search=typed), 100)

    before = [len(found(typed)) for typed in ("gan", "gan sa", "gan sac", "gan sach q", "zgan")]
    story = office()
    for place in range(MANY):
        assign(story, TaskId(f"task-{place:02d}"))
    report(story, TaskId("task-05"), result="Đã thăm")
    assign(story, TaskId("task-99"), content="Xây zganh")
    write(long_list, story.facts[-1:])

    assert before == [34, 34, 34, 34, 0]
    assert found("zgan") == (TaskId("task-99"),)
