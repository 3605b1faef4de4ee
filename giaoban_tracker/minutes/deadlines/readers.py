"""Readers: from the match of a deadline phrase to the kind of deadline, its day, and the other days it could mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.minutes.deadlines.days import (
    FRIDAY,
    Clock,
    day_of,
    friday_of_week,
    full_year,
    month_after,
    month_end,
    months_later,
    nearest_such_day,
    next_such_day,
    part_end,
    quarter_end,
)
from giaoban_tracker.minutes.deadlines.numbers import number_of
from giaoban_tracker.minutes.deadlines.patterns import DAY_ANYWHERE, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means.

    Attributes:
        kind: sort of deadline.
        due: the last day; None where the kind has none.
        others: other days the words could mean, each with the name of the rule that gives it.
    """

    kind: DeadlineKind
    due: date | None = None
    others: tuple[tuple[str, date], ...] = ()


def _fixed(day_found: date | None, *others: tuple[str, date | None]) -> Reading | None:
    if day_found is None:
        return None
    known = tuple((rule, other) for rule, other in others if other is not None and other != day_found)
    return Reading(DeadlineKind.FIXED, day_found, known)


def _year(found: re.Match[str], *names: str) -> int | None:
    groups = found.groupdict()
    return next((full_year(groups[name]) for name in names if groups.get(name)), None)


def _part(found: re.Match[str]) -> str:
    return found.groupdict().get("part") or ""


def day(found: re.Match[str], clock: Clock) -> Reading | None:
    """A day by its number and month: 'ngày 25/12/2017'."""
    return _fixed(next_such_day(clock, int(found["d"]), int(found["m"]), _year(found, "y")))


