"""Cells made to fit their columns: which words are too wide, which rows may be too tall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from giaoban_tracker.paper.document import Column
from giaoban_tracker.paper.plain_text import breakable, plain

PADDING_MM = 2.4
"""Free space at both sides of a cell together, as every output sets it."""

POINT_MM = 25.4 / 72

_DIGITS_THAT_FIT, _DIGIT_MM = 3, 2.0
"""How many digits the narrowest column of numbers holds at 11 points, and what each further one takes."""

_LETTER_EM = 0.6
"""An upper bound of the mean width of a letter."""


def numbered(columns: Sequence[Column], rows: int) -> tuple[Column, ...]:
    """The columns, the first of which holds the rows' numbers; what numbers above 999 need the widest column gives."""
    more = _DIGIT_MM * (len(str(rows)) - _DIGITS_THAT_FIT)
    if more <= 0:
        return tuple(columns)
    first, widest = columns[0], max(columns, key=lambda column: column.width)
    widths = {first: first.width + more, widest: widest.width - more}
    return tuple(replace(column, width=widths.get(column, column.width)) for column in columns)


def inner_width(width_mm: float, size: float) -> float:
    """What a column has room for, in multiples of its type size."""
    return em_of(width_mm - PADDING_MM, size)


def em_of(width_mm: float, size: float) -> float:
    """A width in multiples of a type size in points."""
    return width_mm / POINT_MM / size


def text_width(text: str, advances: Mapping[int, float], size: float) -> float:
    """Width of upright letters in millimetres; bold ones are up to a twentieth wider."""
    return sum(advances.get(ord(letter), 1.0) for letter in text) * size * POINT_MM


def fitted(rows: Sequence[Sequence[str]], widths: Sequence[float], advances: Mapping[int, float]) -> list[list[str]]:
    """The rows as they are printed: cleaned, and no word wider than its column."""
    columns = [_Column(width, advances) for width in widths]
    return [[column[cell] for cell, column in zip(row, columns, strict=True)] for row in rows]


class _Column(dict[str, str]):
    """The cells of a column by what was written into them: names and standings come again in row after row."""

    def __init__(self, width: float, advances: Mapping[int, float]) -> None:
        super().__init__()
        self._width = width
        self._advances = advances
        self._fitting: set[str] = set()

    def __missing__(self, cell: str) -> str:
        self[cell] = fitted_cell = breakable(plain(cell), self._width, self._advances, self._fitting)
        return fitted_cell


def long_rows(rows: Sequence[Sequence[str]], widths: Sequence[float], lines: int) -> list[int]:
    """Numbers of the rows, from 0, that may take more lines than that; never one too few."""
    return [number for number, row in enumerate(rows) if _may_exceed(row, widths, lines)]


def _may_exceed(row: Sequence[str], widths: Sequence[float], lines: int) -> bool:
    return any(
        len(cell) * _LETTER_EM / width + cell.count("\n") > lines for cell, width in zip(row, widths, strict=True)
    )
