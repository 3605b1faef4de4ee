"""Preparing a briefing in the window: live agenda, numbers with their rows, chasing, papers, all as it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.pages.meetings.agenda_lines import AgendaGroup, AgendaLine
from giaoban_tracker.ui.pages.meetings.agenda_tree import AgendaModel
from giaoban_tracker.ui.pages.meetings.numbers_view import Against, NumbersModel
from giaoban_tracker.ui.pages.meetings.sheet import Tab
from giaoban_tracker.ui.pages.meetings.steps import Deed
from giaoban_tracker.ui.pages.meetings.tick_sheets import By, ChaseByPaperSheet
from giaoban_tracker.ui.presentation import Presentation
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, decide_course, describe_office, list_tasks, plan_meeting, show_task
from giaoban_tracker.workflow.assign import assign
from tests.conftest import Almanac

BRIEFING = date(2017, 10, 5)
MANY_TIMES = "Quá hạn sau nhiều lần đôn đốc"


@pytest.fixture
def briefing(place: Workplace) -> MeetingId:
    """The third quarter's briefing on the calendar, with a task of every kind to be spoken of."""
    desk, known = place.desk, list_tasks.particulars(place.desk)
    bloc = next(bloc.id for bloc in known.blocs if bloc.name == "Văn hóa – Xã hội")
    unit = next(unit.id for unit in known.units if unit.name == "Phòng Y tế")

    def give(content: str, due: date) -> TaskId:
        terms = TaskTerms("", content, lead=(unit,), bloc=bloc, deadline=Deadline(DeadlineKind.FIXED, due))
        return assign(desk, terms, on=date(2017, 7, 10)).task

    chased, stopped = give("Báo cáo y tế", date(2017, 8, 1)), give("Đề án", date(2017, 9, 1))
    asked, done = give("Kế hoạch tiêm chủng", date(2017, 12, 20)), give("Danh sách hộ", date(2017, 12, 20))
    for _ in range(3):
        decide.chase(desk, chased)
    decide_course.suspend(desk, stopped, "chờ hướng dẫn")
    decide.ask_extension(desk, asked, unit, date(2018, 1, 20), "thiếu vắc xin")
    decide.report(desk, done, ReportTerms(unit, Claim.DONE, 100, "đã lập"))
    decide.accept(desk, done, unit)
    return plan_meeting.plan_meeting(desk, MeetingTerms("Giao ban quý III/2017", BRIEFING, bloc)).meeting


@pytest.fixture
def page(qtbot: QtBot, place: Workplace, briefing: MeetingId) -> Iterator[MeetingsPage]:
    """The page at the briefing's agenda."""
    page = MeetingsPage(place)
    place.operations.changed.connect(page.take)
    qtbot.addWidget(page)
    page.resize(1180, 640)
    page.show()
    page.enter()
    page.show_meeting(briefing, "")
    yield page
    if page.review is not None:
        page.review.reviewing.close()


def group(page: MeetingsPage, title: str) -> AgendaGroup:
    return next(one for one in page.sheet.prepare.groups if one.title == title)


def at(page: MeetingsPage, title: str, column: int = 0) -> QModelIndex:
    row = page.sheet.prepare.groups.index(group(page, title))
    return page.sheet.prepare.tree.agenda.index(row, column)


def codes(page: MeetingsPage, title: str) -> list[str]:
    return [line.code for line in group(page, title).lines]


def listed(place: Workplace, query: TaskQuery) -> set[TaskId]:
    return set(list_tasks.listing(place.desk, query).ids)


def chase_sheet(page: MeetingsPage) -> ChaseByPaperSheet:
    (sheet,) = [one for one in page.findChildren(ChaseByPaperSheet) if one.isVisible()]
    return sheet


# ------------------------------------------------------------------ the agenda


def test_the_agenda_speaks_of_every_point_in_the_order_of_the_briefing(page: MeetingsPage) -> None:
    titles = [one.title for one in page.sheet.prepare.groups]

    assert titles == [
        "Quá hạn sau nhiều lần đôn đốc",
        "Quá hạn",
        "Đến hạn trước kỳ giao ban sau",
        "Chưa có thời hạn",
        "Đã báo cáo, chờ nghiệm thu",
        "Đề nghị gia hạn",
        "Tạm dừng, chờ điều kiện cần xem lại",
        "Hoàn thành từ kỳ giao ban trước",
        "Vướng mắc cần quyết định – chủ tịch UBND thành phố",
        "Đơn vị chưa báo cáo",
    ]


