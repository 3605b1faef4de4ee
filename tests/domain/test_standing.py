"""How a task stands on a day: the ladder, rung by rung."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.standing import Standing, is_due_soon, standing_of, standing_of_share
from giaoban_tracker.domain.task import Acceptance, Quality, Share, Task, TaskTerms

DUE = date(2017, 9, 30)
NEXT_DAY = DUE + timedelta(days=1)
DATED = Deadline(DeadlineKind.FIXED, DUE)
ONE, OTHER = UnitId("đơn vị một"), UnitId("đơn vị hai")


def accepted(unit: UnitId, finished_on: date) -> Share:
    return Share(unit, (), Acceptance(FactId("báo cáo"), finished_on, finished_on, Quality.ADEQUATE))


def task(deadline: Deadline = DATED, *shares: Share, withdrawn: str | None = None) -> Task:
    return Task(
        id=TaskId("nhiệm vụ"),
        terms=TaskTerms("NV-001", "việc", lead=tuple(share.unit for share in shares if share.unit)),
        assigned_on=date(2017, 7, 5),
        deadline=deadline,
        shares=shares or (Share(ONE),),
        revision=FactId("giao"),
        withdrawn=withdrawn,
    )


@pytest.mark.parametrize(
    ("known", "day", "standing"),
    [
        pytest.param(task(withdrawn="trùng"), NEXT_DAY, Standing.WITHDRAWN, id="1 withdrawn wins over late"),
        pytest.param(task(Deadline(DeadlineKind.STANDING)), NEXT_DAY, Standing.STANDING, id="2 standing"),
        pytest.param(task(Deadline(DeadlineKind.RECURRING, DUE)), NEXT_DAY, Standing.STANDING, id="2 recurring, dated"),
        pytest.param(task(Deadline(DeadlineKind.CONDITIONAL)), NEXT_DAY, Standing.WAITING, id="3 waiting"),
        pytest.param(task(Deadline(DeadlineKind.UNSTATED)), NEXT_DAY, Standing.UNDATED, id="4 undated"),
        pytest.param(task(Deadline(DeadlineKind.EVENT)), NEXT_DAY, Standing.UNDATED, id="4 an event without a day"),
        pytest.param(
            task(Deadline(DeadlineKind.UNSTATED), accepted(ONE, DUE)),
            DUE,
            Standing.UNDATED,
            id="4 undated, though done",
        ),
        pytest.param(
            task(Deadline(DeadlineKind.CONDITIONAL, DUE)),
            NEXT_DAY,
            Standing.OPEN_OVERDUE,
            id="6 a condition with a day",
        ),
        pytest.param(task(DATED, accepted(ONE, DUE)), DUE, Standing.DONE_ON_TIME, id="5 done"),
        pytest.param(
            task(DATED, accepted(ONE, NEXT_DAY)),
            NEXT_DAY,
            Standing.DONE_LATE,
            id="5 done late",
        ),
        pytest.param(task(), DUE - timedelta(days=1), Standing.OPEN_IN_TIME, id="6 the day before"),
        pytest.param(task(), DUE, Standing.OPEN_IN_TIME, id="6 on the due day nothing is overdue"),
        pytest.param(task(), NEXT_DAY, Standing.OPEN_OVERDUE, id="6 the day after"),
    ],
)
def test_a_task_stands(known: Task, day: date, standing: Standing) -> None:
    assert standing_of(known, day) is standing


def test_a_task_is_as_late_as_its_worst_share() -> None:
    both = task(DATED, accepted(ONE, DUE), accepted(OTHER, NEXT_DAY))

    assert standing_of(both, NEXT_DAY) is Standing.DONE_LATE
    assert [standing_of_share(both, share, NEXT_DAY) for share in both.shares] == [
        Standing.DONE_ON_TIME,
        Standing.DONE_LATE,
    ]


def test_a_task_with_one_open_share_is_open() -> None:
    half = task(DATED, accepted(ONE, DUE), Share(OTHER))

    assert standing_of(half, DUE) is Standing.OPEN_IN_TIME
    assert standing_of_share(half, half.shares[0], DUE) is Standing.DONE_ON_TIME


@pytest.mark.parametrize(
    ("before", "soon"), [(8, False), (7, True), (0, True), (-1, False)], ids=["8 days", "7 days", "today", "overdue"]
)
def test_due_soon_is_seven_days_with_today(before: int, soon: bool) -> None:
    assert is_due_soon(task(), DUE - timedelta(days=before)) is soon


@given(st.dates(date(2017, 1, 1), date(2018, 12, 31)), st.integers(0, 400))
def test_once_late_always_late(day: date, later: int) -> None:
    if standing_of(task(), day) is Standing.OPEN_OVERDUE:
        assert standing_of(task(), day + timedelta(days=later)) is Standing.OPEN_OVERDUE
