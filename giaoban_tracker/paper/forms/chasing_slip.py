"""Form F9, Phiếu đôn đốc: one task, one unit, with room for the unit's answer below."""

from __future__ import annotations

from giaoban_tracker.domain.printed_letters import ChasingSlip
from giaoban_tracker.domain.terms import deadline_text, long_day_text
from giaoban_tracker.paper.cell_words import capital, sentence
from giaoban_tracker.paper.document import Block, Box, Document, Heading, Paragraph, Party, Sheet, Signature, Style
from giaoban_tracker.paper.letterhead import head_of, issued_by, signer_of

TITLE = "Phiếu đôn đốc tiến độ thực hiện nhiệm vụ"

_SIGN_HERE = "(Ký, ghi rõ họ tên)"

_ANSWER: tuple[Block, ...] = (
    Paragraph("PHẦN TRẢ LỜI CỦA ĐƠN VỊ", Style.SECTION),
    Paragraph("Tình hình thực hiện:", Style.FILL, dotted_lines=2),
    Paragraph("Lý do chậm:", Style.FILL, dotted_lines=1),
    Paragraph("Thời gian hoàn thành:", Style.FILL, dotted_lines=1),
    Signature((), (Party(("THỦ TRƯỞNG ĐƠN VỊ",), hint=_SIGN_HERE),)),
)


def chasing_slip_document(slip: ChasingSlip) -> Document:
    """Form F9."""
    return Document("F9", TITLE, issued_by(slip.office), slip.on, (_sheet(slip),))


def _sheet(slip: ChasingSlip) -> Sheet:
    head = head_of(slip.office, slip.on, kind="PĐĐ", number=slip.number)
    about = f"Tiến độ thực hiện nhiệm vụ (lần thứ {slip.times})"
    blocks = (*_chasing(slip), Signature((), (signer_of(slip.office),)), *_ANSWER)
    return Sheet(slip.code, head, Heading(("PHIẾU ĐÔN ĐỐC",), about), blocks)


def _chasing(slip: ChasingSlip) -> tuple[Block, ...]:
    issuer = issued_by(slip.office)
    grounds = f"Thực hiện {slip.source}, " if slip.source else ""
    until = f" trước {long_day_text(slip.answer_by)}" if slip.answer_by else ""
    opening = f"{grounds}{issuer} đề nghị {slip.unit} khẩn trương thực hiện nhiệm vụ sau:"
    return (
        Paragraph(f"Kính gửi: {slip.addressee or f'Thủ trưởng {slip.unit}'}.", Style.ADDRESS),
        Paragraph(capital(opening)),
        Box(
            (
                Paragraph(slip.code, Style.ITEM, "1. Mã nhiệm vụ:"),
                Paragraph(sentence(slip.content), Style.ITEM, "2. Nội dung công việc:"),
                Paragraph(_deadline(slip), Style.ITEM, "3. Hạn chót hoàn thành:"),
                Paragraph(_directive(slip), Style.ITEM, "4. Chỉ đạo của lãnh đạo:"),
            )
        ),
        Paragraph(
            f"Đề nghị {slip.unit} cập nhật tiến độ, báo cáo kết quả thực hiện về {issuer}{until} "
            "theo mẫu trả lời dưới đây./."
        ),
    )


def _deadline(slip: ChasingSlip) -> str:
    late = f" (đã quá hạn {slip.days_overdue} ngày)" if slip.days_overdue else ""
    return f"{deadline_text(slip.deadline)}{late}."


def _directive(slip: ChasingSlip) -> str:
    said = sentence(slip.directive or slip.content)
    return f"{capital(slip.leader)}: {said}" if slip.leader else said
