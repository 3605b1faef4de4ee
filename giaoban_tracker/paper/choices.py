"""A person's choices for one printing: other columns, the paper turned, another signer; the words stay the form's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.paper.cell_words import NO_OWNER, text_of
from giaoban_tracker.paper.document import (
    ACROSS_MM,
    UPRIGHT_MM,
    Block,
    Column,
    Document,
    Group,
    Party,
    Row,
    Sheet,
    Signature,
    Table,
)

_NUMBER = "number"
_DAY = re.compile(r"\b\d\d/\d\d/\d{4}\b")
_DAY_EM = 4.6
"""Width of "30/09/2017"."""

_POINT_MM = 25.4 / 72
_NARROWEST_MM = 9.0
_SPARE_MM = 2.6


def columns_of(document: Document) -> tuple[Column, ...]:
    """The columns of a form's list, in the order in which they stand; empty for a letter or a slip."""
    tables = (
        block for sheet in document.sheets for block in sheet.blocks if isinstance(block, Table) and block.is_main
    )
    return next((table.columns for table in tables), ())


def with_columns(document: Document, keys: Sequence[str]) -> Document:
    """The form with these columns of its list, in this order, as wide as the paper allows.

    Raises:
        Refused: "unknown-column", "no-column".
    """
    known = {column.key for column in columns_of(document)}
    for key in keys:
        if key not in known:
            raise Refused("unknown-column", column=key)
    if not keys:
        raise Refused("no-column")
    return _with_tables(document, lambda table, room: _chosen(table, keys, room) if table.is_main else table)


def grouped_by(document: Document, key: str) -> Document:
    """The form with the rows of its list under bands: equal cells of that column, in the order in which they come.

    A band says how many rows it has; rows are numbered anew.

    Raises:
        Refused: "unknown-column".
    """
    if key not in {column.key for column in columns_of(document)}:
        raise Refused("unknown-column", column=key)
    return _with_tables(document, lambda table, _: _banded(table, key) if table.is_main else table)


def turned(document: Document, *, across: bool) -> Document:
    """The form on upright paper or on paper that lies across; every table is as wide as its sheet."""
    sheets = tuple(replace(sheet, across=across) for sheet in document.sheets)
    return _with_tables(replace(document, sheets=sheets), _fitted)


def signed_by(document: Document, capacity: Sequence[str], signer: str) -> Document:
    """The form signed by somebody else: "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", name."""
    party = Party(tuple(line.upper() for line in capacity), signer)
    return replace(document, sheets=tuple(_signed(sheet, party) for sheet in document.sheets))


def _signed(sheet: Sheet, party: Party) -> Sheet:
    """Only the paper's own signature, which bears the recipients; a unit signs its answer itself."""
    blocks = tuple(
        replace(block, parties=(*block.parties[:-1], party))
        if isinstance(block, Signature) and block.recipients
        else block
        for block in sheet.blocks
    )
    return replace(sheet, blocks=blocks)


def _with_tables(document: Document, change: Callable[[Table, float], Table]) -> Document:
    def changed(sheet: Sheet) -> Sheet:
        room = ACROSS_MM if sheet.across else UPRIGHT_MM
        blocks: tuple[Block, ...] = tuple(
            change(block, room) if isinstance(block, Table) else block for block in sheet.blocks
        )
        return replace(sheet, blocks=blocks)

    return replace(document, sheets=tuple(map(changed, document.sheets)))


def _banded(table: Table, key: str) -> Table:
    keys = [column.key for column in table.columns]
    by, number = keys.index(key), keys.index(_NUMBER) if _NUMBER in keys else None
    bands: dict[str, list[Row]] = {}
    for group in table.groups:
        for row in group.rows:
            bands.setdefault(" ".join(text_of(row[by]).split()) or NO_OWNER, []).append(row)
    groups, before = [], 0
    for title, rows in bands.items():
        counted = rows if number is None else [_numbered(row, number, before + at) for at, row in enumerate(rows, 1)]
        groups.append(Group(f"{title} ({len(rows)})", tuple(counted)))
        before += len(rows)
    return replace(table, groups=tuple(groups))


def _numbered(row: Row, at: int, number: int) -> Row:
    return (*row[:at], number, *row[at + 1 :])


def _chosen(table: Table, keys: Sequence[str], room: float) -> Table:
    places = [next(at for at, column in enumerate(table.columns) if column.key == key) for key in keys]

    def cells(row: Row) -> Row:
        return tuple(row[place] for place in places)

    groups = tuple(Group(group.title, tuple(map(cells, group.rows))) for group in table.groups)
    total = cells(table.total) if table.total else ()
    chosen = replace(table, columns=tuple(table.columns[place] for place in places), groups=groups, total=total)
    return _fitted(chosen, room)


def _fitted(table: Table, room: float) -> Table:
    """Columns in their proportions, but none too narrow for a day that stands in it or for a number."""
    least = [_least_width(table, at) for at in range(len(table.columns))]
    widths = [column.width for column in table.columns]
    # Where the paper cannot hold what is needed, everybody gets the same share of their need.
    is_short = sum(least) >= room
    widths = [width * room / sum(least) for width in least] if is_short else _shared(widths, least, room)
    columns = tuple(replace(column, width=round(width, 1)) for column, width in zip(table.columns, widths, strict=True))
    return replace(table, columns=columns)


def _shared(widths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The room shared in proportion to the widths; who would get less than the least gets that, the others the rest."""
    fixed: set[int] = set()
    while True:
        rest = room - sum(least[at] for at in fixed)
        free = sum(width for at, width in enumerate(widths) if at not in fixed)
        shares = [least[at] if at in fixed else width * rest / free for at, width in enumerate(widths)]
        narrow = {at for at in range(len(widths)) if at not in fixed and shares[at] < least[at]}
        if not narrow:
            return shares
        fixed |= narrow


def _least_width(table: Table, at: int) -> float:
    values = (row[at] for group in table.groups for row in group.rows)
    holds_day = any(isinstance(value, date) or (isinstance(value, str) and _DAY.search(value)) for value in values)
    return _DAY_EM * table.size * _POINT_MM + _SPARE_MM if holds_day else _NARROWEST_MM
