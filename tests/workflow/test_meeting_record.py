"""A meeting's record: held, spoken at, closed, moved with the days tied to it; the next one planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.meeting import Meeting, MeetingTerms, Rhythm
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.workflow import decide, meeting_record, plan_meeting, record_conclusions, show_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.list_tasks import particulars
from tests.conftest import Almanac
from tests.workflow.conftest import Office

NEXT_DAY = date(2017, 10, 5)


@pytest.fixture
def held(office: Office, give: Callable[..., TaskId]) -> MeetingId:
    """The meeting of 5 July that gave a task."""
    give()
    return particulars(office.desk).meetings[0].id


@pytest.fixture
def planned(office: Office) -> MeetingId:
    terms = MeetingTerms("Giao ban quý III/2017", NEXT_DAY, office.bloc, series="Giao ban quý", rhythm=Rhythm.QUARTER)
    return plan_meeting.plan_meeting(office.desk, terms).meeting


def meeting(office: Office, wanted: MeetingId) -> Meeting:
    return next(one for one in particulars(office.desk).meetings if one.id == wanted)


def due_before_briefing(office: Office) -> TaskId:
    deadline = Deadline(DeadlineKind.EVENT, None, "trước kỳ giao ban quý III")
    return assign(office.desk, TaskTerms("", "báo cáo", lead=(office.culture,), deadline=deadline)).task


def day_of(office: Office, task: TaskId) -> date | None:
    return show_task.task_card(office.desk, task).task.deadline.due


def test_a_closed_record_is_read_only(office: Office, held: MeetingId) -> None:
    meeting_record.close_meeting(office.desk, held)
    wishes: tuple[Callable[[], object], ...] = (
        lambda: meeting_record.record_statement(office.desk, held, office.culture, "đạt"),
        lambda: meeting_record.hold_meeting(office.desk, held),
        lambda: meeting_record.close_meeting(office.desk, held),
        lambda: meeting_record.move_meeting(office.desk, held, NEXT_DAY),
        lambda: record_conclusions.correct_meeting(office.desk, held, MeetingTerms("Khác", NEXT_DAY)),
        lambda: record_conclusions.record(office.desk, MeetingTerms("Khác", NEXT_DAY), b"", (), meeting=held),
    )

    for wish in wishes:
        with pytest.raises(Refused) as refusal:
            wish()
        assert refusal.value.code == "meeting-closed"

    meeting_record.reopen_meeting(office.desk, held, "ghi thiếu")
    meeting_record.record_statement(office.desk, held, office.culture, "đạt 5/8 xã", proposals="thêm kinh phí")
    (statement,) = meeting_record.meeting_record(office.desk, held).statements
    assert (statement.unit, statement.proposals) == (office.culture, "thêm kinh phí")


@pytest.mark.parametrize(
    ("code", "wish"),
    [
        ("meeting-not-closed", lambda office, one: meeting_record.reopen_meeting(office.desk, one, "sai")),
        ("reason-missing", lambda office, one: meeting_record.reopen_meeting(office.desk, one, " ")),
        ("meeting-not-yet", lambda office, one: meeting_record.hold_meeting(office.desk, one)),
        ("meeting-not-yet", lambda office, one: meeting_record.close_meeting(office.desk, one)),
        ("same-day", lambda office, one: meeting_record.move_meeting(office.desk, one, NEXT_DAY)),
        ("words-missing", lambda office, one: meeting_record.record_statement(office.desk, one, office.culture, " ")),
        ("unknown-meeting", lambda office, _: meeting_record.close_meeting(office.desk, MeetingId("không có"))),
    ],
)
def test_what_makes_no_sense_of_a_meeting_is_refused(
    office: Office, planned: MeetingId, code: str, wish: Callable[[Office, MeetingId], Changes]
) -> None:
    with pytest.raises(Refused) as refusal:
        wish(office, planned)

    assert refusal.value.code == code


def test_a_meeting_that_was_held_has_its_attendance_and_is_not_moved(office: Office, held: MeetingId) -> None:
    with pytest.raises(Refused) as both:
        meeting_record.hold_meeting(office.desk, held, [office.culture], [office.culture])
    meeting_record.hold_meeting(office.desk, held, [office.culture], [office.home_affairs])

    record = meeting_record.meeting_record(office.desk, held)
    assert (record.present, record.absent) == ((office.culture,), (office.home_affairs,))
    assert meeting(office, held).held
    with pytest.raises(Refused) as refusal:
        meeting_record.move_meeting(office.desk, held, NEXT_DAY)
    assert (both.value.code, refusal.value.code) == ("present-and-absent", "meeting-held")


def test_days_tied_to_a_meeting_move_with_it_in_one_undo(office: Office, planned: MeetingId) -> None:
    task = due_before_briefing(office)
    assert [row.id for row in plan_meeting.tieable(office.desk, planned)] == [task]
    plan_meeting.tie_to_meeting(office.desk, [task], planned)
    tied = day_of(office, task)

    changes = meeting_record.move_meeting(office.desk, planned, date(2017, 10, 12))

    moved = day_of(office, task)
    decide.undo(office.desk, changes)
    assert (tied, moved, day_of(office, task)) == (NEXT_DAY, date(2017, 10, 12), NEXT_DAY)
    assert meeting(office, planned).terms.held_on == NEXT_DAY
    assert plan_meeting.tieable(office.desk, planned) == ()


def test_a_corrected_day_moves_what_is_tied_to_it_too(office: Office, planned: MeetingId) -> None:
    task = due_before_briefing(office)
    plan_meeting.tie_to_meeting(office.desk, [task], planned)

    record_conclusions.correct_meeting(office.desk, planned, MeetingTerms("Giao ban quý III", date(2017, 10, 6)))

    assert day_of(office, task) == date(2017, 10, 6)


def test_as_at_the_day_before_the_move_the_former_day_stands(
    office: Office, planned: MeetingId, almanac: Almanac
) -> None:
    task = due_before_briefing(office)
    plan_meeting.tie_to_meeting(office.desk, [task], planned)
    almanac.turn_to(date(2017, 9, 1))
    meeting_record.move_meeting(office.desk, planned, date(2017, 10, 12))

    with office.desk.ledger.as_of(date(2017, 8, 31)) as book:
        assert book.task(task).deadline.due == NEXT_DAY
        assert [one.terms.held_on for one in book.meetings()] == [NEXT_DAY]


def test_the_next_meeting_of_a_row_keeps_its_name_and_leaves_its_papers(office: Office, planned: MeetingId) -> None:
    following = plan_meeting.next_of(meeting(office, planned))

    assert (following.held_on, following.series, following.rhythm) == (date(2018, 1, 5), "Giao ban quý", Rhythm.QUARTER)
    assert (following.document, following.minutes_sha256) == ("", "")
    with pytest.raises(Refused):
        plan_meeting.plan_meeting(office.desk, MeetingTerms(" ", NEXT_DAY))
