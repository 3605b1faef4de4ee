"""Open data: everything the book knows of the office and its tasks as one JSON object with stable keys.

UTF-8 in NFC, days as YYYY-MM-DD, moments with their offset, null for 'there is none', empty texts and lists written
out. `resources/open-data/giao-ban-1.schema.json` says it for programs; keys are only ever added.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.standing import standing_of, standing_of_share
from giaoban_tracker.domain.task import Acceptance, Evidence, Extension, Report, Share, Task
from giaoban_tracker.domain.unit import OfficeTerms, Unit
from giaoban_tracker.workflow.printing.scope import Names

FORMAT, VERSION = "giao-ban-open-data", 1

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def open_data_bytes(tasks: Sequence[Task], names: Names, as_of: date, made_at: datetime) -> bytes:
    """The object as text, two blanks a level, a line end last; the same book gives the same bytes."""
    whole: Json = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(timespec="seconds"),
        "as_of": as_of.isoformat(),
        "office": _office(names.office),
        "blocs": [{"id": bloc, "name": name} for bloc, name in names.blocs.items()],
        "units": [_unit(unit) for unit in names.units.values()],
        "meetings": [_meeting(meeting) for meeting in names.meetings.values()],
        "tasks": [_task(task, names, as_of) for task in tasks],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return (unicodedata.normalize("NFC", text) + "\n").encode("utf-8", errors="replace")


def _office(terms: OfficeTerms) -> Json:
    return {"name": terms.name, "parent": terms.parent, "office": terms.office, "place": terms.place}


def _unit(unit: Unit) -> Json:
    terms = unit.terms
    return {
        "id": unit.id,
        "code": terms.code,
        "name": terms.name,
        "kind": terms.kind.value,
        "aliases": list(terms.aliases),
        "blocs": list(terms.blocs),
        "valid_from": _day(terms.valid_from),
        "valid_to": _day(terms.valid_to),
        "merged_into": terms.merged_into,
    }


def _meeting(meeting: Meeting) -> Json:
    terms = meeting.terms
    return {
        "id": meeting.id,
        "title": terms.title,
        "held_on": terms.held_on.isoformat(),
        "bloc": terms.bloc,
        "document": terms.document,
        "issued_on": _day(terms.issued_on),
    }


def _task(task: Task, names: Names, as_of: date) -> Json:
    terms = task.terms
    return {
        "id": task.id,
        "code": terms.code,
        "content": terms.content,
        "meeting": terms.meeting,
        "leader": terms.leader,
        "lead": [_named(unit, names) for unit in terms.lead],
        "support": [_named(unit, names) for unit in terms.support],
        "bloc": terms.bloc,
        "assigned_on": task.assigned_on.isoformat(),
        "deadline": _deadline(task.deadline),
        "original_deadline": _deadline(terms.deadline),
        "product": terms.product,
        "receiving_level": terms.receiving_level,
        "urgency": terms.urgency.value,
        "field": terms.field,
        "monitor": terms.monitor,
        "note": terms.note,
        "state": standing_of(task, as_of).value,
        "days_overdue": task.deadline.days_overdue_on(as_of) if task.finished_on is None else 0,
        "done_percent": task.done_percent,
        "finished_on": _day(task.finished_on),
        "withdrawn": task.withdrawn,
        "extensions": [_extension(extension) for extension in task.extensions],
        "chased_on": [day.isoformat() for day in task.chased_on],
        "shares": [_share(task, share, names, as_of) for share in task.shares],
    }


def _named(unit: UnitId, names: Names) -> Json:
    return {"id": unit, "name": names.unit(unit)}


def _deadline(deadline: Deadline) -> Json:
    return {"kind": deadline.kind.value, "due": _day(deadline.due), "words": deadline.words}


def _extension(extension: Extension) -> Json:
    return {
        "on": extension.on.isoformat(),
        "former_due": _day(extension.former_due),
        "new_due": extension.new_due.isoformat(),
        "reason": extension.reason,
        "decided_by": extension.decided_by,
    }


def _share(task: Task, share: Share, names: Names, as_of: date) -> Json:
    return {
        "unit": _named(share.unit, names) if share.unit is not None else None,
        "state": standing_of_share(task, share, as_of).value,
        "done_percent": share.done_percent,
        "acceptance": _acceptance(share.acceptance) if share.acceptance is not None else None,
        "reports": [_report(report) for report in share.reports],
    }


def _acceptance(acceptance: Acceptance) -> Json:
    return {
        "on": acceptance.on.isoformat(),
        "finished_on": acceptance.finished_on.isoformat(),
        "quality": acceptance.quality.value,
        "report": acceptance.report,
    }


def _report(report: Report) -> Json:
    terms = report.terms
    return {
        "id": report.id,
        "on": report.on.isoformat(),
        "by": report.by,
        "claim": terms.claim.value,
        "done_percent": terms.done_percent,
        "result": terms.result,
        "evidence": _evidence(terms.evidence) if terms.evidence is not None else None,
        "difficulty": terms.difficulty,
        "proposal": terms.proposal,
        "cause": terms.cause.value,
        "cause_words": terms.cause_words,
        "returned": report.returned,
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "number": evidence.number,
        "dated": evidence.dated.isoformat(),
        "received_by": evidence.received_by,
        "subject": evidence.subject,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
