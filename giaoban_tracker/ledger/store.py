"""Rows of the views in the database: written where they differ from what was there, read back to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.ledger import search
from giaoban_tracker.ledger.engine import Connection, Row
from giaoban_tracker.ledger.journal import Entry
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.views import Rows, rows_of

_KEYS = dict.fromkeys(VIEWS, 1) | {"share": 2}
"""How many of a table's first columns tell its rows apart."""

_WORDS = VIEWS["task_text"].index("words")


@dataclass(frozen=True, slots=True)
class Revision:
    """What the views hold about one subject before and after; either may be without rows."""

    before: Rows
    after: Rows


def rows_after(entries: Sequence[Entry]) -> Rows:
    """The rows of one subject from all its facts."""
    facts: list[Fact] = [entry.fact for entry in entries]
    return rows_of(entries[0].seq, facts) if entries else {}


def write(connection: Connection, revisions: Iterable[Revision]) -> None:
    """Bring the views from before to after, touching only the rows, columns and index entries that differ."""
    added: dict[str, list[Row]] = {table: [] for table in VIEWS}
    for revision in revisions:
        for table in {**revision.before, **revision.after}:
            before = _by_key(table, revision.before.get(table, ()))
            after = _by_key(table, revision.after.get(table, ()))
            added[table] += [row for key, row in after.items() if key not in before]
            for key, row in before.items():
                if key not in after:
                    _delete(connection, table, row)
                elif after[key] != row:
                    _update(connection, table, row, after[key])
    for table, rows in added.items():
        if rows:
            connection.insert(table, len(VIEWS[table]), rows)
    search.learn(connection, [(row[0], row[_WORDS]) for row in added["task_text"]])


def stored(connection: Connection, numbers: Iterable[int]) -> dict[int, dict[str, list[Row]]]:
    """The rows that the views hold now, by subject's number and table."""
    found: dict[int, dict[str, list[Row]]] = {number: {} for number in numbers}
    for table, columns in VIEWS.items():
        order = ", ".join(key_columns(table))
        low, high = min(found, default=0), max(found, default=0)
        rows = connection.rows(
            f"SELECT {', '.join(columns)} FROM {table} WHERE number BETWEEN :low AND :high ORDER BY {order}",
            low=low,
            high=high,
        )
        for row in rows:
            if row[0] in found:
                found[row[0]].setdefault(table, []).append(tuple(row))
    return found


def key_columns(table: str) -> tuple[str, ...]:
    """The columns that tell a table's rows apart."""
    return VIEWS[table][: _KEYS[table]]


def has_columns(connection: Connection, table: str) -> bool:
    """Whether a view is there with the columns that it should have."""
    if connection.sqlite:
        found = connection.rows("SELECT name FROM pragma_table_info(:name) ORDER BY cid", name=table)
    else:
        found = connection.rows(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name = :name ORDER BY ordinal_position",
            name=table,
        )
    return tuple(row[0] for row in found) == VIEWS[table]


def _by_key(table: str, rows: Sequence[Row]) -> dict[Row, Row]:
    return {row[: _KEYS[table]]: row for row in rows}


def _delete(connection: Connection, table: str, row: Row) -> None:
    if table == "task_text":
        search.forget(connection, row[0], row[_WORDS])
    connection.run(f"DELETE FROM {table} WHERE {_key_condition(table)}", **_key_values(table, row))


def _update(connection: Connection, table: str, before: Row, after: Row) -> None:
    changed = {column: new for column, old, new in zip(VIEWS[table], before, after, strict=True) if old != new}
    assignments = ", ".join(f"{column} = :{column}" for column in changed)
    if table == "task_text" and "words" in changed:
        search.forget(connection, before[0], before[_WORDS])
        search.learn(connection, [(after[0], after[_WORDS])])
    connection.run(
        f"UPDATE {table} SET {assignments} WHERE {_key_condition(table)}", **changed, **_key_values(table, after)
    )


def _key_condition(table: str) -> str:
    return " AND ".join(f"{column} = :key_{column}" for column in key_columns(table))


def _key_values(table: str, row: Row) -> dict[str, object]:
    return {f"key_{column}": value for column, value in zip(key_columns(table), row, strict=False)}
