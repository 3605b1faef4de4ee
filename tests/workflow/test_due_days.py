"""What falls due on each day of a span, each day with the query of exactly its rows."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.due_days import due_days
from giaoban_tracker.workflow.list_tasks import listing
from tests.workflow.conftest import Office


def due(office: Office, day: date | None, content: str = "rà soát") -> TaskId:
    deadline = Deadline(DeadlineKind.FIXED, day) if day is not None else Deadline(DeadlineKind.UNSTATED)
    return assign(office.desk, TaskTerms("", content, lead=(office.culture,), deadline=deadline)).task


def test_each_day_has_its_tasks_and_the_query_of_them(office: Office) -> None:
    first, other = due(office, date(2017, 8, 1)), due(office, date(2017, 8, 1), "kiểm tra")
    last, past = due(office, date(2017, 8, 31)), due(office, date(2017, 9, 1))
    due(office, None)

    days = due_days(office.desk, date(2017, 8, 1), date(2017, 8, 31))

    assert [(one.day, {row.id for row in one.rows}) for one in days] == [
        (date(2017, 8, 1), {first, other}),
        (date(2017, 8, 31), {last}),
    ]
    assert all({*listing(office.desk, one.query).ids} == {row.id for row in one.rows} for one in days)
    assert past not in {row.id for one in days for row in one.rows}


def test_a_day_in_force_counts_and_what_was_withdrawn_does_not(office: Office) -> None:
    moved, gone = due(office, date(2017, 8, 1)), due(office, date(2017, 8, 1), "kiểm tra")
    decide.extend(office.desk, moved, date(2017, 8, 20), "đồng ý")
    decide.withdraw(office.desk, gone, "giao trùng")

    days = due_days(office.desk, date(2017, 8, 1), date(2017, 8, 31))

    assert [(one.day, [row.id for row in one.rows]) for one in days] == [(date(2017, 8, 20), [moved])]


def test_a_span_without_deadlines_has_no_days(office: Office) -> None:
    assert due_days(office.desk, date(2017, 8, 1), date(2017, 8, 31)) == ()
