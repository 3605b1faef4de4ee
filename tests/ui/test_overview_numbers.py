"""Tổng quan: numbers by unit, leader, bloc, field and quarter, today and of a period; each opens exactly its rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.overview.matrix_sheet import GROUP_WORDS, MatrixSheet
from giaoban_tracker.ui.pages.overview.number_table import NumberTable
from giaoban_tracker.ui.pages.overview.page import OverviewPage
from giaoban_tracker.ui.pages.overview.rating_lines import COLUMNS, per_cent
from giaoban_tracker.ui.pages.overview.rating_sheet import RatingSheet
from giaoban_tracker.ui.pages.tasks.filters import conditions
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks
from tests.ui.held_errands import HeldErrands


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(place)
    qtbot.addWidget(page)
    place.operations.changed.connect(page.take)
    page.resize(1234, 690)
    page.show()
    page.enter()
    return page


@pytest.fixture
def opened(page: OverviewPage) -> list[TaskQuery]:
    """The queries that were asked for."""
    queries: list[TaskQuery] = []
    page.tasks_wanted.connect(queries.append)
    return queries


@pytest.fixture
def matrix(page: OverviewPage) -> MatrixSheet:
    page._tabs.setCurrentWidget(page._matrix)
    return page._matrix.sheet()


@pytest.fixture
def ratings(page: OverviewPage) -> RatingSheet:
    page._tabs.setCurrentWidget(page._ratings)
    return page._ratings.sheet()


def rows(place: Workplace, query: TaskQuery) -> tuple[TaskId, ...]:
    return list_tasks.listing(place.desk, query).ids


def shown(table: NumberTable) -> dict[str, list[str]]:
    """The numbers of each line by its name."""
    model = table.model()
    heads = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]
    return {
        head: [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row, head in enumerate(heads)
    }


def press(table: NumberTable, name: str, column: int) -> None:
    """Press a number by the name of its line."""
    row = list(shown(table)).index(name)
    table.clicked.emit(table.model().index(row, column))


def column_of(title: str) -> int:
    return next(place for place, column in enumerate(COLUMNS) if column.title.replace("\n", " ") == title)


@pytest.mark.parametrize("by", list(GROUP_WORDS), ids=lambda by: by.value)
def test_every_number_of_the_matrix_opens_as_many_rows(
    matrix: MatrixSheet, place: Workplace, opened: list[TaskQuery], by: GroupBy
) -> None:
    matrix._by.setCurrentIndex(list(GROUP_WORDS).index(by))

    pressed = 0
    for name, numbers in shown(matrix._table).items():
        for column, text in enumerate(numbers):
            press(matrix._table, name, column)
            if text != "–":
                assert len(rows(place, opened[-1])) == int(text), (name, column)
                pressed += 1

    assert len(opened) == pressed > 0, "nothing opens behind a nought"


def test_the_total_counts_each_task_once_and_says_so(matrix: MatrixSheet) -> None:
    lines = shown(matrix._table)

    assert lines["Tổng cộng"][0] == "12"
    assert lines["Phòng Nội vụ"][0] == "10"
    assert "dòng tổng cộng tính mỗi nhiệm vụ một lần" in matrix._note.text()


def test_the_matrix_follows_what_is_written(matrix: MatrixSheet, place: Workplace) -> None:
    before = shown(matrix._table)["Tổng cộng"]
    task = rows(place, TaskQuery(place.desk.today, search="NV-002"))[0]

    place.undo.decide("Thu hồi", lambda: decide.withdraw(place.desk, task, "giao trùng"))

    assert int(shown(matrix._table)["Tổng cộng"][0]) == int(before[0]) - 1


def test_the_matrix_of_a_past_day_shows_the_book_of_that_day_and_lists_its_rows_as_they_stood(
    page: OverviewPage, matrix: MatrixSheet, place: Workplace, opened: list[TaskQuery]
) -> None:
    day, wanted = date(2017, 7, 31), list[TaskQuery]()
    page.past_tasks_wanted.connect(wanted.append)
    then = list_tasks.listing(place.desk, TaskQuery(day), as_of=day).counters
    today = shown(matrix._table)

    matrix.day.set_day(day)

    assert shown(matrix._table)["Tổng cộng"] != today["Tổng cộng"]
    assert shown(matrix._table)["Tổng cộng"][0] == str(then.total)
    assert "Tính đến ngày 31/07/2017. Bấm con số để xem các nhiệm vụ như ngày ấy." in matrix._note.text()
    press(matrix._table, "Tổng cộng", 0)
    assert opened == []
    assert wanted[-1].today == day
    assert len(list_tasks.listing(place.desk, wanted[-1], as_of=day).ids) == then.total
    assert page.print_wish() == PrintWish("F6", as_of=day)

    matrix.day.set_day(None)

    assert shown(matrix._table) == today


def test_a_day_that_is_typed_half_changes_nothing_yet(matrix: MatrixSheet) -> None:
    before = shown(matrix._table)

    matrix.day._line.setText("1/7")

    assert shown(matrix._table) == before
    matrix.day._line.editingFinished.emit()
    assert "Tính đến ngày 01/07/2017" in matrix._note.text()


def test_a_count_that_was_stopped_leaves_the_numbers_that_are_shown(matrix: MatrixSheet) -> None:
    before = shown(matrix._table)
    matrix.day.blockSignals(True)
    matrix.day.set_day(date(2017, 7, 31))
    matrix._reading.cancel()
    matrix._tell_stopped()

    assert shown(matrix._table) == before
    assert "Đã dừng; đang thấy số liệu tính đến ngày 02/10/2017" in matrix._note.text()


def test_another_day_stops_the_count_of_the_first_and_nobody_is_told_that_it_was_stopped(
    matrix: MatrixSheet, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, notes = HeldErrands(place.operations), list[str]()
    monkeypatch.setattr(matrix._note, "setText", notes.append)
    matrix.day.set_day(date(2017, 7, 31))
    first = matrix._reading

    matrix.day.set_day(date(2017, 8, 31))
    held.do_all()

    assert first.stopped()
    assert [note.split(". ")[0] for note in notes] == ["Tính đến ngày 31/08/2017"]


def test_the_numbers_of_today_stop_the_count_of_a_past_day(matrix: MatrixSheet, place: Workplace) -> None:
    held = HeldErrands(place.operations)
    matrix.day.set_day(date(2017, 7, 31))
    first = matrix._reading

    matrix._by.setCurrentIndex(1)
    matrix.day._line.setText("")
    matrix._read()
    held.do_all()

    assert first.stopped()
    assert matrix.past_day is None


def test_another_period_stops_the_rating_of_the_first(ratings: RatingSheet, place: Workplace) -> None:
    held = HeldErrands(place.operations)
    ratings._by.setCurrentIndex(1)
    first = ratings._reading

    ratings._by.setCurrentIndex(2)
    held.do_all()

    assert first.stopped()
    assert not ratings._numbers.isHidden()
    assert not ratings._outdated


def test_enter_opens_the_number_in_front(matrix: MatrixSheet, opened: list[TaskQuery], qtbot: QtBot) -> None:
    matrix._table.setCurrentIndex(matrix._table.model().index(0, 0))

    qtbot.keyClick(matrix._table, Qt.Key.Key_Return)

    assert len(opened) == 1


@pytest.mark.parametrize("by", [0, 1, 2, 3], ids=["unit", "leader", "bloc", "field"])
def test_every_number_of_the_ratings_opens_its_tasks_named(
    ratings: RatingSheet, place: Workplace, opened: list[TaskQuery], by: int
) -> None:
    ratings._by.setCurrentIndex(by)
    counts = [column_of(title) for title in ("Tổng số", "Xong đúng hạn", "Đang làm quá hạn", "Tính riêng", "Đạt")]

    pressed = 0
    for name, numbers in shown(ratings._numbers).items():
        for column in counts:
            press(ratings._numbers, name, column)
            if numbers[column] != "–":
                assert len(rows(place, opened[-1])) == int(numbers[column]), (name, column)
                assert [one.words for one in conditions(opened[-1], {})] == [opened[-1].picked_as]
                assert name in opened[-1].picked_as
                pressed += 1

    assert len(opened) == pressed > 0


def test_a_rate_opens_what_it_is_a_rate_of(ratings: RatingSheet, place: Workplace, opened: list[TaskQuery]) -> None:
    press(ratings._numbers, "Tổng cộng", column_of("Tỷ lệ đúng hạn"))
    press(ratings._numbers, "Tổng cộng", column_of("Kết quả"))

    finished, products = (rows(place, query) for query in opened)
    assert set(finished) < set(products)
    assert opened[0].picked_as.endswith("Tổng cộng, quý III/2017")


def test_the_quarter_before_is_rated_while_the_new_one_is_young(ratings: RatingSheet) -> None:
    assert (ratings._period.key, ratings._period.words) == ("2017-Q3", "quý III/2017")
    assert ratings._rules.text().startswith("Tính đến ngày 30/09/2017.")


def test_periods_go_back_and_forth_but_not_into_what_has_not_begun(ratings: RatingSheet) -> None:
    bar = ratings._period
    bar._after.click()
    assert (bar.key, bar._after.isEnabled()) == ("2017-Q4", False)

    bar._before.click()
    bar._before.click()
    bar._like.setCurrentIndex(0)
    assert bar.key == "2017-06", "the month in which the quarter ends"
    bar._decree.setChecked(True)
    assert bar._days.text() == "15/05/2017 – 14/06/2017"
    assert "kỳ báo cáo NĐ 09/2019" in bar.words


def test_a_period_without_tasks_says_so(ratings: RatingSheet) -> None:
    ratings._period.choose("2016")

    assert ratings._none.text() == "Không có nhiệm vụ nào tính vào năm 2016."
    assert ratings._numbers.isHidden()
    assert not ratings._save.isEnabled()


def test_the_rules_of_counting_stand_under_the_table(ratings: RatingSheet) -> None:
    assert "Quy tắc đếm: (1) Theo đơn vị" in ratings._rules.text()
    assert "Mỗi lần chậm trừ 25% điểm tiến độ" in ratings._rules.text()


def test_the_table_is_saved_for_printing(
    ratings: RatingSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: tmp_path / "danh-gia.pdf")

    with qtbot.waitSignal(ratings.said) as said:
        ratings._save.click()

    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "danh-gia.pdf").pages)
    assert "quý III/2017" in words
    assert str(tmp_path) in said.args[0]


def test_a_hidden_sheet_reads_again_when_it_is_shown(page: OverviewPage, matrix: MatrixSheet, place: Workplace) -> None:
    page._tabs.setCurrentIndex(0)
    task = rows(place, TaskQuery(place.desk.today, search="NV-002"))[0]
    place.undo.decide("Thu hồi", lambda: decide.withdraw(place.desk, task, "giao trùng"))
    assert shown(matrix._table)["Tổng cộng"][0] == "12"

    page._tabs.setCurrentWidget(page._matrix)

    assert shown(matrix._table)["Tổng cộng"][0] == "11"


@pytest.mark.parametrize(("value", "words"), [(None, "–"), (0, "0"), (10000, "100"), (8745, "87,45"), (6605, "66,05")])
def test_rates_are_written_as_offices_write_them(value: int | None, words: str) -> None:
    assert per_cent(value) == words


@pytest.mark.usefixtures("matrix")
def test_the_numbers_by_unit_are_printed_by_their_form(page: OverviewPage) -> None:
    assert page.print_wish().form == "F6"
    page._tabs.setCurrentIndex(0)
    assert page.print_wish().form == "F7"
