"""Which days move with a meeting is known before it moves."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.workflow import days_tied, decide, list_tasks, plan_meeting
from giaoban_tracker.workflow.assign import assign
from tests.workflow.conftest import Office

HELD_ON, OTHER_DAY = date(2017, 10, 5), date(2017, 10, 12)


def test_open_tasks_tied_to_the_meeting_would_move_and_done_ones_only_count_as_tied(office: Office) -> None:
    meeting = plan_meeting.plan_meeting(office.desk, MeetingTerms("Giao ban quý III/2017", HELD_ON)).meeting
    open_task, done_task, other = (given(office) for _ in range(3))
    plan_meeting.tie_to_meeting(office.desk, [open_task, done_task], meeting)
    decide.report(office.desk, done_task, ReportTerms(office.culture, Claim.DONE, 100, "đã xong"))
    decide.accept(office.desk, done_task, office.culture)

    moving = [row.id for row in days_tied.moving(office.desk, meeting, OTHER_DAY)]

    assert moving == [open_task]
    assert days_tied.tied(office.desk, meeting) == 2
    assert set(list_tasks.listing(office.desk, days_tied.tied_query(office.desk, meeting)).ids) == {
        open_task,
        done_task,
    }
    assert other not in moving


def given(office: Office) -> TaskId:
    deadline = Deadline(DeadlineKind.EVENT, None, "trước kỳ giao ban quý III")
    return assign(office.desk, TaskTerms("", "Báo cáo", lead=(office.culture,), deadline=deadline)).task
