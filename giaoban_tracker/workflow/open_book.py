"""Open the book: make a data folder, or open the one there is, and sit down at the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from giaoban_tracker.ledger import HeldBook, create_ledger, open_ledger
from giaoban_tracker.ledger import hold_book as ledger_hold
from giaoban_tracker.workflow.desk import Desk


def open_desk(
    place: Path | str,
    *,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    by: str,
    resources: Path,
) -> Desk:
    """The desk of an existing book.

    Args:
        place: a data folder, or the URL of a PostgreSQL database.

    Raises:
        Unavailable: "no-ledger" (nothing there yet), "newer-database", "no-permission", "database-busy", ….
        Unreadable: "not-a-ledger".
    """
    return Desk(open_ledger(place, now=now), now, new_id, by, resources)


def new_desk(
    folder: Path,
    *,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    by: str,
    resources: Path,
) -> Desk:
    """The desk of a new, empty book in `folder`, which is made if need be.

    Raises:
        Refused: "ledger-exists"; the book that is there stays untouched.
        Unavailable: "no-permission", "disk-full", ….
    """
    return Desk(create_ledger(folder, now=now()), now, new_id, by, resources)


def hold_book(folder: Path) -> HeldBook:
    """Hold a data folder for one window as long as the answer is not closed.

    Raises:
        Unavailable: "already-open" with `person` and `host`, "no-permission".
    """
    return ledger_hold(folder)
