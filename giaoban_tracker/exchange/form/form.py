"""What a form is: the rows that a unit is asked about, and what came back on each of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import ReportTerms


@dataclass(frozen=True, slots=True)
class FormRow:
    """One share of a task: what a row of the form asks about.

    Attributes:
        task: the task.
        revision: the fact that last set the task's terms when the form was made.
        code: the task's short code, as printed.
        content: what is to be done, as printed.
        due: the deadline in force when the form was made.
        unit: the unit whose share it is.
    """

    task: TaskId
    revision: FactId
    code: str
    content: str
    due: Deadline
    unit: UnitId


@dataclass(frozen=True, slots=True)
class Form:
    """A form (phiếu báo cáo) as the office hands it out.

    Attributes:
        id: 128 random bits in hexadecimal; never used again.
        unit: the unit it is handed to.
        unit_name: as printed.
        office_name: as printed.
        issued: the day it was made.
        rows: in printed order; no share of a task stands twice.
    """

    id: str
    unit: UnitId
    unit_name: str
    office_name: str
    issued: date
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class KnownForm:
    """What the book knows of a form that it handed out.

    Attributes:
        unit: the unit it was made for.
        voided: whether the office took it back.
    """

    unit: UnitId
    voided: bool = False


class Reason(StrEnum):
    """Why a cell cannot be taken; the key of its sentence."""

    NO_KEY = "no-key"
    MARK_UNKNOWN = "mark-unknown"
    WORDS_CHANGED = "words-changed"
    DUP_ROW = "dup-row"
    FORMULA = "formula"
    FORMULA_ERROR = "formula-error"
    MERGED = "merged"
    OUTSIDE = "outside"
    HEADING_CHANGED = "heading-changed"
    CLAIM_MISSING = "claim-missing"
    CLAIM_UNKNOWN = "claim-unknown"
    PERCENT_MISSING = "percent-missing"
    PERCENT_UNREADABLE = "percent-unreadable"
    PERCENT_AMBIGUOUS = "percent-ambiguous"
    PERCENT_NOT_WHOLE = "percent-not-whole"
    PERCENT_RANGE = "percent-range"
    PERCENT_AGAINST_CLAIM = "percent-against-claim"
    TEXT_KIND = "text-kind"
    TEXT_CONTROL = "text-control"
    TEXT_TOO_LONG = "text-too-long"
    DATE_UNREADABLE = "date-unreadable"
    DATE_NOT_IN_CALENDAR = "date-not-in-calendar"
    DATE_YEAR = "date-year"
    CAUSE_UNKNOWN = "cause-unknown"
    EVIDENCE_INCOMPLETE = "evidence-incomplete"
    RESULT_MISSING = "result-missing"


_RULES = {
    Reason.NO_KEY: "no-key",
    Reason.MARK_UNKNOWN: "row-mac",
    Reason.WORDS_CHANGED: "row-mac",
    Reason.DUP_ROW: "dup-row",
}


@dataclass(frozen=True, slots=True)
class Reject:
    """One cell that cannot be taken.

    Attributes:
        sheet: name of the sheet.
        cell: address in it, e.g. "F5".
        reason: why.
        value: what stands in the cell, cut to a line; empty when it is blank.
        expected: what should stand there, the most letters, or where the row stood first; empty where none applies.
    """

    sheet: str
    cell: str
    reason: Reason
    value: str = ""
    expected: str = ""

    @property
    def code(self) -> str:
        """The rule that refuses.

        One of "no-key", "row-mac", "dup-row", "formula", "merged", "outside", "heading", "claim", "percent", "text",
        "date", "cause", "evidence", "result".
        """
        return _RULES.get(self.reason) or self.reason.partition("-")[0]


@dataclass(frozen=True, slots=True)
class TakenRow:
    """One row that can be taken as a report.

    Attributes:
        row: the row as the office issued it.
        terms: what the unit reports.
        sheet: name of the sheet.
        line: number of the row in it, from 1.
        cells: the range it was read from, e.g. "E7:N7".
    """

    row: FormRow
    terms: ReportTerms
    sheet: str
    line: int
    cells: str

    @property
    def digest(self) -> str:
        """Hexadecimal SHA-256 of what is reported on which share; equal when a second copy says nothing new."""
        terms, proof = self.terms, self.terms.evidence
        said = [
            self.row.task, self.row.unit, terms.claim.value, terms.done_percent, terms.result, terms.difficulty,
            terms.proposal, terms.cause.value, terms.cause_words, terms.next_step,
            [proof.number, proof.dated.isoformat(), proof.received_by] if proof is not None else None,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that came back; its mark was verified.

    Attributes:
        form: as the office issued it.
        sha256: hexadecimal, of the file.
        taken: in the order of the sheet.
        rejects: in the order of the sheet; while there are any, nothing is taken without a person's word.
        silent: rows with nothing filled in: "không báo cáo", no error.
        missing: rows of the form that the file no longer has.
    """

    form: Form
    sha256: str
    taken: tuple[TakenRow, ...]
    rejects: tuple[Reject, ...]
    silent: tuple[FormRow, ...]
    missing: tuple[FormRow, ...]
