"""Excel workbooks (.xlsx) as plain lines: what stands in the cells of visible sheets, a row a line.

Every part passes the gate before openpyxl sees it, and the far corner of each sheet is found first: a cell in row one
million costs nothing to write and half a minute to pad. Formulas give the value that Excel saved last; nothing is run.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from giaoban_tracker.minutes.sources.archive import Archive, Limits
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import Speller, Words, spell
from giaoban_tracker.minutes.sources.tables import MOST_COLUMNS, Cell, table_lines

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell  # type: ignore[import-untyped]
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # type: ignore[import-untyped]

MOST_ROWS = 20_000
MOST_CELLS = 300_000
# Sheets are read tag by tag, never as a whole tree, so that more tags take no more memory.
_LIMITS = Limits(parts=1_000, tags=3_000_000)
_CELL = re.compile(rb"<(?:[A-Za-z]\w*:)?c\b([^<>]*)>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_MERGED = re.compile(rb"""<(?:[A-Za-z]\w*:)?mergeCell\s+ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_MOST_MERGED = 20_000
# What openpyxl raises over parts that are no workbook; it has no error of its own for them.
_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, EOFError, OSError, RuntimeError,
    SyntaxError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Corner:
    """The last row and column of a sheet that hold a value, from 1."""

    row: int
    column: int


def read_xlsx(data: bytes, speller: Speller) -> str:
    """The words of all visible sheets in order, an empty line between two.

    Raises:
        FileProblem: "damaged-file", "too-many-rows" (with `limit`), and as `Archive`.
    """
    archive = Archive(data, _LIMITS)
    # The gate looks at all parts, since the parser behind it chooses for itself which to open.
    parts = {name: part for name in sorted(archive.names) if (part := _checked(archive, name)) is not None}
    try:
        return "\n\n".join(_sheets(data, parts, speller))
    except _BROKEN as error:
        raise FileProblem("damaged-file") from error


def _checked(archive: Archive, name: str) -> bytes | None:
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return None
    part = archive.checked(name)
    return part if "worksheets/" in name else b""


def _sheets(data: bytes, parts: dict[str, bytes], speller: Speller) -> Iterator[str]:
    import openpyxl  # type: ignore[import-untyped]  # heavy: 150 ms that only sheets need

    with warnings.catch_warnings():
        # It warns of pictures and rules that it does not keep; nothing is kept here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
        )
        for sheet in book.worksheets:
            part = parts.get(sheet._worksheet_path.lstrip("/"))
            if sheet.sheet_state == "visible" and part is not None:
                lines = table_lines(list(_rows(sheet, part, speller)))
                if lines:
                    yield "\n".join(lines)


def _rows(sheet: ReadOnlyWorksheet, part: bytes, speller: Speller) -> Iterator[list[Cell]]:
    corner = _corner(part)
    if corner.row > MOST_ROWS:
        raise FileProblem("too-many-rows", limit=MOST_ROWS)
    merged = _merged(part, corner)
    # The size that a sheet claims is not believed: it may be smaller than the sheet.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(min_row=1, max_row=corner.row, max_col=corner.column), start=1):
        cells = []
        for place, cell in enumerate(row, start=1):
            width, continues = merged.get((number, place), (1, False))
            if width:
                words = () if continues else tuple(_lines(cell, speller))
                if words or (number, place) in merged:
                    cells.append(Cell(place - 1, words, width, continues))
        yield cells


def _corner(part: bytes) -> _Corner:
    """The far corner of what holds values; cells that only have a look do not count.

    Raises:
        FileProblem: "too-many-rows" (with `limit`) when there are more filled cells than any minutes have.
    """
    last_row, last_column, filled, unplaced = 1, 1, 0, False
    for cell in _CELL.finditer(part):
        if cell[1].endswith(b"/"):
            continue
        filled += 1
        place = _PLACE.search(cell[1])
        if place is None:
            unplaced = True
            continue
        last_row, last_column = max(last_row, int(place[2])), max(last_column, _column(place[1]))
    if unplaced:
        # Cells without a place follow each other.
        last_row, last_column = max(last_row, part.count(b"<row")), MOST_COLUMNS
    if filled > MOST_CELLS or last_column > MOST_COLUMNS:
        raise FileProblem("too-many-rows", limit=MOST_ROWS)
    return _Corner(last_row, last_column)


def _merged(part: bytes, corner: _Corner) -> dict[tuple[int, int], tuple[int, bool]]:
    """Row and column of cells in merged areas → columns covered (0 when another covers it), and whether it goes on."""
    covered: dict[tuple[int, int], tuple[int, bool]] = {}
    for count, area in enumerate(_MERGED.finditer(part)):
        first, last = _column(area[1]), min(_column(area[3]), corner.column)
        top, bottom = int(area[2]), min(int(area[4]), corner.row)
        if count > _MOST_MERGED or len(covered) > MOST_CELLS:
            raise FileProblem("too-many-rows", limit=MOST_ROWS)
        for row in range(top, bottom + 1):
            covered[row, first] = (max(1, last - first + 1), row > top)
            covered.update(((row, column), (0, False)) for column in range(first + 1, last + 1))
    return covered


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _lines(cell: ReadOnlyCell, speller: Speller) -> Iterator[str]:
    value = cell.value
    if value is None:
        return
    if isinstance(value, str | list):
        if cell.data_type == "e":
            return
        words = spell(_parts(value, cell.font.name or ""), speller)
    else:
        words = _shown(value, cell.number_format or "")
    for line in words.replace("\r", "\n").split("\n"):
        if line.strip():
            yield line.strip()


def _parts(value: str | list[Any], font: str) -> Iterator[Words]:
    """The words of a cell, each with its font: part of a cell may have its own."""
    for piece in value if isinstance(value, list) else [value]:
        if isinstance(piece, str):
            yield Words(piece, font)
        else:
            yield Words(piece.text or "", piece.font.rFont or font)


def _shown(value: object, form: str) -> str:
    """A number, day or time about as the sheet shows it."""
    if isinstance(value, datetime.datetime):
        return _day(value, form) + (f" {value:%H:%M}" if value.time() != datetime.time() else "")
    if isinstance(value, datetime.date):
        return _day(value, form)
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, int | float) and "%" in form:
        return _number(round(value * 100, 2)) + "%"
    return _number(value) if isinstance(value, int | float) else str(value)


def _day(day: datetime.date, form: str) -> str:
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]', "", form.lower())
    return f"{day:%d/%m/%Y}" if "d" in plain or "y" not in plain else f"{day:%m/%Y}"


def _number(value: int | float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value) if isinstance(value, int) else f"{value:.10g}".replace(".", ",")
