"""Building an empty book, and its views anew, in the words of the engine at hand."""

from __future__ import annotations

from giaoban_tracker.ledger.engine import Connection, SqliteConnection, mark_as_book, run_all
from giaoban_tracker.ledger.schema import (
    HEAD,
    KEPT,
    POSTGRES_ONLY,
    POSTGRES_SEARCH,
    SQLITE_ONLY,
    SQLITE_SEARCH,
    VERSION,
    VIEW_STATEMENTS,
    VIEWS,
)
from giaoban_tracker.ledger.schema_post import POST_KEPT


def build(connection: Connection) -> None:
    """Everything an empty book has, within the caller's transaction."""
    run_all(connection, (*KEPT, *POST_KEPT, *(SQLITE_ONLY if connection.sqlite else POSTGRES_ONLY)))
    build_views(connection)
    connection.run("INSERT INTO alembic_version VALUES (:head)", head=HEAD)
    if isinstance(connection, SqliteConnection):
        mark_as_book(connection, VERSION)


def build_views(connection: Connection) -> None:
    """The derived tables, empty, with their indexes."""
    run_all(connection, (*VIEW_STATEMENTS, *(SQLITE_SEARCH if connection.sqlite else POSTGRES_SEARCH)))
    connection.run("INSERT INTO search_reach VALUES (0)")


def drop_views(connection: Connection) -> None:
    """Take the derived tables away, in whatever state they are."""
    for table in ("search_reach", "task_search", *VIEWS):
        connection.run(f"DROP TABLE IF EXISTS {table}")
