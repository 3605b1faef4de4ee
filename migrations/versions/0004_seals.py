"""Seals: a digest in each row of `site` and `feed`, which no chain binds."""

from __future__ import annotations

from hashlib import sha256

from alembic import op

from giaoban_tracker.ledger.engine import postgres_words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = {
    "site": ("role", "unit", "kid", "epoch", "office_kid", "office_public", "book"),
    "feed": ("feed", "kid", "audience", "seq", "link", "reach"),
}
KEYS = {"site": "number", "feed": "feed"}


def upgrade() -> None:
    """Add the column, and seal what is there as it is."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    mark = "?" if sqlite else "%s"
    for table, columns in COLUMNS.items():
        added = f"ALTER TABLE {table} ADD COLUMN seal TEXT"
        connection.exec_driver_sql(added if sqlite else postgres_words(added))
        rows = connection.exec_driver_sql(f"SELECT {KEYS[table]}, {', '.join(columns)} FROM {table}").fetchall()
        for key, *values in rows:
            connection.exec_driver_sql(
                f"UPDATE {table} SET seal = {mark} WHERE {KEYS[table]} = {mark}", (_seal(values), key)
            )


def _seal(values: list[object]) -> str:
    """`ledger.seals.seal` as it was when this revision was made."""
    told = (bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value) for value in values)
    return sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]
