"""Bảng kéo thả: moving a task opens the decision that brings it there; days alone make a task overdue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui.dialogs.course import SuspendSheet
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.dialogs.verdicts import AcceptSheet
from giaoban_tracker.ui.pages.overview.board_moves import decision_of
from giaoban_tracker.ui.pages.overview.board_sheet import BoardSheet
from giaoban_tracker.ui.pages.overview.lane_list import TASK_MIME
from giaoban_tracker.ui.pages.overview.page import OverviewPage
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.board import Lane


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
def sheet(page: OverviewPage) -> BoardSheet:
    page._tabs.setCurrentWidget(page._board)
    return page._board.sheet()


def row_of(place: Workplace, code: str) -> TaskRow:
    rows = list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))
    return next(row for row in rows if row.code == code)


def codes(sheet: BoardSheet, lane: Lane) -> list[str]:
    cards = sheet._lanes[lane].cards
    return [cards.item(place).text().split(" ")[0] for place in range(cards.count())]


def drop(sheet: BoardSheet, row: TaskRow, lane: Lane) -> None:
    """Let go of a card over a column."""
    data = QMimeData()
    data.setData(TASK_MIME, row.id.encode())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    sheet._lanes[lane].cards.dropEvent(QDropEvent(QPointF(5, 5), move, data, left, none))


@pytest.mark.parametrize(
    ("standing", "awaits", "to", "decision"),
    [
        (Standing.OPEN_OVERDUE, True, Lane.DONE, Decision.ACCEPT),
        (Standing.OPEN_IN_TIME, False, Lane.DONE, Decision.REPORT),
        (Standing.OPEN_OVERDUE, False, Lane.IN_TIME, Decision.EXTEND),
        (Standing.UNDATED, False, Lane.IN_TIME, Decision.EDIT),
        (Standing.OPEN_IN_TIME, False, Lane.SUSPENDED, Decision.SUSPEND),
        (Standing.SUSPENDED, False, Lane.OVERDUE, Decision.RESUME),
        (Standing.OPEN_IN_TIME, False, Lane.IN_TIME, ""),
    ],
)
def test_a_move_asks_for_the_decision_that_brings_it_there(
    place: Workplace, standing: Standing, awaits: bool, to: Lane, decision: Decision | str
) -> None:
    row = replace(row_of(place, "NV-001"), standing=standing, awaits_acceptance=awaits)

    assert decision_of(row, to) == decision


def test_a_finished_task_is_reopened_before_anything_else(place: Workplace) -> None:
    row = row_of(place, "NV-002")

    assert decision_of(row, Lane.IN_TIME) is Decision.REOPEN
    assert "mở lại trước" in str(decision_of(row, Lane.SUSPENDED))


def test_nobody_makes_a_task_overdue(sheet: BoardSheet, place: Workplace) -> None:
    drop(sheet, row_of(place, "NV-003"), Lane.OVERDUE)

    assert sheet._hint.text() == "Nhiệm vụ quá hạn là do ngày đã qua, không ai xếp vào được."
    assert sheet.findChildren(Sheet) == []
    assert "NV-003" in codes(sheet, Lane.IN_TIME)


def test_what_is_reported_done_is_accepted_by_dragging_and_undone(sheet: BoardSheet, place: Workplace) -> None:
    row = row_of(place, "NV-004")
    assert codes(sheet, Lane.OVERDUE) == ["NV-005", "NV-004"]

    drop(sheet, row, Lane.DONE)
    dialog = sheet.findChildren(AcceptSheet)[-1]
    assert "NV-004" in codes(sheet, Lane.OVERDUE), "only the decision moves it"
    dialog.accept()

    assert "NV-004" in codes(sheet, Lane.DONE)
    assert "NV-004" in place.undo.undo_title
    place.undo.undo()
    assert codes(sheet, Lane.OVERDUE) == ["NV-005", "NV-004"]


def test_a_task_is_suspended_by_dragging(sheet: BoardSheet, place: Workplace) -> None:
    drop(sheet, row_of(place, "NV-003"), Lane.SUSPENDED)

    assert sheet.findChildren(SuspendSheet)


def test_a_column_opens_its_rows_and_a_card_its_task(
    sheet: BoardSheet, page: OverviewPage, place: Workplace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.tasks_wanted) as wanted:
        sheet._lanes[Lane.UNDATED]._head.click()
    with qtbot.waitSignal(page.task_wanted) as task:
        qtbot.keyClick(sheet._lanes[Lane.DONE].cards, Qt.Key.Key_Return)

    assert len(list_tasks.listing(place.desk, wanted.args[0]).ids) == 8
    assert sheet._lanes[Lane.UNDATED]._head.text() == "Không có hạn: 8"
    assert task.args[0] == row_of(place, "NV-002").id


def test_an_empty_column_says_so(sheet: BoardSheet) -> None:
    lane = sheet._lanes[Lane.SUSPENDED]

    assert lane._rest.text() == "Không có nhiệm vụ nào."
    assert not lane._head.isEnabled()
