"""Letterhead, heading and annex: what must stand there, how it is worded, how long the lines under names are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from giaoban_tracker.paper.layout_check.component_types import (
    ABOUT,
    ABOUT_LETTER,
    ANNEX_LABEL,
    ANNEX_TITLE,
    ATTACHED,
    ISSUER,
    KIND,
    MOTTO_TYPE,
    NATIONAL,
    NUMBER,
    PARENT,
    PLACE,
    REMARK,
    missing,
    rule_findings,
    type_findings,
)
from giaoban_tracker.paper.layout_check.finding import Finding
from giaoban_tracker.paper.layout_check.seen import HeadingSeen, HeadSeen, SheetSeen, Words
from giaoban_tracker.paper.letterhead import MOTTO, NATIONAL_TITLE

_NUMBER = re.compile(r"Số: (?P<number>(?:\d+|…+|\.+))/(?P<code>\S+)$")
_DAY = re.compile(r"(?P<place>[^,]+), ngày (?P<day>\d+|…+|\.+) tháng (?P<month>\d+|…+|\.+) năm (?P<year>\d{4}|…+|\.+)$")
_ANNEX = re.compile(r"Phụ lục(?: (?P<number>\S+))?$")
_ROMAN = re.compile(r"[IVX]+$")


def head_findings(head: HeadSeen) -> Iterator[Finding]:
    page = head.national.page
    yield from type_findings((head.national,), NATIONAL)
    if head.national.text != NATIONAL_TITLE:
        yield Finding("wording", NATIONAL.part, page, head.national.text, NATIONAL_TITLE)
    yield from _motto(head)
    yield from type_findings(head.parent, PARENT)
    yield from type_findings(head.issuer, ISSUER) if head.issuer else missing(ISSUER.part, page)
    if head.issuer:
        yield from rule_findings(head.issuer_ruled, ISSUER.part, page, 1 / 3, 1 / 2)
    if not head.title_right:
        yield Finding("title-right", NATIONAL.part, page, "bên trái", "bên phải")
    yield from type_findings(head.about, ABOUT_LETTER)
    yield from _number(head.number, page)
    yield from _place_and_day(head.place_and_day, page)
    if head.number and head.place_and_day and not head.same_line:
        yield Finding("same-line", PLACE.part, page, "khác hàng", "cùng hàng với số, ký hiệu")


def _motto(head: HeadSeen) -> Iterator[Finding]:
    page = head.national.page
    if head.motto is None:
        yield from missing(MOTTO_TYPE.part, page)
        return
    yield from type_findings((head.motto,), MOTTO_TYPE)
    if head.motto.text != MOTTO:
        yield Finding("wording", MOTTO_TYPE.part, page, head.motto.text, MOTTO)
    yield from rule_findings(head.motto_ruled, MOTTO_TYPE.part, page, 0.95, 1.05)


def _number(number: Words | None, page: int) -> Iterator[Finding]:
    if number is None:
        yield from missing(NUMBER.part, page)
        return
    yield from type_findings((number,), NUMBER)
    match = _NUMBER.match(number.text)
    if match is None:
        rule = "spaces" if re.search(r"\s[/-]|[/-]\s", number.text) else "wording"
        yield Finding(rule, NUMBER.part, page, number.text, "Số: 01/BC-UBND")
        return
    digits, code = match["number"], match["code"]
    if digits.isdecimal() and len(digits) == 1:
        yield Finding("leading-zero", NUMBER.part, page, digits, f"0{digits}")
    if code.upper() != code:
        yield Finding("capitals", NUMBER.part, page, code, code.upper())


def _place_and_day(words: Words | None, page: int) -> Iterator[Finding]:
    if words is None:
        yield from missing(PLACE.part, page)
        return
    yield from type_findings((words,), PLACE)
    match = _DAY.match(words.text)
    if match is None:
        yield Finding("wording", PLACE.part, page, words.text, "Địa danh, ngày 05 tháng 02 năm 2020")
        return
    for name, least in (("day", 10), ("month", 3)):
        digits = match[name]
        wanted = f"{int(digits):02d}" if digits.isdecimal() and int(digits) < least else digits.lstrip("0")
        if digits != wanted:
            yield Finding("leading-zero", PLACE.part, page, digits, wanted)


def heading_findings(heading: HeadingSeen) -> Iterator[Finding]:
    yield from type_findings(heading.kind, KIND)
    yield from type_findings(heading.about, ABOUT)
    if heading.about:
        yield from rule_findings(heading.about_ruled, ABOUT.part, heading.about[0].page, 1 / 3, 1 / 2)
    yield from type_findings(heading.remark, REMARK)


def annex_findings(sheet: SheetSeen) -> Iterator[Finding]:
    heading = sheet.heading
    assert heading.label is not None
    page = heading.label.page
    yield from type_findings((heading.label,), ANNEX_LABEL)
    yield from type_findings(heading.kind, ANNEX_TITLE) if heading.kind else missing(ANNEX_TITLE.part, page)
    yield from type_findings(heading.remark, ATTACHED) if heading.remark else missing(ATTACHED.part, page)
    if sheet.head is not None:
        yield Finding("wording", ANNEX_LABEL.part, page, NATIONAL_TITLE, "phụ lục không có Quốc hiệu")


def annex_number_findings(sheets: Iterable[SheetSeen]) -> Iterator[Finding]:
    """Two annexes or more take Roman numbers, one takes none."""
    labels = [sheet.heading.label for sheet in sheets if sheet.heading.label is not None]
    for label in labels:
        match = _ANNEX.match(label.text)
        number = (match["number"] or "") if match else "?"
        wanted = "số La Mã" if len(labels) > 1 else "không đánh số" if not number else ""
        if (len(labels) > 1 or number) and not _ROMAN.match(number):
            yield Finding("roman", ANNEX_LABEL.part, label.page, label.text, wanted or "số La Mã")
