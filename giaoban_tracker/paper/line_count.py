"""How many lines a cell will take, said only where it is certain: rows of a known height are set once, not twice.

Lines are filled greedily, and a line may break at some places and not at others (UAX 14). More places to break never
give more lines. So where as many breaks as possible and as few as possible give the same number, that is the number,
whatever the rules say of the places in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_NO_WORD = re.compile(r"[^\w.,;:()%/–\-“”\"'’+ \n]|_")
"""A text with one of these is left to the typesetter."""

_WORD = re.compile(r"\(?[^\W_]+[.,;:)%]*|[-–]")
"""A word within which no line breaks, and the dash between two."""

_STARTS = re.compile(r"[(]?[^\W_]|[-–]\Z")
_ENDS = re.compile(r"[^\W_][.,;:)%]*\Z|\A[-–]\Z")
"""A line may always break at the space between a word that ends so and one that starts so."""

_TOO_CLOSE_EM = 0.001
"""Nearer to the edge than this the typesetter's rounding decides."""

_MOST_LETTERS_EM = 1.0


@dataclass(frozen=True, slots=True)
class _Token:
    """What stands between two spaces.

    Attributes:
        letters: widths of its letters in em, where a line might break between them; else empty.
    """

    width: float
    letters: tuple[float, ...]
    starts: bool
    ends: bool


def lines_of_rows(rows: Sequence[Sequence[str]], columns: Sequence[LineCount]) -> list[int]:
    """Lines of the tallest cell of each row; 0 where it is not certain."""
    found = []
    for row in rows:
        counts = [column.of(cell) for column, cell in zip(columns, row, strict=True)]
        found.append(0 if 0 in counts else max(counts))
    return found


class LineCount:
    """Counts lines of one column.

    Args:
        room: inner width of the column in em.
    """

    def __init__(self, room: float, advances: Mapping[int, float]) -> None:
        self._room = room
        self._advances = advances
        self._space = advances.get(ord(" "), 0.25)
        self._tokens: dict[str, _Token] = {}
        self._counts: dict[str, int] = {"": 1}

    def of(self, cell: str) -> int:
        """Lines of a cell that is cleaned and fitted; 0 where it is not certain. An empty one has a line's height."""
        count = self._counts.get(cell)
        if count is None:
            count = self._counts[cell] = self._count(cell)
        return count

    def _count(self, cell: str) -> int:
        if _NO_WORD.search(cell) or "  " in cell:
            return 0
        total = 0
        for line in cell.split("\n"):
            count = self._lines(line)
            if not count:
                return 0
            total += count
        return total

    def _lines(self, text: str) -> int:
        if not text or text[0] == " " or text[-1] == " ":
            return 0
        if len(text) * _MOST_LETTERS_EM < self._room:
            return 1
        tokens = [self._token(word) for word in text.split(" ")]
        fewest_breaks = list(self._glued(tokens))
        most = self._greedy(fewest_breaks)
        if len(fewest_breaks) == len(tokens) and not any(token.letters for token in tokens):
            return most
        return most if most and most == self._greedy(self._loose(tokens)) else 0

    def _token(self, word: str) -> _Token:
        known = self._tokens.get(word)
        if known is None:
            letters = tuple(self._advances.get(ord(letter), 0.0) for letter in word)
            inside = () if _WORD.fullmatch(word) else letters
            starts, ends = _STARTS.match(word) is not None, _ENDS.search(word) is not None
            known = self._tokens[word] = _Token(sum(letters), inside, starts, ends)
        return known

    def _glued(self, tokens: Sequence[_Token]) -> Iterable[tuple[float, float]]:
        """Width of the gap before and of each piece that no line breaks within: breaks only where they are certain."""
        gap, width, ends = 0.0, tokens[0].width, tokens[0].ends
        for token in tokens[1:]:
            if ends and token.starts:
                yield gap, width
                gap, width = self._space, token.width
            else:
                width += self._space + token.width
            ends = token.ends
        yield gap, width

    def _loose(self, tokens: Sequence[_Token]) -> Iterable[tuple[float, float]]:
        """The same with a break at every space, and between any letters of what is not a plain word."""
        for number, token in enumerate(tokens):
            gap = self._space if number else 0.0
            for piece in token.letters or (token.width,):
                yield gap, piece
                gap = 0.0

    def _greedy(self, pieces: Iterable[tuple[float, float]]) -> int:
        """Lines that are filled as far as they go; 0 where a piece is too wide or ends at the very edge."""
        lines, used, room = 1, 0.0, self._room
        for gap, width in pieces:
            needed = used + gap + width
            if abs(needed - room) < _TOO_CLOSE_EM or width > room:
                return 0
            if needed < room:
                used = needed
            else:
                lines += 1
                used = width
        return lines
