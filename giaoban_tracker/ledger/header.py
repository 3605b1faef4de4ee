"""What the first hundred bytes of a book say of it, read without opening a conversation."""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.ledger.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


def structure_version(path: Path) -> int:
    """The version of the structure of the book in a file, which is only read.

    Raises:
        Unavailable: "no-ledger", "no-permission".
        Unreadable: "not-a-ledger".
    """
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unavailable("no-ledger", folder=path.parent) from error
    except OSError as error:
        raise Unavailable("no-permission", path=path) from error
    if len(start) < _HEADER_BYTES or not start.startswith(_MAGIC):
        raise Unreadable("not-a-ledger", path=path)
    version, application = int.from_bytes(start[60:64], "big"), int.from_bytes(start[68:72], "big")
    if application != APPLICATION_ID:
        raise Unreadable("not-a-ledger", path=path)
    return version
