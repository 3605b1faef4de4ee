"""What is dropped anywhere on the window is looked at on its page, and a target says so while it hovers."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.pages.post import PostPage
from giaoban_tracker.ui.workplace import Workplace

MOUSE = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def window(place: Workplace, qtbot: QtBot) -> MainWindow:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)
    window.resize(1366, 720)
    window.show()
    return window


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hover(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, data, *MOUSE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def targets(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and "Thả để xem" in label.text()]


def test_a_parcel_that_hovers_shows_the_target_and_leaving_hides_it(window: MainWindow, tmp_path: Path) -> None:
    assert hover(window, dragged(tmp_path / "bc.gbx", tmp_path / "phieu.xlsx"))
    assert targets(window) == ["Thả để xem trước 2 tệp ở trang Nhận – gửi.\nChưa có gì vào sổ."]

    QApplication.sendEvent(window, QDragLeaveEvent())

    assert targets(window) == []


def test_a_parcel_that_is_dropped_is_looked_at_on_its_page(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "bc.gbx"
    path.write_bytes(b"no parcel")
    data = dragged(path)
    hover(window, data)

    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, *MOUSE))

    page = cast("PostPage", window.front_page())
    assert isinstance(page, PostPage)
    assert page.receiving.is_looking
    assert targets(window) == []


def test_a_folder_may_hold_parcels(window: MainWindow, tmp_path: Path) -> None:
    assert hover(window, dragged(tmp_path))


def test_a_workbook_says_that_its_tasks_will_be_seen_first(window: MainWindow, tmp_path: Path) -> None:
    assert hover(window, dragged(tmp_path / "bang.xlsx"))

    assert targets(window) == ["Thả để xem trước các nhiệm vụ trong bảng bang.xlsx.\nChưa có gì vào sổ."]


@pytest.mark.parametrize("page", ["overview", "tasks", "units", "journal", "printing"])
def test_minutes_dropped_on_any_page_are_read(window: MainWindow, tmp_path: Path, page: str) -> None:
    window.show_page(page)
    path = tmp_path / "bien-ban.txt"
    path.write_text("Giao ban\nChủ tịch UBND yêu cầu Phòng Nội vụ rà soát hộ nghèo trước ngày 30/9/2017.", "utf-8")
    data = dragged(path)

    assert hover(window, data)
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible() and "Thả để" in label.text()]
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, *MOUSE))

    assert shown == ["Thả để đọc biên bản bien-ban.txt và rà soát từng đề xuất.\nChưa có gì vào sổ."]
    front = window.front_page()
    assert isinstance(front, MeetingsPage)
    assert front.review is not None


@pytest.mark.parametrize("names", [["a.exe"], ["a.docx", "b.docx"], []])
def test_what_nobody_reads_is_left_alone(window: MainWindow, tmp_path: Path, names: list[str]) -> None:
    assert not hover(window, dragged(*(tmp_path / name for name in names)))
    assert targets(window) == []
