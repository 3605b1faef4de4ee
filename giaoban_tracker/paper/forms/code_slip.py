"""Phiếu giao mã: the code on paper, whom it is for, and what the unit does with it step by step."""

from __future__ import annotations

from giaoban_tracker.domain.code_slip import CodeSlip
from giaoban_tracker.paper.document import Block, Box, Document, Heading, Paragraph, Party, Sheet, Signature, Style
from giaoban_tracker.paper.letterhead import head_of, issued_by, signer_of
from giaoban_tracker.paper.plain_text import plain

TITLE = "Phiếu giao mã ghi danh máy tính"


def code_slip_document(slip: CodeSlip) -> Document:
    """The slip, on one sheet."""
    unit, issuer = plain(slip.unit), issued_by(slip.office)
    head = head_of(slip.office, slip.on, kind="PGM")
    about = "Ghi danh máy tính gửi báo cáo của đơn vị"
    sheet = Sheet(unit, head, Heading(("PHIẾU GIAO MÃ",), about), (*_body(slip, unit, issuer), _signed(slip)))
    return Document("PGM", TITLE, issuer, slip.on, (sheet,))


def _body(slip: CodeSlip, unit: str, issuer: str) -> tuple[Block, ...]:
    return (
        Paragraph(f"Kính gửi: {unit}.", Style.ADDRESS),
        Paragraph(
            f"{issuer} giao {unit} mã dưới đây để ghi danh một máy tính. "
            "Mã dùng một lần, cho đúng một máy; máy thứ hai cần một phiếu khác."
        ),
        Box(
            (
                Paragraph(slip.code, Style.ITEM, "Mã ghi danh:"),
                Paragraph(slip.file_name, Style.ITEM, "Mở tệp mời:"),
                Paragraph(" ".join(slip.digits), Style.ITEM, "24 số của Văn phòng:"),
            )
        ),
        Paragraph("Cách làm:", Style.SECTION),
        Paragraph("Mở chương trình Sổ giao ban trên máy của đơn vị, chọn «Đơn vị».", Style.ITEM, "1."),
        Paragraph(f"Chọn tệp mời {slip.file_name} và gõ mã ghi danh ở trên.", Style.ITEM, "2."),
        Paragraph("Đặt tên cho máy, lưu tệp trả lời (đuôi .gbjoin) và gửi về Văn phòng.", Style.ITEM, "3."),
        Paragraph("Chờ Văn phòng gửi gói nhiệm vụ đầu tiên rồi báo cáo.", Style.ITEM, "4."),
        Paragraph(
            "Phiếu này giao tận tay người nhận. Không chụp ảnh, không gửi mã qua thư điện tử hay tin nhắn cùng "
            "tệp mời. Chương trình báo mã không mở được tệp thì gọi ngay cho Văn phòng./."
        ),
    )


def _signed(slip: CodeSlip) -> Signature:
    return Signature((), (Party(("NGƯỜI NHẬN PHIẾU",), hint="(Ký, ghi rõ họ tên)"), signer_of(slip.office)))
