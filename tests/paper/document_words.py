"""Every text that a document says, in reading order: what each output must say, no more and no less."""

from __future__ import annotations

from collections.abc import Iterator

from giaoban_tracker.paper.cell_words import text_of
from giaoban_tracker.paper.document import (
    AnnexHead,
    Block,
    Box,
    Chart,
    Document,
    Letterhead,
    Paragraph,
    Sheet,
    Signature,
    Table,
)
from giaoban_tracker.paper.letterhead import MOTTO, NATIONAL_TITLE, RECIPIENTS
from giaoban_tracker.paper.plain_text import plain


def texts_of_document(document: Document) -> list[str]:
    """Cleaned, without those that say nothing."""
    said = (plain(text) for sheet in document.sheets for text in _sheet(sheet))
    return [text for text in said if text]


def squeezed(text: str) -> str:
    """A text without any white space or place to break: outputs break lines differently."""
    return "".join(text.replace("\u200b", "").split())


def _sheet(sheet: Sheet) -> Iterator[str]:
    if isinstance(sheet.head, Letterhead):
        head = sheet.head
        yield from (head.parent, head.issuer, NATIONAL_TITLE, MOTTO, head.number, head.about, head.place_and_day)
    elif isinstance(sheet.head, AnnexHead):
        yield sheet.head.label
    yield from (*sheet.heading.kind, sheet.heading.about, sheet.heading.remark)
    for block in sheet.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from (block.lead, block.text)
    elif isinstance(block, Box):
        for line in block.lines:
            yield from _block(line)
    elif isinstance(block, Chart):
        yield from (block.title, block.by, *(series.label for series in block.series))
        yield from (word for line in block.lines for word in (line.name, *map(text_of, line.values)))
    elif isinstance(block, Signature):
        yield from (RECIPIENTS, *block.recipients) if block.recipients else ()
        for party in block.parties:
            yield from (*party.capacity, party.hint, party.signer)
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    for number, column in enumerate(table.columns):
        if column.group and (number == 0 or table.columns[number - 1].group != column.group):
            yield column.group
        yield column.title
    if not table.count:
        yield table.empty
    for group in table.groups:
        if group.rows:
            yield group.title
        yield from (text_of(value) for row in group.rows for value in row)
    yield from map(text_of, table.total)
