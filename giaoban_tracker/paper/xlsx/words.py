"""The lines of a sheet that stand outside its table: letterhead, heading, paragraphs, signature."""

from __future__ import annotations

from math import ceil
from typing import Any

from giaoban_tracker.paper.document import (
    AnnexHead,
    Box,
    Heading,
    Letterhead,
    Paragraph,
    Party,
    Signature,
    Style,
)
from giaoban_tracker.paper.letterhead import MOTTO, NATIONAL_TITLE, RECIPIENTS
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.xlsx.formats import Formats

_USES = {Style.SECTION: "section", Style.NOTE: "note", Style.BASIS: "note", Style.ADDRESS: "address"}

_LETTER_POINTS = 0.5
"""Mean width of a letter in multiples of its type size."""

_POINTS_PER_MM = 72 / 25.4
_LINES_TO_SIGN = 3


class Lines:
    """Writes words over several columns of a worksheet, one line below the other.

    Attributes:
        at: the next free row, from 0.
    """

    def __init__(self, sheet: Any, formats: Formats, widths: list[float]) -> None:
        self._sheet, self._formats, self._widths = sheet, formats, widths
        self.at = 0
        self._middle = _middle_column(widths)

    def head(self, head: Letterhead | AnnexHead | None) -> None:
        """Letterhead, or the annex's label."""
        if isinstance(head, AnnexHead):
            self.across(plain(head.label), "kind")
        if not isinstance(head, Letterhead):
            return
        left = [(plain(head.parent), "parent"), (plain(head.issuer), "issuer")]
        self.beside([pair for pair in left if pair[0]], [(NATIONAL_TITLE, "national"), (MOTTO, "motto")])
        numbers = [(plain(head.number), "number")]
        if head.about:
            numbers.append((plain(head.about), "about_letter"))
        self.beside(numbers, [(plain(head.place_and_day), "place")])

    def heading(self, heading: Heading) -> None:
        """Title, subject, remark."""
        for text, use in (*((line, "kind") for line in heading.kind), (heading.about, "kind")):
            if text:
                self.across(plain(text), use)
        if heading.remark:
            self.across(plain(heading.remark), "remark")

    def paragraph(self, paragraph: Paragraph) -> None:
        """Running text, wrapped over the whole width."""
        text = " ".join(filter(None, (plain(paragraph.lead), plain(paragraph.text))))
        self.across(text, _USES.get(paragraph.style, "body"))
        self.at += paragraph.dotted_lines

    def box(self, box: Box) -> None:
        """What stands in a frame on paper."""
        for line in box.lines:
            self.paragraph(line)

    def signature(self, foot: Signature) -> None:
        """Recipients or a first party on the left, the signer on the right."""
        self.at += 1
        if foot.recipients:
            left = [(RECIPIENTS, "recipients"), *((plain(line), "recipient") for line in foot.recipients)]
        else:
            left = _party(foot.parties[0]) if len(foot.parties) > 1 else []
        self.beside(left, _party(foot.parties[-1]))

    def across(self, text: str, use: str) -> None:
        """One line over all columns, as high as its words need."""
        self._write(0, len(self._widths) - 1, text, use)
        self._sheet.set_row(self.at, self._height(text, self._formats.words(use).font_size, sum(self._widths)))
        self.at += 1

    def beside(self, left: list[tuple[str, str]], right: list[tuple[str, str]]) -> None:
        """Lines in the left half and lines in the right half, from one height on."""
        last = len(self._widths) - 1
        for row in range(max(len(left), len(right))):
            for lines, first, end in ((left, 0, self._middle), (right, min(self._middle + 1, last), last)):
                if row < len(lines) and (lines is right or first <= self._middle):
                    self._write(first, end, *lines[row])
            texts = [lines[row][0] for lines in (left, right) if row < len(lines)]
            needed = max(self._height(text, 13, sum(self._widths) / 2) for text in texts)
            self._sheet.set_row(self.at, needed)
            self.at += 1

    def _write(self, first: int, last: int, text: str, use: str) -> None:
        self._sheet.write_over(self.at, first, self.at, last, text, self._formats.words(use))

    def _height(self, text: str, size: float, width_mm: float) -> float:
        letters = max(1.0, width_mm * _POINTS_PER_MM / (size * _LETTER_POINTS))
        lines = sum(max(1, ceil(len(line) / letters)) for line in text.split("\n"))
        return min(400.0, lines * size * 1.25 + 3)


def _party(party: Party) -> list[tuple[str, str]]:
    lines = [(plain(line), "capacity") for line in party.capacity]
    if party.hint:
        lines.append((plain(party.hint), "hint"))
    return [*lines, *[("", "hint")] * _LINES_TO_SIGN, (plain(party.signer), "capacity")]


def _middle_column(widths: list[float]) -> int:
    """The last column of the left half."""
    used, half = 0.0, sum(widths) * 0.45
    for number, width in enumerate(widths[:-1]):
        used += width
        if used >= half:
            return number
    return max(0, len(widths) - 2)
