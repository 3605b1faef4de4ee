"""Form F8, Danh mục nhiệm vụ quá hạn: the annex of a chasing letter, and that letter itself."""

from __future__ import annotations

from giaoban_tracker.domain.printed import OverdueList, OverdueTask
from giaoban_tracker.domain.printed_letters import ChasingLetter
from giaoban_tracker.domain.terms import long_day_text
from giaoban_tracker.paper.cell_words import NO_OWNER, capital, day_or_words, lines, unit_names
from giaoban_tracker.paper.document import (
    Align,
    AnnexHead,
    Block,
    Column,
    Document,
    Group,
    Heading,
    Paragraph,
    Row,
    Sheet,
    Style,
    Table,
)
from giaoban_tracker.paper.letterhead import OPEN, OPEN_DAY, foot_of, head_of, issued_by, notation_of, numbered

TITLE = "Danh mục nhiệm vụ quá hạn"
LETTER_TITLE = "Công văn đôn đốc thực hiện nhiệm vụ quá hạn"

COLUMNS = (
    Column("number", "TT", 9, Align.CENTRE),
    Column("content", "Nội dung nhiệm vụ", 43),
    Column("source", "Văn bản giao", 25.5),
    Column("lead", "Đơn vị chủ trì", 26),
    Column("support", "Đơn vị phối hợp", 21),
    Column("due", "Thời hạn", 20.5, Align.CENTRE),
    Column("days_overdue", "Số ngày quá hạn", 14, Align.CENTRE),
    Column("chased", "Số lần đôn đốc", 14, Align.CENTRE),
    Column("cause", "Lý do chậm", 20),
    Column("missing", "Sản phẩm còn thiếu", 19),
    Column("decided_by", "Cấp cần quyết định", 19.5),
    Column("asked_due", "Đề nghị thời hạn mới", 20.5),
)


def overdue_document(form: OverdueList) -> Document:
    """Form F8 alone."""
    sheet = overdue_sheet(form)
    return Document("F8", TITLE, issued_by(form.office), form.as_of, (sheet,))


def overdue_sheet(form: OverdueList) -> Sheet:
    """The annex as a sheet of its own."""
    rows = tuple(_cells(number, task) for number, task in enumerate(form.tasks, 1))
    table = Table("Quá hạn", COLUMNS, (Group("", rows),), size=11, empty="Không có nhiệm vụ quá hạn.")
    kind = ("DANH MỤC NHIỆM VỤ QUÁ HẠN", f"TÍNH ĐẾN {long_day_text(form.as_of).upper()}")
    return Sheet("Phụ lục", AnnexHead("Phụ lục"), Heading(kind, remark=_remark(form)), (table,), across=True)


def letter_document(letter: ChasingLetter) -> Document:
    """The chasing letter with its annex, whose pages are numbered apart."""
    head = head_of(
        letter.office,
        letter.on,
        kind="",
        number=letter.overdue.document,
        about="V/v đôn đốc thực hiện nhiệm vụ quá hạn",
    )
    blocks = (*_addressees(letter.units), *_body(letter), foot_of(letter.office, is_addressed=True))
    sheet = Sheet("Công văn", head, Heading(()), blocks)
    return Document("F8", LETTER_TITLE, head.issuer, letter.on, (sheet, overdue_sheet(letter.overdue)))


def _addressees(units: tuple[str, ...]) -> tuple[Block, ...]:
    """One after "Kính gửi:", several below it with a dash each, a crowd of them in words."""
    if len(units) == 1:
        return (Paragraph(f"Kính gửi: {units[0]}.", Style.ADDRESS),)
    last = len(units)
    marked = [f"- {unit}{'.' if number == last else ';'}" for number, unit in enumerate(units, 1)]
    return (Paragraph(lines("Kính gửi:", *marked), Style.ADDRESS),)


def _body(letter: ChasingLetter) -> tuple[Block, ...]:
    count, as_of = len(letter.overdue.tasks), long_day_text(letter.overdue.as_of)
    issuer = issued_by(letter.office)
    until = f" trước {long_day_text(letter.answer_by)}" if letter.answer_by else ""
    return (
        Paragraph(
            f"Qua theo dõi việc thực hiện ý kiến chỉ đạo, kết luận giao ban, tính đến {as_of} có {count:02d} "
            f"nhiệm vụ đã quá thời hạn mà chưa hoàn thành (danh mục kèm theo)."
        ),
        Paragraph(
            f"{capital(issuer)} đề nghị thủ trưởng các đơn vị được giao chủ trì khẩn trương chỉ đạo thực hiện, báo cáo "
            f"kết quả bằng văn bản{until}; trường hợp chưa hoàn thành, nêu rõ nguyên nhân, giải pháp và đề nghị "
            "thời hạn mới."
        ),
        Paragraph(f"{capital(issuer)} đề nghị các đơn vị quan tâm, thực hiện./."),
    )


def _cells(number: int, task: OverdueTask) -> Row:
    row = task.row
    return (
        number,
        lines(capital(row.content), row.code),
        row.source,
        unit_names(row.lead) or NO_OWNER,
        unit_names(row.support),
        day_or_words(row.deadline),
        row.days_overdue,
        row.chased,
        lines(capital(row.cause), capital(row.difficulty)),
        capital(task.missing),
        capital(task.decided_by),
        capital(task.asked_due),
    )


def _remark(form: OverdueList) -> str:
    number = numbered(form.document) or f"{OPEN}/{notation_of(form.office, '')}"
    day = long_day_text(form.issued_on) if form.issued_on else OPEN_DAY
    return f"(Kèm theo Công văn số {number} {day} của {issued_by(form.office)})"
