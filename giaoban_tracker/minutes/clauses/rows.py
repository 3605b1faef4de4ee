"""Rows of tables: the content cell asks; the other cells name owners, helpers and the deadline."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban_tracker.minutes.clauses.demand import Context, Demand
from giaoban_tracker.minutes.clauses.items import ItemReader
from giaoban_tracker.minutes.deadlines import Clock, FoundDeadline, read_deadline
from giaoban_tracker.minutes.layout.tables import Cell, Column, Row
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units.named import Named, Owners
from giaoban_tracker.minutes.units.owners import OwnerReader

_BETWEEN_OWNERS = re.compile(r"[;,+/]| và | cùng ")
_AS_ABOVE = re.compile(r"-? ?(?:nt|n\.t|như trên)\.? ?-?|[\"”〃]+|//")
_EMPTY = re.compile(r"^[-–—.\s]*$")


class RowReader:
    """Reads rows of tables."""

    def __init__(self, plain: PlainText, owners: OwnerReader, items: ItemReader, clock: Clock) -> None:
        self._plain = plain
        self._owners = owners
        self._items = items
        self._clock = clock
        self._above: dict[Column, Cell] = {}

    def read(self, row: Row, context: Context) -> list[Demand]:
        """The demands of a row; none when it has no content, or when it tells a result."""
        cells = self._with_those_above({cell.column: cell for cell in reversed(row.cells)})
        content = cells.get(Column.CONTENT)
        if content is None or self._says(cells.get(Column.RESULT)):
            return []
        lead = self._owners_in(cells.get(Column.LEAD))
        support = self._owners_in(cells.get(Column.SUPPORT))
        owners = Owners(content.start, lead.lead, lead.support + support.lead, lead.is_all)
        due = self._due_in(cells.get(Column.DUE))
        if Column.LEAD not in cells and context.owners is not None:
            owners = replace(context.owners, support=context.owners.support + support.lead)
        context = replace(context, owners=owners, owners_rule="cell", due=due)
        found, _ = self._items.read(content.start, content.end, context)
        return [_with_cells(one, owners, due, has_due_column=Column.DUE in cells) for one in found]

    def _with_those_above(self, cells: dict[Column, Cell]) -> dict[Column, Cell]:
        """The cells, with 'nt' (như trên) replaced by the cell above."""
        whole = {
            column: self._above.get(column, cell)
            if _AS_ABOVE.fullmatch(self._plain.low, cell.start, cell.end)
            else cell
            for column, cell in cells.items()
        }
        self._above = whole
        return whole

    def _says(self, cell: Cell | None) -> bool:
        return cell is not None and not _EMPTY.match(self._plain.text[cell.start : cell.end])

    def _owners_in(self, cell: Cell | None) -> Owners:
        """Every owner that a cell names, however the names are set apart."""
        if cell is None:
            return Owners(0)
        lead: tuple[Named, ...] = ()
        support: tuple[Named, ...] = ()
        is_all = False
        at = cell.start
        while at < cell.end:
            named = self._owners.read(at, bare=True)
            if named is not None and named.end <= cell.end:
                lead, support, is_all = lead + named.lead, support + named.support, is_all or named.is_all
                at = named.end
            joint = _BETWEEN_OWNERS.search(self._plain.low, at, cell.end)
            if joint is None:
                break
            at = joint.end()
            while at < cell.end and self._plain.low[at] == " ":
                at += 1
        return Owners(cell.end, lead, support, is_all)

    def _due_in(self, cell: Cell | None) -> FoundDeadline | None:
        if cell is None:
            return None
        found = read_deadline(self._plain.text[cell.start : cell.end], self._clock)
        return replace(found, start=cell.start, end=cell.end) if found else None


def _with_cells(one: Demand, owners: Owners, due: FoundDeadline | None, *, has_due_column: bool) -> Demand:
    """The cells win over what the content says, and both name helpers."""
    own = one.owners or owners
    named = own if own.units or not owners.lead else owners
    support = own.support + tuple(helper for helper in owners.support if helper not in own.support)
    merged = replace(named, support=support, is_all=own.is_all or owners.is_all)
    if has_due_column and due is not None:
        return replace(one, owners=merged, due=due, due_rule="cell")
    return replace(one, owners=merged)
