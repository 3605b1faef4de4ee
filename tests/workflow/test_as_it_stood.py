"""What was printed as of a past day is printed again byte for byte, whatever is decided or undone later (như đã in)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.decide import taken_back_on
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import BlocId, TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.paper import SHIPPED, document_of, pdf_markup
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import decide, decide_course, describe_office, list_tasks, show_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.printing import Scope
from giaoban_tracker.workflow.printing.lists import follow_up
from tests.conftest import Almanac
from tests.workflow.conftest import Office

Give = Callable[..., TaskId]
WRITTEN, NEXT_DAY, WEEK_AFTER = date(2017, 8, 10), date(2017, 8, 11), date(2017, 8, 17)
BEFORE = date(2017, 8, 1)


@pytest.fixture
def task(give: Give, almanac: Almanac) -> TaskId:
    """A task of July, looked at on a day of August."""
    given = give()
    almanac.turn_to(WRITTEN)
    return given


def printed(office: Office, day: date) -> str:
    """The follow-up list as at a day, everything that is on its paper."""
    listed = follow_up(office.desk, Scope(TaskQuery(day), as_of=day))
    return pdf_markup(document_of(listed), office.desk.resources, SHIPPED).data


def half_done(office: Office) -> ReportTerms:
    return ReportTerms(office.home_affairs, Claim.IN_PROGRESS, 50, "Đã làm một nửa")


def test_what_is_undone_on_a_later_day_stays_on_the_paper_of_the_days_between(
    office: Office, task: TaskId, almanac: Almanac
) -> None:
    reported = decide.report(office.desk, task, half_done(office))
    before, on_the_table = printed(office, BEFORE), printed(office, WRITTEN)

    almanac.turn_to(NEXT_DAY)
    decide.undo(office.desk, reported)

    assert (printed(office, BEFORE), printed(office, WRITTEN)) == (before, on_the_table)
    assert show_task.task_card(office.desk, task).task.shares[0].reports == ()
    assert printed(office, NEXT_DAY) != on_the_table


def test_what_is_undone_on_the_day_it_was_written_leaves_no_trace_in_any_past_day(office: Office, task: TaskId) -> None:
    before = printed(office, BEFORE)
    wrong = decide.report(office.desk, task, half_done(office), on=BEFORE)
    assert printed(office, BEFORE) != before

    decide.undo(office.desk, wrong)

    assert printed(office, BEFORE) == before


def test_what_is_done_again_later_counts_from_then(office: Office, task: TaskId, almanac: Almanac) -> None:
    reported = decide.report(office.desk, task, half_done(office))
    almanac.turn_to(NEXT_DAY)
    undone = decide.undo(office.desk, reported)
    on_the_table = printed(office, NEXT_DAY)

    almanac.turn_to(WEEK_AFTER)
    decide.undo(office.desk, undone)

    assert printed(office, NEXT_DAY) == on_the_table
    assert show_task.task_card(office.desk, task).task.done_percent == 50


acts = st.sampled_from(("report", "accept", "return", "extend", "chase", "stop", "go on", "undo", "undo"))


@given(st.lists(st.tuples(st.integers(0, 3), acts), min_size=4, max_size=10))
@settings(max_examples=12)
def test_no_decision_and_no_undoing_changes_what_was_printed_of_the_day_before(steps: list[tuple[int, str]]) -> None:
    with _office() as (office, task, almanac):
        done: list[Changes] = []
        prints: dict[date, str] = {}
        for gap, act in steps:
            almanac.turn_to(office.desk.today + timedelta(days=gap))
            yesterday = office.desk.today - timedelta(days=1)
            prints.setdefault(yesterday, printed(office, yesterday))
            with suppress(Refused):
                done.append(_decided(office, task, act, done))

        assert {day: printed(office, day) for day in prints} == prints


@contextmanager
def _office() -> Iterator[tuple[Office, TaskId, Almanac]]:
    """A book of its own with one task, for one random story."""
    almanac, memory = Almanac(), Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        desk = new_desk(
            Path(folder) / "so", now=almanac.now, new_id=almanac.new_id, by="Hà", resources=resources_folder()
        )
        describe_office.describe_unit(desk, UnitTerms("Phòng Nội vụ", "PNV"))
        (unit,) = list_tasks.particulars(desk).units
        due = Deadline(DeadlineKind.FIXED, desk.today + timedelta(days=9))
        task = assign(desk, TaskTerms("", "rà soát", lead=(unit.id,), deadline=due)).task
        yield Office(desk, BlocId(""), unit.id, unit.id), task, almanac
        desk.ledger.close()


def _decided(office: Office, task: TaskId, act: str, done: list[Changes]) -> Changes:
    """What a person does today; also with a decision of many days ago."""
    desk, unit = office.desk, office.home_affairs
    match act:
        case "report":
            return decide.report(desk, task, ReportTerms(unit, Claim.DONE, 100, "Đã làm xong"))
        case "accept":
            return decide.accept(desk, task, unit)
        case "return":
            return decide.send_back(desk, task, unit, "thiếu")
        case "extend":
            return decide.extend(desk, task, desk.today + timedelta(days=30), "đồng ý")
        case "chase":
            return decide.chase(desk, task)
        case "stop":
            return decide_course.suspend(desk, task, "chờ")
        case "go on":
            return decide_course.resume(desk, task)
    return decide.undo(desk, done.pop(0) if done else Changes())


def test_what_a_unit_sent_counts_as_written_on_the_day_it_was_taken_in(office: Office, task: TaskId) -> None:
    decide.report(office.desk, task, half_done(office), on=BEFORE)
    sent = replace(office.newest_fact(), admitted_on=WRITTEN)

    assert taken_back_on(sent, WRITTEN) == WRITTEN
    assert taken_back_on(sent, NEXT_DAY) == NEXT_DAY


def test_a_unit_that_is_taken_back_later_keeps_its_name_on_papers_of_days_before_it_was_entered(
    office: Office, almanac: Almanac
) -> None:
    almanac.turn_to(WRITTEN)
    added = describe_office.describe_unit(office.desk, UnitTerms("Phòng Ngoại vụ", "PNgV"))

    def names(day: date) -> list[str]:
        with office.desk.ledger.as_of(day) as book:
            return [unit.name for unit in book.units()]

    before = names(BEFORE)
    almanac.turn_to(NEXT_DAY)
    decide.undo(office.desk, added)

    assert names(BEFORE) == before
    assert "Phòng Ngoại vụ" in before
    assert "Phòng Ngoại vụ" not in [unit.name for unit in list_tasks.particulars(office.desk).units]


def test_a_unit_that_is_taken_back_on_the_day_it_was_entered_was_never_there(office: Office, almanac: Almanac) -> None:
    almanac.turn_to(WRITTEN)
    added = describe_office.describe_unit(office.desk, UnitTerms("Phòng Ngoại vu", "PNgV"))
    decide.undo(office.desk, added)
    describe_office.describe_unit(office.desk, UnitTerms("Phòng Ngoại vụ", "PNgV"))

    with office.desk.ledger.as_of(BEFORE) as book:
        assert [unit.name for unit in book.units() if "Ngoại" in unit.name] == ["Phòng Ngoại vụ"]
