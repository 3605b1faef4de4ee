"""Deadline phrases (cụm từ thời hạn): where they stand, the day they mean, and the rule that says so.

Each rule has a name, a pattern and a way from the words to a day. A year that the words leave out is that of the next
such day from the meeting's on. Events whose day nobody knows keep their words and no day.
"""

from __future__ import annotations

import calendar as month_lengths
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.work_calendar import WorkCalendar

FRIDAY = 4


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


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline phrase at its place in the plain text.

    Attributes:
        weak: a bare day that is a deadline only where nothing better stands in the clause.
    """

    start: int
    end: int
    deadline: Deadline
    weak: bool = False


Reading = tuple[DeadlineKind, date | None] | None
Reader = Callable[[re.Match[str], Clock], Reading]


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    read: Reader
    weak: bool = False


# Pieces of patterns -----------------------------------------------------------------------------------------------

_DAY = (
    r"(?:ngày )?(?P<d>\d{1,2})(?: tháng |\s?/\s?|[-.](?=\d{1,2}[-./]\d{2})|(?<=ngày \d[-.])(?!)|-(?=\d{1,2}(?!\d|-)))(?P<m>\d{1,2})(?!\d|%|,\d)"
    r"(?:(?:\s?/\s?|[-.]| năm )(?P<y>\d{4}|\d{2}(?!\d|%|/)))?"
)
_DAY_PLAIN = re.compile(r"(?:ngày )?(\d{1,2})(?: tháng |\s?[/.-]\s?)(\d{1,2})(?:(?:\s?[/.-]\s?| năm )(\d{4}|\d{2}(?!\d)))?")
_HOUR = r"(?:(?:lúc |hồi )?\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2})?(?: phút)?,?(?: (?:sáng|chiều|trưa|tối))?,? |\d{1,2}:\d{2},? )?"
_BY = (
    r"(?:(?:phải |cần )?(?:xong|hoàn thành|hoàn tất|kết thúc) )?(?:chậm nhất|muộn nhất|trễ nhất|không (?:muộn|chậm|quá) (?:hơn )?|trước|hạn(?: chót| cuối(?: cùng)?| chậm nhất)?"
    r"|thời hạn(?: hoàn thành)?|đến|cho (?:đến|tới)|tới|hết|kết thúc|trong|vào|xong|hoàn thành|từ (?:nay|giờ) (?:đến|cho đến|tới))"
    r"(?: ?:)?(?: (?:là|vào|đến|trong|trước|hết|cuối|khoảng))*(?: hết)? "
)
_QUARTER = r"quý (?P<q>iv|iii|ii|i|[1-4])(?!\w)(?:\s?/\s?(?P<y>\d{4})| năm (?P<y2>\d{4})| năm nay)?"
_MONTH = r"tháng (?P<m>\d{1,2})(?!\d|%|/\d{1,2}(?!\d))(?:(?:\s?/\s?| năm |-)(?P<y>\d{4})| năm nay| (?:tới|này))?"
_SPAN = r"(?:(?:trong|vào|hết|xong|đến|tới|trước|kết thúc|hoàn thành|cho đến|chậm nhất|muộn nhất|từ nay đến|ngay|là)(?: |$)){1,4}"
_UNIT_NUMBER = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "một": 1}
_COUNT = r"(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười lăm)"
_WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5}
_WEEKDAY = r"(?:thứ (?P<w>hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w|/)|(?P<sun>chủ nhật))"
_EVERY = r"(?:hằng|mỗi|từng)"
_PERIOD = r"(?:ngày|tuần|tháng|quý|năm)(?!\w)(?! học)"


# Days -------------------------------------------------------------------------------------------------------------


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, month_lengths.monthrange(year, month)[1])


def _full_year(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) if len(words) == 4 else 2000 + int(words)


def _next_day(clock: Clock, day: int, month: int, year: int | None) -> date | None:
    """The day named; without a year the next such day from the meeting's on."""
    if year is not None:
        return day_of(year, month, day) if 1900 < year < 2200 else None
    this_year = day_of(clock.meeting_day.year, month, day)
    if this_year is not None and this_year >= clock.meeting_day:
        return this_year
    return day_of(clock.meeting_day.year + 1, month, day)


