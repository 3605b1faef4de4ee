"""The components of a PDF, sheet by sheet, found by their words and by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from giaoban_tracker.paper.layout_check.pdf_body import see_body, see_foot
from giaoban_tracker.paper.layout_check.pdf_head import (
    CENTRE_MM,
    SAME_HEIGHT_MM,
    national_title,
    see_head,
    see_heading,
    seen_words,
)
from giaoban_tracker.paper.layout_check.pdf_pieces import PdfPage, Piece, read_pages
from giaoban_tracker.paper.layout_check.seen import PageSeen, PaperSeen, SheetSeen

_TOP_MARGIN_MM = 20.0
_POINT_MM = 25.4 / 72
_CAPITAL_EM = 0.68
"""Height of a capital letter."""


def see_pdf(content: bytes) -> PaperSeen:
    """Everything a PDF shows that Decree 30 has a rule for.

    Raises:
        Unreadable: as `read_pages`.
    """
    pages = read_pages(content)
    words = {
        (piece.font, piece.black): seen_words(piece, page, centred=True) for page in pages for piece in page.pieces
    }
    return PaperSeen(tuple(map(_sheet, _sheets(pages))), tuple(words.values()), inked=True)


def _sheets(pages: Sequence[PdfPage]) -> list[list[PdfPage]]:
    """Pages by sheet: one begins with a national title or an annex's label, or where the numbers begin anew."""
    groups: list[list[PdfPage]] = []
    for page in pages:
        number = _number_of(page)
        first = next((piece.text for piece in page.pieces if piece is not number), "")
        if not groups or national_title(page) or first.startswith("Phụ lục"):
            groups.append([])
        groups[-1].append(page)
    return groups


def _sheet(pages: Sequence[PdfPage]) -> SheetSeen:
    first = pages[0]
    head, below = see_head(first)
    heading, end = see_heading(first, below)
    address = next((piece for piece in first.pieces if piece.text.startswith("Kính gửi")), None)
    return SheetSeen(
        pages=tuple(map(_page, pages)),
        head=head,
        heading=heading,
        body=tuple(
            paragraph for page in pages for paragraph in see_body(page, end if page is first else _TOP_MARGIN_MM)
        ),
        address=seen_words(address, first, centred=True) if address else None,
        foot=next((foot for page in reversed(pages) if (foot := see_foot(page))), None),
        repeated_heading=_repeats(pages),
    )


def _page(page: PdfPage) -> PageSeen:
    number = _number_of(page)
    above = number is not None and _is_above_middle(page, number)
    shown = seen_words(number, page, centred=above) if number else None
    return PageSeen(page.number, page.width, page.height, _margins(page, number), shown, above)


def _margins(page: PdfPage, number: Piece | None) -> tuple[float, float, float, float]:
    """What ink leaves free at the top, bottom, left and right; an empty page has the decree's own."""
    pieces = [piece for piece in page.pieces if piece is not number]
    lines = [stroke for stroke in page.strokes if stroke.lies or stroke.stands]
    if not pieces:
        return 20.0, 20.0, 30.0, 15.0
    top = min(piece.baseline - piece.size * _POINT_MM * _CAPITAL_EM for piece in pieces)
    bottom = max((*(piece.baseline for piece in pieces), *(line.bottom for line in lines)))
    left = min((*(piece.left for piece in pieces), *(line.left for line in lines)))
    right = max((*(piece.right for piece in pieces), *(line.right for line in lines)))
    return top, page.height - bottom, left, page.width - right


def _number_of(page: PdfPage) -> Piece | None:
    """Digits alone outside the text, above or below it."""
    ends = page.height - _TOP_MARGIN_MM + 2
    outside = (piece for piece in page.pieces if not _TOP_MARGIN_MM - 1 < piece.baseline < ends)
    return next((piece for piece in outside if piece.text.strip("- ").isdecimal()), None)


def _is_above_middle(page: PdfPage, number: Piece) -> bool:
    """Whether a page number stands in the top margin, in the middle of the text or of the paper."""
    text_middle = (30 + page.width - 15) / 2
    off = min(abs(number.middle - text_middle), abs(number.middle - page.width / 2))
    return number.baseline < _TOP_MARGIN_MM and off < CENTRE_MM


def _repeats(pages: Sequence[PdfPage]) -> bool | None:
    """Whether every table that goes on begins with bold headings; None where none reaches another page."""
    answers = [
        all(piece.bold for piece in top)
        for before, after in pairwise(pages)
        if _ends_in_table(before) and (top := _first_row(after))
    ]
    return all(answers) if answers else None


def _ends_in_table(page: PdfPage) -> bool:
    return bool(page.pieces) and page.boxed(max(page.pieces, key=lambda piece: piece.baseline))


def _first_row(page: PdfPage) -> list[Piece]:
    """The first line of a table that begins at the top of a page; empty where something else does."""
    below = [piece for piece in page.pieces if piece.baseline > _TOP_MARGIN_MM]
    if not below or not page.boxed(below[0]):
        return []
    return [piece for piece in below if piece.baseline - below[0].baseline < SAME_HEIGHT_MM]
