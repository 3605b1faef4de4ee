"""A worksheet's own bytes looked at before a parser sees them: how far it reaches, what is merged, what is empty.

openpyxl pads every row up to the far corner, gives nothing for a formula that was never calculated, and reads no
merged areas in its fast mode; all three are found here in one pass each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban_tracker.minutes.sheet.grid import Place
from giaoban_tracker.minutes.sources.problems import FileProblem

MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_CELLS = 1_000_000
_MOST_MERGED = 50_000
_BAND_COLUMNS = 3
"""A row merged over so many columns from the first on is a title, not a task."""

_TAG = rb"(?:[A-Za-z]\w*:)?"
_FILLED = re.compile(rb"<" + _TAG + rb"c\b([^<>]*)(?<!/)>")
_WITH_FORMULA = re.compile(rb"<" + _TAG + rb"c\b([^<>]*)>\s*(?=<" + _TAG + rb"f\b)")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_FORMULA = re.compile(
    rb"<" + _TAG + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</" + _TAG + rb"f>)\s*(?:<" + _TAG + rb"v\s*(?:/>|>([^<]*)<))?"
)
_MERGED = re.compile(rb"<" + _TAG + rb"""mergeCell\s+ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a worksheet's bytes say.

    Attributes:
        rows, columns: up to the last cell that holds a value; cells that only have a look do not count.
        uncalculated: cells with a formula whose value was never saved.
        repeated: cells that a merged area covers → the cell above them whose value holds for them too.
        bands: rows that one merged area covers from the first column on, 0 and up.
    """

    rows: int
    columns: int
    uncalculated: frozenset[Place]
    repeated: tuple[tuple[Place, Place], ...]
    bands: frozenset[int]


def scan(part: bytes) -> Scan:
    """Look through the bytes of a worksheet.

    Raises:
        FileProblem: "too-many-rows" (with `limit`): more rows, columns or cells than any list of tasks has.
    """
    opened = _FILLED.findall(part)
    places = [place for cell in opened if (place := _PLACE.search(cell)) is not None]
    last_row = max(map(int, {place[2] for place in places}), default=0)
    last_column = max(map(_column, {place[1] for place in places}), default=-1) + 1
    if len(places) < len(opened):
        # Cells without a place follow each other.
        last_row, last_column = max(last_row, part.count(b"<row")), MOST_COLUMNS
    if last_row > MOST_ROWS or last_column > MOST_COLUMNS or len(opened) > MOST_CELLS:
        raise FileProblem("too-many-rows", limit=MOST_ROWS)
    repeated, bands = _areas(part, last_row, last_column)
    return Scan(last_row, last_column, frozenset(_uncalculated(part)), repeated, bands)


def _uncalculated(part: bytes) -> Iterator[Place]:
    for cell in _WITH_FORMULA.finditer(part) if b"<f" in part or b":f" in part else ():
        place, formula = _PLACE.search(cell[1]), _FORMULA.match(part, cell.end())
        if place is not None and formula is not None and not formula[1]:
            yield Place(int(place[2]) - 1, _column(place[1]))


def _areas(part: bytes, rows: int, columns: int) -> tuple[tuple[tuple[Place, Place], ...], frozenset[int]]:
    """What is merged, inside the filled part of the sheet."""
    repeated: list[tuple[Place, Place]] = []
    bands: set[int] = set()
    for count, area in enumerate(_MERGED.finditer(part)):
        if count > _MOST_MERGED or len(repeated) > MOST_CELLS:
            raise FileProblem("too-many-rows", limit=MOST_ROWS)
        top, bottom = int(area[2]) - 1, min(int(area[4]), rows)
        left, right = _column(area[1]), min(_column(area[3]) + 1, columns)
        if left >= columns:
            continue
        repeated += [(Place(row, left), Place(top, left)) for row in range(top + 1, bottom)]
        if left == 0 and right - left >= _BAND_COLUMNS and bottom - top == 1:
            bands.add(top)
    return tuple(repeated), frozenset(bands)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
