"""Tổng quan: every number opens exactly the rows that it counts, and is read out with what it counts."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.pages.overview.cards import MARKS
from giaoban_tracker.ui.pages.overview.page import OverviewPage
from giaoban_tracker.ui.pages.overview.pressable import Pressable
from giaoban_tracker.ui.pages.overview.rows import TaskLine, UnitBar
from giaoban_tracker.ui.pages.overview.trend import QuarterColumn
from giaoban_tracker.ui.pages.tasks.filters import conditions
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, invented_office, list_tasks, sum_up
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.sum_up import Overview
from tests.conftest import Almanac


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(place)
    qtbot.addWidget(page)
    page.resize(1234, 690)
    page.show()
    page.enter()
    return page


@pytest.fixture
def opened(page: OverviewPage) -> list[TaskQuery]:
    """The queries that were asked for."""
    queries: list[TaskQuery] = []
    page.tasks_wanted.connect(queries.append)
    return queries


def rows(page: OverviewPage, query: TaskQuery) -> int:
    return len(list_tasks.listing(page.place.desk, query).ids)


def test_the_four_official_counters_open_their_rows(page: OverviewPage, opened: list[TaskQuery]) -> None:
    numbers = dict(sum_up.overview(page.place.desk).standings)

    for standing, card in page._counters.items():
        card.click()
        assert rows(page, opened[-1]) == numbers[standing].number
        assert card.accessibleName().endswith(f"{numbers[standing].number} nhiệm vụ")

    assert set(page._counters) == set(OFFICIAL)


def test_what_stands_apart_is_counted_apart(page: OverviewPage, opened: list[TaskQuery]) -> None:
    undated = page._apart[Standing.UNDATED]

    undated.click()

    assert set(page._apart) == set(APART)
    assert undated.text() == "Chưa có thời hạn: 8"
    assert rows(page, opened[-1]) == 8
    assert not page._apart[Standing.WAITING].isEnabled(), "nothing stands behind a nought"


def test_each_late_unit_opens_its_own_rows(page: OverviewPage, opened: list[TaskQuery]) -> None:
    bars = page.findChildren(UnitBar)

    for bar in bars:
        bar.click()

    assert [bar.accessibleName() for bar in bars] == [
        "Phòng Nội vụ: 1 nhiệm vụ quá hạn",
        "Phòng Văn hóa và Thông tin: 1 nhiệm vụ quá hạn",
    ]
    assert [rows(page, query) for query in opened] == [1, 1]


def test_a_line_opens_its_task_and_the_number_all_of_them(
    page: OverviewPage, opened: list[TaskQuery], qtbot: QtBot
) -> None:
    line = next(line for line in page.findChildren(TaskLine) if "NV-004" in line.accessibleName())

    with qtbot.waitSignal(page.task_wanted) as task:
        line.click()
    page._awaiting._number.click()

    found = list_tasks.listing(page.place.desk, TaskQuery(page.place.desk.today, search="NV-004")).ids
    assert [TaskId(task.args[0])] == list(found)
    assert opened[-1].awaiting


def test_a_quarter_opens_its_tasks_and_a_part_of_it_that_part(
    page: OverviewPage, opened: list[TaskQuery], qtbot: QtBot
) -> None:
    (quarter,) = page.findChildren(QuarterColumn)
    segments = {standing: segment for standing, _, segment in quarter._segments()}

    qtbot.keyClick(quarter, Qt.Key.Key_Space)
    qtbot.mouseClick(quarter, Qt.MouseButton.LeftButton, pos=segments[Standing.OPEN_OVERDUE].center().toPoint())
    qtbot.mouseClick(quarter, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))

    assert [rows(page, query) for query in opened] == [12, 2, 12]
    assert "Quý III/2017: 12 nhiệm vụ" in quarter.accessibleName()
    assert "quá hạn 2" in quarter.accessibleName()


def test_whatever_is_opened_is_named_in_the_task_table(page: OverviewPage, opened: list[TaskQuery]) -> None:
    for pressable in page.findChildren(Pressable):
        if not isinstance(pressable, TaskLine):
            pressable.click()

    assert opened
    assert all(conditions(query, {}) for query in opened)


def test_a_decision_changes_the_numbers_at_once(page: OverviewPage, place: Workplace) -> None:
    place.operations.changed.connect(page.take)
    task = list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-004")).ids[0]
    unit = next(unit.id for unit in list_tasks.particulars(place.desk).units if unit.name == "Phòng Nội vụ")

    place.undo.decide("Nghiệm thu NV-004", lambda: decide.accept(place.desk, task, unit))

    assert page._counters[Standing.DONE_ON_TIME].accessibleName() == "Hoàn thành đúng hạn: 2 nhiệm vụ"
    assert page._awaiting._none.text() == "Không có báo cáo hoàn thành nào đang chờ nghiệm thu."


def test_a_hidden_page_reads_again_only_when_it_is_shown(
    page: OverviewPage, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bool] = []
    overview = sum_up.overview

    def counted(desk: Desk, *, rows: int) -> Overview:
        read.append(True)
        return overview(desk, rows=rows)

    monkeypatch.setattr(sum_up, "overview", counted)
    task = list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-003")).ids[0]
    unit = next(unit.id for unit in list_tasks.particulars(place.desk).units if unit.name == "Phòng Nội vụ")
    page.hide()

    page.take(decide.report(place.desk, task, ReportTerms(unit, Claim.IN_PROGRESS, 50, "Đang làm")))
    assert read == []
    page.show()
    page.enter()

    assert read == [True]


def test_an_empty_book_teaches_the_first_step(empty_place: Workplace, qtbot: QtBot) -> None:
    page = OverviewPage(empty_place)
    qtbot.addWidget(page)
    page.show()

    page.enter()

    assert page._empty.isVisible()
    with qtbot.waitSignal(page.minutes_wanted):
        page._empty.minutes.click()


def test_many_late_units_are_cut_and_counted(empty_place: Workplace, almanac: Almanac, qtbot: QtBot) -> None:
    invented_office.fill(empty_place.desk, 200)
    almanac.turn_to(date(2017, 12, 31))
    page = OverviewPage(empty_place)
    qtbot.addWidget(page)

    page.enter()

    units = sum_up.overview(empty_place.desk).late_units
    bars = page.findChildren(UnitBar)
    assert len(bars) < len(units)
    assert any(
        f"và {len(units) - len(bars)} đơn vị khác" in label.text()
        for label in page._late._rows
        if hasattr(label, "text")
    )


def test_states_are_told_by_shape_and_words_not_by_colour_alone() -> None:
    assert set(MARKS) == set(Standing) - {Standing.WITHDRAWN}
    assert len({icon for icon, _ in MARKS.values()}) == len(MARKS)


def test_everything_that_can_be_pressed_can_be_reached_by_keys_and_has_a_name(page: OverviewPage) -> None:
    for button in (*page.findChildren(Pressable), *page.findChildren(QPushButton)):
        assert button.accessibleName() or button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_page_is_painted_in_light_dark_and_large(page: OverviewPage, qtbot: QtBot) -> None:
    plain = page.grab().toImage()

    page.place.theme.set_text_percent(150)
    large = page.grab().toImage()
    page.place.theme.set_text_percent(100)

    assert plain != large


@pytest.mark.parametrize("width", [90, 130, 170, 400])
def test_a_narrow_counter_breaks_its_words_and_never_cuts_them(page: OverviewPage, width: int) -> None:
    card = page._counters[Standing.OPEN_IN_TIME]

    first, below = card._two_lines(QFontMetricsF(page.place.theme.font()), width)

    assert f"{first} {below}" == "Đang thực hiện, trong hạn" or below == "25% số có thời hạn"


def test_there_are_two_columns_where_three_would_be_too_narrow_to_read(page: OverviewPage) -> None:
    page.resize(1234, 690)
    wide = page._columns
    page.resize(620, 690)

    assert (wide, page._columns) == (3, 2)
    assert page._unreported.x() > page._late.x()


def test_a_new_day_is_shown_when_the_page_comes_to_the_front(page: OverviewPage, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 12, 16))

    page.enter()

    assert page._subtitle.text() == "Tính đến ngày 16/12/2017"
    assert page._counters[Standing.OPEN_OVERDUE].accessibleName().endswith(": 3 nhiệm vụ")
