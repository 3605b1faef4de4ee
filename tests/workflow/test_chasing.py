"""Chasing: who is to be chased, numbered papers logged with it, and what the ladder asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.paper.document import Letterhead
from giaoban_tracker.workflow import chasing, decide, show_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.chasing import Candidate, Whom
from tests.conftest import Almanac
from tests.workflow.conftest import Office

DUE = date(2017, 8, 31)


@pytest.fixture
def late(office: Office) -> TaskId:
    """A task of two units, due at the end of August."""
    lead = (office.home_affairs, office.culture)
    return assign(office.desk, TaskTerms("", "rà soát", lead=lead, deadline=Deadline(DeadlineKind.FIXED, DUE))).task


def only(found: tuple[Candidate, ...]) -> Candidate:
    (candidate,) = found
    return candidate


def test_late_tasks_are_chosen_with_the_units_whose_part_is_open(
    office: Office, late: TaskId, almanac: Almanac
) -> None:
    almanac.turn_to(date(2017, 9, 10))
    decide.report(office.desk, late, ReportTerms(office.culture, Claim.DONE, 100, "đã xong"))
    decide.accept(office.desk, late, office.culture)

    candidate = only(chasing.to_chase(office.desk))

    assert (candidate.row.id, candidate.units) == (late, (office.home_affairs,))
    assert (candidate.last_chased_on, candidate.to_agenda) == (None, False)


@pytest.mark.parametrize(
    ("day", "step"),
    [
        (date(2017, 8, 27), None),
        (date(2017, 8, 28), -3),
        (date(2017, 8, 30), -3),
        (DUE, 0),
        (date(2017, 9, 2), 0),
        (date(2017, 9, 3), 3),
        (date(2017, 12, 1), 3),
    ],
)
def test_the_ladder_has_a_step_for_the_days_around_the_due_day(
    office: Office, late: TaskId, almanac: Almanac, day: date, step: int | None
) -> None:
    almanac.turn_to(day)

    found = chasing.to_chase(office.desk, Whom.LADDER)

    assert [one.step.days for one in found if one.step is not None] == ([] if step is None else [step])


def test_a_step_that_was_taken_is_not_asked_for_again(office: Office, late: TaskId, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 8, 29))
    decide.chase(office.desk, late)
    taken = chasing.to_chase(office.desk, Whom.LADDER)
    almanac.turn_to(DUE)

    assert taken == ()
    assert len(chasing.to_chase(office.desk, Whom.LADDER)) == 1


def test_silent_units_are_chosen_whether_late_or_not(office: Office, late: TaskId, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 7, 19))
    early = chasing.to_chase(office.desk, Whom.SILENT)
    almanac.turn_to(date(2017, 7, 20))

    assert early == ()
    assert only(chasing.to_chase(office.desk, Whom.SILENT)).row.id == late


def test_slips_get_the_next_numbers_of_the_year_and_are_one_chasing(
    office: Office, late: TaskId, almanac: Almanac
) -> None:
    almanac.turn_to(date(2017, 9, 10))
    first = chasing.chase_by_slip(office.desk, [late], answer_by=date(2017, 9, 20))
    almanac.turn_to(date(2017, 9, 25))
    second = chasing.chase_by_slip(office.desk, [late], units=[office.culture])

    task = show_task.task_card(office.desk, late).task
    assert first.numbers == ("01/2017/PĐĐ", "02/2017/PĐĐ")
    assert second.numbers == ("03/2017/PĐĐ",)
    heads = [sheet.head for sheet in first.paper.sheets]
    assert [head.number for head in heads if isinstance(head, Letterhead)] == ["Số: 01/2017/PĐĐ", "Số: 02/2017/PĐĐ"]
    assert len(task.chased_on) == 2
    assert [chase.unit for chase in task.course.chases] == [office.home_affairs, office.culture, office.culture]


def test_numbers_begin_anew_with_the_year_and_an_undone_slip_frees_its_own(
    office: Office, late: TaskId, almanac: Almanac
) -> None:
    almanac.turn_to(date(2017, 9, 10))
    undone = chasing.chase_by_slip(office.desk, [late])
    decide.undo(office.desk, undone.changes)
    again = chasing.chase_by_slip(office.desk, [late])
    almanac.turn_to(date(2018, 1, 5))

    assert again.numbers == undone.numbers
    assert chasing.chase_by_slip(office.desk, [late]).numbers[0] == "01/2018/PĐĐ"


def test_one_letter_goes_to_each_unit_with_the_registrys_number(office: Office, late: TaskId, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 9, 10))

    sent = chasing.chase_by_letter(office.desk, [late], number="88/UBND-VP")

    chases = show_task.task_card(office.desk, late).task.course.chases
    assert len(sent.numbers) == 2
    assert {(chase.channel, chase.document) for chase in chases} == {("công văn", "88/UBND-VP")}
    assert len(show_task.task_card(office.desk, late).task.chased_on) == 1


def test_there_is_nobody_to_chase_where_nothing_is_owed(
    office: Office, late: TaskId, give: Callable[..., TaskId], almanac: Almanac
) -> None:
    with pytest.raises(Refused) as early:
        chasing.chase_by_letter(office.desk, [late])
    almanac.turn_to(date(2017, 9, 10))
    with pytest.raises(Refused) as nobody:
        chasing.chase_by_slip(office.desk, [])

    assert (early.value.code, nobody.value.code) == ("nothing-overdue", "nobody-to-chase")
