"""A book in the making: filled beside its place, and put there whole once it is filled, or not at all.

Whatever happens while it is filled, a full disk, a pulled plug, a wrong invitation, the folder holds no empty book that
the next start would take for somebody's.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.ledger.book import BOOK_NAME, Ledger
from giaoban_tracker.ledger.opening import create_ledger, take_name

WORKSHOP = "dang-lap"


@contextmanager
def book_in_the_making(folder: Path, *, now: datetime) -> Iterator[Ledger]:
    """A new book that lies in `folder` once the block has ended well; until then in a folder of its own inside it.

    The book handed out is closed at the end of the block: it is opened where it lies then.

    Raises:
        Refused: "ledger-exists"; the book that is there stays untouched.
        Unavailable: "no-permission", "disk-full", …; nothing is left behind.
    """
    if (folder / BOOK_NAME).exists():
        raise Refused("ledger-exists", path=folder / BOOK_NAME)
    was_there, workshop = folder.exists(), folder / WORKSHOP
    # A power cut may have left one, with nothing in it that anybody was told of.
    shutil.rmtree(workshop, ignore_errors=True)
    try:
        ledger = create_ledger(workshop, now=now)
        try:
            yield ledger
        finally:
            ledger.close()
        _move_in(workshop, folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        if not was_there:
            with suppress(OSError):  # it is empty only where there is no book
                folder.rmdir()


def _move_in(workshop: Path, folder: Path) -> None:
    """What lies beside the book first, the book last: only then is there one."""
    moved: list[Path] = []
    try:
        for path in sorted(path for path in workshop.iterdir() if path.is_dir()):
            _move(path, folder / path.name, moved)
        take_name(workshop / BOOK_NAME, folder / BOOK_NAME)
    except BaseException as error:
        for path in moved:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise Unavailable("no-permission", path=folder) from error
        raise


def _move(source: Path, target: Path, moved: list[Path]) -> None:
    """A folder as a whole, with who may enter it, where there is none; else what is in it, piece by piece."""
    if not target.exists():
        source.rename(target)
        moved.append(target)
    elif source.is_dir():
        for path in sorted(source.iterdir()):
            _move(path, target / path.name, moved)
