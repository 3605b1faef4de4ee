"""The head and the foot of an office's paper by Decree 30/2020: who issues, number, place and day, who signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from giaoban_tracker.domain.terms import long_day_text
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper.columns import text_width
from giaoban_tracker.paper.document import Letterhead, Party, Signature
from giaoban_tracker.paper.plain_text import plain

OPEN = "……"
"""Dotted room that a person fills in by hand or that the registry numbers."""

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
AS_ABOVE = "Như trên"

HEAD_ROOM_MM = {False: 74.0, True: 113.0}
"""Width of the left half of the letterhead, on an upright sheet and on one that lies across."""

HEAD_SIZE = {False: 12.0, True: 13.0}
"""Type size of the bodies' names there: an upright sheet is too narrow for the larger one (Decree 30 allows both)."""

OPEN_DAY = f"ngày {OPEN} tháng {OPEN} năm {OPEN}"

FOR_THE_COMMITTEE = re.compile(r"(?:TM|TL|KT|TUQ|Q)\. ?(?:CHỦ TỊCH|ỦY BAN|UBND)")
"""Capacities in which one signs for a People's Committee or its chairman."""

_MARK_WITH_SPACES = re.compile(r"\s*([/-])\s*")
_PLACE_IN_NAME = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU) )")
_ONE_DIGIT = re.compile(r"\d(?!\d)")


def head_of(office: OfficeTerms, day: date | None, *, kind: str, number: str = "", about: str = "") -> Letterhead:
    """The components above the title.

    Args:
        day: None leaves dotted room for it.
        kind: abbreviation of the kind of document (chữ viết tắt tên loại): "BC"; a letter has none.
        number: number and code that the registry gave: "115/TB-VP"; empty leaves dotted room for the number.
        about: subject of an official letter: "V/v …"; empty for every other kind.
    """
    parent, issuer = issuing_bodies(office)
    dated = long_day_text(day) if day is not None else OPEN_DAY
    return Letterhead(
        parent=parent,
        issuer=issuer,
        number=f"Số: {numbered(number) or f'{OPEN}/{notation_of(office, kind)}'}",
        place_and_day=f"{plain(office.place) or OPEN}, {dated}",
        about=about,
    )


def numbered(number: str) -> str:
    """A number and code as it is printed: no spaces around its marks, numbers below 10 with a zero (Decree 30/2020)."""
    tight = _MARK_WITH_SPACES.sub(lambda mark: mark[1], plain(number))
    return f"0{tight}" if _ONE_DIGIT.match(tight) else tight


def issued_by(office: OfficeTerms) -> str:
    """The body that issues, as it is named in running text."""
    if _is_issued_by_office(office):
        body = plain(office.name)
        return f"{plain(office.office)} {body}" if "UBND" not in office.office.upper() else plain(office.office)
    return plain(office.name)


def issuing_bodies(office: OfficeTerms) -> tuple[str, str]:
    """The parent body, which may be empty, and the issuing body, both in capitals."""
    if _is_issued_by_office(office):
        return plain(office.name).upper(), plain(office.office).upper()
    return plain(office.parent).upper(), plain(office.name).upper()


def name_lines(name: str, room: float, advances: Mapping[int, float], size: float) -> list[str]:
    """A body's name as it stands in the letterhead: broken before the place where it is too long for one line.

    "ỦY BAN NHÂN DÂN THÀNH PHỐ SƠN HÀ" becomes "ỦY BAN NHÂN DÂN", "THÀNH PHỐ SƠN HÀ"; a name that fits stays whole,
    any other long one is left to the line breaker.

    Args:
        room: millimetres.
        size: of the type, in points.
    """
    if not name or text_width(name, advances, size) <= room:
        return [name] if name else []
    place = _PLACE_IN_NAME.search(name)
    return [name[: place.start()], name[place.start() + 1 :]] if place else [name]


def notation_of(office: OfficeTerms, kind: str) -> str:
    """The office's letters after the kind of this document: "TB-VP" gives "BC-VP"; without any, dotted room.

    A letter (công văn) has no kind: its code is the letters of the body and of the division that drafted it, which
    the registry adds ("UBND-TKBT").
    """
    notation = plain(office.notation).upper()
    if not notation:
        return f"{kind}-{OPEN}" if kind else OPEN
    _, dash, group = notation.partition("-")
    return "-".join(filter(None, (kind, group))) if dash else notation


def foot_of(office: OfficeTerms, *, is_addressed: bool = False) -> Signature:
    """Who signs and who receives.

    Args:
        is_addressed: the paper names above whom it is sent to ("Kính gửi"): they are 'Như trên', and come first
            (Decree 30/2020, annex I, on letters, and on reports to a body above); no other paper may say so.
    """
    lines = [plain(line).strip("-–;. ") for line in office.recipients]
    lines = [line for line in lines if line and line.casefold() != AS_ABOVE.casefold()]
    if is_addressed:
        lines.insert(0, AS_ABOVE)
    if not any(line.casefold().startswith("lưu") for line in lines):
        lines.append("Lưu: VT")
    marked = tuple(f"- {line}{'.' if number == len(lines) else ';'}" for number, line in enumerate(lines, 1))
    return Signature(marked, (signer_of(office),))


def signer_of(office: OfficeTerms) -> Party:
    """The person who signs for the office, with the capacity in which they sign.

    An office that issues under its own name signs in its own right: "TL. CHỦ TỊCH" belongs to a paper of the committee
    and is left out (decree-30-layout.md, 'Signers in practice').
    """
    lines = [plain(line).upper() for line in (office.capacity, office.position) if line.strip()]
    own = [line for line in lines if not (_is_issued_by_office(office) and FOR_THE_COMMITTEE.match(line))]
    return Party(tuple(own), plain(office.signer))


def _is_issued_by_office(office: OfficeTerms) -> bool:
    """Whether the office issues, and not the committee that it serves.

    1. The notation ends in the office's letters ("TB-VP"): the office; the committee stands above it.
    2. There is no notation, and nobody signs on the committee's behalf: the office.
    3. Else the committee ("TB-UBND", "TL. CHỦ TỊCH").

    Source: decree-30-layout.md, 'Signers in practice' (Lào Cai, Lâm Đồng).
    """
    group = office.notation.rpartition("-")[2].strip().upper()
    return bool(office.office) and (group.startswith("VP") if group else not office.capacity)
