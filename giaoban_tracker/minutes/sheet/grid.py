"""One sheet as values in rows and columns, with what was found wrong in single cells."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

CellValue = str | int | float | datetime.date | None
"""What a cell holds: words, a number, a day; days with a time of day lose it. Never an empty text."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a cell stands; both count from 0, as the rows of a grid do."""

    row: int
    column: int

    @property
    def address(self) -> str:
        """As Excel names it: "C5"."""
        letters, rest = "", self.column + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of a workbook.

    Attributes:
        name: of the sheet.
        rows: all of the same length; may be empty.
        faults: cells that hold no value that can be used, with the code: "formula-without-value", "error-value".
        bands: rows that are one title over the whole width, such as the name of a bloc.
        script: the letters before Unicode that texts were in: "tcvn3" or "vni"; empty when they were Unicode.
        as_found: the texts that were converted, as they stood; empty when none were.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    faults: Mapping[Place, str] = field(default_factory=dict)
    bands: frozenset[int] = frozenset()
    script: str = ""
    as_found: Mapping[Place, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def unconverted(self) -> Grid:
        """The same sheet with its texts as they stood; itself when none were converted."""
        if not self.as_found:
            return self
        rows = [list(row) for row in self.rows]
        for place, words in self.as_found.items():
            rows[place.row][place.column] = words
        return replace(self, rows=tuple(map(tuple, rows)), as_found={})


def shown(value: CellValue) -> str:
    """A value as a person reads it: days as dd/MM/yyyy, whole numbers without a point; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}".replace(".", ",")
    return str(value)
