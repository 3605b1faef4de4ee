"""What every decision about a task asks first; each check refuses and says why, or lets it pass."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.task import Report, Share, Task


def still_stands(task: Task) -> None:
    """Raises Refused: "task-withdrawn"; "task-replaced" when it was split or merged."""
    if task.withdrawn is not None:
        raise Refused("task-withdrawn", task=task.terms.code)
    if task.course.replaced_by:
        raise Refused("task-replaced", task=task.terms.code)


def goes_on(task: Task) -> None:
    """Raises Refused: as `still_stands`; "task-finished"."""
    still_stands(task)
    if task.finished_on is not None:
        raise Refused("task-finished", task=task.terms.code)


def share_of(task: Task, unit: UnitId | None) -> Share:
    """Raises Refused: "not-a-lead-unit"."""
    share = task.share_of(unit)
    if share is None:
        raise Refused("not-a-lead-unit", task=task.terms.code)
    return share


def open_share_of(task: Task, unit: UnitId | None) -> Share:
    """Raises Refused: "not-a-lead-unit", "share-closed" (already accepted)."""
    share = share_of(task, unit)
    if share.acceptance is not None:
        raise Refused("share-closed", task=task.terms.code, day=share.acceptance.on.isoformat())
    return share


def last_report(task: Task, share: Share) -> Report:
    """Raises Refused: "nothing-reported"."""
    if share.last_report is None:
        raise Refused("nothing-reported", task=task.terms.code)
    return share.last_report


def stated(reason: str) -> str:
    """The reason without the white space around it. Raises Refused: "reason-missing"."""
    if not reason.strip():
        raise Refused("reason-missing")
    return reason.strip()


def not_before_assignment(task: Task, day: date) -> None:
    """Raises Refused: "before-assignment"."""
    if day < task.assigned_on:
        raise Refused("before-assignment", day=day.isoformat(), assigned=task.assigned_on.isoformat())
