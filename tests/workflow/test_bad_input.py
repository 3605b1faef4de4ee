"""What must not happen in following up, case by case: refused in words and never half-done, or simply handled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import DEEDS
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.paper import document_of
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.workflow import (
    decide,
    describe_office,
    list_tasks,
    meeting_record,
    plan_meeting,
    succession,
)
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.prepare import prepare_meeting
from giaoban_tracker.workflow.printing.rating_paper import rating_table
from giaoban_tracker.workflow.ratings import ratings
from giaoban_tracker.workflow.work_calendar import due_after
from tests.conftest import Almanac
from tests.workflow.conftest import Office

Give = Callable[..., TaskId]
AUTUMN, LATER = date(2017, 9, 30), date(2017, 10, 31)


def whole_book(office: Office) -> object:
    """Everything that a wish which is refused must leave as it was."""
    with office.desk.ledger.reading() as book:
        query = TaskQuery(office.desk.today)
        return book.journal(1), book.tasks(query), book.counters(query), book.units(), book.meetings()


def refused(office: Office, wish: Callable[[], object]) -> Refused:
    """The refusal, proved to be in words and to leave nothing behind."""
    before = whole_book(office)
    with pytest.raises(Refused) as caught:
        wish()
    words = sentence(caught.value)
    assert caught.value.code not in words
    assert words.count(".") >= 2, "what happened, and what to do next"
    assert whole_book(office) == before
    return caught.value


def test_acceptance_before_any_report(office: Office, give: Give) -> None:
    task = give()

    refusal = refused(office, lambda: decide.accept(office.desk, task, office.home_affairs))

    assert refusal.code == "nothing-reported"


def test_two_extensions_at_once(office: Office, give: Give) -> None:
    desk, task = office.desk, give()
    decide.ask_extension(desk, task, office.home_affairs, AUTUMN, "chờ số liệu")
    with desk.ledger.reading() as book:
        (request,) = book.task(task).course.open_requests

    again = refused(office, lambda: decide.ask_extension(desk, task, office.home_affairs, LATER, "chờ thêm"))
    decide.extend(desk, task, AUTUMN, "đồng ý", request=request.id)
    twice = refused(office, lambda: decide.extend(desk, task, LATER, "đồng ý", request=request.id))
    same_day = refused(office, lambda: decide.extend(desk, task, AUTUMN, "đồng ý lần nữa"))

    assert (again.code, twice.code, same_day.code) == ("extension-pending", "request-decided", "not-later")


def test_a_deadline_before_the_assignment(office: Office, give: Give) -> None:
    past = Deadline(DeadlineKind.FIXED, date(2017, 7, 4))
    terms = TaskTerms("", "rà soát", lead=(office.culture,), deadline=past)

    given = refused(office, lambda: assign(office.desk, terms))
    task = give()
    extended = refused(office, lambda: decide.extend(office.desk, task, date(2017, 7, 4), "nhầm"))

    assert (given.code, extended.code) == ("due-before-assignment", "before-assignment")


def test_a_unit_dissolved_with_open_tasks(office: Office, give: Give, almanac: Almanac) -> None:
    desk, task = office.desk, give()
    almanac.turn_to(date(2017, 9, 1))
    unit = next(one for one in list_tasks.particulars(desk).units if one.id == office.home_affairs)
    ended = replace(unit.terms, valid_to=date(2017, 8, 31))

    refusal = refused(office, lambda: describe_office.describe_unit(desk, ended, unit.id))
    succession.move_units(desk, {unit.id: office.culture}, "sắp xếp bộ máy")

    assert (refusal.code, refusal.fields["tasks"]) == ("unit-has-tasks", "NV-001")
    with desk.ledger.reading() as book:
        assert [share.unit for share in book.task(task).shares] == [office.culture]


def test_a_meeting_deleted_cannot_be_and_a_closed_one_cannot_be_changed(office: Office, give: Give) -> None:
    desk = office.desk
    give()
    meeting = plan_meeting.plan_meeting(desk, MeetingTerms("Giao ban quý III/2017", desk.today)).meeting
    meeting_record.hold_meeting(desk, meeting, [office.home_affairs], [])
    meeting_record.close_meeting(desk, meeting)

    refusal = refused(office, lambda: meeting_record.move_meeting(desk, meeting, AUTUMN))
    unknown = refused(office, lambda: prepare_meeting(desk, MeetingId("đã mất")))

    assert {deed.type for deed in DEEDS if deed.about is SubjectKind.MEETING} == {
        "meeting.recorded",
        "meeting.held",
        "meeting.closed",
        "meeting.reopened",
        "statement.recorded",
        "minutes.reviewed",
    }
    assert (refusal.code, unknown.code) == ("meeting-closed", "unknown-meeting")


def test_a_period_without_tasks_is_a_table_of_none(office: Office) -> None:
    table = ratings(office.desk, GroupBy.UNIT, "2017-Q1")

    assert (table.lines, table.total.counters) == ((), Counters())
    assert document_of(rating_table(table, list_tasks.particulars(office.desk).office)).sheets


def test_a_period_that_has_not_begun_and_one_that_is_none(office: Office) -> None:
    to_come = refused(office, lambda: ratings(office.desk, GroupBy.UNIT, "2018-Q1"))
    none = refused(office, lambda: ratings(office.desk, GroupBy.UNIT, "2017-Q5"))

    assert (to_come.code, none.code) == ("period-to-come", "unknown-period")


def test_a_leap_day_is_due_extended_and_counted_as_any_other(office: Office, almanac: Almanac) -> None:
    desk, leap = office.desk, date(2024, 2, 29)
    almanac.turn_to(date(2024, 1, 15))
    terms = TaskTerms("", "rà soát", lead=(office.culture,), deadline=Deadline(DeadlineKind.FIXED, date(2024, 2, 28)))
    task = assign(desk, terms).task
    decide.extend(desk, task, leap, "thêm một ngày")

    days = (leap, date(2024, 3, 1))
    counted = [list_tasks.listing(desk, TaskQuery(day), as_of=day).counters for day in days]

    assert [(one.open_in_time, one.open_overdue) for one in counted] == [(1, 0), (0, 1)]
    assert due_after(desk, date(2024, 2, 28), 1) == leap
    assert ratings(desk, GroupBy.UNIT, "2024-01").total.counters.total == 1


def test_a_year_without_calendar_data(office: Office) -> None:
    refusal = refused(office, lambda: due_after(office.desk, date(2031, 9, 1), 5))

    assert (refusal.code, refusal.fields["year"]) == ("calendar-year-missing", "2031")
