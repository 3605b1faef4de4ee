"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit, read_day
from giaoban_tracker.ui.dialogs.extend import quarter_end
from giaoban_tracker.ui.workplace import Workplace

TODAY = date(2017, 10, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("30/9/2017", date(2017, 9, 30), id="whole"),
        pytest.param(" 5-10-17 ", date(2017, 10, 5), id="two figures of the year"),
        pytest.param("30/9", date(2017, 9, 30), id="a year left out, just past"),
        pytest.param("15.12", date(2017, 12, 15), id="a year left out, ahead"),
        pytest.param("15/1", date(2018, 1, 15), id="a year left out, across new year"),
        pytest.param("29/2", date(2016, 2, 29), id="a leap day takes the nearest leap year in reach"),
        pytest.param("31/9", None, id="no such day"),
        pytest.param("ngày mai", None, id="words"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_day_is_read_as_it_is_meant(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    assert read_day(day_text(day), TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_end_of_a_quarter_is_the_last_day_before_the_next(day: date) -> None:
    end = quarter_end(day)

    assert day <= end
    assert (end.month, end.day) in {(3, 31), (6, 30), (9, 30), (12, 31)}
    assert (end - day).days < 92


def test_leaving_the_field_writes_the_day_out(empty_place: Workplace, qtbot: QtBot) -> None:
    edit = DayEdit(empty_place, "Thời hạn")
    qtbot.addWidget(edit)

    edit._line.setText("30/9")
    edit._line.editingFinished.emit()

    assert edit._line.text() == f"30/09/{empty_place.desk.today.year}"
