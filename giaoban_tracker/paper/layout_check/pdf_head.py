"""Letterhead and heading of a PDF page, found by their words and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from giaoban_tracker.paper.layout_check.pdf_pieces import PdfPage, Piece
from giaoban_tracker.paper.layout_check.seen import HeadingSeen, HeadSeen, Ruled, Words
from giaoban_tracker.paper.letterhead import MOTTO, NATIONAL_TITLE
from giaoban_tracker.paper.plain_text import plain

CENTRE_MM = 3.5
"""So far the middle of centred words may be off: margins differ within what the decree allows."""

SAME_HEIGHT_MM = 2.0

_UNDER_MM = 4.0
"""So far below the baseline a line under words may stand."""

_NUMBERED = re.compile(r"(?:\d+|[IVX]+)[.)] ")
_DATED = re.compile(r", ?ngày \S+ tháng")


def seen_words(piece: Piece, page: PdfPage, *, centred: bool) -> Words:
    """A piece as the rules take it."""
    return Words(plain(piece.text), piece.size, piece.bold, piece.italic, piece.font, piece.black, page.number, centred)


def national_title(page: PdfPage) -> Piece | None:
    """The national title; None on a page without."""
    return next((piece for piece in page.pieces if plain(piece.text).upper() == NATIONAL_TITLE), None)


def see_head(page: PdfPage) -> tuple[HeadSeen | None, float]:
    """The letterhead, None where there is none, and the baseline of its last words."""
    national = national_title(page)
    if national is None:
        return None, 0.0
    motto = _motto(page, national)
    number = next((piece for piece in page.pieces if piece.text.startswith("Số:")), None)
    dated = next((piece for piece in page.pieces if _DATED.search(piece.text)), None)
    parent, issuer = _bodies(page, national, number, (national, motto, dated))
    about = _about_of_letter(page, number)
    left = _around(page, issuer[0].middle if issuer else 0.0)
    right = _around(page, national.middle)
    head = HeadSeen(
        national=right(national),
        motto=right(motto) if motto else None,
        motto_ruled=ruled_under(page, [motto] if motto else []),
        parent=tuple(map(left, parent)),
        issuer=tuple(map(left, issuer)),
        issuer_ruled=ruled_under(page, issuer),
        number=left(number) if number else None,
        place_and_day=right(dated) if dated else None,
        same_line=bool(number and dated and abs(number.baseline - dated.baseline) < SAME_HEIGHT_MM),
        title_right=not issuer or national.left > issuer[0].middle,
        about=tuple(map(left, about)),
    )
    return head, max(piece.baseline for piece in (national, motto, number, dated, *about) if piece)


def _around(page: PdfPage, middle: float) -> Callable[[Piece], Words]:
    """Sees pieces as centred when their middle stands here."""
    return lambda piece: seen_words(piece, page, centred=abs(piece.middle - middle) < CENTRE_MM)


def _motto(page: PdfPage, national: Piece) -> Piece | None:
    """Found also where its hyphens or capitals are wrong, so that these can be told."""
    wanted = re.sub(r"\W", "", MOTTO).casefold()
    same = (piece for piece in page.pieces if re.sub(r"\W", "", plain(piece.text)).casefold() == wanted)
    return next((piece for piece in same if piece.baseline > national.baseline), None)


def _bodies(
    page: PdfPage, national: Piece, number: Piece | None, others: Sequence[Piece | None]
) -> tuple[list[Piece], list[Piece]]:
    """Parent and issuing body: what stands beside the national title and above the number; the bold lines issue."""
    bottom = number.baseline - 1 if number else national.baseline + 15
    lines = [
        piece
        for piece in page.pieces
        if national.baseline - 3 < piece.baseline < bottom and piece not in others and piece is not number
    ]
    issuer = [piece for piece in lines if piece.bold] or lines[-1:]
    return [piece for piece in lines if piece not in issuer], issuer


def _about_of_letter(page: PdfPage, number: Piece | None) -> list[Piece]:
    """'V/v …' and its further lines: close below each other around the number's middle."""
    found: list[Piece] = []
    for piece in page.pieces:
        if number is None or piece.baseline <= number.baseline or abs(piece.middle - number.middle) > 2 * CENTRE_MM:
            continue
        if piece.text.startswith("V/v") or (found and piece.baseline - found[-1].baseline < 7):
            found.append(piece)
    return found


def ruled_under(page: PdfPage, lines: Sequence[Piece]) -> Ruled:
    """The line under words: how long it is against the longest of them."""
    if not lines:
        return Ruled(0, True)
    bottom, length = lines[-1].baseline, max(piece.right - piece.left for piece in lines)
    middle = lines[-1].middle
    for stroke in page.strokes:
        if stroke.lies and 0 <= stroke.top - bottom < _UNDER_MM and stroke.left < middle < stroke.right:
            off = abs((stroke.left + stroke.right) / 2 - middle)
            return Ruled((stroke.right - stroke.left) / length, off < CENTRE_MM)
    return Ruled(0, True)


def see_heading(page: PdfPage, below: float) -> tuple[HeadingSeen, float]:
    """Title, subject and remark, and the baseline of the last of them.

    Args:
        below: baseline of the letterhead's last words.
    """
    middle = (30 + page.width - 15) / 2
    lines = _heading_lines(page, below, middle)
    label = lines[0] if lines and lines[0].text.startswith("Phụ lục") else None
    rest = lines[1:] if label else lines
    remark_at = next((at for at, piece in enumerate(rest) if piece.text.startswith("(")), len(rest))
    titles, remark = rest[:remark_at], rest[remark_at:]
    kind = [piece for at, piece in enumerate(titles) if label or not at or piece.text.upper() == piece.text]
    about = [piece for piece in titles if piece not in kind]
    seen = _around(page, middle)
    heading = HeadingSeen(
        label=seen(label) if label else None,
        kind=tuple(map(seen, kind)),
        about=tuple(map(seen, about)),
        about_ruled=ruled_under(page, about),
        remark=tuple(map(seen, remark)),
    )
    return heading, max((piece.baseline for piece in lines), default=below)


def _heading_lines(page: PdfPage, below: float, middle: float) -> list[Piece]:
    """Lines close below each other, from the letterhead on, until a table, an addressee or running text begins."""
    found: list[Piece] = []
    for piece in page.pieces:
        if piece.baseline <= below + 1:
            continue
        ends = page.boxed(piece) or piece.text.startswith("Kính gửi") or _is_running(page, piece, middle)
        if ends or (found and piece.baseline - found[-1].baseline > 14):
            break
        found.append(piece)
        if piece.text.endswith(")") and any(line.text.startswith("(") for line in found):
            break
    return found


def _is_running(page: PdfPage, piece: Piece, middle: float) -> bool:
    """Numbered items, and upright text that neither is bold nor stands short in the middle."""
    if _NUMBERED.match(piece.text):
        return True
    short = piece.right - piece.left < (page.width - 45) * 0.9
    centred = short and abs(piece.middle - middle) < CENTRE_MM
    return not (centred or piece.bold or piece.text.startswith(("(", "Phụ lục")))
