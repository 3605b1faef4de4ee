"""Opening a book: what is there is looked at before anything is done to it (exchange.md §6)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.ledger import deferred
from giaoban_tracker.ledger.blobs import FolderBlobs, TableBlobs
from giaoban_tracker.ledger.book import BOOK_NAME, Ledger
from giaoban_tracker.ledger.build import build
from giaoban_tracker.ledger.engine import Connection, PostgresConnection, SqliteConnection
from giaoban_tracker.ledger.failures import told
from giaoban_tracker.ledger.header import structure_version
from giaoban_tracker.ledger.schema import HEAD, VERSION

BLOBS_NAME = "blobs"


def create_ledger(place: Path | str, *, now: datetime) -> Ledger:  # noqa: ARG001 - a new book has no day of its own
    """A new, empty book in a data folder, which is made if need be, or in an empty database of a server.

    It is built under another name and takes its own in one step, so that there is never half a book.

    Raises:
        Refused: "ledger-exists"; the book that is there stays untouched.
        Unavailable: "no-permission", "disk-full", ….
    """
    if isinstance(place, str) and is_url(place):
        return _create_on_server(place)
    folder = Path(place)
    path = folder / BOOK_NAME
    if path.exists():
        raise Refused("ledger-exists", path=path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", path=folder) from error
    part = folder / f"{BOOK_NAME}.{os.getpid()}.part"
    try:
        with told(path):
            _build_file(part)
        take_name(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
            part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
    return _in_folder(folder)


def open_ledger(place: Path | str, *, now: Callable[[], datetime]) -> Ledger:
    """The book in a data folder or on a server; one of an older structure is backed up and brought to this one.

    Raises:
        Unavailable: "no-ledger" (nothing there yet), "newer-database" (not one byte was written), "no-permission",
            "database-busy", "database-unreachable", ….
        Unreadable: "not-a-ledger".
    """
    if isinstance(place, str) and is_url(place):
        return _open_on_server(place)
    folder = Path(place)
    version = structure_version(folder / BOOK_NAME)
    if version > VERSION:
        raise Unavailable("newer-database", path=folder / BOOK_NAME, found=version, known=VERSION)
    if _was_interrupted(folder / BOOK_NAME):
        version = _settled_version(folder / BOOK_NAME)
    if version < VERSION:
        from giaoban_tracker.ledger.migration import migrate_file  # heavy: alembic, which only an older book needs

        migrate_file(_in_folder(folder), folder / BOOK_NAME, now())
    return _caught_up(_in_folder(folder))


def is_url(place: str) -> bool:
    """Whether a place is a server's database."""
    return place.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def _in_folder(folder: Path) -> Ledger:
    path = folder / BOOK_NAME
    return Ledger(partial(SqliteConnection, path), FolderBlobs(folder / BLOBS_NAME), folder=folder, place=str(path))


def _was_interrupted(path: Path) -> bool:
    journal_file = path.with_name(f"{path.name}-journal")
    return journal_file.exists() and journal_file.stat().st_size > 0


def _settled_version(path: Path) -> int:
    """The version once SQLite took back what a crash left: a file cut off in a migration may bear the new one."""
    with told(path), closing(SqliteConnection(path)) as connection:
        return connection.number("PRAGMA user_version")


def _build_file(part: Path) -> None:
    connection = SqliteConnection(part)
    try:
        connection.begin_writing()
        build(connection)
        connection.commit()
    finally:
        connection.close()


def take_name(part: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody else made a book there meanwhile.

    Raises:
        Refused: "ledger-exists".
    """
    try:
        if os.name == "nt":
            part.rename(path)
        else:
            os.link(part, path)
    except FileExistsError:
        raise Refused("ledger-exists", path=path) from None
    except OSError:
        # A file system without links (FAT, some shares): the last look is as good as it gets there.
        if path.exists():
            raise Refused("ledger-exists", path=path) from None
        part.rename(path)


def _create_on_server(url: str) -> Ledger:
    ledger = _on_server(url)
    with _closed_on_failure(ledger), ledger.conversation() as connection:
        connection.run("BEGIN")
        if _has_table(connection, "journal"):
            raise Refused("ledger-exists", path=ledger.place)
        build(connection)
        connection.commit()
    return ledger


def _open_on_server(url: str) -> Ledger:
    ledger = _on_server(url)
    with _closed_on_failure(ledger):
        with ledger.conversation() as connection:
            if not _has_table(connection, "alembic_version"):
                raise Unavailable("no-ledger", folder=ledger.place)
            found = str(connection.rows("SELECT version_num FROM alembic_version")[0][0])
        if found > HEAD:
            raise Unavailable("newer-database", path=ledger.place, found=found, known=HEAD)
        if found < HEAD:
            from giaoban_tracker.ledger.migration import (
                upgrade_server,
            )  # heavy: alembic, which only an older book needs

            upgrade_server(url)
        return _caught_up(ledger)


def _caught_up(ledger: Ledger) -> Ledger:
    """The book with everything folded that an older program had to leave unread."""
    with ledger.conversation() as connection:
        waiting = deferred.can_be_read_now(connection)
    if waiting:
        from giaoban_tracker.ledger.care import rebuild  # heavy: only a book that waits for an upgrade needs it

        rebuild(ledger)
        with ledger.conversation() as connection:
            connection.begin_writing()
            deferred.settled(connection)
            connection.commit()
    return ledger


def _has_table(connection: Connection, table: str) -> bool:
    statement = "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = :table"
    return connection.row(statement, table=table) is not None


@contextmanager
def _closed_on_failure(ledger: Ledger) -> Iterator[None]:
    try:
        yield
    except BaseException:
        ledger.close()
        raise


def _on_server(url: str) -> Ledger:
    plain = url.replace("postgresql+psycopg://", "postgresql://", 1)
    shown = plain.rsplit("@", 1)[-1]
    return Ledger(partial(PostgresConnection, plain), TableBlobs(), folder=None, place=shown)
