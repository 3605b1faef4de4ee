"""Building an empty book, and its views anew, in the words of the engine at hand."""

from __future__ import annotations

from giaoban_tracker.ledger import journal
from giaoban_tracker.ledger.engine import Connection, SqliteConnection, mark_as_book, run_all
from giaoban_tracker.ledger.schema import (
    KEPT,
    POSTGRES_ONLY,
    POSTGRES_SEARCH,
    SQLITE_ONLY,
    SQLITE_SEARCH,
    VERSION,
    VIEW_STATEMENTS,
    VIEWS,
)


def build(connection: Connection) -> None:
    """Everything an empty book has, within the caller's transaction."""
    run_all(connection, (*KEPT, *(SQLITE_ONLY if connection.sqlite else POSTGRES_ONLY)))
    build_views(connection)
    journal.start(connection)
    if isinstance(connection, SqliteConnection):
        mark_as_book(connection, VERSION)


def build_views(connection: Connection) -> None:
    """The derived tables, empty, with their indexes."""
    run_all(connection, (*VIEW_STATEMENTS, *(SQLITE_SEARCH if connection.sqlite else POSTGRES_SEARCH)))


def drop_views(connection: Connection) -> None:
    """Take the derived tables away, in whatever state they are."""
    for table in ("task_search", *VIEWS) if connection.sqlite else VIEWS:
        connection.run(f"DROP TABLE IF EXISTS {table}")
