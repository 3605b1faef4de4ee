"""From one briefing to the next and the one after, through the window: reports, a late one, a chase, two agendas.

The person's hand is played by the test; errands run at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.task import Claim, Evidence, ReportTerms, Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.pages.meetings.meeting_sheets import IssueSheet, StatementSheet
from giaoban_tracker.ui.pages.meetings.plan_sheet import PlanSheet
from giaoban_tracker.ui.pages.meetings.sheet import Tab
from giaoban_tracker.ui.pages.meetings.steps import Deed, Step
from giaoban_tracker.ui.pages.meetings.tick_sheets import ChaseByPaperSheet
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks, prepare, sample_office, show_task
from tests.conftest import Almanac

THIRD, FOURTH = date(2017, 10, 5), date(2018, 1, 5)
MINUTES = (
    "Giao ban khối Văn hóa – Xã hội quý III/2017\n\n"
    "Kết luận hội nghị ngày 05/10/2017, đồng chí Chủ tịch UBND thành phố giao Phòng Giáo dục và Đào tạo "
    "xây dựng kế hoạch xóa mù chữ trước ngày 30/11/2017; giao Phòng Y tế kiểm tra an toàn thực phẩm trước 20/12/2017.\n"
)
DialogT = TypeVar("DialogT", bound=QDialog)
PORTAL, CONTROL = "NV-005", "NV-004"


@pytest.fixture
def window(qtbot: QtBot, place: Workplace) -> Iterator[MainWindow]:
    window = MainWindow(place, sample_office.OFFICE_NAME)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    yield window
    window.close()


class Clerk:
    """What the person does in the window."""

    def __init__(self, window: MainWindow, place: Workplace, almanac: Almanac) -> None:
        self.window, self.place, self.almanac = window, place, almanac
        page = window.show_page("meetings")
        assert isinstance(page, MeetingsPage)
        self.page = page

    def come_on(self, day: date, meeting: MeetingId) -> None:
        """The next time the program is open."""
        self.almanac.turn_to(day)
        self.page.show_meeting(meeting, "")

    def plan_next(self) -> MeetingId:
        self.page.deeds.do(Deed.PLAN_NEXT)
        self.dialog(PlanSheet).accept()
        return self.shown.id

    def step_on(self, expected: Deed) -> None:
        assert self.page.sheet.next_step is expected
        self.page.sheet.next.click()

    def state(self, name: str, results: str) -> None:
        self.page.sheet.course.statements.add.click()
        sheet = self.dialog(StatementSheet)
        sheet.unit.setCurrentText(name)
        sheet.results.setPlainText(results)
        sheet.accept()

    def judge_everything(self) -> None:
        review = self.page.review
        assert review is not None
        review.do("accept-rest")
        review.reviewing.record()

    def issue(self, number: str) -> None:
        self.step_on(Deed.ISSUE)
        sheet = self.dialog(IssueSheet)
        sheet.document.setText(number)
        sheet.accept()

    def agenda(self) -> dict[str, list[str]]:
        """What is to be spoken of: codes, or the names of units."""
        self.page.sheet.show_tab(Tab.PREPARE)
        groups = self.page.sheet.prepare.groups
        return {group.title: [line.code or line.words for line in group.lines] for group in groups}

    @property
    def shown(self) -> Meeting:
        assert self.page.sheet.opened is not None
        return self.page.sheet.opened.sheet.meeting

    def dialog(self, kind: type[DialogT]) -> DialogT:
        (found,) = [one for one in self.page.findChildren(kind) if one.isVisible()]
        return found


@pytest.fixture
def clerk(window: MainWindow, place: Workplace, almanac: Almanac) -> Clerk:
    return Clerk(window, place, almanac)


def task(place: Workplace, code: str) -> Task:
    return show_task.task_by_code(place.desk, code)


def unit(place: Workplace, name: str) -> UnitId:
    return next(unit.id for unit in list_tasks.particulars(place.desk).units if unit.name == name)


def test_two_briefings_are_prepared_held_and_closed_and_the_first_stays_as_it_stood(
    clerk: Clerk, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = tmp_path / "giao-ban-quy-3.txt"
    minutes.write_text(MINUTES, encoding="utf-8")
    monkeypatch.setattr(ask, "for_minutes_file", lambda *_: minutes)
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)
    clerk.page.show_meeting(list_tasks.particulars(place.desk).meetings[0].id, "")

    # Before the third quarter's briefing: what is late is chased, the papers are made.
    third = clerk.plan_next()
    assert clerk.shown.terms.held_on == THIRD
    before = clerk.agenda()
    assert before["Quá hạn"] == [PORTAL, CONTROL]
    assert before["Đã báo cáo, chờ nghiệm thu"] == [CONTROL]
    clerk.page.sheet.prepare.chase.click()
    clerk.dialog(ChaseByPaperSheet).accept()
    clerk.page.sheet.prepare.save.click()
    assert len(list(tmp_path.glob("Tài liệu giao ban*/*.pdf"))) == 5

    # The briefing itself.
    clerk.come_on(THIRD, third)
    clerk.page.sheet.course.attendance.tick(unit(place, "Phòng Y tế"), there=False)
    clerk.step_on(Deed.HOLD)
    clerk.state("Phòng Lao động - Thương binh và Xã hội", "Hỗ trợ 88 hộ; 5/8 xã, phường đạt chuẩn.")
    decide.accept(place.desk, task(place, CONTROL).id, unit(place, "Phòng Nội vụ"))
    clerk.step_on(Deed.READ)
    clerk.judge_everything()
    clerk.issue("52/TB-VP")
    clerk.step_on(Deed.CLOSE)
    assert clerk.page.sheet.next_step is Deed.PLAN_NEXT
    as_it_stood = clerk.agenda()
    assert [len(meeting.terms.minutes_sha256) for meeting in list_tasks.particulars(place.desk).meetings] == [64, 64]

    # Between the two: one new task is done, the portal at last as well.
    fourth = clerk.plan_next()
    assert clerk.shown.terms.title.endswith("quý IV/2017")
    given = list_tasks.all_rows(place.desk, of_meeting(place, third))
    assert len(given) == 2
    clerk.almanac.turn_to(date(2017, 11, 20))
    proof = Evidence("12/BC", date(2017, 11, 20), "UBND thành phố")
    done = {given[0].id: given[0].lead, task(place, PORTAL).id: "Phòng Văn hóa và Thông tin"}
    for one, name in done.items():
        decide.report(place.desk, one, ReportTerms(unit(place, name), Claim.DONE, 100, "Đã xong.", proof))
        decide.accept(place.desk, one, unit(place, name))

    # Before the fourth quarter's briefing.
    clerk.come_on(date(2018, 1, 3), fourth)
    after = clerk.agenda()
    shown = clerk.page.sheet.prepare.opened
    assert shown is not None
    assert shown.agenda.previous is not None
    assert shown.agenda.previous.id == third
    assert set(after["Hoàn thành từ kỳ giao ban trước"]) == {given[0].code, PORTAL}
    assert given[1].code in after["Quá hạn"]
    assert shown.agenda.total.at_meeting == at_closing(place, third)

    # The third's agenda is what it was, and a number of the fourth's leads to its rows in the table.
    clerk.come_on(date(2018, 1, 3), third)
    assert clerk.page.sheet.opened is not None
    assert clerk.page.sheet.opened.step is Step.CLOSED
    assert clerk.agenda() == as_it_stood
    clerk.page.show_meeting(fourth, "")
    late = next(group for group in clerk.page.sheet.prepare.groups if group.title == "Quá hạn")
    clerk.page.tasks_wanted.emit(late.query)
    assert isinstance(clerk.window.front_page(), TasksPage)


def of_meeting(place: Workplace, meeting: MeetingId) -> TaskQuery:
    return TaskQuery(place.desk.today, meetings=frozenset({meeting}))


def at_closing(place: Workplace, meeting: MeetingId) -> object:
    """The counters that a closed meeting shows."""
    return prepare.prepare_meeting(place.desk, meeting).total.now
