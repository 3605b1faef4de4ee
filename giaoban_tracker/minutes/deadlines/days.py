"""Days: dates as offices count them (Civil Code 2015, Art. 146–148), from a meeting's and a notice's day."""

from __future__ import annotations

import calendar as month_lengths
import re
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.work_calendar import WorkCalendar

FRIDAY = 4
FIRST_THIRD, MIDDLE, SECOND_THIRD = 10, 15, 20
"""Days on which 'đầu tháng', 'giữa tháng' and 'trung tuần' end (phrases.md, 17 and 18)."""
_EARLIEST, _LATEST = 1900, 2200


@dataclass(frozen=True, slots=True)
class Clock:
    """The days that phrases count from.

    Attributes:
        meeting_day: day of the giao ban.
        notice_day: day that the notice (thông báo) bears; None where it bears none.
        calendar: the office's working days.
    """

    meeting_day: date
    notice_day: date | None
    calendar: WorkCalendar


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day or the year is no year of an office."""
    try:
        return date(year, month, day) if _EARLIEST < year < _LATEST else None
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, month_lengths.monthrange(year, month)[1])


def month_after(day: date) -> tuple[int, int]:
    """Year and month after a day's."""
    return (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)


def full_year(words: str | None) -> int | None:
    """'2017' and '17' as 2017; None when no year was said."""
    if not words:
        return None
    return int(words) if len(words) == 4 else 2000 + int(words)


def next_such_day(clock: Clock, day: int, month: int, year: int | None) -> date | None:
    """The day named; without a year the next such day from the meeting's on; None when it does not exist."""
    if year is not None:
        return day_of(year, month, day)
    this_year = day_of(clock.meeting_day.year, month, day)
    if this_year is not None and this_year >= clock.meeting_day:
        return this_year
    return day_of(clock.meeting_day.year + 1, month, day)


def nearest_such_day(clock: Clock, day: int, month: int, year: int | None) -> date | None:
    """A starting day: the one nearest to the meeting when the year is left out."""
    if year is not None:
        return day_of(year, month, day)
    here = clock.meeting_day
    days = [day_of(here.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((found for found in days if found), key=lambda found: abs(found - here), default=None)


def part_end(part: str, year: int, month: int) -> date:
    """Last day of a part of a month: 'đầu' the 10th, 'giữa' the 15th, 'trung tuần' the 20th, else the last."""
    if "nửa đầu" in part:
        return date(year, month, MIDDLE)
    if "đầu" in part or "thượng tuần" in part:
        return date(year, month, FIRST_THIRD)
    if "giữa" in part:
        return date(year, month, MIDDLE)
    if "trung tuần" in part:
        return date(year, month, SECOND_THIRD)
    return month_end(year, month)


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter, 1 to 4."""
    return month_end(year, quarter * 3)


def friday_of_week(day: date, weeks_later: int = 0) -> date:
    """The Friday of a day's week, or of a later one."""
    return day - timedelta(days=day.weekday()) + timedelta(days=FRIDAY, weeks=weeks_later)


def months_later(day: date, count: int) -> date:
    """The same day number some months later, or the last day of that month (Art. 148)."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, month_lengths.monthrange(year, month)[1]))


_NOTICE_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_NUMBER_WITH_DAY = re.compile(
    r"(?:(?<=kèm theo )|(?<!tại )(?<!theo )(?<!hiện ))(?:thông báo"
    r"|kết luận) (?:kết luận )?số ?:? ?[\w./-]+ ngày (\d{1,2})/(\d{1,2})/(\d{4})"
)
_OWN_NUMBER = re.compile(r"(?:^|[\n\t])số\s*:?\s*[\w./-]*\s*/\s*(?:tb|kl|cv|qđ)")
_NUMBER = re.compile(r"số\s*:?\s*[\w./-]*\s*/\s*(?:tb|kl|cv|qđ)")
_PLACE_AND_DAY = re.compile(r"(?:^|[\n\t])[^\n\t,]{2,40}, ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})(?=[\n\t]|$)")
_SIGNED = re.compile(r"(?:ký|ban hành|phát hành)(?: vào)? ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
_HEAD_LENGTH = 1500
_NEAR = 160


def find_notice_day(low: str) -> date | None:
    """The day that a notice bears, from its head; None when it bears none.

    1. the place's line under its number; 2. 'Thông báo số 312/TB-UBND ngày 03/11/2022'; 3. the place's line alone;
    4. 'ký ngày 08/02/2023'.
    """
    head = low[:_HEAD_LENGTH]
    found = _day_under(_OWN_NUMBER, head) or _NUMBER_WITH_DAY.search(head) or _day_under(_NUMBER, head)
    found = found or _PLACE_AND_DAY.search(head) or _SIGNED.search(head)
    return day_of(int(found[3]), int(found[2]), int(found[1])) if found else None


def _day_under(number: re.Pattern[str], head: str) -> re.Match[str] | None:
    found = number.search(head)
    return _NOTICE_DAY.search(head, found.end(), found.end() + _NEAR) if found else None
