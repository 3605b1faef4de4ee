"""The card's own fields are edited where they stand; tasks that belong together lead to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.deadline import UNSTATED
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.detail import TaskDetail
from giaoban_tracker.ui.detail.in_place import InPlace
from giaoban_tracker.ui.dialogs.extend import ExtendSheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, decide_course, edit_cells, list_tasks, show_task
from giaoban_tracker.workflow.edit_cells import CellField
from tests.ui.held_errands import HeldErrands

LATE = "NV-005"


@pytest.fixture
def detail(place: Workplace, qtbot: QtBot) -> TaskDetail:
    panel = TaskDetail(place)
    qtbot.addWidget(panel)
    place.operations.changed.connect(panel.take)
    panel.resize(400, 700)
    panel.show()
    panel.show_task(task(place).id)
    return panel


def task(place: Workplace, code: str = LATE) -> Task:
    return show_task.task_by_code(place.desk, code)


def field(detail: TaskDetail, name: str) -> InPlace:
    return next(one for one in detail.findChildren(InPlace) if one.accessibleName() == name and one.isVisibleTo(detail))


def open_field(detail: TaskDetail, name: str) -> QWidget:
    field(detail, name).findChildren(QToolButton)[0].click()
    editor = field(detail, name)._editor
    assert editor is not None
    return editor.focusProxy() or editor


def type_in(editor: QWidget, words: str) -> None:
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


def test_the_content_is_edited_where_it_stands_and_undone(place: Workplace, detail: TaskDetail, qtbot: QtBot) -> None:
    before = task(place).terms.content
    editor = open_field(detail, "Nội dung")

    type_in(editor, "Chấn chỉnh Cổng thông tin")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert task(place).terms.content == "Chấn chỉnh Cổng thông tin"
    assert place.undo.undo_title == "Sửa nội dung của NV-005"
    assert not any(one.is_open for one in detail.findChildren(InPlace))
    place.undo.undo()
    assert task(place).terms.content == before


def test_escape_leaves_everything_as_it_was(place: Workplace, detail: TaskDetail, qtbot: QtBot) -> None:
    before = task(place).terms
    editor = open_field(detail, "Sản phẩm")

    type_in(editor, "đề án")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert task(place).terms == before
    assert place.undo.undo_title == ""


def test_an_earlier_day_is_written_and_a_later_one_asks_for_its_reason(
    place: Workplace, detail: TaskDetail, qtbot: QtBot
) -> None:
    editor = open_field(detail, "Thời hạn")
    type_in(editor, "10/9/2017")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert task(place).deadline.due == date(2017, 9, 10)

    editor = open_field(detail, "Thời hạn")
    type_in(editor, "30/10/2017")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    sheet = detail.findChildren(ExtendSheet)[-1]
    assert sheet._day.day == date(2017, 10, 30)
    assert task(place).deadline.due == date(2017, 9, 10)


def test_what_is_no_day_is_said_and_stays_typed(place: Workplace, detail: TaskDetail, qtbot: QtBot) -> None:
    editor = open_field(detail, "Thời hạn")

    type_in(editor, "hôm nào cũng được")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert field(detail, "Thời hạn").is_open
    assert field(detail, "Thời hạn")._hint.text().startswith("Nhập ngày")


def test_somebody_elses_change_takes_nothing_from_under_the_hands_and_is_told(
    place: Workplace, detail: TaskDetail, qtbot: QtBot
) -> None:
    editor = open_field(detail, "Nội dung")
    type_in(editor, "Lời của người này")
    one = task(place)

    place.undo.decide(
        "Sửa", lambda: edit_cells.write_cell(place.desk, one.id, CellField.CONTENT, "Lời của người kia", one.revision)
    )
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "Lời của người này"
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert task(place).terms.content == "Lời của người kia"
    assert "vừa được người khác sửa" in field(detail, "Nội dung")._hint.text()
    assert editor.toPlainText() == "Lời của người này"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert "Lời của người kia" in field(detail, "Nội dung")._shown.text()


def test_who_goes_on_to_another_task_means_what_they_typed(place: Workplace, detail: TaskDetail) -> None:
    editor = open_field(detail, "Lĩnh vực")
    type_in(editor, "Chuyển đổi số")

    detail.show_task(task(place, "NV-004").id)

    assert task(place).terms.field == "Chuyển đổi số"


def test_what_is_finished_or_withdrawn_has_no_pencil(place: Workplace, detail: TaskDetail) -> None:
    place.undo.decide("Thu hồi", lambda: decide.withdraw(place.desk, task(place).id, "Không làm nữa"))

    assert [one for one in detail.findChildren(InPlace) if one.isVisibleTo(detail)] == []


def test_the_other_tasks_of_the_meeting_open_in_the_table(place: Workplace, detail: TaskDetail, qtbot: QtBot) -> None:
    (link,) = [one for one in detail.findChildren(QPushButton) if "nhiệm vụ khác của kỳ giao ban này" in one.text()]

    with qtbot.waitSignal(detail.tasks_wanted) as signal:
        link.click()

    query: TaskQuery = signal.args[0]
    assert len(list_tasks.listing(place.desk, query).ids) == int(link.text().split()[0]) + 1


def test_the_parts_a_task_was_split_into_open_from_it(place: Workplace, detail: TaskDetail, qtbot: QtBot) -> None:
    one = task(place)
    parts = [
        replace(one.terms, code="", content=words, deadline=UNSTATED) for words in ("Sửa giao diện", "Sửa nội dung")
    ]
    detail.take(decide_course.split(place.desk, one.id, parts, "hai việc khác nhau").changes)

    related = [button for button in detail.findChildren(QPushButton) if button.objectName().startswith("related:")]
    with qtbot.waitSignal(detail.task_wanted) as signal:
        related[0].click()

    assert len(related) == 2
    assert signal.args[0] in task(place).course.replaced_by


def test_a_later_day_typed_before_going_on_asks_the_reason_of_its_own_task(
    place: Workplace, detail: TaskDetail
) -> None:
    editor = open_field(detail, "Thời hạn")
    type_in(editor, "30/10/2017")

    detail.show_task(task(place, "NV-004").id)

    sheet = detail.findChildren(ExtendSheet)[-1]
    assert sheet.action_title() == "Gia hạn NV-005"


def test_the_answer_may_come_when_another_task_is_shown(place: Workplace, detail: TaskDetail) -> None:
    type_in(open_field(detail, "Lĩnh vực"), "Chuyển đổi số")
    other = show_task.task_card(place.desk, task(place, "NV-004").id)
    view = detail._view
    assert view is not None
    held, detail._task = HeldErrands(place.operations), other.task.id

    view.show_card(other)
    held.do_all()

    assert task(place).terms.field == "Chuyển đổi số"
    assert view._code.text() == "NV-004"


def test_a_refusal_that_comes_when_another_task_is_shown_is_told(
    place: Workplace, detail: TaskDetail, qtbot: QtBot
) -> None:
    type_in(open_field(detail, "Lĩnh vực"), "Chuyển đổi số")
    one, other = task(place), show_task.task_card(place.desk, task(place, "NV-004").id)
    edit_cells.write_cell(place.desk, one.id, CellField.FIELD, "Lời của người kia", one.revision)
    view = detail._view
    assert view is not None
    held, detail._task = HeldErrands(place.operations), other.task.id

    view.show_card(other)
    with qtbot.waitSignal(place.operations.refused):
        held.do_all()

    assert task(place).terms.field == "Lời của người kia"


def test_a_field_that_is_opened_again_forgets_what_was_wrong_before(
    place: Workplace, detail: TaskDetail, qtbot: QtBot
) -> None:
    editor = open_field(detail, "Thời hạn")
    type_in(editor, "hôm nào cũng được")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    open_field(detail, "Thời hạn")

    assert field(detail, "Thời hạn")._hint.text() == "Enter để ghi, Esc để thôi"


def test_what_was_read_of_the_task_before_never_comes_over_the_one_that_is_shown(
    place: Workplace, detail: TaskDetail, qtbot: QtBot
) -> None:
    type_in(open_field(detail, "Thời hạn"), "hôm nào cũng được")
    one = task(place)
    place.undo.decide("Sửa", lambda: edit_cells.write_cell(place.desk, one.id, CellField.FIELD, "Khác", one.revision))

    detail.show_task(task(place, "NV-004").id)
    qtbot.keyClick(open_field(detail, "Lĩnh vực"), Qt.Key.Key_Escape)

    assert detail._view is not None
    assert detail._view._code.text() == "NV-004"
