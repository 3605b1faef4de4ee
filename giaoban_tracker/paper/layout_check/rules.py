"""The numbers of Decree 30/2020 (decree-30-layout.md), held against what is seen on a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from giaoban_tracker.paper.layout_check.component_types import (
    ADDRESS,
    BODY,
    CAPACITY,
    LABEL,
    PAGE_NUMBER,
    RECIPIENT,
    SIGNER,
    missing,
    type_findings,
)
from giaoban_tracker.paper.layout_check.finding import Finding
from giaoban_tracker.paper.layout_check.head_rules import (
    annex_findings,
    annex_number_findings,
    head_findings,
    heading_findings,
)
from giaoban_tracker.paper.layout_check.seen import BodySeen, FootSeen, HeadSeen, PageSeen, PaperSeen, SheetSeen, Words
from giaoban_tracker.paper.letterhead import FOR_THE_COMMITTEE

FONTS = frozenset({"timesnewroman", "giaobanserif", "tinos", "liberationserif"})
"""Times New Roman and faces with exactly its widths, which the program and free systems print by."""

_ACADEMIC = re.compile(r"\b(?:GS|PGS|TS|ThS|CN|KS|BS)\b\.?", re.IGNORECASE)
_SIGNS_AS = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.")


def findings_of(paper: PaperSeen) -> tuple[Finding, ...]:
    """Everything that is wrong, in the order of the pages; empty when a registrar would stamp the paper."""
    found = [*_letters(paper.words), *annex_number_findings(paper.sheets)]
    for sheet in paper.sheets:
        found += _sheet(sheet, inked=paper.inked)
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.page))


def _sheet(sheet: SheetSeen, *, inked: bool) -> Iterator[Finding]:
    for order, page in enumerate(sheet.pages, 1):
        yield from _page(page, order, inked=inked)
    if sheet.head is not None:
        yield from head_findings(sheet.head)
    if sheet.heading.label is not None:
        yield from annex_findings(sheet)
    else:
        yield from heading_findings(sheet.heading)
    if sheet.address is not None:
        yield from type_findings((sheet.address,), ADDRESS)
    for paragraph in sheet.body:
        yield from _body(paragraph)
    if sheet.foot is not None:
        yield from _foot(sheet.foot)
        yield from _signs_for_another(sheet.head, sheet.foot)
    if sheet.repeated_heading is False:
        yield Finding("repeated-heading", "Bảng", sheet.pages[-1].page, "không lặp lại", "lặp lại ở mỗi trang")


def _page(page: PageSeen, order: int, *, inked: bool) -> Iterator[Finding]:
    if sorted((round(page.width), round(page.height))) != [210, 297]:
        yield Finding("paper", "Trang giấy", page.page, f"{page.width:.0f} × {page.height:.0f} mm", "A4, 210 × 297 mm")
    limits = (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20))
    for (side, least, most), width in zip(limits, page.margins, strict=True):
        # Ink need not reach a margin; only the left one is reached on every page.
        too_wide = width > most + 0.5 and (not inked or side == "left")
        if width < least - 0.5 or too_wide:
            yield Finding(f"margin-{side}", "Trang giấy", page.page, f"{width:.1f}", f"{least}–{most}")
    yield from _page_number(page, order)


def _page_number(page: PageSeen, order: int) -> Iterator[Finding]:
    number = page.number
    if order == 1 and number is not None:
        yield Finding("page-number", "Số trang", page.page, number.text, "không hiện ở trang thứ nhất")
    if order > 1 and (number is None or number.text != str(order)):
        yield Finding("page-number", "Số trang", page.page, number.text if number else "không có", str(order))
    if order > 1 and number is not None:
        yield from type_findings((number,), PAGE_NUMBER)
        if not page.number_above:
            yield Finding("page-number-place", "Số trang", page.page, "chỗ khác", "giữa, trong lề trên")


def _letters(words: Iterable[Words]) -> Iterator[Finding]:
    for one in words:
        if re.sub(r"[\W_]", "", one.font).casefold() not in FONTS:
            yield Finding("font", "Toàn văn bản", one.page, one.font, "Times New Roman")
        if not one.black:
            yield Finding("black", "Toàn văn bản", one.page, one.text[:40], "màu đen")


def _body(paragraph: BodySeen) -> Iterator[Finding]:
    first = paragraph.first
    place = f"{BODY.part}: {first.text[:30]}"
    if not BODY.sizes[0] - 0.1 <= first.size <= BODY.sizes[1] + 0.1:
        yield Finding("size", place, first.page, f"{first.size:g}", "13–14")
    if paragraph.justified is False:
        yield Finding("justified", place, first.page, "không đều", "đều hai lề")
    if paragraph.indent is not None and not 9.5 <= paragraph.indent <= 13.2:
        yield Finding("indent", place, first.page, f"{paragraph.indent:.1f}", "10 hoặc 12,7")
    if paragraph.gap is not None and paragraph.gap < 5.5:
        yield Finding("gap", place, first.page, f"{paragraph.gap:.1f}", "từ 6")
    if paragraph.spacing is not None and not 0.97 <= paragraph.spacing <= 1.53:
        yield Finding("spacing", place, first.page, f"{paragraph.spacing:.2f}", "1,0–1,5")


def _foot(foot: FootSeen) -> Iterator[Finding]:
    page = foot.label.page
    yield from type_findings((foot.label,), LABEL)
    yield from type_findings(foot.recipients, RECIPIENT)
    last = len(foot.recipients)
    for number, entry in enumerate(foot.recipients, 1):
        mark = "." if number == last else ";"
        if not (entry.text.startswith("- ") and entry.text.endswith(mark)):
            yield Finding("recipients", RECIPIENT.part, page, entry.text, f"- …{mark}")
    if foot.recipients and not foot.recipients[-1].text.startswith("- Lưu"):
        yield Finding("recipients", RECIPIENT.part, page, foot.recipients[-1].text, "- Lưu: VT, …")
    yield from type_findings(foot.capacity, CAPACITY) if foot.capacity else missing(CAPACITY.part, page)
    for line in foot.capacity:
        if re.match(r"(?:TM|KT|TL|TUQ|Q)\s", line.text) and not _SIGNS_AS.match(line.text):
            yield Finding("wording", CAPACITY.part, page, line.text, "TM., KT., TL., TUQ., Q.")
    if foot.signer is not None:
        yield from type_findings((foot.signer,), SIGNER)
        if _ACADEMIC.match(foot.signer.text):
            yield Finding("academic", SIGNER.part, page, foot.signer.text, "không ghi")
    if not foot.same_line:
        yield Finding("same-line", LABEL.part, page, "khác hàng", "ngang hàng với chức vụ người ký")


def _signs_for_another(head: HeadSeen | None, foot: FootSeen) -> Iterator[Finding]:
    """An office's own paper is not signed on behalf of the committee or its chairman."""
    issuer = " ".join(line.text for line in head.issuer) if head is not None else ""
    for line in foot.capacity:
        if issuer.upper().startswith("VĂN PHÒNG") and FOR_THE_COMMITTEE.match(line.text.upper()):
            yield Finding("capacity", CAPACITY.part, line.page, line.text, f"chức vụ của người ký thuộc {issuer}")
