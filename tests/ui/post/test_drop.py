"""A parcel dropped anywhere on the window is looked at on its page; other files are left to the page in front."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui.main_window import MainWindow
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


@pytest.mark.parametrize("name", ["bien-ban.docx", "bang.xlsx", "ghi-chu.txt"])
def test_what_may_be_something_else_is_left_to_the_page_in_front(window: MainWindow, tmp_path: Path, name: str) -> None:
    assert not hover(window, dragged(tmp_path / name))
    assert targets(window) == []
