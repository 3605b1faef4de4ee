"""The filled cells of a workbook as plain values, so that what follows never touches a foreign file."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

import openpyxl  # type: ignore[import-untyped]

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.archive import pack
from giaoban_tracker.exchange.form.columns import address
from giaoban_tracker.exchange.form.gate import Passed, pass_gate

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell  # type: ignore[import-untyped]
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # type: ignore[import-untyped]

# What the parser raises over parts that are no workbook; it has no error of its own for them.
BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, EOFError, OSError, RuntimeError,
    ParseError, zipfile.BadZipFile,
)  # fmt: skip


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    """A number that the sheet shows as per cent: 0.8 for 80 %."""
    DAY = "day"
    FORMULA = "formula"
    ERROR = "error"
    OTHER = "other"
    """True, false, a time of day."""


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A filled cell.

    Attributes:
        row: from 1.
        column: from 1.
        value: a text; for a day its ISO form; for a formula its words, which nobody evaluates.
    """

    row: int
    column: int
    kind: Kind
    value: str | int | float

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """A sheet, hidden or not.

    Attributes:
        cells: filled ones only, row by row.
        merged: areas of merged cells, e.g. "E7:E8".
    """

    name: str
    cells: tuple[SeenCell, ...]
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenBook:
    """All sheets of a workbook, in its order."""

    sheets: tuple[SeenSheet, ...]


def read_cells(data: bytes) -> SeenBook:
    """What stands in a workbook.

    Raises:
        Unreadable: as `pass_gate`; "form-damaged" when it is no workbook after all.
    """
    passed = pass_gate(data)
    try:
        with warnings.catch_warnings():
            # It warns of pictures and rules that it does not keep; nothing is kept here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(pack(passed.parts)), read_only=True, keep_links=False)
            return SeenBook(tuple(_sheet(sheet, passed) for sheet in book.worksheets))
    except BROKEN:
        raise Unreadable("form-damaged") from None


def _sheet(sheet: ReadOnlyWorksheet, passed: Passed) -> SeenSheet:
    corners = passed.corners[sheet._worksheet_path.lstrip("/")]
    # The size that a sheet claims is not believed: it may be smaller than the sheet.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=corners.last_row, max_col=corners.last_column) if corners.last_row else ()
    cells = tuple(seen for row in rows for cell in row if (seen := _seen(cell)) is not None)
    return SeenSheet(str(sheet.title), cells, tuple(area.replace("$", "") for area in corners.merged))


def _seen(cell: ReadOnlyCell) -> SeenCell | None:
    if cell.value is None:
        return None
    kind, value = _valued(cell)
    return SeenCell(cell.row, cell.column, kind, value) if value != "" else None


def _valued(cell: ReadOnlyCell) -> tuple[Kind, str | int | float]:
    value: Any = cell.value
    if cell.data_type == "f":
        return Kind.FORMULA, value if isinstance(value, str) else f"={getattr(value, 'text', None) or ''}"
    if cell.data_type == "e":
        return Kind.ERROR, str(value)
    if isinstance(value, str):
        return Kind.TEXT, value
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return Kind.DAY, value.date().isoformat()
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return Kind.DAY, value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (Kind.SHARE if "%" in (cell.number_format or "") else Kind.NUMBER), value
    return Kind.OTHER, str(value)
