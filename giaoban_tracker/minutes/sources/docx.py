"""Word documents (.docx) as plain lines: what a reader of the printed page sees, in reading order.

List marks that Word counts itself are written out, tables keep their columns, capitals that are only shown are made.
Left out are tracked deletions, hidden words, comments, notes, page headers and footers.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from giaoban_tracker.minutes.sources.archive import Archive
from giaoban_tracker.minutes.sources.docx_lists import ListMarks
from giaoban_tracker.minutes.sources.docx_styles import Look, Styles
from giaoban_tracker.minutes.sources.joining import join_lines
from giaoban_tracker.minutes.sources.letters import font_letters
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import Speller, Words, spell
from giaoban_tracker.minutes.sources.tables import Cell, aligned, table_lines
from giaoban_tracker.minutes.sources.word_xml import COMPATIBILITY, W, flag, number, part_named, value

_MAX_DEPTH = 100
_BREAK = "\n"
_SPOKEN = {
    f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": _BREAK, f"{W}cr": _BREAK, f"{W}noBreakHyphen": "-",
    # An invisible hyphen, but the letter ư in TCVN3, and converters write both so.
    f"{W}softHyphen": "\u00ad",
    f"{W}sym": "•",
}  # fmt: skip
_WRAPPERS = ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
_TRANSPARENT = frozenset(W + name for name in _WRAPPERS)


def read_docx(archive: Archive, speller: Speller) -> str:
    """The words of a document, one paragraph or table row a line.

    Raises:
        FileProblem: "damaged-file" or "suspicious-file" (with `reason`).
    """
    document = part_named(archive, "officeDocument", "word/document.xml")
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise FileProblem("damaged-file")
    return "\n".join(_Body(archive, speller).lines(body, 0)).strip("\n")


class _Body:
    """Reads the blocks of one document in order; list marks count on from block to block."""

    def __init__(self, archive: Archive, speller: Speller) -> None:
        self._styles = Styles(part_named(archive, "styles", "word/styles.xml"))
        self._marks = ListMarks(part_named(archive, "numbering", "word/numbering.xml"), self._styles)
        self._speller = speller

    def lines(self, parent: ElementTree.Element, depth: int) -> list[str]:
        """The lines of the blocks below an element."""
        if depth > _MAX_DEPTH:
            raise FileProblem("suspicious-file", reason="depth")
        found: list[str] = []
        carried: list[Words] = []
        for block in _blocks(parent, depth):
            if block.tag == f"{W}p":
                words = [*carried, *self._words(block, depth)]
                if flag(block.find(f"{W}pPr/{W}rPr/{W}del"), present=True):
                    # The paragraph's end was deleted: its words run on into the next paragraph.
                    carried = words
                    continue
                carried = []
                found += self._paragraph(block, words, depth)
            elif block.tag == f"{W}tbl":
                found += table_lines(aligned([self._row(row, depth) for row in _rows(block, depth)]))
        if carried:
            found.append(spell(carried, self._speller).strip())
        return found

    def _paragraph(self, paragraph: ElementTree.Element, words: list[Words], depth: int) -> list[str]:
        mark = self._marks.mark(paragraph)
        lines = join_lines(spell(words, self._speller).split(_BREAK))
        if mark:
            lines = [f"{mark} {lines[0]}", *lines[1:]] if lines else []
        elif not lines:
            lines = [""]
        for box in _boxes(paragraph):
            lines += self.lines(box, depth + 1)
        return lines

    def _row(self, row: ElementTree.Element, depth: int) -> list[Cell]:
        cells: list[Cell] = []
        column = max(0, number(value(row.find(f"{W}trPr/{W}gridBefore")), 0))
        for cell in _inside(row, f"{W}tc", depth):
            look = cell.find(f"{W}tcPr")
            if look is not None and flag(look.find(f"{W}cellDel"), present=True):
                continue
            width = number(value(look.find(f"{W}gridSpan")), 1) if look is not None else 1
            width = max(1, min(width, 256))
            merged = look.find(f"{W}vMerge") if look is not None else None
            continues = merged is not None and value(merged) != "restart"
            paragraphs = tuple(line for line in self.lines(cell, depth + 1) if line)
            cells.append(Cell(column, paragraphs, width, continues))
            column += width
        return cells

    def _words(self, paragraph: ElementTree.Element, depth: int) -> list[Words]:
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        found: list[Words] = []
        for run in _inside(paragraph, f"{W}r", depth):
            look = self._styles.look(style, run.find(f"{W}rPr"))
            if not look.hidden:
                found += (Words(_seen(part, look), look.font) for part in _parts(run))
        return found


def _seen(text: str, look: Look) -> str:
    return text.upper() if look.capitals and font_letters(look.font) is None else text


def _parts(run: ElementTree.Element) -> Iterator[str]:
    for node in run:
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in _SPOKEN:
            yield _SPOKEN[node.tag]


def _blocks(parent: ElementTree.Element, depth: int) -> Iterator[ElementTree.Element]:
    return _walk(parent, frozenset({f"{W}p", f"{W}tbl"}), depth)


def _rows(table: ElementTree.Element, depth: int) -> Iterator[ElementTree.Element]:
    for row in _inside(table, f"{W}tr", depth):
        if not flag(row.find(f"{W}trPr/{W}del"), present=True):
            yield row


def _inside(parent: ElementTree.Element, tag: str, depth: int) -> Iterator[ElementTree.Element]:
    return _walk(parent, frozenset({tag}), depth)


def _walk(parent: ElementTree.Element, tags: frozenset[str], depth: int) -> Iterator[ElementTree.Element]:
    """Elements of these kinds, through everything that only wraps; what tracked changes took away is passed over."""
    if depth > _MAX_DEPTH:
        raise FileProblem("suspicious-file", reason="depth")
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _walk(child, tags, depth + 1)
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            choice = child.find(f"{COMPATIBILITY}Choice")
            if choice is None:
                choice = child.find(f"{COMPATIBILITY}Fallback")
            if choice is not None:
                yield from _walk(choice, tags, depth + 1)


def _boxes(paragraph: ElementTree.Element) -> list[ElementTree.Element]:
    """Text boxes anchored in a paragraph, each once: Word writes a second form of each for old readers."""
    boxes: list[ElementTree.Element] = []
    waiting = [paragraph]
    while waiting:
        node = waiting.pop()
        for child in reversed(node):
            if child.tag not in (f"{COMPATIBILITY}Fallback", f"{W}del", f"{W}moveFrom", f"{W}txbxContent"):
                waiting.append(child)
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
    return boxes
