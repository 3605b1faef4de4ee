"""Lịch thời hạn: each day of the month opens what falls due on it; days off are those of the office's calendar."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.rules import CalendarDay
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.pages.overview.day_button import DayButton
from giaoban_tracker.ui.pages.overview.month_sheet import MonthSheet
from giaoban_tracker.ui.pages.overview.page import OverviewPage
from giaoban_tracker.ui.pages.tasks.filters import conditions
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks, state_rules


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
def month(page: OverviewPage) -> MonthSheet:
    page._tabs.setCurrentWidget(page._month)
    sheet = page._month.sheet()
    sheet.choose("2017-09")
    return sheet


@pytest.fixture
def opened(page: OverviewPage) -> list[TaskQuery]:
    """The queries that were asked for."""
    queries: list[TaskQuery] = []
    page.tasks_wanted.connect(queries.append)
    return queries


def button_of(month: MonthSheet, day: date) -> DayButton:
    return next(button for button in month._buttons if button.day == day)


def codes(place: Workplace, query: TaskQuery) -> list[str]:
    return [row.code for row in list_tasks.all_rows(place.desk, query)]


def test_a_day_opens_what_falls_due_on_it(
    month: MonthSheet, place: Workplace, opened: list[TaskQuery], qtbot: QtBot
) -> None:
    button = button_of(month, date(2017, 9, 15))

    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert codes(place, opened[-1]) == ["NV-005"]
    assert button.accessibleName() == "15/09/2017: 1 nhiệm vụ đến hạn"
    assert "NV-005" in button.toolTip()
    assert "Đến hạn ngày 15/09/2017" in [one.words for one in conditions(opened[-1], {})]


def test_a_day_without_deadlines_is_read_but_not_pressed(month: MonthSheet) -> None:
    button = button_of(month, date(2017, 9, 14))

    assert not button.isEnabled()
    assert button.accessibleName() == "14/09/2017: không có nhiệm vụ đến hạn"


def test_the_number_of_the_month_opens_all_of_them(
    month: MonthSheet, place: Workplace, opened: list[TaskQuery]
) -> None:
    month._all.click()

    assert month._all.text() == "2 nhiệm vụ đến hạn trong tháng"
    assert sorted(codes(place, opened[-1])) == ["NV-004", "NV-005"]
    assert [one.words for one in conditions(opened[-1], {})] == [
        "Tình trạng: Trừ việc đã thu hồi",
        "Đến hạn từ 01/09/2017 đến 30/09/2017",
    ]


def test_every_day_of_a_month_stands_under_its_weekday(month: MonthSheet) -> None:
    for key, days in (("2016-02", 29), ("2017-10", 31), ("2018-02", 28)):
        month.choose(key)
        shown = {place: button.day for place, button in enumerate(month._buttons) if button.day is not None}

        assert len(shown) == days
        assert all(day.weekday() == place % 7 for place, day in shown.items())
        assert all(not month._buttons[place].isHidden() for place in shown)


def test_a_month_without_deadlines_says_so(month: MonthSheet) -> None:
    month.choose("2018-02")

    assert not month._none.isHidden()
    assert month._all.isHidden()


def test_an_extension_moves_the_task_to_its_new_day(month: MonthSheet, place: Workplace) -> None:
    (task,) = list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-005")).ids

    place.undo.decide("Gia hạn", lambda: decide.extend(place.desk, task, date(2017, 10, 20), "đồng ý"))

    assert not button_of(month, date(2017, 9, 15)).isEnabled()
    month._after.click()
    assert button_of(month, date(2017, 10, 20)).isEnabled()
    month._before.click()
    place.undo.undo()
    assert button_of(month, date(2017, 9, 15)).isEnabled()


def test_days_off_are_those_of_the_offices_calendar(month: MonthSheet, place: Workplace) -> None:
    day = date(2017, 9, 13)
    assert button_of(month, day)._works

    place.undo.decide(
        "Lịch", lambda: state_rules.describe_calendar(place.desk, 2017, [CalendarDay(day, False, "Nghỉ hoán đổi")])
    )

    assert not button_of(month, day)._works
    assert button_of(month, date(2017, 9, 4))._works, "the office's own year replaces the shipped one"
