"""Judging a form that came back: each row is known by its mark, and each cell that cannot be taken is named.

Ladder, first that fits a row:
1. nothing in it but perhaps a running number: passed over.
2. no mark: "no-key"; a mark that is none of this form's: "row-mac".
3. the mark stood in a row above: "dup-row".
4. printed words changed: "row-mac" at each cell of them; formulas: "formula".
5. nothing filled in: silent.
6. filled in: taken, or each cell that cannot be.
Merged cells and cells beside the table spoil the row that they lie in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from giaoban_tracker.exchange.form.cells import Kind, SeenBook, SeenCell, SeenSheet
from giaoban_tracker.exchange.form.columns import FILLED_IN, GUIDE, LOCKED, META, Column
from giaoban_tracker.exchange.form.form import FilledForm, Form, FormRow, Reason, Reject, TakenRow
from giaoban_tracker.exchange.form.letters import shown, squeezed
from giaoban_tracker.exchange.form.marks import printed, rows_by_mark
from giaoban_tracker.exchange.form.row_terms import Fault, is_silent, terms_of
from giaoban_tracker.exchange.form.table import Line, Table, table_of
from giaoban_tracker.exchange.form.values import NotTaken, is_blank, refuse_formula, words_of


def judge(book: SeenBook, form: Form, key: bytes, sha256: str) -> FilledForm | None:
    """The verdict on every row; None when no sheet has the table.

    Args:
        form: from the book's own verified mark.
    """
    sheets = [sheet for sheet in book.sheets if sheet.name not in (META, GUIDE)]
    tables = [(sheet, table) for sheet in sheets if (table := table_of(sheet)) is not None]
    if not tables:
        return None
    court = _Court(form, rows_by_mark(key, form))
    for sheet, table in tables:
        court.hear(sheet, table)
    missing = tuple(row for mark, row in court.rows.items() if mark not in court.met)
    return FilledForm(form, sha256, tuple(court.taken), tuple(court.rejects), tuple(court.silent), missing)


class _Court:
    """What was decided so far.

    Attributes:
        rows: the form's rows by mark.
        met: where each mark stood first.
    """

    def __init__(self, form: Form, rows: Mapping[str, FormRow]) -> None:
        self.form, self.rows = form, rows
        self.met: dict[str, str] = {}
        self.taken: list[TakenRow] = []
        self.silent: list[FormRow] = []
        self.rejects: list[Reject] = []

    def hear(self, sheet: SeenSheet, table: Table) -> None:
        """Judge the rows of one sheet."""
        areas = _areas(sheet, table)
        faults = [*table.rejects, *(Reject(table.sheet, area.first, Reason.MERGED, area.name) for area in areas)]
        for line in table.lines:
            faults += self._hear_line(table, line, spoilt=any(line.number in area.lines for area in areas))
        self.rejects += sorted(faults, key=lambda fault: _order(fault.cell))

    def _hear_line(self, table: Table, line: Line, *, spoilt: bool) -> list[Reject]:
        outside = [_reject(table, cell, _outside(cell)) for cell in line.outside if not is_blank(cell)]
        row, faults = self._row(table, line)
        if row is None:
            return outside + faults
        if is_silent(line.cells):
            if not (outside or faults or spoilt):
                self.silent.append(row)
            return outside + faults
        terms, unfit = terms_of(line.cells, row.unit)
        faults += [_reject_at(table, line, fault) for fault in unfit]
        if terms is not None and not (outside or faults or spoilt):
            first, last = (table.address(line.number, column) for column in (FILLED_IN[0], FILLED_IN[-1]))
            self.taken.append(TakenRow(row, terms, table.sheet, line.number, f"{first}:{last}"))
        return outside + faults

    def _row(self, table: Table, line: Line) -> tuple[FormRow | None, list[Reject]]:
        """The form's row on a line; None where the line is none, with the reason unless it is empty."""
        cell = line.cells.get(Column.MARK)
        at = table.address(line.number, Column.MARK)
        if is_blank(cell) or cell is None:
            words = [words_of(other) for column, other in line.cells.items() if column is not Column.NUMBER]
            first = next((text for text in words if squeezed(text)), None)
            return None, [] if first is None else [Reject(table.sheet, at, Reason.NO_KEY, shown(first))]
        if cell.kind in (Kind.FORMULA, Kind.ERROR):
            return None, _formulas(table, [cell])
        row = self.rows.get(squeezed(words_of(cell)))
        if row is None:
            return None, [Reject(table.sheet, at, Reason.MARK_UNKNOWN, shown(words_of(cell)))]
        mark = squeezed(words_of(cell))
        if mark in self.met:
            return None, [Reject(table.sheet, at, Reason.DUP_ROW, shown(row.code), self.met[mark])]
        self.met[mark] = f"{table.sheet}!{table.address(line.number, Column.CODE)}"
        return row, self._locked(table, line, row)

    def _locked(self, table: Table, line: Line, row: FormRow) -> list[Reject]:
        """Every printed cell of a row that is not as it was printed."""
        number = line.cells.get(Column.NUMBER)
        faults = _formulas(table, [number] if number is not None else [])
        for column, expected in zip(LOCKED, printed(row), strict=True):
            cell = line.cells.get(column)
            if cell is not None and cell.kind in (Kind.FORMULA, Kind.ERROR):
                faults += _formulas(table, [cell])
            elif squeezed(words_of(cell)) != expected:
                at, value = table.address(line.number, column), shown(words_of(cell))
                faults.append(Reject(table.sheet, at, Reason.WORDS_CHANGED, value, shown(expected)))
        return faults


def _formulas(table: Table, cells: list[SeenCell]) -> list[Reject]:
    faults = []
    for cell in cells:
        try:
            refuse_formula(cell)
        except NotTaken as refusal:
            faults.append(_reject(table, cell, refusal.reason))
    return faults


def _outside(cell: SeenCell) -> Reason:
    return Reason.FORMULA if cell.kind is Kind.FORMULA else Reason.OUTSIDE


def _reject_at(table: Table, line: Line, fault: Fault) -> Reject:
    value = shown(words_of(line.cells.get(fault.column)))
    return Reject(table.sheet, table.address(line.number, fault.column), fault.reason, value, fault.expected)


def _reject(table: Table, cell: SeenCell, reason: Reason) -> Reject:
    return Reject(table.sheet, cell.address, reason, shown(words_of(cell)))


@dataclass(frozen=True, slots=True)
class _Area:
    """Merged cells.

    Attributes:
        name: as the sheet has it, e.g. "E7:E8".
        first: its upper left cell.
        lines: the numbers of its rows.
    """

    name: str
    first: str
    lines: range


def _areas(sheet: SeenSheet, table: Table) -> list[_Area]:
    """Merged areas that touch a row with a mark; those of titles and notes do no harm."""
    marked = {line.number for line in table.lines if Column.MARK in line.cells}
    areas = []
    for name in sheet.merged:
        first, _, last = name.partition(":")
        lines = range(_order(first)[0], _order(last or first)[0] + 1)
        if not marked.isdisjoint(lines):
            areas.append(_Area(name, first, lines))
    return areas


def _order(cell: str) -> tuple[int, int, str]:
    """Row by row, from left to right."""
    name = cell.rstrip("0123456789")
    return int(cell[len(name) :]), len(name), name