def test_a_number_leads_to_the_task_table_only_with_exactly_its_rows(page: MeetingsPage, place: Workplace) -> None:
    linked = [one for one in page.sheet.prepare.groups if one.query is not None]

    assert {"Quá hạn sau nhiều lần đôn đốc", "Quá hạn"} <= {one.title for one in linked}
    for one in linked:
        assert one.query is not None
        assert listed(place, one.query) == {line.task for line in one.lines}, one.title


def test_a_reading_that_was_stopped_says_so_and_begins_anew_when_it_is_looked_at_again(page: MeetingsPage) -> None:
    prepare = page.sheet.prepare
    prepare.show_stopped()

    assert prepare.groups == ()
    assert "Đã dừng tổng hợp" in " ".join(label.text() for label in prepare.findChildren(QLabel))

    page.sheet.agenda_wanted.emit()

    assert prepare.groups


def test_a_click_at_the_right_lists_the_rows_and_enter_opens_the_task(page: MeetingsPage, qtbot: QtBot) -> None:
    tree = page.sheet.prepare.tree
    wanted: list[object] = []
    page.tasks_wanted.connect(wanted.append)
    page.task_wanted.connect(wanted.append)
    undated = group(page, "Chưa có thời hạn")

    tree.clicked.emit(at(page, "Chưa có thời hạn", 3))
    tree.setCurrentIndex(tree.agenda.index(0, 0, at(page, "Chưa có thời hạn")))
    qtbot.keyClick(tree, Qt.Key.Key_Return)

    assert wanted == [undated.query, undated.lines[0].task]


def test_the_menu_key_offers_what_the_line_under_it_can_do(page: MeetingsPage, place: Workplace) -> None:
    tree = page.sheet.prepare.tree
    wanted: list[object] = []
    page.task_wanted.connect(wanted.append)
    tree.setCurrentIndex(tree.agenda.index(0, 0, at(page, "Quá hạn")))

    tree.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {action.text().replace("&", ""): action for action in menu.actions()}
    offered["Mở nhiệm vụ"].trigger()
    menu.close()

    assert {words: action.isEnabled() for words, action in offered.items()} == {
        "Mở nhiệm vụ": True,
        "Xem trong bảng nhiệm vụ": False,
        "Đôn đốc 1 nhiệm vụ…": True,
        "Trình chiếu": True,
    }
    assert wanted == [group(page, "Quá hạn").lines[0].task]


def test_a_click_on_a_heading_folds_it_and_it_stays_so_when_the_book_changes(
    page: MeetingsPage, place: Workplace
) -> None:
    tree = page.sheet.prepare.tree
    tree.clicked.emit(at(page, "Chưa có thời hạn"))
    assert not tree.isExpanded(at(page, "Chưa có thời hạn"))

    task = group(page, "Quá hạn").lines[0].task
    assert task is not None
    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, task))

    assert not tree.isExpanded(at(page, "Chưa có thời hạn"))
    assert tree.isExpanded(at(page, "Quá hạn"))


def test_the_agenda_follows_the_book_and_the_person_stays_on_their_line(page: MeetingsPage, place: Workplace) -> None:
    tree = page.sheet.prepare.tree
    tree.setCurrentIndex(tree.agenda.index(3, 0, at(page, "Chưa có thời hạn")))
    here = tree.agenda.value(tree.currentIndex())
    late = group(page, MANY_TIMES).lines[0].task
    assert late is not None

    place.undo.decide("Thu hồi", lambda: decide.withdraw(place.desk, late, "không còn cần"))

    assert MANY_TIMES not in [one.title for one in page.sheet.prepare.groups]
    assert tree.agenda.value(tree.currentIndex()) == here
    place.undo.undo()
    assert codes(page, MANY_TIMES) != []


def test_what_a_silent_unit_owes_stands_below_it(page: MeetingsPage) -> None:
    silent = group(page, "Đơn vị chưa báo cáo")

    assert silent.lines
    for unit in silent.lines:
        assert unit.lines
        assert str(len(unit.lines)) in unit.who
        assert all(line.task for line in unit.lines)


def test_a_hidden_agenda_is_not_reckoned(page: MeetingsPage, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    page.sheet.show_tab(Tab.COURSE)
    page.sheet.agenda_wanted.connect(lambda: asked.append(True))
    task = group(page, "Quá hạn").lines[0].task
    assert task is not None

    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, task))
    assert asked == []
    page.sheet.show_tab(Tab.PREPARE)

    assert asked == [True]


