"""The post: feeds and their checkpoints, files that came and went, computers, and the day a fact was admitted."""

from __future__ import annotations

from alembic import op

from giaoban_tracker.ledger.engine import postgres_words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    "ALTER TABLE journal ADD COLUMN admitted_on TEXT",
    """
    CREATE TABLE site (
        number INTEGER NOT NULL PRIMARY KEY,
        role TEXT NOT NULL,
        unit TEXT NOT NULL,
        kid TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        office_kid TEXT NOT NULL,
        office_public BLOB NOT NULL,
        book TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE feed (
        feed TEXT NOT NULL PRIMARY KEY,
        kid TEXT NOT NULL,
        audience TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        reach INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE entry (
        feed TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (feed, seq)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX entry_number ON entry (number)",
    """
    CREATE TABLE checkpoint (
        feed TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (feed, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE ack (
        peer TEXT NOT NULL,
        feed TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        PRIMARY KEY (peer, feed)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE package (
        sha256 TEXT NOT NULL,
        way TEXT NOT NULL,
        name TEXT NOT NULL,
        sender TEXT NOT NULL,
        unit TEXT NOT NULL,
        outcome TEXT NOT NULL,
        facts INTEGER NOT NULL,
        at TEXT NOT NULL,
        channel TEXT NOT NULL,
        PRIMARY KEY (sha256, way)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX package_unit ON package (unit, way, at)",
    """
    CREATE TABLE stash (
        sha256 TEXT NOT NULL,
        feed TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        unit TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (sha256, feed)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE fork (
        feed TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        body BLOB NOT NULL,
        package TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (feed, seq, link)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE form (
        id TEXT NOT NULL PRIMARY KEY,
        unit TEXT NOT NULL,
        issued TEXT NOT NULL,
        size INTEGER NOT NULL,
        state TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE form_row (
        form TEXT NOT NULL,
        task TEXT NOT NULL,
        unit TEXT NOT NULL,
        digest TEXT NOT NULL,
        fact TEXT NOT NULL,
        package TEXT NOT NULL,
        cells TEXT NOT NULL,
        PRIMARY KEY (form, task, unit)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE device (
        number INTEGER NOT NULL PRIMARY KEY,
        kid TEXT NOT NULL,
        unit TEXT NOT NULL,
        public TEXT NOT NULL,
        name TEXT NOT NULL,
        way TEXT NOT NULL,
        trusted_on TEXT NOT NULL,
        ends TEXT,
        ended_on TEXT,
        reason TEXT NOT NULL,
        suspect_from INTEGER NOT NULL
    ) STRICT
    """,
)

SQLITE = (
    """
    CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'feeds are append-only'); END
    """,
    """
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'feeds are append-only'); END
    """,
)

POSTGRES = (
    """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()
    """,
)


def upgrade() -> None:
    """Statements as they stood in `ledger.schema` at this revision; no older book has a fact about a computer."""
    book = op.get_bind()
    on_sqlite = book.dialect.name == "sqlite"
    for statement in (*TABLES, *(SQLITE if on_sqlite else POSTGRES)):
        book.exec_driver_sql(statement if on_sqlite else postgres_words(statement))
