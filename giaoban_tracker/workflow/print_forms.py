"""Print forms: the book as at a day becomes a follow-up list or an annex, and the list becomes a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.counters import count
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.follow_up import AssignmentAnnex, AssignmentGroup, AssignmentRow, FollowUpList, FollowUpRow
from giaoban_tracker.domain.identity import BlocId, MeetingId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.standing import standing_of
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import CAUSE_TERMS, day_text
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.ledger import Reading
from giaoban_tracker.paper import FORMS, print_annex, print_follow_up
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk

FOLLOW_UP = "F7"
ANNEX = "F3"

_PERIOD = re.compile(r"\b(?:quý|tháng|tuần|năm)\s.*\d{4}", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class FormTitle:
    """A form that can be printed: its code in the list of forms and its Vietnamese title."""

    form: str
    title: str


@dataclass(frozen=True, slots=True)
class _Names:
    units: Mapping[UnitId, str]
    blocs: Mapping[BlocId, str]
    meetings: Mapping[MeetingId, Meeting]
    office: OfficeTerms


def forms() -> tuple[FormTitle, ...]:
    """The forms that can be printed, in the order in which they are offered."""
    return tuple(FormTitle(form, title) for form, title in FORMS)


def follow_up(
    desk: Desk, query: TaskQuery, *, meeting: MeetingId | None = None, as_of: date | None = None
) -> FollowUpList:
    """The follow-up list of what a query selects, as at its day.

    Raises:
        Refused: "unknown-meeting".
    """
    with desk.ledger.as_of(as_of) if as_of is not None else desk.ledger.reading() as book:
        names = _names(book)
        followed = _meeting(names, meeting) if meeting is not None else None
        tasks = book.tasks(query)
    rows = tuple(_follow_up_row(task, names, query.today) for task in tasks if task.withdrawn is None)
    return FollowUpList(
        office=names.office,
        meeting=followed.terms.title if followed else "",
        held_on=followed.terms.held_on if followed else None,
        as_of=query.today,
        rows=rows,
        counters=count(row.standing for row in rows),
    )


def annex(desk: Desk, meeting: MeetingId) -> AssignmentAnnex:
    """The assignment annex of one meeting, one band per leader.

    Raises:
        Refused: "unknown-meeting".
    """
    with desk.ledger.reading() as book:
        names = _names(book)
        held = _meeting(names, meeting).terms
        tasks = book.tasks(TaskQuery(desk.today, meetings=frozenset({meeting})))
    ordered = sorted((task for task in tasks if task.withdrawn is None), key=lambda task: task.terms.code)
    groups: dict[str, list[AssignmentRow]] = {}
    for task in ordered:
        groups.setdefault(task.terms.leader, []).append(_annex_row(task, names))
    return AssignmentAnnex(
        office=names.office,
        meeting=held.title,
        held_on=held.held_on,
        document=held.document,
        issued_on=held.issued_on,
        groups=tuple(AssignmentGroup(title, tuple(rows)) for title, rows in groups.items()),
    )


def pdf(desk: Desk, form: FollowUpList | AssignmentAnnex) -> bytes:
    """The form as a PDF."""
    if isinstance(form, FollowUpList):
        return print_follow_up(form, desk.resources)
    return print_annex(form, desk.resources)


def file_name(form: FollowUpList | AssignmentAnnex, unit: str = "") -> str:
    """The name to propose for a form's file: "Danh sách theo dõi quý II-2017 tính đến 02-10-2017.pdf".

    It names the meeting's period where its title has one, else the meeting; days and periods are written with
    hyphens, since no file system takes slashes.

    Args:
        unit: the one unit that the form is about; empty for all.
    """
    found = _PERIOD.search(form.meeting)
    period = found[0] if found else form.meeting
    if isinstance(form, FollowUpList):
        words = ["Danh sách theo dõi", period, unit, f"tính đến {day_text(form.as_of)}"]
    else:
        words = ["Bảng phân công nhiệm vụ", period]
    name = _NOT_IN_NAMES.sub("-", " ".join(" ".join(words).split()))
    return f"{name[:_LONGEST_NAME].strip(' .-')}.pdf"


def save(path: Path, content: bytes) -> None:
    """Write a printed form where the person wants it, whole or not at all.

    Raises:
        Unavailable: as `safe_file.write_safely`.
    """
    write_safely(path, content)


def _names(book: Reading) -> _Names:
    return _Names(
        {unit.id: unit.name for unit in book.units()},
        {bloc.id: bloc.name for bloc in book.blocs()},
        {meeting.id: meeting for meeting in book.meetings()},
        book.office(),
    )


def _meeting(names: _Names, meeting: MeetingId) -> Meeting:
    if meeting not in names.meetings:
        raise Refused("unknown-meeting")
    return names.meetings[meeting]


def _lead(task: Task, names: _Names) -> tuple[str, ...]:
    if task.terms.bloc is not None and len(task.terms.lead) > 1:
        return (f"Các đơn vị khối {names.blocs[task.terms.bloc]}",)
    return tuple(names.units[unit] for unit in task.terms.lead)


def _source(task: Task, names: _Names) -> str:
    if task.terms.meeting is None:
        return ""
    terms = names.meetings[task.terms.meeting].terms
    if terms.document:
        return f"{terms.document}, ngày {day_text(terms.issued_on or terms.held_on)}"
    return f"{terms.title}, ngày {day_text(terms.held_on)}"


def _follow_up_row(task: Task, names: _Names, day: date) -> FollowUpRow:
    standing = standing_of(task, day)
    reports = [share.last_report for share in task.shares if share.last_report is not None]
    reports.sort(key=lambda report: report.on, reverse=True)
    evidence = [report.terms.evidence for report in reports if report.terms.evidence is not None]
    return FollowUpRow(
        code=task.terms.code,
        content=task.terms.content,
        source=_source(task, names),
        leader=task.terms.leader,
        lead=_lead(task, names),
        support=tuple(names.units[unit] for unit in task.terms.support),
        deadline=task.deadline,
        original_due=task.terms.deadline.due if task.extensions else None,
        standing=standing,
        days_overdue=task.deadline.days_overdue_on(day) if task.finished_on is None else 0,
        done_percent=task.done_percent,
        shares_done=sum(share.acceptance is not None for share in task.shares),
        shares=len(task.shares),
        awaits_acceptance=task.awaits_acceptance,
        finished_on=task.finished_on,
        result=_joined(
            _signed(names.units.get(report.terms.unit, "") if report.terms.unit else "", report.terms.result, task)
            for report in reports
        ),
        evidence="; ".join(f"{proof.number} ngày {day_text(proof.dated)}" for proof in evidence),
        difficulty=_joined(report.terms.difficulty for report in reports),
        cause=_joined(_cause(CAUSE_TERMS[report.terms.cause], report.terms.cause_words) for report in reports),
        proposal=_joined(report.terms.proposal for report in reports),
        product=task.terms.product,
        note=task.terms.note,
        chased=len(task.chased_on),
    )


def _signed(unit: str, result: str, task: Task) -> str:
    """A result with its unit in front, where several units report on the same task."""
    return f"{unit}: {result}" if result and unit and len(task.shares) > 1 else result


def _cause(kind: str, words: str) -> str:
    return f"{kind}: {words}" if kind and words else kind or words


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _annex_row(task: Task, names: _Names) -> AssignmentRow:
    return AssignmentRow(
        code=task.terms.code,
        content=task.terms.content,
        lead=_lead(task, names),
        support=tuple(names.units[unit] for unit in task.terms.support),
        product=task.terms.product,
        deadline=task.terms.deadline,
        note=task.terms.note,
    )
