"""Tasks as other programs take them: rows of a workbook, due days of a calendar; names resolved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from giaoban_tracker.domain.exported import CalendarEntry, ExportedTask, TaskCalendar, TaskWorkbook
from giaoban_tracker.domain.printed import TrackingTable
from giaoban_tracker.domain.standing import standing_of
from giaoban_tracker.domain.task import Claim, Quality, Task
from giaoban_tracker.domain.terms import STANDING_TERMS
from giaoban_tracker.workflow.printing.rows import last_reports, source_words, tracked_task
from giaoban_tracker.workflow.printing.scope import Names, Scope, scope_words

_LONGEST_TITLE = 120
_OUTSIDE = "giao-ban"
"""Second half of a calendar's ids: they are the office's own and stand for no host."""


def workbook_of(tasks: Sequence[Task], names: Names, scope: Scope) -> TaskWorkbook:
    """The tasks that stand, for Excel."""
    day = scope.query.today
    found = tuple(_exported(task, names, day) for task in tasks if task.withdrawn is None)
    words = scope_words(scope.query, names)
    return TaskWorkbook(TrackingTable(names.office, words, day, tuple(task.tracked for task in found)), found)


def calendar_of(tasks: Sequence[Task], names: Names, day: date, made_at: datetime) -> TaskCalendar:
    """The due days of the tasks that stand, with an alarm for each step of the office's ladder while they are open."""
    entries = tuple(
        _entry(task, names, day, task.deadline.due)
        for task in tasks
        if task.withdrawn is None and task.deadline.due is not None
    )
    return TaskCalendar(f"Sổ giao ban – {names.office.name}".strip(" –"), made_at, entries, names.ladder)


def _exported(task: Task, names: Names, day: date) -> ExportedTask:
    evidence = next((report.terms.evidence for report in last_reports(task) if report.terms.evidence), None)
    return ExportedTask(
        id=task.id,
        tracked=tracked_task(task, names, day),
        given_on=task.assigned_on,
        receiving_level=task.terms.receiving_level,
        urgency=task.terms.urgency,
        claim=_claim(task),
        evidence=evidence,
        quality=_quality(task),
    )


def _claim(task: Task) -> Claim | None:
    """What the units say together: done only when every one of them does."""
    claims = [share.last_report.terms.claim for share in task.shares if share.last_report is not None]
    if not claims:
        return None
    if len(claims) == len(task.shares) and set(claims) == {Claim.DONE}:
        return Claim.DONE
    return Claim.NOT_STARTED if set(claims) == {Claim.NOT_STARTED} else Claim.IN_PROGRESS


def _quality(task: Task) -> Quality | None:
    """The lowest grade once every share is accepted; None before."""
    grades = [share.acceptance.quality for share in task.shares if share.acceptance is not None]
    order = list(Quality)
    return min(grades, key=order.index) if len(grades) == len(task.shares) else None


def _entry(task: Task, names: Names, day: date, due: date) -> CalendarEntry:
    done = task.finished_on is not None
    title = f"{'Đã xong: ' if done else ''}{task.terms.code} – {task.terms.content}"
    lead = "; ".join(names.lead(task)) or "Chưa rõ đơn vị chủ trì"
    details = (
        task.terms.content,
        f"Chủ trì: {lead}",
        f"Lãnh đạo chỉ đạo: {task.terms.leader}" if task.terms.leader else "",
        f"Sản phẩm: {task.terms.product}" if task.terms.product else "",
        f"Nguồn: {source_words(task, names)}" if source_words(task, names) else "",
        f"Tình trạng: {STANDING_TERMS[standing_of(task, day)]}",
    )
    return CalendarEntry(
        uid=f"{task.id}@{_OUTSIDE}",
        revision=_revision(task),
        due=due,
        title=title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…",
        details="\n".join(filter(None, details)),
        category=task.terms.field,
        is_open=not done,
    )


def _revision(task: Task) -> int:
    """Grows with every extension, report and acceptance: what a calendar shows may have changed with it."""
    written = sum(len(share.reports) + (share.acceptance is not None) for share in task.shares)
    return len(task.extensions) + written
