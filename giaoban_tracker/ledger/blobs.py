"""Kept files (minutes, evidence), named by the SHA-256 of their bytes and never changed.

Beside a SQLite book they lie in its folder as `blobs/ab/abcdef…`; on a server they are rows, which every desk has.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from hashlib import sha256
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.safe_file import write_safely


class Blobs(ABC):
    """Where a book keeps its files."""

    @abstractmethod
    def put(self, connection: Connection, content: bytes) -> str:
        """Keep bytes; the same ones twice are kept once. Returns their digest, 64 hex digits."""

    @abstractmethod
    def raw(self, connection: Connection, digest: str) -> bytes | None:
        """What is kept under a digest, unproved; None when nothing is."""

    def get(self, connection: Connection, digest: str) -> bytes:
        """The bytes of a digest.

        Raises:
            Unreadable: "blob-missing", "blob-altered".
        """
        content = self.raw(connection, digest)
        if content is None:
            raise Unreadable("blob-missing", digest=digest)
        if sha256(content).hexdigest() != digest:
            raise Unreadable("blob-altered", digest=digest)
        return content


class FolderBlobs(Blobs):
    """Files in a folder, written before the transaction that mentions them commits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, connection: Connection, content: bytes) -> str:  # noqa: ARG002 - the server's way needs it
        digest = sha256(content).hexdigest()
        path = self._path(digest)
        if not (path.is_file() and path.read_bytes() == content):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise Unavailable("no-permission", path=path.parent) from error
            write_safely(path, content)
        return digest

    def raw(self, connection: Connection, digest: str) -> bytes | None:  # noqa: ARG002 - the server's way needs it
        try:
            return self._path(digest).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unavailable("no-permission", path=self._path(digest)) from error

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


class TableBlobs(Blobs):
    """Rows of a server's table, written in the transaction that mentions them."""

    def put(self, connection: Connection, content: bytes) -> str:
        digest = sha256(content).hexdigest()
        connection.run(
            "INSERT INTO blob VALUES (:digest, :content) ON CONFLICT (sha256) DO NOTHING",
            digest=digest,
            content=content,
        )
        return digest

    def raw(self, connection: Connection, digest: str) -> bytes | None:
        row = connection.row("SELECT content FROM blob WHERE sha256 = :digest", digest=digest)
        return bytes(row[0]) if row else None
