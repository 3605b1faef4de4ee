"""'In những gì đang thấy': the table of the screen on paper, its columns in proportion."""

from __future__ import annotations

from giaoban_tracker.domain.printed import SeenTable
from giaoban_tracker.paper.cell_words import as_at
from giaoban_tracker.paper.document import (
    ACROSS_MM,
    UPRIGHT_MM,
    Align,
    Column,
    Document,
    Group,
    Heading,
    Paragraph,
    Sheet,
    Style,
    Table,
)
from giaoban_tracker.paper.letterhead import foot_of, head_of

TITLE = "In những gì đang thấy"

_MOST_UPRIGHT = 6
"""More columns than this lie across."""

_NARROWEST_MM = 10.0


def seen_document(form: SeenTable) -> Document:
    """The table as it stands on the screen; wide ones lie across."""
    across = len(form.columns) > _MOST_UPRIGHT
    groups = tuple(Group(band.title, band.rows) for band in form.bands)
    table = Table("Danh sách", _columns(form, ACROSS_MM if across else UPRIGHT_MM), groups, size=11 if across else 12)
    head = head_of(form.office, form.as_of, kind="BC")
    heading = Heading((form.title.upper(),), remark=as_at(form.as_of, form.scope))
    notes = tuple(Paragraph(note, Style.NOTE) for note in form.notes)
    sheet = Sheet("Danh sách", head, heading, (table, *notes, foot_of(form.office)), across)
    return Document("LIST", form.title, head.issuer, form.as_of, (sheet,))


def _columns(form: SeenTable, width: float) -> tuple[Column, ...]:
    """Widths in proportion to the weights, none too narrow for a number."""
    weights = [max(column.weight, 0.0) for column in form.columns]
    spare = width - _NARROWEST_MM * len(weights)
    whole = sum(weights) or 1.0
    return tuple(
        Column(
            column.key,
            column.title,
            round(_NARROWEST_MM + spare * weight / whole, 1),
            Align.CENTRE if column.centred else Align.LEFT,
        )
        for column, weight in zip(form.columns, weights, strict=True)
    )
