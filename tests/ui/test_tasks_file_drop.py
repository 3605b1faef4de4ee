"""Files dragged onto a row of the table prove the report on that task."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui.dialogs.report import ReportSheet
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import show_task


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> TasksPage:
    page = TasksPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.enter()
    return page


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "145-BC.pdf"
    path.write_bytes(b"%PDF-1.7 minh chung")
    return path


def above(page: TasksPage, code: str) -> QPoint:
    model, table = page._model, page._table
    row = next(place for place in range(model.rowCount()) if model.index(place, 0).data() == code)
    return QPoint(60, table.rowViewportPosition(row) + 8)


def drag(page: TasksPage, at: QPoint, path: Path, *, drop: bool) -> bool:
    """Whether it was taken. Handed to the table itself: the application delivers no drag that it has not begun."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    if drop:
        event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys, QEvent.Type.Drop)
        page._table.dropEvent(event)
        return event.isAccepted()
    move = QDragMoveEvent(at, Qt.DropAction.CopyAction, data, buttons, keys, QEvent.Type.DragMove)
    page._table.dragMoveEvent(move)
    return move.isAccepted()


def test_the_row_under_a_file_lights_up(page: TasksPage, paper: Path) -> None:
    taken = drag(page, above(page, "NV-005"), paper, drop=False)

    assert taken
    assert page._model.row_at(page._model.places_of(page._table.selected())[0]).code == "NV-005"  # type: ignore[union-attr]


def test_a_dropped_file_is_kept_with_the_report(page: TasksPage, place: Workplace, paper: Path) -> None:
    drag(page, above(page, "NV-005"), paper, drop=True)
    sheet = page.findChild(ReportSheet)
    assert isinstance(sheet, ReportSheet)
    told = sheet._attached.text()
    sheet._percent.set_value(80)
    sheet._result.setPlainText("Đã chuyển dữ liệu.")
    sheet.accept()

    row = next(row for at in range(12) if (row := page._model.row_at(at)) and row.code == "NV-005")
    report = show_task.task_card(place.desk, row.id).task.shares[0].last_report
    assert told == "Tệp kèm theo: 145-BC.pdf"
    assert report is not None
    assert [(kept.name, kept.size) for kept in report.terms.files] == [("145-BC.pdf", paper.stat().st_size)]
    with place.desk.ledger.reading() as book:
        assert book.blob(report.terms.files[0].sha256) == paper.read_bytes()


def test_a_finished_task_takes_no_file(page: TasksPage, paper: Path) -> None:
    taken = drag(page, above(page, "NV-002"), paper, drop=True)

    assert not taken
    assert page.findChild(ReportSheet) is None


def test_a_workbook_is_left_to_the_import(page: TasksPage, tmp_path: Path) -> None:
    taken = drag(page, above(page, "NV-005"), tmp_path / "bang.xlsx", drop=True)

    assert not taken


def test_a_file_of_another_kind_is_refused_and_nothing_is_written(
    page: TasksPage, place: Workplace, tmp_path: Path
) -> None:
    program = tmp_path / "bao-cao.pdf"
    program.write_bytes(b"MZ" + bytes(20))
    drag(page, above(page, "NV-005"), program, drop=True)
    sheet = page.findChild(ReportSheet)
    assert isinstance(sheet, ReportSheet)
    sheet._percent.set_value(80)

    sheet.accept()

    assert "bao-cao.pdf" in sheet._refusal.text()
    assert place.undo.undo_title == ""
