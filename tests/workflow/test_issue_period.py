"""A recurring task gives one task a period, each once."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.target import Period
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import decide, show_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.issue_period import issue_period, next_period
from giaoban_tracker.workflow.list_tasks import listing
from tests.conftest import Almanac
from tests.workflow.conftest import Office


@pytest.fixture
def monthly(office: Office) -> TaskId:
    deadline = Deadline(DeadlineKind.RECURRING, None, "hằng tháng")
    return assign(office.desk, TaskTerms("", "Báo cáo giảm nghèo", lead=(office.culture,), deadline=deadline)).task


def test_each_period_is_a_task_of_its_own_with_its_own_day(office: Office, monthly: TaskId, almanac: Almanac) -> None:
    first = issue_period(office.desk, monthly, next_period(office.desk, monthly))
    second = issue_period(office.desk, monthly, next_period(office.desk, monthly), due=date(2017, 8, 25))

    tasks = [show_task.task_card(office.desk, one.task).task for one in (first, second)]
    assert [task.terms.series for task in tasks] == [Period(monthly, "2017-07"), Period(monthly, "2017-08")]
    assert [task.deadline.due for task in tasks] == [date(2017, 7, 31), date(2017, 8, 25)]
    assert tasks[0].terms.content == "Báo cáo giảm nghèo (tháng 07/2017)"
    assert standing_of(tasks[0], date(2017, 8, 1)) is Standing.OPEN_OVERDUE
    assert set(listing(office.desk, TaskQuery(office.desk.today, series=monthly)).ids) == {first.task, second.task}
    assert show_task.task_card(office.desk, monthly).standing is Standing.STANDING


@pytest.mark.parametrize(
    ("code", "period"),
    [("period-issued", "2017-07"), ("unknown-period", "2017-13"), ("unknown-period", "tháng bảy")],
)
def test_a_period_is_issued_once_and_must_exist(office: Office, monthly: TaskId, code: str, period: str) -> None:
    issue_period(office.desk, monthly, "2017-07")

    with pytest.raises(Refused) as refusal:
        issue_period(office.desk, monthly, period)

    assert refusal.value.code == code


def test_a_period_that_was_withdrawn_can_be_issued_again(office: Office, monthly: TaskId) -> None:
    issued = issue_period(office.desk, monthly, "2017-07")
    decide.withdraw(office.desk, issued.task, "nhầm")

    assert issue_period(office.desk, monthly, "2017-07").code == "NV-003"


def test_only_what_recurs_has_periods(office: Office, monthly: TaskId) -> None:
    issued = issue_period(office.desk, monthly, "2017-07")

    with pytest.raises(Refused) as refusal:
        issue_period(office.desk, issued.task, "2017-08")
    with pytest.raises(Refused) as day:
        issue_period(office.desk, monthly, "2017-09", due=date(2017, 7, 1))

    assert (refusal.value.code, day.value.code) == ("not-recurring", "due-before-assignment")
