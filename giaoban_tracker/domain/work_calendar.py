"""Working days (ngày làm việc): which days an office works, and how terms are counted in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.rules import CalendarDay

SATURDAY = 5
"""`date.weekday()` of a Saturday; this day and Sunday are the weekly days off."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days an office works: Monday to Friday, less holidays, plus make-up days.

    Attributes:
        holidays: days off on weekdays (ngày lễ, nghỉ bù).
        make_up_days: Saturdays or Sundays that are worked instead (ngày làm bù); they win over `holidays`.
    """

    holidays: frozenset[date] = frozenset()
    make_up_days: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on that day."""
        if day in self.make_up_days:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def next_working_day(self, day: date) -> date:
        """The first working day on or after `day`: `day` itself when the office works then."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """The working day on which a term of `count` working days ends.

        The starting day is not counted (Civil Code 2015, Art. 147); a count of 0 gives `start` itself.

        Raises:
            ValueError: `count` is negative.
        """
        if count < 0:
            raise ValueError(f"a term cannot be of {count} working days")
        day = start
        for _ in range(count):
            day = self.next_working_day(day + timedelta(days=1))
        return day

    def with_year(self, year: int, days: Iterable[CalendarDay]) -> WorkCalendar:
        """The calendar with one year stated anew; what it said of that year is forgotten."""
        stated = tuple(days)
        return WorkCalendar(
            frozenset(day for day in self.holidays if day.year != year) | {one.day for one in stated if not one.works},
            frozenset(day for day in self.make_up_days if day.year != year) | {one.day for one in stated if one.works},
        )


WEEKENDS_ONLY = WorkCalendar()
"""A calendar that knows weekends and nothing else; the default until an office gives its own."""
