"""The second place of a book's copies: another disk, a stick, a shared folder, against the loss of the first one.

The newest copy of the book goes there, proved, with the kept files and the archive of the exchange, of which only what
is missing there is written: they never change. Keys never go there. A shared folder may be the second place of several
books, so each has a folder of its own in it: old copies of one are never thinned for new ones of another.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ledger.backups import BACKUPS_NAME, digest_file, thin
from giaoban_tracker.ledger.book import ARCHIVE_NAME
from giaoban_tracker.ledger.engine import SqliteConnection
from giaoban_tracker.ledger.failures import told
from giaoban_tracker.ledger.journal import as_bytes
from giaoban_tracker.ledger.opening import BLOBS_NAME
from giaoban_tracker.safe_file import disk_faults_told, write_safely

FOLDER = "sao-luu-so-giao-ban"
"""What is made in the place that a person chose."""
_LETTERS = 8
_EMPTY = "so-trong"


def copy_elsewhere(folder: Path, copy: Path, second: Path) -> Path:
    """Copy a proved copy of the book in `folder`, with what belongs to it, to a second place; returns it there.

    Raises:
        Unavailable: "second-place-missing" when the place is not there, "second-place-same" when it lies in the book's
            own folder, "disk-full", "disk-error", …; what lies there already stays.
    """
    if not _is_there(second):
        raise Unavailable("second-place-missing", path=second)
    target = _folder_of(copy, second)
    if target.resolve().is_relative_to(folder.resolve()):
        raise Unavailable("second-place-same", path=second)
    there = target / BACKUPS_NAME / copy.name
    with disk_faults_told(target):
        for name in (BLOBS_NAME, ARCHIVE_NAME):
            files = (path for path in (folder / name).rglob("*") if path.is_file() and path.suffix != ".part")
            for path in sorted(files):
                _copy(path, target / path.relative_to(folder))
        _copy(copy, there)
        _copy(digest_file(copy), digest_file(there))
        thin(there.parent)
    return there


def is_in_second_place(copy: Path, second: Path) -> bool:
    """Whether that copy of the book lies there."""
    return (_folder_of(copy, second) / BACKUPS_NAME / copy.name).is_file()


def _folder_of(copy: Path, second: Path) -> Path:
    """Named by the link of the book's first entry, which no other book has and no later copy changes."""
    with told(copy), closing(SqliteConnection(copy)) as connection:
        first = connection.row("SELECT link FROM journal WHERE seq = 1")
    return second / FOLDER / (as_bytes(first[0]).hex()[:_LETTERS] if first else _EMPTY)


def _copy(path: Path, target: Path) -> None:
    if target.is_file() and target.stat().st_size == path.stat().st_size:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    write_safely(target, path.read_bytes())


def _is_there(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False
