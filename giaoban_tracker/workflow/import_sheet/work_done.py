"""What a row says of the work done, as a report of its lead units.

'Hoàn thành' in a sheet is a report, not an acceptance: the office still decides. Only a row that also grades the
quality, which is the office's own column (forms.md, F2, level 3), is accepted with it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import FactId, TaskId
from giaoban_tracker.domain.task import Claim, Evidence, Quality, ReportTerms, Share, Task, TaskTerms
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.minutes.sheet import SheetField, read_claim, read_percent, read_quality
from giaoban_tracker.workflow.import_sheet.cells import RowCells
from giaoban_tracker.workflow.import_sheet.proposal import SheetReport

_WHOLE = 100


def sheet_report(cells: RowCells, task: TaskTerms, assigned_on: date, today: date) -> SheetReport | None:
    """The report of a row; None when it says nothing of the work done."""
    said = cells.text(SheetField.CLAIM)
    claim = read_claim(said) if said else None
    result = cells.line(SheetField.RESULT)
    if said and claim is None:
        # Offices write a sentence where a state is asked for: it is what was achieved so far.
        cells.note(SheetField.CLAIM, "status-in-words")
        result = "; ".join(filter(None, (" ".join(said.split()), result)))
    percent = _percent(cells, said)
    evidence, number = _evidence(cells, task)
    result = "; ".join(filter(None, (result, number)))
    difficulty, proposal = cells.line(SheetField.DIFFICULTY), cells.line(SheetField.PROPOSAL)
    cause = cells.line(SheetField.CAUSE)
    if claim is None:
        claim = Claim.DONE if percent == _WHOLE else Claim.IN_PROGRESS if percent else None
    if claim in (None, Claim.NOT_STARTED) and not (result or evidence or difficulty or proposal or cause):
        _note_quality(cells)
        return None
    claim = claim or Claim.IN_PROGRESS
    if claim is Claim.DONE and not result:
        result = evidence.subject or evidence.number if evidence else " ".join(said.split()) or f"{_WHOLE}%"
    terms = ReportTerms(
        unit=None,
        claim=claim,
        done_percent=_WHOLE if claim is Claim.DONE else min(percent or 0, _WHOLE - 1),
        result=result,
        evidence=evidence,
        difficulty=difficulty,
        proposal=proposal,
        cause_words=cause,
    )
    told = cells.reading(SheetField.UPDATED_ON).day or cells.reading(SheetField.EVIDENCE_DAY).day or today
    on = max(assigned_on, min(told, today))
    refused = _refusal(task, terms, assigned_on, on)
    if refused:
        # What contradicts itself is not done; the words stay, and a person is told.
        cells.note(SheetField.CLAIM, refused)
        return SheetReport(replace(terms, claim=Claim.IN_PROGRESS, done_percent=_WHOLE - 1), on)
    quality = _note_quality(cells)
    return SheetReport(terms, on, quality if claim is Claim.DONE else None)


def _refusal(task: TaskTerms, terms: ReportTerms, assigned_on: date, on: date) -> str:
    """The code of what forbids the report; empty when nothing does."""
    blank = Task(TaskId(""), task, assigned_on, task.deadline, (Share(None),), FactId(""))
    try:
        decide.file_report(blank, terms, on=on)
    except Refused as refusal:
        return refusal.code
    return ""


def _percent(cells: RowCells, said: str) -> int | None:
    column = cells.columns.places.get(SheetField.PERCENT)
    value = cells.columns.grid.rows[cells.row][column] if column is not None else None
    if value is None:
        return read_percent(said)
    percent = read_percent(value)
    if percent is None:
        cells.note(SheetField.PERCENT, "not-a-percent")
    return percent


def _evidence(cells: RowCells, task: TaskTerms) -> tuple[Evidence | None, str]:
    """The document that proves the result; one without a day or a level is no evidence, and stays in words."""
    number, dated = cells.line(SheetField.EVIDENCE_NUMBER), cells.day(SheetField.EVIDENCE_DAY)
    subject = cells.line(SheetField.EVIDENCE_SUBJECT)
    if number and dated is not None and task.receiving_level:
        return Evidence(number, dated, task.receiving_level, subject), ""
    named = f"Văn bản {number}" if number else ""
    day = f"ngày {day_text(dated)}" if number and dated is not None else ""
    return None, ": ".join(filter(None, (" ".join(filter(None, (named, day))), subject)))


def _note_quality(cells: RowCells) -> Quality | None:
    words = cells.text(SheetField.QUALITY)
    quality = read_quality(words) if words else None
    if words and quality is None:
        cells.note(SheetField.QUALITY, "unknown-quality")
    return quality
