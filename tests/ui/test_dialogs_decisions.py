"""The dialogs of decisions: what they ask, what they refuse before the book does, what they write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, Quality, ReportTerms, Task
from giaoban_tracker.ui import ask, dialogs
from giaoban_tracker.ui.dialogs.chase import ChaseSheet
from giaoban_tracker.ui.dialogs.extend import ExtendSheet
from giaoban_tracker.ui.dialogs.report import ReportSheet
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.dialogs.task_form import EditForm, NewForm
from giaoban_tracker.ui.dialogs.verdicts import AcceptSheet, SendBackSheet
from giaoban_tracker.ui.dialogs.withdraw import WithdrawSheet
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, show_task

Open = Callable[..., Sheet]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def opened(place: Workplace, window: QWidget) -> Callable[[Decision, str], Sheet]:
    """Open the dialog of a decision on the task with a code."""

    def open_sheet(decision: Decision, code: str) -> Sheet:
        dialogs.decide(place, window, decision, task(place, code).id)
        sheet = window.findChild(Sheet)
        assert isinstance(sheet, Sheet)
        return sheet

    return open_sheet


def task(place: Workplace, code: str) -> Task:
    return show_task.task_by_code(place.desk, code)


def words(sheet: Sheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if not label.isHidden())


LATE = "NV-005"
AWAITING = "NV-004"
ON_ANY_TASK = [one for one in Decision if one not in (Decision.MERGE, Decision.ISSUE_PERIOD)]
"""A merger is of several tasks, a period of a recurring one; test_dialogs_course opens them."""


# ------------------------------------------------------------ report


def test_a_report_of_completion_needs_its_result(opened: Open) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)

    sheet._claim.choose(Claim.DONE)

    assert not sheet.can_write
    assert "ghi kết quả" in words(sheet)
    sheet._result.setPlainText("Đã xong toàn bộ.")
    assert sheet.can_write


def test_completion_is_a_hundred_per_cent_and_begins_where_the_last_report_stopped(opened: Open) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)

    before = sheet._percent.value
    sheet._claim.choose(Claim.DONE)

    assert before == 60
    assert sheet._percent.value == 100
    assert not sheet._percent.isEnabled()


@pytest.mark.parametrize("left_out", ["number", "dated", "received"])
def test_evidence_needs_number_day_and_level_or_nothing(opened: Open, left_out: str) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)
    without_any = sheet.can_write
    sheet._evidence.number.setText("12/BC-VHTT")
    sheet._evidence.dated.set_day(date(2017, 9, 30))
    sheet._evidence.received.setText("UBND thành phố")
    with_all = sheet.can_write

    if left_out == "dated":
        sheet._evidence.dated.set_day(None)
    else:
        getattr(sheet._evidence, left_out).clear()

    assert without_any
    assert with_all
    assert not sheet.can_write
    assert "Cần đủ số ký hiệu, ngày và cấp nhận." in words(sheet)


def test_the_cause_of_delay_is_asked_only_when_the_day_has_passed(opened: Open) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)

    late = not sheet._cause_fields.isHidden()
    sheet._on.set_day(date(2017, 9, 15))

    assert late
    assert sheet._cause_fields.isHidden()


def test_files_are_chosen_one_after_another_and_each_goes_once(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)
    first, second = tmp_path / "a.pdf", tmp_path / "b.png"
    answers = iter([(first,), (), (first, second)])
    monkeypatch.setattr(ask, "for_attachments", lambda *_: next(answers))

    for _ in range(3):
        sheet._attach.click()

    assert "Tệp kèm theo: a.pdf, b.png" in words(sheet)


def test_a_file_that_vanished_is_named_and_nothing_typed_is_lost(
    place: Workplace, opened: Open, tmp_path: Path
) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)
    sheet._result.setPlainText("Đã rà soát xong.")
    sheet.attach([tmp_path / "da-xoa.pdf"])

    sheet.accept()

    assert sheet.isVisible()
    assert "da-xoa.pdf" in words(sheet)
    assert sheet._result.text == "Đã rà soát xong."
    assert len(task(place, LATE).shares[0].reports) == 1


def test_a_huge_file_is_named_with_its_size_and_the_limit(place: Workplace, opened: Open, tmp_path: Path) -> None:
    huge = tmp_path / "quay-phim.pdf"
    with huge.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)
    sheet._result.setPlainText("Kèm phim.")
    sheet.attach([huge])

    sheet.accept()

    assert sheet.isVisible()
    assert "quay-phim.pdf" in words(sheet)
    assert "300" in words(sheet)
    assert len(task(place, LATE).shares[0].reports) == 1


def test_a_report_is_written_and_can_be_undone(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)
    sheet._percent.set_value(80)
    sheet._result.setPlainText("Đã chuyển xong dữ liệu.")

    sheet.accept()
    written = task(place, LATE).shares[0].last_report
    place.undo.undo()

    assert written is not None
    assert (written.terms.done_percent, written.terms.result) == (80, "Đã chuyển xong dữ liệu.")
    assert task(place, LATE).shares[0].done_percent == 60
    assert place.undo.redo_title == "Báo cáo NV-005"


# ------------------------------------------------------------ verdicts


def test_acceptance_shows_report_and_evidence_and_the_day_that_will_count(opened: Open) -> None:
    sheet = opened(Decision.ACCEPT, AWAITING)

    shown = words(sheet)

    assert "212/BC-NV ngày 29/09/2017" in shown
    assert "Tính hoàn thành ngày 29/09/2017 (ngày văn bản minh chứng): đúng hạn so với 30/09/2017." in shown


def test_where_a_task_has_several_units_the_report_says_whose_it_is(place: Workplace, window: QWidget) -> None:
    one = task(place, "NV-001")
    unit = one.terms.lead[2]
    decide.report(place.desk, one.id, ReportTerms(unit, Claim.DONE, 100, "Đã làm xong"))

    dialogs.decide(place, window, Decision.ACCEPT, one.id, unit)

    sheet = window.findChild(Sheet)
    assert isinstance(sheet, AcceptSheet)
    assert "Phòng Giáo dục và Đào tạo\nBáo cáo ngày" in words(sheet)


def test_acceptance_is_written_with_its_quality(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.ACCEPT, AWAITING)
    assert isinstance(sheet, AcceptSheet)

    sheet._quality.choose(Quality.GOOD)
    sheet.accept()

    accepted = task(place, AWAITING).shares[0].acceptance
    assert accepted is not None
    assert (accepted.quality, accepted.finished_on) == (Quality.GOOD, date(2017, 9, 29))


def test_the_day_foretold_is_the_day_the_book_counts(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.ACCEPT, AWAITING)
    assert isinstance(sheet, AcceptSheet)
    foretold = sheet._finish_words.text()

    sheet.accept()

    finished = task(place, AWAITING).finished_on
    assert finished is not None
    assert f"{finished:%d/%m/%Y}" in foretold


def test_a_return_needs_a_reason(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.SEND_BACK, AWAITING)
    assert isinstance(sheet, SendBackSheet)
    before = sheet.can_write

    sheet._reason.setPlainText("Thiếu danh sách các phường.")
    sheet.accept()

    assert not before
    report = task(place, AWAITING).shares[0].last_report
    assert report is not None
    assert report.returned == "Thiếu danh sách các phường."


def test_what_the_book_refuses_is_said_in_the_dialog_and_nothing_typed_is_lost(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.SEND_BACK, AWAITING)
    assert isinstance(sheet, SendBackSheet)
    sheet._reason.setPlainText("Thiếu danh sách các phường.")
    one = task(place, AWAITING)
    decide.send_back(place.desk, one.id, one.shares[0].unit, "Người khác trả lại trước.")

    sheet.accept()

    assert sheet.isVisible()
    assert "đã được trả lại" in sheet._refusal.text()
    assert sheet._reason.text == "Thiếu danh sách các phường."
    assert sheet.can_write


# ------------------------------------------------------------ deadline, chasing, withdrawal


def test_an_extension_must_be_later_and_have_a_reason(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.EXTEND, LATE)
    assert isinstance(sheet, ExtendSheet)
    sheet._reason.setPlainText("Chờ kinh phí.")

    sheet._day.set_day(date(2017, 9, 15))
    same_day = (sheet.can_write, words(sheet))
    sheet._day.set_day(date(2017, 10, 31))
    sheet.accept()

    assert not same_day[0]
    assert "Phải sau thời hạn đang áp dụng (15/09/2017)." in same_day[1]
    assert task(place, LATE).deadline.due == date(2017, 10, 31)


def test_an_extension_shows_the_original_day_and_how_often_it_moved(place: Workplace, opened: Open) -> None:
    decide.extend(place.desk, task(place, LATE).id, date(2017, 10, 15), "Chờ kinh phí.")

    sheet = opened(Decision.EXTEND, LATE)

    assert "Thời hạn gốc: 15/09/2017; đã gia hạn 1 lần" in words(sheet)


def test_chasing_is_logged_with_its_channel(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.CHASE, LATE)
    assert isinstance(sheet, ChaseSheet)

    sheet._channel.setCurrentText("Điện thoại")
    sheet.accept()

    assert task(place, LATE).chased_on == (place.desk.today,)
    assert "Chưa đôn đốc lần nào." in words(sheet)


def test_a_withdrawal_needs_a_reason(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.WITHDRAW, LATE)
    assert isinstance(sheet, WithdrawSheet)
    before = sheet.can_write

    sheet._reason.setPlainText("Gộp vào nhiệm vụ khác.")
    sheet.accept()

    assert not before
    assert task(place, LATE).withdrawn == "Gộp vào nhiệm vụ khác."


# ------------------------------------------------------------ terms


def test_editing_begins_with_what_the_task_says_and_changes_only_what_was_changed(
    place: Workplace, opened: Open
) -> None:
    before = task(place, LATE).terms
    sheet = opened(Decision.EDIT, LATE)
    assert isinstance(sheet, EditForm)
    untouched = sheet.terms()

    sheet._product.setText("báo cáo")
    sheet.accept()

    assert untouched == before
    assert task(place, LATE).terms == replace(before, product="báo cáo")


def test_a_task_of_a_whole_bloc_stays_one_until_its_units_are_changed(place: Workplace, opened: Open) -> None:
    sheet = opened(Decision.EDIT, "NV-001")
    assert isinstance(sheet, EditForm)
    bloc = sheet.terms().bloc

    sheet._lead._items()[0].setCheckState(Qt.CheckState.Unchecked)

    assert bloc is not None
    assert sheet.terms().bloc is None


def test_a_unit_cannot_lead_and_support(opened: Open) -> None:
    sheet = opened(Decision.EDIT, LATE)
    assert isinstance(sheet, EditForm)

    leading = sheet._lead.ticked[0]
    item = next(one for one in sheet._support._items() if one.data(Qt.ItemDataRole.UserRole) == leading)
    item.setCheckState(Qt.CheckState.Checked)

    assert not sheet.can_write
    assert "vừa chủ trì vừa phối hợp" in words(sheet)


def test_a_unit_is_found_by_a_few_letters_and_ticked_with_enter(opened: Open, qtbot: QtBot) -> None:
    sheet = opened(Decision.EDIT, LATE)
    assert isinstance(sheet, EditForm)

    sheet._support._search.setText("dan toc")
    sheet._support._search.returnPressed.emit()

    assert "Phòng Dân tộc" in sheet._support._chosen.text()
    assert sheet._support._search.text() == ""


def test_the_words_of_the_minutes_stay_beside_a_day_set_by_hand(place: Workplace, opened: Open) -> None:
    one = task(place, LATE)
    said = Deadline(DeadlineKind.EVENT, None, "trước kỳ giao ban quý III", "by-event")
    decide.amend(place.desk, one.id, replace(one.terms, deadline=said), one.revision)
    sheet = opened(Decision.EDIT, LATE)
    assert isinstance(sheet, EditForm)

    sheet._due.set_day(date(2017, 10, 5))

    assert sheet.terms().deadline == Deadline(DeadlineKind.EVENT, date(2017, 10, 5), "trước kỳ giao ban quý III")


def test_a_new_task_says_what_is_not_clear_yet(place: Workplace, window: QWidget) -> None:
    dialogs.give_new(place, window, lambda _: None)
    form = window.findChild(NewForm)
    assert isinstance(form, NewForm)

    assert not form.can_write
    assert form._unclear.text() == "Chưa rõ: việc phải làm, đơn vị chủ trì, thời hạn, sản phẩm, lãnh đạo chỉ đạo."


def test_a_new_task_gets_the_next_code_and_is_shown(place: Workplace, window: QWidget) -> None:
    shown: list[TaskId] = []
    dialogs.give_new(place, window, shown.append)
    form = window.findChild(NewForm)
    assert isinstance(form, NewForm)
    form._content.setPlainText("Kiểm tra an toàn thực phẩm tại các trường học")
    form._due.set_day(date(2017, 11, 15))
    form._lead._items()[0].setCheckState(Qt.CheckState.Checked)

    form.accept()

    given = task(place, "NV-013")
    assert shown == [given.id]
    assert given.terms.content == "Kiểm tra an toàn thực phẩm tại các trường học"
    assert place.undo.undo_title == "Giao nhiệm vụ mới"


# ------------------------------------------------------------ manners


@pytest.mark.parametrize("decision", ON_ANY_TASK)
def test_escape_writes_nothing(place: Workplace, opened: Open, qtbot: QtBot, decision: Decision) -> None:
    before = show_task.task_card(place.desk, task(place, AWAITING).id)
    sheet = opened(decision, AWAITING)

    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert show_task.task_card(place.desk, before.task.id) == before


@pytest.mark.parametrize("decision", ON_ANY_TASK)
def test_every_field_has_a_name_and_is_reached_by_tab(opened: Open, qtbot: QtBot, decision: Decision) -> None:
    sheet = opened(decision, AWAITING)
    reached = set()

    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
        sheet.focusNextChild()

    fields = [
        one
        for field in sheet._fields
        for one in field.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    named = [one for one in fields if one.isVisible() and one.isEnabled()]
    assert {one for one in named if not _named(one)} == set()


def _named(widget: QWidget) -> bool:
    """Whether a screen reader has words for it: its own, its text, or those of the whole it is a part of."""
    own = bool(widget.accessibleName() or getattr(widget, "text", lambda: "")())
    parent = widget.parentWidget()
    return own or (parent is not None and bool(parent.accessibleName()))
