"""Fonts and styles of Word 97–2003 documents: how words look and which list a paragraph is in."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from giaoban_tracker.minutes.sources.word97_file import WordFile

_FONTS, _STYLES = 15, 1
_LONGEST_CHAIN = 20
_NO_STYLE = 0x0FFF
_CHARACTER_STYLE, _FONT, _OTHER_FONT, _CAPITALS, _HIDDEN, _DELETED, _SYMBOL = (
    0x4A30, 0x4A4F, 0x4A51, 0x083B, 0x083C, 0x0800, 0x6A09,
)  # fmt: skip
_LEVEL, _LIST, _IN_TABLE, _ROW_END = 0x260A, 0x460B, 0x2416, 0x2417
_ROW_FORM, _ROW_MERGES = 0xD608, 0xD62B


@dataclass(frozen=True, slots=True)
class WordLook:
    """How words look.

    Attributes:
        font: number in the document's list of fonts, of ASCII letters.
        other_font: that of other letters; None when it is the same.
        capitals: shown in capitals.
        hidden: not printed, or deleted by a tracked change.
        is_symbol: a picture from a symbol font.
    """

    font: int = 0
    other_font: int | None = None
    capitals: bool = False
    hidden: bool = False
    is_symbol: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph is part of.

    Attributes:
        style: number of its style.
        list_number: from 1 in the document's lists; 0 in none.
        level: in the list, from 0.
        in_table: it stands in a cell.
        ends_row: it is the mark behind the last cell of a row.
        row_form: raw description of the row's cells; empty when none is given.
        merges: raw later changes to merged cells.
    """

    style: int = 0
    list_number: int = 0
    level: int = 0
    in_table: bool = False
    ends_row: bool = False
    row_form: bytes = b""
    merges: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: int
    paragraph: bytes
    characters: bytes


class WordStyles:
    """The styles and fonts of one document."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self.fonts = _fonts(file.part(_FONTS))
        self._default_font, self._styles = _styles(file.part(_STYLES))
        self._word_looks: dict[tuple[int, bytes], WordLook] = {}
        self._paragraph_looks: dict[bytes, ParagraphLook] = {}

    def font_name(self, look: WordLook) -> str:
        """The font of letters outside ASCII, which old scripts use."""
        number = look.font if look.other_font is None else look.other_font
        return self.fonts[number] if number < len(self.fonts) else ""

    def word_look(self, style: int, raw: bytes) -> WordLook:
        """How words with these properties look in a paragraph of a style."""
        key = (style, raw)
        if key not in self._word_looks:
            look = WordLook(self._default_font)
            for one in self._chain(style):
                look = self._dressed(look, one.characters)
            named = [one.value for one in self._file.properties(raw) if one.number == _CHARACTER_STYLE]
            for one in (one for number in named for one in self._chain(number)):
                look = self._dressed(look, one.characters)
            self._word_looks[key] = self._dressed(look, raw)
        return self._word_looks[key]

    def paragraph_look(self, raw: bytes) -> ParagraphLook:
        """What a paragraph with these properties is part of."""
        if raw not in self._paragraph_looks:
            style = raw[0] | raw[1] << 8 if len(raw) >= 2 else 0
            look = ParagraphLook(style)
            for one in self._chain(style):
                look = self._placed(look, one.paragraph)
            self._paragraph_looks[raw] = self._placed(look, raw[2:])
        return self._paragraph_looks[raw]

    def _chain(self, number: int) -> list[_Style]:
        """A style after those that it is based on."""
        chain: list[_Style] = []
        while number < len(self._styles) and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[number])
            number = self._styles[number].based_on
        return chain[::-1]

    def _dressed(self, look: WordLook, raw: bytes) -> WordLook:
        for one in self._file.properties(raw):
            if one.number == _FONT:
                look = replace(look, font=one.value)
            elif one.number == _OTHER_FONT:
                look = replace(look, other_font=one.value)
            elif one.number == _CAPITALS:
                look = replace(look, capitals=_switched(look.capitals, one.value))
            elif one.number in (_HIDDEN, _DELETED):
                look = replace(look, hidden=_switched(look.hidden, one.value))
            elif one.number == _SYMBOL:
                look = replace(look, is_symbol=True)
        return look

    def _placed(self, look: ParagraphLook, raw: bytes) -> ParagraphLook:
        for one in self._file.properties(raw):
            if one.number == _LIST:
                look = replace(look, list_number=one.value)
            elif one.number == _LEVEL:
                look = replace(look, level=one.value)
            elif one.number == _IN_TABLE:
                look = replace(look, in_table=bool(one.value))
            elif one.number == _ROW_END:
                look = replace(look, ends_row=bool(one.value))
            elif one.number == _ROW_FORM:
                look = replace(look, row_form=one.operand)
            elif one.number == _ROW_MERGES:
                look = replace(look, merges=(*look.merges, one.operand))
        return look


def _switched(before: bool, value: int) -> bool:
    """Off, on, as the style has it, or the other way round."""
    return {0: False, 1: True, 0x80: before, 0x81: not before}.get(value, bool(value))


def _fonts(part: bytes) -> tuple[str, ...]:
    """The names of the document's fonts, by number."""
    names: list[str] = []
    at = 4
    for _ in range(struct.unpack_from("<H", part, 0)[0] if len(part) >= 4 else 0):
        if at >= len(part):
            break
        length = part[at]
        name = part[at + 40 : at + 1 + length].decode("utf-16-le", "replace")
        names.append(name.split("\x00", 1)[0])
        at += 1 + length
    return tuple(names)


def _styles(part: bytes) -> tuple[int, list[_Style]]:
    """The font that holds where none is named, and the styles by number."""
    if len(part) < 20:
        return 0, []
    head, count, base = struct.unpack_from("<HHH", part, 0)
    default = struct.unpack_from("<H", part, 14)[0] if head >= 14 else 0
    styles: list[_Style] = []
    at = 2 + head
    for _ in range(count):
        if at + 2 > len(part):
            break
        length = struct.unpack_from("<H", part, at)[0]
        styles.append(_style(part[at + 2 : at + 2 + length], base))
        at += 2 + length + (length & 1)
    return default, styles


def _style(raw: bytes, base: int) -> _Style:
    if len(raw) < base + 2 or len(raw) < 10:
        return _Style(_NO_STYLE, b"", b"")
    second, third = struct.unpack_from("<HH", raw, 2)
    kind, based_on, parts = second & 0xF, second >> 4, third & 0xF
    at = base + 2 + 2 * struct.unpack_from("<H", raw, base)[0] + 2
    properties: list[bytes] = []
    for _ in range(parts):
        if at + 2 > len(raw):
            break
        length = struct.unpack_from("<H", raw, at)[0]
        properties.append(raw[at + 2 : at + 2 + length])
        at += 2 + length + (length & 1)
    if kind == 1:
        paragraph, characters = ([*properties, b"", b""])[:2]
        return _Style(based_on, paragraph[2:], characters)
    return _Style(based_on, b"", properties[0] if kind == 2 and properties else b"")
