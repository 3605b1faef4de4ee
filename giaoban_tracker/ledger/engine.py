"""The two database engines behind one conversation: SQLite in a file or in memory, PostgreSQL by URL.

Statements are text with `:names`, the same for both; only this file and `search` know which of them answers. The
drivers are used directly: SQLAlchemy takes longer to import than an empty window to open, and ten times the driver's
time for a statement (README, decisions). Migrations use it (`migrations/env.py`).
"""

from __future__ import annotations

import json
import re
import sqlite3
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from giaoban_tracker.ledger.schema import APPLICATION_ID
from giaoban_tracker.ledger.vocabulary import Vocabulary

if TYPE_CHECKING:
    import psycopg

Row = tuple[Any, ...]

BUSY_MS = 10_000
"""How long a statement waits for another program that holds the book."""

MIGRATION_LOCK = 712001
"""Key of the advisory lock under which one desk brings a server's book to a new structure."""

WRITING_LOCK = 712002
"""Key of the advisory lock that one writer of a server's book holds at a time."""

PRAGMAS: tuple[str, ...] = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "cache_size=-32000",
)
"""exchange.md §6: of the modes that survive a power cut, the one that leaves a single file to be copied."""


_PAGES_AT_ONCE = 4096
_BETWEEN = "\N{INFORMATION SEPARATOR TWO}"


