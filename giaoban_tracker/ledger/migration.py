"""Bringing a book of an older structure to this one, by the revisions in `migrations/`; the only user of SQLAlchemy.

All revisions run in one transaction, so that a book is never between two structures. SQLite's driver would commit
before each change of a table if SQLAlchemy let it; the book's own connection has that switched off (engine).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from giaoban_tracker.ledger.backups import backup
from giaoban_tracker.ledger.book import Ledger
from giaoban_tracker.ledger.engine import MIGRATION_LOCK, PostgresConnection, SqliteConnection
from giaoban_tracker.ledger.failures import told
from giaoban_tracker.ledger.refold import are_of_this_structure, refold
from giaoban_tracker.ledger.schema import APPLICATION_ID, VERSION
from giaoban_tracker.places import migrations_folder


def migrate_file(ledger: Ledger, path: Path, now: datetime) -> None:
    """Back the book up, then bring it to the newest structure; nothing has changed when it raises.

    Raises:
        Unavailable, Unreadable: as `backups.backup`.
    """
    backup(ledger, now)
    with told(path), _engine_errors():
        upgrade_file(path)


def upgrade_file(path: Path) -> None:
    """Run all revisions that a SQLite book lacks; a file that is empty becomes an empty book."""
    book = SqliteConnection(path)
    engine = create_engine("sqlite://", creator=lambda: book.raw, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "head")
        _follow(book)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def upgrade_server(url: str) -> None:
    """Run all revisions that a server's book lacks; of several desks one does it and the others wait."""
    book = PostgresConnection(url)
    engine = create_engine("postgresql+psycopg://", creator=lambda: book.raw, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with told(url.rsplit("@", 1)[-1]), _engine_errors(), engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        command.upgrade(alembic_config(connection), "head")
        _follow(book)


@contextmanager
def _engine_errors() -> Iterator[None]:
    """The engine's own errors, out of SQLAlchemy's wrapping, so that they can be told as what they are."""
    try:
        yield
    except DBAPIError as error:
        raise error.orig or error from error


def _follow(book: SqliteConnection | PostgresConnection) -> None:
    """The views are derived: a revision that changes them drops them, and they are folded again, in its transaction."""
    if not are_of_this_structure(book):
        refold(book)


def alembic_config(connection: Connection, target: MetaData | None = None) -> Config:
    """What alembic needs to work on an open connection; `target` is what `alembic check` compares the book to."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, target_metadata=target)
    return config
