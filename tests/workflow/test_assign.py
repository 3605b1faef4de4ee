"""Assigning a task by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.workflow import assign, decide, show_task
from tests.workflow.conftest import Office


def test_a_task_given_by_hand_gets_the_next_code_whatever_it_bore(office: Office, give: Callable[..., TaskId]) -> None:
    give()
    due = Deadline(DeadlineKind.FIXED, office.desk.today + timedelta(days=30))
    terms = TaskTerms("NV-999", "  Kiểm tra\n an toàn thực phẩm ", lead=(office.culture,), deadline=due)

    assigned = assign.assign(office.desk, terms)

    task = show_task.task_by_code(office.desk, "NV-002")
    assert (assigned.task, assigned.code) == (task.id, "NV-002")
    assert task.terms.content == "Kiểm tra an toàn thực phẩm"
    assert task.terms.lead == (office.culture,)
    assert task.assigned_on == office.desk.today


def test_a_task_can_be_entered_as_given_earlier(office: Office) -> None:
    earlier = office.desk.today - timedelta(days=10)

    assigned = assign.assign(office.desk, TaskTerms("", "Rà soát hộ nghèo"), on=earlier)

    assert show_task.task_card(office.desk, assigned.task).task.assigned_on == earlier


def test_undoing_takes_the_task_away_and_its_code_is_not_used_again(office: Office) -> None:
    first = assign.assign(office.desk, TaskTerms("", "Rà soát hộ nghèo"))

    decide.undo(office.desk, first.changes)
    second = assign.assign(office.desk, TaskTerms("", "Việc khác"))

    with pytest.raises(Refused, match="unknown-task"):
        show_task.task_card(office.desk, first.task)
    assert (first.code, second.code) == ("NV-001", "NV-002")


@pytest.mark.parametrize(
    ("content", "days", "code"),
    [
        pytest.param(" \n ", 0, "content-missing", id="nothing to do"),
        pytest.param("Rà soát", 1, "in-the-future", id="a day to come"),
    ],
)
def test_what_makes_no_task_is_refused_and_nothing_is_written(
    office: Office, content: str, days: int, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        assign.assign(office.desk, TaskTerms("", content), on=office.desk.today + timedelta(days=days))

    with office.desk.ledger.reading() as book:
        assert book.next_task_number() == 1