class Connection(ABC):
    """One conversation with a book. Values are bound by name; rows are plain tuples, fetched whole.

    Attributes:
        sqlite: which of the two engines answers.
        private: whether the book is in memory and nobody else's.
        plain_texts: whether what tasks are found by lies there as plain texts, without an index over them.
        late_words: the memory of `search` for what its index does not know yet.
        vocabulary: the memory of `search` for every word of its index; a book's conversations share one.
    """

    sqlite: bool
    private: bool
    plain_texts: bool = False

    def __init__(self) -> None:
        self.late_words: dict[bytes, tuple[int, str]] = {}
        self.vocabulary = Vocabulary()

    @abstractmethod
    def rows(self, statement: str, **values: object) -> list[Row]:
        """All rows of a query."""

    @abstractmethod
    def texts(self, statement: str, **values: object) -> list[str]:
        """The one column, called `one`, that a query gives: texts without control characters, many at once, cheaply."""

    @abstractmethod
    def tally(self, expressions: str, source: str, **values: object) -> dict[Row, int]:
        """How often each row of `SELECT expressions FROM source` occurs."""

    @abstractmethod
    def run(self, statement: str, **values: object) -> None:
        """Carry out a statement that gives no rows."""

    @abstractmethod
    def insert(self, table: str, width: int, rows: Iterable[Row]) -> None:
        """Add rows of `width` values each, in the order of the table's columns."""

    @abstractmethod
    def begin_reading(self) -> None:
        """Start a transaction in which every query sees the same book."""

    @abstractmethod
    def begin_writing(self) -> None:
        """Start a transaction that no other writer shares."""

    @abstractmethod
    def members(self, name: str) -> str:
        """SQL for the set of texts bound to `name` by `as_set`, to stand after IN."""

    @abstractmethod
    def close(self) -> None: ...

    @property
    @abstractmethod
    def engine_name(self) -> str:
        """What answers, with its version."""

    def row(self, statement: str, **values: object) -> Row | None:
        """The first row of a query; None when there is none."""
        rows = self.rows(statement, **values)
        return rows[0] if rows else None

    def number(self, statement: str, **values: object) -> int:
        """The one number that a query gives."""
        return int(self.rows(statement, **values)[0][0])

    def commit(self) -> None:
        self.run("COMMIT")

    def rollback(self) -> None:
        self.run("ROLLBACK")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL, with the values it binds."""

    sql: str
    values: Mapping[str, object]


class Duplicate(Exception):
    """A row was to be added whose key is there already; the transaction must be given up."""


def as_set(texts: Iterable[str]) -> str:
    """The value to bind where a statement has `members`, whatever its size."""
    return json.dumps(sorted(texts))


class SqliteConnection(Connection):
    """A conversation with SQLite; may move between threads, never two at a time."""

    sqlite = True

    def __init__(self, path: Path | None) -> None:
        """Open a file, which is made when missing, or a book in memory when there is no path."""
        super().__init__()
        self.private = path is None
        self.raw = sqlite3.connect(
            path or ":memory:", isolation_level=None, check_same_thread=False, cached_statements=256
        )
        self.raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        for pragma in PRAGMAS:
            self.raw.execute(f"PRAGMA {pragma}")

    @property
    def engine_name(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    def rows(self, statement: str, **values: object) -> list[Row]:
        return self.raw.execute(statement, values).fetchall()

    def texts(self, statement: str, **values: object) -> list[str]:
        # Joined by SQLite: a row of Python's for each of a hundred thousand takes longer than to find them, and keeps
        # the window's thread waiting meanwhile. The limit keeps the order, which a bare subquery need not have.
        [(joined,)] = self.raw.execute(
            f"SELECT group_concat(one, char({ord(_BETWEEN)})) FROM ({statement} LIMIT -1)", values
        ).fetchall()
        return joined.split(_BETWEEN) if joined is not None else []

    def tally(self, expressions: str, source: str, **values: object) -> dict[Row, int]:
        # SQLite would sort all rows to group them; counting here takes half the time.
        return Counter(self.raw.execute(f"SELECT {expressions} FROM {source}", values))

    def run(self, statement: str, **values: object) -> None:
        self.raw.execute(statement, values)

    def insert(self, table: str, width: int, rows: Iterable[Row]) -> None:
        try:
            self.raw.executemany(_insertion(table, width, "?"), rows)
        except sqlite3.IntegrityError as error:
            raise Duplicate(table) from error

    def begin_reading(self) -> None:
        self.raw.execute("BEGIN")

    def begin_writing(self) -> None:
        self.raw.execute("BEGIN IMMEDIATE")

    def rollback(self) -> None:
        # A full disk or a read-only file may have ended the transaction already.
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def copy_to(self, other: SqliteConnection, told: Callable[[], object]) -> None:
        """Copy the whole book, as this conversation's transaction sees it, over another one.

        Args:
            told: called now and then; what it raises ends the copying.
        """
        self.raw.backup(other.raw, pages=_PAGES_AT_ONCE, progress=lambda *_: told(), sleep=0)

    def members(self, name: str) -> str:
        return f"(SELECT value FROM json_each(:{name}))"

    def close(self) -> None:
        self.raw.close()


class PostgresConnection(Connection):
    """A conversation with a server."""

    sqlite = False
    private = False

    def __init__(self, url: str) -> None:
        import psycopg  # heavy: only an office whose desks share a server has it

        super().__init__()
        self.raw: psycopg.Connection[Row] = psycopg.connect(url, autocommit=True)
        self.raw.execute(f"SET lock_timeout = {BUSY_MS}")

    @property
    def engine_name(self) -> str:
        return f"PostgreSQL {self.raw.info.server_version // 10000}"

    def rows(self, statement: str, **values: object) -> list[Row]:
        return self._execute(statement, values).fetchall()

    def texts(self, statement: str, **values: object) -> list[str]:
        return [row[0] for row in self.rows(statement, **values)]

    def tally(self, expressions: str, source: str, **values: object) -> dict[Row, int]:
        rows = self.rows(f"SELECT count(*), {expressions} FROM {source} GROUP BY {expressions}", **values)
        return {row[1:]: row[0] for row in rows}

    def run(self, statement: str, **values: object) -> None:
        self._execute(statement, values)

    def insert(self, table: str, width: int, rows: Iterable[Row]) -> None:
        from psycopg.errors import UniqueViolation  # heavy: only an office whose desks share a server has it

        try:
            with self.raw.cursor() as cursor:
                cursor.executemany(_insertion(table, width, "%s"), list(rows))
        except UniqueViolation as error:
            raise Duplicate(table) from error

    def begin_reading(self) -> None:
        self.raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def begin_writing(self) -> None:
        # Writers stand in line here, as SQLite's do at BEGIN IMMEDIATE: what a rule looked at is still so at the end.
        self.raw.execute("BEGIN")
        self.raw.execute(f"SELECT pg_advisory_xact_lock({WRITING_LOCK})")

    def members(self, name: str) -> str:
        return f"(SELECT jsonb_array_elements_text(CAST(:{name} AS jsonb)))"

    def close(self) -> None:
        self.raw.close()

    def _execute(self, statement: str, values: dict[str, object]) -> psycopg.Cursor[Row]:
        return self.raw.execute(_with_percent_names(statement), values)


def postgres_words(statement: str) -> str:
    """A statement of `schema` in PostgreSQL's words; texts compare by code point there too, as SQLite's do."""
    words = {"BLOB": "bytea", "TEXT": 'text COLLATE "C"', "INTEGER": "bigint"}
    plain = re.sub(r"\)\s*STRICT(, WITHOUT ROWID)?\s*$", ")", statement)
    return re.sub(r"\b(BLOB|TEXT|INTEGER)\b", lambda word: words[word[1]], plain)


def mark_as_book(connection: SqliteConnection, version: int) -> None:
    """Write into the header what the file is and which structure it has."""
    connection.run(f"PRAGMA application_id={APPLICATION_ID}")
    connection.run(f"PRAGMA user_version={version}")


@cache
def _insertion(table: str, width: int, mark: str) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join([mark] * width)})"


@cache
def _with_percent_names(statement: str) -> str:
    """`:name` as psycopg wants it; a cast's two colons are left alone."""
    return re.sub(r"(?<!:):([a-z_][a-z_0-9]*)", r"%(\1)s", statement)


def run_all(connection: Connection, statements: Sequence[str]) -> None:
    """Carry out statements of `schema`, in the words of the engine at hand."""
    for statement in statements:
        connection.run(statement if connection.sqlite else postgres_words(statement))
