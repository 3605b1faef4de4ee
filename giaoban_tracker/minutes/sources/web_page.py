"""Web pages and formatted words from the clipboard as plain lines: what a browser shows, tables with their columns.

Word, Excel and browsers put pages on the clipboard; offices also save minutes as pages. List numbers are written out,
fonts are followed (old letters are told by them), hidden words, scripts and styles are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from giaoban_tracker.minutes.sources.code_pages import decode_text
from giaoban_tracker.minutes.sources.joining import join_lines
from giaoban_tracker.minutes.sources.list_marks import bullet, number_as
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import Speller, Words, spell
from giaoban_tracker.minutes.sources.tables import MOST_COLUMNS, Cell, table_lines
from giaoban_tracker.minutes.sources.web_fonts import FontRules, font_in, hides
from giaoban_tracker.minutes.sources.web_tokens import StyleSheet, Tag, attributes_of, tokens

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.I)
_KNOWN_CHARSET = re.compile(r"utf-?8|utf-?16|windows-125\d|iso-8859-\d{1,2}|us-ascii", re.I)
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_ENDS = {
    "li": frozenset({"li", "p"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "p", "li"}), "th": frozenset({"td", "th", "p", "li"}),
    "tr": frozenset({"tr", "td", "th", "p", "li"}),
    **dict.fromkeys(("p", "ol", "ul", "div", "table", "h1", "h2", "h3", "h4", "pre"), frozenset({"p"})),
}  # fmt: skip
"""What an opening tag ends without saying so."""
_WITHIN_LIST = frozenset({"ul", "ol", "td", "th", "table"})
_WITHIN_TABLE = frozenset({"table"})
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 100
_MOST_TAGS = 1_000_000
_MOST_CELLS = 100_000
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDE_SPACES = re.compile(r"[ \u00a0]+")
_BREAK = "\u2028"


def read_page(page: str, speller: Speller) -> str:
    """The words of a page, one paragraph or table row a line; in time linear to its length.

    Raises:
        FileProblem: "suspicious-file" with `reason` "tags" or "cells": more of them than any minutes need.
    """
    if page.startswith("Version:") and "<" in page[:1000]:
        # What Windows puts in front of a page on the clipboard.
        page = page[page.index("<") :]
    reader = _Page(speller)
    for place, token in enumerate(tokens(page)):
        if place > _MOST_TAGS:
            raise FileProblem("suspicious-file", reason="tags")
        if isinstance(token, str):
            reader.words(token)
        elif isinstance(token, StyleSheet):
            reader.rules.learn(token.rules)
        elif token.closes:
            reader.close(token.name)
        else:
            reader.open(token)
    return "\n".join(reader.finish())


def page_text(data: bytes) -> str:
    """The page that the bytes of a file hold, in the encoding that the page itself names, else by its content.

    Raises:
        FileProblem: "damaged-file": no text in any encoding.
    """
    named = _CHARSET.search(data[:4096].replace(b"\x00", b""))
    if named and _KNOWN_CHARSET.fullmatch(charset := named[1].decode("ascii")) and "16" not in charset:
        try:
            return data.decode(charset).removeprefix("\ufeff")
        except UnicodeDecodeError:
            pass  # the page names another encoding than it is in
    decoded = decode_text(data)
    if decoded is None:
        raise FileProblem("damaged-file")
    return decoded.text.removeprefix("\ufeff")


@dataclass(slots=True)
class _Element:
    name: str
    font: str
    hidden: bool
    is_mark: bool
    keeps_lines: bool = False
    counter: int = 0
    form: str = "bullet"


@dataclass(slots=True)
class _Flow:
    """Lines that gather in the page or in a cell."""

    lines: list[str] = field(default_factory=list)
    gathered: list[Words] = field(default_factory=list)
    mark: str = ""


@dataclass(slots=True)
class _Slot:
    flow: _Flow
    width: int
    height: int


@dataclass(slots=True)
class _Table:
    rows: list[list[_Slot]] = field(default_factory=list)


class _Page:
    """Follows the tags of a page and gathers its lines."""

    def __init__(self, speller: Speller) -> None:
        self.rules = FontRules()
        self._speller = speller
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()
        self._tables: list[_Table] = []
        self._flows: list[_Flow] = [_Flow()]

    def words(self, text: str) -> None:
        """Words between tags."""
        element = self._open[-1] if self._open else None
        if element is not None and element.hidden:
            return
        if element is not None and element.is_mark:
            text = _plain_mark(text)
        if element is None or not element.keeps_lines:
            text = _SPACES.sub(" ", text)
        else:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK)
        if text:
            self._flows[-1].gathered.append(Words(text, element.font if element else ""))

    def open(self, tag: Tag) -> None:
        """An opening tag."""
        name = tag.name
        if name == "br":
            self._flows[-1].gathered.append(Words(_BREAK))
            return
        self._close_implied(name)
        if name in _BLOCKS:
            self._end_line()
        if name in _VOID or len(self._open) >= _DEEPEST:
            return
        attributes = attributes_of(tag) if tag.raw else {}
        element = self._element(name, attributes)
        if name == "table":
            self._tables.append(_Table())
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif name in ("td", "th") and self._tables:
            self._open_cell(attributes)
        elif name == "li":
            self._flows[-1].mark = self._item_mark(attributes)
        elif name in ("ol", "ul"):
            self._open_list(element, attributes)
        self._open.append(element)
        self._counts[name] += 1

    def close(self, name: str) -> None:
        """A closing tag; one that closes nothing is passed over."""
        if not self._counts[name]:
            return
        while self._close_last() != name:
            pass

    def finish(self) -> list[str]:
        """The lines of the whole page."""
        while self._open:
            self._close_last()
        self._end_line()
        return self._flows[0].lines

    def _element(self, name: str, attributes: dict[str, str]) -> _Element:
        above = self._open[-1] if self._open else _Element("", "", hidden=False, is_mark=False)
        style = attributes.get("style", "")
        named = attributes.get("face", "").split(",")[0] if name == "font" else ""
        font = font_in(style) or named or self.rules.font_of(name, attributes.get("class", "")) or above.font
        hidden = above.hidden or hides(style) or "hidden" in attributes
        is_mark = above.is_mark or "mso-list:ignore" in style.replace(" ", "").lower()
        return _Element(name, font, hidden, is_mark, keeps_lines=above.keeps_lines or name == "pre")

    def _close_implied(self, name: str) -> None:
        """Close what an opening tag ends: an item the item before it, a row the row before."""
        ends = _ENDS.get(name, frozenset())
        left = sum(self._counts[one] for one in ends)
        barriers = _WITHIN_TABLE if name in ("tr", "td", "th") else _WITHIN_LIST
        at = len(self._open)
        while left and at > 0:
            at -= 1
            if self._open[at].name in ends:
                while len(self._open) > at:
                    left -= self._close_last() in ends
            elif self._open[at].name in barriers:
                return

    def _close_last(self) -> str:
        element = self._open.pop()
        self._counts[element.name] -= 1
        if element.name in _BLOCKS:
            self._end_line()
        if element.name in ("td", "th") and len(self._flows) > 1:
            self._flows.pop()
        elif element.name == "table" and self._tables:
            self._flows[-1].lines += table_lines(_rows_of(self._tables.pop()))
        return element.name

    def _open_cell(self, attributes: dict[str, str]) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        flow = _Flow()
        width = _small_number(attributes.get("colspan", ""), 256)
        height = _small_number(attributes.get("rowspan", ""), 2000)
        table.rows[-1].append(_Slot(flow, width, height))
        self._flows.append(flow)

    def _open_list(self, element: _Element, attributes: dict[str, str]) -> None:
        style = attributes.get("style", "").replace(" ", "").lower()
        if "list-style-type:none" in style or "list-style:none" in style:
            element.form = "none"
        elif element.name == "ol":
            element.form = _LIST_FORMS.get(attributes.get("type", ""), "decimal")
            element.counter = _small_number(attributes.get("start", ""), 9999) - 1

    def _item_mark(self, attributes: dict[str, str]) -> str:
        lists = [element for element in self._open if element.name in ("ol", "ul")]
        if not lists or lists[-1].form == "none":
            return ""
        own = lists[-1]
        if own.form == "bullet":
            return bullet(sum(1 for one in lists[:-1] if one.form == "bullet"))
        own.counter = _small_number(attributes["value"], 9999) if "value" in attributes else own.counter + 1
        return number_as(own.counter, own.form) + (")" if own.form == "lowerLetter" else ".")

    def _end_line(self) -> None:
        flow = self._flows[-1]
        if not flow.gathered:
            return
        words = spell(flow.gathered, self._speller)
        flow.gathered = []
        lines = join_lines([_WIDE_SPACES.sub(" ", line) for line in words.split(_BREAK)])
        if lines and flow.mark:
            lines[0] = f"{flow.mark} {lines[0]}"
            flow.mark = ""
        flow.lines += lines


def _rows_of(table: _Table) -> list[list[Cell]]:
    """Cells in their columns; what reaches down from the rows above takes its columns first."""
    rows: list[list[Cell]] = []
    count = 0
    reaching: dict[int, tuple[int, int]] = {}
    for slots in table.rows:
        row: list[Cell] = []
        column, waiting = 0, list(reversed(slots))
        left: dict[int, tuple[int, int]] = {}
        while column < MOST_COLUMNS and (waiting or any(start >= column for start in reaching)):
            if column in reaching:
                more, width = reaching[column]
                row.append(Cell(column, width=width, continues=True))
                if more > 1:
                    left[column] = (more - 1, width)
            elif waiting:
                slot = waiting.pop()
                width = slot.width
                row.append(Cell(column, tuple(line for line in slot.flow.lines if line), width))
                if slot.height > 1:
                    left[column] = (slot.height - 1, width)
            else:
                width = 1
            column += width
        reaching = left
        rows.append(row)
        count += len(row)
        if count > _MOST_CELLS:
            raise FileProblem("suspicious-file", reason="cells")
    return rows


def _plain_mark(text: str) -> str:
    """A bullet that Word draws with a letter of a picture font, as a dash; numbers stay."""
    mark = text.strip("\u00a0 \r\n\t")
    if len(mark) != 1 or mark.isdigit():
        return text
    return text.replace(mark, "+" if mark in ("o", "+") else "-")


def _small_number(text: str, most: int) -> int:
    digits = text.strip()
    return max(1, min(int(digits), most)) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
