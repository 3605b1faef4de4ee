"""Search as people type it: no marks, no case, unfinished words, abbreviations, unit names, codes, parts of words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.fact import Fact, FactVoided, UnitDescribed
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.ledger import Ledger, care, search_index
from tests.histories import TASKS, UNITS, histories
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, assign, office, report

CONTENTS = (
    "Rà soát hộ nghèo tại các xã, phường",
    "Nâng cao chỉ số cải cách hành chính",
    "Hoà giải tranh chấp đường liên thôn",
    "Tổng hợp kết quả GD&ĐT quý III",
)


def found(ledger: Ledger, typed: str) -> list[int]:
    """The places of the tasks found, in `CONTENTS`."""
    with ledger.reading() as book:
        return sorted(TASKS.index(task) for task in book.task_ids(TaskQuery(DAY, search=typed)))


def stock(ledger: Ledger) -> Ledger:
    """Write the four tasks; the last two are the Health unit's, the first has a report."""
    story = office()
    for place, content in enumerate(CONTENTS):
        assign(story, TASKS[place], content=content, lead=(UNITS[place // 2],), leader="Bà Nguyễn Thị Lừu")
    report(story, TASKS[0], result="Đã rà soát 04/08 xã; vướng kinh phí")
    write(ledger, story.facts)
    return ledger


@pytest.fixture
def stocked(book: Ledger) -> Ledger:
    return stock(book)


@pytest.fixture(scope="module", params=[1, 1000], ids=["indexed", "not yet indexed"])
def shelf(books: Books, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """The four tasks in a book that is only read, with and without the index."""
    with pytest.MonkeyPatch.context() as patch, books.fresh() as ledger:
        patch.setattr(search_index, "STRIDE", request.param)
        yield stock(ledger)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        pytest.param("hộ nghèo", [0], id="as it is written"),
        pytest.param("HO NGHEO", [0], id="without marks, in capitals"),
        pytest.param("hoà", [2], id="old tone placement"),
        pytest.param("hòa gi", [2], id="new tone placement, unfinished"),
        pytest.param("duong", [2], id="đ as d"),
        pytest.param("nghèo hộ", [0], id="in another order"),
        pytest.param("ngh", [0], id="an unfinished word"),
        pytest.param("ngh ho", [0], id="parts of words, when no task has them whole"),
        pytest.param("hanh chinh", [1], id="two words"),
        pytest.param("CCHC", [1], id="an abbreviation for the words"),
        pytest.param("gd&đt", [3], id="an abbreviation that is written"),
        pytest.param("giáo dục và đào tạo", [3], id="the words for an abbreviation"),
        pytest.param("y te", [2, 3], id="a unit's name"),
        pytest.param("PYT", [2, 3], id="a unit's code"),
        pytest.param("pnv nghèo", [0], id="a unit's code and a word"),
        pytest.param("NV-002", [1], id="a code"),
        pytest.param("kinh phí", [0], id="the last report's result"),
        pytest.param("luu", [0, 1, 2, 3], id="the leader"),
        pytest.param("oa giai", [2], id="inside a word"),
        pytest.param("không có từ này", [], id="nothing"),
        pytest.param("", [0, 1, 2, 3], id="nothing typed"),
        pytest.param(" - & ", [0, 1, 2, 3], id="nothing to look for"),
        pytest.param('" OR * NEAR(', [], id="words of the engine's language"),
        pytest.param("%", [0, 1, 2, 3], id="a sign that engines read as anything"),
    ],
)
def test_a_task_is_found_by(shelf: Ledger, typed: str, places: list[int]) -> None:
    assert found(shelf, typed) == places


def test_a_renamed_unit_is_found_by_its_new_name_only(stocked: Ledger) -> None:
    story = office()
    while len(story.facts) < 21:
        story.add(UNITS[1], UnitDescribed(UnitTerms("Trung tâm Chăm sóc", "TTCS", order=2)), DAY)

    write(stocked, story.facts[-1:])

    assert (found(stocked, "chăm sóc"), found(stocked, "y tế")) == ([2, 3], [])


def test_a_later_report_takes_the_place_of_an_earlier_ones_words(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "STRIDE", 1)
    stock(book)
    monkeypatch.setattr(search_index, "STRIDE", 1000)
    story = office()
    while len(story.facts) < 20:
        report(story, TASKS[0], result="Đã được cấp đủ tiền")

    write(book, story.facts[-1:])

    assert (found(book, "kinh phí"), found(book, "cấp đủ tiền"), found(book, "hộ nghèo")) == ([], [0], [0])


def test_a_task_taken_back_is_not_found(stocked: Ledger) -> None:
    with stocked.reading() as book:
        given_task = book.facts_about(TASKS[1])[0]
    story = office()
    while len(story.facts) < 20:
        story.add(TASKS[1], FactVoided(given_task.id), DAY, like=given_task)

    write(stocked, story.facts[-1:])

    assert found(stocked, "cải cách") == []


WORDS = st.sampled_from(
    ("ra", "soat", "hộ", "ngheo", "gd", "GD&ĐT", "hoa", "noi vu", "y t", "nv-00", "001", "kép", "30")
)


@given(histories, st.lists(WORDS, min_size=1, max_size=3).map(" ".join))
@settings(max_examples=20)
def test_the_index_may_lag_behind_without_being_noticed(sqlite_books: Books, facts: list[Fact], typed: str) -> None:
    query = TaskQuery(DAY, search=typed)
    stride = search_index.STRIDE
    try:
        with sqlite_books.fresh() as prompt, sqlite_books.fresh() as late, sqlite_books.fresh() as strides:
            for ledger, step in ((prompt, 1), (late, 1000), (strides, 7)):
                search_index.STRIDE = step
                write(ledger, facts, at_once=3)

            with prompt.reading() as one, late.reading() as other, strides.reading() as third:
                assert one.task_ids(query) == other.task_ids(query) == third.task_ids(query)
            assert care.check(late).clean
            assert care.check(strides).clean
    finally:
        search_index.STRIDE = stride
