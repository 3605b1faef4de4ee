"""Which side of the exchange a book is on; loads neither keys nor packages, so that a window can ask at its start."""

from __future__ import annotations

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.workflow.desk import Desk

AHEAD = "!"
"""Stands before the name of a feed of which a sender claims to have another story than this book, or more."""


def own_unit(desk: Desk) -> UnitId | None:
    """The unit whose book this is; None for an office's."""
    with desk.ledger.reading() as book:
        site = book.post.site()
    return site.unit if site is not None and site.role is Role.UNIT else None
