"""A meeting's course in the window: planned, prepared, held, issued, closed and opened again, each a step with undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Meeting, MeetingRecord
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.pages.meetings.meeting_sheets import IssueSheet, MoveSheet, ReopenMeetingSheet, StatementSheet
from giaoban_tracker.ui.pages.meetings.plan_sheet import PlanSheet
from giaoban_tracker.ui.pages.meetings.sheet import Tab
from giaoban_tracker.ui.pages.meetings.steps import Deed, Step, StepsBar
from giaoban_tracker.ui.pages.meetings.tick_sheets import TieSheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks, meeting_record, sample_office, show_task
from giaoban_tracker.workflow.assign import assign
from tests.conftest import Almanac

NEXT_TITLE = "Giao ban khối Văn hóa – Xã hội quý III/2017"
NEXT_DAY = date(2017, 10, 5)
MINUTES = (
    "Giao ban khối Văn hóa – Xã hội quý III/2017\n\n"
    "Kết luận hội nghị, đồng chí Chủ tịch UBND thành phố giao Phòng Nội vụ kiểm tra công vụ trước ngày 30/11/2017.\n"
)


@pytest.fixture
def page(qtbot: QtBot, place: Workplace) -> Iterator[MeetingsPage]:
    page = MeetingsPage(place)
    place.operations.changed.connect(page.take)
    qtbot.addWidget(page)
    page.resize(1180, 640)
    page.show()
    page.enter()
    yield page
    if page.review is not None:
        page.review.reviewing.close()


def opened(page: MeetingsPage, kind: type[Sheet]) -> Sheet:
    found = [sheet for sheet in page.findChildren(kind) if sheet.isVisible()]
    assert len(found) == 1, kind.__name__
    return found[0]


def meetings(place: Workplace) -> tuple[Meeting, ...]:
    return list_tasks.particulars(place.desk).meetings


def plan(page: MeetingsPage) -> MeetingId:
    page.shelf.next.button.click()
    opened(page, PlanSheet).accept()
    assert page.sheet.opened is not None
    return page.sheet.opened.sheet.meeting.id


def step(page: MeetingsPage) -> Step:
    assert page.sheet.opened is not None
    return page.sheet.opened.step


def record(place: Workplace, meeting: MeetingId) -> MeetingRecord:
    return meeting_record.meeting_record(place.desk, meeting)


# ------------------------------------------------------------------ planning


def test_the_list_offers_the_next_meeting_of_the_row_with_its_title_and_day_worked_out(
    page: MeetingsPage, place: Workplace
) -> None:
    assert page.shelf.next.button.text() == "Lên lịch kỳ sau…"

    page.shelf.next.button.click()
    sheet = opened(page, PlanSheet)

    assert isinstance(sheet, PlanSheet)
    assert (sheet.title.text(), sheet.day.day) == (NEXT_TITLE, NEXT_DAY)
    assert sheet.terms.bloc == meetings(place)[0].terms.bloc


def test_a_planned_meeting_opens_to_be_prepared_and_stands_first_on_the_list(
    page: MeetingsPage, place: Workplace
) -> None:
    planned = plan(page)

    assert page.sheet.tab is Tab.PREPARE
    assert (step(page), page.sheet.next_step) == (Step.PREPARED, Deed.PREPARE)
    page.show_list()
    assert NEXT_TITLE in page.shelf.next.title.text()
    assert "còn 3 ngày" in page.shelf.next.more.text()
    page.shelf.next.button.click()
    assert page.sheet.opened is not None
    assert page.sheet.opened.sheet.meeting.id == planned


def test_planning_is_one_step_that_undo_takes_back(page: MeetingsPage, place: Workplace) -> None:
    plan(page)

    place.undo.undo()

    assert page.front is page.shelf
    assert len(meetings(place)) == 1


def test_a_meeting_without_title_or_day_is_not_planned(page: MeetingsPage) -> None:
    page.deeds.plan_new()
    sheet = opened(page, PlanSheet)
    assert isinstance(sheet, PlanSheet)

    assert not sheet.can_write
    sheet.title.setText("Giao ban tuần 41/2017")
    assert sheet.can_write
    sheet.day.set_day(None)
    assert not sheet.can_write


# ------------------------------------------------------------------ the four steps


def test_the_one_next_step_leads_through_the_whole_course(
    page: MeetingsPage, place: Workplace, almanac: Almanac, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = plan(page)
    almanac.turn_to(NEXT_DAY)
    page.show_meeting(planned, "")
    minutes = tmp_path / "bien-ban.txt"
    minutes.write_text(MINUTES, encoding="utf-8")
    monkeypatch.setattr(ask, "for_minutes_file", lambda *_: minutes)
    seen = []

    def press() -> None:
        seen.append(page.sheet.next_step)
        page.sheet.next.click()

    press()
    press()
    assert page.review is not None
    page.review.do("accept-rest")
    page.review.reviewing.record()
    press()
    issue = opened(page, IssueSheet)
    assert isinstance(issue, IssueSheet)
    issue.document.setText("52/TB-VP")
    issue.accept()
    press()

    assert seen == [Deed.HOLD, Deed.READ, Deed.ISSUE, Deed.CLOSE]
    assert step(page) is Step.CLOSED
    assert page.sheet.next_step is Deed.PLAN_NEXT


def test_minutes_of_a_planned_meeting_are_recorded_into_it_and_leave_its_row_and_agenda(
    page: MeetingsPage, place: Workplace, almanac: Almanac, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = plan(page)
    page.sheet.course.agenda.setPlainText("Kết quả kỳ trước\nPhát biểu")
    page.sheet.course.agenda.take_typed()
    almanac.turn_to(NEXT_DAY)
    minutes = tmp_path / "bien-ban.txt"
    minutes.write_text(MINUTES, encoding="utf-8")
    monkeypatch.setattr(ask, "for_minutes_file", lambda *_: minutes)

    page.deeds.do(Deed.READ)
    assert page.review is not None
    assert "kỳ giao ban đã lên lịch" in page.review.notice.words
    page.review.do("accept-rest")
    page.review.reviewing.record()

    assert len(meetings(place)) == 2
    found = next(one for one in meetings(place) if one.id == planned)
    assert (found.terms.held_on, found.terms.agenda) == (NEXT_DAY, ("Kết quả kỳ trước", "Phát biểu"))
    assert found.terms.minutes_name == "bien-ban.txt"
    assert page.sheet.opened is not None
    assert page.sheet.opened.sheet.meeting.id == planned
    assert page.sheet.opened.sheet.conclusions


def test_a_meeting_to_come_cannot_be_closed_or_issued_yet_and_a_held_one_cannot_be_moved(
    page: MeetingsPage, place: Workplace
) -> None:
    plan(page)
    offered = {deed for deed, action in page.sheet.deeds.items() if action.isVisible()}
    assert offered == {Deed.READ, Deed.MOVE, Deed.PLAN_NEXT}

    page.show_meeting(meetings(place)[-1].id, "")

    offered = {deed for deed, action in page.sheet.deeds.items() if action.isVisible()}
    assert offered == {Deed.HOLD, Deed.PRINT_NOTICE, Deed.CLOSE, Deed.OPEN_NEXT}


def test_the_notice_of_conclusions_is_shown_on_paper_before_it_is_issued(page: MeetingsPage, place: Workplace) -> None:
    wanted: list[PrintWish] = []
    page.print_wanted.connect(wanted.append)
    meeting = meetings(place)[0].id
    page.show_meeting(meeting, "")

    page.sheet.deeds[Deed.PRINT_NOTICE].trigger()

    assert wanted == [PrintWish("F11", meeting=meeting)]


def test_a_closed_meeting_is_read_only_until_it_is_opened_with_a_reason(page: MeetingsPage, place: Workplace) -> None:
    meeting = meetings(place)[0].id
    page.show_meeting(meeting, "")
    page.deeds.do(Deed.CLOSE)
    assert step(page) is Step.CLOSED
    assert not page.sheet.correct.isEnabled()
    assert page.sheet.course.agenda.isReadOnly()
    assert not page.sheet.course.statements.add.isVisibleTo(page.sheet.course)
    assert not page.sheet.prepare.chase.isEnabled()

    page.deeds.do(Deed.REOPEN)
    sheet = opened(page, ReopenMeetingSheet)
    assert isinstance(sheet, ReopenMeetingSheet)
    assert not sheet.can_write
    sheet.reason.setPlainText("Ghi thiếu phát biểu của Phòng Y tế.")
    sheet.accept()

    assert step(page) is Step.HELD
    place.undo.undo()
    assert step(page) is Step.CLOSED


# ------------------------------------------------------------------ who was there, what they said


def test_nobody_is_said_to_have_attended_whom_nobody_counted(page: MeetingsPage, place: Workplace) -> None:
    meeting = meetings(place)[0].id
    page.show_meeting(meeting, "")
    attendance = page.sheet.course.attendance

    assert attendance.count.text() == "chưa điểm danh"
    absent = attendance.present[2]
    attendance.tick(absent, there=False)

    assert record(place, meeting).absent == (absent,)
    assert absent not in record(place, meeting).present
    assert attendance.count.text() == f"có mặt {len(attendance.present)} / {attendance.list.count()}"
    attendance.all.click()
    assert record(place, meeting).absent == ()
    place.undo.undo()
    assert attendance.absent == (absent,)


def test_who_is_unticked_before_the_meeting_was_held_is_written_with_that_step(
    page: MeetingsPage, place: Workplace, almanac: Almanac
) -> None:
    planned = plan(page)
    absent = page.sheet.course.attendance.present[0]
    page.sheet.course.attendance.tick(absent, there=False)
    assert record(place, planned) == MeetingRecord()
    almanac.turn_to(NEXT_DAY)

    page.deeds.do(Deed.HOLD)

    assert record(place, planned).absent == (absent,)
    assert page.sheet.tab is Tab.COURSE
    assert "vắng 1" in page.sheet.notice.words


def test_a_units_statement_is_written_shown_and_changed(page: MeetingsPage, place: Workplace) -> None:
    meeting = meetings(place)[0].id
    page.show_meeting(meeting, "")
    page.sheet.course.statements.add.click()
    sheet = opened(page, StatementSheet)
    assert isinstance(sheet, StatementSheet)
    unit = UnitId(sheet.unit.currentData())
    assert not sheet.can_write
    sheet.results.setPlainText("5/8 xã, phường đạt bộ tiêu chí quốc gia về y tế xã; cứu đói 88 hộ.")
    sheet.accept()

    page.sheet.course.statements.cards[unit].edit.click()
    again = opened(page, StatementSheet)
    assert isinstance(again, StatementSheet)
    assert "88 hộ" in again.results.text
    again.proposals.setPlainText("Bố trí kinh phí trong quý IV.")
    again.accept()

    (said,) = record(place, meeting).statements
    assert (said.unit, said.proposals) == (unit, "Bố trí kinh phí trong quý IV.")
    assert list(page.sheet.course.statements.cards) == [unit]


def test_a_refused_correction_brings_the_books_own_words_back(page: MeetingsPage, place: Workplace) -> None:
    refused: list[str] = []
    place.operations.refused.connect(lambda error: refused.append(error.code))
    page.show_meeting(meetings(place)[0].id, "")

    page.sheet.bar.title.setText("  ")
    page.sheet.bar.take_typed()

    assert refused == ["title-missing"]
    assert page.sheet.bar.title.text() == sample_office.TITLE


# ------------------------------------------------------------------ days tied to the meeting


def due_before_briefing(place: Workplace) -> TaskId:
    unit = list_tasks.particulars(place.desk).units[1].id
    deadline = Deadline(DeadlineKind.EVENT, None, "trước kỳ giao ban quý III")
    return assign(place.desk, TaskTerms("", "Báo cáo rà soát", lead=(unit,), deadline=deadline)).task


def test_deadlines_before_the_briefing_are_tied_to_it_and_move_with_it_as_was_said_before(
    page: MeetingsPage, place: Workplace
) -> None:
    task = due_before_briefing(place)
    planned = plan(page)
    course = page.sheet.course
    page.sheet.show_tab(Tab.COURSE)
    assert "1 nhiệm vụ ghi «trước giao ban»" in course.untied.text()

    course.tie.click()
    opened(page, TieSheet).accept()
    assert course.tied.text() == "1 nhiệm vụ có hạn gắn với kỳ này"
    wanted: list[TaskQuery] = []
    page.tasks_wanted.connect(wanted.append)
    course.tied.click()
    page.deeds.do(Deed.MOVE)
    move = opened(page, MoveSheet)
    assert isinstance(move, MoveSheet)
    assert "1 nhiệm vụ có hạn gắn với kỳ này sẽ dời theo" in move.said.text()
    move.day.set_day(NEXT_DAY)
    assert not move.can_write
    move.day.set_day(date(2017, 10, 12))
    move.accept()

    assert list_tasks.listing(place.desk, wanted[0]).ids == (task,)
    assert show_task.task_card(place.desk, task).task.deadline.due == date(2017, 10, 12)
    assert meetings(place)[0].id == planned
    place.undo.undo()
    assert show_task.task_card(place.desk, task).task.deadline.due == NEXT_DAY


def test_every_field_of_the_dialogs_has_a_name(page: MeetingsPage) -> None:
    page.deeds.plan_new()
    sheet = opened(page, PlanSheet)

    for field in (sheet.title, sheet.bloc, sheet.series, sheet.rhythm, sheet.agenda):  # type: ignore[attr-defined]
        assert isinstance(field, QWidget)
        assert field.accessibleName()


@pytest.mark.parametrize(
    ("issued", "said"), [(None, "Không ra thông báo"), (date(2017, 10, 9), "Đã ra thông báo 09/10/2017")]
)
def test_a_meeting_closed_without_a_notice_does_not_claim_one(
    place: Workplace, qtbot: QtBot, issued: date | None, said: str
) -> None:
    bar = StepsBar(place)
    qtbot.addWidget(bar)
    known = meetings(place)[0]
    terms = replace(known.terms, document="52/TB-VP" if issued else "", issued_on=issued)

    bar.show_meeting(replace(known, terms=terms, held=True, closed_on=date(2017, 10, 12)), Step.CLOSED)

    words = [label.text() for label in bar.findChildren(QLabel) if len(label.text()) > 1]
    assert words[2] == said
    assert words[3] == "Đã đóng hồ sơ 12/10/2017"
