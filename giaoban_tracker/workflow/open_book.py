"""Open the book: make a data folder, or open the one there is, and sit down at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from giaoban_tracker.domain.errors import Refused
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
        Refused: "folder-is-a-file".
        Unavailable: "no-ledger" (nothing there yet), "newer-database", "no-permission", "database-busy", ….
        Unreadable: "not-a-ledger".
    """
    if isinstance(place, Path):
        _refuse_file(place)
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
        Refused: "ledger-exists", "folder-is-a-file"; what is there stays untouched.
        Unavailable: "no-permission", "disk-full", ….
    """
    _refuse_file(folder)
    return Desk(create_ledger(folder, now=now()), now, new_id, by, resources)


@contextmanager
def desk_of_new_book(
    folder: Path,
    *,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    by: str,
    resources: Path,
) -> Iterator[Desk]:
    """The desk of a book that is filled within the block, and lies in `folder` only when that went well.

    It is closed at the end of the block; whoever goes on opens the book anew.

    Raises:
        Refused: "ledger-exists", "folder-is-a-file"; what is there stays untouched.
        Unavailable: "no-permission", "disk-full", …; nothing is left behind.
    """
    from giaoban_tracker.ledger.making import book_in_the_making  # heavy: needed once in a book's life

    _refuse_file(folder)
    with book_in_the_making(folder, now=now()) as ledger:
        yield Desk(ledger, now, new_id, by, resources)


def hold_book(folder: Path) -> HeldBook:
    """Hold a data folder for one window as long as the answer is not closed.

    Raises:
        Unavailable: "already-open" with `person` and `host`, "no-permission".
    """
    return ledger_hold(folder)


def _refuse_file(folder: Path) -> None:
    """People point at the book itself, or at minutes, where its folder is meant."""
    try:
        is_file = folder.is_file()
    except OSError:
        # What may not be looked at is refused where it is opened, with the reason.
        is_file = False
    if is_file:
        raise Refused("folder-is-a-file", path=folder, folder=folder.parent)
