"""The head and the foot of an office's paper by Decree 30/2020: who issues, number, place and day, who signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from giaoban_tracker.domain.terms import long_day_text
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper.plain_text import plain

OPEN = "……"
"""Dotted room that a person fills in by hand or that the registry numbers."""


def head_of(office: OfficeTerms, day: date, *, kind: str) -> Mapping[str, str]:
    """The components above the title, as `head` of decree30.typ takes them.

    Args:
        kind: abbreviation of the kind of document (chữ viết tắt tên loại): "BC".
    """
    parent, issuer = issuing_bodies(office)
    return {
        "author": issuer,
        "parent": parent,
        "issuer": issuer,
        "number": f"Số: {OPEN}/{notation_of(office, kind)}",
        "place-and-day": f"{plain(office.place) or OPEN}, {long_day_text(day)}",
    }


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


def notation_of(office: OfficeTerms, kind: str) -> str:
    """The office's letters after the kind of this document: "TB-VP" gives "BC-VP"; without any, dotted room."""
    notation = plain(office.notation).upper()
    if not notation:
        return f"{kind}-{OPEN}"
    _, dash, group = notation.partition("-")
    return f"{kind}-{group}" if dash else notation


def foot_of(office: OfficeTerms) -> Mapping[str, object]:
    """Who signs and who receives, as `signature` of decree30.typ takes them."""
    lines = [plain(line).strip("-–;. ") for line in office.recipients]
    lines = [line for line in lines if line]
    if not any(line.casefold().startswith("lưu") for line in lines):
        lines.append("Lưu: VT")
    return {
        "capacity": [plain(line).upper() for line in (office.capacity, office.position) if line.strip()],
        "signer": plain(office.signer),
        "recipients": [f"- {line}{'.' if line is lines[-1] else ';'}" for line in lines],
    }


def _is_issued_by_office(office: OfficeTerms) -> bool:
    """Whether the office issues, and not the committee that it serves.

    1. The notation ends in the office's letters ("TB-VP"): the office; the committee stands above it.
    2. There is no notation, and nobody signs on the committee's behalf: the office.
    3. Else the committee ("TB-UBND", "TL. CHỦ TỊCH").

    Source: decree-30-layout.md, 'Signers in practice' (Lào Cai, Lâm Đồng).
    """
    group = office.notation.rpartition("-")[2].strip().upper()
    return bool(office.office) and (group.startswith("VP") if group else not office.capacity)
