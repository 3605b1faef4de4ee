"""What an office is reminded of: each matter names exactly the tasks that its list shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.reminder import Matter
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.workflow import chasing, decide, list_tasks, state_rules
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.quick_line import read_line
from giaoban_tracker.workflow.remind import office_reminders
from tests.conftest import Almanac
from tests.workflow.conftest import Office

DUE = date(2017, 9, 11)
Given = Callable[[date], TaskId]


@pytest.fixture
def given(office: Office) -> Given:
    """A task with that day, given on the office's first day."""

    def give(due: date) -> TaskId:
        return assign(office.desk, read_line(office.desk, f"Rà soát @PNV !{due:%d/%m/%Y}").terms).task

    return give


def told(office: Office) -> dict[Matter, set[str]]:
    """What is told, each proved against the list behind it."""
    found = office_reminders(office.desk)
    for one in found:
        assert one.query is not None
        assert set(list_tasks.listing(office.desk, one.query).ids) == one.things
    return {one.matter: set(one.things) for one in found}


def test_each_task_is_told_under_what_it_is_on_that_day(office: Office, given: Given, almanac: Almanac) -> None:
    late, today, soon, far = (given(DUE + timedelta(days=ahead)) for ahead in (-1, 0, 7, 8))
    reported = given(DUE + timedelta(days=60))
    decide.report(office.desk, reported, ReportTerms(office.home_affairs, Claim.DONE, 100, "Đã rà soát xong"))
    almanac.turn_to(DUE)

    found = told(office)

    assert found == {
        Matter.OVERDUE: {late},
        Matter.TODAY: {today},
        Matter.SOON: {soon},
        Matter.AWAITING: {reported},
        Matter.LADDER: {late, today},
    }
    assert far not in set().union(*found.values())


def test_a_quiet_day_tells_nothing(office: Office, given: Given) -> None:
    given(DUE)

    assert office_reminders(office.desk) == ()


@pytest.mark.parametrize(("ahead", "is_told"), [(-4, False), (-3, True), (-1, False), (0, True), (2, False), (3, True)])
def test_the_ladder_reminds_once_for_each_step_that_the_office_has_set(
    office: Office, given: Given, almanac: Almanac, ahead: int, is_told: bool
) -> None:
    task = given(DUE)
    for day in (-3, 0, 3):
        if day < ahead:
            almanac.turn_to(DUE + timedelta(days=day))
            chasing.chase_by_slip(office.desk, [task])
    almanac.turn_to(DUE + timedelta(days=ahead))

    assert (Matter.LADDER in told(office)) is is_told
    candidates = chasing.to_chase(office.desk, chasing.Whom.LADDER)
    assert {one.row.id for one in candidates} == told(office).get(Matter.LADDER, set())


def test_an_office_without_a_ladder_and_with_another_distance_is_reminded_by_its_own_rules(
    office: Office, given: Given, almanac: Almanac
) -> None:
    task = given(DUE)
    state_rules.describe_rules(office.desk, RulesTerms(due_soon_days=20, ladder=()))
    almanac.turn_to(DUE - timedelta(days=20))

    assert told(office) == {Matter.SOON: {task}}
