"""What happened to a task, told from its facts: newest first, what was undone included and marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import (
    DeadlineExtended,
    Fact,
    FactVoided,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
    TaskChased,
    TaskWithdrawn,
)
from giaoban_tracker.domain.fold import standing_facts
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.plain_text import isolated
from giaoban_tracker.domain.task import ReportTerms, TaskTerms
from giaoban_tracker.domain.terms import (
    CAUSE_TERMS,
    CLAIM_TERMS,
    QUALITY_TERMS,
    day_text,
    deadline_text,
)
from giaoban_tracker.ui.fact_words import Names, change_lines
from giaoban_tracker.ui.task_words import evidence_words, listed
from giaoban_tracker.workflow.show_task import TaskCard


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing that happened.

    Attributes:
        on: the day from which it counts.
        icon: its shape.
        title: what happened: "Gia hạn đến 30/09/2017".
        lines: more about it; may be empty.
        by: who wrote it; may be empty.
        undone: whether it was taken back and counts no more.
    """

    on: date
    icon: str
    title: str
    lines: tuple[str, ...]
    by: str
    undone: bool


def story_of(card: TaskCard) -> tuple[Chapter, ...]:
    """The story of a task, newest first; the takings back themselves show only in what they took back."""
    counting = {fact.id for fact in standing_facts(card.history)}
    told = _Teller(card.history, card.names)
    chapters = [
        Chapter(fact.on, icon, title, tuple(line for line in lines if line), fact.by, fact.id not in counting)
        for fact in card.history
        if not isinstance(fact.deed, FactVoided)
        for icon, title, lines in (told.tell(fact),)
    ]
    return tuple(reversed(chapters))


Told = tuple[str, str, Sequence[str]]
"""Icon, title, further lines."""


class _Teller:
    """Tells facts in words; knows those that went before."""

    def __init__(self, history: Sequence[Fact], names: Names) -> None:
        self._names = names
        self._reports = {fact.id: fact.deed.terms for fact in history if isinstance(fact.deed, ReportFiled)}
        self._terms: TaskTerms | None = None

    def tell(self, fact: Fact) -> Told:
        deed: Deed = fact.deed
        match deed:
            case TaskAssigned(terms=terms):
                self._terms = terms
                return "add", "Giao nhiệm vụ", [self._units(terms.lead), deadline_text(terms.deadline)]
            case TaskAmended(terms=terms):
                before, self._terms = self._terms, terms
                return "edit", "Sửa nhiệm vụ", self._differences(fact, before)
            case TaskWithdrawn(reason=reason):
                return "withdraw", "Thu hồi nhiệm vụ", [reason]
            case DeadlineExtended(new_due=due, reason=reason, decided_by=who):
                return "extend", f"Gia hạn đến {day_text(due)}", [reason, f"Người quyết định: {who}" if who else ""]
            case TaskChased(channel=channel, note=note):
                return "chase", f"Đôn đốc ({channel.lower()})" if channel else "Đôn đốc", [note]
            case ReportFiled(terms=report, proxy=proxy):
                return "report", self._reported(report), _report_lines(report, proxy=proxy)
            case ReportAccepted(report=cited, finished_on=day, quality=quality):
                who = self._who(self._reports.get(cited))
                return "accept", f"Nghiệm thu{who}: {QUALITY_TERMS[quality].lower()}", [f"Hoàn thành {day_text(day)}"]
            case ReportReturned(report=cited, reason=reason):
                return "return", f"Trả lại báo cáo{self._who(self._reports.get(cited))}", [reason]
        return "journal", deed.type, []

    def _reported(self, report: ReportTerms) -> str:
        unit = self._names.get(report.unit, "") if report.unit is not None else ""
        claim = f"{CLAIM_TERMS[report.claim].lower()}, {report.done_percent}%"
        return f"{unit} báo cáo: {claim}" if unit else f"Báo cáo: {claim}"

    def _who(self, report: ReportTerms | None) -> str:
        name = self._names.get(report.unit, "") if report is not None and report.unit is not None else ""
        return f" {name}" if name else ""

    def _differences(self, fact: Fact, before: TaskTerms | None) -> list[str]:
        if before is None:
            return []
        return [change.words for change in change_lines(fact, self._names, earlier=TaskAssigned(before))]

    def _units(self, units: Sequence[UnitId]) -> str:
        return listed([self._names.get(unit, unit) for unit in units]) or "Chưa rõ đơn vị"


def _report_lines(report: ReportTerms, *, proxy: bool) -> list[str]:
    cause = " – ".join(part for part in (CAUSE_TERMS[report.cause], report.cause_words) if part)
    return [
        isolated(report.result),
        f"Minh chứng: {evidence_words(report.evidence)}" if report.evidence is not None else "",
        f"Khó khăn, vướng mắc: {isolated(report.difficulty)}" if report.difficulty else "",
        f"Kiến nghị: {isolated(report.proposal)}" if report.proposal else "",
        f"Nguyên nhân chậm: {cause}" if cause else "",
        "Văn phòng nhập thay, chưa ký" if proxy else "Máy của đơn vị đã ký",
    ]
