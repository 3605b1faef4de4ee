"""Worksheets: the form's own table on the sheet's first one, its other tables on further ones, each with its grid."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from giaoban_tracker.paper.cell_words import text_of
from giaoban_tracker.paper.document import (
    ACROSS_MM,
    UPRIGHT_MM,
    Block,
    Box,
    Chart,
    Column,
    Document,
    Paragraph,
    Row,
    Sheet,
    Signature,
    Style,
    Table,
)
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.xlsx.charts import draw_chart, table_of
from giaoban_tracker.paper.xlsx.formats import FONT, Formats
from giaoban_tracker.paper.xlsx.printed_sheet import PrintedSheet
from giaoban_tracker.paper.xlsx.row_heights import letters_by_column, row_height
from giaoban_tracker.paper.xlsx.words import Lines

_INCH_MM = 25.4
_PIXELS_PER_MM = 96 / _INCH_MM
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")

_LONGEST_CELL = 32_767
"""UTF-16 units, Excel's own limit."""

_CUT = " … (còn nữa: một ô của Excel không chứa hết)"

_EARLIEST_YEAR = 1901
"""Excel takes 1900 for a leap year and knows no year before it; earlier days stay words."""

_PLAIN_GRID = (20.0,) * 8
"""Columns of a sheet without a table, in millimetres."""


def xlsx_bytes(document: Document) -> bytes:
    """A document as XLSX; the same document gives the same bytes."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made_on = datetime.combine(document.made_on, datetime.min.time())
    workbook.set_properties({"title": plain(document.title), "author": plain(document.author), "created": made_on})
    formats, names = Formats(workbook), _Names()
    for sheet in document.sheets:
        _write_sheet(workbook, sheet, formats, names)
    workbook.close()
    return buffer.getvalue()


class _Names:
    """Names of worksheets as Excel takes them: short, without its special characters, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unused(self, wanted: str) -> str:
        base = _cut(" ".join(_NOT_IN_NAMES.sub(" ", plain(wanted)).split()), _LONGEST_NAME) or "Trang"
        name, number = base, 1
        while name.casefold() in self._taken:
            number += 1
            suffix = f" ({number})"
            name = f"{_cut(base, _LONGEST_NAME - len(suffix))}{suffix}"
        self._taken.add(name.casefold())
        return name


