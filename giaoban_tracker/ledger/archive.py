"""The archive: every package that was admitted or sent, byte for byte; the redo log of the exchange (exchange.md §6).

Beside a SQLite book the files lie in its folder as `archive/inbox/` and `archive/outbox/`, where a person finds them
by day and name; on a server they are kept files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ledger.blobs import Blobs
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.safe_file import write_safely

INBOX, OUTBOX = "inbox", "outbox"
_DIGITS = 16
_DAY_LENGTH = 10
_SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
_MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Archived:
    """A file of the archive.

    Attributes:
        on: the day it was put there.
        name: as it was called, in letters that every disk takes.
    """

    on: date
    name: str
    content: bytes


class Archive:
    """Where a book keeps what came and went."""

    def __init__(self, folder: Path | None, blobs: Blobs) -> None:
        """An archive in `folder`, or among the kept files when there is none."""
        self._folder = folder
        self._blobs = blobs

    def put(self, connection: Connection, box: str, name: str, content: bytes, on: date) -> str:
        """Keep a file; the same one twice is kept once. Returns its digest, 64 hex digits.

        Raises:
            Unavailable: as `safe_file.write_safely`.
        """
        digest = sha256(content).hexdigest()
        if self._folder is None:
            return self._blobs.put(connection, content)
        folder = self._folder / box
        if any(folder.glob(f"*_{digest[:_DIGITS]}_*")):
            return digest
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable("no-permission", path=folder) from error
        write_safely(folder / f"{on.isoformat()}_{digest[:_DIGITS]}_{_plain(name)}", content)
        return digest

    def get(self, connection: Connection, digest: str) -> bytes | None:
        """The file of a digest; None when it is gone or was altered."""
        content = self._blobs.raw(connection, digest) if self._folder is None else self._in_folder(digest)
        return content if content is not None and sha256(content).hexdigest() == digest else None

    def files(self, box: str) -> tuple[Archived, ...]:
        """Every file of one box, oldest first; empty for a book on a server, which looks after its own recovery."""
        if self._folder is None:
            return ()
        paths = sorted(path for path in (self._folder / box).glob("????-??-??_*_*") if path.suffix != ".part")
        return tuple(
            Archived(
                date.fromisoformat(path.name[:_DAY_LENGTH]), path.name[_DAY_LENGTH + _DIGITS + 2 :], path.read_bytes()
            )
            for path in paths
        )

    def _in_folder(self, digest: str) -> bytes | None:
        assert self._folder is not None
        for path in self._folder.glob(f"*/*_{digest[:_DIGITS]}_*"):
            content = path.read_bytes()
            if sha256(content).hexdigest() == digest:
                return content
        return None


def _plain(name: str) -> str:
    return "".join(sign if sign in _SAFE else "-" for sign in name)[-_MAX_NAME:] or "goi"
