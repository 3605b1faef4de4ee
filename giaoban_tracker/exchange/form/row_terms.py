"""The filled-in cells of one row as a report, or every cell of it that cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.task import CauseKind, Claim, Evidence, ReportTerms
from giaoban_tracker.exchange.form.cells import SeenCell
from giaoban_tracker.exchange.form.columns import EVIDENCE, FILLED_IN, HEADINGS, Column
from giaoban_tracker.exchange.form.form import Reason
from giaoban_tracker.exchange.form.values import (
    NotTaken,
    cause_in,
    claim_in,
    day_in,
    is_blank,
    percent_in,
    text_in,
)

Value = TypeVar("Value")
_TEXTS = (
    Column.RESULT,
    Column.EVIDENCE_NUMBER,
    Column.EVIDENCE_LEVEL,
    Column.NEXT_STEP,
    Column.DIFFICULTY,
    Column.PROPOSAL,
    Column.CAUSE_WORDS,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell of a row that cannot be taken, and why."""

    column: Column
    reason: Reason
    expected: str = ""


def is_silent(cells: Mapping[Column, SeenCell]) -> bool:
    """Whether nothing is filled in: the unit does not report on this row."""
    return all(is_blank(cells.get(column)) for column in FILLED_IN)


def terms_of(cells: Mapping[Column, SeenCell], unit: UnitId) -> tuple[ReportTerms | None, tuple[Fault, ...]]:
    """The report of a row; None together with its faults, in the order of columns, when there are any."""
    read = _Row(cells)
    claim = read.take(Column.CLAIM, lambda cell: claim_in(cell, HEADINGS[Column.CLAIM].longest), None)
    percent = read.take(Column.PERCENT, percent_in, None)
    texts = {column: read.text(column) for column in _TEXTS}
    day = read.take(Column.EVIDENCE_DAY, day_in, None)
    cause = read.take(Column.CAUSE, lambda cell: cause_in(cell, HEADINGS[Column.CAUSE].longest), CauseKind.NONE)
    done_percent = _percent(read, claim, percent)
    if claim is Claim.DONE and not texts[Column.RESULT]:
        read.fault(Column.RESULT, Reason.RESULT_MISSING)
    evidence = _evidence(read, texts, day)
    if claim is None or read.faults:
        return None, tuple(sorted(read.faults.values(), key=lambda fault: FILLED_IN.index(fault.column)))
    terms = ReportTerms(
        unit=unit,
        claim=claim,
        done_percent=done_percent,
        result=texts[Column.RESULT],
        evidence=evidence,
        difficulty=texts[Column.DIFFICULTY],
        proposal=texts[Column.PROPOSAL],
        cause=cause,
        cause_words=texts[Column.CAUSE_WORDS],
        next_step=texts[Column.NEXT_STEP],
    )
    return terms, ()


class _Row:
    """The cells of a row while they are read.

    Attributes:
        faults: the first fault of each column.
    """

    def __init__(self, cells: Mapping[Column, SeenCell]) -> None:
        self._cells = cells
        self.faults: dict[Column, Fault] = {}

    def take(self, column: Column, read: Callable[[SeenCell | None], Value], otherwise: Value) -> Value:
        try:
            return read(self._cells.get(column))
        except NotTaken as refusal:
            self.fault(column, refusal.reason, refusal.expected)
            return otherwise

    def text(self, column: Column) -> str:
        return self.take(column, lambda cell: text_in(cell, HEADINGS[column].longest), "")

    def fault(self, column: Column, reason: Reason, expected: str = "") -> None:
        self.faults.setdefault(column, Fault(column, reason, expected))

    def is_filled(self, column: Column) -> bool:
        return not is_blank(self._cells.get(column))


def _percent(row: _Row, claim: Claim | None, percent: int | None) -> int:
    """Progress that agrees with the claim; what the claim alone settles may be left blank."""
    if claim is None:
        row.fault(Column.CLAIM, Reason.CLAIM_MISSING)
        return 0
    settled = {Claim.NOT_STARTED: 0, Claim.DONE: 100}.get(claim)
    if percent is None:
        if settled is None:
            row.fault(Column.PERCENT, Reason.PERCENT_MISSING)
        return settled or 0
    if (settled is not None and percent != settled) or (settled is None and percent == 100):
        row.fault(Column.PERCENT, Reason.PERCENT_AGAINST_CLAIM)
    return percent


def _evidence(row: _Row, texts: Mapping[Column, str], day: date | None) -> Evidence | None:
    """The document that proves the result: number, day and level, or none of them."""
    if not any(row.is_filled(column) for column in EVIDENCE):
        return None
    for column in EVIDENCE:
        if not row.is_filled(column):
            row.fault(column, Reason.EVIDENCE_INCOMPLETE)
    if day is None:
        return None
    return Evidence(texts[Column.EVIDENCE_NUMBER], day, texts[Column.EVIDENCE_LEVEL])
