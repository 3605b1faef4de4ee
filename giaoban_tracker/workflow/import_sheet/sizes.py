"""Whether what a row says can be kept: a text holds 10,000 letters, a cell of Excel up to 32,767."""

from __future__ import annotations

from datetime import UTC, datetime

from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact, ReportFiled, TaskAssigned
from giaoban_tracker.domain.fact_body import written_form
from giaoban_tracker.domain.identity import FactId, SubjectId
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.workflow.import_sheet.cells import RowCells
from giaoban_tracker.workflow.import_sheet.proposal import SheetReport

_SURELY_FITS = 5_000
"""Letters of a whole row that fit whatever they are: four bytes each, and some words stand in the note again."""
_ID = "0" * 36
_SOME_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST_NAME = "x" * 400
"""Stands for the person who writes."""


def fits(cells: RowCells, terms: TaskTerms, report: SheetReport | None) -> bool:
    """Whether the facts that a row would become can be written."""
    row = cells.columns.grid.rows[cells.row]
    if sum(len(value) for value in row if isinstance(value, str)) <= _SURELY_FITS:
        return True
    deeds: list[Deed] = [TaskAssigned(terms)]
    if report is not None:
        deeds.append(ReportFiled(report.terms))
    return all(map(_can_be_written, deeds))


def _can_be_written(deed: Deed) -> bool:
    day = _SOME_MOMENT.date()
    try:
        written_form(Fact(FactId(_ID), deed.about, SubjectId(_ID), day, _SOME_MOMENT, _LONGEST_NAME, deed))
    except Refused:
        return False
    return True
