"""What the book keeps of the post: who it is, feeds and their entries, parcels, gaps, forks, forms (exchange.md §9)."""

from __future__ import annotations

POST_KEPT = (
    # Who this book is in the exchange; at most one row, none while it never took part.
    # `seal` is the digest of the other columns, see `seals`.
    """
    CREATE TABLE site (
        number INTEGER NOT NULL PRIMARY KEY,
        role TEXT NOT NULL,
        unit TEXT NOT NULL,
        kid TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        office_kid TEXT NOT NULL,
        office_public BLOB NOT NULL,
        book TEXT NOT NULL,
        seal TEXT
    ) STRICT
    """,
    # One row for each feed that has entries here; `reach` is the journal's number up to which an own feed was extended;
    # `seal` is the digest of the other columns.
    """
    CREATE TABLE feed (
        feed TEXT NOT NULL PRIMARY KEY,
        kid TEXT NOT NULL,
        audience TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        reach INTEGER NOT NULL,
        seal TEXT
    ) STRICT
    """,
    # The entries of feeds, pointing at the journal; one fact may stand in several feeds.
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
    # The signatures over the link of an entry, kept for ever: they prove who wrote everything up to there.
    """
    CREATE TABLE checkpoint (
        feed TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (feed, seq)
    ) STRICT, WITHOUT ROWID
    """,
    # What each computer says it has of each feed, the newest word of each.
    """
    CREATE TABLE ack (
        peer TEXT NOT NULL,
        feed TEXT NOT NULL,
        seq INTEGER NOT NULL,
        link BLOB NOT NULL,
        PRIMARY KEY (peer, feed)
    ) STRICT, WITHOUT ROWID
    """,
    # Every file that came in or went out, by the digest of its bytes.
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
    # Proved packages that wait for an earlier one, or for a newer program; their bytes are in the archive.
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
    # The other branch of a feed that two computers wrote under one key: entries that are not in `entry`.
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
    # Excel forms that were handed out, and what was last taken from each of their rows.
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
)
