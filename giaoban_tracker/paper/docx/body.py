"""The body of a DOCX: sheets as sections, each with its letterhead, heading, paragraphs, tables and signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from giaoban_tracker.paper.columns import text_width
from giaoban_tracker.paper.document import (
    ACROSS_MM,
    UPRIGHT_MM,
    AnnexHead,
    Block,
    Box,
    Chart,
    Heading,
    Letterhead,
    Paragraph,
    Sheet,
    Signature,
    Style,
    Table,
)
from giaoban_tracker.paper.docx.charts import chart_xml
from giaoban_tracker.paper.docx.markup import cell, frameless_table, paragraph, paragraphs, row, run, twips
from giaoban_tracker.paper.docx.signatures import signature_table
from giaoban_tracker.paper.docx.styles import GAP, RULE
from giaoban_tracker.paper.docx.tables import table_xml
from giaoban_tracker.paper.letterhead import HEAD_ROOM_MM, HEAD_SIZE, MOTTO, NATIONAL_TITLE, name_lines
from giaoban_tracker.paper.plain_text import plain

_STYLES = {
    Style.BODY: "NoiDung",
    Style.ITEM: "ChiTiet",
    Style.SECTION: "Muc",
    Style.BASIS: "CanCu",
    Style.ADDRESS: "KinhGui",
    Style.NOTE: "ChuThich",
    Style.FILL: "DongCham",
}

_ROOM_TO_BREAK = 1.12
"""How much wider than their mean lines must be allowed to get, since words do not break."""

_SIDES = ("top", "left", "bottom", "right")
_SIGNATURE_GAP = f'<w:keepNext/><w:spacing w:before="{twips(5)}" w:line="20" w:lineRule="exact"/>'
_KEPT_GAP = f'<w:keepNext/><w:spacing w:before="{twips(1.5)}"/>'
_TABLE_GAP = f'<w:spacing w:before="{twips(2.5)}" w:line="20" w:lineRule="exact"/>'


@dataclass(frozen=True, slots=True)
class Faces:
    """Widths in em of the letters of the upright and of the bold face: lines under names are as long as they tell."""

    upright: Mapping[int, float]
    bold: Mapping[int, float]


def sheet_xml(sheet: Sheet, faces: Faces) -> str:
    """Everything of a sheet but its section properties; ends in a paragraph that may carry them."""
    room = ACROSS_MM if sheet.across else UPRIGHT_MM
    return _head(sheet, faces) + _heading(sheet, faces, room) + blocks_xml(sheet.blocks, room)


def blocks_xml(blocks: Sequence[Block], room: float) -> str:
    """Blocks below each other; what stands before a signature stays with it.

    Args:
        room: width of the text in millimetres.
    """
    parts = []
    held: Signature | None = None
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        sign = following if isinstance(following, Signature) else None
        if held is None or not isinstance(block, Signature):
            parts.append(_block(block, room, sign))
        # A table holds its signature as its last row: LibreOffice keeps a row with the next, never a table with one.
        held = sign if isinstance(block, Table | Chart) else None
        if sign is not None:
            parts.append(paragraph(GAP, "") if held is not None else paragraph(GAP, "", _SIGNATURE_GAP))
    return "".join(parts)


def _head(sheet: Sheet, faces: Faces) -> str:
    if isinstance(sheet.head, Letterhead):
        return _letterhead(sheet.head, faces, across=sheet.across)
    if isinstance(sheet.head, AnnexHead):
        return paragraph("PhuLuc", run(plain(sheet.head.label)))
    return ""


def _letterhead(head: Letterhead, faces: Faces, *, across: bool) -> str:
    size = HEAD_SIZE[across]
    left = HEAD_ROOM_MM[across]
    right = (ACROSS_MM if across else UPRIGHT_MM) - left
    parent = name_lines(plain(head.parent), left, faces.upright, size)
    issuer = name_lines(plain(head.issuer), left, faces.bold, size)
    longest = max((text_width(line, faces.bold, size) for line in issuer), default=0.0)
    motto = text_width(MOTTO, faces.bold, size + 1)
    bodies = (
        *(paragraph("CoQuanChuQuan", run(line, _sized(size, 12))) for line in parent),
        *(paragraph("CoQuanBanHanh", run(line, _sized(size, 12))) for line in issuer),
        _rule(0.4 * min(longest, left), left),
    )
    national = (
        paragraph("QuocHieu", run(NATIONAL_TITLE, _sized(size, 12))),
        paragraph("TieuNgu", run(MOTTO, _sized(size + 1, 13))),
        _rule(motto, right),
    )
    number = paragraph("SoKyHieu", run(plain(head.number)))
    about = paragraphs("TrichYeuCongVan", plain(head.about)) if head.about else ""
    widths = (twips(left), twips(right))
    rows = row((cell(widths[0], "".join(bodies)), cell(widths[1], "".join(national))))
    dated = paragraph("DiaDanhNgay", run(plain(head.place_and_day)))
    return frameless_table(widths, rows + row((cell(widths[0], number + about), cell(widths[1], dated))))


def _sized(size: float, of_style: float) -> str:
    """The type size where the sheet's differs from the style's."""
    return "" if size == of_style else f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'


def _rule(length: float, room: float) -> str:
    """A line in the middle of the room, drawn as the border of a paragraph; millimetres."""
    side = max(0, twips((room - length) / 2))
    return paragraph(RULE, "", f'<w:ind w:left="{side}" w:right="{side}"/>')


def _heading(sheet: Sheet, faces: Faces, room: float) -> str:
    heading, is_annex = sheet.heading, isinstance(sheet.head, AnnexHead)
    above = "" if is_annex or not heading.kind else paragraph(GAP, "", f'<w:spacing w:before="{twips(3)}"/>')
    kind = "".join(paragraph("TenPhuLuc" if is_annex else "TenLoai", run(plain(line))) for line in heading.kind)
    words = plain(heading.remark)
    _, narrowed = _balanced(text_width(words, faces.upright, 14), room)
    remark = paragraph("KemTheo" if is_annex else "GhiThem", run(words), narrowed) if words else ""
    spaced = sheet.blocks and isinstance(sheet.blocks[0], Paragraph)
    below = "" if spaced or not (kind or remark) else paragraph(GAP, "", f'<w:spacing w:before="{twips(2)}"/>')
    return above + kind + _about(heading, faces, room) + remark + below


def _about(heading: Heading, faces: Faces, room: float) -> str:
    if not heading.about:
        return ""
    about = plain(heading.about)
    width = text_width(about, faces.bold, 14)
    longest, narrowed = _balanced(width, room)
    return paragraph("TrichYeu", run(about), narrowed) + _rule(0.4 * longest, room)


def _balanced(width: float, room: float) -> tuple[float, str]:
    """How long the longest line is, and the indents that make all lines of a centred text about equally long."""
    count = ceil(width / room)
    if count < 2:
        return width, ""
    longest = min(room, width / count * _ROOM_TO_BREAK)
    side = twips((room - longest) / 2)
    return longest, f'<w:ind w:left="{side}" w:right="{side}"/>'


def _block(block: Block, room: float, sign: Signature | None) -> str:
    below = paragraph(GAP, "", _TABLE_GAP) if sign is None else ""
    if isinstance(block, Table):
        return paragraph(GAP, "", _KEPT_GAP) + table_xml(block, sign) + below
    if isinstance(block, Chart):
        return chart_xml(block, room, sign) + below
    if isinstance(block, Signature):
        return signature_table(block, room) + paragraph(GAP, "")
    if isinstance(block, Box):
        return _box(block, room) + paragraph(GAP, "", _TABLE_GAP)
    return _paragraph(block, room, keep=sign is not None)


def _paragraph(block: Paragraph, room: float, *, keep: bool = False, placed: str = "") -> str:
    style, kept = _STYLES[block.style], f"{'<w:keepNext/>' if keep else ''}{placed}"
    lead = run(f"{plain(block.lead)} ", "<w:b/><w:bCs/>") if block.lead else ""
    if block.style is Style.FILL:
        return _dotted(block, lead, room)
    first, *others = plain(block.text).split("\n")
    if not others:
        return paragraph(style, lead + run(first), kept)
    # 'Kính gửi' with several addressees: one below the other from one margin on, no gaps between.
    margin = f'<w:ind w:left="{twips(room / 3)}"/><w:jc w:val="left"/>'
    *middle, last = others
    spaced = ((first, 'w:after="0"'), *((line, 'w:before="0" w:after="0"') for line in middle), (last, 'w:before="0"'))
    return "".join(paragraph(style, run(line), f"{kept}<w:spacing {gap}/>{margin}") for line, gap in spaced)


def _dotted(block: Paragraph, lead: str, room: float) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(room)}"/></w:tabs>'
    dots = "<w:r><w:tab/></w:r>"
    first = paragraph("DongCham", f"{lead}{run(plain(block.text) + ' ')}{dots}", tab)
    return first + paragraph("DongCham", dots, tab) * (block.dotted_lines - 1)


def _box(box: Box, room: float) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    pad = "".join(f'<w:{side} w:w="{twips(2.5)}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    lines = "".join(_paragraph(line, room, placed='<w:ind w:firstLine="0"/>') for line in box.lines)
    return (
        f"{paragraph(GAP, '', _TABLE_GAP)}"
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(room)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{pad}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips(room)}"/></w:tblGrid>{row([cell(twips(room), lines)])}</w:tbl>'
    )