def _fixed(day: date | None) -> Reading:
    return (DeadlineKind.FIXED, day) if day is not None else None


def _match_year(found: re.Match[str], *names: str) -> int | None:
    groups = found.groupdict()
    for name in names:
        if groups.get(name):
            return _full_year(groups[name])
    return None


# Readers ----------------------------------------------------------------------------------------------------------


def _read_day(found: re.Match[str], clock: Clock) -> Reading:
    return _fixed(_next_day(clock, int(found["d"]), int(found["m"]), _match_year(found, "y")))


def _read_day_in_words(found: re.Match[str], clock: Clock) -> Reading:
    """A day somewhere inside the words: 'trước ngày khai giảng năm học mới (05/9)'."""
    days = list(_DAY_PLAIN.finditer(found.group()))
    if not days:
        return None
    last = days[-1]
    return _fixed(_next_day(clock, int(last[1]), int(last[2]), _full_year(last[3])))


def _read_day_alone(found: re.Match[str], clock: Clock) -> Reading:
    """'trước ngày 25': that day of the meeting's month, or of the next."""
    day, here = int(found["d"]), clock.meeting_day
    this_month = day_of(here.year, here.month, day)
    if this_month is not None and this_month >= here:
        return _fixed(this_month)
    year, month = (here.year, here.month + 1) if here.month < 12 else (here.year + 1, 1)
    return _fixed(day_of(year, month, day))


def _read_day_next_month(found: re.Match[str], clock: Clock) -> Reading:
    year, month = _month_after(clock.meeting_day)
    return _fixed(day_of(year, month, int(found["d"])))


def _month_after(day: date) -> tuple[int, int]:
    return (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)


def _part_end(part: str | None, year: int, month: int) -> date:
    """Last day of a part of a month: đầu tháng ends on the 10th, giữa on the 15th, trung tuần on the 20th."""
    words = part or ""
    if "đầu" in words or "thượng tuần" in words:
        return date(year, month, 10)
    if "giữa" in words:
        return date(year, month, 15)
    if "trung tuần" in words:
        return date(year, month, 20)
    return _month_end(year, month)


def _read_month(found: re.Match[str], clock: Clock) -> Reading:
    month = int(found["m"])
    if not 1 <= month <= 12:
        return None
    year = _match_year(found, "y")
    part = found.groupdict().get("part")
    if year is None:
        year = clock.meeting_day.year
        if _part_end(part, year, month) < clock.meeting_day:
            year += 1
    return _fixed(_part_end(part, year, month)) if 1900 < year < 2200 else None


def _read_this_month(found: re.Match[str], clock: Clock) -> Reading:
    here = clock.meeting_day
    end = _part_end(found.groupdict().get("part"), here.year, here.month)
    if end < here:
        end = _part_end(found.groupdict().get("part"), *_month_after(here))
    return _fixed(end)


def _read_next_month(found: re.Match[str], clock: Clock) -> Reading:
    return _fixed(_part_end(found.groupdict().get("part"), *_month_after(clock.meeting_day)))


def _quarter_end(year: int, quarter: int) -> date:
    return _month_end(year, quarter * 3)


def _read_quarter(found: re.Match[str], clock: Clock) -> Reading:
    quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(found["q"]) or int(found["q"])
    year = _match_year(found, "y", "y2")
    if year is None:
        year = clock.meeting_day.year
        if _quarter_end(year, quarter) < clock.meeting_day:
            year += 1
    if not 1900 < year < 2200:
        return None
    part = found.groupdict().get("part") or ""
    if "đầu" in part:
        return _fixed(date(year, quarter * 3 - 2, 10))
    if "giữa" in part:
        return _fixed(date(year, quarter * 3 - 1, 15))
    return _fixed(_quarter_end(year, quarter))


