"""The dialogs that stop, pass on, split, merge and correct a task, and that answer what units ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.directive import TaskKind
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.target import PeriodAmount, Target
from giaoban_tracker.domain.task import CauseKind, Claim, Task
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui import dialogs
from giaoban_tracker.ui.dialogs.answers import AnswerExtensionSheet, CauseSheet, ContributionSheet, PeriodSheet, _Answer
from giaoban_tracker.ui.dialogs.course import (
    CorrectForm,
    MergeSheet,
    ReassignSheet,
    ReopenSheet,
    ResumeSheet,
    SplitSheet,
    SuspendSheet,
)
from giaoban_tracker.ui.dialogs.extend import ExtendSheet
from giaoban_tracker.ui.dialogs.report import ReportSheet
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.task_decisions import Decision, possible_on
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks, show_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.quick_line import read_line

LATE, AWAITING, DONE = "NV-005", "NV-004", "NV-002"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def opened(place: Workplace, window: QWidget) -> Callable[[Decision, str], Sheet]:
    def open_sheet(decision: Decision, code: str) -> Sheet:
        dialogs.decide(place, window, decision, task(place, code).id)
        sheets = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
        assert len(sheets) == 1
        return sheets[0]

    return open_sheet


Open = Callable[[Decision, str], Sheet]


def task(place: Workplace, code: str) -> Task:
    return show_task.task_by_code(place.desk, code)


def standing(place: Workplace, code: str) -> Standing:
    return show_task.task_card(place.desk, task(place, code).id).standing


def unit(place: Workplace, code: str) -> UnitId:
    return next(one.id for one in list_tasks.particulars(place.desk).units if one.terms.code == code)


def words(sheet: Sheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if not label.isHidden())


def test_a_suspended_task_counts_apart_until_it_goes_on_with_another_day(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.SUSPEND, LATE)
    assert isinstance(sheet, SuspendSheet)
    assert not sheet.can_write
    sheet.reason.setPlainText("chờ vốn")
    sheet.accept()
    assert standing(place, LATE) is Standing.SUSPENDED
    assert possible_on(task(place, LATE))[0] is Decision.RESUME

    sheet = opened(Decision.RESUME, LATE)
    assert isinstance(sheet, ResumeSheet)
    sheet._day.set_day(date(2017, 12, 31))
    sheet.accept()

    assert standing(place, LATE) is Standing.OPEN_IN_TIME
    assert task(place, LATE).deadline.due == date(2017, 12, 31)


def test_a_day_to_look_again_is_not_in_the_past(opened: Open) -> None:
    sheet = opened(Decision.SUSPEND, LATE)
    assert isinstance(sheet, SuspendSheet)
    sheet.reason.setPlainText("chờ vốn")

    sheet._review.set_day(date(2017, 1, 1))
    sheet.check()

    assert "đã qua" in words(sheet)
    assert not sheet.can_write


def test_a_finished_task_is_opened_again_and_undo_closes_it(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.REOPEN, DONE)
    assert isinstance(sheet, ReopenSheet)
    sheet.reason.setPlainText("số liệu sai")
    sheet.accept()
    assert task(place, DONE).finished_on is None

    place.undo.undo()

    assert task(place, DONE).finished_on is not None


def test_a_share_passes_to_a_unit_that_does_not_lead_yet(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.REASSIGN, LATE)
    assert isinstance(sheet, ReassignSheet)
    names = [sheet._to.itemText(row) for row in range(sheet._to.count())]
    assert "Phòng Văn hóa và Thông tin" not in names
    assert not sheet.can_write

    sheet._to.setCurrentText("Phòng Nội vụ")
    sheet.reason.setPlainText("đúng chức năng")
    sheet._document.setText("12/QĐ-UBND")
    sheet.accept()

    (share,) = task(place, LATE).shares
    assert share.unit == unit(place, "PNV")
    assert share.done_percent == 60
    assert task(place, LATE).course.reassignments[0].document == "12/QĐ-UBND"


def test_a_split_gives_each_part_its_own_unit_and_day(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.SPLIT, LATE)
    assert isinstance(sheet, SplitSheet)
    first, second, _ = sheet._parts
    first.content.setPlainText("Rà soát nội dung Cổng thông tin")
    assert not sheet.can_write
    second.content.setPlainText("Thuê máy chủ")
    second.lead.setCurrentText("Phòng Nội vụ")
    for part in (first, second):
        part.due.set_day(date(2017, 11, 30))
    sheet.reason.setPlainText("hai việc khác nhau")
    assert "Thời hạn cũ đã qua" not in words(sheet)
    sheet.check()
    sheet.accept()

    replaced = task(place, LATE)
    new = [show_task.task_card(place.desk, one).task for one in replaced.course.replaced_by]
    assert [one.terms.content for one in new] == ["Rà soát nội dung Cổng thông tin", "Thuê máy chủ"]
    assert new[1].terms.lead == (unit(place, "PNV"),)
    assert {one.deadline.due for one in new} == {date(2017, 11, 30)}
    assert possible_on(replaced) == ()


def test_merged_tasks_count_once_and_undo_takes_them_apart(place: Workplace, window: QWidget) -> None:
    before = list_tasks.listing(place.desk, TaskQuery(place.desk.today)).counters.total
    ids = [task(place, code).id for code in ("NV-006", "NV-007", "NV-008")]
    dialogs.decide_together(place, window, Decision.MERGE, ids)
    sheet = window.findChild(MergeSheet)
    assert isinstance(sheet, MergeSheet)
    sheet._into.setCurrentIndex(1)
    assert "NV-006, NV-008 thôi được tính riêng" in words(sheet)
    sheet._reason.setPlainText("cùng một việc")
    sheet.accept()

    assert list_tasks.listing(place.desk, TaskQuery(place.desk.today)).counters.total == before - 2
    assert task(place, "NV-006").course.replaced_by == (task(place, "NV-007").id,)
    place.undo.undo()
    assert list_tasks.listing(place.desk, TaskQuery(place.desk.today)).counters.total == before


def test_a_correction_needs_its_reason(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.CORRECT, LATE)
    assert isinstance(sheet, CorrectForm)
    sheet._content.setPlainText("Chấn chỉnh hoạt động của Trang thông tin điện tử thành phố")
    assert not sheet.can_write
    sheet._why.setPlainText("ghi nhầm tên trang theo biên bản")
    sheet.accept()

    assert task(place, LATE).terms.content.startswith("Chấn chỉnh hoạt động của Trang")
    assert place.undo.undo_title == f"Đính chính {LATE}"


def test_an_asked_extension_comes_first_and_is_granted_with_its_day(opened: Open, place: Workplace) -> None:
    lead = task(place, LATE).terms.lead[0]
    decide.ask_extension(place.desk, task(place, LATE).id, lead, date(2017, 10, 31), "chờ kinh phí")
    assert possible_on(task(place, LATE))[0] is Decision.ANSWER_EXTENSION

    sheet = opened(Decision.ANSWER_EXTENSION, LATE)
    assert isinstance(sheet, AnswerExtensionSheet)
    assert "gia hạn đến 31/10/2017" in words(sheet)
    sheet.accept()

    (extension,) = task(place, LATE).extensions
    assert (extension.new_due, extension.reason) == (date(2017, 10, 31), "chờ kinh phí")
    assert task(place, LATE).course.open_requests == ()


def test_an_asked_extension_is_refused_with_a_reason_of_its_own(opened: Open, place: Workplace) -> None:
    lead = task(place, LATE).terms.lead[0]
    decide.ask_extension(place.desk, task(place, LATE).id, lead, date(2017, 10, 31), "chờ kinh phí")
    sheet = opened(Decision.ANSWER_EXTENSION, LATE)
    assert isinstance(sheet, AnswerExtensionSheet)

    sheet._answer.choose(_Answer.REFUSE)
    assert not sheet.can_write
    sheet.reason.setPlainText("đã bố trí kinh phí")
    sheet.accept()

    (request,) = task(place, LATE).course.requests
    assert request.refused == "đã bố trí kinh phí"
    assert task(place, LATE).deadline.due == date(2017, 9, 15)


def test_the_cause_of_a_delay_is_confirmed_by_a_named_person(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.CAUSE, LATE)
    assert isinstance(sheet, CauseSheet)
    assert not sheet.can_write
    sheet._by.setText("Chủ tịch UBND thành phố")
    sheet.accept()

    cause = task(place, LATE).shares[0].cause
    assert cause is not None
    assert (cause.kind, cause.confirmed_by) == (CauseKind.OBJECTIVE, "Chủ tịch UBND thành phố")


def test_a_co_ordinating_unit_tells_its_part(opened: Open, place: Workplace) -> None:
    given = assign(place.desk, read_line(place.desk, "Rà soát @PNV +PYT !31/12/2017").terms)
    sheet = opened(Decision.CONTRIBUTE, given.code)
    assert isinstance(sheet, ContributionSheet)
    sheet._words.setPlainText("đã cử hai cán bộ")
    sheet.accept()

    (part,) = task(place, given.code).course.contributions
    assert (part.unit, part.words) == (unit(place, "PYT"), "đã cử hai cán bộ")


def test_a_period_of_a_recurring_task_becomes_a_task(opened: Open, place: Workplace) -> None:
    given = assign(place.desk, read_line(place.desk, "Báo cáo giải ngân @PNV !hằng tháng").terms)
    sheet = opened(Decision.ISSUE_PERIOD, given.code)
    assert isinstance(sheet, PeriodSheet)
    assert sheet._period.text() == "2017-10"
    sheet.accept()

    contents = [row.content for row in _rows(place)]
    assert any(content.startswith("Báo cáo giải ngân (") for content in contents)


def _rows(place: Workplace) -> list[TaskRow]:
    ids = list_tasks.listing(place.desk, TaskQuery(place.desk.today)).ids
    return list(list_tasks.rows(place.desk, ids, place.desk.today))


def test_a_report_tells_figures_of_a_target_and_what_comes_next(opened: Open, place: Workplace) -> None:
    target = Target("xã đạt chuẩn y tế", "xã", (PeriodAmount("2017-Q4", 8),), out_of=8)
    terms = replace(read_line(place.desk, "Đạt chuẩn y tế @PYT !31/12/2017").terms, kind=TaskKind.TARGET, target=target)
    given = assign(place.desk, terms)
    sheet = opened(Decision.REPORT, given.code)
    assert isinstance(sheet, ReportSheet)
    assert sheet._figures is not None
    (figure,) = sheet._figures._lines.values()

    figure.setText("năm")
    sheet.check()
    assert not sheet.can_write
    figure.setText("5")
    sheet._percent.set_value(60)
    sheet._next_step.setPlainText("kiểm tra ba xã còn lại")
    sheet.accept()

    last = task(place, given.code).shares[0].last_report
    assert last is not None
    assert last.terms.amounts == (PeriodAmount("2017-Q4", 5),)
    assert last.terms.next_step == "kiểm tra ba xã còn lại"


def test_what_is_done_without_a_document_may_say_why(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.REPORT, LATE)
    assert isinstance(sheet, ReportSheet)
    assert sheet._without_field.isHidden()

    sheet._claim.choose(Claim.DONE)
    sheet._result.setPlainText("Đã bàn giao")
    sheet._without.setText("việc không ra văn bản")
    sheet.accept()

    last = task(place, LATE).shares[0].last_report
    assert last is not None
    assert last.terms.without_evidence == "việc không ra văn bản"


def test_the_first_day_of_a_task_is_no_extension(opened: Open, place: Workplace) -> None:
    sheet = opened(Decision.EXTEND, "NV-001")
    assert isinstance(sheet, ExtendSheet)
    sheet._day.set_day(date(2017, 12, 31))
    sheet.check()
    sheet.accept()

    assert task(place, "NV-001").deadline.due == date(2017, 12, 31)
    assert task(place, "NV-001").extensions == ()
    assert place.undo.undo_title == "Đặt thời hạn NV-001"
