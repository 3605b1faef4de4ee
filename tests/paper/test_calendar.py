"""Calendar files keep the rules of RFC 5545: what any calendar program reads back is what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.exported import CalendarEntry, TaskCalendar
from giaoban_tracker.paper import calendar_bytes
from tests.conftest import VIETNAM

MADE_AT = datetime(2017, 10, 2, 8, 30, tzinfo=VIETNAM)


def entry(title: str = "NV-001 – Rà soát hộ nghèo", *, details: str = "", is_open: bool = True) -> CalendarEntry:
    return CalendarEntry("id@giao-ban", 2, date(2017, 9, 30), title, details, "Giảm nghèo", is_open)


def written(*entries: CalendarEntry) -> bytes:
    return calendar_bytes(TaskCalendar("Sổ giao ban", MADE_AT, entries))


def unfolded(calendar: bytes) -> list[str]:
    """Content lines as 3.1 says how to get them back."""
    return calendar.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value_of(lines: list[str], name: str) -> str:
    return next(line.partition(":")[2] for line in lines if line.partition(":")[0].partition(";")[0] == name)


def unescaped(value: str) -> str:
    """A TEXT value read back by 3.3.11, character by character."""

    def letters() -> Iterator[str]:
        rest = iter(value)
        for char in rest:
            if char == "\\":
                following = next(rest)
                yield "\n" if following in "nN" else following
            else:
                yield char

    return "".join(letters())


def test_an_entry_is_an_all_day_event_on_the_due_day() -> None:
    lines = unfolded(written(entry()))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert "DTSTART;VALUE=DATE:20170930" in lines
    assert "DTEND;VALUE=DATE:20171001" in lines
    assert "DTSTAMP:20171002T013000Z" in lines
    assert (value_of(lines, "UID"), value_of(lines, "SEQUENCE")) == ("id@giao-ban", "2")


def test_the_alarm_rings_three_days_before_and_not_for_what_is_done() -> None:
    assert "TRIGGER:-P3D" in unfolded(written(entry()))
    assert not any("VALARM" in line for line in unfolded(written(entry(is_open=False))))


def test_alarms_ring_on_the_steps_that_the_office_has_set() -> None:
    lines = unfolded(calendar_bytes(TaskCalendar("Sổ giao ban", MADE_AT, (entry(),), alarms=(-5, 0, 2))))

    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:-P5D", "TRIGGER:P0D", "TRIGGER:P2D"]
    assert lines.count("BEGIN:VALARM") == lines.count("END:VALARM") == 3


def test_every_begin_has_its_end() -> None:
    open_parts: list[str] = []
    for line in unfolded(written(entry(), entry(is_open=False))):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value

    assert open_parts == []


def test_an_empty_calendar_is_still_one() -> None:
    lines = unfolded(written())

    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert value_of(lines, "PRODID")


def test_punctuation_and_line_ends_are_escaped() -> None:
    lines = unfolded(written(entry("Họp; ký, gửi \\ lưu", details="một\nhai")))

    assert value_of(lines, "SUMMARY") == "Họp\\; ký\\, gửi \\\\ lưu"
    assert value_of(lines, "DESCRIPTION") == "một\\nhai"


WORDS = st.text(st.sampled_from('ấĐủ🙂 ,;:\\nN"ab\n'), min_size=1, max_size=400).map(str.strip).filter(bool)


@given(WORDS, WORDS)
def test_any_words_come_back_and_no_line_is_longer_than_75_octets(title: str, details: str) -> None:
    calendar = written(entry(title, details=details))

    assert calendar.endswith(b"\r\n")
    for line in calendar.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        line.decode()
        assert b"\n" not in line
        assert b"\r" not in line
    lines = unfolded(calendar)
    assert unescaped(value_of(lines, "SUMMARY")) == title
    assert unescaped(value_of(lines, "DESCRIPTION")) == details


def test_the_moment_is_told_in_universal_time() -> None:
    late = MADE_AT.replace(hour=1) - timedelta(days=1)

    assert b"DTSTAMP:20170930T183000Z\r\n" in calendar_bytes(TaskCalendar("", late, (entry(),)))
