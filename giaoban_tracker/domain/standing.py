"""How a task stands on a day (tình trạng): derived from dates and decisions, never stored, never typed.

The ladder, first that fits (tracking-rules.md, 'Status taxonomy'):
1. withdrawn: the office took it back.
2. standing: a standing or recurring duty; nothing falls due.
3. waiting: waits for a condition.
4. undated: no day is known, done or not.
5. done on time / done late: finished on or before, or after, the day in force.
6. open in time / open overdue: on the due day itself nothing is overdue.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.task import Share, Task


class Standing(StrEnum):
    """The four official counters, and what is counted apart from them."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_OVERDUE = "open_overdue"
    UNDATED = "undated"
    STANDING = "standing"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


OFFICIAL = (Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE)
APART = (Standing.UNDATED, Standing.STANDING, Standing.WAITING)

DUE_SOON_DAYS = 7
"""'Sắp đến hạn': this many days before the due day, inclusive (domain/README, default)."""


def standing_of(task: Task, day: date) -> Standing:
    """How the whole task stands on a day: as late as its worst share."""
    return _standing(task.deadline, task.finished_on, day, withdrawn=task.withdrawn is not None)


def standing_of_share(task: Task, share: Share, day: date) -> Standing:
    """How one lead unit's share stands on a day."""
    finished_on = share.acceptance.finished_on if share.acceptance is not None else None
    return _standing(task.deadline, finished_on, day, withdrawn=task.withdrawn is not None)


def is_due_soon(task: Task, day: date, within_days: int = DUE_SOON_DAYS) -> bool:
    """Whether an open task falls due within that many days from `day`, today included, and is not overdue."""
    due = task.deadline.due
    return standing_of(task, day) is Standing.OPEN_IN_TIME and due is not None and (due - day).days <= within_days


def _standing(deadline: Deadline, finished_on: date | None, day: date, *, withdrawn: bool) -> Standing:
    if withdrawn:
        return Standing.WITHDRAWN
    if deadline.kind in (DeadlineKind.STANDING, DeadlineKind.RECURRING):
        return Standing.STANDING
    if deadline.kind is DeadlineKind.CONDITIONAL and deadline.due is None:
        return Standing.WAITING
    if deadline.due is None:
        return Standing.UNDATED
    if finished_on is not None:
        return Standing.DONE_ON_TIME if finished_on <= deadline.due else Standing.DONE_LATE
    return Standing.OPEN_OVERDUE if deadline.is_overdue_on(day) else Standing.OPEN_IN_TIME
