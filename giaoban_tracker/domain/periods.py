"""Periods by name, as offices count by them: "2017-W35", "2017-09", "2017-Q3", "2017-H1", "2017".

A reporting period of Decree 09/2019 ends on the 14th of its last month and begins on the 15th of the month before its
first; weeks follow the calendar in either way (tracking-rules.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from giaoban_tracker.domain.meeting import Rhythm

ROMAN = ("I", "II", "III", "IV")
MONTHS = 12
_NAME = re.compile(r"(\d{4})(?:-(?:W(\d{2})|Q([1-4])|H([12])|(\d{2})))?")
_LAST_OF_REPORT = 14


class PeriodWay(StrEnum):
    """How a period is cut."""

    CALENDAR = "calendar"
    """From the first day of its first month to the last day of its last one."""
    DECREE = "decree-09-2019"
    """From the 15th of the month before its first one to the 14th of its last one."""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days that has a name; both ends inclusive.

    Attributes:
        key: "2017-Q3".
    """

    key: str
    first: date
    last: date
    way: PeriodWay = PeriodWay.CALENDAR

    @property
    def name(self) -> str:
        """As offices write it: "quý III/2017", "6 tháng đầu năm 2017"."""
        return period_words(self.key)


def period(key: str, way: PeriodWay = PeriodWay.CALENDAR) -> Period | None:
    """The period of that name; None when no calendar has it."""
    found = _NAME.fullmatch(key)
    if found is None:
        return None
    year, week, quarter, half, month = (int(part) if part else 0 for part in found.groups())
    if week:
        return _week(key, year, week, way)
    if key.endswith("-00") or month > MONTHS or year == 0:
        return None
    last_month = month or quarter * 3 or half * 6 or MONTHS
    length = 1 if month else 3 if quarter else 6 if half else MONTHS
    first = date(year, last_month - length + 1, 1)
    last = _month_after(date(year, last_month, 1)) - timedelta(days=1)
    if way is PeriodWay.CALENDAR:
        return Period(key, first, last, way)
    return Period(key, (first - timedelta(days=1)).replace(day=_LAST_OF_REPORT + 1), last.replace(day=14), way)


def period_words(key: str) -> str:
    """A period as offices write it; the key itself when it is none."""
    found = _NAME.fullmatch(key)
    if found is None:
        return key
    year, week, quarter, half, month = found.groups()
    if week:
        return f"tuần {int(week)}/{year}"
    if quarter:
        return f"quý {ROMAN[int(quarter) - 1]}/{year}"
    if half:
        return f"6 tháng {'đầu' if half == '1' else 'cuối'} năm {year}"
    return f"tháng {month}/{year}" if month else f"năm {year}"


def period_of(day: date, like: str) -> str:
    """The name of the period of a kind that a day lies in.

    Args:
        like: "week", "month", "quarter", "half" or "year".

    Raises:
        ValueError: `like` is none of these.
    """
    match like:
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02d}"
        case "month":
            return f"{day.year}-{day.month:02d}"
        case "quarter":
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year}-H{1 if day.month <= MONTHS // 2 else 2}"
        case "year":
            return f"{day.year}"
    raise ValueError(f"no periods are like {like!r}")


def previous(key: str) -> str:
    """The name of the period of the same kind just before; the key itself when it is none."""
    found = period(key)
    return period_of(found.first - timedelta(days=1), _kind(key)) if found is not None else key


def following(key: str) -> str:
    """The name of the period of the same kind just after; the key itself when it is none."""
    found = period(key)
    return period_of(found.last + timedelta(days=1), _kind(key)) if found is not None else key


def next_on(day: date, rhythm: Rhythm) -> date:
    """The same day one rhythm later; where that month is shorter, its last day. `NONE` gives the day itself."""
    if rhythm is Rhythm.WEEK:
        return day + timedelta(days=7)
    months = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3}.get(rhythm, 0)
    ahead = day.month - 1 + months
    month = date(day.year + ahead // MONTHS, ahead % MONTHS + 1, 1)
    last = _month_after(month) - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))


def _week(key: str, year: int, week: int, way: PeriodWay) -> Period | None:
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Period(key, first, first + timedelta(days=6), way)


def _month_after(first: date) -> date:
    return date(first.year + first.month // MONTHS, first.month % MONTHS + 1, 1)


def _kind(key: str) -> str:
    kinds = {"W": "week", "Q": "quarter", "H": "half"}
    tail = key[5:6]
    return kinds.get(tail, "month" if tail else "year")
