"""Views of the task table that a person has given a name (dạng xem): conditions, order, grouping and columns.

They are kept with the book's local drafts: they are no facts, are never sent, and stay on this book.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Reading, Writing
from giaoban_tracker.workflow.desk import Desk

_KIND = "task-views"


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view.

    Attributes:
        name: as the person called it; unique whatever its case and marks.
        query: its `today` is always this day's.
        grouping: what it is grouped by; empty for a plain list.
        columns: as the window writes them; empty to leave the columns as they are.
    """

    name: str
    query: TaskQuery
    grouping: str = ""
    columns: str = ""


def views(desk: Desk) -> tuple[SavedView, ...]:
    """Every view in the order in which they were named; may be empty."""
    with desk.ledger.reading() as book:
        found = _read(book)
    return tuple(replace(view, query=replace(view.query, today=desk.today)) for view in found)


def keep(desk: Desk, view: SavedView) -> None:
    """Keep a view; one of the same name gives way to it in its place.

    Raises:
        Refused: "view-name-missing".
    """
    name = " ".join(view.name.split())
    if not name:
        raise Refused("view-name-missing")
    view = replace(view, name=name)
    with desk.ledger.writing() as book:
        known = _read(book)
        if any(_same(one, name) for one in known):
            _write(book, [view if _same(one, name) else one for one in known])
        else:
            _write(book, [*known, view])


def forget(desk: Desk, name: str) -> None:
    """Forget a view; nothing happens when there is none of that name."""
    with desk.ledger.writing() as book:
        _write(book, [one for one in _read(book) if not _same(one, name)])


def counts(desk: Desk, wanted: Sequence[SavedView]) -> tuple[int, ...]:
    """How many tasks each view shows on the desk's day, which may be a past one's."""
    with desk.ledger.reading() as book:
        return tuple(book.count(replace(view.query, today=desk.today)) for view in wanted)


def _same(view: SavedView, name: str) -> bool:
    return folded(view.name) == folded(name)


def _read(book: Reading) -> list[SavedView]:
    """The views kept; one that another program wrote and this one does not understand is passed over."""
    text = book.local_draft(_KIND, "")
    found: list[SavedView] = []
    try:
        parts = msgspec.json.decode(text, type=list[msgspec.Raw]) if text else []
    except msgspec.DecodeError:
        return found
    for part in parts:
        try:
            found.append(msgspec.json.decode(part, type=SavedView))
        except msgspec.DecodeError:
            continue
    return found


def _write(book: Writing, kept: Sequence[SavedView]) -> None:
    book.save_local_draft(_KIND, "", msgspec.json.encode(kept, order="deterministic").decode())
