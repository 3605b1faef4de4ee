"""The report form that a unit without the program fills in on paper; every row bears its short code."""

from __future__ import annotations

from giaoban_tracker.domain.printed_letters import AnswerRow, AnswerSheet
from giaoban_tracker.domain.terms import long_day_text
from giaoban_tracker.paper.cell_words import as_at, capital, day_or_words
from giaoban_tracker.paper.document import (
    Align,
    Column,
    Document,
    Group,
    Heading,
    Letterhead,
    Paragraph,
    Party,
    Row,
    Sheet,
    Signature,
    Style,
    Table,
)
from giaoban_tracker.paper.letterhead import OPEN, OPEN_DAY, issued_by
from giaoban_tracker.paper.plain_text import plain

TITLE = "Phiếu báo cáo kết quả thực hiện nhiệm vụ"

_REPORTED = "Đơn vị báo cáo"

COLUMNS = (
    Column("number", "TT", 9, Align.CENTRE),
    Column("code", "Mã nhiệm vụ", 18, Align.CENTRE),
    Column("content", "Nội dung nhiệm vụ", 62),
    Column("due", "Thời hạn", 22, Align.CENTRE),
    Column("percent", "Tiến độ (%)", 14, Align.CENTRE, _REPORTED),
    Column("result", "Kết quả thực hiện", 44, Align.LEFT, _REPORTED),
    Column("evidence", "Văn bản kết quả (số, ngày, cấp nhận)", 32, Align.LEFT, _REPORTED),
    Column("cause", "Khó khăn, lý do chậm", 27, Align.LEFT, _REPORTED),
    Column("proposal", "Kiến nghị, đề xuất", 24, Align.LEFT, _REPORTED),
)


def answer_document(form: AnswerSheet) -> Document:
    """The sheet that one unit gets."""
    issuer = issued_by(form.office)
    until = f" trước {long_day_text(form.answer_by)}" if form.answer_by else ""
    rows = tuple(_cells(number, row) for number, row in enumerate(form.rows, 1))
    table = Table("Báo cáo", COLUMNS, (Group("", rows),), closing=f"Danh sách có {len(rows)} nhiệm vụ.")
    head = Letterhead(
        plain(form.office.name).upper(),
        plain(form.unit).upper(),
        f"Số: {OPEN}/BC-{OPEN}",
        f"{plain(form.office.place) or OPEN}, {OPEN_DAY}",
    )
    heading = Heading(("BÁO CÁO",), "Kết quả thực hiện nhiệm vụ được giao", as_at(form.as_of))
    asked = Paragraph(f"Kính gửi: {issuer}{until and f' (gửi{until})'}.", Style.ADDRESS)
    signed = Signature((), (Party(("NGƯỜI LẬP BIỂU",)), Party(("THỦ TRƯỞNG ĐƠN VỊ",), hint="(Ký, đóng dấu)")))
    sheet = Sheet(form.unit, head, heading, (asked, table, signed), across=True)
    return Document("PBC", TITLE, issuer, form.as_of, (sheet,))


def _cells(number: int, row: AnswerRow) -> Row:
    late = f"\nquá hạn {row.days_overdue} ngày" if row.days_overdue else ""
    return (number, row.code, capital(row.content) + late, day_or_words(row.deadline), "", "", "", "", "")
