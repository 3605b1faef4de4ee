"""A calendar file (.ics) of due days, as RFC 5545 asks for it: all-day events, folded lines, alarms around the due day.

Written by hand: the part of the standard that is needed is five properties long, and every calendar program reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from giaoban_tracker.domain.exported import CalendarEntry, TaskCalendar
from giaoban_tracker.paper.plain_text import plain

_LONGEST_LINE = 75
"""Octets, the line end not counted (RFC 5545, 3.1)."""
_PRODUCT = "-//So giao ban//Theo doi ket luan giao ban//VI"


def calendar_bytes(calendar: TaskCalendar) -> bytes:
    """The calendar in UTF-8 with CRLF line ends; the same calendar gives the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(calendar.name)}",
        *(line for entry in calendar.entries for line in _event(entry, calendar)),
        "END:VCALENDAR",
    ]
    return b"".join(b"\r\n ".join(_folded(line)) + b"\r\n" for line in lines)


def _event(entry: CalendarEntry, calendar: TaskCalendar) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{calendar.made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{entry.revision}"
    yield f"DTSTART;VALUE=DATE:{entry.due:%Y%m%d}"
    # The end of an all-day event is the first day after it.
    yield f"DTEND;VALUE=DATE:{entry.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.details:
        yield f"DESCRIPTION:{_text(entry.details)}"
    if entry.category:
        yield f"CATEGORIES:{_text(entry.category)}"
    # A due day keeps nobody from being invited elsewhere.
    yield "TRANSP:TRANSPARENT"
    for days in calendar.alarms if entry.is_open else ():
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_text(entry.title)}",
            f"TRIGGER:{'-' if days < 0 else ''}P{abs(days)}D",
            "END:VALARM",
        )
    yield "END:VEVENT"


def _text(words: str) -> str:
    """A value of type TEXT: backslash, semicolon, comma and line end escaped (3.3.11), nothing unprintable."""
    tidy = plain(words).replace("\r\n", "\n").replace("\r", "\n")
    for char, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        tidy = tidy.replace(char, escaped)
    return tidy.replace("\t", " ")


def _folded(line: str) -> Iterator[bytes]:
    """Pieces of at most 75 octets, the blank before each further one counted; no letter is cut in two."""
    piece, room = bytearray(), _LONGEST_LINE
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > room:
            yield bytes(piece)
            piece, room = bytearray(), _LONGEST_LINE - 1
        piece += octets
    yield bytes(piece)
