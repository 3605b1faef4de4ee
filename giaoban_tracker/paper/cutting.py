"""Where a sheet is cut: the part of it up to some row of its long table, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.paper.document import Group, Heading, Sheet, Signature, Table

OPEN_PAGES = 2
"""Where a list is cut, its last row goes to the last page with the signature: the page before may be short."""

_ROWS_OF_A_SHEET = 8
"""What any sheet costs beside its rows: letterhead, heading, signature."""


@dataclass(frozen=True, slots=True)
class CutSheet:
    """The first part of a sheet; all its pages but the last `OPEN_PAGES` are those of the whole sheet.

    A list ends in its own signature even where it is cut: that it is signed decides how a table stands on the page.

    Attributes:
        table: which block of the whole sheet was cut.
        rows: how many rows of that table the part has.
    """

    sheet: Sheet
    table: int
    rows: int


def weight(sheet: Sheet) -> int:
    """What setting a sheet costs, in rows."""
    return _ROWS_OF_A_SHEET + sum(block.count for block in sheet.blocks if isinstance(block, Table))


def first_part(sheet: Sheet, room: int) -> CutSheet | None:
    """The blocks up to the first table with more rows than there is room for, and its first rows; None: no such table.

    Args:
        room: in rows; at least 1.
    """
    blocks = sheet.blocks
    for number, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        if block.count > room:
            signed = tuple(other for other in blocks[number + 1 : number + 2] if isinstance(other, Signature))
            begun = replace(block, groups=_first_rows(block.groups, room), total=())
            return CutSheet(replace(sheet, blocks=(*blocks[:number], begun, *signed)), number, room)
        room = max(room - block.count, 1)
    return None


def rest(sheet: Sheet, table: int, rows: int) -> Sheet:
    """What follows those rows of that table, without letterhead and heading; at least one row must follow."""
    cut = sheet.blocks[table]
    assert isinstance(cut, Table)
    following = replace(cut, groups=_last_rows(cut.groups, rows))
    return replace(sheet, head=None, heading=Heading(()), blocks=(following, *sheet.blocks[table + 1 :]))


def _first_rows(groups: Sequence[Group], room: int) -> tuple[Group, ...]:
    kept = []
    for group in groups:
        kept.append(replace(group, rows=group.rows[:room]))
        room -= len(group.rows)
        if room <= 0:
            break
    return tuple(kept)


def _last_rows(groups: Sequence[Group], rows: int) -> tuple[Group, ...]:
    """The groups after those rows; one that was begun goes on without its band."""
    kept = []
    for group in groups:
        if rows < len(group.rows):
            kept.append(Group(group.title if rows <= 0 else "", group.rows[max(rows, 0) :]))
        rows -= len(group.rows)
    return tuple(kept)
