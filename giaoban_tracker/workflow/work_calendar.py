"""The office's work calendar: days off and make-up days that the program ships, or that the office states instead."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fold import fold_calendar
from giaoban_tracker.domain.identity import SubjectId
from giaoban_tracker.domain.rules import CalendarDay
from giaoban_tracker.domain.work_calendar import WorkCalendar
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk

_FILE = Path("calendar") / "viet-nam.json"
_Years = dict[str, dict[str, dict[str, str]]]


def shipped_calendar(resources: Path) -> WorkCalendar:
    """The work calendar of Vietnamese offices.

    Years outside 2015–2030 know weekends only. Swapped working days are in it for the years for which they were
    decided when the file was made.
    """
    years = _shipped(resources)
    return WorkCalendar(
        holidays=frozenset(date.fromisoformat(day) for year in years.values() for day in year["days_off"]),
        make_up_days=frozenset(date.fromisoformat(day) for year in years.values() for day in year["make_up_days"]),
    )


def office_calendar(desk: Desk, day: date) -> WorkCalendar:
    """The calendar that counts around a day: its year and both neighbours as the office states them."""
    with desk.ledger.reading() as book:
        return calendar_of(book, desk.resources, range(day.year - 1, day.year + 2))


def calendar_of(book: Reading, resources: Path, years: Iterable[int]) -> WorkCalendar:
    """The shipped calendar, with some years as the office states them in that book."""
    calendar = shipped_calendar(resources)
    for year in years:
        stated = fold_calendar(book.facts_about(calendar_subject(year)))
        if stated is not None:
            calendar = calendar.with_year(year, stated.days)
    return calendar


def calendar_year(desk: Desk, year: int) -> tuple[CalendarDay, ...]:
    """The days of a year that differ from the ordinary week, by day; empty for a year without data."""
    with desk.ledger.reading() as book:
        stated = fold_calendar(book.facts_about(calendar_subject(year)))
    return stated.days if stated is not None else _shipped_year(desk.resources, year)


def due_after(desk: Desk, start: date, working_days: int) -> date:
    """The day on which a term of working days ends, the starting day not counted (Civil Code 2015, Art. 147).

    Raises:
        Refused: "calendar-year-missing" when the term runs through a year whose days off nobody has stated.
    """
    years = range(start.year, start.year + working_days // 200 + 2)
    with desk.ledger.reading() as book:
        calendar = calendar_of(book, desk.resources, years)
        known = {year for year in years if _is_known(book, desk.resources, year)}
    due = calendar.add_working_days(start, working_days)
    for year in range(start.year, due.year + 1):
        if year not in known:
            raise Refused("calendar-year-missing", year=year)
    return due


def calendar_subject(year: int) -> SubjectId:
    """What facts about a year's calendar are about."""
    return SubjectId(f"calendar-{year}")


def _is_known(book: Reading, resources: Path, year: int) -> bool:
    return str(year) in _shipped(resources) or fold_calendar(book.facts_about(calendar_subject(year))) is not None


def _shipped_year(resources: Path, year: int) -> tuple[CalendarDay, ...]:
    known = _shipped(resources).get(str(year), {"days_off": {}, "make_up_days": {}})
    days = [CalendarDay(date.fromisoformat(day), False, name) for day, name in known["days_off"].items()]
    days += [CalendarDay(date.fromisoformat(day), True, name) for day, name in known["make_up_days"].items()]
    return tuple(sorted(days, key=lambda one: one.day))


def _shipped(resources: Path) -> _Years:
    years: _Years = json.loads((resources / _FILE).read_text(encoding="utf-8"))
    return years