def day_by_name(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trước ba mươi mốt tháng mười hai'; a day of the moon's calendar ('tháng Chạp') is an event, no day."""
    if re.search(r"giêng|chạp|âm lịch", found.group()):
        return Reading(DeadlineKind.EVENT)
    return _fixed(next_such_day(clock, number_of(found["d"]), number_of(found["m"]), _year(found, "y")))


def before_day(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trước ngày 30/9': the day itself, as offices mean it; taken literally the day before."""
    reading = day(found, clock)
    if (
        reading is None
        or reading.due is None
        or not re.search(r"trước (?:ngày )?\d{1,2}(?:\D|$)(?!giờ|h|g)", found.group())
    ):
        return reading
    return _fixed(reading.due, ("literally-the-day-before", reading.due - timedelta(days=1)))


def day_range(found: re.Match[str], clock: Clock) -> Reading | None:
    """'từ ngày … đến hết ngày …': its end; its start is the other reading."""
    end = next_such_day(clock, int(found["d"]), int(found["m"]), _year(found, "y"))
    start = day_of(end.year, int(found["m0"]), int(found["d0"])) if end else None
    return _fixed(end, ("range-start", start))


def day_in_words(found: re.Match[str], clock: Clock) -> Reading | None:
    """A day somewhere inside the words: 'trước ngày khai giảng năm học mới (05/9)'."""
    days = list(DAY_ANYWHERE.finditer(found.group()))
    if not days:
        return None
    last = days[-1]
    return _fixed(next_such_day(clock, int(last[1]), int(last[2]), full_year(last[3])))


def day_alone(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trước ngày 25': that day of the meeting's month, or of the next."""
    number, here = number_of(found["d"]), clock.meeting_day
    this_month = day_of(here.year, here.month, number)
    if this_month is not None and this_month >= here:
        return _fixed(this_month)
    return _fixed(day_of(*month_after(here), number))


def day_of_next_month(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trước ngày 15 tháng sau'."""
    return _fixed(day_of(*month_after(clock.meeting_day), int(found["d"])))


def today(_found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong ngày', 'chiều nay': the meeting's day."""
    return _fixed(clock.meeting_day)


def tomorrow(found: re.Match[str], clock: Clock) -> Reading | None:
    """'mai', 'mốt', 'ngày kia'; if the office does not work then, its next working day is the other reading."""
    later = clock.meeting_day + timedelta(days=2 if re.search("mốt|kia", found.group()) else 1)
    return _fixed(later, ("next-working-day", clock.calendar.next_working_day(later)))


def weekday(found: re.Match[str], clock: Clock) -> Reading | None:
    """'thứ Sáu', 'thứ Hai tới', 'thứ Ba tuần sau': the next such day after the meeting's, or the named week's."""
    here, words = clock.meeting_day, found.group()
    said = found["w"] or found["short"] or found["short2"]
    number = WEEKDAYS[said] if said else 6
    if re.search(r"tuần (?:sau|tới)", words):
        return _fixed(friday_of_week(here, 1) + timedelta(days=number - FRIDAY))
    if "tuần này" in words or re.search(r"(?:thứ \w+|t[2-7]|chủ nhật|cn) này", words):
        this_week = friday_of_week(here) + timedelta(days=number - FRIDAY)
        return _fixed(this_week if this_week >= here else this_week + timedelta(weeks=1))
    ahead = (number - here.weekday()) % 7 or 7
    return _fixed(here + timedelta(days=ahead))


def week(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong tuần này', 'tuần sau': the Friday of that week; 'đầu tuần' its Tuesday, 'giữa tuần' its Wednesday."""
    words = found.group()
    friday = friday_of_week(clock.meeting_day, 1 if re.search(r"tuần (?:sau|tới|kế)", words) else 0)
    earlier = 3 if "đầu tuần" in words else 2 if "giữa tuần" in words else 0
    return _fixed(friday - timedelta(days=earlier))


def numbered_week(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong tuần 30': the Friday of that week of the year."""
    try:
        return _fixed(date.fromisocalendar(clock.meeting_day.year, int(found["n"]), FRIDAY + 1))
    except ValueError:
        return None


def term(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong 05 ngày làm việc kể từ …': the first day is not counted, a day off at its end gives way (147, 148)."""
    count = number_of(found["n"])
    since = found.groupdict().get("since") or ""
    start = _start_of(since, clock)
    if start is None or count == 0:
        return None
    unit = found["unit"]
    last = _after(start, count, unit, clock)
    from_the_meeting = ("counted-from-the-meeting", _after(clock.meeting_day, count, unit, clock))
    return _fixed(last, from_the_meeting, ("next-working-day", clock.calendar.next_working_day(last)))


def _after(start: date, count: int, unit: str, clock: Clock) -> date:
    if unit == "ngày làm việc":
        return clock.calendar.add_working_days(start, count)
    if unit == "tháng":
        return months_later(start, count)
    if unit in ("giờ", "tiếng"):
        return start + timedelta(days=-(-count // 24))
    return start + timedelta(days=count * (7 if unit == "tuần" else 1))


def _start_of(since: str, clock: Clock) -> date | None:
    """1. a named day; 2. the notice's day for 'ban hành', 'ký'; 3. the meeting's; None: each case has its own."""
    named = DAY_ANYWHERE.search(since)
    if named:
        return nearest_such_day(clock, int(named[1]), int(named[2]), full_year(named[3])) or clock.meeting_day
    if re.search("thông báo|kết luận|văn bản này|ban hành|ngày ký|nhận được", since):
        return clock.notice_day or clock.meeting_day
    if re.search("họp|hội nghị|giao ban|hôm nay|ngày này", since) or not since.strip():
        return clock.meeting_day
    return None


_LONG_AHEAD = timedelta(days=270)
"""A month or quarter without a year that is just over is the one that was, and what it says is told."""


def _says_when_it_was(found: re.Match[str], end: date, clock: Clock) -> bool:
    """Whether 'trong quý I', said soon after it, tells when something was: 'giấy phép cấp trong quý I'."""
    return end - clock.meeting_day > _LONG_AHEAD and not re.search(r"hết|trước|xong|đến|tới|nhất|hoàn", found.group())


def month(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong tháng 7', 'giữa tháng 8/2017'; 'đầu tháng 8' means its first third, by law its first day."""
    number = number_of(found["m"])
    if not 1 <= number <= 12:
        return None
    part, year = _part(found), _year(found, "y")
    if year is None:
        year = clock.meeting_day.year
        year += part_end(part, year, number) < clock.meeting_day
        if _says_when_it_was(found, part_end(part, year, number), clock):
            return None
    return _fixed(_checked(part, year, number), *_by_law(part, year, number))


def this_month(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong tháng', 'cuối tháng': the meeting's month, or the next when that part of it is over."""
    here = clock.meeting_day
    end = part_end(_part(found), here.year, here.month)
    return _fixed(end if end >= here else part_end(_part(found), *month_after(here)))


def next_month(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong tháng tới', 'giữa tháng sau'."""
    year, number = month_after(clock.meeting_day)
    return _fixed(part_end(_part(found), year, number), *_by_law(_part(found), year, number))


def _checked(part: str, year: int, number: int) -> date | None:
    return part_end(part, year, number) if day_of(year, number, 1) else None


def _by_law(part: str, year: int, number: int) -> tuple[tuple[str, date | None], ...]:
    return (("first-day-by-law", day_of(year, number, 1)),) if "đầu" in part else ()


def quarter(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong quý III/2017'; 'đầu quý IV' is its first day, by habit its first half month."""
    number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(found["q"]) or number_of(found["q"])
    year = _year(found, "y", "y2")
    if year is None:
        year = clock.meeting_day.year
        year += quarter_end(year, number) < clock.meeting_day
        if _says_when_it_was(found, quarter_end(year, number), clock):
            return None
    if day_of(year, 1, 1) is None:
        return None
    first = date(year, number * 3 - 2, 1)
    if "đầu" in _part(found):
        return _fixed(first, ("first-half-month", first + timedelta(days=14)))
    if "giữa" in _part(found):
        return _fixed(date(year, number * 3 - 1, 15))
    return _fixed(quarter_end(year, number))


def this_quarter(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong quý', 'quý sau'."""
    here = clock.meeting_day
    number = (here.month + 2) // 3
    if re.search("sau|tới", found.group()):
        return _fixed(quarter_end(here.year + number // 4, number % 4 + 1))
    return _fixed(quarter_end(here.year, number))


def year_end(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trong năm 2017', 'cuối năm', 'những tháng còn lại của năm': 31 December."""
    return _fixed(day_of(_year(found, "y") or clock.meeting_day.year, 12, 31))


def half_year(found: re.Match[str], clock: Clock) -> Reading | None:
    """'6 tháng đầu năm', 'giữa năm': 30 June; '9 tháng đầu năm': 30 September."""
    number = 9 if re.search(r"(?:9|chín) tháng", found.group()) else 6
    year = _year(found, "y", "y2") or clock.meeting_day.year
    return _fixed(month_end(year, number) if day_of(year, 1, 1) else None)


def after_meeting(_found: re.Match[str], clock: Clock) -> Reading | None:
    """'ngay sau hội nghị': the next working day."""
    return _fixed(clock.calendar.next_working_day(clock.meeting_day + timedelta(days=1)))


def recurring(_found: re.Match[str], _clock: Clock) -> Reading | None:
    """'hằng tuần', 'ngày 25 hằng tháng'."""
    return Reading(DeadlineKind.RECURRING)


def standing(_found: re.Match[str], _clock: Clock) -> Reading | None:
    """'thường xuyên'."""
    return Reading(DeadlineKind.STANDING)


def event(found: re.Match[str], clock: Clock) -> Reading | None:
    """'trước kỳ giao ban quý III': no day is invented; seasons suggest one (phrases.md, 35)."""
    words, here = found.group(), clock.meeting_day
    if re.search(r"mùa (?:mưa|bão|lũ)", words):
        return Reading(DeadlineKind.EVENT, None, (("before-the-rains", _coming(here, 5, 31)),))
    if re.search(r"năm học|khai giảng|tựu trường", words):
        return Reading(DeadlineKind.EVENT, None, (("before-the-school-year", _coming(here, 8, 31)),))
    return Reading(DeadlineKind.EVENT)


def _coming(here: date, number: int, last: int) -> date:
    this_year = date(here.year, number, last)
    return this_year if this_year >= here else date(here.year + 1, number, last)


def condition(_found: re.Match[str], clock: Clock) -> Reading | None:
    """'sau khi có ý kiến của UBND tỉnh': waits; to be looked at again within thirty days (phrases.md, 37)."""
    return Reading(DeadlineKind.CONDITIONAL, None, (("review-in-30-days", clock.meeting_day + timedelta(days=30)),))


def as_cited(_found: re.Match[str], _clock: Clock) -> Reading | None:
    """'theo thời gian quy định': the day stands in the document cited; a person looks it up."""
    return Reading(DeadlineKind.UNSTATED)


def not_stated(_found: re.Match[str], _clock: Clock) -> Reading | None:
    """'trong thời gian tới', 'thời gian sớm nhất': words that give no deadline (phrases.md, 41)."""
    return Reading(DeadlineKind.UNSTATED)
