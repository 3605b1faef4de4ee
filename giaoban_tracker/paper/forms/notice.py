"""Form F11, Thông báo kết luận: what leaders concluded, each item a unit, a task and a deadline."""

from __future__ import annotations

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.printed_letters import Notice, NoticeItem, NoticeSection
from giaoban_tracker.domain.terms import day_text, deadline_text, long_day_text
from giaoban_tracker.paper.cell_words import capital, listed, lower_first
from giaoban_tracker.paper.document import Block, Document, Heading, Paragraph, Sheet, Style
from giaoban_tracker.paper.forms.assignment import assignment_sheet
from giaoban_tracker.paper.letterhead import OPEN, foot_of, head_of, issued_by
from giaoban_tracker.paper.plain_text import plain

TITLE = "Thông báo kết luận"

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def notice_document(notice: Notice) -> Document:
    """Form F11, with the assignment annex where there is one."""
    head = head_of(notice.office, notice.issued_on, kind="TB", number=notice.document)
    about = f"{_whose(notice)} tại {_meeting(notice)}"
    blocks = (*_opening(notice), *_sections(notice), _closing(notice), foot_of(notice.office))
    sheet = Sheet("Thông báo", head, Heading(("THÔNG BÁO",), about), blocks)
    annexes = () if notice.annex is None else (assignment_sheet(notice.annex, "Phụ lục"),)
    made_on = notice.issued_on or notice.held_on
    return Document("F11", f"Thông báo {lower_first(about)}", head.issuer, made_on, (sheet, *annexes))


def _whose(notice: Notice) -> str:
    if len(notice.chairs) == 1:
        return f"Kết luận của đồng chí {notice.chairs[0]}"
    return "Kết luận của các đồng chí lãnh đạo" if notice.chairs else "Kết luận"


def _meeting(notice: Notice) -> str:
    title = lower_first(plain(notice.meeting))
    return f"cuộc họp {title}" if title.startswith("giao ban") else title


def _opening(notice: Notice) -> tuple[Block, ...]:
    place = notice.place or f"{OPEN}{OPEN}"
    chairs = listed(tuple(f"đồng chí {chair}" for chair in notice.chairs))
    chaired = f", {chairs} chủ trì {_meeting(notice)}" if chairs else f" đã diễn ra {_meeting(notice)}"
    attendants = notice.attendants or "lãnh đạo các cơ quan, đơn vị liên quan"
    who = "đồng chí chủ trì" if len(notice.chairs) == 1 else "các đồng chí lãnh đạo"
    return (
        Paragraph(f"{capital(long_day_text(notice.held_on))}, tại {place}{chaired}. Dự họp có {attendants}."),
        Paragraph(f"Sau khi nghe các đơn vị báo cáo và ý kiến tham gia của các đại biểu, {who} kết luận như sau:"),
    )


def _sections(notice: Notice) -> list[Block]:
    blocks: list[Block] = []
    for order, section in enumerate(notice.sections):
        if len(notice.sections) > 1 and section.title:
            blocks.append(Paragraph(f"{_roman(order)}. {capital(section.title)}", Style.SECTION))
        blocks += _items(section)
    return blocks


def _roman(order: int) -> str:
    return _ROMAN[order] if order < len(_ROMAN) else str(order + 1)


def _items(section: NoticeSection) -> list[Paragraph]:
    return [Paragraph(f"{number}. {_item(item)}") for number, item in enumerate(section.items, 1)]


def _item(item: NoticeItem) -> str:
    """Unit, task, deadline: "Giao Phòng A chủ trì, phối hợp với Phòng B: …; sản phẩm: …; hoàn thành trước ngày …"."""
    content = plain(item.content).rstrip(".;,: ")
    parts = [f"{_given_to(item)}: {lower_first(content)}" if item.lead else capital(content)]
    if item.product:
        parts.append(f"sản phẩm: {lower_first(plain(item.product))}")
    if item.deadline.due is not None:
        parts.append(f"thời hạn hoàn thành: ngày {day_text(item.deadline.due)}")
    elif item.deadline.kind is not DeadlineKind.UNSTATED:
        parts.append(f"thời hạn: {lower_first(deadline_text(item.deadline))}")
    return f"{'; '.join(parts)}."


def _given_to(item: NoticeItem) -> str:
    support = f", phối hợp với {listed(item.support)}" if item.support else ""
    return f"Giao {lower_first(listed(item.lead))} chủ trì{support}"


def _closing(notice: Notice) -> Paragraph:
    annex = " (bảng phân công nhiệm vụ kèm theo)" if notice.annex is not None else ""
    return Paragraph(
        f"{capital(issued_by(notice.office))} thông báo để các cơ quan, đơn vị liên quan biết, thực hiện{annex}./."
    )
