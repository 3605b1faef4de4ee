"""Rules of deciding: each function turns a wish into a deed, or refuses it and says why.

They look at one task and a day, never at the clock or the ledger. What stops, moves and passes on a task stands in
`decide_course`, what concerns its day in `decide_days`, what is told and answered in `decide_answers`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import (
    Fact,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskChased,
    TaskWithdrawn,
)
from giaoban_tracker.domain.identity import FactId, UnitId
from giaoban_tracker.domain.preconditions import (
    goes_on,
    last_report,
    not_before_assignment,
    open_share_of,
    share_of,
    stated,
    still_stands,
)
from giaoban_tracker.domain.rules import LatenessBy, RulesTerms
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.target_progress import figures_fit
from giaoban_tracker.domain.task import Claim, Quality, Report, ReportTerms, Task, TaskTerms

_UNDER_WAY = re.compile(
    r"\bđang\s+(?:tiếp tục |khẩn trương |tích cực |gấp rút )?"
    r"(?:dự thảo|soạn|xây dựng|hoàn thiện|hoàn chỉnh|xin ý kiến|lấy ý kiến|tổng hợp|trình|thẩm định|chờ|thực hiện"
    r"|triển khai|rà soát|xử lý)\b",
    re.IGNORECASE,
)
"""'Đang dự thảo' is not done: the product has not reached the level that it was meant for (tracking-rules.md)."""

_USUAL = RulesTerms()


def file_report(
    task: Task, terms: ReportTerms, *, on: date, proxy: bool = True, rules: RulesTerms = _USUAL
) -> ReportFiled:
    """A report on one share; what must be filled in follows from what is claimed.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "not-a-lead-unit", "share-closed" (already accepted),
            "percent-out-of-range", "before-assignment", "no-target" and "period-without-target" (figures that belong
            to no target of the task); of a unit that claims done: "done-without-result",
            "draft-is-not-done" (its own words say that it is under way), "evidence-incomplete",
            "done-without-evidence" where the office insists on it and no reason for its lack is given.
    """
    still_stands(task)
    open_share_of(task, terms.unit)
    if not 0 <= terms.done_percent <= 100:
        raise Refused("percent-out-of-range", percent=terms.done_percent)
    figures_fit(task, terms)
    if terms.claim is Claim.DONE:
        _shows_that_it_is_done(task, terms, rules)
    not_before_assignment(task, on)
    return ReportFiled(terms, proxy)


def missing_in_report(terms: ReportTerms) -> tuple[str, ...]:
    """What a report ought to state besides, for a person to be asked: "evidence", "next-step"; may be empty."""
    if terms.claim is Claim.DONE:
        return () if terms.evidence is not None or terms.without_evidence else ("evidence",)
    return () if terms.next_step or terms.claim is Claim.NOT_STARTED else ("next-step",)


def accept(
    task: Task,
    unit: UnitId | None,
    *,
    on: date,
    quality: Quality = Quality.ADEQUATE,
    by: str = "",
    acting_for: UnitId | None = None,
    rules: RulesTerms = _USUAL,
) -> ReportAccepted:
    """Acceptance (nghiệm thu) of the last report of a share; it counts as finished on the evidence's day.

    Args:
        by: who accepts; whoever signed the report as a unit's may not. Empty when nobody says.
        acting_for: the unit for which they act, where a unit's computer would accept; None at the office.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-suspended", "not-a-lead-unit", "share-closed",
            "nothing-reported", "reopened-since", "not-reported-done", "already-returned", "own-work".
    """
    still_stands(task)
    if task.suspended is not None:
        raise Refused("task-suspended", task=task.terms.code)
    share = open_share_of(task, unit)
    report = last_report(task, share)
    if report.terms.claim is not Claim.DONE:
        raise Refused("not-reported-done", task=task.terms.code, percent=report.terms.done_percent)
    if report.returned:
        raise Refused("already-returned", task=task.terms.code)
    if share.reopened:
        raise Refused("reopened-since", task=task.terms.code)
    _not_their_own_work(task, report, by, acting_for)
    return ReportAccepted(report.id, min(_finished_on(report, rules), on), quality)


def send_back(task: Task, unit: UnitId | None, reason: str) -> ReportReturned:
    """Return of the last report of a share; an acceptance of that report falls with it.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "not-a-lead-unit", "nothing-reported", "already-returned",
            "reason-missing".
    """
    still_stands(task)
    report = last_report(task, share_of(task, unit))
    if report.returned:
        raise Refused("already-returned", task=task.terms.code)
    return ReportReturned(report.id, stated(reason))


def chase(
    task: Task, *, channel: str = "", note: str = "", document: str = "", unit: UnitId | None = None
) -> TaskChased:
    """A chasing (đôn đốc) of one lead unit, or of all.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished", "task-suspended"; of one unit: "not-a-lead-unit",
            "share-closed".
    """
    goes_on(task)
    if task.suspended is not None:
        raise Refused("task-suspended", task=task.terms.code)
    if unit is not None:
        open_share_of(task, unit)
    return TaskChased(channel, note, document.strip(), unit)


def amend(task: Task, terms: TaskTerms, base: FactId, *, reason: str = "") -> TaskAmended:
    """New terms for a task; its code and meeting stay. With a reason it is a correction (đính chính).

    Raises:
        Refused: "task-withdrawn", "task-replaced", "changed-meanwhile" (somebody amended it since `base`),
            "content-missing", "lead-has-reported" (a unit with reports would lose its share),
            "due-before-assignment".
    """
    still_stands(task)
    if base != task.revision:
        raise Refused("changed-meanwhile", task=task.terms.code)
    if not terms.content.strip():
        raise Refused("content-missing")
    leading = terms.lead or (None,)
    for share in task.shares:
        if share.reports and share.unit not in leading:
            raise Refused("lead-has-reported", task=task.terms.code)
    if terms.deadline != task.terms.deadline:
        due_after_assignment(terms, task.assigned_on)
    return TaskAmended(terms, base, reason.strip())


def correct(task: Task, terms: TaskTerms, base: FactId, reason: str) -> TaskAmended:
    """A correction (đính chính): new terms with the reason; the former ones stay in the journal.

    Raises:
        Refused: as `amend`; "reason-missing", "nothing-corrected".
    """
    if terms == task.terms:
        raise Refused("nothing-corrected", task=task.terms.code)
    return amend(task, terms, base, reason=stated(reason))


def withdraw(task: Task, reason: str) -> TaskWithdrawn:
    """Withdrawal (thu hồi) of a task.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "reason-missing".
    """
    still_stands(task)
    return TaskWithdrawn(stated(reason))


def due_after_assignment(terms: TaskTerms, assigned_on: date) -> None:
    """Raises Refused: "due-before-assignment" when the day would have passed before the task was given."""
    due = terms.deadline.due
    if due is not None and due < assigned_on:
        raise Refused("due-before-assignment", due=due.isoformat(), assigned=assigned_on.isoformat())


def taken_back_on(fact: Fact, today: date) -> date:
    """The day from which the undoing of a fact counts.

    1. Undone on the day it was written or taken in: from the day it counted itself, as if it had never been written.
       A slip of the pen, also one about an earlier day, leaves no trace in any past day.
    2. Undone later: from today. What was printed in between stays as it was printed.
    """
    counted_from = max(fact.on, fact.admitted_on or fact.on)
    written_on = fact.admitted_on or fact.at.date()
    return counted_from if written_on >= today else max(counted_from, today)


def _shows_that_it_is_done(task: Task, terms: ReportTerms, rules: RulesTerms) -> None:
    code, evidence = task.terms.code, terms.evidence
    if not terms.result.strip():
        raise Refused("done-without-result", task=code)
    if evidence is not None and not (evidence.number.strip() and evidence.received_by.strip()):
        raise Refused("evidence-incomplete")
    if evidence is None and _UNDER_WAY.search(unicodedata.normalize("NFC", terms.result)):
        raise Refused("draft-is-not-done", task=code)
    if rules.evidence_required and evidence is None and not terms.without_evidence.strip():
        raise Refused("done-without-evidence", task=code)


def _finished_on(report: Report, rules: RulesTerms) -> date:
    if rules.lateness_by is LatenessBy.ADMISSION:
        return report.admitted_on or report.on
    return report.terms.evidence.dated if report.terms.evidence is not None else report.on


def _not_their_own_work(task: Task, report: Report, by: str, acting_for: UnitId | None) -> None:
    """A unit's own word cannot be accepted by whoever gave it; what the office typed in is not the clerk's work."""
    same_person = not report.proxy and bool(by.strip()) and folded(report.by) == folded(by)
    if same_person or (acting_for is not None and acting_for == report.terms.unit):
        raise Refused("own-work", task=task.terms.code, person=report.by)
