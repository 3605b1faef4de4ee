"""The floor of a decision: the bare commit of one row, with the book's own settings (`giaoban bench`)."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from giaoban_tracker.ledger.engine import SqliteConnection

_BODY = b"x" * 300
"""About as long as a report's body."""


def bare_commits(path: Path) -> Generator[None, None, None]:
    """Each step commits one row into a table of its own in a new file; closing ends it."""
    connection = SqliteConnection(path)
    try:
        connection.run("CREATE TABLE IF NOT EXISTS bare (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")
        while True:
            connection.begin_writing()
            connection.run("INSERT INTO bare (body) VALUES (:body)", body=_BODY)
            connection.commit()
            yield
    finally:
        connection.close()
