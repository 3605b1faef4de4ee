"""Where in a DOCX words stand: which block, which column, which row; and which paragraphs are what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from giaoban_tracker.paper.layout_check.docx_paragraphs import DocxBlock, DocxCell, DocxParagraph, DocxTable

_NUMBERED = re.compile(r"(?:\d+|[IVX]+)[.)] ")
_DOTS = re.compile(r"(?:[.…] ?){12}")

_MANY_ROWS = 5
"""A table of more rows may reach the next page."""


def all_paragraphs(blocks: Sequence[DocxBlock]) -> Iterator[DocxParagraph]:
    """Every paragraph, those in tables included."""
    for block in blocks:
        if isinstance(block, DocxParagraph):
            yield block
        else:
            yield from chain.from_iterable(cell.paragraphs for row in block.rows for cell in row)


def holds(block: DocxBlock, words: str) -> bool:
    """Whether a paragraph of the block begins with the words, in whatever case."""
    return any(paragraph.text.casefold().startswith(words.casefold()) for paragraph in all_paragraphs([block]))


def column_of(table: DocxTable, words: str) -> int:
    """The number of the column that holds the words; 0 where none does."""
    for row in table.rows:
        for number, cell in enumerate(row):
            if cell_holds(cell, words):
                return number
    return 0


def cell_holds(cell: DocxCell, words: str) -> bool:
    """Whether a paragraph of the cell begins with the words."""
    return any(paragraph.text.casefold().startswith(words.casefold()) for paragraph in cell.paragraphs)


def stacked(table: DocxTable, column: int) -> list[DocxParagraph]:
    """The paragraphs of a column, from the first row to the last."""
    return [paragraph for row in table.rows if column < len(row) for paragraph in row[column].paragraphs]


def share_a_row(table: DocxTable, first: str, second: str) -> bool:
    """Whether two words stand in one row, each at the top of its cell."""
    for row in table.rows:
        tops = [next((one.text for one in cell.paragraphs if one.text), "") for cell in row]
        if any(top.startswith(first) for top in tops):
            return second in tops
    return False


def repeats_headings(blocks: Sequence[DocxBlock]) -> bool | None:
    """Whether every table that may reach the next page repeats its headings; None where none may."""
    long = [block.repeats for block in blocks if isinstance(block, DocxTable) and len(block.rows) > _MANY_ROWS]
    return all(long) if long else None


def is_title(paragraph: DocxParagraph) -> bool:
    """Whether a paragraph below the letterhead belongs to the heading: bold, or in the middle and not upright."""
    if _NUMBERED.match(paragraph.text) or paragraph.text.startswith("Kính gửi"):
        return False
    bold = all(run.bold for run in paragraph.runs if run.text.strip())
    italic = all(run.italic for run in paragraph.runs if run.text.strip())
    return bold or paragraph.text.startswith("Phụ lục") or (italic and paragraph.align == "center")


def is_running(paragraph: DocxParagraph) -> bool:
    """Whether a paragraph is running text: no addressee, heading, remark, dots to write on."""
    written = [run for run in paragraph.runs if run.text.strip()]
    is_marked = (
        paragraph.text.startswith(("Kính gửi", "- ", "(")) or paragraph.dotted or bool(_DOTS.search(paragraph.text))
    )
    is_heading = all(run.bold for run in written) or all(run.italic for run in written)
    return bool(written) and not is_marked and not is_heading
