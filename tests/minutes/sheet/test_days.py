"""Days of a column: whatever Excel made of them, the day that was meant, and what cannot be known is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.minutes.sheet import DayReading, read_days, year_of
from giaoban_tracker.minutes.sheet.grid import CellValue

YEAR = 2017


def read(value: CellValue, *others: CellValue) -> DayReading:
    return read_days([value, *others], year=YEAR)[0]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2017, 9, 30), date(2017, 9, 30)),
        ("2017-09-30", date(2017, 9, 30)),
        ("2017-09-30 00:00:00", date(2017, 9, 30)),
        ("30/9/2017", date(2017, 9, 30)),
        ("30.09.2017", date(2017, 9, 30)),
        ("30-9-17", date(2017, 9, 30)),
        ("ngày 30 tháng 9 năm 2017", date(2017, 9, 30)),
        ("Ngày 05 tháng 10, 2017", date(2017, 10, 5)),
        ("30-Sep-2017", date(2017, 9, 30)),
        ("Sep 30, 2017", date(2017, 9, 30)),
        (43008, date(2017, 9, 30)),
        ("43008", date(2017, 9, 30)),
        (20170930, date(2017, 9, 30)),
        ("30/9", date(2017, 9, 30)),
        ("30 tháng 9", date(2017, 9, 30)),
        ("tháng 9/2017", date(2017, 9, 30)),
        ("Tháng 2 năm 2016", date(2016, 2, 29)),
        ("T9/2017", date(2017, 9, 30)),
        ("quý III/2017", date(2017, 9, 30)),
        ("đến hết ngày 30/9/2017", date(2017, 9, 30)),
    ],
)
def test_a_day_is_read_in_every_way_offices_write_it(value: CellValue, day: date) -> None:
    reading = read(value)

    assert (reading.day, reading.problem) == (day, "")


@pytest.mark.parametrize("value", [date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30), 0, "01/01/1970", None])
def test_what_stands_for_no_day_is_none_and_no_fault(value: CellValue) -> None:
    reading = read(value)

    assert (reading.day, reading.problem) == (None, "")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("khi có chỉ đạo", "not-a-day"),
        ("31/02/2017", "no-such-day"),
        ("tháng 13/2017", "no-such-day"),
        ("30/9/1017", "year-out-of-range"),
        (date(2117, 9, 30), "year-out-of-range"),
        (2017, "not-a-day"),
        (0.5, "not-a-day"),
    ],
)
def test_what_is_no_day_says_why(value: CellValue, problem: str) -> None:
    assert read(value) == DayReading(None, "", problem)


def test_real_days_are_turned_round_where_an_american_excel_has_left_the_rest_as_text() -> None:
    # typed 05/03, 25/03, 11/12, 07/07
    readings = read_days([date(2017, 5, 3), "25/03/2017", date(2017, 12, 11), date(2017, 7, 7)], year=YEAR)

    assert [reading.day for reading in readings] == [
        date(2017, 3, 5),
        date(2017, 3, 25),
        date(2017, 11, 12),
        date(2017, 7, 7),
    ]
    assert [reading.repair for reading in readings] == ["swapped", "", "swapped", ""]


def test_real_days_stay_where_one_of_them_lies_behind_the_twelfth() -> None:
    readings = read_days([date(2017, 5, 3), "25/03/2017", date(2017, 5, 30)], year=YEAR)

    assert readings[0] == DayReading(date(2017, 5, 3))


def test_a_column_with_months_in_front_is_read_so_throughout() -> None:
    readings = read_days(["9/30/2017", "10/5/2017"], year=YEAR)

    assert [reading.day for reading in readings] == [date(2017, 9, 30), date(2017, 10, 5)]
    assert {reading.repair for reading in readings} == {"month-first"}


def test_a_column_written_both_ways_asks_about_the_days_that_could_be_either() -> None:
    readings = read_days(["9/30/2017", "30/9/2017", "5/10/2017", "7/7/2017"], year=YEAR)

    assert [reading.problem for reading in readings] == ["", "", "either-order", ""]
    assert readings[2].day == date(2017, 10, 5)


def test_a_day_without_a_year_takes_that_of_its_column() -> None:
    readings = read_days(["30/9", "30/10/2016", "30/11/2016"], year=YEAR)

    assert readings[0] == DayReading(date(2016, 9, 30), "year-added")
    assert year_of(["30/10/2016", "x", None]) == 2016
    assert year_of(["x", None]) is None


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_any_day_comes_back_from_every_full_writing(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    written: list[CellValue] = [
        day,
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        serial,
        int(f"{day:%Y%m%d}"),
    ]

    assert {read(value).day for value in written} == {day}


@given(st.lists(st.dates(date(2015, 1, 1), date(2020, 12, 31)), min_size=1, max_size=30))
def test_typing_days_into_an_american_excel_loses_none_of_them(days: list[date]) -> None:
    def typed(day: date) -> CellValue:
        return date(day.year, day.day, day.month) if day.day <= 12 else f"{day:%d/%m/%Y}"

    # without a day behind the twelfth nothing tells that they were turned
    marked = [*days, date(2017, 3, 25)]

    readings = read_days([typed(day) for day in marked], year=YEAR)

    assert [reading.day for reading in readings] == marked


def test_the_time_to_read_grows_with_the_column_only() -> None:
    start = date(2017, 1, 1)
    many = [start + timedelta(days=number % 300) for number in range(3_000)]

    assert [reading.day for reading in read_days(many, year=YEAR)] == many
