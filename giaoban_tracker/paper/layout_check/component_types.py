"""The components of Decree 30/2020 and the type of each (decree-30-layout.md, Components, Annexes)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from giaoban_tracker.paper.layout_check.finding import Finding
from giaoban_tracker.paper.layout_check.seen import Ruled, Words


@dataclass(frozen=True, slots=True)
class Type:
    """What the decree says of a component's type."""

    part: str
    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    centred: bool = False


NATIONAL = Type("Quốc hiệu", (12, 13), bold=True, capitals=True)
MOTTO_TYPE = Type("Tiêu ngữ", (13, 14), bold=True, centred=True)
PARENT = Type("Tên cơ quan chủ quản", (12, 13), capitals=True, centred=True)
ISSUER = Type("Tên cơ quan ban hành", (12, 13), bold=True, capitals=True, centred=True)
NUMBER = Type("Số, ký hiệu", (13, 13), centred=True)
PLACE = Type("Địa danh và thời gian", (13, 14), italic=True, centred=True)
KIND = Type("Tên loại văn bản", (13, 14), bold=True, capitals=True, centred=True)
ABOUT = Type("Trích yếu", (13, 14), bold=True, centred=True)
ABOUT_LETTER = Type("Trích yếu công văn", (12, 13), centred=True)
REMARK = Type("Dòng ghi thêm", (13, 14), italic=True, centred=True)
ADDRESS = Type("Kính gửi", (13, 14))
BODY = Type("Nội dung", (13, 14))
LABEL = Type("Nơi nhận", (12, 12), bold=True, italic=True)
RECIPIENT = Type("Danh sách nơi nhận", (11, 11))
CAPACITY = Type("Quyền hạn, chức vụ người ký", (13, 14), bold=True, capitals=True, centred=True)
SIGNER = Type("Họ tên người ký", (13, 14), bold=True, centred=True)
ANNEX_LABEL = Type("Phụ lục", (14, 14), bold=True, centred=True)
ANNEX_TITLE = Type("Tên phụ lục", (13, 14), bold=True, capitals=True, centred=True)
ATTACHED = Type("Dòng kèm theo", (13, 14), italic=True, centred=True)
PAGE_NUMBER = Type("Số trang", (13, 14))


def type_findings(lines: Iterable[Words], wanted: Type) -> Iterator[Finding]:
    for words in lines:
        least, most = wanted.sizes
        if not least - 0.1 <= words.size <= most + 0.1:
            span = f"{least:g}" if least == most else f"{least:g}–{most:g}"
            yield Finding("size", wanted.part, words.page, f"{words.size:g}", span)
        if words.bold != wanted.bold:
            yield Finding("bold", wanted.part, words.page, _said(words.bold, "đậm"), _said(wanted.bold, "đậm"))
        if words.italic != wanted.italic:
            yield Finding(
                "italic", wanted.part, words.page, _said(words.italic, "nghiêng"), _said(wanted.italic, "nghiêng")
            )
        if wanted.capitals and words.text.upper() != words.text:
            yield Finding("capitals", wanted.part, words.page, words.text, words.text.upper())
        if wanted.centred and not words.centred:
            yield Finding("centred", wanted.part, words.page, "lệch", "giữa")


def _said(is_so: bool, what: str) -> str:
    return what if is_so else f"không {what}"


def rule_findings(ruled: Ruled, part: str, page: int, least: float, most: float) -> Iterator[Finding]:
    """A line as long as it should be, under the middle of its words; two hundredths are drawing."""
    if not least - 0.02 <= ruled.share <= most + 0.02:
        wanted = "bằng dòng chữ" if least > 0.9 else "1/3–1/2"
        yield Finding("rule-length", part, page, f"{ruled.share:.2f}" if ruled.share else "không có", wanted)
    elif not ruled.centred:
        yield Finding("rule-centred", part, page, "lệch", "giữa")


def missing(part: str, page: int) -> Iterator[Finding]:
    yield Finding("missing", part, page, "không có", part)
