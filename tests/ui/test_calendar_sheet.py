"""Lịch làm việc: a year at a glance, days turned and named, years taken from a file; each change undone by one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.rules import CalendarDay
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.units.calendar_import import CalendarImport
from giaoban_tracker.ui.pages.units.calendar_sheet import CalendarSheet
from giaoban_tracker.ui.pages.units.day_kind import DayKind, kind_of, said_of, turned
from giaoban_tracker.ui.pages.units.page import UnitsPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.work_calendar import calendar_year
from tests.ui.input_method import commit

TUESDAY, SATURDAY = date(2017, 10, 3), date(2017, 10, 7)


@pytest.fixture
def sheet(place: Workplace, qtbot: QtBot) -> CalendarSheet:
    page = UnitsPage(place)
    qtbot.addWidget(page)
    place.operations.changed.connect(page.take)
    page.resize(1200, 680)
    page.show()
    page.enter()
    page._tabs.setCurrentWidget(page._calendar)
    return page._calendar.sheet()


def special(place: Workplace, day: date) -> CalendarDay | None:
    return next((one for one in calendar_year(place.desk, day.year) if one.day == day), None)


def click(sheet: CalendarSheet, day: date, qtbot: QtBot, *, twice: bool = False) -> None:
    place = sheet._view.rect_of(day).center().toPoint()
    if twice:
        qtbot.mouseDClick(sheet._view, Qt.MouseButton.LeftButton, pos=place)
    else:
        qtbot.mouseClick(sheet._view, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(
    ("day", "special", "kind"),
    [
        (TUESDAY, None, DayKind.WORKED),
        (SATURDAY, None, DayKind.WEEKEND),
        (TUESDAY, CalendarDay(TUESDAY, False), DayKind.OFF),
        (SATURDAY, CalendarDay(SATURDAY, False), DayKind.OFF),
        (SATURDAY, CalendarDay(SATURDAY, True), DayKind.MAKE_UP),
    ],
)
def test_what_a_day_is_follows_from_the_week_and_the_calendar(
    day: date, special: CalendarDay | None, kind: DayKind
) -> None:
    assert kind_of(day, special) is kind


@pytest.mark.parametrize("day", [TUESDAY, SATURDAY])
def test_a_day_turned_twice_is_as_it_was(day: date) -> None:
    others = (CalendarDay(date(2017, 9, 2), False, "Quốc khánh"),)

    assert turned(turned(others, day, "lý do"), day, "") == others
    assert len(turned(others, day, "lý do")) == 2


def test_a_chosen_day_is_named_off_and_undo_takes_it_back(sheet: CalendarSheet, place: Workplace, qtbot: QtBot) -> None:
    click(sheet, TUESDAY, qtbot)
    assert sheet._said.text() == "Thứ Ba, 03/10/2017: ngày làm việc"

    commit(sheet._name, "Nghỉ hoán đổi")
    sheet._turn.click()

    assert special(place, TUESDAY) == CalendarDay(TUESDAY, False, "Nghỉ hoán đổi")
    assert sheet._said.text() == "Thứ Ba, 03/10/2017: ngày nghỉ, Nghỉ hoán đổi"
    assert special(place, date(2017, 9, 2)) is not None, "the other days of the year stay"
    assert place.undo.undo_title == "03/10/2017 là ngày nghỉ"
    place.undo.undo()
    assert special(place, TUESDAY) is None
    assert sheet._said.text() == "Thứ Ba, 03/10/2017: ngày làm việc"


def test_two_clicks_or_space_turn_a_day(sheet: CalendarSheet, place: Workplace, qtbot: QtBot) -> None:
    click(sheet, SATURDAY, qtbot)
    click(sheet, SATURDAY, qtbot, twice=True)
    assert special(place, SATURDAY) == CalendarDay(SATURDAY, True)

    qtbot.keyClick(sheet._view, Qt.Key.Key_Space)
    assert special(place, SATURDAY) is None


def test_a_day_off_gets_another_name(sheet: CalendarSheet, place: Workplace) -> None:
    day = date(2017, 9, 4)
    sheet._view.choose(day)
    assert not sheet._rename.isEnabled(), "nothing is typed yet"

    sheet._name.clear()
    commit(sheet._name, "Nghỉ bù Quốc khánh")
    sheet._rename.click()

    assert special(place, day) == CalendarDay(day, False, "Nghỉ bù Quốc khánh")
    assert place.undo.undo_title == "Đặt tên ngày 04/09/2017"


def test_arrow_keys_walk_the_year_and_say_each_day(sheet: CalendarSheet, qtbot: QtBot) -> None:
    sheet._view.choose(date(2017, 1, 1))

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(sheet._view, key)

    assert sheet._view.day == date(2017, 1, 9), "before the first of January there is no day to go to"
    assert sheet._view.accessibleDescription() == f"Đang chọn {said_of(date(2017, 1, 9), None)}"


def test_the_list_and_the_year_choose_the_same_day(sheet: CalendarSheet) -> None:
    sheet._list.setCurrentRow(0)
    assert sheet._view.day == date(2017, 1, 1)

    sheet._view.choose(date(2017, 9, 2))
    item = sheet._list.currentItem()
    assert item.text() == "T7 02/09  ngày nghỉ: Quốc khánh"


def test_a_year_without_data_says_so_and_keeps_its_day(sheet: CalendarSheet, qtbot: QtBot) -> None:
    sheet._view.choose(date(2017, 12, 31))
    sheet._turn_to(2035)

    assert "Chưa có lịch nghỉ năm 2035" in sheet._none.text()
    assert not sheet._none.isHidden()
    assert sheet._list.isHidden()
    assert sheet._view.day == date(2035, 12, 31)
    qtbot.keyClick(sheet._view, Qt.Key.Key_PageUp)
    assert sheet._view.day == date(2034, 12, 31)


def test_years_of_a_file_are_shown_and_then_written_as_one_step(
    sheet: CalendarSheet, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lich.csv"
    file.write_text("30/12/2031;nghỉ;Nghỉ hoán đổi\n01/01/2032;nghỉ;Tết Dương lịch\n", encoding="utf-8")
    before = calendar_year(place.desk, 2031)
    monkeypatch.setattr(ask, "for_calendar_file", lambda *_: file)

    sheet._import.click()
    dialog = sheet.findChildren(CalendarImport)[-1]
    assert calendar_year(place.desk, 2032) == (), "nothing is written yet"
    dialog.accept()

    assert [one.name for one in calendar_year(place.desk, 2031)] == ["Nghỉ hoán đổi"]
    assert [one.name for one in calendar_year(place.desk, 2032)] == ["Tết Dương lịch"]
    assert sheet._view.day.year == 2031
    assert place.undo.undo_title == "Nhập lịch làm việc năm 2031, 2032"
    place.undo.undo()
    assert (calendar_year(place.desk, 2031), calendar_year(place.desk, 2032)) == (before, ())


def test_a_file_that_is_no_calendar_is_refused_in_words(
    sheet: CalendarSheet, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lich.csv"
    file.write_text("không phải lịch\nkhông phải ngày;nghỉ\n", encoding="utf-8")
    monkeypatch.setattr(ask, "for_calendar_file", lambda *_: file)
    refused: list[object] = []
    place.operations.refused.connect(refused.append)

    sheet._import.click()

    assert [getattr(error, "code", "") for error in refused] == ["calendar-file-unreadable"]
    assert sheet.findChildren(CalendarImport) == []
