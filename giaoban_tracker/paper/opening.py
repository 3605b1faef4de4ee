"""The opening of a long document: its first rows, whose first pages are those of the whole, and that is set soon."""

from __future__ import annotations

from dataclasses import dataclass, replace

from giaoban_tracker.paper.cutting import OPEN_PAGES, first_part, weight
from giaoban_tracker.paper.document import Document, Sheet

_ROWS = 60
"""More than stand on the first page of any list."""

_LONG = 150
"""A document with fewer rows is set about as fast as its opening."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first part of a document.

    Attributes:
        open_pages: how many of its last pages are not the whole document's.
    """

    document: Document
    open_pages: int


def opening_of(document: Document) -> Opening | None:
    """The opening; None for a document that is short enough to be set at once."""
    if sum(map(weight, document.sheets)) < _LONG:
        return None
    kept: list[Sheet] = []
    room = _ROWS
    for sheet in document.sheets:
        if weight(sheet) > room:
            cut = first_part(sheet, room) if room > 0 else None
            kept += [cut.sheet] if cut is not None else [sheet] if not kept else []
            return Opening(replace(document, sheets=tuple(kept)), OPEN_PAGES if cut is not None else 0)
        kept.append(sheet)
        room -= weight(sheet)
    return None
