"""Whose book this is: an office's, or a unit's; asked at every start, so nothing heavy is loaded for it."""

from __future__ import annotations

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.workflow.desk import Desk


def unit_of(desk: Desk) -> UnitId | None:
    """The unit whose book it is; None for an office's, and for one that is nobody's yet."""
    with desk.ledger.reading() as book:
        site = book.post.site()
    return site.unit if site is not None else None
