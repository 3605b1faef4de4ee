"""Tasks as the lists print them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from giaoban_tracker.domain.follow_up import AssignmentRow, FollowUpRow
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.printed import TrackedTask
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Report, Task
from giaoban_tracker.domain.terms import CAUSE_TERMS, day_text
from giaoban_tracker.exchange.row_codes import PLACES, numbered_code, row_code
from giaoban_tracker.workflow.printing.scope import Names


def source_words(task: Task, names: Names) -> str:
    """Number and day of the assigning document, else title and day of the meeting; empty for neither."""
    meeting = names.meeting_of(task)
    if meeting is None:
        return ""
    terms = meeting.terms
    if terms.document:
        return f"{terms.document}, ngày {day_text(terms.issued_on or terms.held_on)}"
    return f"{terms.title}, ngày {day_text(terms.held_on)}"


def follow_up_row(task: Task, names: Names, day: date, unit: UnitId | None = None) -> FollowUpRow:
    """A task as the follow-up list shows it on a day.

    Args:
        unit: whose list it is; None for a list of all.
    """
    reports, standing = last_reports(task), standing_of(task, day)
    evidence = [report.terms.evidence for report in reports if report.terms.evidence is not None]
    return FollowUpRow(
        code=task.terms.code,
        content=task.terms.content,
        source=source_words(task, names),
        leader=task.terms.leader,
        lead=names.lead(task),
        support=names.support(task),
        deadline=task.deadline,
        original_due=task.terms.deadline.due if task.extensions else None,
        standing=standing,
        days_overdue=task.deadline.days_overdue_on(day) if standing is Standing.OPEN_OVERDUE else 0,
        done_percent=task.done_percent,
        shares_done=sum(share.acceptance is not None for share in task.shares),
        shares=len(task.shares),
        awaits_acceptance=task.awaits_acceptance,
        finished_on=task.finished_on,
        result=_joined(_signed(report, task, names) for report in reports),
        evidence="; ".join(f"{proof.number} ngày {day_text(proof.dated)}" for proof in evidence),
        difficulty=_joined(report.terms.difficulty for report in reports),
        cause=_joined((*_confirmed_causes(task), *(cause_words(report) for report in reports))),
        proposal=_joined(report.terms.proposal for report in reports),
        product=task.terms.product,
        note=_joined((task.terms.note, *_course_notes(task, names))),
        chased=len(task.chased_on),
        row_code=_paper_code(task, unit),
    )


def _paper_code(task: Task, unit: UnitId | None) -> str:
    """The code of the one share that a row stands for; empty where it stands for several, or bears another number."""
    places = [place for place, share in enumerate(task.shares) if unit is None or share.unit == unit]
    numbered = numbered_code(task.terms.code)
    if len(places) != 1 or places[0] >= PLACES or numbered is None or task.finished_on is not None:
        return ""
    return row_code(numbered, places[0])


def _course_notes(task: Task, names: Names) -> Iterable[str]:
    """What a reader of the row must know of a task's course: who led it before, and why it is stopped."""
    former = names.former(task)
    if former:
        yield f"Trước do {', '.join(former)} chủ trì"
    if task.suspended is not None:
        yield f"Tạm dừng từ {day_text(task.suspended.on)}: {task.suspended.reason}"
    for request in task.course.open_requests:
        yield f"Đề nghị gia hạn đến {day_text(request.new_due)}: {request.reason}"


def _confirmed_causes(task: Task) -> Iterable[str]:
    for share in task.shares:
        if share.cause is not None:
            words = ": ".join(filter(None, (CAUSE_TERMS[share.cause.kind], share.cause.words)))
            yield f"{words} ({share.cause.confirmed_by} xác nhận)" if words else ""


def tracked_task(task: Task, names: Names, day: date) -> TrackedTask:
    """A task as an office's own table shows it on a day."""
    meeting, reports = names.meeting_of(task), last_reports(task)
    return TrackedTask(
        row=follow_up_row(task, names, day),
        meeting=meeting.terms.title if meeting else "",
        document=meeting.terms.document if meeting else "",
        issued_on=meeting.terms.issued_on if meeting else None,
        monitor=task.terms.monitor,
        field=task.terms.field,
        updated_on=reports[0].on if reports else None,
    )


def assignment_row(task: Task, names: Names) -> AssignmentRow:
    """A task as it was first given."""
    return AssignmentRow(
        code=task.terms.code,
        content=task.terms.content,
        lead=names.lead(task),
        support=names.support(task),
        product=task.terms.product,
        deadline=task.terms.deadline,
        note=task.terms.note,
    )


def last_reports(task: Task) -> list[Report]:
    """The last report of each share, the newest first."""
    reports = [share.last_report for share in task.shares if share.last_report is not None]
    return sorted(reports, key=lambda report: report.on, reverse=True)


def cause_words(report: Report) -> str:
    """Why it is late: kind and words, or whichever there is."""
    kind, words = CAUSE_TERMS[report.terms.cause], report.terms.cause_words
    return f"{kind}: {words}" if kind and words else kind or words


def _signed(report: Report, task: Task, names: Names) -> str:
    """A result with its unit in front, where several units report on the same task."""
    unit, result = names.unit(report.terms.unit), report.terms.result
    return f"{unit}: {result}" if result and unit and len(task.shares) > 1 else result


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))
