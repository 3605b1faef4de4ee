"""A document drawn as PDF: its words cleaned, made to fit their columns, and handed to the typst template as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from giaoban_tracker.paper.cell_words import texts_of
from giaoban_tracker.paper.columns import fitted, inner_width, long_rows
from giaoban_tracker.paper.document import (
    AnnexHead,
    Block,
    Box,
    Document,
    Group,
    Heading,
    Letterhead,
    Paragraph,
    Party,
    Sheet,
    Signature,
    Table,
)
from giaoban_tracker.paper.letterhead import HEAD_ROOM_MM, HEAD_SIZE, MOTTO, NATIONAL_TITLE, RECIPIENTS, name_lines
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.typeface import Typeface, load_face
from giaoban_tracker.paper.typesetting import Markup, markup

TEMPLATE = "document.typ"

_BOLD_ROOM = 0.95

_LINES_ON_ANY_PAGE = 20
"""So many lines fit on any page; rows that may have more are measured by the template."""

_LINES_BELOW_ANY_HEAD = 8
"""So many lines fit below any letterhead; a first row that may have more may break there."""


def pdf_markup(document: Document, resources: Path, typeface: Typeface) -> Markup:
    """A document ready to be set."""
    face = load_face(typeface, resources)
    data = {
        "title": plain(document.title),
        "author": plain(document.author),
        "sheets": [_sheet(sheet, face.advances) for sheet in document.sheets],
    }
    return markup(resources / "forms" / TEMPLATE, data, face, document.made_on)


def _sheet(sheet: Sheet, advances: Mapping[int, float]) -> dict[str, object]:
    return {
        "across": sheet.across,
        "head": _head(sheet.head, sheet.across, advances),
        "heading": _heading(sheet.heading),
        "blocks": [_block(block, advances) for block in sheet.blocks],
    }


def _head(head: Letterhead | AnnexHead | None, across: bool, advances: Mapping[int, float]) -> dict[str, object] | None:
    if head is None:
        return None
    if isinstance(head, AnnexHead):
        return {"label": plain(head.label)}
    room, size = HEAD_ROOM_MM[across], HEAD_SIZE[across]
    return {
        "parent": name_lines(plain(head.parent), room, advances, size),
        "issuer": name_lines(plain(head.issuer), room * _BOLD_ROOM, advances, size),
        "national-title": NATIONAL_TITLE,
        "motto": MOTTO,
        "number": plain(head.number),
        "place-and-day": plain(head.place_and_day),
        "about": plain(head.about),
    }


def _heading(heading: Heading) -> dict[str, object]:
    return {
        "kind": [plain(line) for line in heading.kind],
        "about": plain(heading.about),
        "remark": plain(heading.remark),
    }


def _block(block: Block, advances: Mapping[int, float]) -> dict[str, object]:
    if isinstance(block, Table):
        return _table(block, advances)
    if isinstance(block, Signature):
        return {
            "kind": "signature",
            "label": RECIPIENTS,
            "recipients": [plain(line) for line in block.recipients],
            "parties": [_party(party) for party in block.parties],
        }
    if isinstance(block, Box):
        return {"kind": "box", "lines": [_paragraph(line) for line in block.lines]}
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> dict[str, object]:
    return {
        "kind": "paragraph",
        "style": paragraph.style.value,
        "lead": plain(paragraph.lead),
        "text": plain(paragraph.text),
        "dotted-lines": paragraph.dotted_lines,
    }


def _party(party: Party) -> dict[str, object]:
    return {
        "capacity": [plain(line) for line in party.capacity],
        "hint": plain(party.hint),
        "signer": plain(party.signer),
    }


def _table(table: Table, advances: Mapping[int, float]) -> dict[str, object]:
    widths = [inner_width(column.width, table.size) for column in table.columns]
    groups = [_group(group, widths, advances, number == 0) for number, group in enumerate(_filled(table))]
    return {
        "kind": "table",
        "size": table.size,
        "columns": [
            {
                "title": plain(column.title),
                "width": column.width,
                "align": column.align.value,
                "group": plain(column.group),
            }
            for column in table.columns
        ],
        "groups": groups,
        "total": fitted([texts_of(table.total)], widths, advances)[0] if table.total else [],
        "empty": plain(table.empty),
        "closing": plain(table.closing),
    }


def _filled(table: Table) -> list[Group]:
    return [group for group in table.groups if group.rows]


def _group(group: Group, widths: Sequence[float], advances: Mapping[int, float], is_first: bool) -> dict[str, object]:
    rows = fitted([texts_of(row) for row in group.rows], widths, advances)
    return {
        "title": plain(group.title),
        "rows": rows,
        "long": long_rows(rows, widths, _LINES_ON_ANY_PAGE),
        "breaks-first": is_first and bool(long_rows(rows[:1], widths, _LINES_BELOW_ANY_HEAD)),
    }
