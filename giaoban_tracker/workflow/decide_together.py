"""Decide on several tasks at once, in one transaction: all of it is written, or nothing is and one task says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from giaoban_tracker.domain import decide, decide_days
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Task
from giaoban_tracker.workflow.desk import Desk


def chase(desk: Desk, tasks: Sequence[TaskId], *, channel: str = "", note: str = "") -> Changes:
    """Log one chasing (đôn đốc) of each task.

    Raises:
        Refused: as `domain.decide.chase`, about the first task that it forbids.
    """
    return _write(desk, tasks, lambda task: decide.chase(task, channel=channel, note=note))


def extend(desk: Desk, tasks: Sequence[TaskId], new_due: date, reason: str, *, decided_by: str = "") -> Changes:
    """Give every task the same new deadline (gia hạn).

    Raises:
        Refused: as `domain.decide_days.extend`, about the first task that it forbids.
    """
    return _write(desk, tasks, lambda task: decide_days.extend(task, new_due, reason, decided_by=decided_by))


def withdraw(desk: Desk, tasks: Sequence[TaskId], reason: str) -> Changes:
    """Withdraw every task (thu hồi).

    Raises:
        Refused: as `domain.decide.withdraw`, about the first task that it forbids.
    """
    return _write(desk, tasks, lambda task: decide.withdraw(task, reason))


def _write(desk: Desk, tasks: Sequence[TaskId], decision: Callable[[Task], Deed]) -> Changes:
    with desk.ledger.writing() as book:
        book.read_ahead(tasks)
        return book.append([desk.fact(task, decision(book.task(task))) for task in tasks])
