"""A document drawn as PDF: its words cleaned, made to fit their columns, and handed to the typst template as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.paper.bars import BAR_MM, bars_of, widths_of
from giaoban_tracker.paper.cell_words import texts_of
from giaoban_tracker.paper.columns import PADDING_MM, em_of, fitted, inner_width, long_rows
from giaoban_tracker.paper.document import (
    ACROSS_MM,
    UPRIGHT_MM,
    Align,
    AnnexHead,
    Block,
    Box,
    Chart,
    Column,
    Document,
    Group,
    Paragraph,
    Party,
    Sheet,
    Signature,
    Table,
)
from giaoban_tracker.paper.letterhead import HEAD_ROOM_MM, HEAD_SIZE, MOTTO, NATIONAL_TITLE, RECIPIENTS, name_lines
from giaoban_tracker.paper.line_count import LineCount, lines_of_rows
from giaoban_tracker.paper.plain_text import breakable, plain
from giaoban_tracker.paper.typeface import Typeface, load_face
from giaoban_tracker.paper.typesetting import Markup, markup

TEMPLATE = "document.typ"

_BOLD_ROOM = 0.93
"""Bold letters are up to a twentieth wider than the upright ones that are measured."""

_TITLE_PT, _LETTER_PT, _RECIPIENT_PT, _LETTER_ABOUT_PT = 14.0, 13.0, 11.0, 12.0
"""Type sizes of decree30.typ, by which too long a word is cut."""

_FRAME_MM = 6.0
"""What the frame of a slip, and the gap between the halves of the foot, take from the width of the text."""

_LINES_ON_ANY_PAGE = 20
"""So many lines fit on any page; rows that may have more are measured by the template."""

_LINES_BELOW_ANY_HEAD = 8
"""So many lines fit below any letterhead; a first row that may have more may break there."""


def pdf_markup(document: Document, resources: Path, typeface: Typeface, *, pages_before: int = 0) -> Markup:
    """A document ready to be set.

    Args:
        pages_before: how many pages the first sheet has already, where it is the rest of one.
    """
    face = load_face(typeface, resources)
    data = {
        "title": plain(document.title),
        "author": plain(document.author),
        "pages-before": pages_before,
        "sheets": [_Setting(sheet, face.advances).data() for sheet in document.sheets],
    }
    return markup(resources / "forms" / TEMPLATE, data, face, document.made_on)


@dataclass(frozen=True, slots=True)
class _Setting:
    """One sheet on its way to the template: its words cleaned, and none wider than where it stands."""

    sheet: Sheet
    advances: Mapping[int, float]

    def data(self) -> dict[str, object]:
        return {
            "across": self.sheet.across,
            "head": self._head(),
            "heading": self._heading(),
            "blocks": [self._block(block) for block in self.sheet.blocks],
        }

    @property
    def _room(self) -> float:
        """Width of the text in millimetres."""
        return ACROSS_MM if self.sheet.across else UPRIGHT_MM

    @property
    def _half(self) -> float:
        """Width of one half of the foot."""
        return (self._room - _FRAME_MM) / 2

    def _words(self, text: str, room: float, size: float) -> str:
        return breakable(plain(text), em_of(room * _BOLD_ROOM, size), self.advances, set())

    def _head(self) -> dict[str, object] | None:
        head = self.sheet.head
        if head is None:
            return None
        if isinstance(head, AnnexHead):
            return {"label": self._words(head.label, self._room, _TITLE_PT)}
        room, size = HEAD_ROOM_MM[self.sheet.across], HEAD_SIZE[self.sheet.across]
        right = self._room - room
        return {
            "parent": name_lines(self._words(head.parent, room, size), room, self.advances, size),
            "issuer": name_lines(self._words(head.issuer, room, size), room * _BOLD_ROOM, self.advances, size),
            "national-title": NATIONAL_TITLE,
            "motto": MOTTO,
            "number": self._words(head.number, room, _LETTER_PT),
            "place-and-day": self._words(head.place_and_day, right, _LETTER_PT),
            "about": self._words(head.about, room, _LETTER_ABOUT_PT),
        }

    def _heading(self) -> dict[str, object]:
        heading = self.sheet.heading
        return {
            "kind": [self._words(line, self._room, _TITLE_PT) for line in heading.kind],
            "about": self._words(heading.about, self._room, _TITLE_PT),
            "remark": self._words(heading.remark, self._room, _TITLE_PT),
        }

    def _block(self, block: Block) -> dict[str, object]:
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Chart):
            return self._chart(block)
        if isinstance(block, Signature):
            return {
                "kind": "signature",
                "label": RECIPIENTS,
                "recipients": [self._words(line, self._half, _RECIPIENT_PT) for line in block.recipients],
                "parties": [self._party(party) for party in block.parties],
            }
        if isinstance(block, Box):
            return {"kind": "box", "lines": [self._paragraph(line, self._room - _FRAME_MM) for line in block.lines]}
        return self._paragraph(block, self._room)

    def _paragraph(self, paragraph: Paragraph, room: float) -> dict[str, object]:
        return {
            "kind": "paragraph",
            "style": paragraph.style.value,
            "lead": self._words(paragraph.lead, room, _TITLE_PT),
            "text": self._words(paragraph.text, room, _TITLE_PT),
            "dotted-lines": paragraph.dotted_lines,
        }

    def _party(self, party: Party) -> dict[str, object]:
        return {
            "capacity": [self._words(line, self._half, _TITLE_PT) for line in party.capacity],
            "hint": self._words(party.hint, self._half, _LETTER_PT),
            "signer": self._words(party.signer, self._half, _TITLE_PT),
        }

    def _table(self, table: Table) -> dict[str, object]:
        widths = [inner_width(column.width, table.size) for column in table.columns]
        filled = [group for group in table.groups if group.rows]
        counts = [LineCount(width, self.advances) for width in widths]
        return {
            "kind": "table",
            "size": table.size,
            "columns": [self._column(column, table.size) for column in table.columns],
            "groups": [self._group(group, table, counts, number == 0) for number, group in enumerate(filled)],
            "total": fitted([texts_of(table.total)], widths, self.advances)[0] if table.total else [],
            "empty": plain(table.empty),
            "closing": plain(table.closing),
        }

    def _chart(self, chart: Chart) -> dict[str, object]:
        widths = widths_of(chart, self._room)
        bars = [
            [[{"fill": fill.value, "share": share} for fill, share in bar] for bar in line] for line in bars_of(chart)
        ]
        return {
            "kind": "chart",
            "size": chart.size,
            "title": self._words(chart.title, self._room, chart.size),
            "by": self._words(chart.by, widths.name - PADDING_MM, chart.size),
            "series": [
                {"label": self._words(series.label, widths.value - PADDING_MM, chart.size), "fill": series.fill.value}
                for series in chart.series
            ],
            "widths": {"name": widths.name, "bars": widths.bars, "value": widths.value},
            "bar": BAR_MM[chart.stacked],
            "lines": [
                {
                    "name": self._words(line.name, widths.name - PADDING_MM, chart.size),
                    "values": [str(value) for value in line.values],
                    "bars": drawn,
                }
                for line, drawn in zip(chart.lines, bars, strict=True)
            ],
        }

    def _column(self, column: Column, size: float) -> dict[str, object]:
        return {
            "title": self._words(column.title, column.width - PADDING_MM, size),
            "width": column.width,
            "align": column.align.value,
            "group": plain(column.group),
        }

    def _group(self, group: Group, table: Table, counts: Sequence[LineCount], is_first: bool) -> dict[str, object]:
        widths = [inner_width(column.width, table.size) for column in table.columns]
        rows = fitted([texts_of(row) for row in group.rows], widths, self.advances)
        whole = sum(column.width for column in table.columns) - PADDING_MM
        return {
            "title": self._words(group.title, whole, table.size),
            "rows": rows,
            "long": long_rows(rows, widths, _LINES_ON_ANY_PAGE),
            "lines": self._lines(rows, table, counts),
            "breaks-first": is_first and bool(long_rows(rows[:1], widths, _LINES_BELOW_ANY_HEAD)),
        }

    def _lines(self, rows: list[list[str]], table: Table, counts: Sequence[LineCount]) -> list[int]:
        """Lines of each row; 0 where that is not certain, as in justified lines, or where the row may have to break."""
        if any(column.align is Align.JUSTIFY for column in table.columns):
            return []
        lines = lines_of_rows(rows, counts)
        most = [_LINES_BELOW_ANY_HEAD, *[_LINES_ON_ANY_PAGE] * (len(lines) - 1)]
        return [count if count <= limit else 0 for count, limit in zip(lines, most, strict=False)]