def _cut(text: str, longest: int) -> str:
    """The beginning of a text that Excel counts no longer than that; it counts an emoji twice."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore").strip()


def _write_sheet(workbook: Any, sheet: Sheet, formats: Formats, names: _Names) -> None:
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    main = next((table for table in tables if table.is_main), None)
    widths = [column.width for column in main.columns] if main else list(_PLAIN_GRID)
    worksheet = _new_worksheet(workbook, names.unused(sheet.name), widths, across=sheet.across)
    lines = Lines(worksheet, formats, widths)
    lines.head(sheet.head)
    lines.heading(sheet.heading)
    for number, block in enumerate(sheet.blocks):
        if block is main:
            lines.at = _write_table(worksheet, main, lines.at, formats)
        elif not isinstance(block, Table) and not _belongs_to_further(sheet, number, main):
            _write_words(lines, block)
    for number, block in enumerate(sheet.blocks):
        if isinstance(block, Table) and block is not main:
            title = sheet.blocks[number - 1] if number and _belongs_to_further(sheet, number - 1, main) else None
            _write_further(workbook, block, title, names.unused(block.name), formats, across=sheet.across)
        elif isinstance(block, Chart):
            _write_chart(workbook, block, names.unused(block.name), formats, across=sheet.across)


def _belongs_to_further(sheet: Sheet, number: int, main: Table | None) -> bool:
    """Whether a block is the heading of a table that has a worksheet of its own."""
    block, following = sheet.blocks[number], sheet.blocks[number + 1 : number + 2]
    is_heading = isinstance(block, Paragraph) and block.style is Style.SECTION
    return is_heading and any(isinstance(other, Table) and other is not main for other in following)


def _write_words(lines: Lines, block: Block) -> None:
    if isinstance(block, Paragraph):
        lines.paragraph(block)
    elif isinstance(block, Box):
        lines.box(block)
    elif isinstance(block, Signature):
        lines.signature(block)


def _write_further(
    workbook: Any, table: Table, title: Block | None, name: str, formats: Formats, *, across: bool
) -> None:
    widths = [column.width for column in table.columns]
    worksheet = _new_worksheet(workbook, name, widths, across=across)
    lines = Lines(worksheet, formats, widths)
    if title is not None:
        _write_words(lines, title)
    _write_table(worksheet, table, lines.at, formats)


def _write_chart(workbook: Any, chart: Chart, name: str, formats: Formats, *, across: bool) -> None:
    """The numbers, and below them the chart that Excel draws from them."""
    table = table_of(chart, ACROSS_MM if across else UPRIGHT_MM)
    widths = [column.width for column in table.columns]
    worksheet = _new_worksheet(workbook, name, widths, across=across)
    lines = Lines(worksheet, formats, widths)
    lines.across(plain(chart.title), "section")
    end = _write_table(worksheet, table, lines.at, formats)
    draw_chart(workbook, worksheet, chart, first=end - len(chart.lines), width=round(sum(widths) * _PIXELS_PER_MM))


def _new_worksheet(workbook: Any, name: str, widths: list[float], *, across: bool) -> Any:
    """A4 with the margins of Decree 30, one page wide, numbered from 1."""
    worksheet = workbook.add_worksheet(name, PrintedSheet)
    worksheet.set_paper(9)
    (worksheet.set_landscape if across else worksheet.set_portrait)()
    worksheet.set_margins(left=30 / _INCH_MM, right=15 / _INCH_MM, top=20 / _INCH_MM, bottom=20 / _INCH_MM)
    worksheet.set_header(f'&C&"{FONT},Regular"&13&P', {"margin": 9 / _INCH_MM})
    worksheet.set_start_page(1)
    worksheet.fit_to_pages(1, 0)
    for number, width in enumerate(widths):
        worksheet.set_column_pixels(number, number, round(width * _PIXELS_PER_MM))
    return worksheet


def _write_table(worksheet: Any, table: Table, top: int, formats: Formats) -> int:
    """Headings, bands, rows and total from a row on; gives the next free row."""
    last_column = len(table.columns) - 1
    first = top + _write_headings(worksheet, table, top, formats)
    worksheet.repeat_rows(top, first - 1)
    worksheet.freeze_panes(first, 0)
    at = _write_rows(worksheet, table, first, formats)
    if at == first:
        worksheet.write_over(at, 0, at, last_column, plain(table.empty), formats.heading(table.size))
        return at + 1
    worksheet.autofilter(first - 1, 0, at - 1, last_column)
    if table.total:
        texts = _write_row(worksheet, table.total, at, _cell_formats(table, formats, bold=True))
        worksheet.auto_heights[at] = row_height(texts, letters_by_column(table), table.size)
        at += 1
    return at


def _write_headings(worksheet: Any, table: Table, top: int, formats: Formats) -> int:
    """One row of headings, or two where neighbours share one; gives how many."""
    form, columns = formats.heading(table.size), table.columns
    titles = [column.title for column in columns]
    lowest = top + any(column.group for column in columns)
    worksheet.auto_heights[lowest] = row_height(titles, letters_by_column(table), table.size)
    if not any(column.group for column in columns):
        for number, column in enumerate(columns):
            worksheet.write_string(top, number, plain(column.title), form)
        return 1
    for number, column in enumerate(columns):
        if not column.group:
            worksheet.write_over(top, number, top + 1, number, plain(column.title), form)
            continue
        worksheet.write_string(top + 1, number, plain(column.title), form)
        if number == 0 or columns[number - 1].group != column.group:
            _write_shared(worksheet, columns, number, top, form)
    return 2


def _write_shared(worksheet: Any, columns: tuple[Column, ...], start: int, top: int, form: Any) -> None:
    end = start
    while end + 1 < len(columns) and columns[end + 1].group == columns[start].group:
        end += 1
    worksheet.write_over(top, start, top, end, plain(columns[start].group), form)


def _write_rows(worksheet: Any, table: Table, at: int, formats: Formats) -> int:
    forms = _cell_formats(table, formats)
    letters = letters_by_column(table)
    for group in table.groups:
        if group.title and group.rows:
            worksheet.write_string(at, 0, plain(group.title), formats.band(table.size))
            for number in range(1, len(table.columns)):
                worksheet.write_blank(at, number, None, formats.band(table.size))
            at += 1
        for row in group.rows:
            texts = _write_row(worksheet, row, at, forms)
            worksheet.auto_heights[at] = row_height(texts, letters, table.size)
            at += 1
    return at


def _cell_formats(table: Table, formats: Formats, *, bold: bool = False) -> list[dict[type, Any]]:
    """By column and by the type of the value."""
    return [
        {kind: formats.cell(kind, column.align, table.size, bold=bold) for kind in (str, int, float, date)}
        for column in table.columns
    ]


def _write_row(worksheet: Any, row: Row, at: int, forms: list[dict[type, Any]]) -> list[str]:
    """Gives the texts as they stand in the cells, empty for days and numbers, which never need a second line."""
    texts = []
    for number, value in enumerate(row):
        text = ""
        if isinstance(value, str):
            text = fitting(plain(value))
            worksheet.write_string(at, number, text, forms[number][str])
        elif isinstance(value, int | float):
            worksheet.write_number(at, number, value, forms[number][type(value)])
        elif value.year < _EARLIEST_YEAR:
            worksheet.write_string(at, number, text_of(value), forms[number][str])
        else:
            worksheet.write_datetime(at, number, value, forms[number][date])
        texts.append(text)
    return texts


def fitting(text: str) -> str:
    """The text as one cell of Excel holds it; what does not fit is cut, and the cell says so."""
    if len(text) <= _LONGEST_CELL // 2 or _units(text) <= _LONGEST_CELL:
        return text
    return _cut(text, _LONGEST_CELL - _units(_CUT)) + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
