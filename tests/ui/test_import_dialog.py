"""The import dialog: a preview that tells, choices that propose anew, one button that writes, one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui.dialogs.import_sheet import ImportDialog
from giaoban_tracker.ui.dialogs.import_sheet.preview_model import NUMBER, OUTCOME, OWN_COLUMNS, TAKE, Index, Shown
from giaoban_tracker.ui.dialogs.import_sheet.units_panel import NEW
from giaoban_tracker.ui.excel_bridge import ExcelBridge
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.import_sheet import SheetField
from tests.minutes.sheet.workbooks import Cell, write_sheet

HEADING = ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Hạn xử lý", "Cột lạ")
MARKET = (1, "Kiểm tra chợ phường Tân", "Phòng Nội vụ", date(2017, 12, 19), "báo cáo")
NIGHT = (2, "Dọn chợ đêm", "Ban Quản lý chợ Đêm", "thường xuyên", None)
EMPTY = (3, None, "Phòng Nội vụ", "30/11/2017", None)

Open = Callable[..., ImportDialog]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def open_sheet(place: Workplace, qtbot: QtBot, tmp_path: Path, said: list[str]) -> Open:
    """Open the dialog on a sheet of these rows."""
    window = QWidget()
    qtbot.addWidget(window)
    bridge = ExcelBridge(place, window)
    bridge.said.connect(said.append)

    def open_(*rows: Sequence[Cell], heading: Sequence[Cell] = HEADING) -> ImportDialog:
        bridge.take(write_sheet(tmp_path / "nhiem-vu.xlsx", [heading, *rows]))
        return window.findChildren(ImportDialog)[-1]

    return open_


def words(dialog: ImportDialog, column: int) -> list[str]:
    model = dialog._model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def tasks_called(place: Workplace, words: str) -> tuple[TaskRow, ...]:
    rows = list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))
    return tuple(row for row in rows if words in row.content)


def test_the_preview_shows_every_row_with_its_number_and_what_becomes_of_it(open_sheet: Open) -> None:
    dialog = open_sheet(MARKET, NIGHT, EMPTY)

    assert words(dialog, NUMBER) == ["2", "3", "4"]
    assert words(dialog, OUTCOME) == ["Nhập mới", "Nhập mới", "Không nhập được"]
    assert words(dialog, OWN_COLUMNS + 3) == ["19/12/2017", "thường xuyên", "30/11/2017"]
    assert dialog._summary.text() == "2 nhiệm vụ mới · 1 không nhập được · 2 ô cần xem"
    assert dialog._yes.text() == "Nhập 2 nhiệm vụ"


def test_headings_say_what_each_column_is_taken_for(open_sheet: Open) -> None:
    model = open_sheet(MARKET)._model

    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(OWN_COLUMNS, model.columnCount())]

    assert titles == [
        "STT\n→ bỏ qua",
        "Nội dung nhiệm vụ\n→ Nội dung nhiệm vụ",
        "Đơn vị chủ trì\n→ Đơn vị chủ trì",
        "Hạn xử lý\n→ Thời hạn",
        "Cột lạ\n→ bỏ qua",
    ]


def test_a_cell_to_look_at_has_a_ground_a_shape_and_words(open_sheet: Open) -> None:
    model = open_sheet(NIGHT)._model
    unit, day = model.index(0, OWN_COLUMNS + 2), model.index(0, OWN_COLUMNS + 3)

    assert "Ban Quản lý chợ Đêm" in model.data(unit, Qt.ItemDataRole.ToolTipRole)
    assert model.data(unit, Qt.ItemDataRole.BackgroundRole) is not None
    assert model.data(unit, Qt.ItemDataRole.DecorationRole) is not None
    assert model.data(day, Qt.ItemDataRole.BackgroundRole) is None


def test_the_button_writes_all_of_it_and_one_undo_takes_it_back(
    open_sheet: Open, place: Workplace, said: list[str]
) -> None:
    dialog = open_sheet(MARKET, NIGHT)

    dialog.accept()

    assert len(tasks_called(place, "chợ")) == 2
    assert place.undo.undo_title == "Nhập 2 nhiệm vụ từ Excel"
    assert said == ["Đã nhập 2 nhiệm vụ từ Excel. Ctrl+Z để hoàn tác."]
    place.undo.undo()
    assert tasks_called(place, "chợ") == ()


def test_a_row_whose_tick_is_taken_away_is_not_written(open_sheet: Open, place: Workplace) -> None:
    dialog = open_sheet(MARKET, NIGHT)
    model = dialog._model

    model.setData(model.index(0, TAKE), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog._summary.text().startswith("1 nhiệm vụ mới · 1 bỏ qua")
    dialog.accept()

    assert [row.content for row in tasks_called(place, "chợ")] == ["Dọn chợ đêm"]


def test_the_space_bar_leaves_the_selected_rows_out_and_takes_them_in_again(open_sheet: Open, qtbot: QtBot) -> None:
    dialog = open_sheet(MARKET, NIGHT, EMPTY)
    dialog._table.selectAll()

    qtbot.keyClick(dialog._table, Qt.Key.Key_Space)
    assert words(dialog, OUTCOME) == ["Bỏ qua", "Bỏ qua", "Không nhập được"]
    assert not dialog._yes.isEnabled()

    qtbot.keyClick(dialog._table, Qt.Key.Key_Space)
    assert words(dialog, OUTCOME) == ["Nhập mới", "Nhập mới", "Không nhập được"]


def test_a_row_left_out_stays_so_when_something_else_is_chosen(open_sheet: Open) -> None:
    dialog = open_sheet(MARKET, NIGHT)
    dialog._model.turn([0])

    dialog._panel.chosen.emit("Ban Quản lý chợ Đêm", NEW)

    assert words(dialog, OUTCOME) == ["Bỏ qua", "Nhập mới"]


def test_a_column_can_be_taken_for_something_else(open_sheet: Open, place: Workplace) -> None:
    dialog = open_sheet(MARKET)
    dialog._table.setCurrentIndex(dialog._model.index(0, OWN_COLUMNS + 4))

    dialog._column_bar.choose(SheetField.PRODUCT)
    dialog.accept()

    assert tasks_called(place, "chợ")[0].product == "báo cáo"


def test_a_sheet_without_known_headings_waits_for_its_content_column(open_sheet: Open, place: Workplace) -> None:
    dialog = open_sheet(("Kiểm tra chợ 5", "x"), heading=("Cột một", "Cột hai"))
    assert not dialog._yes.isEnabled()
    assert "nội dung nhiệm vụ" in dialog._summary.text()
    assert words(dialog, OWN_COLUMNS) == ["Cột một", "Kiểm tra chợ 5"]

    dialog._table.setCurrentIndex(dialog._model.index(0, OWN_COLUMNS))
    dialog._column_bar.choose(SheetField.CONTENT)
    assert words(dialog, OWN_COLUMNS) == ["Kiểm tra chợ 5"]
    dialog.accept()

    assert len(tasks_called(place, "chợ")) == 1


def test_a_name_nobody_knows_can_become_a_new_unit(open_sheet: Open, place: Workplace, said: list[str]) -> None:
    dialog = open_sheet(NIGHT)
    box = dialog._panel.boxes["Ban Quản lý chợ Đêm"]
    assert box.currentText() == "Để trống đơn vị"

    box.setCurrentIndex(box.findData(NEW))
    box.activated.emit(box.currentIndex())
    dialog.accept()

    assert tasks_called(place, "chợ")[0].lead == "Ban Quản lý chợ Đêm"
    assert said == ["Đã nhập 1 nhiệm vụ và 1 đơn vị mới từ Excel. Ctrl+Z để hoàn tác."]


def test_a_guess_that_was_left_is_confirmed_and_never_asked_again(open_sheet: Open) -> None:
    dialog = open_sheet((1, "Kiểm tra chợ", "P. Nội vụ", None, None))
    assert dialog._panel.boxes["P. Nội vụ"].currentText() == "Phòng Nội vụ"
    dialog.accept()

    again = open_sheet((1, "Kiểm tra bến xe", "P. Nội vụ", None, None))

    assert again._panel.boxes == {}
    assert again._panel.isHidden()


def test_rows_without_a_meeting_go_to_the_one_that_is_chosen(open_sheet: Open, place: Workplace) -> None:
    dialog = open_sheet(MARKET)
    dialog._bar.meeting_box.setCurrentIndex(1)
    dialog._bar.meeting_box.activated.emit(1)
    dialog.accept()

    assert tasks_called(place, "chợ")[0].meeting == list_tasks.particulars(place.desk).meetings[0].terms.title


def test_old_letters_are_shown_before_and_after_and_can_be_left_as_they_are(open_sheet: Open) -> None:
    found = "Rµ so¸t hé nghÌo"
    dialog = open_sheet((1, found, "PNV", None, None), (2, "KiÓm tra tiÕn ®é", "PNV", None, None))
    assert words(dialog, OWN_COLUMNS + 1) == ["Rà soát hộ nghèo", "Kiểm tra tiến độ"]
    assert dialog._bar.convert.isChecked()
    assert found in dialog._bar.convert.text()

    dialog._bar.convert.click()

    assert words(dialog, OWN_COLUMNS + 1) == [found, "KiÓm tra tiÕn ®é"]
    assert not dialog._bar.convert.isChecked()
    assert not dialog._bar.convert.isHidden()


def test_only_some_rows_can_be_shown(open_sheet: Open) -> None:
    dialog = open_sheet(MARKET, NIGHT, EMPTY)

    found = {}
    for shown in Shown:
        dialog._filter.setCurrentIndex(dialog._filter.findData(shown))
        dialog._filter.activated.emit(dialog._filter.currentIndex())
        found[shown] = words(dialog, NUMBER)

    assert found == {
        Shown.ALL: ["2", "3", "4"],
        Shown.TO_SEE: ["3", "4"],
        Shown.NEW: ["2", "3"],
        Shown.SAME: [],
        Shown.REFUSED: ["4"],
    }


def test_what_is_wrong_in_the_current_row_is_said_below(open_sheet: Open) -> None:
    dialog = open_sheet(MARKET, NIGHT)

    dialog._table.setCurrentIndex(dialog._model.index(1, OWN_COLUMNS))

    assert dialog._told.text().startswith("Ô C3: Chưa có đơn vị «Ban Quản lý chợ Đêm»")


def test_importing_again_offers_nothing(open_sheet: Open) -> None:
    open_sheet(MARKET).accept()

    again = open_sheet(MARKET)

    assert words(again, OUTCOME) == ["Đã có trong sổ"]
    assert (again._yes.text(), again._yes.isEnabled()) == ("Không có gì để nhập", False)


def test_selecting_every_row_asks_no_column_about_all_of_them(
    open_sheet: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_sheet(*((number, f"Việc {number}", "PNV", None, None) for number in range(500)))
    dialog.show()
    asked = 0
    flags = dialog._model.flags

    def counted(index: Index) -> Qt.ItemFlag:
        nonlocal asked
        asked += 1
        return flags(index)

    monkeypatch.setattr(dialog._model, "flags", counted)
    dialog._table.selectAll()
    dialog.grab()

    assert 0 < asked < 500 * 2


def test_the_model_keeps_qts_rules(open_sheet: Open) -> None:
    dialog = open_sheet(MARKET, NIGHT, EMPTY)
    tester = QAbstractItemModelTester(dialog._model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    dialog._model.turn([0])
    dialog._model.show_only(Shown.REFUSED)
    dialog._panel.chosen.emit("Ban Quản lý chợ Đêm", NEW)

    assert tester.model() is dialog._model


def test_every_choice_has_a_name_for_whoever_does_not_see_it(open_sheet: Open) -> None:
    dialog = open_sheet(NIGHT)

    boxes = [dialog._bar.sheet_box, dialog._bar.meeting_box, dialog._filter, *dialog._panel.boxes.values()]
    assert all(box.accessibleName() for box in boxes)
    assert dialog._table.accessibleName()
