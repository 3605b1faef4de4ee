"""The structure of the book: the statements that build it, in SQLite's words, and its version.

The journal, what the post knows (`POST_KEPT`) and the local drafts are kept; every table of `VIEWS` is derived from the
journal by `views` and may be thrown away. `migrations/` leads older books here; the suite proves that both ways end
alike.
"""

from __future__ import annotations

import re

from giaoban_tracker.ledger.schema_post import POST_KEPT

VERSION = 4
"""The number in SQLite's header (`user_version`): the number of the newest revision."""

HEAD = "0004"
"""The newest revision of `migrations/`; a test keeps it true, so that opening a book needs no alembic."""

APPLICATION_ID = 0x47424732
"""'GBG2' in SQLite's header: what marks a file as a book of this program."""

KEPT = (
    """
    CREATE TABLE alembic_version (
        version_num VARCHAR(32) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
    )
    """,
    # One row for each fact, in the order in which they were written; `on_day` is the day from which it counts.
    # `admitted_on` is the day on which a fact of a unit's computer was taken in; it counts from no earlier day.
    """
    CREATE TABLE journal (
        seq INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        subject TEXT NOT NULL,
        on_day TEXT NOT NULL,
        link BLOB NOT NULL,
        body BLOB NOT NULL,
        admitted_on TEXT
    ) STRICT
    """,
    # The only index: one more is one more page in every commit (tests/ledger/test_cost.py).
    "CREATE UNIQUE INDEX journal_subject ON journal (subject, id)",
    # Unfinished work of this computer; never a fact, never sent.
    """
    CREATE TABLE local_draft (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    ) STRICT
    """,
)

VIEW_STATEMENTS = (
    # `number` is everywhere the journal's number of the subject's first fact.
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
        minutes_sha256 TEXT NOT NULL,
        series TEXT NOT NULL,
        rhythm TEXT NOT NULL,
        agenda TEXT NOT NULL,
        held INTEGER NOT NULL,
        closed_on TEXT
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
    # What lists sort, filter and count by. `stage` is how the task stands before its day has passed, see `views`;
    # `unclear` has one bit for each of the six clarities that is missing, in the order of `clarity.CLARITIES`.
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
        content_key TEXT NOT NULL,
        task_kind TEXT NOT NULL,
        unclear INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        closed_on TEXT,
        review_on TEXT
    ) STRICT
    """,
    "CREATE INDEX task_id ON task (id)",
    "CREATE INDEX task_code ON task (code_key)",
    "CREATE INDEX task_meeting ON task (meeting)",
    "CREATE INDEX task_awaiting ON task (number) WHERE awaiting = 1",
    "CREATE INDEX task_unassigned ON task (number) WHERE first_lead IS NULL",
    "CREATE INDEX task_order ON task (stage, due, code_key, id)",
    # What lists are grouped and sorted by; reports leave these columns alone.
    "CREATE INDEX task_leader ON task (leader)",
    "CREATE INDEX task_field ON task (field)",
    "CREATE INDEX task_content ON task (content_key)",
    # What a row of a list shows beside that; a report leaves it alone.
    """
    CREATE TABLE task_text (
        number INTEGER NOT NULL PRIMARY KEY,
        content TEXT NOT NULL,
        lead TEXT NOT NULL,
        support TEXT NOT NULL,
        kind TEXT NOT NULL,
        due_words TEXT NOT NULL,
        due_rule TEXT NOT NULL,
        product TEXT NOT NULL,
        due_meeting TEXT,
        parent TEXT,
        series TEXT,
        period TEXT NOT NULL
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
    # The highest number that any fact about a task ever gave it, voided ones included.
    """
    CREATE TABLE task_number (
        number INTEGER NOT NULL PRIMARY KEY,
        used INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX task_number_used ON task_number (used)",
    # The computers that were ever enrolled; `ends` tells after which entry of each feed a revoked one counts no more.
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

SQLITE_ONLY = (
    """
    CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'feeds are append-only'); END
    """,
    """
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'feeds are append-only'); END
    """,
    """
    CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    """
    CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
)

SEARCH_REACH = "CREATE TABLE search_reach (seq INTEGER NOT NULL) STRICT"
"""The number of the last fact that the search index knows; see `search`."""

SQLITE_SEARCH = (
    SEARCH_REACH,
    "CREATE VIRTUAL TABLE task_search USING fts5 (words, detail = 'none', columnsize = 0, prefix = '1 2')",
)

POSTGRES_ONLY = (
    "CREATE TABLE blob (sha256 TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL)",
    """
    CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
    """,
    """
    CREATE TRIGGER journal_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()
    """,
    """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()
    """,
)

POSTGRES_SEARCH = (
    SEARCH_REACH,
    "CREATE TABLE task_search (number INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL)",
    "CREATE INDEX task_search_words ON task_search USING gin (to_tsvector('simple', words))",
)


def _columns(statements: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The columns of each table, as its statement names them."""
    found = {}
    for statement in statements:
        table = re.match(r"\s*CREATE TABLE (\w+)", statement)
        if table:
            found[table[1]] = tuple(re.findall(r"^\s+([a-z_0-9]+) (?:INTEGER|TEXT|BLOB)\b", statement, re.MULTILINE))
    return found


POST_TABLES = _columns(POST_KEPT)
"""What the post keeps: tables and their columns."""

VIEWS = _columns(VIEW_STATEMENTS)
"""Every derived table and its columns; the first is always `number`."""
