"""Running text and foot of a PDF page: how paragraphs begin and end, who receives and who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.paper.layout_check.pdf_head import CENTRE_MM, SAME_HEIGHT_MM, seen_words
from giaoban_tracker.paper.layout_check.pdf_pieces import PdfPage, Piece
from giaoban_tracker.paper.layout_check.seen import BodySeen, FootSeen
from giaoban_tracker.paper.letterhead import RECIPIENTS

_POINT_MM = 25.4 / 72
_SINGLE_LINE_EM = 1.149
"""Height of a single line of Times New Roman in Word."""

_DOTS = re.compile(r"(?:[.…] ?){12}")
"""Room to write by hand."""

_EDGE_MM = 1.5
_LINES_APART_MM = 8.0
_SIGNING_ROOM_MM = 60.0

_Line = list[Piece]


def see_body(page: PdfPage, below: float) -> tuple[BodySeen, ...]:
    """The paragraphs of running text on a page.

    Args:
        below: baseline of the heading's last words.
    """
    lines = _running_lines(page, below)
    if not lines:
        return ()
    left = min(line[0].left for line in lines)
    right = max(line[-1].right for line in lines)
    paragraphs = _paragraphs(lines, left, right)
    pitches = [_pitch(paragraph) for paragraph in paragraphs if len(paragraph) > 1]
    sight = _Sight(page, left, right, min(pitches) if pitches else None)
    return tuple(
        sight.of(paragraph, before) for paragraph, before in zip(paragraphs, [None, *paragraphs], strict=False)
    )


def _running_lines(page: PdfPage, below: float) -> list[_Line]:
    """Lines below the heading and above the foot that are running text: no table, heading, addressee, dots, remark."""
    end = next((piece.baseline for piece in page.pieces if piece.text.startswith(RECIPIENTS)), page.height)
    lines: list[_Line] = []
    for piece in page.pieces:
        if not below + 1 < piece.baseline < end - 1:
            continue
        if lines and abs(lines[-1][0].baseline - piece.baseline) < SAME_HEIGHT_MM:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [line for line in lines if _is_running(page, line)]


def _is_running(page: PdfPage, line: _Line) -> bool:
    first = line[0]
    is_marked = first.text.startswith(("Kính gửi", "- ", "(")) or any(_DOTS.search(piece.text) for piece in line)
    is_heading = all(piece.bold for piece in line) or all(piece.italic for piece in line)
    return not (is_marked or is_heading or page.boxed(first) or first.left > page.width / 3)


def _paragraphs(lines: Sequence[_Line], left: float, right: float) -> list[list[_Line]]:
    """A paragraph begins with an indented line, after a short line, and after a gap."""
    found: list[list[_Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        begins = (
            last is None
            or line[0].left > left + 5
            or last[-1].right < right - 25
            or line[0].baseline - last[0].baseline > line[0].size * _POINT_MM * _SINGLE_LINE_EM * 1.7
        )
        if begins:
            found.append([])
        found[-1].append(line)
    return found


def _pitch(paragraph: Sequence[_Line]) -> float:
    return paragraph[1][0].baseline - paragraph[0][0].baseline


@dataclass(frozen=True, slots=True)
class _Sight:
    """What paragraphs of one page are measured against.

    Attributes:
        left, right: the edges of running text.
        pitch: from line to line; None where no paragraph has two.
    """

    page: PdfPage
    left: float
    right: float
    pitch: float | None

    def of(self, paragraph: Sequence[_Line], before: Sequence[_Line] | None) -> BodySeen:
        first, several = paragraph[0][0], len(paragraph) > 1
        longest = max(paragraph[0], key=lambda piece: len(piece.text))
        return BodySeen(
            first=seen_words(longest, self.page, centred=False),
            justified=all(line[-1].right > self.right - _EDGE_MM for line in paragraph[:-1]) if several else None,
            indent=first.left - self.left if several else None,
            gap=self._gap(first, before),
            spacing=_pitch(paragraph) / (first.size * _POINT_MM * _SINGLE_LINE_EM) if several else None,
        )

    def _gap(self, first: Piece, before: Sequence[_Line] | None) -> float | None:
        """Points between a paragraph and the one above, where nothing else stands between them."""
        if before is None or self.pitch is None:
            return None
        distance = first.baseline - before[-1][0].baseline
        return (distance - self.pitch) / _POINT_MM if 0 < distance < self.pitch + _LINES_APART_MM else None


def see_foot(page: PdfPage) -> FootSeen | None:
    """Recipients and signer; None on a page without 'Nơi nhận'."""
    label = next((piece for piece in page.pieces if piece.text.startswith(RECIPIENTS)), None)
    if label is None:
        return None
    capacity, signer = _signer(page, label)
    middle = capacity[0].middle if capacity else 0.0
    return FootSeen(
        label=seen_words(label, page, centred=False),
        recipients=tuple(seen_words(entry, page, centred=False) for entry in _recipients(page, label)),
        capacity=tuple(seen_words(line, page, centred=abs(line.middle - middle) < CENTRE_MM) for line in capacity),
        signer=seen_words(signer, page, centred=abs(signer.middle - middle) < CENTRE_MM) if signer else None,
        same_line=not capacity or abs(capacity[0].baseline - label.baseline) < SAME_HEIGHT_MM,
    )


def _recipients(page: PdfPage, label: Piece) -> list[Piece]:
    """Whole entries below the label; a line without a dash goes on with the entry above."""
    found: list[Piece] = []
    last = label.baseline
    for piece in page.pieces:
        below = 0 < piece.baseline - last < _LINES_APART_MM
        if not below or piece.left > label.left + 5:
            continue
        last = piece.baseline
        if piece.text.startswith("-") or not found:
            found.append(piece)
        else:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {piece.text}")
    return found


def _signer(page: PdfPage, label: Piece) -> tuple[list[Piece], Piece | None]:
    """Lines of the capacity, close below each other, and the name below the room for the signature."""
    right = [
        piece
        for piece in page.pieces
        if piece.left > label.right + 15 and 0 <= piece.baseline - label.baseline + 4 < _SIGNING_ROOM_MM + 20
    ]
    capacity: list[Piece] = []
    for piece in right:
        if capacity and piece.baseline - capacity[-1].baseline > _LINES_APART_MM:
            return capacity, piece
        if not piece.text.startswith("("):
            capacity.append(piece)
    return capacity, None
