"""The opening of a long document: its first rows, whose first pages are those of the whole, and that is set soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.paper.document import Block, Document, Group, Sheet, Signature, Table

_ROWS = 60
"""More than stand on the first page of any list."""

_LONG = 150
"""A document with fewer rows is set about as fast as its opening."""

_OPEN_PAGES = 2
"""Where a list is cut, its last row goes to the last page with the signature: the page before may be short."""

_ROWS_OF_A_SHEET = 8
"""What any sheet costs beside its rows: letterhead, heading, signature."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first part of a document.

    Attributes:
        open_pages: how many of its last pages are not the whole document's.
    """

    document: Document
    open_pages: int


def opening_of(document: Document) -> Opening | None:
    """The opening; None for a document that is short enough to be set at once.

    A list ends in its own signature even where it is cut: that it is signed decides how a table stands on the page.
    """
    if sum(map(_weight, document.sheets)) < _LONG:
        return None
    kept: list[Sheet] = []
    room = _ROWS
    for sheet in document.sheets:
        if _weight(sheet) > room:
            cut = _cut(sheet.blocks, room)
            kept += [replace(sheet, blocks=cut)] if cut or not kept else []
            return Opening(replace(document, sheets=tuple(kept)), _OPEN_PAGES if cut else 0) if kept else None
        kept.append(sheet)
        room -= _weight(sheet)
    return None


def _weight(sheet: Sheet) -> int:
    return _ROWS_OF_A_SHEET + sum(block.count for block in sheet.blocks if isinstance(block, Table))


def _cut(blocks: Sequence[Block], room: int) -> tuple[Block, ...]:
    """The blocks up to the first table that has more rows than there is room for, and that table's first rows."""
    for number, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        if block.count > room:
            following = blocks[number + 1 : number + 2]
            signed = tuple(other for other in following if isinstance(other, Signature))
            return (*blocks[:number], replace(block, groups=_first_rows(block.groups, room)), *signed)
        room -= block.count
    return ()


def _first_rows(groups: Sequence[Group], room: int) -> tuple[Group, ...]:
    kept = []
    for group in groups:
        kept.append(replace(group, rows=group.rows[:room]))
        room -= len(group.rows)
        if room <= 0:
            break
    return tuple(kept)
