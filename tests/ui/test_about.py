"""The two sheets of help: what is told works, every key of a review is told, and all fit on a small screen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui import about
from giaoban_tracker.ui.about import AboutDialog, Shortcut, ShortcutsDialog
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.pages.meetings.deeds import IN_MENU, LETTERS, deed_of
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.workplace import Workplace

SMALL_SCREEN = (1366, 768)
TASKBAR = 48


@pytest.fixture
def window(place: Workplace, qtbot: QtBot) -> MainWindow:
    made = MainWindow(place, "UBND thành phố Sông Mai")
    qtbot.addWidget(made)
    return made


def keys_of(shortcuts: Sequence[Shortcut]) -> set[str]:
    return {key for keys, _ in shortcuts for key in keys.split(", ")}


def sequence(keys: str) -> QKeySequence:
    return QKeySequence(keys.replace("Enter", "Return").replace("↑", "Up").replace("↓", "Down"))


def bound(window: MainWindow) -> set[str]:
    actions = window.findChildren(QAction)
    return {keys.toString() for action in actions for keys in action.shortcuts()}


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_the_two_sheets_open_and_close(place: Workplace, qtbot: QtBot) -> None:
    told: list[str] = []
    sheets: tuple[QDialog, ...] = (ShortcutsDialog(), AboutDialog(place.desk.ledger.engine_name))
    for dialog in sheets:
        qtbot.addWidget(dialog)
        dialog.show()
        told.append(texts(dialog))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    assert "Ctrl+Z" in told[0]
    assert "SQLite" in told[1]
    assert "bí mật nhà nước" in told[1]


def test_the_keys_told_for_everywhere_and_for_tasks_are_bound_there(window: MainWindow) -> None:
    window.show_page("tasks")
    told = keys_of(about.EVERYWHERE) | keys_of(about.IN_TASKS)
    # Alt+1 … Alt+7 are the rail's; Enter and Alt+↓ are keys of the table, which its own tests press.
    told -= {"Alt+1 … Alt+7", "Enter", "Alt+↓"}
    # Keys of decisions are bound only while a task that allows them is selected.
    offered = {sequence(keys).toString() for decision in Decision for keys in decision.value.keys}

    assert {sequence(keys).toString() for keys in told} <= bound(window) | offered


def test_every_letter_that_judges_is_told_and_no_other() -> None:
    told = {key.lower() for key in keys_of(about.IN_REVIEW) if len(key) == 1}

    assert told == set(LETTERS)


def test_every_other_key_told_for_a_review_does_something() -> None:
    for keys in keys_of(about.IN_REVIEW):
        if len(keys) > 1:
            pressed = sequence(keys)[0]  # type: ignore[index]  # the stubs know no items
            event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
            assert deed_of(event, in_text=False), keys


def test_menu_and_sheet_tell_the_same_keys_of_a_review() -> None:
    assert {keys for _, _, keys in IN_MENU} <= keys_of(about.IN_REVIEW)


def test_all_shortcuts_are_seen_at_once_on_a_small_screen(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)

    needed = dialog.sizeHint()

    assert needed.width() <= SMALL_SCREEN[0]
    assert needed.height() <= SMALL_SCREEN[1] - TASKBAR
