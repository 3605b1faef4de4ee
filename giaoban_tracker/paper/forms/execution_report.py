"""Form F12, Báo cáo tình hình thực hiện kết luận, with F6 and F7 as its annexes."""

from __future__ import annotations

from giaoban_tracker.domain.printed_letters import ExecutionReport, UnitRemark
from giaoban_tracker.domain.terms import long_day_text
from giaoban_tracker.paper.cell_words import lower_first, percentage, sentence, text_of
from giaoban_tracker.paper.document import UPRIGHT_MM, AnnexHead, Block, Document, Heading, Paragraph, Sheet, Style
from giaoban_tracker.paper.forms.follow_up import counter_table, follow_up_table
from giaoban_tracker.paper.forms.statistics import statistics_blocks
from giaoban_tracker.paper.letterhead import OPEN, OPEN_DAY, foot_of, head_of, issued_by, notation_of
from giaoban_tracker.paper.plain_text import plain

TITLE = "Báo cáo tình hình thực hiện kết luận"

_NOTHING = "Không có."


def report_document(report: ExecutionReport) -> Document:
    """Form F12."""
    head = head_of(report.office, report.as_of, kind="BC")
    about = f"Tình hình thực hiện kết luận {_meeting(report)}".strip()
    blocks = (*_body(report), foot_of(report.office, is_addressed=True))
    sheet = Sheet("Báo cáo", head, Heading(("BÁO CÁO",), about), blocks)
    annexes = _annexes(report)
    return Document("F12", f"Báo cáo {lower_first(about)}", head.issuer, report.as_of, (sheet, *annexes))


def _meeting(report: ExecutionReport) -> str:
    return lower_first(plain(report.meeting)) or "giao ban"


def _body(report: ExecutionReport) -> list[Block]:
    grounds = f"Thông báo số {report.document}" if report.document else f"kết luận {_meeting(report)}"
    issuer = issued_by(report.office)
    blocks: list[Block] = [
        Paragraph(f"Kính gửi: {report.addressee or plain(report.office.name)}.", Style.ADDRESS),
        Paragraph(
            f"Thực hiện {grounds}, {issuer} báo cáo tình hình thực hiện tính đến {long_day_text(report.as_of)} như sau:"
        ),
        Paragraph("I. TÌNH HÌNH TRIỂN KHAI", Style.SECTION),
        Paragraph(_deployment(report)),
        Paragraph("II. KẾT QUẢ THỰC HIỆN", Style.SECTION),
        Paragraph(_result(report)),
        counter_table(report.counters, UPRIGHT_MM),
        Paragraph("III. TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", Style.SECTION),
        *_remarks(report.difficulties),
        Paragraph("IV. ĐỀ XUẤT, KIẾN NGHỊ", Style.SECTION),
        *_remarks(report.proposals),
        Paragraph(f"Trên đây là báo cáo tình hình thực hiện kết luận {_meeting(report)}, {issuer} kính báo cáo./."),
    ]
    return blocks


def _deployment(report: ExecutionReport) -> str:
    """What the book knows of it, nothing else."""
    steps = [f"{_many(report.counters.total)} nhiệm vụ đã được giao đến đơn vị chủ trì và đưa vào sổ theo dõi"]
    if report.chased:
        steps.append(f"đã đôn đốc {_many(report.chased)} lượt")
    if report.extended:
        steps.append(f"đã gia hạn {_many(report.extended)} nhiệm vụ")
    if report.awaiting:
        steps.append(f"{_many(report.awaiting)} nhiệm vụ đơn vị đã báo cáo hoàn thành, đang chờ nghiệm thu")
    return sentence("; ".join(steps))


def _result(report: ExecutionReport) -> str:
    counters = report.counters
    done = counters.done_on_time + counters.done_late
    still_open = counters.open_in_time + counters.open_overdue
    apart = counters.total - counters.official
    words = (
        f"Trong {_many(counters.official)} nhiệm vụ có thời hạn, đã hoàn thành {_many(done)} "
        f"(đúng hạn {_many(counters.done_on_time)}, quá hạn {_many(counters.done_late)}), đang thực hiện "
        f"{_many(still_open)} (trong hạn {_many(counters.open_in_time)}, quá hạn {_many(counters.open_overdue)})"
    )
    if counters.official:
        words += f"; tỷ lệ hoàn thành {text_of(percentage(done, counters.official))}%"
    if apart:
        words += f"; {_many(apart)} nhiệm vụ chưa có thời hạn, thường xuyên hoặc chờ điều kiện được tính riêng"
    return f"{words}. Số liệu cụ thể như sau:"


def _many(count: int) -> str:
    """A number in running text; offices write those below 10 with a zero, so that none can be added in front."""
    return f"{count:02d}"


def _remarks(remarks: tuple[UnitRemark, ...]) -> list[Block]:
    if not remarks:
        return [Paragraph(_NOTHING)]
    return [
        Paragraph(f"{number}. {remark.unit} ({remark.task}): {sentence(remark.words)}")
        for number, remark in enumerate(remarks, 1)
    ]


def _annexes(report: ExecutionReport) -> list[Sheet]:
    """F6 and F7 as annexes, with Roman numbers when there are both (Decree 30/2020)."""
    parts: list[tuple[str, tuple[Block, ...]]] = []
    if report.statistics is not None:
        parts.append(("TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ", statistics_blocks(report.statistics)))
    if report.follow_up is not None:
        parts.append(("KẾT QUẢ THỰC HIỆN Ý KIẾN CHỈ ĐẠO, KẾT LUẬN GIAO BAN", (follow_up_table(report.follow_up),)))
    labels = ("Phụ lục",) if len(parts) == 1 else ("Phụ lục I", "Phụ lục II")
    return [
        Sheet(label, AnnexHead(label), Heading((title,), remark=_attached(report)), blocks, across=True)
        for label, (title, blocks) in zip(labels, parts, strict=False)
    ]


def _attached(report: ExecutionReport) -> str:
    number = f"{OPEN}/{notation_of(report.office, 'BC')}"
    return f"(Kèm theo Báo cáo số {number} {OPEN_DAY} của {issued_by(report.office)})"