def test_the_models_behave_as_qt_expects(page: MeetingsPage, place: Workplace) -> None:
    agenda, numbers = AgendaModel(place), NumbersModel(place)
    modes = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, modes) for model in (agenda, numbers)]

    agenda.show(page.sheet.prepare.groups)
    numbers.show(page.sheet.numbers.model.lines, Against.QUARTER)
    agenda.show(())

    assert len(testers) == 2


# ------------------------------------------------------------------ numbers


def test_every_number_by_unit_has_its_rows(page: MeetingsPage, place: Workplace) -> None:
    page.sheet.show_tab(Tab.NUMBERS)
    model = page.sheet.numbers.model

    checked = 0
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            index = model.index(row, column)
            query = page.sheet.numbers.query_at(index)
            counted = model.counted(index)[1]
            assert len(listed(place, query)) == counted if query is not None else counted == 0
            checked += counted > 0
    assert checked > 20


def test_numbers_say_what_they_were_at_the_last_meeting_or_quarter(page: MeetingsPage) -> None:
    page.sheet.show_tab(Tab.NUMBERS)
    numbers = page.sheet.numbers
    assert numbers.choice is not None
    overdue = numbers.model.index(0, 4)

    at_meeting = numbers.model.counted(overdue), numbers.model.data(overdue)
    numbers.choice.choose(Against.QUARTER)
    at_quarter = numbers.model.counted(overdue), numbers.model.data(overdue)

    assert at_meeting == ((0, 3), "0 → 3")
    # At the quarter's end one more was late that is stopped now, and one of today's was not yet.
    assert at_quarter == ((3, 3), "3")


def test_the_large_counters_open_their_rows(page: MeetingsPage, place: Workplace) -> None:
    wanted: list[TaskQuery] = []
    page.tasks_wanted.connect(wanted.append)

    for figure in page.sheet.prepare.figures.figures:
        figure.click()

    assert page.sheet.prepare.opened is not None
    total = page.sheet.prepare.opened.agenda.total.now
    counts = (total.done_on_time, total.open_in_time, total.open_overdue, total.apart)
    assert [len(listed(place, query)) for query in wanted] == [count for count in counts if count]


# ------------------------------------------------------------------ chasing


def test_the_selected_tasks_are_chased_by_numbered_slips_in_one_step(
    page: MeetingsPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = group(page, "Quá hạn").lines
    assert page.sheet.prepare.chase.text() == f"Đôn đốc {len(late) + 1} nhiệm vụ…"
    tree = page.sheet.prepare.tree
    tree.setCurrentIndex(tree.agenda.index(0, 0, at(page, "Quá hạn")))
    assert page.sheet.prepare.to_chase == (late[0].task,)
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: tmp_path / "phieu.pdf")

    page.sheet.prepare.chase.click()
    sheet = chase_sheet(page)
    sheet.answer_by.set_day(date(2017, 10, 4))
    sheet.accept()
    said = page.sheet.notice.words
    assert page.sheet.notice.do_first()

    assert said.startswith("Đã lập 1 phiếu đôn đốc, số 01/2017/PĐĐ")
    assert len(PdfReader(tmp_path / "phieu.pdf").pages) == 1
    assert late[0].task is not None
    assert len(show_task.task_card(place.desk, late[0].task).task.course.chases) == 1
    place.undo.undo()
    assert show_task.task_card(place.desk, late[0].task).task.course.chases == ()


def test_everything_overdue_is_chased_by_one_letter_a_unit_and_what_is_unticked_is_left(
    page: MeetingsPage, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = page.sheet.prepare.to_chase
    page.sheet.prepare.chase.click()
    sheet = chase_sheet(page)

    sheet.by.choose(By.LETTER)
    sheet.number.setText("61/VP")
    sheet.tasks.tick(0, on=False)
    sheet.accept()

    chased = [len(show_task.task_card(place.desk, TaskId(task)).task.chased_on) for task in tasks]
    assert sorted(chased) == [1, 1, 3]
    assert "công văn số 61/VP" in page.sheet.notice.words
    # Who thinks better of the file keeps the way to it.
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: None)
    page.sheet.notice.do_first()
    assert "Lưu để in" in page.sheet.notice.words


