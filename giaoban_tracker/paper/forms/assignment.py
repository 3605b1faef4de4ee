"""Form F3, Danh mục nhiệm vụ / Bảng phân công nhiệm vụ: the annex of a notice of conclusions."""

from __future__ import annotations

from giaoban_tracker.domain.follow_up import AssignmentAnnex, AssignmentRow
from giaoban_tracker.domain.terms import long_day_text
from giaoban_tracker.paper.cell_words import NO_OWNER, capital, day_or_words, lines, unit_names
from giaoban_tracker.paper.document import Align, AnnexHead, Column, Document, Group, Heading, Row, Sheet, Table
from giaoban_tracker.paper.letterhead import OPEN, OPEN_DAY, issued_by, notation_of, numbered
from giaoban_tracker.paper.plain_text import plain

TITLE = "Danh mục nhiệm vụ, bảng phân công nhiệm vụ"

COLUMNS = (
    Column("number", "STT", 11, Align.CENTRE),
    Column("content", "Tên nhiệm vụ", 43, Align.JUSTIFY),
    Column("lead", "Cơ quan\nchủ trì", 24.5),
    Column("support", "Cơ quan\nphối hợp", 26),
    Column("product", "Kết quả/\nSản phẩm", 21),
    Column("due", "Thời gian", 22.5, Align.CENTRE),
    Column("note", "Ghi chú", 17),
)


def assignment_document(annex: AssignmentAnnex) -> Document:
    """Form F3 alone."""
    meeting = plain(annex.meeting)
    title = f"Bảng phân công nhiệm vụ theo kết luận {meeting}" if meeting else "Bảng phân công nhiệm vụ"
    sheet = assignment_sheet(annex, "Phụ lục")
    return Document("F3", title, issued_by(annex.office), annex.issued_on or annex.held_on, (sheet,))


def assignment_sheet(annex: AssignmentAnnex, label: str) -> Sheet:
    """The annex as a sheet of its own; its rows are numbered through all groups.

    Args:
        label: "Phụ lục", or "Phụ lục I" where the notice has several.
    """
    meeting = plain(annex.meeting)
    groups, number = [], 1
    for group in annex.groups:
        rows = tuple(_cells(at, row) for at, row in enumerate(group.rows, number))
        groups.append(Group(capital(group.title), rows))
        number += len(rows)
    kind = ("BẢNG PHÂN CÔNG NHIỆM VỤ", *([f"THEO KẾT LUẬN {meeting.upper()}"] if meeting else []))
    table = Table("Phân công", COLUMNS, tuple(groups))
    return Sheet(label, AnnexHead(label), Heading(kind, remark=_remark(annex)), (table,))


def _cells(number: int, row: AssignmentRow) -> Row:
    return (
        number,
        capital(row.content),
        unit_names(row.lead) or NO_OWNER,
        unit_names(row.support),
        capital(row.product),
        day_or_words(row.deadline),
        lines(row.code, row.note),
    )


def _remark(annex: AssignmentAnnex) -> str:
    """'(Kèm theo Thông báo số … ngày … tháng … năm … của …)', with dotted room for what is not known yet."""
    number = numbered(annex.document) or f"{OPEN}/{notation_of(annex.office, 'TB')}"
    day = long_day_text(annex.issued_on) if annex.issued_on else OPEN_DAY
    return f"(Kèm theo Thông báo số {number} {day} của {issued_by(annex.office)})"
