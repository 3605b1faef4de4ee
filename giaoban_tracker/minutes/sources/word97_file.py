"""Word 97–2003 documents as their parts: the text in pieces, and the properties that lie over stretches of it.

Source: Microsoft's published format [MS-DOC]. A property is a number (sprm) with an operand whose length its number
tells; properties of words and paragraphs are kept in pages of 512 bytes, found by place in the file.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban_tracker.minutes.sources.code_pages import western_text
from giaoban_tracker.minutes.sources.compound_file import CompoundFile
from giaoban_tracker.minutes.sources.problems import FileProblem

_IDENT = 0xA5EC
_OLDEST = 0x00C1
"""Word 97; older documents keep their text in another way."""
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_TEXT_LENGTH = 0x4C
_TABLES = 0x9A
"""Where the pairs of place and length of the tables begin."""
_PAGE = 512
_MOST_LETTERS = 1_000_000
_HUGE = (0x6645, 0x6646)
_TABLE_FORM = 0xD608
_TAB_STOPS = 0xC615


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that follow each other in the file.

    Attributes:
        place: of the first, in the main stream.
        width: bytes a letter.
        text: the letters; those of one byte by Windows 1252.
    """

    place: int
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its number and the bytes of its operand."""

    number: int
    operand: bytes

    @property
    def value(self) -> int:
        """The operand as a number without sign."""
        return int.from_bytes(self.operand[:4], "little")


class Runs:
    """Raw properties by the place of the letters that they hold for."""

    def __init__(self) -> None:
        self._starts = array("I")
        self._ends = array("I")
        self._raw: list[bytes] = []

    def add(self, start: int, end: int, raw: bytes) -> None:
        """Properties of the letters from one place up to another; to be called in order of place."""
        self._starts.append(start)
        self._ends.append(end)
        self._raw.append(raw)

    def at(self, place: int) -> tuple[bytes, int]:
        """The properties at a place and where they end; empty where nothing is said."""
        found = bisect_right(self._starts, place) - 1
        if found >= 0 and place < self._ends[found]:
            return self._raw[found], self._ends[found]
        following = self._starts[found + 1] if found + 1 < len(self._starts) else 0xFFFFFFFF
        return b"", following


class WordFile:
    """The parts of one document.

    Attributes:
        table: the stream that holds most tables.
        characters: properties of words.
        paragraphs: properties of paragraphs; each begins with the two bytes of the style's number.
    """

    def __init__(self, data: bytes) -> None:
        """Open a document.

        Raises:
            FileProblem: "encrypted-file", or "damaged-file", also for documents older than Word 97.
        """
        streams = CompoundFile(data)
        self._main = streams.stream("WordDocument") or b""
        self._data = streams.stream("Data") or b""
        if len(self._main) < 0x200:
            raise FileProblem("damaged-file")
        ident, version = struct.unpack_from("<HH", self._main, 0)
        flags = struct.unpack_from("<H", self._main, 10)[0]
        if ident == _IDENT and flags & _ENCRYPTED:
            raise FileProblem("encrypted-file")
        table = streams.stream("1Table" if flags & _SECOND_TABLE else "0Table")
        if ident != _IDENT or version < _OLDEST or table is None:
            raise FileProblem("damaged-file")
        self.table = table
        self.characters = self._runs(12, is_paragraph=False)
        self.paragraphs = self._runs(13, is_paragraph=True)

    def part(self, number: int) -> bytes:
        """A table by its number in the list of tables; empty when the document has none."""
        place, length = struct.unpack_from("<II", self._main, _TABLES + 8 * number)
        return self.table[place : place + length]

    def place_of(self, number: int) -> tuple[int, int]:
        """Where a table begins and ends."""
        place, length = struct.unpack_from("<II", self._main, _TABLES + 8 * number)
        return place, place + length

    def pieces(self) -> Iterator[Piece]:
        """The text of the document's body in order; notes, headers and text boxes stand behind it.

        Raises:
            FileProblem: "damaged-file", or "suspicious-file" with `reason` "size": longer than any minutes.
        """
        left = struct.unpack_from("<I", self._main, _TEXT_LENGTH)[0]
        if left > _MOST_LETTERS:
            raise FileProblem("suspicious-file", reason="size")
        plan = _piece_plan(self.part(33))
        count = (len(plan) - 4) // 12
        ends = struct.unpack_from(f"<{count + 1}I", plan, 0)
        for number in range(count):
            length = min(ends[number + 1] - ends[number], left)
            if length <= 0:
                continue
            left -= length
            yield self._piece(struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * number + 2)[0], length)

    def properties(self, raw: bytes) -> Iterator[Property]:
        """Properties one by one; large ones lie in a stream of their own."""
        for one in split_properties(raw):
            if one.number in _HUGE and one.value + 2 <= len(self._data):
                length = struct.unpack_from("<H", self._data, one.value)[0]
                yield from split_properties(self._data[one.value + 2 : one.value + 2 + length])
            else:
                yield one

    def _piece(self, place: int, length: int) -> Piece:
        if place & 0x40000000:
            place = (place & 0x3FFFFFFF) // 2
            return Piece(place, 1, western_text(self._main[place : place + length]))
        return Piece(place, 2, self._main[place : place + 2 * length].decode("utf-16-le", "surrogatepass"))

    def _runs(self, number: int, *, is_paragraph: bool) -> Runs:
        runs = Runs()
        plan = self.part(number)
        count = max(0, (len(plan) - 4) // 8)
        for page in struct.unpack_from(f"<{count}I", plan, 4 * (count + 1)) if count else ():
            _add_page(runs, self._main[(page & 0x3FFFFF) * _PAGE :][:_PAGE], is_paragraph)
        return runs


def split_properties(raw: bytes) -> Iterator[Property]:
    """Properties one by one; a cut last one is left out."""
    at = 0
    while at + 2 <= len(raw):
        number = raw[at] | raw[at + 1] << 8
        at += 2
        length, skipped = _operand_length(number, raw, at)
        at += skipped
        if at + length > len(raw):
            return
        yield Property(number, raw[at : at + length])
        at += length


def _operand_length(number: int, raw: bytes, at: int) -> tuple[int, int]:
    """Bytes of the operand, and bytes before it that tell its length."""
    kind = number >> 13
    if kind == 6:
        if number == _TABLE_FORM and at + 2 <= len(raw):
            return max(0, (raw[at] | raw[at + 1] << 8) - 1), 2
        length = raw[at] if at < len(raw) else 0
        if number == _TAB_STOPS and length == 255:
            return len(raw), 1  # its length must be counted out; nothing behind it is needed
        return length, 1
    return (1, 1, 2, 4, 2, 2, 0, 3)[kind], 0


def _piece_plan(clx: bytes) -> bytes:
    """The list of pieces, behind what fast saving left."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise FileProblem("damaged-file")
    length = struct.unpack_from("<I", clx, at + 1)[0]
    plan = clx[at + 5 : at + 5 + length]
    if len(plan) < 16:
        raise FileProblem("damaged-file")
    return plan


def _add_page(runs: Runs, page: bytes, is_paragraph: bool) -> None:
    if len(page) < _PAGE:
        return
    count = page[_PAGE - 1]
    step = 13 if is_paragraph else 1
    if 4 * (count + 1) + step * count >= _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page, 0)
    for number in range(count):
        offset = 2 * page[4 * (count + 1) + step * number]
        runs.add(places[number], places[number + 1], _page_properties(page, offset, is_paragraph))


def _page_properties(page: bytes, offset: int, is_paragraph: bool) -> bytes:
    if not offset:
        return b""
    if not is_paragraph:
        return page[offset + 1 : offset + 1 + page[offset]]
    if page[offset]:
        return page[offset + 1 : offset + 2 * page[offset]]
    return page[offset + 2 : offset + 2 + 2 * page[offset + 1]]
