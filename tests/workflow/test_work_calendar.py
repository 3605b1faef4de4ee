"""The shipped calendar: known decisions of known years."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow.work_calendar import shipped_calendar

CALENDAR = shipped_calendar(resources_folder())


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2017, 1, 27), False, id="the eve of Tết 2017"),
        pytest.param(date(2017, 2, 2), True, id="the first day after the break of 2017"),
        pytest.param(date(2017, 5, 2), False, id="a day off for 30 April, which was a Sunday"),
        pytest.param(date(2017, 9, 4), False, id="a day off for 2 September, which was a Saturday"),
        pytest.param(date(2024, 4, 29), False, id="a working day swapped away"),
        pytest.param(date(2024, 5, 4), True, id="the Saturday worked instead"),
        pytest.param(date(2026, 2, 20), False, id="the last day of Tết 2026"),
        pytest.param(date(2026, 2, 23), True, id="the first day after Tết 2026"),
        pytest.param(date(2026, 8, 22), True, id="a Saturday worked for 31 August 2026"),
        pytest.param(date(2026, 11, 24), True, id="24 November until the law names it"),
        pytest.param(date(2030, 9, 2), False, id="the last year"),
    ],
)
def test_an_office_works_on_the_days_that_were_decided(day: date, works: bool) -> None:
    assert CALENDAR.is_working_day(day) is works


def test_a_term_in_working_days_passes_over_tet() -> None:
    assert CALENDAR.add_working_days(date(2017, 1, 24), 5) == date(2017, 2, 7)


def test_every_year_has_the_eleven_days_that_the_labour_code_gives() -> None:
    for year in range(2015, 2031):
        assert len([day for day in CALENDAR.holidays if day.year == year]) >= 11
