"""Days in the cells of one column: real ones, numbers, words; what Excel has spoiled is judged by the whole column.

An Excel that is set to American days takes "05/03/2017" for the third of May and leaves "25/03/2017" as text. So a
column that holds such texts, and real days none of which lies behind the twelfth, has its real days turned round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.minutes.deadlines.days import full_year, month_end, quarter_end
from giaoban_tracker.minutes.sheet.grid import CellValue

EARLIEST, LATEST = 1990, 2100
"""Years outside are typing slips (forms.md, F2)."""
_SERIALS = range(20_000, 73_416)
"""Day numbers of Excel from 1954 to the end of 2100; smaller numbers are years and counts."""
_SERIAL_START = date(1899, 12, 30)
_NOTHING = (date(1970, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1900, 1, 2))
"""What an empty day becomes on its way through other programs (forms.md, F4)."""
_LAST_MONTH = 12

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_SLASHED = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}.*)?")
_YEARLESS = re.compile(r"(\d{1,2})\s*[-/]\s*(\d{1,2})")
_SPOKEN = re.compile(r"(\d{1,2}) thang (\d{1,2})(?:,? (?:nam )?(\d{4}))?")
_MONTH = re.compile(r"(?:thang|t) ?(\d{1,2}) ?(?:/|-|\.| nam | )? ?(\d{4})|(\d{1,2})/(\d{4})")
_QUARTER = re.compile(r"(?:quy|q) ?(iv|i{1,3}|[1-4]) ?(?:/|-|\.| nam | )? ?(\d{4})")
_ENGLISH = re.compile(r"(\d{1,2})[ -]([a-z]{3})[a-z]*[ ,.-]+(\d{4}|\d{2})|([a-z]{3})[a-z]* (\d{1,2}),? (\d{4})")
_MONTH_NAMES = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_BEFORE = re.compile(r"^(?:den )?(?:het )?(?:ngay )?")


@dataclass(frozen=True, slots=True)
class DayReading:
    """What a cell says.

    Attributes:
        day: None when it names none.
        repair: how the day was made of something else: "swapped", "month-first", "serial", "year-added",
            "month-end", "quarter-end", "no-day" (a stand-in for nothing); empty when it was plain.
        problem: "not-a-day", "no-such-day", "year-out-of-range", or "either-order" for a day that may be meant the
            other way round; empty when nothing is.
    """

    day: date | None = None
    repair: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Habit:
    """How the days of a column are written.

    Attributes:
        month_first: texts of the form 3/25/2017 stand in it.
        both_ways: texts of either form stand in it.
        turned: its real days have day and month changed.
        year: for days without one.
    """

    month_first: bool
    both_ways: bool
    turned: bool
    year: int


def read_days(values: Sequence[CellValue], *, year: int) -> tuple[DayReading, ...]:
    """The days of one column, one reading for each cell; an empty cell gives none and no problem.

    Args:
        year: for days without a year, where no other cell of the column has one.
    """
    habit = _habit(values, year)
    return tuple(_read(value, habit) for value in values)


def year_of(values: Sequence[CellValue]) -> int | None:
    """The year that most full days of a column lie in; None when it has none."""
    years = [reading.day.year for reading in read_days(values, year=EARLIEST) if reading.day and not reading.problem]
    return Counter(years).most_common(1)[0][0] if years else None


def _habit(values: Sequence[CellValue], year: int) -> _Habit:
    texts = [found for value in values if isinstance(value, str) and (found := _SLASHED.fullmatch(value.strip()))]
    day_first = sum(int(found[1]) > _LAST_MONTH for found in texts)
    month_first = sum(int(found[2]) > _LAST_MONTH for found in texts)
    real = [value for value in values if isinstance(value, date) and value not in _NOTHING]
    turned = bool(day_first and not month_first and real) and all(day.day <= _LAST_MONTH for day in real)
    years = Counter(day.year for day in real)
    years.update(full_year(found[3]) or year for found in texts)
    usual = years.most_common(1)[0][0] if years else year
    return _Habit(
        month_first=month_first > 0 and not day_first,
        both_ways=month_first > 0 and day_first > 0,
        turned=turned,
        year=usual if EARLIEST <= usual <= LATEST else year,
    )


def _read(value: CellValue, habit: _Habit) -> DayReading:
    if value is None:
        return DayReading()
    if isinstance(value, date):
        return _real(value, habit)
    if isinstance(value, int | float):
        return _number(value)
    return _text(value, habit)


def _real(day: date, habit: _Habit) -> DayReading:
    if day in _NOTHING:
        return DayReading(repair="no-day")
    if habit.turned and day.day != day.month:
        return _made(day.year, day.day, day.month, "swapped")
    return _in_range(day, "")


def _number(value: float) -> DayReading:
    """A day number of Excel, or a day without its slashes: 20170930."""
    if value in (0, 1, 25_569):
        return DayReading(repair="no-day")
    if int(value) in _SERIALS:
        return _in_range(_SERIAL_START + timedelta(days=int(value)), "serial")
    digits = str(int(value))
    if len(digits) == 8:  # year, month, day
        return _made(int(digits[:4]), int(digits[4:6]), int(digits[6:]), "serial")
    return DayReading(problem="not-a-day")


def _text(value: str, habit: _Habit) -> DayReading:
    words = _BEFORE.sub("", folded(value)).strip(" .;")
    if words.isdecimal() and len(words) in (5, 8):
        return _number(int(words))
    if found := _ISO.fullmatch(words):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.fullmatch(words):
        return _slashed(int(found[1]), int(found[2]), full_year(found[3]) or habit.year, habit)
    if found := _SPOKEN.fullmatch(words):
        repair = "" if found[3] else "year-added"
        return _made(int(found[3] or habit.year), int(found[2]), int(found[1]), repair)
    if found := _YEARLESS.fullmatch(words):
        return _made(habit.year, int(found[2]), int(found[1]), "year-added")
    return _period(words) or _english(words) or DayReading(problem="not-a-day")


def _slashed(first: int, second: int, year: int, habit: _Habit) -> DayReading:
    if second > _LAST_MONTH >= first:
        return _made(year, first, second, "month-first")
    if first > _LAST_MONTH or first == second:
        return _made(year, second, first)
    if habit.month_first:
        return _made(year, first, second, "month-first")
    reading = _made(year, second, first)
    return DayReading(reading.day, "", "either-order") if habit.both_ways and reading.day else reading


def _period(words: str) -> DayReading | None:
    """A month or a quarter, which ends on its last day."""
    if found := _QUARTER.fullmatch(words):
        return _in_range(quarter_end(int(found[2]), _QUARTERS[found[1]]), "quarter-end")
    if found := _MONTH.fullmatch(words):
        month, year = int(found[1] or found[3]), int(found[2] or found[4])
        if 1 <= month <= _LAST_MONTH and EARLIEST <= year <= LATEST:
            return DayReading(month_end(year, month), "month-end")
        return DayReading(problem="no-such-day")
    return None


def _english(words: str) -> DayReading | None:
    found = _ENGLISH.fullmatch(words)
    month = _MONTH_NAMES.get(found[2] or found[4]) if found else None
    if found is None or month is None:
        return None
    return _made(full_year(found[3] or found[6]) or 0, month, int(found[1] or found[5]))


def _made(year: int, month: int, day: int, repair: str = "") -> DayReading:
    try:
        return _in_range(date(year, month, day), repair)
    except ValueError:
        return DayReading(problem="no-such-day")


def _in_range(day: date, repair: str) -> DayReading:
    if day in _NOTHING:
        return DayReading(repair="no-day")
    if not EARLIEST <= day.year <= LATEST:
        return DayReading(problem="year-out-of-range")
    return DayReading(day, repair)
