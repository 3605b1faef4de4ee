"""What a day of the work calendar is, in words and marks; and a year's days with one of them changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, auto

from giaoban_tracker.domain.rules import CalendarDay
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.domain.work_calendar import SATURDAY

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class DayKind(Enum):
    """What the office does on a day."""

    WORKED = auto()
    WEEKEND = auto()
    OFF = auto()
    """A day off by decision: ngày lễ, nghỉ bù, hoán đổi."""
    MAKE_UP = auto()
    """A day of the weekend that is worked instead: ngày làm bù."""


KIND_WORDS: Mapping[DayKind, str] = {
    DayKind.WORKED: "ngày làm việc",
    DayKind.WEEKEND: "nghỉ cuối tuần",
    DayKind.OFF: "ngày nghỉ",
    DayKind.MAKE_UP: "ngày làm bù",
}
"""As they stand in the key under the year and beside the chosen day."""

TURN_WORDS: Mapping[DayKind, str] = {
    DayKind.WORKED: "Ghi là ngày &nghỉ",
    DayKind.WEEKEND: "Ghi là ngày &làm bù",
    DayKind.OFF: "&Bỏ ngày nghỉ này",
    DayKind.MAKE_UP: "&Bỏ ngày làm bù này",
}
"""What pressing the button does to a day of each kind."""


def kind_of(day: date, special: CalendarDay | None) -> DayKind:
    """What a day is, given what the calendar says of it; None when it says nothing."""
    weekend = day.weekday() >= SATURDAY
    if special is None:
        return DayKind.WEEKEND if weekend else DayKind.WORKED
    if special.works:
        return DayKind.MAKE_UP if weekend else DayKind.WORKED
    return DayKind.OFF


def turned(days: Iterable[CalendarDay], day: date, name: str) -> tuple[CalendarDay, ...]:
    """The year's days with one turned: an ordinary one becomes a day off or a make-up day, any other ordinary again."""
    by_day = {one.day: one for one in days}
    kind = kind_of(day, by_day.get(day))
    if kind in (DayKind.OFF, DayKind.MAKE_UP):
        del by_day[day]
    else:
        by_day[day] = CalendarDay(day, kind is DayKind.WEEKEND, name)
    return tuple(sorted(by_day.values(), key=lambda one: one.day))


def named(days: Iterable[CalendarDay], day: date, name: str) -> tuple[CalendarDay, ...]:
    """The year's days with another name for one of them."""
    return tuple(CalendarDay(one.day, one.works, name) if one.day == day else one for one in days)


def said_of(day: date, special: CalendarDay | None) -> str:
    """A day in words: "Thứ Tư, 02/09/2026: ngày nghỉ, Quốc khánh"."""
    name = f", {special.name}" if special is not None and special.name else ""
    return f"{WEEKDAYS[day.weekday()]}, {day_text(day)}: {KIND_WORDS[kind_of(day, special)]}{name}"
