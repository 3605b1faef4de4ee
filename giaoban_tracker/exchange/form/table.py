"""Where the table stands in a sheet that came back: found by its headings, whatever was moved or inserted around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from giaoban_tracker.exchange.form.cells import Kind, SeenCell, SeenSheet
from giaoban_tracker.exchange.form.columns import HEADINGS, MARK_TITLE, Column, address
from giaoban_tracker.exchange.form.form import Reason, Reject
from giaoban_tracker.exchange.form.letters import shown, squeezed
from giaoban_tracker.exchange.form.values import words_of

_HEADINGS_WITHIN = 50
"""Rows in which the headings are looked for."""

_BY_TITLE = {about.title.casefold(): column for column, about in HEADINGS.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the headings that holds anything.

    Attributes:
        number: from 1.
        cells: by column of the form.
        outside: filled cells beside the form's columns.
    """

    number: int
    cells: Mapping[Column, SeenCell]
    outside: tuple[SeenCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one sheet.

    Attributes:
        places: the column number of each column that is there.
        heading_row: from 1.
        lines: in the order of the sheet.
        rejects: headings that were changed.
    """

    sheet: str
    places: Mapping[Column, int]
    heading_row: int
    lines: tuple[Line, ...]
    rejects: tuple[Reject, ...]

    def address(self, line: int, column: Column) -> str:
        """The address of a cell; of the mark's cell where the column is gone."""
        return address(line, self.places.get(column, self.places[Column.MARK]))


def table_of(sheet: SeenSheet) -> Table | None:
    """The table in a sheet; None when it has none."""
    rows: dict[int, list[SeenCell]] = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, []).append(cell)
    heading_row = next((row for row, cells in rows.items() if row <= _HEADINGS_WITHIN and _has_mark(cells)), None)
    if heading_row is None:
        return None
    places, rejects = _places(sheet.name, heading_row, rows[heading_row])
    columns = {number: column for column, number in places.items()}
    lines = tuple(_line(row, cells, columns) for row, cells in rows.items() if row > heading_row)
    return Table(sheet.name, places, heading_row, lines, rejects)


def _has_mark(cells: list[SeenCell]) -> bool:
    return any(_title(cell) == MARK_TITLE for cell in cells)


def _title(cell: SeenCell) -> str:
    return squeezed(str(cell.value)).casefold() if cell.kind is Kind.TEXT else ""


def _places(sheet: str, row: int, cells: list[SeenCell]) -> tuple[dict[Column, int], tuple[Reject, ...]]:
    """Each column by its title; one whose title was changed by the place that it has in a fresh form."""
    places: dict[Column, int] = {}
    for cell in cells:
        column = _BY_TITLE.get(_title(cell))
        if column is not None:
            places.setdefault(column, cell.column)
    taken, by_number = set(places.values()), {cell.column: cell for cell in cells}
    rejects = []
    for number, (column, about) in enumerate(HEADINGS.items(), start=1):
        if column in places:
            continue
        value = shown(words_of(by_number.get(number)))
        rejects.append(Reject(sheet, address(row, number), Reason.HEADING_CHANGED, value, about.title))
        if number not in taken:
            places[column] = number
    return places, tuple(rejects)


def _line(number: int, cells: list[SeenCell], columns: Mapping[int, Column]) -> Line:
    known = {columns[cell.column]: cell for cell in cells if cell.column in columns}
    return Line(number, known, tuple(cell for cell in cells if cell.column not in columns))