def _read_this_quarter(found: re.Match[str], clock: Clock) -> Reading:
    here = clock.meeting_day
    quarter = (here.month + 2) // 3
    if re.search("sau|tới", found.group()):
        return _fixed(_quarter_end(here.year + quarter // 4, quarter % 4 + 1))
    return _fixed(_quarter_end(here.year, quarter))


def _read_year_end(found: re.Match[str], clock: Clock) -> Reading:
    year = _match_year(found, "y") or clock.meeting_day.year
    if re.search("năm sau|sang năm|năm tới", found.group()):
        year += 1
    return _fixed(date(year, 12, 31)) if 1900 < year < 2200 else None


def _read_half_year(found: re.Match[str], clock: Clock) -> Reading:
    month = 9 if found.group().find("9 tháng") >= 0 or "chín tháng" in found.group() else 6
    year = _match_year(found, "y") or clock.meeting_day.year
    return _fixed(_month_end(year, month)) if 1900 < year < 2200 else None


def _read_week(found: re.Match[str], clock: Clock) -> Reading:
    weeks = 1 if re.search("sau|tới", found.group()) else 0
    friday = clock.meeting_day - timedelta(days=clock.meeting_day.weekday()) + timedelta(days=FRIDAY, weeks=weeks)
    if "đầu tuần" in found.group():
        friday -= timedelta(days=3)
    elif "giữa tuần" in found.group():
        friday -= timedelta(days=2)
    return _fixed(friday)


def _read_weeks_from_now(found: re.Match[str], clock: Clock) -> Reading:
    try:
        return _fixed(date.fromisocalendar(clock.meeting_day.year, int(found["n"]), FRIDAY + 1))
    except ValueError:
        return None


def _read_weekday(found: re.Match[str], clock: Clock) -> Reading:
    wanted = 6 if found.groupdict().get("sun") else _WEEKDAYS[found["w"]]
    here = clock.meeting_day
    monday = here - timedelta(days=here.weekday())
    if re.search("tuần (?:sau|tới)", found.group()):
        return _fixed(monday + timedelta(days=wanted, weeks=1))
    if "tuần này" in found.group():
        return _fixed(monday + timedelta(days=wanted))
    return _fixed(here + timedelta(days=(wanted - here.weekday() - 1) % 7 + 1))


def _read_today(found: re.Match[str], clock: Clock) -> Reading:
    return _fixed(clock.meeting_day)


def _read_tomorrow(found: re.Match[str], clock: Clock) -> Reading:
    days = 2 if re.search("kia|mốt", found.group()) else 1
    return _fixed(clock.meeting_day + timedelta(days=days))


def _read_term(found: re.Match[str], clock: Clock) -> Reading:
    """'trong 05 ngày (làm việc) (kể từ …)': the first day is not counted (Civil Code, Art. 147)."""
    words = found["n"]
    count = 15 if words == "mười lăm" else _UNIT_NUMBER.get(words) or int(words)
    start = _term_start(found.groupdict().get("since"), clock)
    unit = found["unit"]
    if "giờ" in unit or unit in ("h", "tiếng"):
        return _fixed(start + timedelta(hours=count))
    if "làm việc" in unit:
        return _fixed(clock.calendar.add_working_days(start, count))
    if "tuần" in unit:
        return _fixed(start + timedelta(weeks=count))
    if "tháng" in unit:
        months = start.year * 12 + start.month - 1 + min(count, 120)
        last = month_lengths.monthrange(months // 12, months % 12 + 1)[1]
        return _fixed(date(months // 12, months % 12 + 1, min(start.day, last)))
    return _fixed(start + timedelta(days=count))


def _term_start(since: str | None, clock: Clock) -> date:
    if not since:
        return clock.meeting_day
    day = _DAY_PLAIN.search(since)
    if day:
        return _next_or_last(clock, int(day[1]), int(day[2]), _full_year(day[3])) or clock.meeting_day
    if re.search("thông báo|kết luận|văn bản|ban hành|ký|nhận", since) and clock.notice_day is not None:
        return clock.notice_day
    return clock.meeting_day


def _next_or_last(clock: Clock, day: int, month: int, year: int | None) -> date | None:
    """A starting day: the one nearest to the meeting when the year is left out."""
    if year is not None:
        return day_of(year, month, day)
    here = clock.meeting_day
    days = [day_of(here.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((found for found in days if found), key=lambda found: abs(found - here), default=None)


def _read_recurring(found: re.Match[str], clock: Clock) -> Reading:
    return DeadlineKind.RECURRING, None


def _read_standing(found: re.Match[str], clock: Clock) -> Reading:
    return DeadlineKind.STANDING, None


def _read_event(found: re.Match[str], clock: Clock) -> Reading:
    return DeadlineKind.EVENT, None


def _read_condition(found: re.Match[str], clock: Clock) -> Reading:
    return DeadlineKind.CONDITIONAL, None


def _read_after_meeting(found: re.Match[str], clock: Clock) -> Reading:
    return _fixed(clock.calendar.next_working_day(clock.meeting_day + timedelta(days=1)))


def _rule(name: str, pattern: str, read: Reader, *, weak: bool = False) -> _Rule:
    return _Rule(name, re.compile(r"(?<![\w/])(?:" + pattern + ")"), read, weak)


_SINCE = r"(?P<since>,? (?:kể từ|tính từ|từ) (?:ngày |khi |lúc |thời điểm )?[^,;.:\n]{2,60}?(?=[,;.)\n]|$| để ))?"
_EVENTS = (
    r"(?:(?:hội nghị |cuộc |kỳ |phiên |buổi |đợt )?(?:họp )?giao ban|kỳ họp|phiên họp|cuộc họp|hội nghị|tết(?! trung thu)|khai giảng|tựu trường|năm học|mùa mưa"
    r"|mùa (?:mưa )?(?:bão|lũ|khô)|đại hội|ngày bầu cử|kỳ (?:sau|tới)|buổi (?:sau|tới)|lần (?:sau|tới)|vụ (?:đông|xuân|mùa|hè)|lễ|hè|thi|kỳ thi|ngày khai)"
)

_RULES: tuple[_Rule, ...] = (
    # recurring duties
    _rule("recurring-day", rf"(?:định kỳ,? )?(?:chậm nhất |muộn nhất )?(?:là |trước |vào )?{_HOUR}(?:(?:chiều |sáng )?(?:ngày|mùng) \d{{1,2}}(?: (?:và|,) (?:ngày )?\d{{1,2}})?|{_WEEKDAY})(?: của)? {_EVERY} {_PERIOD}", _read_recurring),
    _rule("recurring-quarter-day", r"(?:trước |vào )?ngày \d{1,2} (?:của )?tháng (?:cuối|đầu) (?:của )?(?:mỗi |hằng )?quý", _read_recurring),
    _rule("recurring", rf"(?:theo )?(?:định kỳ,? )?(?:vào )?(?:(?:sáng|chiều|đầu|cuối|tối) )?(?:mỗi|hằng) {_PERIOD}(?: (?:ít nhất |tối thiểu )?(?:một|hai|\d{{1,2}}) (?:lần|lượt|buổi))?", _read_recurring),
    _rule("recurring", r"định kỳ(?:,? (?:\d{1,2} |một |hai |ba |sáu )?(?:ngày|tuần|tháng|quý|năm|(?:giữa|cuối|đầu) (?:tuần|tháng|quý))(?!\w)(?:(?:/| )(?:một |1 |01 )?lần)?)?", _read_recurring),
    _rule("recurring", r"(?:\d{1,2}|một|hai|ba) (?:ngày|tuần|tháng|quý|năm)(?: |/)(?:một |1 |01 )?(?:lần|buổi)|(?:\d{1,2}|một|hai) (?:lần|buổi|lượt|kỳ)(?: ?/ ?| (?:một |mỗi |trong |trên )?)(?:ngày|tuần|tháng|quý|năm)(?!\w)", _read_recurring),
    _rule("standing", r"(?:một cách )?thường xuyên(?:,? liên tục)?|liên tục hằng ngày", _read_standing),
    # days
    _rule("range", rf"(?:trong )?từ (?:hết )?{_DAY.replace('(?P<d>', '(?P<d0>').replace('(?P<m>', '(?P<m0>').replace('(?P<y>', '(?P<y0>')},? (?:đến|tới) (?:hết )?{_DAY}", _read_day),
    _rule("by-day", rf"{_BY}{_HOUR}(?:(?:sáng|chiều|tối|trưa) )?(?:mùng )?{_DAY}", _read_day),
    _rule("by-day", rf"hạn {_DAY}", _read_day),
    _rule("by-day-of-next-month", rf"(?:{_BY})?{_HOUR}(?:ngày|mùng) (?P<d>\d{{1,2}}) (?:của )?tháng (?:sau|tới)", _read_day_next_month),
    _rule("by-day-of-this-month", rf"{_BY}{_HOUR}(?:ngày|mùng) (?P<d>\d{{1,2}})(?: (?:của )?tháng này)?(?! ?[/.-]? ?\d| tháng| (?:hằng|mỗi))", _read_day_alone),
    _rule("before-event-with-day", r"trước (?:ngày |hôm |khi |dịp |kỳ |thời điểm )*[^\d,;.:\n]{3,60}?(?:năm học \d{4} ?[-–] ?\d{4} )?\(?(?:từ |vào )?(?:ngày )?\d{1,2}(?:/| tháng )\d{1,2}(?:(?:/| năm )\d{4})?\)?", _read_day_in_words),
    _rule("two-days", rf"(?:trong |vào )?(?:hai |2 |02 )?ngày \d{{1,2}}(?:/\d{{1,2}})? ?(?:và|-|,|đến) ?{_DAY}", _read_day, weak=True),
    _rule("submitted-on", rf"(?<=(?:nh|ửi|ộp|ng|áo|ất|ạn) ){_DAY}", _read_day, weak=True),
    _rule("on-day", rf"(?:vào )?{_HOUR}(?:(?:sáng|chiều|tối) )?ngày {_DAY.replace('(?:ngày )?', '')}", _read_day, weak=True),
    _rule("today", r"(?:(?:ngay )?trong (?:sáng |chiều |tối )?(?:ngày )?hôm nay|(?:trước )?(?:(?:\d{1,2} ?(?:giờ|h|g)\d{0,2} )?(?:sáng |chiều |tối ))?(?:hôm nay|chiều nay|tối nay|sáng nay|cuối giờ chiều nay)|ngay trong ngày|trong ngày(?! \d| (?:làm việc|lễ|tết|nghỉ|hội|khai|bầu)| làm)|ngay trong (?:chiều|sáng|tối) nay)", _read_today),
    _rule("tomorrow", rf"(?:(?:ngay )?(?:trong|trước|chậm nhất(?: là)?|đến|hết) )?{_HOUR}(?:đầu giờ |cuối giờ )?(?:(?:sáng|chiều|trưa|tối|hết|trong|ngày) )*(?:ngày )?(?:mai|mốt|kia)(?!\w)(?! (?:tang|táng|một))", _read_tomorrow),
    # counted terms
    _rule("within-term", rf"(?:(?:trong|sau|tối đa|không quá|chậm nhất|thời hạn|hoàn thành|là|thời gian|ban hành)(?:,? (?:vòng|thời hạn|thời gian|là|không quá|tối đa|chậm nhất))*(?: là)? )(?P<n>\d{{1,3}}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười lăm|một) (?P<unit>ngày làm việc|ngày|tuần|tháng|giờ|tiếng)(?!\w)(?! (?:đầu|cuối|còn lại|qua|nay|trước|năm))(?: (?:tới|nữa|tiếp theo))?{_SINCE}", _read_term),
    _rule("term-since", rf"{_COUNT} (?P<unit>ngày làm việc|ngày|tuần|tháng|giờ)(?!\w){_SINCE[:-1]}", _read_term),
    # weeks
    _rule("weekday-of-week", rf"(?:(?:trước|chậm nhất(?: là)?|đến|hết|vào|hạn|trong) )*{_HOUR}(?:(?:sáng|chiều|hết|cuối ngày|cuối giờ chiều) )?{_WEEKDAY}(?: (?:ngày )?(?:tuần (?:này|sau|tới)|tới|này|sau))?(?! (?:hằng|mỗi)| ?,? ?(?:ngày )?\d{{1,2}}/)(?: (?:tuần (?:này|sau|tới)))?", _read_weekday),
    _rule("in-week", rf"(?:{_SPAN})?(?:(?:đầu|giữa|cuối) )?(?:tuần (?:này|sau|tới|kế tiếp)|(?<=trong )tuần|(?<=cuối )tuần)(?!\w)", _read_week),
    _rule("in-numbered-week", r"(?:trong |hết |vào )tuần (?:thứ )?(?P<n>\d{1,2})(?!\d)", _read_weeks_from_now),
    # months, quarters, years
    _rule("part-of-month", rf"(?:{_SPAN})?(?P<part>đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần) {_MONTH}", _read_month),
    _rule("in-month", rf"{_SPAN}{_MONTH}", _read_month),
    _rule("part-of-next-month", rf"(?:{_SPAN})?(?P<part>đầu|giữa|cuối|trung tuần|thượng tuần) tháng (?:sau|tới)", _read_next_month),
    _rule("in-next-month", rf"(?:{_SPAN})tháng (?:sau|tới)", _read_next_month),
    _rule("part-of-this-month", rf"(?:{_SPAN})?(?P<part>giữa|cuối|trung tuần) tháng(?: này)?(?! \d)(?!\w)", _read_this_month),
    _rule("in-this-month", r"(?:trong|hết|xong) tháng(?: này| nay)?(?! (?:\d|sau|tới|hằng|mỗi|cuối|đầu))(?!\w)", _read_this_month),
    _rule("part-of-quarter", rf"(?:{_SPAN})?(?P<part>đầu|giữa|cuối) {_QUARTER}", _read_quarter),
    _rule("in-quarter", rf"{_SPAN}{_QUARTER}", _read_quarter),
    _rule("in-this-quarter", r"(?:(?:trong|hết|cuối|đến cuối|đến hết) )+quý(?: (?:này|sau|tới))?(?! [iv\d]|\w)", _read_this_quarter),
    _rule("half-year", r"(?:trong |hết |xong |đến hết |kết thúc )(?:6|9|sáu|chín) tháng đầu năm(?: (?P<y>\d{4}))?|(?:trong |hết |vào |đến )giữa năm(?: (?P<y2>\d{4}))?", _read_half_year),
    _rule("rest-of-year", r"(?:trong |từ nay đến )?(?:những|các) tháng (?:còn lại|cuối)(?: của)? năm(?: (?P<y>\d{4}))?", _read_year_end),
    _rule("year-end", rf"{_SPAN}cuối năm(?! học)(?: (?P<y>\d{{4}})(?! ?[-–] ?\d{{4}})| nay)?", _read_year_end),
    _rule("in-year", rf"{_SPAN}(?:hết )?năm(?! học)(?: (?P<y>\d{{4}})(?! ?[-–] ?\d{{4}})| nay| này)", _read_year_end),
    # events and conditions
    _rule("by-event", rf"(?:trước(?: thềm)?|tại|vào|kịp) (?:ngày |dịp |khi |khi vào |thời điểm )?(?:bước vào |diễn ra |tổ chức )?{_EVENTS}(?!\w)[^,;.:\n]{{0,40}}", _read_event),
    _rule("after-meeting", r"ngay sau (?:hội nghị|cuộc họp|buổi họp|giao ban|khi kết thúc hội nghị)(?: này)?", _read_after_meeting),
    _rule("on-condition", r"(?:ngay )?(?:sau khi|khi|đến khi) (?:có|được|nhận được) (?:ý kiến|phê duyệt|chủ trương|hướng dẫn|văn bản|quyết định)[^,;.:\n]{0,40}", _read_condition),
)  # fmt: skip

_TRIGGER = re.compile(r"\d|ngày|tháng|quý|tuần|năm|xuyên|định kỳ|mai|nay|thứ|trước|tại|vào|sau|khi|chủ nhật")
_NO_DUTY_BEFORE = re.compile(r"(?:chi|kinh phí|nguồn|vốn|ngân sách|sự nghiệp|phiên họp|không|chưa) $")
_DOCUMENT_BEFORE = re.compile(
    r"(?:số [\w/&-]+|thông báo|quyết định|công văn|kế hoạch|văn bản|kết luận|nghị quyết|chỉ thị|báo cáo|giấy mời|tờ trình"
    r"|kỷ niệm|kể từ|từ|bắt đầu từ|sinh|giao ban|đợt lũ|vụ) $"
)


def find_deadlines(low: str, text: str, clock: Clock) -> tuple[FoundDeadline, ...]:
    """Every deadline phrase of a text in small letters, in order, none overlapping another."""
    found: list[FoundDeadline] = []
    if not _TRIGGER.search(low):
        return ()
    for order, rule in enumerate(_RULES):
        for match in rule.pattern.finditer(low):
            start, end = match.start(), match.end()
            while end > start and low[end - 1] in " ,":
                end -= 1
            before = low[max(0, start - 40) : start]
            if rule.name == "standing" and _NO_DUTY_BEFORE.search(before):
                continue
            if rule.weak and _DOCUMENT_BEFORE.search(before):
                continue
            reading = rule.read(match, clock)
            if reading is not None:
                kind, due = reading
                found.append(FoundDeadline(start, end, Deadline(kind, due, text[start:end], rule.name), rule.weak))
    return _without_overlaps(found)


def _without_overlaps(found: list[FoundDeadline]) -> tuple[FoundDeadline, ...]:
    """Of two phrases that overlap the one that starts first stays, of equal starts the longer one."""
    kept: list[FoundDeadline] = []
    for one in sorted(found, key=lambda one: (one.start, one.weak, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def between(found: Sequence[FoundDeadline], start: int, end: int) -> tuple[FoundDeadline, ...]:
    """The phrases that begin inside a range; `found` is sorted."""
    first = bisect_left(found, start, key=lambda one: one.start)
    last = bisect_left(found, end, key=lambda one: one.start)
    return tuple(found[first:last])


def read_deadline_cell(words: str, clock: Clock) -> Deadline | None:
    """A deadline standing alone, as in a table's cell: also 'Quý IV/2022', '30/11/2022', 'Tháng 12'.

    None when the cell names no deadline.
    """
    low = words.lower()
    for candidate, shift in ((low, 0), ("trong " + low, 6)):
        found = find_deadlines(candidate, ("trong " + words) if shift else words, clock)
        strong = [one for one in found if not one.weak] or list(found)
        if strong:
            return Deadline(strong[-1].deadline.kind, strong[-1].deadline.due, words, strong[-1].deadline.rule)
    return None
