"""The cells of one row by what they hold, and what is found wrong with them on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from giaoban_tracker.domain.plain_text import plain
from giaoban_tracker.minutes.sheet import DayReading, Grid, Heading, Place, SheetField, read_days, shown, year_of
from giaoban_tracker.workflow.import_sheet.proposal import Problem

DAY_FIELDS = (
    SheetField.DUE,
    SheetField.ISSUED_ON,
    SheetField.ASSIGNED_ON,
    SheetField.EVIDENCE_DAY,
    SheetField.UPDATED_ON,
)
_STAND_ALONE = frozenset({SheetField.CONTENT, SheetField.LEAD, SheetField.DUE, SheetField.CODE, SheetField.ID})
"""One of these makes a row worth a word when its content is missing."""
_TOLD_REPAIRS = frozenset({"swapped", "month-first", "year-added"})
"""Repairs that a person should see; a day number or the end of a month is no surprise."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A sheet below its heading.

    Attributes:
        places: column of each field; of several remark columns none.
        remarks: columns that are kept in the note, each with its title.
        days: readings of the columns of days, one for each row of the grid.
    """

    grid: Grid
    heading: Heading
    places: Mapping[SheetField, int]
    remarks: tuple[tuple[int, str], ...]
    days: Mapping[SheetField, Sequence[DayReading]]


def columns_of(grid: Grid, heading: Heading, today: date) -> Columns:
    """The columns of a sheet as a heading says; days are judged by their whole column."""
    places: dict[SheetField, int] = {
        known: column
        for column, known in enumerate(heading.fields)
        if known is not None and known is not SheetField.REMARK
    }
    remarks = tuple(
        (column, heading.titles[column]) for column, known in enumerate(heading.fields) if known is SheetField.REMARK
    )
    below = grid.rows[heading.row + 1 :]
    above = (DayReading(),) * (heading.row + 1)
    values = {known: [row[places[known]] for row in below] for known in DAY_FIELDS if known in places}
    years = (year_of(values[known]) for known in DAY_FIELDS if known in values)
    year = next((year for year in years if year is not None), today.year)
    days: dict[SheetField, Sequence[DayReading]] = {
        known: (*above, *read_days(cells, year=year)) for known, cells in values.items()
    }
    return Columns(grid, heading, places, remarks, days)


def task_rows(columns: Columns) -> list[int]:
    """The rows that may hold a task, from 0: neither empty nor a title, nor the signatures below the table.

    The table ends before an empty row behind which no row has a content and anything beside it.
    """
    below = range(columns.heading.row + 1, len(columns.grid.rows))
    filled = {row: _filled(columns, row) for row in below}
    full = [row for row, fields in filled.items() if SheetField.CONTENT in fields and len(fields) > 1]
    last = full[-1] if full else columns.heading.row
    end = next((row for row in below if row > last and not filled[row]), len(columns.grid.rows))
    bands = columns.grid.bands
    return [row for row in below if row < end and row not in bands and filled[row] & _STAND_ALONE]


def _filled(columns: Columns, row: int) -> frozenset[SheetField]:
    cells, faults = columns.grid.rows[row], columns.grid.faults
    return frozenset(
        known
        for known, column in columns.places.items()
        if cells[column] is not None or (faults and Place(row, column) in faults)
    )


@dataclass(slots=True)
class RowCells:
    """One row while it is read.

    Attributes:
        problems: found so far.
    """

    columns: Columns
    row: int
    problems: list[Problem] = field(default_factory=list)

    def text(self, known: SheetField) -> str:
        """The words of a cell as they can be written down; empty when there is no such column or nothing in it."""
        column = self.columns.places.get(known)
        if column is None:
            return ""
        value = self.columns.grid.rows[self.row][column]
        return plain(value).strip() if isinstance(value, str) else shown(value)

    def line(self, known: SheetField) -> str:
        """The same in one line."""
        return " ".join(self.text(known).split())

    def day(self, known: SheetField) -> date | None:
        """The day of a cell; what was repaired or cannot be read is noted."""
        reading = self.reading(known)
        if reading.problem:
            self.note(known, reading.problem)
        elif reading.repair in _TOLD_REPAIRS:
            self.note(known, reading.repair)
        return reading.day

    def reading(self, known: SheetField) -> DayReading:
        """What the column of days makes of the cell."""
        return self.columns.days[known][self.row] if known in self.columns.days else DayReading()

    def remarks(self) -> list[str]:
        """The columns without a field of their own, each behind its title."""
        cells = self.columns.grid.rows[self.row]
        return [
            f"{title}: {' '.join(plain(shown(cells[column])).split())}"
            for column, title in self.columns.remarks
            if cells[column] is not None
        ]

    def note(self, known: SheetField, code: str, value: str | None = None, *, refuses: bool = False) -> None:
        """Note a problem in the cell of a field; in the first cell of the row when there is no such column."""
        place = Place(self.row, self.columns.places.get(known, 0))
        said = self.line(known) if value is None else value
        self.problems.append(Problem(self.columns.grid.name, place.address, place, code, said, refuses))

    def note_faults(self) -> None:
        """Note every cell that holds no value that can be used; without content there is no task."""
        if not self.columns.grid.faults:
            return
        for known, column in self.columns.places.items():
            code = self.columns.grid.faults.get(Place(self.row, column))
            if code is not None:
                self.note(known, code, "", refuses=known is SheetField.CONTENT)
