"""The office's own rules and its calendar: stated, judged, read from files, and used where days are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.rules import CalendarDay, Points, RulesTerms
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import state_rules
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.list_tasks import listing
from giaoban_tracker.workflow.printing import Scope
from giaoban_tracker.workflow.printing.lists import alerts
from giaoban_tracker.workflow.work_calendar import calendar_year, due_after, office_calendar
from tests.conftest import Almanac
from tests.workflow.conftest import Office

CSV = """Ngày;Loại;Tên
04/09/2031;nghỉ;Nghỉ lễ
2031-09-06;làm bù;Làm bù ngày 04/9

"""
ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20320210
DTEND;VALUE=DATE:20320213
SUMMARY:Tết Nguyên
  đán
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20320221
SUMMARY:Làm bù ngày 13/02
END:VEVENT
END:VCALENDAR
"""


def test_the_usual_rules_hold_until_the_office_states_its_own(office: Office, almanac: Almanac) -> None:
    usual = state_rules.office_rules(office.desk)
    almanac.turn_to(date(2017, 7, 10))
    state_rules.describe_rules(office.desk, replace(usual, due_soon_days=10, ladder=(3, -5, 3)))

    stated = state_rules.office_rules(office.desk)
    assert usual == RulesTerms()
    assert (stated.due_soon_days, stated.ladder) == (10, (-5, 3))
    assert state_rules.office_rules(office.desk, as_of=date(2017, 7, 9)) == usual


@pytest.mark.parametrize(
    "terms",
    [
        RulesTerms(due_soon_days=2, urgent_days=3),
        RulesTerms(due_soon_days=-1, urgent_days=-1),
        RulesTerms(ladder=(400,)),
        RulesTerms(silent_days=0),
        RulesTerms(chasings_to_agenda=0),
        RulesTerms(clarity_labels=("một",) * 7),
        RulesTerms(points=Points(off_per_delay=101)),
    ],
)
def test_rules_out_of_range_are_refused(office: Office, terms: RulesTerms) -> None:
    with pytest.raises(Refused) as refusal:
        state_rules.describe_rules(office.desk, terms)

    assert refusal.value.code == "rules-out-of-range"


def test_alerts_look_as_far_ahead_as_the_rules_say(office: Office) -> None:
    deadline = Deadline(DeadlineKind.FIXED, date(2017, 7, 14))
    assign(office.desk, TaskTerms("", "rà soát", lead=(office.culture,), deadline=deadline))
    query = TaskQuery(office.desk.today, due_soon=True)
    usual = (len(alerts(office.desk, Scope(TaskQuery(office.desk.today))).alerts), len(listing(office.desk, query).ids))

    state_rules.describe_rules(office.desk, RulesTerms(due_soon_days=9))

    stated = alerts(office.desk, Scope(TaskQuery(office.desk.today)))
    assert usual == (0, 0)
    assert (len(stated.alerts), stated.within_days) == (1, 9)
    assert len(listing(office.desk, replace(query, soon_days=9)).ids) == 1


def test_a_year_without_data_is_refused_in_words_until_it_is_stated(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        due_after(office.desk, date(2031, 9, 1), 5)
    state_rules.describe_calendar(office.desk, 2031, [CalendarDay(date(2031, 9, 2), False, "Quốc khánh")])

    assert (refusal.value.code, refusal.value.fields["year"]) == ("calendar-year-missing", "2031")
    assert due_after(office.desk, date(2031, 9, 1), 5) == date(2031, 9, 9)


def test_a_stated_year_stands_in_place_of_the_shipped_one(office: Office) -> None:
    shipped = calendar_year(office.desk, 2017)
    made_up = date(2017, 7, 8)

    state_rules.describe_calendar(office.desk, 2017, [CalendarDay(made_up, True, "làm bù")])

    calendar = office_calendar(office.desk, made_up)
    assert shipped
    assert calendar.is_working_day(made_up)
    assert calendar.is_working_day(date(2017, 5, 1))
    assert not calendar.is_working_day(date(2018, 1, 1))


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("day-of-another-year", [CalendarDay(date(2018, 1, 1), False)]),
        ("day-twice", [CalendarDay(date(2017, 1, 2), False), CalendarDay(date(2017, 1, 2), True)]),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(office: Office, code: str, days: list[CalendarDay]) -> None:
    with pytest.raises(Refused) as refusal:
        state_rules.describe_calendar(office.desk, 2017, days)

    assert refusal.value.code == code


def test_a_leap_day_is_a_day_like_any_other(office: Office) -> None:
    assert due_after(office.desk, date(2024, 2, 28), 1) == date(2024, 2, 29)
    assert due_after(office.desk, date(2024, 2, 29), 1) == date(2024, 3, 1)


def test_days_are_read_from_a_table(tmp_path: Path) -> None:
    path = tmp_path / "lich.csv"
    path.write_text(CSV, encoding="utf-8-sig")

    (read,) = state_rules.read_calendar(path)

    assert read.year == 2031
    assert read.days == (
        CalendarDay(date(2031, 9, 4), False, "Nghỉ lễ"),
        CalendarDay(date(2031, 9, 6), True, "Làm bù ngày 04/9"),
    )


def test_days_are_read_from_a_calendar_file(tmp_path: Path) -> None:
    path = tmp_path / "lich.ics"
    path.write_text(ICS, encoding="utf-8")

    (read,) = state_rules.read_calendar(path)

    assert [(one.day.day, one.works) for one in read.days] == [(10, False), (11, False), (12, False), (21, True)]
    assert read.days[0].name == "Tết Nguyên đán"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "0"),
        (b"\xff\xfe\x00", "0"),
        ("ngày,loại\n31/02/2031,nghỉ\n".encode(), "2"),
        ("2031-09-04;có thể;?\n".encode(), "1"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n", "4"),
    ],
)
def test_a_broken_calendar_file_names_its_line(tmp_path: Path, content: bytes, line: str) -> None:
    path = tmp_path / "hong.csv"
    path.write_bytes(content)

    with pytest.raises(Unreadable) as refusal:
        state_rules.read_calendar(path)

    assert (refusal.value.code, refusal.value.fields["line"]) == ("calendar-file-unreadable", line)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        state_rules.read_calendar(tmp_path / "khong-co.csv")

    assert refusal.value.code == "file-missing"
