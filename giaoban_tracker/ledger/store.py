"""Rows of the views in the database: written where they differ from what was there, read back to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from giaoban_tracker.ledger.engine import Connection, Row
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.views import Rows

_KEYS = dict.fromkeys(VIEWS, 1) | {"share": 2}
"""How many of a table's first columns tell its rows apart."""


def write(connection: Connection, revisions: Iterable[tuple[Rows, Rows]]) -> None:
    """Bring the rows of subjects from before to after, touching only what differs: rows, columns, index entries."""
    added: dict[str, list[Row]] = {table: [] for table in VIEWS}
    for rows_before, rows_after in revisions:
        for table in {**rows_before, **rows_after}:
            if rows_before.get(table) == rows_after.get(table):
                continue
            before = _by_key(table, rows_before.get(table, ()))
            after = _by_key(table, rows_after.get(table, ()))
            added[table] += [row for key, row in after.items() if key not in before]
            for key, row in before.items():
                if key not in after:
                    _delete(connection, table, key)
                elif after[key] != row:
                    update(connection, table, key, _differing(table, row, after[key]))
    for table, rows in added.items():
        if rows:
            connection.insert(table, len(VIEWS[table]), rows)


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


def _delete(connection: Connection, table: str, key: Row) -> None:
    names = key_columns(table)
    condition = " AND ".join(f"{column} = :{column}" for column in names)
    connection.run(f"DELETE FROM {table} WHERE {condition}", **dict(zip(names, key, strict=True)))


def update(connection: Connection, table: str, key: Row, cells: Mapping[str, object]) -> None:
    """Change some cells of the row with that key."""
    connection.run(_update_statement(table, tuple(cells)), **cells, **dict(zip(key_columns(table), key, strict=True)))


@cache
def _update_statement(table: str, columns: tuple[str, ...]) -> str:
    assignments = ", ".join(f"{column} = :{column}" for column in columns)
    condition = " AND ".join(f"{column} = :{column}" for column in key_columns(table))
    return f"UPDATE {table} SET {assignments} WHERE {condition}"


def _differing(table: str, before: Row, after: Row) -> dict[str, object]:
    return {column: new for column, old, new in zip(VIEWS[table], before, after, strict=True) if old != new}
