"""Dòng thời gian: bars lie where their days are, lanes fold, a click opens, what is shown is printed and copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QClipboard, QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.periods import period
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ui.pages.overview.page import OverviewPage
from giaoban_tracker.ui.pages.overview.time_line_model import NAME
from giaoban_tracker.ui.pages.overview.time_line_paint import Scale, bar_words, months, paint_row, stretch_of
from giaoban_tracker.ui.pages.overview.time_line_sheet import TimeLineSheet
from giaoban_tracker.ui.pages.overview.time_line_view import TimeLineView
from giaoban_tracker.ui.pages.tasks.filters import conditions
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks
from giaoban_tracker.workflow.time_line import LaneBy, TimeLane, TimeLine
from tests.ui.rows import TODAY, row

QUARTER = Scale(date(2017, 7, 1), date(2017, 9, 30), 0, 920)


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
def sheet(page: OverviewPage) -> TimeLineSheet:
    page._tabs.setCurrentWidget(page._time_line)
    sheet = page._time_line.sheet()
    sheet.choose("2017-Q3")
    return sheet


@pytest.fixture
def asked(page: OverviewPage) -> list[TaskQuery]:
    """The queries that were asked for."""
    queries: list[TaskQuery] = []
    page.tasks_wanted.connect(queries.append)
    return queries


@pytest.fixture
def opened(page: OverviewPage) -> list[str]:
    """The tasks that were asked for."""
    tasks: list[str] = []
    page.task_wanted.connect(tasks.append)
    return tasks


def names(sheet: TimeLineSheet) -> list[str]:
    """The headings on the screen."""
    lines = sheet.view.lines
    return [str(lines.index(place, NAME).data()) for place in lines.headings()]


def go_to(sheet: TimeLineSheet, line: int) -> None:
    sheet.view.setCurrentIndex(sheet.view.lines.index(line, NAME))


def painted(scale: Scale, one: TaskRow, place: Workplace) -> QImage:
    """One row, drawn alone on white."""
    image = QImage(round(scale.width), 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_row(painter, QRectF(image.rect()), one, place.theme, place.icons, scale, TODAY)
    painter.end()
    return image


def test_a_day_is_as_wide_as_the_next_and_the_last_one_is_inside() -> None:
    assert QUARTER.x(date(2017, 7, 1)) == 0
    assert QUARTER.end(date(2017, 9, 30)) == 920
    assert QUARTER.end(date(2017, 7, 1)) == QUARTER.x(date(2017, 7, 2)) == 10
    assert QUARTER.x(date(2016, 1, 1)) == 0
    assert QUARTER.end(date(2020, 1, 1)) == 920


def test_months_begin_with_the_one_in_which_the_span_begins() -> None:
    assert months(date(2017, 7, 1), date(2017, 9, 30)) == [date(2017, 7, 1), date(2017, 8, 1), date(2017, 9, 1)]
    assert len(months(date(2017, 1, 1), date(2017, 12, 31))) == 12


def test_a_bar_runs_from_the_day_given_to_the_day_in_force_and_late_days_follow_it() -> None:
    late = row(1, assigned_on=date(2017, 7, 5))
    done = replace(late, standing=Standing.DONE_ON_TIME, finished_on=date(2017, 9, 1))
    done_late = replace(late, standing=Standing.DONE_LATE, finished_on=date(2017, 10, 1))

    assert stretch_of(late, TODAY).is_late
    assert stretch_of(late, TODAY).runs_to == TODAY
    assert stretch_of(late, TODAY).until == date(2017, 9, 30)
    assert not stretch_of(done, TODAY).is_late
    assert stretch_of(done_late, TODAY).is_late
    assert stretch_of(done_late, TODAY).runs_to == date(2017, 10, 1)


def test_a_task_without_a_day_runs_to_today_and_is_never_late() -> None:
    undated = row(1, assigned_on=date(2017, 7, 5), standing=Standing.UNDATED, deadline=Deadline(DeadlineKind.UNSTATED))

    found = stretch_of(undated, TODAY)

    assert found.until is None
    assert found.runs_to == TODAY
    assert not found.is_late


def test_the_bar_is_drawn_where_its_days_are(place: Workplace) -> None:
    one = row(
        1, assigned_on=date(2017, 8, 1), deadline=Deadline(DeadlineKind.FIXED, date(2017, 8, 31)), days_overdue=32
    )

    image = painted(QUARTER, one, place)

    soft = place.theme.colour("late_soft").rgb()
    filled = [x for x in range(image.width()) if image.pixel(x, 15) == soft]
    assert 310 <= min(filled) <= 313
    assert 610 <= max(filled) <= 620
    hatched = [x for x in range(622, 918) if image.pixelColor(x, 15) != QColor("white")]
    assert hatched, "the days after the day in force are hatched"


def test_a_moved_day_leaves_a_mark_where_it_was_first_set(place: Workplace) -> None:
    one = row(1, assigned_on=date(2017, 7, 1), standing=Standing.OPEN_IN_TIME, days_overdue=0)
    moved = replace(one, original_due=date(2017, 8, 15), extended=1)
    first_set = round(QUARTER.end(date(2017, 8, 15)))

    plain, marked = painted(QUARTER, one, place), painted(QUARTER, moved, place)

    around = range(first_set - 6, first_set + 7)
    assert any(plain.pixel(x, 15) != marked.pixel(x, 15) for x in around)
    assert "ban đầu 15/08/2017" in bar_words(moved, TODAY)
    assert "ban đầu" not in bar_words(one, TODAY)


def test_lanes_say_how_many_tasks_they_have_and_how_many_are_late(sheet: TimeLineSheet) -> None:
    assert "Phòng Nội vụ – 10 nhiệm vụ, 1 quá hạn" in names(sheet)


def test_enter_opens_a_task_and_folds_a_lane(sheet: TimeLineSheet, opened: list[str], qtbot: QtBot) -> None:
    lines = sheet.view.lines
    whole = lines.rowCount()
    first = lines.task_at(1)

    go_to(sheet, 1)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Return)
    go_to(sheet, 0)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Return)

    assert opened == [first]
    assert lines.rowCount() < whole
    assert str(lines.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("đang gấp")
    qtbot.keyClick(sheet.view, Qt.Key.Key_Right)
    assert lines.rowCount() == whole


def test_left_goes_to_the_heading_and_folds_it(sheet: TimeLineSheet, qtbot: QtBot) -> None:
    lines = sheet.view.lines
    whole = lines.rowCount()
    go_to(sheet, 3)

    qtbot.keyClick(sheet.view, Qt.Key.Key_Left)
    assert sheet.view.currentIndex().row() == 0
    qtbot.keyClick(sheet.view, Qt.Key.Key_Left)

    assert lines.rowCount() < whole
    assert sheet.view.currentIndex().row() == 0


def test_a_click_opens_a_task(sheet: TimeLineSheet, opened: list[str], qtbot: QtBot) -> None:
    rect = sheet.view.visualRect(sheet.view.lines.index(2, 1))

    qtbot.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    assert opened == [sheet.view.lines.task_at(2)]


def test_the_number_opens_exactly_what_is_shown(sheet: TimeLineSheet, place: Workplace, asked: list[TaskQuery]) -> None:
    sheet._all.click()

    shown = {sheet.view.lines.task_at(line) for line in range(sheet.view.lines.rowCount())} - {None}
    assert set(list_tasks.listing(place.desk, asked[-1]).ids) == shown
    assert sheet._all.text() == f"{len(shown)} nhiệm vụ"
    assert "Thực hiện từ 01/07/2017 đến 30/09/2017" in [one.words for one in conditions(asked[-1], {})]


def test_paper_takes_what_is_shown(page: OverviewPage, sheet: TimeLineSheet) -> None:
    wish = page.print_wish()

    assert wish.query == sheet.query
    assert wish.query is not None
    assert wish.query.running_from == date(2017, 7, 1)


def test_quarter_half_and_year_follow_each_other(sheet: TimeLineSheet) -> None:
    sheet._after.click()
    assert sheet._words.text() == "Quý IV/2017"
    sheet._like.setCurrentIndex(1)
    assert sheet._words.text() == "6 tháng cuối năm 2017"
    sheet._before.click()
    sheet._like.setCurrentIndex(2)
    assert sheet._words.text() == "Năm 2017"
    sheet._before.click()
    assert not sheet._none.isHidden()
    sheet._now.click()
    assert sheet._words.text() == "Năm 2017"
    assert sheet._none.isHidden()


def test_lanes_of_leaders_and_late_tasks_alone(sheet: TimeLineSheet) -> None:
    sheet._by.setCurrentIndex(1)
    assert any("Chủ tịch" in name or "chủ tịch" in name for name in names(sheet))
    sheet._which.setCurrentIndex(2)

    rows = [sheet.view.lines.row_at(line) for line in range(sheet.view.lines.rowCount())]
    assert {one.standing for one in rows if one is not None} == {Standing.OPEN_OVERDUE}


def test_what_was_chosen_is_there_again_and_the_period_is_todays(sheet: TimeLineSheet, place: Workplace) -> None:
    sheet._by.setCurrentIndex(1)
    sheet._like.setCurrentIndex(1)

    again = TimeLineSheet(place)

    assert (again._by.currentData(), again._like.currentData()) == (LaneBy.LEADER, "half")
    assert again._words.text() == "6 tháng cuối năm 2017"
    again.deleteLater()


def test_a_decision_moves_the_bar_at_once(sheet: TimeLineSheet, place: Workplace) -> None:
    (task,) = list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-005")).ids
    line = sheet.view.lines.place_of(task)

    place.undo.decide("Gia hạn", lambda: decide.extend(place.desk, task, date(2017, 10, 20), "đồng ý"))

    found = sheet.view.lines.row_at(sheet.view.lines.place_of(task))
    assert line >= 0
    assert found is not None
    assert found.original_due == date(2017, 9, 15)


def test_chosen_lines_are_copied_as_a_table(sheet: TimeLineSheet, clipboard: QClipboard, qtbot: QtBot) -> None:
    go_to(sheet, 1)

    sheet._copy.trigger()

    heads, line = clipboard.text().splitlines()
    assert heads.split("\t")[0] == "Số"
    assert line.startswith("NV-")
    assert "<table" in clipboard.mimeData().html()


def test_a_heading_copies_its_lane_and_a_folded_one_says_why_not(sheet: TimeLineSheet, clipboard: QClipboard) -> None:
    said: list[str] = []
    sheet.said.connect(said.append)
    lane = sheet.view.lines.lane_at(0)
    assert lane is not None
    go_to(sheet, 0)

    sheet._copy.trigger()
    assert len(clipboard.text().splitlines()) == 1 + lane.count
    sheet._turn_all(opened=False)
    sheet._copy.trigger()

    assert said[-1] == "Nhóm đang gấp: mở nhóm ra rồi chép"


def test_the_picture_is_copied(sheet: TimeLineSheet, clipboard: QClipboard) -> None:
    sheet._copy_picture()

    assert clipboard.image().width() >= sheet.view.width()


def test_it_is_saved_as_a_paper_of_several_pages(sheet: TimeLineSheet, tmp_path: Path, qtbot: QtBot) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    target = tmp_path / "dong-thoi-gian.pdf"

    sheet.save_to(target)
    qtbot.waitUntil(target.exists)

    paper = pypdfium2.PdfDocument(target)
    width, height = paper[0].get_size()
    text = "".join(one.get_textpage().get_text_range() for one in paper)
    assert width > height
    assert len(paper) > 1
    assert "Dòng thời gian quý III/2017, theo đơn vị chủ trì" in text
    assert "Phòng Nội vụ" in text
    assert "NV-004" in text
    assert f"trang {len(paper)}/{len(paper)}" in text


def test_of_a_hundred_thousand_tasks_only_those_in_sight_are_fetched(place: Workplace, qtbot: QtBot) -> None:
    span = period("2017-Q3")
    assert span is not None
    ids = tuple(TaskId(f"task-{one}") for one in range(100_000))
    lane = TimeLane("", "Phòng Nội vụ", TaskQuery(TODAY), len(ids), 0, ids)
    view = TimeLineView(place)
    qtbot.addWidget(view)
    asked: list[TaskId] = []
    view.rows_wanted.connect(asked.extend)
    view.resize(900, 600)
    view.show()

    view.show_line(TimeLine(span, TaskQuery(TODAY), len(ids), (lane,)), LaneBy.UNIT, TODAY)
    at_first = len(asked)
    view.scrollToBottom()

    assert 0 < at_first < 200
    assert ids[-1] in asked
    assert len(asked) < 400


def test_the_line_a_person_was_on_stays_theirs(sheet: TimeLineSheet, place: Workplace) -> None:
    (task,) = list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-005")).ids
    go_to(sheet, sheet.view.lines.place_of(task))

    place.undo.decide("Gia hạn", lambda: decide.extend(place.desk, task, TODAY + timedelta(days=60), "đồng ý"))

    assert sheet.view.lines.task_at(sheet.view.currentIndex().row()) == task
