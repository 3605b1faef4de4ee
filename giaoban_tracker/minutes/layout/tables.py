"""Tables in minutes: rows cut into cells at tabs or bars, columns understood by their headers (forms.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from giaoban_tracker.minutes.layout.lines import Line
from giaoban_tracker.minutes.lexicon.phrases import one_of
from giaoban_tracker.minutes.plain import PlainText


class Column(StrEnum):
    """What a column of a table means."""

    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    SUPPORT = "support"
    DUE = "due"
    RESULT = "result"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; a range of the plain text without its edge spaces, never empty."""

    column: Column
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        line: the line it stands on.
        cells: those that hold words; none for a header, a rule of dashes, or a row that only names a section.
    """

    line: Line
    cells: tuple[Cell, ...]


_HEADERS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"^(?:stt|tt|số tt|số thứ tự|thứ tự|số|mã|mã số|mã việc|no|#)\.?$")),
    (Column.RESULT, re.compile(one_of(r"""
        kết quả(?! yêu cầu| cần)|tình hình thực hiện|tiến độ thực hiện|trạng thái|tình trạng|mức độ hoàn thành
        đã thực hiện
        ghi nhận|đánh giá
    """))),
    (Column.DUE, re.compile(one_of(r"""
        thời hạn|thời gian|\bhạn\b|ngày hoàn thành|hoàn thành trước|^xong|tiến độ|thời điểm|ngày xong|mốc
        ^(?:phải )?hoàn thành$|khi nào|bao giờ|phải xong|hẹn|lúc nào|^đến ngày|trước ngày
    """))),
    (Column.OTHER, re.compile(r"^(?:lãnh đạo|người (?:chỉ đạo|theo dõi|giao)|ghi chú|căn cứ)")),
    (Column.SUPPORT, re.compile(r"phối hợp|cùng thực hiện|cùng làm|tham gia|hỗ trợ|phối kết hợp|người giúp|phụ giúp")),
    (Column.CONTENT, re.compile(r"^(?:nội dung|nhiệm vụ|công việc|đầu việc|tên việc|việc|phần việc|làm gì|yêu cầu)\b")),
    (Column.LEAD, re.compile(one_of(r"""
        chủ trì|đơn vị|cơ quan|phụ trách|thực hiện|chịu trách nhiệm|đầu mối|người làm|ai làm|bộ phận|giao cho
        người được giao|ai lo|người chính|^giao\b|^ai\b
        phòng, ban|cán bộ
    """))),
    (Column.CONTENT, re.compile(r"nội dung|nhiệm vụ|công việc|\bviệc\b|kết luận|ý kiến chỉ đạo|chỉ đạo")),
    (Column.PRODUCT, re.compile(r"sản phẩm|đầu ra|kết quả (?:yêu cầu|cần)")),
)  # fmt: skip
_LONGEST_HEADER = 60
_RULE = re.compile(r"^[\s|:+=-]+$")


def read_rows(plain: PlainText, lines: Iterable[Line | Row]) -> Iterator[Row | Line]:
    """Lines, with those of tables as rows; a header's columns hold until a line that is no row."""
    columns: tuple[Column, ...] = ()
    for line in lines:
        if isinstance(line, Row):
            columns = ()
            yield line
            continue
        parts = _cut(plain.text, line.row, line.end)
        if len(parts) < 2:
            columns = columns if _RULE.match(plain.text[line.row : line.end]) else ()
            yield line
            continue
        header = _columns(plain, parts)
        if header or _RULE.match(plain.text[line.row : line.end]):
            columns = header or columns
            yield Row(line, ())
        elif columns:
            cells = _cells(columns, parts)
            yield Row(line, () if _is_section(plain, cells) else cells)
        else:
            yield line


def _cells(columns: tuple[Column, ...], parts: list[tuple[int, int]]) -> tuple[Cell, ...]:
    return tuple(Cell(column, start, end) for column, (start, end) in zip(columns, parts, strict=False) if start < end)


def _is_section(plain: PlainText, cells: tuple[Cell, ...]) -> bool:
    """Whether a row names a section of the table: a Roman number or a letter, and nothing but a content."""
    numbers = [plain.text[cell.start : cell.end] for cell in cells if cell.column is Column.NUMBER]
    others = [cell for cell in cells if cell.column not in (Column.NUMBER, Column.CONTENT)]
    return not others and any(re.fullmatch(r"[IVX]+\.?|[A-HĐ]\.?", number) for number in numbers)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The edges of the cells of a line; fewer than two when it is no row."""
    border = "\t" if text.find("\t", start, end) >= 0 else "|" if text.count("|", start, end) > 1 else ""
    if not border:
        return []
    if border == "|":
        start += text[start] == "|"
        end -= text[end - 1] == "|"
    parts, at = [], start
    for raw in text[start:end].split(border):
        first = at + len(raw) - len(raw.lstrip())
        parts.append((first, max(first, at + len(raw.rstrip()))))
        at += len(raw) + 1
    return parts


def _columns(plain: PlainText, parts: list[tuple[int, int]]) -> tuple[Column, ...]:
    """The meaning of a header's cells; empty when the row is no header.

    A header names a content and at least one more column, in short cells none of which ends like a sentence.
    """
    columns = tuple(column_of(plain.low[start:end]) for start, end in parts)
    known = set(columns) - {Column.OTHER}
    longest = max(end - start for start, end in parts)
    is_header = Column.CONTENT in known and len(known) >= 2 and longest <= _LONGEST_HEADER
    return columns if is_header and columns.count(Column.CONTENT) == 1 else ()


def column_of(words: str) -> Column:
    """What a header's words in small letters mean; `OTHER` for what is not known."""
    if len(words) > _LONGEST_HEADER:
        return Column.OTHER
    return next((column for column, pattern in _HEADERS if pattern.search(words)), Column.OTHER)
