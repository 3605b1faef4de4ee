"""The office's pages and lasting dialogs for those who hear them, walk them by the keyboard, or read them large.

Dialogs of decisions are walked in test_dialogs_decisions; the pages of a unit in unit/test_accessibility.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenuBar, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.about import AboutDialog, ShortcutsDialog
from giaoban_tracker.ui.crash_dialog import CrashDialog
from giaoban_tracker.ui.first_run import FirstRun
from giaoban_tracker.ui.guide import GuideWindow
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page_list import RAIL
from giaoban_tracker.ui.pages.tasks.views import NameDialog
from giaoban_tracker.ui.palette import Palette
from giaoban_tracker.ui.quick_entry import QuickEntry
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks, set_up_office
from tests.ui import hearing

KEYS = [item.key for item in RAIL]
Dialog = Callable[[Workplace], QWidget]


def first_run(place: Workplace) -> QWidget:
    return FirstRun(set_up_office.presets(resources_folder()), place.desk.resources / "chưa có", place.theme)


def crash(place: Workplace) -> QWidget:
    return CrashDialog("ZeroDivisionError")


def quick_entry(place: Workplace) -> QWidget:
    return QuickEntry(place, lambda _: None)


def guide(place: Workplace) -> QWidget:
    return GuideWindow(place, "tasks")


def shortcuts(place: Workplace) -> QWidget:
    return ShortcutsDialog()


def about(place: Workplace) -> QWidget:
    return AboutDialog("SQLite 3.45")


def palette(place: Workplace) -> QWidget:
    return Palette(place, QMenuBar())


def view_name(place: Workplace) -> QWidget:
    return NameDialog("Quá hạn", lambda _: None)


DIALOGS: tuple[Dialog, ...] = (first_run, crash, quick_entry, guide, shortcuts, about, palette, view_name)


@pytest.fixture
def window(place: Workplace, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(place, "Ủy ban nhân dân thành phố Sông Mai")
    qtbot.addWidget(window)
    hearing.show_on_a_small_screen(window)
    yield window
    window.close()


@pytest.mark.parametrize("key", KEYS)
def test_every_control_of_a_page_is_heard_and_reached_by_tab(window: MainWindow, key: str) -> None:
    page = window.show_page(key)

    for sheet in hearing.sheets(page):
        assert hearing.controls(page), sheet
        assert hearing.nameless(page) == [], sheet
        assert hearing.hiding_their_words(page) == [], sheet
        assert hearing.out_of_reach(page) == [], sheet


@pytest.mark.parametrize("key", KEYS)
def test_large_text_is_cut_nowhere_and_fits_the_smallest_screen(window: MainWindow, place: Workplace, key: str) -> None:
    page = window.show_page(key)
    place.theme.set_text_percent(150)

    for sheet in hearing.sheets(page):
        assert hearing.cut(page) == [], sheet
        assert window.minimumSizeHint().width() <= hearing.SMALL_SCREEN.width(), sheet


def test_the_detail_of_a_task_is_heard_and_reached_by_tab(window: MainWindow, place: Workplace) -> None:
    for task in list_tasks.listing(place.desk, TaskQuery(place.desk.today)).ids[:6]:
        window.show_task(task)

        assert hearing.controls(window._detail)
        assert hearing.nameless(window._detail) == []
        assert hearing.hiding_their_words(window._detail) == []
        assert hearing.out_of_reach(window._detail) == []


def test_the_rail_and_what_stands_around_the_page_are_heard(window: MainWindow) -> None:
    assert len(hearing.controls(window._rail)) == len(RAIL)
    assert hearing.nameless(window) == []
    assert hearing.out_of_reach(window._rail) == []


@pytest.mark.parametrize("make", DIALOGS, ids=lambda make: make.__name__)
def test_every_control_of_a_dialog_is_heard_and_reached_by_tab(place: Workplace, qtbot: QtBot, make: Dialog) -> None:
    dialog = make(place)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()

    assert hearing.controls(dialog)
    assert hearing.nameless(dialog) == []
    assert hearing.hiding_their_words(dialog) == []
    assert hearing.out_of_reach(dialog) == []
    dialog.close()


# ---------------------------------------------------------------- the checks themselves can fail


def test_a_page_that_breaks_every_rule_is_told_of(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    silent, unreached, hidden = QLineEdit(), QPushButton("Ghi"), QLabel("Đã quá hạn 3 ngày")
    unreached.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    hidden.setAccessibleName("Tình trạng")
    for one in (silent, unreached, hidden):
        column.addWidget(one)
    page.show()
    hidden.setFixedWidth(20)
    QApplication.processEvents()

    assert [one.partition(" ")[0] for one in hearing.nameless(page)] == ["QLineEdit"]
    assert [one.partition(" in")[0] for one in hearing.out_of_reach(page)] == ["QPushButton “Ghi”"]
    assert [one.partition(" in")[0] for one in hearing.hiding_their_words(page)] == ["QLabel “Tình trạng”"]
    assert [one.partition(" in")[0] for one in hearing.cut(page)] == ["QLabel “Tình trạng”"]
