"""The columns of the report sheet: what is printed and locked, what is filled in, and the hidden mark of each row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SHEET = "BaoCao"
GUIDE = "Hướng dẫn"
META = "_gb"
"""The very hidden sheet that carries the form itself and its mark."""

MARK_TITLE = "_key"
"""Heading of the hidden column; whatever else a person renames, the table is found by it."""

OURS = "Văn phòng (ghi chú tự động)"
"""Author of the comments on a form that is handed back."""

INPUT_FILL = "FFF8DC"
REFUSED_FILL = "FFB3A7"


class Column(StrEnum):
    """A column by what it holds."""

    NUMBER = "number"
    CODE = "code"
    CONTENT = "content"
    DUE = "due"
    CLAIM = "claim"
    PERCENT = "percent"
    RESULT = "result"
    EVIDENCE_NUMBER = "evidence-number"
    EVIDENCE_DAY = "evidence-day"
    EVIDENCE_LEVEL = "evidence-level"
    NEXT_STEP = "next-step"
    DIFFICULTY = "difficulty"
    PROPOSAL = "proposal"
    CAUSE = "cause"
    CAUSE_WORDS = "cause-words"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Heading:
    """How a column is printed.

    Attributes:
        title: its heading.
        width: in letters of the sheet's type.
        longest: letters that a cell may hold.
        hint: shown by Excel when a cell is chosen; empty for locked columns.
    """

    title: str
    width: int
    longest: int = 0
    hint: str = ""


HEADINGS: dict[Column, Heading] = {
    Column.NUMBER: Heading("STT", 5),
    Column.CODE: Heading("Mã nhiệm vụ", 10),
    Column.CONTENT: Heading("Nội dung nhiệm vụ", 34),
    Column.DUE: Heading("Thời hạn", 12),
    Column.CLAIM: Heading("Trạng thái", 14, 40, "Chọn một trong ba trạng thái trong danh sách."),
    Column.PERCENT: Heading("% hoàn thành", 8, 10, "Số nguyên từ 0 đến 100, không cần gõ dấu %."),
    Column.RESULT: Heading("Kết quả thực hiện", 28, 5000, "Việc đã làm được. Bắt buộc khi đã hoàn thành."),
    Column.EVIDENCE_NUMBER: Heading("Số, ký hiệu văn bản", 16, 200, "Văn bản chứng minh kết quả, ví dụ 145/BC-LĐTBXH."),
    Column.EVIDENCE_DAY: Heading("Ngày văn bản", 12, 20, "Gõ ngày/tháng/năm, ví dụ 05/09/2026."),
    Column.EVIDENCE_LEVEL: Heading("Cấp nhận văn bản", 14, 200, "Cơ quan nhận văn bản, ví dụ UBND tỉnh."),
    Column.NEXT_STEP: Heading("Việc tiếp theo", 18, 5000, "Việc đơn vị sẽ làm tiếp. Để trống nếu không có."),
    Column.DIFFICULTY: Heading("Khó khăn, vướng mắc", 18, 5000, "Để trống nếu không có."),
    Column.PROPOSAL: Heading("Đề xuất, kiến nghị", 18, 5000, "Để trống nếu không có."),
    Column.CAUSE: Heading("Nguyên nhân chậm", 12, 40, "Chỉ chọn khi chậm so với thời hạn."),
    Column.CAUSE_WORDS: Heading("Nguyên nhân cụ thể", 16, 2000, "Nêu ngắn gọn vì sao chậm."),
    Column.MARK: Heading(MARK_TITLE, 10),
}
"""In printed order; the place of a column in a fresh form is its place here."""

LOCKED = (Column.CODE, Column.CONTENT, Column.DUE)
"""Printed words that must come back as they went out. The running number may change when rows are sorted."""

FILLED_IN = tuple(column for column, heading in HEADINGS.items() if heading.longest)
EVIDENCE = (Column.EVIDENCE_NUMBER, Column.EVIDENCE_DAY, Column.EVIDENCE_LEVEL)


def letters(column: int) -> str:
    """The name of a column, counted from 1: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """The address of a cell, both counted from 1."""
    return f"{letters(column)}{row}"
