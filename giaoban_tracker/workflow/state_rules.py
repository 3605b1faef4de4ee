"""State the office's rules of following up, and a year of its work calendar, typed in or taken from a file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.clarity import CLARITIES
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.rules import RULES, CalendarDay, CalendarDescribed, RulesDescribed, RulesTerms
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.work_calendar import calendar_subject

_MOST_DAYS = 365
_MOST_PER_CENT = 100
_LARGEST_FILE = 2_000_000
_LONGEST_EVENT_DAYS = 31
_WORKED = ("lam bu", "lam viec", "di lam")
_OFF = ("nghi",)
_YES, _NO = frozenset({"1", "work", "co"}), frozenset({"0", "off", "khong", ""})


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a file says of one year; nothing is stored yet."""

    year: int
    days: tuple[CalendarDay, ...]


def office_rules(desk: Desk, *, as_of: date | None = None) -> RulesTerms:
    """The rules in force; the usual ones while the office has stated none."""
    with desk.ledger.as_of(as_of) if as_of is not None else desk.ledger.reading() as book:
        return rules_of(book)


def describe_rules(desk: Desk, terms: RulesTerms) -> Changes:
    """State all rules anew; the ladder comes in the order of its days, each once.

    Raises:
        Refused: "rules-out-of-range" with the name of the rule.
    """
    _check(terms)
    labels = tuple(" ".join(label.split()) for label in terms.clarity_labels)
    tidy = replace(terms, ladder=tuple(sorted(set(terms.ladder))), clarity_labels=labels)
    with desk.ledger.writing() as book:
        return book.append([desk.fact(RULES, RulesDescribed(tidy))])


def describe_calendar(desk: Desk, year: int, days: Sequence[CalendarDay]) -> Changes:
    """State a year's days off and make-up days, in place of the shipped ones.

    Raises:
        Refused: "day-of-another-year", "day-twice".
    """
    for one in days:
        if one.day.year != year:
            raise Refused("day-of-another-year", day=one.day.isoformat(), year=year)
    if len({one.day for one in days}) < len(days):
        raise Refused("day-twice", year=year)
    ordered = tuple(sorted(days, key=lambda one: one.day))
    with desk.ledger.writing() as book:
        return book.append([desk.fact(calendar_subject(year), CalendarDescribed(year, ordered))])


def read_calendar(path: Path) -> tuple[CalendarFile, ...]:
    """The years that a .csv (day; nghỉ or làm bù; name) or an .ics file states, oldest first; nothing is stored.

    Raises:
        Unreadable: "file-missing", "calendar-file-unreadable" with the line where it fails.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Unreadable("calendar-file-unreadable", name=path.name, line=0)
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Unreadable("file-missing", name=path.name) from None
    except (OSError, UnicodeDecodeError):
        raise Unreadable("calendar-file-unreadable", name=path.name, line=0) from None
    read = _from_ics if "BEGIN:VCALENDAR" in text[:200] else _from_csv
    years: dict[int, dict[date, CalendarDay]] = {}
    for one in read(text, path.name):
        years.setdefault(one.day.year, {})[one.day] = one
    if not years:
        raise Unreadable("calendar-file-unreadable", name=path.name, line=0)
    return tuple(CalendarFile(year, tuple(days[day] for day in sorted(days))) for year, days in sorted(years.items()))


def _check(terms: RulesTerms) -> None:
    within = {
        "due_soon_days": 0 <= terms.due_soon_days <= _MOST_DAYS,
        "urgent_days": 0 <= terms.urgent_days <= terms.due_soon_days,
        "ladder": all(abs(step) <= _MOST_DAYS for step in terms.ladder),
        "extension_limit": 0 <= terms.extension_limit <= _MOST_PER_CENT,
        "chasings_to_agenda": 1 <= terms.chasings_to_agenda <= _MOST_PER_CENT,
        "silent_days": 1 <= terms.silent_days <= _MOST_DAYS,
        "clarity_labels": len(terms.clarity_labels) <= len(CLARITIES),
        "points": 0 <= terms.points.off_per_delay <= _MOST_PER_CENT
        and 0 <= terms.points.off_per_return <= _MOST_PER_CENT
        and terms.points.product >= 0,
    }
    for rule, fits in within.items():
        if not fits:
            raise Refused("rules-out-of-range", rule=rule)


def _from_csv(text: str, name: str) -> Iterator[CalendarDay]:
    first = text.splitlines()[0] if text.strip() else ""
    rows = csv.reader(text.splitlines(), delimiter=";" if ";" in first else "\t" if "\t" in first else ",")
    for number, cells in enumerate(rows, 1):
        day = _day(cells[0]) if cells else None
        if day is None:
            # One line of headings may stand first.
            if number == 1 or not any(cell.strip() for cell in cells):
                continue
            raise Unreadable("calendar-file-unreadable", name=name, line=number)
        said = [cell.strip() for cell in cells[1:]]
        works = _works(said[0]) if said else False
        if works is None:
            raise Unreadable("calendar-file-unreadable", name=name, line=number)
        yield CalendarDay(day, works, said[1] if len(said) > 1 else "")


def _from_ics(text: str, name: str) -> Iterator[CalendarDay]:
    """All-day events; those whose summary speaks of working are worked, all others are days off."""
    fields: dict[str, str] = {}
    for number, line in enumerate(re.sub(r"\r?\n[ \t]", "", text).splitlines(), 1):
        field, _, value = line.partition(":")
        fields[field.split(";")[0].upper()] = value.strip()
        if line.strip() == "BEGIN:VEVENT":
            fields = {}
        elif line.strip() == "END:VEVENT":
            first = _day(fields.get("DTSTART", ""))
            last = _day(fields.get("DTEND", "")) or (first + timedelta(days=1) if first else None)
            if first is None or last is None or not 0 <= (last - first).days <= _LONGEST_EVENT_DAYS:
                raise Unreadable("calendar-file-unreadable", name=name, line=number)
            summary = fields.get("SUMMARY", "").replace("\\,", ",").replace("\\;", ";")
            works = any(word in folded(summary) for word in _WORKED)
            for ahead in range(max(1, (last - first).days)):
                yield CalendarDay(first + timedelta(days=ahead), works, summary)


def _works(text: str) -> bool | None:
    """Whether a cell says that the day is worked; None when it says neither."""
    words = folded(text)
    if words.startswith(_OFF) or words in _NO:
        return False
    return True if words.startswith(_WORKED) or words in _YES else None


def _day(text: str) -> date | None:
    text = text.strip()[:10]
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", (0, 1, 2)),
        (r"(\d{4})(\d{2})(\d{2})(?:T.*)?", (0, 1, 2)),
        (r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", (2, 1, 0)),
    ):
        found = re.fullmatch(pattern, text)
        if found:
            parts = [int(part) for part in found.groups()]
            try:
                return date(*(parts[place] for place in order))
            except ValueError:
                return None
    return None
