"""The bridge to Excel in the window: menu and drop lead to the import, export writes what is in view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.dialogs.import_sheet import ImportDialog
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from tests.minutes.sheet.workbooks import write_sheet
from tests.ui.test_main_window import menu_action


@pytest.fixture
def window(place: Workplace, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(place, "Ủy ban nhân dân thành phố Sông Mai")
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_sheet(tmp_path / "viec.xlsx", [("Nội dung nhiệm vụ", "Thời hạn"), ("Kiểm tra chợ", "30/11/2017")])


@pytest.fixture
def refusals(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []

    def tell(_parent: object, error: GiaobanError) -> None:
        told.append(error.code)

    monkeypatch.setattr(ask, "tell", tell)
    return told


def drop(window: MainWindow, path: Path) -> bool:
    """Drag a file onto the page in front and drop it; whether somebody would take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over, fallen = QDragEnterEvent(QPoint(20, 20), *how), QDropEvent(QPointF(20, 20), *how)
    over.ignore()
    # Qt delivers what falls to whoever has taken what was dragged over it.
    for widget in (window.front_page(), window):
        QApplication.sendEvent(widget, over)
        if over.isAccepted():
            QApplication.sendEvent(widget, fallen)
            return True
    return False


def test_the_menu_asks_for_a_workbook_and_shows_what_it_holds(
    window: MainWindow, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "for_sheet_file", lambda _parent, _folder: sheet)

    menu_action(window, "Nhập từ Excel").trigger()

    assert window.findChild(ImportDialog) is not None


def test_thinking_better_of_it_opens_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "for_sheet_file", lambda _parent, _folder: None)

    menu_action(window, "Nhập từ Excel").trigger()

    assert window.findChild(ImportDialog) is None


def test_a_workbook_dropped_on_the_tasks_is_imported(window: MainWindow, sheet: Path, place: Workplace) -> None:
    assert drop(window, sheet)

    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.accept()
    assert len(list_tasks.all_rows(place.desk, TaskQuery(place.desk.today, search="kiem tra cho"))) == 1


def test_a_workbook_without_tasks_is_refused_when_dropped(
    window: MainWindow, tmp_path: Path, refusals: list[str]
) -> None:
    assert drop(window, write_sheet(tmp_path / "a.xlsx", [("Cột A", "Cột B"), ("1", "2")]))

    assert refusals == ["no-task-column"]
    assert window.findChild(ImportDialog) is None


def test_other_files_are_left_alone(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"x")

    assert not drop(window, tmp_path / "a.exe")

    assert window.findChild(ImportDialog) is None


def test_a_damaged_workbook_is_told(window: MainWindow, tmp_path: Path, refusals: list[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 torn")

    drop(window, tmp_path / "a.xlsx")

    assert refusals == ["damaged-file"]


def test_export_writes_the_tasks_in_view(
    window: MainWindow, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ra.json"
    monkeypatch.setattr(ask, "for_export_target", lambda *_: target)
    window.show_tasks(TaskQuery(place.desk.today, search="NV-003"))

    menu_action(window, "Xuất ra").trigger()

    assert [task["code"] for task in json.loads(target.read_text(encoding="utf-8"))["tasks"]] == ["NV-003"]
    assert window._words.text() == "Đã xuất 1 nhiệm vụ ra «ra.json»."


def test_export_remembers_where_and_as_what(
    window: MainWindow, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def choose(_parent: object, proposed: Path, _suffixes: object) -> Path:
        offered.append(proposed)
        return tmp_path / "lich.ics"

    monkeypatch.setattr(ask, "for_export_target", choose)
    menu_action(window, "Xuất ra").trigger()
    menu_action(window, "Xuất ra").trigger()

    assert offered[0].suffix == ".xlsx"
    assert (offered[1].parent, offered[1].suffix) == (tmp_path, ".ics")
