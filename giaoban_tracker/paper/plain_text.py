"""Text on its way to paper: composed, printable, with every glyph in the font and no word wider than its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

_BREAK = "\u200b"
"""Zero-width space: a place where a line may break; nothing is drawn."""

_NO_GLYPH = "□"
"""Drawn where the font has no glyph (emoji, other scripts), so that a reader sees that something stood there."""

_WORD = re.compile(r"\S+")

_WIDEST = 0.95
_WIDTHS = dict.fromkeys("ijlt.,;:/|!'()[]`´· -fr\\", 0.35) | dict.fromkeys("mwMW@%—…□", _WIDEST)


def plain(text: str) -> str:
    """A text as it may be printed: NFC, line feeds as the only control, no bidi overrides, no outer space.

    Most texts are clean, and two scans in C say so; only the others are walked through.
    """
    text = text.strip()
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(filter(None, map(_printable, text))).strip()


def drawable(text: str, glyphs: Set[int]) -> str:
    """The text with every character that the font cannot draw replaced: a mark vanishes, all else is an empty box."""
    missing = {letter for letter in set(text) if ord(letter) not in glyphs} - {"\n", _BREAK}
    if not missing:
        return text
    return text.translate({ord(letter): _substitute(letter) for letter in missing})


def breakable(text: str, width_em: float) -> str:
    """The text with places to break inside every word that is wider than the column; other words stay whole.

    Args:
        width_em: inner width of the column in multiples of the type size.
    """
    surely_fits = width_em / _WIDEST
    if len(text) <= surely_fits:
        return text
    if not any(len(word) > surely_fits and _width_em(word) > width_em for word in text.split()):
        return text
    return _WORD.sub(lambda word: _cut(word[0], width_em), text)


def _substitute(letter: str) -> str:
    return "" if unicodedata.category(letter).startswith("M") else _NO_GLYPH


def _printable(letter: str) -> str:
    if letter == "\n" or letter.isprintable():
        return letter
    kind = unicodedata.category(letter)
    if kind == "Zs" or letter == "\t":
        return " "
    return "" if kind in ("Cc", "Cf", "Cs") else _NO_GLYPH


def _width_em(word: str) -> float:
    """An upper estimate of a word's width in Times metrics, good to a tenth."""
    return sum(_WIDTHS.get(letter) or (0.74 if letter.isupper() else 0.52) for letter in word)


def _cut(word: str, width_em: float) -> str:
    """Pieces as wide as the column allows, cut after a punctuation mark where one is near."""
    pieces, start, width, mark = [], 0, 0.0, 0
    for at, letter in enumerate(word):
        width += _width_em(letter)
        if width > width_em:
            end = mark if mark > start + (at - start) // 2 else max(at, start + 1)
            pieces.append(word[start:end])
            start, width = end, _width_em(word[end : at + 1])
        if not letter.isalnum():
            mark = at + 1
    return _BREAK.join([*pieces, word[start:]])
