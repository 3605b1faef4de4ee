"""Form F10, Phiếu giao việc: one task, one lead unit; who gives it and who takes it both sign."""

from __future__ import annotations

from giaoban_tracker.domain.printed_letters import AssignmentSlip
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.paper.cell_words import listed, sentence
from giaoban_tracker.paper.document import Block, Document, Heading, Paragraph, Party, Sheet, Signature, Style
from giaoban_tracker.paper.letterhead import head_of, issued_by, signer_of

TITLE = "Phiếu giao việc"

_USUAL_REPORTING = "Báo cáo kết quả bằng văn bản khi hoàn thành; báo cáo ngay khi có vướng mắc"
_SIGN_HERE = "(Ký, ghi rõ họ tên)"


def assignment_slip_document(slip: AssignmentSlip) -> Document:
    """Form F10."""
    return Document("F10", TITLE, issued_by(slip.office), slip.on, (_sheet(slip),))


def _sheet(slip: AssignmentSlip) -> Sheet:
    head = head_of(slip.office, slip.on, kind="PGV")
    blocks = (*_items(slip), *_signatures(slip))
    return Sheet(slip.code, head, Heading(("PHIẾU GIAO VIỆC",), f"Nhiệm vụ {slip.code}"), blocks)


def _items(slip: AssignmentSlip) -> tuple[Block, ...]:
    time = f"Từ ngày {day_text(slip.starts_on)}; hoàn thành: {deadline_text(slip.deadline)}"
    stated = (
        ("Căn cứ:", slip.source),
        ("Nội dung công việc:", slip.content),
        ("Đơn vị, cá nhân chủ trì:", slip.lead),
        ("Đơn vị phối hợp:", listed(slip.support)),
        ("Thời gian thực hiện:", time),
        ("Yêu cầu, sản phẩm:", slip.product),
        ("Kinh phí, điều kiện thực hiện:", slip.means),
        ("Chế độ báo cáo:", slip.reporting or _USUAL_REPORTING),
    )
    kept = [(label, words) for label, words in stated if words]
    return tuple(
        Paragraph(sentence(words), Style.ITEM, f"{number}. {label}") for number, (label, words) in enumerate(kept, 1)
    )


def _signatures(slip: AssignmentSlip) -> tuple[Block, ...]:
    giver = signer_of(slip.office)
    given_by = (slip.giver.upper(),) if slip.giver else giver.capacity
    return (
        Signature(
            (),
            (
                Party(("NGƯỜI NHẬN VIỆC",), hint=_SIGN_HERE),
                Party(("NGƯỜI GIAO VIỆC", *given_by), giver.signer),
            ),
        ),
        Paragraph("Kết quả thực hiện, đánh giá:", Style.FILL, dotted_lines=3),
    )