def test_nothing_ticked_is_nothing_to_chase_and_an_answer_is_not_due_in_the_past(page: MeetingsPage) -> None:
    page.sheet.prepare.chase.click()
    sheet = chase_sheet(page)
    assert sheet.can_write

    sheet.answer_by.set_day(date(2017, 9, 1))
    assert not sheet.can_write
    sheet.answer_by.set_day(None)
    for row in range(sheet.tasks.count()):
        sheet.tasks.tick(row, on=False)

    assert not sheet.can_write


# ------------------------------------------------------------------ papers, the wall, as it stood


def test_the_print_set_lies_in_a_folder_of_its_own(
    page: MeetingsPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)

    page.sheet.prepare.save.click()

    (folder,) = tmp_path.glob("Tài liệu giao ban*")
    papers = sorted(path.name for path in folder.iterdir())
    assert [name[:3] for name in papers] == ["01.", "02.", "03.", "04.", "05."]
    assert page.sheet.notice.words == f"Đã lưu 5 tài liệu vào thư mục «{folder.name}»."


def test_a_print_set_that_is_stopped_says_nothing_and_leaves_whole_files_only(
    page: MeetingsPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)
    place.operations.began.connect(lambda _, progress: progress.cancel())

    page.sheet.prepare.save.click()

    assert page.sheet.notice.words == ""
    assert all(len(PdfReader(path).pages) > 0 for path in tmp_path.rglob("*.pdf"))


def test_the_agenda_is_thrown_on_the_wall(page: MeetingsPage, briefing: MeetingId) -> None:
    page.sheet.prepare.present.click()

    (shown,) = page.findChildren(Presentation)
    assert shown.isVisible()
    shown.close()
    wish = page.print_wish()
    assert wish is not None
    assert (wish.query, wish.meeting) == (None, briefing)


def test_a_closed_meeting_shows_its_agenda_as_it_stood(page: MeetingsPage, place: Workplace, almanac: Almanac) -> None:
    almanac.turn_to(BRIEFING)
    page.deeds.do(Deed.HOLD)
    page.deeds.do(Deed.CLOSE)
    page.sheet.show_tab(Tab.PREPARE)
    before = outline(page.sheet.prepare.groups)
    late = group(page, "Quá hạn").lines[0].task
    assert late is not None

    almanac.turn_to(date(2017, 11, 20))
    place.undo.decide("Thu hồi", lambda: decide.withdraw(place.desk, late, "không còn cần"))

    assert outline(page.sheet.prepare.groups) == before
    assert page.sheet.tabs.tabText(Tab.PREPARE) == "Tại cuộc giao ban"
    assert "05/10/2017" in page.sheet.prepare.said.text()
    assert all(one.query is None for one in page.sheet.prepare.groups)
    assert page.sheet.prepare.to_chase == ()


def test_a_unit_that_is_no_more_and_still_leads_tasks_is_named_with_its_tasks(
    page: MeetingsPage, place: Workplace, almanac: Almanac
) -> None:
    unit = next(unit for unit in list_tasks.particulars(place.desk).units if unit.name == "Phòng Y tế")
    almanac.turn_to(date(2017, 10, 4))

    ending = replace(unit.terms, valid_to=date(2017, 10, 4))
    place.undo.decide("Kết thúc", lambda: describe_office.describe_unit(place.desk, ending, unit.id))
    almanac.turn_to(BRIEFING)
    page.sheet.show_tab(Tab.COURSE)
    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, TaskId(page.sheet.prepare.to_chase[0])))
    page.sheet.show_tab(Tab.PREPARE)

    (line,) = group(page, "Đơn vị đã kết thúc còn chủ trì nhiệm vụ").lines
    assert line.words == "Phòng Y tế"
    assert line.query is not None
    assert len(listed(place, line.query)) >= 3


def outline(groups: Sequence[AgendaGroup]) -> list[tuple[str, list[tuple[str, str]]]]:
    def words(line: AgendaLine) -> tuple[str, str]:
        return line.code or line.words, line.mark.whole if line.mark else line.who

    return [(one.title, [words(line) for line in one.lines]) for one in groups]


def test_a_very_long_heading_is_folded_at_first(page: MeetingsPage) -> None:
    tree = page.sheet.prepare.tree
    line = group(page, "Quá hạn").lines[0]
    long, short = (AgendaGroup(title, (line,) * count, None, "late", "late") for title, count in (("A", 201), ("B", 2)))

    tree.show_groups((long, short))

    assert [tree.isExpanded(tree.agenda.index(row, 0)) for row in range(2)] == [False, True]
