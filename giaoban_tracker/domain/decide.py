"""Rules of deciding: each function turns a wish into a deed, or refuses it and says why.

They look at one task and a day, never at the clock or the ledger.
"""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import (
    DeadlineExtended,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskChased,
    TaskWithdrawn,
)
from giaoban_tracker.domain.identity import FactId, UnitId
from giaoban_tracker.domain.task import Claim, Quality, Report, ReportTerms, Share, Task, TaskTerms


def file_report(task: Task, terms: ReportTerms, *, on: date, proxy: bool = True) -> ReportFiled:
    """A report on one share.

    Raises:
        Refused: "task-withdrawn", "not-a-lead-unit", "share-closed" (already accepted), "percent-out-of-range",
            "done-without-result" (a unit that claims done must say what was achieved), "before-assignment".
    """
    _still_stands(task)
    share = _share(task, terms.unit)
    if share.acceptance is not None:
        raise Refused("share-closed", task=task.terms.code, day=share.acceptance.on.isoformat())
    if not 0 <= terms.done_percent <= 100:
        raise Refused("percent-out-of-range", percent=terms.done_percent)
    if terms.claim is Claim.DONE and not terms.result.strip():
        raise Refused("done-without-result", task=task.terms.code)
    _not_before_assignment(task, on)
    return ReportFiled(terms, proxy)


def accept(task: Task, unit: UnitId | None, *, on: date, quality: Quality = Quality.ADEQUATE) -> ReportAccepted:
    """Acceptance (nghiệm thu) of the last report of a share; it counts as finished on the evidence's day.

    Raises:
        Refused: "task-withdrawn", "not-a-lead-unit", "share-closed", "nothing-reported", "not-reported-done",
            "already-returned".
    """
    _still_stands(task)
    share = _share(task, unit)
    if share.acceptance is not None:
        raise Refused("share-closed", task=task.terms.code, day=share.acceptance.on.isoformat())
    report = _last_report(task, share)
    if report.terms.claim is not Claim.DONE:
        raise Refused("not-reported-done", task=task.terms.code, percent=report.terms.done_percent)
    if report.returned:
        raise Refused("already-returned", task=task.terms.code)
    evidence = report.terms.evidence
    return ReportAccepted(report.id, min(evidence.dated if evidence else report.on, on), quality)


def send_back(task: Task, unit: UnitId | None, reason: str) -> ReportReturned:
    """Return of the last report of a share; an acceptance of that report falls with it.

    Raises:
        Refused: "task-withdrawn", "not-a-lead-unit", "nothing-reported", "already-returned", "reason-missing".
    """
    _still_stands(task)
    report = _last_report(task, _share(task, unit))
    if report.returned:
        raise Refused("already-returned", task=task.terms.code)
    return ReportReturned(report.id, _reason(reason))


def extend(task: Task, new_due: date, reason: str, *, decided_by: str = "") -> DeadlineExtended:
    """An extension (gia hạn); the former day is kept.

    Raises:
        Refused: "task-withdrawn", "task-finished", "reason-missing", "not-later" (not after the day in force),
            "before-assignment".
    """
    _still_stands(task)
    if task.finished_on is not None:
        raise Refused("task-finished", task=task.terms.code)
    if task.deadline.due is not None and new_due <= task.deadline.due:
        raise Refused("not-later", day=new_due.isoformat(), due=task.deadline.due.isoformat())
    _not_before_assignment(task, new_due)
    return DeadlineExtended(new_due, _reason(reason), decided_by)


def chase(task: Task, *, channel: str = "", note: str = "") -> TaskChased:
    """A chasing (đôn đốc).

    Raises:
        Refused: "task-withdrawn", "task-finished".
    """
    _still_stands(task)
    if task.finished_on is not None:
        raise Refused("task-finished", task=task.terms.code)
    return TaskChased(channel, note)


def amend(task: Task, terms: TaskTerms, base: FactId) -> TaskAmended:
    """New terms for a task; its code and meeting stay.

    Raises:
        Refused: "task-withdrawn", "changed-meanwhile" (somebody amended it since `base`), "content-missing",
            "lead-has-reported" (a unit with reports would lose its share).
    """
    _still_stands(task)
    if base != task.revision:
        raise Refused("changed-meanwhile", task=task.terms.code)
    if not terms.content.strip():
        raise Refused("content-missing")
    leading = terms.lead or (None,)
    for share in task.shares:
        if share.reports and share.unit not in leading:
            raise Refused("lead-has-reported", task=task.terms.code)
    return TaskAmended(terms, base)


def withdraw(task: Task, reason: str) -> TaskWithdrawn:
    """Withdrawal (thu hồi) of a task.

    Raises:
        Refused: "task-withdrawn", "reason-missing".
    """
    _still_stands(task)
    return TaskWithdrawn(_reason(reason))


def _still_stands(task: Task) -> None:
    if task.withdrawn is not None:
        raise Refused("task-withdrawn", task=task.terms.code)


def _share(task: Task, unit: UnitId | None) -> Share:
    share = task.share_of(unit)
    if share is None:
        raise Refused("not-a-lead-unit", task=task.terms.code)
    return share


def _last_report(task: Task, share: Share) -> Report:
    if share.last_report is None:
        raise Refused("nothing-reported", task=task.terms.code)
    return share.last_report


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused("reason-missing")
    return reason.strip()


def _not_before_assignment(task: Task, day: date) -> None:
    if day < task.assigned_on:
        raise Refused("before-assignment", day=day.isoformat(), assigned=task.assigned_on.isoformat())
