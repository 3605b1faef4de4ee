"""From facts to rows: everything the views hold about one subject, by the one fold of the domain.

A row depends on the facts of its own subject alone, so that a decision touches one subject, however large the book.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from giaoban_tracker.domain import clarity, fold
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.fact import Fact, TaskAmended, TaskAssigned
from giaoban_tracker.domain.standing import Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import Task
from giaoban_tracker.ledger.collation import code_key, text_key
from giaoban_tracker.ledger.devices import device_row
from giaoban_tracker.ledger.engine import Row

Rows = Mapping[str, Sequence[Row]]
"""Rows by table; a table that is not named has none."""

STAGES = (
    Standing.OPEN_IN_TIME,
    Standing.WAITING,
    Standing.UNDATED,
    Standing.STANDING,
    Standing.SUSPENDED,
    Standing.DONE_LATE,
    Standing.DONE_ON_TIME,
    Standing.WITHDRAWN,
)
"""How a task stands before its day has passed, in the order of the follow-up list: open ones first, by day, so that
late ones lead; done ones at the very end. A column holds the place in this row. What a day adds is one rule, which
`conditions` says in SQL: the first stage is overdue once the day is past.
"""

STAGE_OF = {standing: place for place, standing in enumerate(STAGES)}
OPEN = STAGE_OF[Standing.OPEN_IN_TIME]
URGENCIES = tuple(Urgency)

PROGRESS = ("awaiting", "done_percent", "last_report_on", "result", "chased")
"""The columns of `task` that a report or a chasing moves; no index has any of them."""

_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_BEFORE_ANY_DEADLINE = date.min
_CODE = re.compile(r"NV-(\d{1,15})")


def rows_of(number: int, facts: Sequence[Fact]) -> Rows:
    """All rows about one subject.

    Args:
        number: the journal's number of the subject's first fact.
        facts: all facts about the subject, in the order of the journal; none gives no rows.
    """
    maker = _MAKERS.get(facts[0].about) if facts else None
    return maker(number, facts) if maker else {}


def _office(number: int, facts: Sequence[Fact]) -> Rows:
    terms = fold.fold_office(facts)
    if terms is None:
        return {}
    letterhead = (terms.name, terms.parent, terms.office, terms.place, terms.notation)
    signing = (terms.capacity, terms.position, terms.signer, _json(terms.recipients), terms.preset)
    return {"office": [(number, *letterhead, *signing)]}


def _bloc(number: int, facts: Sequence[Fact]) -> Rows:
    bloc = fold.fold_bloc(facts)
    return {"bloc": [(number, bloc.id, bloc.name, bloc.terms.order)]} if bloc else {}


def _leader(number: int, facts: Sequence[Fact]) -> Rows:
    leader = fold.fold_leader(facts)
    if leader is None:
        return {}
    terms = leader.terms
    return {"leader": [(number, leader.id, terms.name, terms.title, _json(terms.fields), terms.order)]}


def _unit(number: int, facts: Sequence[Fact]) -> Rows:
    unit = fold.fold_unit(facts)
    if unit is None:
        return {}
    terms = unit.terms
    named = (terms.name, terms.code, terms.kind.value, _json(terms.aliases), _json(terms.blocs), terms.head)
    lasting = (terms.order, _day(terms.valid_from), _day(terms.valid_to), terms.merged_into)
    return {"unit": [(number, unit.id, *named, *lasting)]}


def _meeting(number: int, facts: Sequence[Fact]) -> Rows:
    meeting = fold.fold_meeting(facts)
    if meeting is None:
        return {}
    terms = meeting.terms
    held = (terms.title, terms.held_on.isoformat(), terms.bloc)
    papers = (terms.document, _day(terms.issued_on), terms.minutes_name, terms.minutes_sha256)
    row_of = (terms.series, terms.rhythm.value, _json(terms.agenda))
    return {"meeting": [(number, meeting.id, *held, *papers, *row_of, int(meeting.held), _day(meeting.closed_on))]}


def _device(number: int, facts: Sequence[Fact]) -> Rows:
    row = device_row(number, facts)
    return {"device": [row]} if row else {}


def _conclusion(number: int, facts: Sequence[Fact]) -> Rows:
    one = fold.fold_conclusion(facts)
    if one is None:
        return {}
    span = (one.span.start, one.span.end) if one.span else (None, None)
    return {"conclusion": [(number, one.id, one.meeting, one.ordinal, one.speaker, one.quote, *span)]}


def _task(number: int, facts: Sequence[Fact]) -> Rows:
    return task_rows(number, facts, fold.fold_task(facts))


def task_rows(number: int, facts: Sequence[Fact], task: Task | None) -> Rows:
    """The rows about a task, by the caller who has folded its facts already."""
    used = _used_number(facts)
    numbers: dict[str, Sequence[Row]] = {"task_number": [(number, used)]} if used else {}
    if task is None:
        return numbers
    return {
        **numbers,
        "task": [_list_row(number, task)],
        "task_text": [_text_row(number, task)],
        "share": [
            (
                number,
                place,
                share.unit or "",
                STAGE_OF[standing_of_share(task, share, _BEFORE_ANY_DEADLINE)],
                _day(task.deadline.due),
            )
            for place, share in enumerate(task.shares)
        ],
    }


def progress_cells(before: Task, after: Task) -> Mapping[str, object] | None:
    """The cells of `task` that tell how far a task is, where nothing else about it changed; None where more did.

    To know that saves a report a third of its own time.
    """
    same_shares = all(
        old.unit == new.unit and old.acceptance is new.acceptance
        for old, new in zip(before.shares, after.shares, strict=False)
    )
    same_terms = before.terms is after.terms and before.deadline is after.deadline
    same_state = before.withdrawn == after.withdrawn and before.assigned_on == after.assigned_on
    if not (same_terms and same_shares and same_state and before.course is after.course):
        return None
    return dict(zip(PROGRESS, _progress(after), strict=True))


def _progress(task: Task) -> Row:
    reports = [share.last_report for share in task.shares if share.last_report]
    results = [report for report in reports if report.terms.result]
    return (
        int(task.awaits_acceptance),
        task.done_percent,
        _day(max((report.on for report in reports), default=None)),
        max(results, key=lambda report: report.on).terms.result if results else "",
        len(task.chased_on),
    )


def _list_row(number: int, task: Task) -> Row:
    terms = task.terms
    return (
        number,
        STAGE_OF[standing_of(task, _BEFORE_ANY_DEADLINE)],
        _day(task.deadline.due),
        len(task.shares),
        sum(share.acceptance is not None for share in task.shares),
        URGENCIES.index(terms.urgency),
        len(task.extensions),
        task.assigned_on.isoformat(),
        _day(terms.deadline.due) if task.extensions else None,
        _day(task.finished_on),
        *_progress(task),
        terms.code,
        code_key(terms.code),
        task.id,
        terms.lead[0] if terms.lead else None,
        terms.meeting,
        terms.bloc,
        terms.leader,
        terms.field,
        text_key(terms.leader),
        text_key(terms.field),
        text_key(terms.content),
        terms.kind.value,
        clarity.bits(clarity.not_waived(task)),
        len(task.course.open_requests),
        _day(task.closed_on),
        _review_on(task),
    )


def _review_on(task: Task) -> str | None:
    """The day to look again at what is stopped or waits."""
    return _day(task.suspended.review_on if task.suspended is not None else task.terms.review_on)


def _text_row(number: int, task: Task) -> Row:
    terms = task.terms
    return (
        number,
        terms.content,
        _json(terms.lead),
        _json(terms.support),
        task.deadline.kind.value,
        task.deadline.words,
        task.deadline.rule,
        terms.product,
        task.deadline.meeting,
        terms.parent,
        terms.series.task if terms.series is not None else None,
        terms.series.period if terms.series is not None else "",
    )


def _used_number(facts: Sequence[Fact]) -> int:
    codes = [fact.deed.terms.code for fact in facts if isinstance(fact.deed, TaskAssigned | TaskAmended)]
    return max((int(found[1]) for code in codes if (found := _CODE.fullmatch(code))), default=0)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(texts: Sequence[str]) -> str:
    return _WRITTEN.encode(texts) if texts else "[]"


_MAKERS: dict[SubjectKind, Callable[[int, Sequence[Fact]], Rows]] = {
    SubjectKind.OFFICE: _office,
    SubjectKind.BLOC: _bloc,
    SubjectKind.LEADER: _leader,
    SubjectKind.UNIT: _unit,
    SubjectKind.MEETING: _meeting,
    SubjectKind.CONCLUSION: _conclusion,
    SubjectKind.TASK: _task,
    SubjectKind.DEVICE: _device,
}
