"""The foot of a DOCX: who receives and who signs, side by side, whole on one page and never alone on it."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.paper.document import Party, Signature
from giaoban_tracker.paper.docx.markup import cell, frameless_table, paragraph, row, run, twips
from giaoban_tracker.paper.docx.styles import GAP
from giaoban_tracker.paper.letterhead import RECIPIENTS
from giaoban_tracker.paper.plain_text import plain

_UNFRAMED = (
    "<w:tcBorders>{top}"
    + "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    + f'</w:tcBorders><w:tcMar><w:top w:w="{twips(5)}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tcMar>'
)
_ABOVE = '<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>'


def signature_table(foot: Signature, room: float) -> str:
    """The foot on its own, as wide as the text in millimetres."""
    width = twips(room / 2)
    left, right = _halves(foot)
    return frameless_table((width, width), row((cell(width, left), cell(width, right))))


def signature_row(foot: Signature, widths: Sequence[int]) -> str:
    """The foot as the last row of a table, without a frame; the row above it is kept with it.

    Args:
        widths: of the table's columns, in twips.
    """
    split = _middle(widths)
    properties = _UNFRAMED.format(top=_ABOVE)
    cells = []
    for content, columns in zip(_halves(foot), (widths[:split], widths[split:]), strict=True):
        span = f'<w:gridSpan w:val="{len(columns)}"/>' if len(columns) > 1 else ""
        cells.append(cell(sum(columns), content, span + properties))
    return row(cells)


def _middle(widths: Sequence[int]) -> int:
    """How many columns lie left of the line that is nearest to the middle; at least one either side."""
    ends = [sum(widths[: at + 1]) for at in range(len(widths) - 1)]
    return min(range(len(ends)), key=lambda at: abs(ends[at] - sum(widths) / 2)) + 1


def _halves(foot: Signature) -> tuple[str, str]:
    """Every line but the last asks to stay with the next, so that none is left behind."""
    if foot.recipients:
        left = paragraph("NoiNhan", run(RECIPIENTS))
        left += "".join(paragraph("DanhSachNoiNhan", run(plain(line))) for line in foot.recipients)
    else:
        left = _party(foot.parties[0]) if len(foot.parties) > 1 else paragraph("QuyenHan", "")
    return left, _party(foot.parties[-1])


def _party(party: Party) -> str:
    capacity = "".join(paragraph("QuyenHan", run(plain(line))) for line in party.capacity)
    hint = paragraph("KyTen", run(plain(party.hint))) if party.hint else ""
    signer = plain(party.signer)
    name = paragraph("HoTen", run(signer)) if signer else paragraph(GAP, "", f'<w:spacing w:before="{twips(15)}"/>')
    return capacity + hint + name
