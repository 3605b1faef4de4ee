"""The first book: journal, drafts, search, and the views of offices, meetings and tasks."""

from __future__ import annotations

from alembic import op

from giaoban_tracker.ledger.engine import postgres_words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE journal (
        seq INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        subject TEXT NOT NULL,
        on_day TEXT NOT NULL,
        link BLOB NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX journal_subject ON journal (subject, id)",
    """
    CREATE TABLE local_draft (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    ) STRICT
    """,
    """
    CREATE TABLE office (
        number INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        parent TEXT NOT NULL,
        office TEXT NOT NULL,
        place TEXT NOT NULL,
        notation TEXT NOT NULL,
        capacity TEXT NOT NULL,
        position TEXT NOT NULL,
        signer TEXT NOT NULL,
        recipients TEXT NOT NULL,
        preset TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE bloc (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        place INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE leader (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        fields TEXT NOT NULL,
        place INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE unit (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        code TEXT NOT NULL,
        kind TEXT NOT NULL,
        aliases TEXT NOT NULL,
        blocs TEXT NOT NULL,
        head TEXT NOT NULL,
        place INTEGER NOT NULL,
        valid_from TEXT,
        valid_to TEXT,
        merged_into TEXT
    ) STRICT
    """,
    """
    CREATE TABLE meeting (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        held_on TEXT NOT NULL,
        bloc TEXT,
        document TEXT NOT NULL,
        issued_on TEXT,
        minutes_name TEXT NOT NULL,
        minutes_sha256 TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX meeting_id ON meeting (id)",
    """
    CREATE TABLE conclusion (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        meeting TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        speaker TEXT NOT NULL,
        quote TEXT NOT NULL,
        span_start INTEGER,
        span_end INTEGER
    ) STRICT
    """,
    "CREATE INDEX conclusion_meeting ON conclusion (meeting, ordinal)",
    """
    CREATE TABLE task (
        number INTEGER NOT NULL PRIMARY KEY,
        stage INTEGER NOT NULL,
        due TEXT,
        shares INTEGER NOT NULL,
        shares_done INTEGER NOT NULL,
        urgency INTEGER NOT NULL,
        extended INTEGER NOT NULL,
        assigned_on TEXT NOT NULL,
        original_due TEXT,
        finished_on TEXT,
        awaiting INTEGER NOT NULL,
        done_percent INTEGER NOT NULL,
        last_report_on TEXT,
        result TEXT NOT NULL,
        chased INTEGER NOT NULL,
        code TEXT NOT NULL,
        code_key TEXT NOT NULL,
        id TEXT NOT NULL,
        first_lead TEXT,
        meeting TEXT,
        bloc TEXT,
        leader TEXT NOT NULL,
        field TEXT NOT NULL,
        leader_key TEXT NOT NULL,
        field_key TEXT NOT NULL,
        content_key TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX task_id ON task (id)",
    "CREATE INDEX task_code ON task (code_key)",
    "CREATE INDEX task_meeting ON task (meeting)",
    "CREATE INDEX task_awaiting ON task (number) WHERE awaiting = 1",
    "CREATE INDEX task_unassigned ON task (number) WHERE first_lead IS NULL",
    "CREATE INDEX task_order ON task (stage, due, code_key, id)",
    """
    CREATE TABLE task_text (
        number INTEGER NOT NULL PRIMARY KEY,
        content TEXT NOT NULL,
        lead TEXT NOT NULL,
        support TEXT NOT NULL,
        kind TEXT NOT NULL,
        due_words TEXT NOT NULL,
        due_rule TEXT NOT NULL,
        product TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE share (
        number INTEGER NOT NULL,
        place INTEGER NOT NULL,
        unit TEXT NOT NULL,
        stage INTEGER NOT NULL,
        due TEXT,
        PRIMARY KEY (number, place)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX share_unit ON share (unit, stage, due, number)",
    """
    CREATE TABLE task_number (
        number INTEGER NOT NULL PRIMARY KEY,
        used INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX task_number_used ON task_number (used)",
    "CREATE TABLE search_reach (seq INTEGER NOT NULL) STRICT",
)

SQLITE = (
    """
    CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    "CREATE VIRTUAL TABLE task_search USING fts5 (words, detail = 'none', columnsize = 0)",
)

POSTGRES = (
    "CREATE TABLE blob (sha256 TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL)",
    """
    CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
    """,
    """
    CREATE TRIGGER journal_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()
    """,
    "CREATE TABLE task_search (number INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL)",
    "CREATE INDEX task_search_words ON task_search USING gin (to_tsvector('simple', words))",
)


def upgrade() -> None:
    """Statements as they stood in `ledger.schema` at this revision, written out: a revision never changes."""
    book = op.get_bind()
    on_sqlite = book.dialect.name == "sqlite"
    for statement in (*TABLES, *(SQLITE if on_sqlite else POSTGRES)):
        book.exec_driver_sql(statement if on_sqlite else postgres_words(statement))
    book.exec_driver_sql("INSERT INTO search_reach VALUES (0)")
