"""How a task stands on a day (tình trạng): derived from dates and decisions, never stored, never typed.

The ladder, first that fits (tracking-rules.md, 'Status taxonomy'):
1. withdrawn: the office took it back, or others took its place (split, merged).
2. suspended: the office stopped it and it is not finished.
3. standing: a standing or recurring duty; nothing falls due.
4. waiting: waits for a condition.
5. undated: no day is known, done or not.
6. done on time / done late: finished on or before, or after, the day in force.
7. open in time / open overdue: on the due day itself nothing is overdue.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.deadline import DeadlineKind
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
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


OFFICIAL = (Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE)
APART = (Standing.UNDATED, Standing.STANDING, Standing.WAITING, Standing.SUSPENDED)

DUE_SOON_DAYS = 7
"""'Sắp đến hạn': this many days before the due day, inclusive (domain/README, default)."""


URGENT_DAYS = 3
"""'Khẩn': this many days before the due day (domain/README, default)."""


def standing_of(task: Task, day: date) -> Standing:
    """How the whole task stands on a day: as late as its worst share."""
    return _standing(task, task.finished_on, day)


def standing_of_share(task: Task, share: Share, day: date) -> Standing:
    """How one lead unit's share stands on a day."""
    return _standing(task, share.acceptance.finished_on if share.acceptance is not None else None, day)


def is_due_soon(task: Task, day: date, within_days: int = DUE_SOON_DAYS) -> bool:
    """Whether an open task falls due within that many days from `day`, today included, and is not overdue."""
    due = task.deadline.due
    return standing_of(task, day) is Standing.OPEN_IN_TIME and due is not None and (due - day).days <= within_days


def is_urgent(task: Task, day: date, within_days: int = URGENT_DAYS) -> bool:
    """Whether an open task falls due within so few days that somebody has to call (khẩn)."""
    return is_due_soon(task, day, within_days)


def _standing(task: Task, finished_on: date | None, day: date) -> Standing:
    deadline = task.deadline
    if not task.stands:
        return Standing.WITHDRAWN
    if task.course.suspended is not None and finished_on is None:
        return Standing.SUSPENDED
    if deadline.kind in (DeadlineKind.STANDING, DeadlineKind.RECURRING):
        return Standing.STANDING
    if deadline.kind is DeadlineKind.CONDITIONAL and deadline.due is None:
        return Standing.WAITING
    if deadline.due is None:
        return Standing.UNDATED
    if finished_on is not None:
        return Standing.DONE_ON_TIME if finished_on <= deadline.due else Standing.DONE_LATE
    return Standing.OPEN_OVERDUE if deadline.is_overdue_on(day) else Standing.OPEN_IN_TIME
