"""Rich text files (.rtf) as plain lines; WordPad and old programs write them, also under the name .doc.

Follows fonts and code pages, tables and tracked deletions; list marks stand in the text already. Pictures, objects,
headers, footers and notes are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from giaoban_tracker.minutes.sources.joining import join_lines
from giaoban_tracker.minutes.sources.letters import font_letters
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import Speller, Words, spell
from giaoban_tracker.minutes.sources.tables import MOST_COLUMNS, EdgedRow, Merge, edged_lines

_TOKEN = re.compile(
    r"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_DEEPEST = 500
_MOST_TOKENS = 3_000_000
_BREAK = "\n"
_LEFT_OUT = frozenset({
    "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "footnote", "fldinst", "listtable", "listoverridetable", "themedata", "datastore", "xmlnstbl",
    "latentstyles", "rsidtbl", "generator", "mmathPr", "nonshppict", "filetbl", "revtbl", "pgptbl", "annotation",
    "atnid", "atnauthor", "xe", "tc", "bkmkstart", "bkmkend",
})  # fmt: skip
_LETTERS = {
    "bullet": "•", "endash": "–", "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "tab": " ", "line": _BREAK, "enspace": " ", "emspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_CODE_PAGES = {163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253"}
_MERGES = {"clvmrg": Merge.DOWN, "clmrg": Merge.ACROSS}
_SWITCHES = {"v": "hidden", "deleted": "deleted", "caps": "capitals"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group."""

    left_out: bool = False
    fonts: bool = False
    font: int = 0
    skipped_after_unicode: int = 1
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False


@dataclass(slots=True)
class _RowForm:
    """Right edges of the cells of a row, and which are merged."""

    edges: list[int] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    coming: Merge = Merge.NONE


@dataclass(slots=True)
class _Row:
    form: _RowForm
    cells: list[list[str]]

    def edged(self) -> EdgedRow:
        return EdgedRow(tuple(self.form.edges), tuple(self.form.merges), tuple(map(tuple, self.cells)))


def read_rtf(data: bytes, speller: Speller) -> str:
    """The words of a file, one paragraph or table row a line.

    Raises:
        FileProblem: "suspicious-file" with `reason` "depth" or "tags".
    """
    reader = _Reader(speller)
    source = data.decode("latin-1")
    at, count = 0, 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        count += 1
        if count > _MOST_TOKENS:
            raise FileProblem("suspicious-file", reason="tags")
        if found["word"] == "bin":
            at += max(0, int(found["number"] or 0))
        else:
            reader.take(found)
    return "\n".join(reader.finish())


class _Reader:
    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._state = _State()
        self._groups: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._pages: dict[int, str] = {}
        self._default_font = 0
        self._to_skip = 0
        self._starts_group = False
        self._lines: list[str] = []
        self._words: list[Words] = []
        self._in_table = False
        self._cell: list[str] = []
        self._cells: list[list[str]] = []
        self._form = _RowForm()
        self._rows: list[_Row] = []

    def take(self, token: re.Match[str]) -> None:
        """Follow one token."""
        starts, self._starts_group = self._starts_group, False
        if token["brace"]:
            self._brace(token["brace"])
        elif token["word"]:
            self._word(token["word"], token["number"])
        elif token["sign"]:
            if token["sign"] == "*" and starts:
                # What an unknown program added for itself.
                self._state = replace(self._state, left_out=True)
            elif token["sign"] in _SIGNS:
                self._text(_SIGNS[token["sign"]])
            elif token["sign"] in "\r\n":
                self._end_paragraph()
        elif token["hex"]:
            self._byte(int(token["hex"], 16))
        elif token["text"]:
            self._text(token["text"])

    def finish(self) -> list[str]:
        """All lines."""
        self._end_paragraph()
        self._end_table()
        return self._lines

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self._groups) >= _DEEPEST:
                raise FileProblem("suspicious-file", reason="depth")
            self._groups.append(self._state)
            self._starts_group = True
        elif self._groups:
            self._state = self._groups.pop()

    def _word(self, word: str, number: str | None) -> None:
        value = int(number) if number else None
        if word in _LEFT_OUT:
            self._state = replace(self._state, left_out=True)
        elif word == "fonttbl":
            self._state = replace(self._state, fonts=True)
        elif word in _LETTERS:
            self._text(_LETTERS[word])
        elif word in _SWITCHES:
            self._state = replace(self._state, **{_SWITCHES[word]: value != 0})
        elif word == "u" and value is not None:
            self._unicode(value)
        elif word in ("f", "deff", "fcharset", "plain", "uc"):
            self._font_word(word, value or 0)
        elif not self._state.left_out:
            self._layout_word(word, value or 0)

    def _font_word(self, word: str, value: int) -> None:
        if word == "f":
            self._state = replace(self._state, font=value)
        elif word == "deff":
            self._default_font = value
            self._state = replace(self._state, font=value)
        elif word == "fcharset":
            self._pages[self._state.font] = _CODE_PAGES.get(value, "cp1252")
        elif word == "uc":
            self._state = replace(self._state, skipped_after_unicode=max(0, min(value, 8)))
        else:
            self._state = replace(self._state, font=self._default_font, hidden=False, deleted=False, capitals=False)

    def _layout_word(self, word: str, value: int) -> None:
        if word in ("par", "sect", "page"):
            self._end_paragraph()
        elif word == "pard":
            self._in_table = False
        elif word == "intbl":
            self._in_table = True
        elif word == "trowd":
            self._form = _RowForm()
        elif word in _MERGES:
            self._form.coming = _MERGES[word]
        elif word == "cellx" and len(self._form.edges) < MOST_COLUMNS:
            self._form.edges.append(value)
            self._form.merges.append(self._form.coming)
            self._form.coming = Merge.NONE
        elif word == "cell":
            self._end_line()
            self._cells.append(self._cell)
            self._cell = []
        elif word == "row":
            self._rows.append(_Row(self._form, self._cells))
            self._cells = []

    def _unicode(self, value: int) -> None:
        code = value & 0xFFFF
        if not self._state.left_out and not self._state.fonts:
            self._add(chr(code))
        self._to_skip = self._state.skipped_after_unicode

    def _byte(self, code: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        page = self._pages.get(self._state.font, "cp1252")
        letters = font_letters(self._fonts.get(self._state.font, ""))
        self._add(bytes([code]).decode("latin-1" if letters and code >= 0xA0 else page, errors="replace"))

    def _text(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            text, self._to_skip = text[skipped:], self._to_skip - skipped
        self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if state.left_out or state.hidden or state.deleted or not text:
            return
        if state.fonts:
            # Names end in a semicolon and may come in pieces.
            self._fonts[state.font] = self._fonts.get(state.font, "") + text.replace(";", "")
            return
        font = self._fonts.get(state.font, "").strip()
        shown = text.upper() if state.capitals and font_letters(font) is None else text
        self._words.append(Words(shown, font))

    def _end_paragraph(self) -> None:
        if not self._in_table:
            self._end_table()
        self._end_line()

    def _end_line(self) -> None:
        words = spell(self._words, self._speller)
        self._words = []
        # Halves of letters beyond the first 65,536 come one by one.
        words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        lines = join_lines(words.split(_BREAK))
        (self._cell if self._in_table else self._lines).extend(lines)

    def _end_table(self) -> None:
        if self._cell:
            self._cells.append(self._cell)
            self._cell = []
        if self._cells:
            self._rows.append(_Row(self._form, self._cells))
            self._cells = []
        if self._rows:
            self._lines += edged_lines([one.edged() for one in self._rows])
            self._rows = []
