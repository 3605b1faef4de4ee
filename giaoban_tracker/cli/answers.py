"""Answers of the command line: JSON objects for programs, Vietnamese lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.domain.standing import APART, OFFICIAL
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import STANDING_TERMS, deadline_text
from giaoban_tracker.workflow import printing
from giaoban_tracker.workflow.list_tasks import GroupCounters

ONGOING = "ongoing"
_CONTENT_WIDTH = 60


def say(*lines: str) -> None:
    """Print lines for a person."""
    for line in lines:
        print(line)


def remark(line: str) -> None:
    """Tell a person something beside the answer."""
    print(line, file=sys.stderr)


def give(value: Mapping[str, object]) -> None:
    """Print one JSON object for a program."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def directive(draft: DirectiveDraft) -> dict[str, object]:
    """A draft in the form of the annotated minutes."""
    return {
        "quote": draft.quote,
        "start": draft.span.start,
        "end": draft.span.end,
        "speaker": draft.speaker,
        "lead": list(draft.lead),
        "support": list(draft.support),
        "due_text": draft.deadline.words or None,
        "due": due_value(draft.deadline),
    }


def due_value(deadline: Deadline) -> str | None:
    """The day, the word for a duty without end, or None."""
    if deadline.due is not None:
        return deadline.due.isoformat()
    return ONGOING if deadline.kind in (DeadlineKind.STANDING, DeadlineKind.RECURRING) else None


def draft_lines(drafts: Iterable[DirectiveDraft]) -> list[str]:
    """Drafts as a person reads them."""
    lines = []
    for number, draft in enumerate(drafts, 1):
        owners = "; ".join(draft.lead) or "chưa rõ đơn vị"
        speaker = draft.speaker or "không nêu người nói"
        lines.append(f"{number:>3}. {' '.join(draft.quote.split())}")
        lines.append(f"     {speaker} → {owners} · thời hạn: {deadline_text(draft.deadline)}")
    return lines


def task(row: TaskRow) -> dict[str, object]:
    """A task row as JSON; keys are stable."""
    return {
        "code": row.code,
        "content": row.content,
        "lead": row.lead,
        "support": row.support,
        "leader": row.leader,
        "meeting": row.meeting,
        "due": due_value(row.deadline),
        "due_kind": row.deadline.kind.value,
        "due_text": row.deadline.words or None,
        "original_due": row.original_due.isoformat() if row.original_due else None,
        "state": row.standing.value,
        "days_overdue": row.days_overdue,
        "done_percent": row.done_percent,
        "shares": row.shares,
        "shares_done": row.shares_done,
        "awaits_acceptance": row.awaits_acceptance,
        "finished_on": row.finished_on.isoformat() if row.finished_on else None,
        "last_report_on": row.last_report_on.isoformat() if row.last_report_on else None,
        "result": row.result,
        "field": row.field,
        "product": row.product,
        "urgency": row.urgency.value,
        "chased": row.chased,
        "extended": row.extended,
    }


def task_lines(rows: Sequence[TaskRow]) -> list[str]:
    """Tasks as a table for a person; says so when there are none."""
    if not rows:
        return ["Không có nhiệm vụ nào."]
    lines = []
    for row in rows:
        content = row.content if len(row.content) <= _CONTENT_WIDTH else row.content[: _CONTENT_WIDTH - 1] + "…"
        late = f" {row.days_overdue} ngày" if row.days_overdue else ""
        lines.append(
            f"{row.code}  {deadline_text(row.deadline)[:24]:<24}  {STANDING_TERMS[row.standing] + late:<36}  {content}"
        )
        lines.append(f"{'':<8}{row.lead or 'Chưa rõ đơn vị chủ trì'}")
    return lines


def finding(found: printing.Finding) -> dict[str, object]:
    """What is against the decree on a paper; keys are stable."""
    return {"rule": found.rule, "part": found.part, "page": found.page, "found": found.found, "wanted": found.wanted}


def finding_lines(found: Iterable[printing.Finding]) -> list[str]:
    """The same for a person."""
    return [
        f"Trang {one.page}, {one.part}: {printing.RULES[one.rule]}: «{one.found}»"
        + (f", đúng ra là {one.wanted}" if one.wanted else "")
        for one in found
    ]


def counters(line: GroupCounters) -> dict[str, object]:
    """One line of counters as JSON; the parts add up to `total`."""
    return {"key": line.key, "label": line.label, **counter_values(line.counters)}


def counter_values(value: Counters) -> dict[str, int]:
    """Counters by their stable names."""
    return {
        "total": value.total,
        "official": value.official,
        **{standing.value: getattr(value, standing.value) for standing in (*OFFICIAL, *APART)},
    }


def counter_lines(lines: Iterable[GroupCounters]) -> list[str]:
    """Counters as a person reads them, one group a paragraph."""
    said = []
    for line in lines:
        said.append(f"{line.label or 'Chưa rõ'}: {line.counters.total} nhiệm vụ")
        for standing in (*OFFICIAL, *APART):
            number = getattr(line.counters, standing.value)
            if number:
                said.append(f"  {STANDING_TERMS[standing]}: {number}")
    return said
