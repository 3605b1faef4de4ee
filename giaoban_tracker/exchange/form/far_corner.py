"""How far a sheet reaches, found without laying out a single cell of it."""

from __future__ import annotations

import re

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.columns import address

MOST_ROWS = 5_000
MOST_COLUMNS = 64
MOST_CELLS = 320_000
MOST_AREA = 20_000
"""Cells under all merged areas and links of a sheet."""

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_VALUES = frozenset({"v", "f", "is"})


class Corners:
    """Follows the tags of one sheet; refuses cells, merged areas and links that reach too far.

    Rows and cells must come in their order, each once: a parser that reads them otherwise than another shows a person
    other words than it takes.

    Attributes:
        last_row: the last one that holds a value; 0 when none does.
        last_column: likewise.
        merged: areas of merged cells, e.g. "E7:E8".
    """

    def __init__(self) -> None:
        self.last_row, self.last_column = 0, 0
        self.merged: list[str] = []
        self._row, self._column, self._cells, self._area = 0, 0, 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the next opening tag.

        Raises:
            Unreadable: "form-far-cell" (with `cell`), "form-too-complex", "form-damaged".
        """
        if tag == "row":
            self._start_row(attributes.get("r"))
        elif tag == "c":
            self._start_cell(attributes.get("r"))
        elif tag in _VALUES:
            self._hold_value()
        elif tag in ("mergeCell", "hyperlink") and "ref" in attributes:
            self._cover(attributes["ref"])
            if tag == "mergeCell":
                self.merged.append(attributes["ref"])

    def _start_row(self, number: str | None) -> None:
        row = self._row + 1 if number is None else int(number)
        if row <= self._row:
            raise Unreadable("form-damaged")
        self._row, self._column = row, 0

    def _start_cell(self, name: str | None) -> None:
        column = self._column + 1
        if name is not None:
            row, column = _place(name)
            if row != self._row:
                raise Unreadable("form-damaged")
        if column <= self._column:
            raise Unreadable("form-damaged")
        self._column = column
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise Unreadable("form-too-complex")

    def _hold_value(self) -> None:
        # Cells that only have a look may lie anywhere: they are not read.
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            raise Unreadable("form-far-cell", cell=address(self._row, self._column))
        self.last_row, self.last_column = self._row, max(self.last_column, self._column)

    def _cover(self, area: str) -> None:
        first, _, last = area.partition(":")
        top, left = _place(first)
        bottom, right = _place(last or first)
        self._area += max(1, bottom - top + 1) * max(1, right - left + 1)
        if self._area > MOST_AREA:
            raise Unreadable("form-far-cell", cell=last or first)


def _place(name: str) -> tuple[int, int]:
    """Row and column of an address.

    Raises:
        Unreadable: "form-damaged": it is no address.
    """
    match = _PLACE.fullmatch(name)
    if match is None:
        raise Unreadable("form-damaged")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
