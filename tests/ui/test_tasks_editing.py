"""Editing in the table as in a sheet."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui.dialogs.extend import ExtendSheet
from giaoban_tracker.ui.dialogs.task_form import EditForm
from giaoban_tracker.ui.dialogs.together import TogetherSheet
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.pages.tasks.cell_editors import CellEditor
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import edit_cells, list_tasks

PLACES = {column.key: place for place, column in enumerate(COLUMNS)}


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> TasksPage:
    page = TasksPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.enter()
    place.operations.changed.connect(page.take)
    return page


def stand(page: TasksPage, code: str, key: str) -> None:
    model = page._model
    row = next(place for place in range(model.rowCount()) if model.index(place, 0).data() == code)
    page._table.go_to(row, PLACES[key])


def opened(page: TasksPage) -> CellEditor:
    page._actions.cell.trigger()
    editor = page._deeds.editing().editor
    assert editor is not None
    return editor


def typed(editor: CellEditor, words: str) -> None:
    editor._field.setPlainText(words)


def row_of(place: Workplace, code: str) -> TaskRow:
    rows = list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))
    return next(row for row in rows if row.code == code)


def test_enter_writes_a_cell_and_goes_down(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    stand(page, "NV-005", "product")
    row = page._table.currentIndex().row()
    editor = opened(page)
    typed(editor, " kế hoạch\nnăm ")

    qtbot.keyClick(editor._field, Qt.Key.Key_Return)

    assert row_of(place, "NV-005").product == "kế hoạch năm"
    assert place.undo.undo_title == "Sửa sản phẩm của NV-005"
    assert page._table.currentIndex().row() == row + 1
    assert page._deeds.editing().editor is None


def test_escape_leaves_a_cell_as_it_was(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    before = row_of(place, "NV-005")
    stand(page, "NV-005", "content")
    editor = opened(page)
    typed(editor, "Khác hẳn")

    qtbot.keyClick(editor._field, Qt.Key.Key_Escape)

    assert row_of(place, "NV-005") == before
    assert place.undo.undo_title == ""


def test_tab_goes_on_to_the_next_cell_that_can_be_edited(page: TasksPage, qtbot: QtBot) -> None:
    stand(page, "NV-005", "content")

    for key in ("lead", "due", "leader"):
        qtbot.keyClick(opened(page)._field, Qt.Key.Key_Tab)
        assert page._table.currentIndex().column() == PLACES[key]
    editor = page._deeds.editing().editor
    assert editor is not None
    qtbot.keyClick(editor._field, Qt.Key.Key_Backtab)

    assert page._table.currentIndex().column() == PLACES["due"]


def test_units_are_taken_by_code_or_part_of_their_name(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    rows = list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))
    code = next(row.code for row in rows if row.last_report_on is None)
    stand(page, code, "lead")
    editor = opened(page)

    typed(editor, "phòng nội vụ; PYT")
    qtbot.keyClick(editor._field, Qt.Key.Key_Return)

    assert row_of(place, code).lead == "Phòng Nội vụ; Phòng Y tế"


def test_a_unit_that_nobody_knows_is_told_where_it_stands(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    before = row_of(place, "NV-005").lead
    stand(page, "NV-005", "lead")
    editor = opened(page)

    typed(editor, "Ban Không Có")
    qtbot.keyClick(editor._field, Qt.Key.Key_Return)

    assert editor._words.text() == "Không có đơn vị nào tên «Ban Không Có»."
    assert page._deeds.editing().editor is editor
    assert row_of(place, "NV-005").lead == before


def undated_code(place: Workplace) -> str:
    rows = list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))
    return next(row.code for row in rows if row.deadline.due is None and row.finished_on is None)


def test_a_first_day_is_set_at_once(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    code = undated_code(place)
    stand(page, code, "due")
    editor = opened(page)

    typed(editor, "30/12/2017")
    qtbot.keyClick(editor._field, Qt.Key.Key_Return)

    assert row_of(place, code).deadline.due == date(2017, 12, 30)
    assert row_of(place, code).extended == 0


def test_a_later_day_is_an_extension_and_asks_why(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    code = next(
        row.code
        for row in list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))
        if row.deadline.due is not None and row.finished_on is None
    )
    stand(page, code, "due")
    editor = opened(page)

    typed(editor, "30/12/2018")
    qtbot.keyClick(editor._field, Qt.Key.Key_Return)
    sheet = page.findChild(ExtendSheet)
    assert isinstance(sheet, ExtendSheet)
    asked = not sheet.can_write
    sheet._reason.setPlainText("Chờ kinh phí.")
    sheet.accept()

    assert asked
    assert (row_of(place, code).deadline.due, row_of(place, code).extended) == (date(2018, 12, 30), 1)


def test_what_is_no_day_is_told(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    stand(page, undated_code(place), "due")
    editor = opened(page)

    typed(editor, "sớm")
    qtbot.keyClick(editor._field, Qt.Key.Key_Return)

    assert editor._words.text() == "Nhập ngày, ví dụ 30/9."


def test_a_column_that_cannot_be_edited_in_place_opens_the_form(page: TasksPage) -> None:
    stand(page, "NV-005", "code")

    page._actions.cell.trigger()

    assert page.findChild(EditForm) is not None


def test_what_somebody_else_changed_meanwhile_is_not_written_over(
    page: TasksPage, place: Workplace, qtbot: QtBot
) -> None:
    refused: list[str] = []
    place.operations.refused.connect(lambda error: refused.append(error.code))
    stand(page, "NV-005", "product")
    first = opened(page)
    task = page._deeds.editing()._open.task  # type: ignore[union-attr]
    edit_cells.write_cell(place.desk, task.id, edit_cells.CellField.PRODUCT, "tờ trình", task.revision)
    typed(first, "báo cáo")
    qtbot.keyClick(first._field, Qt.Key.Key_Return)

    assert refused == ["changed-meanwhile"]
    assert row_of(place, "NV-005").product == "tờ trình"


def test_the_topmost_value_is_filled_down_in_one_step(page: TasksPage, place: Workplace) -> None:
    table, chosen = page._table, page._model.ids[:12]
    table.select(chosen)
    at = page._model.index(0, PLACES["product"])
    table.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
    before = [row.product for row in list_tasks.rows(place.desk, chosen, place.desk.today)]

    page._actions.fill.trigger()
    after = [row.product for row in list_tasks.rows(place.desk, chosen, place.desk.today)]
    place.undo.undo()

    assert len(set(before)) > 1
    assert after == [before[0]] * 12
    assert [row.product for row in list_tasks.rows(place.desk, chosen, place.desk.today)] == before


def test_days_filled_down_over_earlier_ones_ask_why(page: TasksPage, place: Workplace) -> None:
    rows = [
        row
        for row in list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))
        if row.deadline.due is not None and row.finished_on is None
    ]
    rows.sort(key=lambda row: row.deadline.due or date.min, reverse=True)

    page._deeds.editing()._fill_day(rows[0], rows[1:])

    later = [row for row in rows[1:] if row.deadline.due != rows[0].deadline.due]
    sheet = page.findChild(TogetherSheet)
    assert (sheet is not None) == bool(later)


def test_the_field_is_as_high_as_its_words_and_stays_over_its_cell(page: TasksPage) -> None:
    stand(page, "NV-005", "product")
    editor = opened(page)
    low = editor.height()

    typed(editor, "một sản phẩm rất dài " * 12)
    high = editor.height()
    typed(editor, "báo cáo")

    assert low == editor.height() < high
    assert editor.pos() == page._table.visualRect(page._table.currentIndex()).topLeft()


def test_the_focus_going_elsewhere_writes_what_is_typed(page: TasksPage, place: Workplace, qtbot: QtBot) -> None:
    stand(page, "NV-005", "product")
    editor = opened(page)
    typed(editor, "đề án")

    page.focus_search()
    QApplication.processEvents()
    if page._deeds.editing().editor is not None:
        editor.abandoned.emit()

    assert row_of(place, "NV-005").product == "đề án"
