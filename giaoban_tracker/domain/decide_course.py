"""Rules about a task's course: it is stopped, goes on, is opened again, passes to another unit, is split or merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from giaoban_tracker.domain.decide import due_after_assignment
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import TaskAmended
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.preconditions import (
    goes_on,
    not_before_assignment,
    open_share_of,
    share_of,
    stated,
    still_stands,
)
from giaoban_tracker.domain.task import Task, TaskTerms
from giaoban_tracker.domain.task_deeds import (
    ClarityWaived,
    TaskReassigned,
    TaskReopened,
    TaskReplaced,
    TaskResumed,
    TaskSuspended,
)
from giaoban_tracker.domain.unit import Unit

_LEAST_PARTS = 2


def suspend(task: Task, reason: str, *, on: date, review_on: date | None = None, decided_by: str = "") -> TaskSuspended:
    """A suspension (tạm dừng); the task counts apart until it goes on.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished", "task-suspended", "reason-missing",
            "review-in-the-past".
    """
    goes_on(task)
    if task.suspended is not None:
        raise Refused("task-suspended", task=task.terms.code)
    not_before_assignment(task, on)
    if review_on is not None and review_on < on:
        raise Refused("review-in-the-past", day=review_on.isoformat())
    return TaskSuspended(stated(reason), review_on, decided_by)


def resume(task: Task, *, on: date, reason: str = "", new_due: date | None = None) -> TaskResumed:
    """A suspended task goes on, with its former day or a new one.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "not-suspended", "due-before-assignment" (a new day that has
            passed already).
    """
    still_stands(task)
    if task.suspended is None:
        raise Refused("not-suspended", task=task.terms.code)
    if new_due is not None and new_due < on:
        raise Refused("due-before-assignment", due=new_due.isoformat(), assigned=on.isoformat())
    return TaskResumed(reason.strip(), new_due)


def reopen(task: Task, reason: str, units: Sequence[UnitId] = ()) -> TaskReopened:
    """A finished share, or all, is opened again; the reports stay, the acceptances fall.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "reason-missing", "not-a-lead-unit", "nothing-finished".
    """
    still_stands(task)
    shares = [share_of(task, unit) for unit in units] or list(task.shares)
    if all(share.acceptance is None for share in shares):
        raise Refused("nothing-finished", task=task.terms.code)
    return TaskReopened(stated(reason), tuple(units))


def reassign(
    task: Task,
    former: UnitId | None,
    unit: Unit,
    reason: str,
    *,
    on: date,
    decided_by: str = "",
    document: str = "",
    succession: bool = False,
) -> TaskReassigned:
    """An open share passes to another lead unit (chuyển đơn vị chủ trì), with what was reported on it.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished", "not-a-lead-unit", "share-closed",
            "unit-not-in-being", "already-leads" (except for a successor, whose shares become one), "reason-missing".
    """
    goes_on(task)
    open_share_of(task, former)
    if not unit.exists_on(on):
        raise Refused("unit-not-in-being", unit=unit.name, day=on.isoformat())
    held = task.share_of(unit.id)
    if former == unit.id or (held is not None and not succession):
        raise Refused("already-leads", task=task.terms.code, unit=unit.name)
    not_before_assignment(task, on)
    return TaskReassigned(former, unit.id, stated(reason), decided_by, document.strip(), succession)


def split(task: Task, parts: Sequence[TaskTerms], new: Sequence[TaskId], reason: str, *, on: date) -> TaskReplaced:
    """A task is split into others that are given on that day.

    Args:
        parts: what each is; `new` their ids, in the same order.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished", "split-into-one", "content-missing",
            "due-before-assignment", "reason-missing".
    """
    goes_on(task)
    if len(parts) < _LEAST_PARTS:
        raise Refused("split-into-one", task=task.terms.code)
    for part in parts:
        if not part.content.strip():
            raise Refused("content-missing")
        due_after_assignment(part, on)
    return TaskReplaced(tuple(new), stated(reason))


def merge(task: Task, into: Task, reason: str) -> TaskReplaced:
    """A task is merged into another, which goes on.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished" (of either), "merged-with-itself",
            "reason-missing".
    """
    goes_on(task)
    goes_on(into)
    if task.id == into.id:
        raise Refused("merged-with-itself", task=task.terms.code)
    return TaskReplaced((into.id,), stated(reason))


def sources_joined(into: Task, others: Sequence[Task], base: FactId) -> TaskAmended | None:
    """The task that goes on with the conclusions of those merged into it; None when they add none."""
    known = into.terms.sources
    further = dict.fromkeys(source for task in others for source in task.terms.sources if source not in known)
    if not further:
        return None
    return TaskAmended(replace(into.terms, sources=(*known, *further)), base)


def waive_clarity(task: Task, missing: Sequence[str], reason: str) -> ClarityWaived:
    """A task is issued although it lacks something of the six clarities.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "reason-missing".
    """
    still_stands(task)
    return ClarityWaived(tuple(missing), stated(reason))


def child_within_parent(terms: TaskTerms, parent: Task) -> None:
    """Raises Refused: "after-parent" when a part would fall due after the whole; as `still_stands` of the parent."""
    still_stands(parent)
    due, whole = terms.deadline.due, parent.deadline.due
    if due is not None and whole is not None and due > whole:
        raise Refused("after-parent", task=parent.terms.code, day=due.isoformat(), due=whole.isoformat())
