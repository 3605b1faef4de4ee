"""Small workbooks for tests, written by another library than the one that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

Cell = str | int | float | date | None


def write_sheet(
    path: Path,
    rows: Sequence[Sequence[Cell]],
    *,
    name: str = "Nhiệm vụ",
    fonts: Mapping[int, str] | None = None,
    forms: Mapping[int, str] | None = None,
    merged: Sequence[tuple[int, int, int, int]] = (),
    formulas: Mapping[tuple[int, int], tuple[str, Any]] | None = None,
) -> Path:
    """A workbook of one sheet.

    Args:
        fonts: name of the font of a column.
        forms: number format of a column.
        merged: areas as first row, first column, last row, last column; the value of the first cell stays.
        formulas: by row and column, with the value that Excel saved; an empty text for none.
    """
    book = Workbook(str(path))
    sheet = book.add_worksheet(name)
    looks = [
        book.add_format(
            {"font_name": (fonts or {}).get(column, "Arial"), "num_format": (forms or {}).get(column, "General")}
        )
        for column in range(max(map(len, rows), default=0))
    ]
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    for area in merged:
        sheet.merge_range(*area, "")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, days)
            elif value is not None:
                sheet.write(number, column, value, looks[column])
    for (number, column), (formula, value) in (formulas or {}).items():
        sheet.write_formula(number, column, formula, None, value)
    book.close()
    return path
