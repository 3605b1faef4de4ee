"""Ctrl+K: a few letters reach commands, tasks, units and meetings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.palette import Palette
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.find_anything import Found, FoundKind


def opened(window: MainWindow, qtbot: QtBot) -> tuple[Palette, QLineEdit, QListWidget]:
    window._menus.palette_wanted.emit()
    palette = window.findChild(Palette)
    assert palette is not None
    line, rows = palette.findChild(QLineEdit), palette.findChild(QListWidget)
    assert line is not None
    assert rows is not None
    return palette, line, rows


def commit(line: QLineEdit, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


def shown(rows: QListWidget) -> list[str]:
    return [rows.item(row).text() for row in range(rows.count())]


def test_a_command_is_found_without_marks_and_done(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)
    _, line, rows = opened(window, qtbot)

    commit(line, "xem nhat ky")
    assert "Xem › Nhật ký    Alt+" in shown(rows)[0]
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert window._front == "journal"


def test_words_find_tasks_units_and_meetings(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)
    _, line, rows = opened(window, qtbot)

    commit(line, "y te")
    kinds = {text.partition(":")[0] for text in shown(rows)}

    assert {"Nhiệm vụ", "Đơn vị"} <= kinds


def test_a_chosen_task_is_shown_in_the_detail(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)
    palette, line, _ = opened(window, qtbot)
    chosen: list[Found] = []
    palette.found_chosen.connect(chosen.append)

    commit(line, "NV-003")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert [found.kind for found in chosen] == [FoundKind.TASK]
    assert window._detail.has_task


def test_what_fits_nothing_is_said_and_enter_does_nothing(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)
    palette, line, rows = opened(window, qtbot)

    commit(line, "khong co gi nhu the")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert shown(rows) == ["Không có gì khớp. Thử ít từ hơn; không cần gõ dấu."]
    assert palette.isVisible()


def test_the_samples_notice_and_menus_stay_where_they_are(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(replace(place, is_sample=True), "UBND")
    qtbot.addWidget(window)
    above = window.menuWidget()

    _, line, rows = opened(window, qtbot)
    commit(line, "sao luu")

    assert window.menuWidget() is above
    assert shown(rows)[0].startswith("Sổ › Sao lưu ngay")
