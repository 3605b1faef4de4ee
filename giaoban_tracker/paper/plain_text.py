"""Text on its way to paper: composed, printable, with every glyph in the font and no word wider than its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_BREAK = "\u200b"
"""Zero-width space: a place where a line may break; nothing is drawn."""

_NO_GLYPH = "□"
"""Drawn where the font has no glyph (emoji, other scripts), so that a reader sees that something stood there."""

_PIECE = re.compile(r"\S+?(?:[-/](?=[^\W\d])|(?=\s|$))")
"""What no line breaks by itself: a word, or a part of one up to a hyphen or slash before a letter (UAX 14)."""

_UNKNOWN_WIDTH = 1.0
"""Of a letter that the font has not, in em; it is printed as a box."""


def plain(text: str) -> str:
    """A text as it may be printed: NFC, line feeds as the only control, no bidi overrides, no outer space.

    Most texts are clean, and a few scans in C say so; only the others are walked through.
    """
    text = text.strip()
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(filter(None, map(_printable, text))).strip()


def drawable(text: str, advances: Mapping[int, float]) -> str:
    """The text with every character that the font cannot draw replaced: a mark vanishes, all else is an empty box."""
    missing = {letter for letter in set(text) if ord(letter) not in advances} - {"\n", _BREAK}
    if not missing:
        return text
    return text.translate({ord(letter): _substitute(letter) for letter in missing})


def breakable(text: str, width: float, advances: Mapping[int, float], fitting: set[str]) -> str:
    """The text with places to break inside every word that is wider than the column; other words stay whole.

    Args:
        width: inner width of the column in em; the same unit as the advances of the letters.
        fitting: words known to fit that column; grows, so that a word is measured once in a form.
    """
    if len(text) <= width:
        return text
    unknown = set(text.split()) - fitting
    fitting.update(word for word in unknown if _width(word, advances) <= width)
    if unknown <= fitting:
        return text
    return _PIECE.sub(lambda piece: _cut(piece[0], width, advances), text)


def _substitute(letter: str) -> str:
    return "" if unicodedata.category(letter).startswith("M") else _NO_GLYPH


def _printable(letter: str) -> str:
    if letter == "\n" or letter.isprintable():
        return letter
    kind = unicodedata.category(letter)
    if kind == "Zs" or letter == "\t":
        return " "
    return "" if kind in ("Cc", "Cf", "Cs") else _NO_GLYPH


def _width(word: str, advances: Mapping[int, float]) -> float:
    return sum(advances.get(ord(letter), _UNKNOWN_WIDTH) for letter in word)


def _cut(word: str, width: float, advances: Mapping[int, float]) -> str:
    """The word itself where it fits; else pieces that fit, cut after a punctuation mark where one is near."""
    if _width(word, advances) <= width:
        return word
    pieces, start, used, mark = [], 0, 0.0, 0
    for at, letter in enumerate(word):
        used += advances.get(ord(letter), _UNKNOWN_WIDTH)
        if used > width:
            end = mark if mark > start + (at - start) // 2 else max(at, start + 1)
            pieces.append(word[start:end])
            start, used = end, _width(word[end : at + 1], advances)
        if not letter.isalnum():
            mark = at + 1
    return _BREAK.join([*pieces, word[start:]])
