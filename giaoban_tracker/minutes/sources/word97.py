"""Word 97–2003 documents (.doc) as plain lines, read here without any other program.

Paragraphs, list marks, tables with merged cells, fonts, hidden and deleted words are followed; headers, notes and text
boxes are left out. Documents of Word 95 and older are kept another way and are not read.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from giaoban_tracker.minutes.sources.joining import join_lines
from giaoban_tracker.minutes.sources.letters import font_letters
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import Speller, Words, spell
from giaoban_tracker.minutes.sources.tables import EdgedRow, Merge, edged_lines
from giaoban_tracker.minutes.sources.word97_file import Piece, WordFile
from giaoban_tracker.minutes.sources.word97_lists import WordLists
from giaoban_tracker.minutes.sources.word97_styles import ParagraphLook, WordStyles

_MARKS = re.compile("[\x00-\x1f]")
_BREAK = "\n"
_SPOKEN = {"\t": " ", "\x0b": _BREAK, "\x0e": _BREAK, "\x1e": "-", "\x1f": "\u00ad"}
_FIELD_BEGINS, _FIELD_SHOWS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_PARAGRAPH_ENDS = frozenset("\r\x0c")
_CELL_ENDS = "\x07"


def read_word97(data: bytes, speller: Speller) -> str:
    """The words of a document, one paragraph or table row a line.

    Raises:
        FileProblem: "encrypted-file", or "damaged-file", also for documents older than Word 97.
    """
    try:
        return "\n".join(_Reader(WordFile(data), speller).lines()).strip("\n")
    except (struct.error, IndexError, UnicodeDecodeError):
        raise FileProblem("damaged-file") from None


class _Reader:
    def __init__(self, file: WordFile, speller: Speller) -> None:
        self._file = file
        self._styles = WordStyles(file)
        self._lists = WordLists(file)
        self._speller = speller
        self._lines: list[str] = []
        self._words: list[Words] = []
        self._cell: list[str] = []
        self._cells: list[tuple[str, ...]] = []
        self._rows: list[EdgedRow] = []
        self._fields: list[bool] = []

    def lines(self) -> list[str]:
        """All lines of the document's body."""
        for piece in self._file.pieces():
            for place, text in self._stretches(piece):
                self._read(place, text, piece.width)
        self._end_table()
        if self._words:
            self._lines += self._paragraph(ParagraphLook())
        return self._lines

    def _stretches(self, piece: Piece) -> Iterator[tuple[int, str]]:
        """Letters of a piece that look alike and stand in one paragraph, with the place of the first."""
        at = 0
        while at < len(piece.text):
            place = piece.place + at * piece.width
            end = min(self._file.characters.at(place)[1], self._file.paragraphs.at(place)[1])
            count = max(1, -(-(end - place) // piece.width))
            yield place, piece.text[at : at + count]
            at += count

    def _read(self, place: int, text: str, width: int) -> None:
        paragraph = self._paragraph_look(place)
        look = self._styles.word_look(paragraph.style, self._file.characters.at(place)[0])
        font = self._styles.font_name(look)
        capitals = look.capitals and font_letters(font) is None
        at = 0
        for mark in _MARKS.finditer(text):
            self._add(text[at : mark.start()], font, look.hidden, capitals)
            at = mark.end()
            self._mark(mark.group(), place + mark.start() * width, font, look.hidden, look.is_symbol)
        self._add("•" if look.is_symbol and text[at:] else text[at:], font, look.hidden, capitals)

    def _paragraph_look(self, place: int) -> ParagraphLook:
        return self._styles.paragraph_look(self._file.paragraphs.at(place)[0])

    def _add(self, text: str, font: str, hidden: bool, capitals: bool) -> None:
        if text and not hidden and not any(self._fields):
            self._words.append(Words(text.upper() if capitals else text, font))

    def _mark(self, mark: str, place: int, font: str, hidden: bool, is_symbol: bool) -> None:
        if mark == _FIELD_BEGINS:
            self._fields.append(True)
        elif mark == _FIELD_SHOWS and self._fields:
            self._fields[-1] = False
        elif mark == _FIELD_ENDS and self._fields:
            self._fields.pop()
        elif mark in _SPOKEN:
            self._add(_SPOKEN[mark], font, hidden, capitals=False)
        elif mark in _PARAGRAPH_ENDS:
            self._end_paragraph(self._paragraph_look(place))
        elif mark == _CELL_ENDS:
            self._end_cell(self._paragraph_look(place))
        elif is_symbol:
            self._add("•", font, hidden, capitals=False)

    def _end_paragraph(self, look: ParagraphLook) -> None:
        if look.in_table:
            self._cell += [line for line in self._paragraph(look) if line]
        else:
            self._end_table()
            self._lines += self._paragraph(look)

    def _end_cell(self, look: ParagraphLook) -> None:
        if look.ends_row:
            self._words = []
            self._rows.append(_row(look, self._cells))
            self._cells = []
            return
        self._cell += [line for line in self._paragraph(look) if line]
        self._cells.append(tuple(self._cell))
        self._cell = []

    def _end_table(self) -> None:
        if self._cells or self._cell:
            self._rows.append(EdgedRow((), (), (*self._cells, tuple(self._cell))))
            self._cells, self._cell = [], []
        if self._rows:
            self._lines += edged_lines(self._rows)
            self._rows = []

    def _paragraph(self, look: ParagraphLook) -> list[str]:
        words = spell(self._words, self._speller)
        self._words = []
        lines = join_lines(words.split(_BREAK))
        mark = self._lists.mark(look.list_number, look.level) if look.list_number else ""
        if not lines:
            return [""]
        return [f"{mark} {lines[0]}" if mark else lines[0], *lines[1:]]


def _row(look: ParagraphLook, cells: list[tuple[str, ...]]) -> EdgedRow:
    """A row whose form says where its cells end and which are merged."""
    form = look.row_form
    count = form[0] if form else 0
    if len(form) < 1 + 2 * (count + 1):
        return EdgedRow((), (), tuple(cells))
    edges = struct.unpack_from(f"<{count + 1}h", form, 1)
    merges = [_merge(form, 1 + 2 * (count + 1) + 20 * number) for number in range(count)]
    for change in look.merges:
        if len(change) >= 2 and change[0] < count:
            merges[change[0]] = Merge.DOWN if change[1] == 1 else Merge.NONE
    return EdgedRow(edges[1:], tuple(merges), tuple(cells))


def _merge(form: bytes, at: int) -> Merge:
    if at + 2 > len(form):
        return Merge.NONE
    flags = struct.unpack_from("<H", form, at)[0]
    if flags & 0x3 == 0x2:
        return Merge.ACROSS
    return Merge.DOWN if flags >> 5 & 0x3 == 1 else Merge.NONE
