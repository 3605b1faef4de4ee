"""One decision on several tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.workflow import decide, decide_together, show_task
from giaoban_tracker.workflow.desk import Desk
from tests.workflow.conftest import Office

Wish = Callable[[Desk, list[TaskId]], object]


def chased(desk: Desk, tasks: list[TaskId]) -> list[int]:
    return [len(show_task.task_card(desk, task).task.chased_on) for task in tasks]


def test_every_task_is_chased_and_one_undo_takes_it_all_back(office: Office, give: Callable[..., TaskId]) -> None:
    tasks = [give("một"), give("hai")]

    changes = decide_together.chase(office.desk, tasks, channel="Công văn")
    after = chased(office.desk, tasks)
    decide.undo(office.desk, changes)

    assert after == [1, 1]
    assert chased(office.desk, tasks) == [0, 0]


def test_every_task_gets_the_same_new_day(office: Office, give: Callable[..., TaskId]) -> None:
    tasks = [give("một"), give("hai")]

    decide_together.extend(office.desk, tasks, date(2017, 12, 31), "Chờ kinh phí.", decided_by="Chủ tịch")

    dues = [show_task.task_card(office.desk, task).task.deadline.due for task in tasks]
    assert dues == [date(2017, 12, 31)] * 2


@pytest.mark.parametrize(
    "wish",
    [
        pytest.param(decide_together.chase, id="chase"),
        pytest.param(
            lambda desk, tasks: decide_together.extend(desk, tasks, date(2017, 12, 31), "Chờ kinh phí."), id="extend"
        ),
        pytest.param(lambda desk, tasks: decide_together.withdraw(desk, tasks, "Trùng."), id="withdraw"),
    ],
)
def test_one_task_that_forbids_it_leaves_all_as_they_were(
    office: Office, give: Callable[..., TaskId], wish: Wish
) -> None:
    stands, withdrawn = give("một"), give("hai")
    decide.withdraw(office.desk, withdrawn, "Gộp vào việc khác.")
    before = show_task.task_card(office.desk, stands)

    with pytest.raises(Refused, match="task-withdrawn"):
        wish(office.desk, [stands, withdrawn])

    assert show_task.task_card(office.desk, stands) == before
