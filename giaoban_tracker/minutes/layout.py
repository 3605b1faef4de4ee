"""Layout: lines of minutes as headings, items, table rows and paragraphs, and what each part is for.

Knows marks ("II.", "1.", "a)", "-"), tables and the words of headings; knows nothing of units or demands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from giaoban_tracker.minutes.plain import PlainText


class Role(StrEnum):
    """What a part of the minutes is for."""

    NARRATIVE = "narrative"
    """Prose; only its own words tell whether it directs."""
    RESULT = "result"
    """Results already achieved (kết quả, đánh giá)."""
    DIFFICULTY = "difficulty"
    """Shortcomings (tồn tại, hạn chế)."""
    PROPOSAL = "proposal"
    """What units ask for or plan (kiến nghị, ý kiến của các đơn vị)."""
    DIRECT = "direct"
    """The directing part (kết luận, ý kiến chỉ đạo, nhiệm vụ)."""
    NOTES = "notes"
    """Remarks under a table (ghi chú)."""
    CLOSING = "closing"
    """Recipients and signature (nơi nhận)."""


class Column(StrEnum):
    """What a column of a table means."""

    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    SUPPORT = "support"
    DUE = "due"
    RESULT = "result"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; a range of the plain text without its edge spaces."""

    column: Column
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the minutes.

    Attributes:
        start: where its words begin in the plain text, after any list mark.
        end: where its words end.
        level: 0 for unmarked lines, then 1 for "I.", 2 for "1.", 3 for "1.1", 4 for "a)", 5 for "-", 6 for "+".
        is_heading: whether it only announces what follows.
        cells: the cells of a table row; empty for other lines.
    """

    start: int
    end: int
    level: int = 0
    is_heading: bool = False
    cells: tuple[Cell, ...] = ()


_MARKS = (
    (1, re.compile(r"(?:phần )?[IVX]{1,5}\s?[.)/:-]\s*(?=\S)|(?:PHẦN|Phần) (?:thứ )?(?:[IVX\d]+|nhất|hai|ba|bốn)[.:]?\s*")),
    (3, re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)")),
    (2, re.compile(r"\(?\d{1,2}\s?[.)/]\s*(?=[^\d\s])|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là[,:]?\s+|(?:Thứ|Việc thứ) (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)[,:]?(?: là)?,?\s+")),
    (4, re.compile(r"\(?[a-zđ]\s?[.)]\s*(?=\S)|[A-HĐ][.)]\s+(?=\S)")),
    (5, re.compile(r"[-–—•*▪◦·●■□✓➢→❖]\s*(?=\S)")),
    (6, re.compile(r"\+\s*(?=\S)")),
)  # fmt: skip

_ROLE_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.CLOSING, re.compile(r"^nơi nhận")),
    (Role.NOTES, re.compile(r"^(?:\* ?)?(?:ghi chú|lưu ý)\b")),
    (Role.PROPOSAL, re.compile(
        r"kiến nghị|đề xuất|đơn vị nêu|thảo luận|ý kiến (?:của )?(?:các )?(?:đơn vị|phòng|đại biểu|thôn|xã|phường|thành viên|dự họp)"
        r"|(?:đơn vị|các phòng|các thôn|cơ sở) (?:báo cáo|phát biểu|đề nghị|nêu|phản ánh)|ý kiến phát biểu|ý kiến tham gia|dự kiến của|đăng ký của")),
    (Role.DIRECT, re.compile(
        r"kết luận|chỉ đạo|phân công|giao việc|nhiệm vụ giao|việc giao|yêu cầu|tổ chức thực hiện|phương hướng"
        r"|nhiệm vụ (?:trọng tâm|trong|thời gian|tuần|tháng|quý|năm|cuối năm|các tháng|những tháng|cụ thể|tiếp theo)|nhiệm vụ,? giải pháp"
        r"|việc (?:cần làm|phải làm|trọng tâm|cần (?:triển khai|tập trung))|trọng tâm (?:tuần|tháng|quý|công tác)"
        r"|(?:kế hoạch|công việc|công tác|lịch) (?:tuần|tháng|quý) (?:này|tới|sau|\d+)|giải pháp")),
    (Role.DIFFICULTY, re.compile(r"tồn tại|hạn chế|khó khăn|vướng mắc|nguyên nhân|chưa làm được|^tồn\b|khuyết điểm|còn tồn|chậm tiến độ$")),
    (Role.RESULT, re.compile(
        r"kết quả|đánh giá|tình hình|đã làm|đã thực hiện|ưu điểm|mặt được|những việc|thành phần|tham dự|nội dung họp"
        r"|(?:công việc|công tác) (?:tuần|tháng|quý) (?:qua|trước)|điểm lại|báo cáo của")),
)  # fmt: skip
_ANNOUNCES_RESULTS = re.compile(r"kết quả (?:thực hiện|nổi bật|đạt được|công tác|tuần|tháng|quý)|tình hình (?:thực hiện|chung)|đánh giá")

_HEADERS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"^(?:stt|tt|số tt|số thứ tự|số)\.?$")),
    (Column.RESULT, re.compile(r"kết quả|tình hình thực hiện|tiến độ thực hiện|trạng thái|tình trạng|mức độ hoàn thành|ghi nhận")),
    (Column.DUE, re.compile(r"thời hạn|thời gian|hạn\b|ngày hoàn thành|hoàn thành trước|^xong|tiến độ")),
    (Column.SUPPORT, re.compile(r"phối hợp|cùng thực hiện|tham gia")),
    (Column.LEAD, re.compile(r"chủ trì|đơn vị|cơ quan|phụ trách|thực hiện|chịu trách nhiệm|đầu mối|người làm|ai làm|bộ phận|giao cho")),
    (Column.CONTENT, re.compile(r"nội dung|nhiệm vụ|công việc|việc|kết luận|ý kiến chỉ đạo|chỉ đạo")),
    (Column.OTHER, re.compile(r"ghi chú|sản phẩm|lãnh đạo|căn cứ|văn bản")),
)  # fmt: skip

_LAST_STOP = ".;,!?"
_HEADING_WORDS = 16


def read_lines(plain: PlainText) -> tuple[Line, ...]:
    """The lines that hold words, in order, with table rows cut into cells."""
    lines = list(_mark_lines(plain))
    lines = list(_read_tables(plain, lines))
    return tuple(_find_headings(plain, lines))


def heading_role(words: str) -> Role | None:
    """What a heading announces, by its words in small letters; None when it names only a topic."""
    head = words[:160]
    if _ANNOUNCES_RESULTS.search(head) and not re.search(r"phương hướng|nhiệm vụ (?:tuần|tháng|quý)[^,;]*(?:tới|sau)?$", head):
        return Role.RESULT
    for role, pattern in _ROLE_WORDS:
        if pattern.search(head):
            return role
    return None


def _mark_lines(plain: PlainText) -> Iterator[Line]:
    at = 0
    for raw in plain.text.split("\n"):
        start, end = at + len(raw) - len(raw.lstrip()), at + len(raw.rstrip())
        at += len(raw) + 1
        if start >= end:
            continue
        level = 0
        for candidate, pattern in _MARKS:
            found = pattern.match(plain.text, start, end)
            if found:
                level, start = candidate, found.end()
                break
        if start < end:
            yield Line(start, end, level)


def _read_tables(plain: PlainText, lines: list[Line]) -> Iterator[Line]:
    columns: tuple[Column, ...] = ()
    for line in lines:
        row_start = plain.text.rfind("\n", 0, line.start) + 1
        parts = _cut_row(plain.text, row_start, line.end)
        if len(parts) < 2:
            columns = ()
            yield line
            continue
        header = _read_header(plain, parts)
        if header:
            columns = header
            continue
        if not columns:
            yield line
            continue
        cells = tuple(
            Cell(column, start, end) for column, (start, end) in zip(columns, parts, strict=False) if start < end
        )
        yield replace(line, level=2, start=row_start, cells=cells)


def _cut_row(text: str, start: int, end: int) -> list[tuple[int, int]]:
    border = "\t" if text.find("\t", start, end) >= 0 else "|" if text.count("|", start, end) > 1 else ""
    if not border:
        return []
    if border == "|":
        start += text[start : start + 1] == "|"
        end -= text[end - 1 : end] == "|"
    parts, at = [], start
    for raw in text[start:end].split(border):
        stripped_start = at + len(raw) - len(raw.lstrip())
        parts.append((stripped_start, max(stripped_start, at + len(raw.rstrip()))))
        at += len(raw) + 1
    return parts


def _read_header(plain: PlainText, parts: list[tuple[int, int]]) -> tuple[Column, ...]:
    columns = []
    for start, end in parts:
        words = plain.low[start:end]
        column = Column.OTHER
        if end - start <= 60:
            column = next((column for column, pattern in _HEADERS if pattern.search(words)), Column.OTHER)
        columns.append(column)
    longest = max(end - start for start, end in parts)
    known = {column for column in columns if column is not Column.OTHER}
    if Column.CONTENT in known and len(known) >= 2 and longest <= 40:
        return tuple(columns)
    return ()


def _find_headings(plain: PlainText, lines: list[Line]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        yield replace(line, is_heading=not line.cells and _is_heading(plain, line, following))


def _is_heading(plain: PlainText, line: Line, following: Line | None) -> bool:
    """Whether a line only announces what follows.

    1. A line that ends in a colon. 2. A line that ends like a sentence is none.
    3. Short capitals. 4. A Roman number and few words. 5. Few words over deeper items.
    6. An unmarked short line with the words of a heading.
    """
    text, words = plain.text[line.start : line.end], plain.low[line.start : line.end]
    if text.endswith(":"):
        return True
    if text[-1] in _LAST_STOP and not text.endswith("..."):
        return False
    count = len(words.split())
    if count > _HEADING_WORDS * 2:
        return False
    if text == text.upper() and any(char.isalpha() for char in text):
        return True
    if count > _HEADING_WORDS:
        return False
    if line.level == 1:
        return True
    if following is not None and following.level > line.level > 0 and (following.cells == () or line.level < 2):
        return True
    return line.level == 0 and count <= 10 and heading_role(words) is not None and ":" not in text and ";" not in text
