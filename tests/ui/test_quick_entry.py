"""Ctrl+L: one line becomes a task that can be undone; what was not understood is never given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.quick_entry import QuickEntry
from giaoban_tracker.ui.workplace import Workplace


@pytest.fixture
def given() -> list[TaskId]:
    return []


@pytest.fixture
def entry(place: Workplace, given: list[TaskId], qtbot: QtBot) -> QuickEntry:
    entry = QuickEntry(place, given.append)
    qtbot.addWidget(entry)
    entry.show()
    return entry


def type_in(entry: QuickEntry, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(entry._line, event)


def contents(place: Workplace) -> list[str]:
    with place.desk.ledger.reading() as book:
        return [task.terms.content for task in book.tasks(TaskQuery(place.desk.today))]


def test_enter_gives_the_task_and_leaves_the_line_ready(
    entry: QuickEntry, place: Workplace, given: list[TaskId], qtbot: QtBot
) -> None:
    type_in(entry, "Rà soát nhà văn hóa @PNV !30/11/2017")
    qtbot.keyClick(entry._line, Qt.Key.Key_Return)

    assert len(given) == 1
    assert entry._line.text() == ""
    assert "Rà soát nhà văn hóa" in contents(place)
    assert place.undo.undo_title == "Giao nhiệm vụ mới"


def test_undo_takes_the_task_back(entry: QuickEntry, place: Workplace, qtbot: QtBot) -> None:
    before = contents(place)
    type_in(entry, "Rà soát nhà văn hóa")
    qtbot.keyClick(entry._line, Qt.Key.Key_Return)

    place.undo.undo()

    assert contents(place) == before


def test_an_unknown_unit_is_told_and_nothing_is_given(
    entry: QuickEntry, place: Workplace, given: list[TaskId], qtbot: QtBot
) -> None:
    type_in(entry, "Rà soát @Sở Ngoại vụ")
    qtbot.keyClick(entry._line, Qt.Key.Key_Return)

    assert given == []
    assert "chưa rõ đơn vị «Sở Ngoại vụ»" in entry._understood.text()
    assert not entry._give_button.isEnabled()


def test_tab_finishes_the_name_that_is_marked(entry: QuickEntry, qtbot: QtBot) -> None:
    type_in(entry, "Rà soát @noi vu")

    qtbot.keyClick(entry._line, Qt.Key.Key_Tab)

    assert entry._line.text() == "Rà soát @PNV "
    assert "Phòng Nội vụ" in entry._understood.text()


def test_words_typed_in_are_shown_as_words_not_as_markup(entry: QuickEntry) -> None:
    type_in(entry, "<b>đậm</b> @<i>x</i>")

    assert "&lt;b&gt;đậm" in entry._understood.text()
    assert "<i>x" not in entry._understood.text()


def test_the_line_is_as_low_as_before_once_no_names_are_offered(entry: QuickEntry, qtbot: QtBot) -> None:
    before = entry.height()

    type_in(entry, "Rà soát @khối kinh")
    with_one = entry.height()
    qtbot.keyClick(entry._line, Qt.Key.Key_Tab)
    type_in(entry, "!30/11")
    after = entry.height()

    assert with_one < before + 4 * entry.fontMetrics().height()
    assert after == before
    assert entry._line.text() == "Rà soát @khối Kinh tế tổng hợp !30/11"
