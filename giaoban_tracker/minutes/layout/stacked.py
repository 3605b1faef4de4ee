"""Tables whose cells stand one under another, as copying from a web page or a PDF leaves them.

    TT / Nội dung / Chủ trì / Thời hạn / 1 / Rà soát hộ nghèo / Phòng LĐTBXH / 30/9 / 2 / …

Only a table with a running number is taken apart: the number says where a row begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from giaoban_tracker.minutes.layout.lines import Line
from giaoban_tracker.minutes.layout.tables import Cell, Column, Row, column_of
from giaoban_tracker.minutes.plain import PlainText

_NUMBER = re.compile(r"(\d{1,3})[.)]?$")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?$")
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}|(?<!\w)(?:ngày|tuần|tháng|quý|trước|thường xuyên|hằng|hàng)(?!\w)")
_LONGEST_HEADER = 60
_MOST_COLUMNS = 9
_LEAST_KNOWN = 3
_MOST_WORDS_OF_A_SECTION = 3
"""Lines between a section's number and its first row: its name, who is in charge of it."""


def read_stacked(plain: PlainText, lines: Sequence[Line]) -> Iterator[Line | Row]:
    """Lines, with those of stacked tables as rows; everything else as it is."""
    at = 0
    while at < len(lines):
        columns = _header(plain, lines, at)
        if not columns:
            yield lines[at]
            at += 1
            continue
        yield from (Row(line, ()) for line in lines[at : at + len(columns)])
        at += len(columns)
        while taken := _row(plain, lines, at, columns):
            row, at = taken
            yield row


def _header(plain: PlainText, lines: Sequence[Line], at: int) -> tuple[Column, ...]:
    """The columns of a header that begins at a line and is followed by row 1 or a section; empty when none does."""
    columns: list[Column] = []
    for line in lines[at : at + _MOST_COLUMNS + 1]:
        words = plain.low[line.row : line.end]
        if columns and (_NUMBER.match(words) or _SECTION.match(plain.text[line.row : line.end])):
            break
        if len(words) > _LONGEST_HEADER:
            return ()
        columns.append(column_of(words))
    else:
        return ()
    known = set(columns) - {Column.OTHER}
    is_header = bool(columns) and columns[0] is Column.NUMBER and columns.count(Column.CONTENT) == 1
    return tuple(columns) if is_header and len(known) >= _LEAST_KNOWN else ()


def _row(plain: PlainText, lines: Sequence[Line], at: int, columns: tuple[Column, ...]) -> tuple[Row, int] | None:
    """The row that begins at a line, and the place after it; None when the table is over."""
    if at >= len(lines):
        return None
    first = plain.text[lines[at].row : lines[at].end]
    if _SECTION.match(first) and not _NUMBER.match(first):
        behind = _past_section(plain, lines, at)
        return (Row(lines[at], ()), behind) if behind is not None else None
    if not _NUMBER.match(first):
        return None
    cells = []
    for line in lines[at + 1 : at + len(columns)]:
        words = plain.text[line.row : line.end]
        if _NUMBER.match(words) or _SECTION.match(words):
            break
        cells.append(line)
    if not cells:
        return None
    named = _named(plain, cells, columns[1:])
    return Row(cells[0], tuple(Cell(column, line.row, line.end) for column, line in named)), at + 1 + len(cells)


def _past_section(plain: PlainText, lines: Sequence[Line], at: int) -> int | None:
    """Past a section's number, its name and what is said of it; None when no row follows and the table is over."""
    for place in range(at + 1, min(at + 2 + _MOST_WORDS_OF_A_SECTION, len(lines))):
        if _NUMBER.match(plain.text[lines[place].row : lines[place].end]):
            return place
    return None


def _named(plain: PlainText, cells: Sequence[Line], columns: Sequence[Column]) -> list[tuple[Column, Line]]:
    """Which column each cell stands in; an empty cell left no line, and a day at the end is still the deadline."""
    if len(cells) == len(columns):
        return list(zip(columns, cells, strict=True))
    last = plain.low[cells[-1].row : cells[-1].end]
    if Column.DUE in columns and len(cells) > 1 and _DAY.search(last):
        before = [column for column in columns if column is not Column.DUE]
        return [*zip(before, cells[:-1], strict=False), (Column.DUE, cells[-1])]
    return list(zip([column for column in columns if column is not Column.DUE], cells, strict=False))
