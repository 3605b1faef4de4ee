"""Periods: names, both ends, the decree's own way of cutting, and what follows what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.meeting import Rhythm
from giaoban_tracker.domain.periods import PeriodWay, following, next_on, period, period_of, previous


@pytest.mark.parametrize(
    ("key", "first", "last", "words"),
    [
        ("2017-09", date(2017, 9, 1), date(2017, 9, 30), "tháng 09/2017"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "tháng 02/2016"),
        ("2017-Q3", date(2017, 7, 1), date(2017, 9, 30), "quý III/2017"),
        ("2017-H1", date(2017, 1, 1), date(2017, 6, 30), "6 tháng đầu năm 2017"),
        ("2017-H2", date(2017, 7, 1), date(2017, 12, 31), "6 tháng cuối năm 2017"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "năm 2017"),
        ("2015-W53", date(2015, 12, 28), date(2016, 1, 3), "tuần 53/2015"),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day(key: str, first: date, last: date, words: str) -> None:
    found = period(key)

    assert found is not None
    assert (found.first, found.last, found.name) == (first, last, words)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2026-03", date(2026, 2, 15), date(2026, 3, 14)),
        ("2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_a_reporting_period_ends_on_the_fourteenth(key: str, first: date, last: date) -> None:
    found = period(key, PeriodWay.DECREE)

    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "key", ["2017-13", "2017-00", "2017-Q5", "2017-W54", "2016-W53", "0000", "17-09", "quý III", ""]
)
def test_what_no_calendar_has_is_no_period(key: str) -> None:
    assert period(key) is None


@given(st.dates(date(2015, 1, 1), date(2040, 12, 31)), st.sampled_from(("week", "month", "quarter", "half", "year")))
def test_periods_follow_each_other_without_gap_or_overlap(day: date, like: str) -> None:
    key = period_of(day, like)
    here, after = period(key), period(following(key))

    assert here is not None
    assert after is not None
    assert here.first <= day <= here.last
    assert after.first == here.last + timedelta(days=1)
    assert previous(following(key)) == key


@pytest.mark.parametrize(
    ("day", "rhythm", "expected"),
    [
        (date(2017, 7, 5), Rhythm.WEEK, date(2017, 7, 12)),
        (date(2017, 7, 5), Rhythm.QUARTER, date(2017, 10, 5)),
        (date(2017, 11, 30), Rhythm.QUARTER, date(2018, 2, 28)),
        (date(2016, 1, 31), Rhythm.MONTH, date(2016, 2, 29)),
        (date(2016, 2, 29), Rhythm.NONE, date(2016, 2, 29)),
        (date(2017, 12, 31), Rhythm.MONTH, date(2018, 1, 31)),
    ],
)
def test_the_next_meeting_falls_on_the_same_day_of_a_later_month(day: date, rhythm: Rhythm, expected: date) -> None:
    assert next_on(day, rhythm) == expected
