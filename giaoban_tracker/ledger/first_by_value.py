"""The first rows of a list that is sorted by a column with few values: the tasks of the first value, then of the next.

To sort a hundred thousand tasks for the fifty that fit on a screen reads the whole book. Where an index knows which
tasks have the first leader, meeting, field or unit, the first fifty are among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from giaoban_tracker.domain.task_list import SortKey, TaskColumn
from giaoban_tracker.ledger.collation import text_key
from giaoban_tracker.ledger.engine import Condition, Connection, as_set

MOST_VALUES = 400
"""A column with more values than that is sorted whole."""

COMMON = 4000
"""So many tasks take longer to sort than the first of them to meet on the way through the book's own order."""

_NAME = "part_values"
_NOWHERE = (-(2**63), "")

_TOGETHER = "(task.bloc IS NOT NULL AND task.shares > 1)"
"""A task that a bloc's units share; its place in the list is its bloc's."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some tasks that stand together in the list.

    Attributes:
        is_alike: whether the column has the same value in all of them, so that the book's own order decides.
    """

    condition: Condition
    is_alike: bool = True


def parts_by(connection: Connection, key: SortKey) -> Sequence[Part]:
    """All tasks by the values of a column, in its order, those without one last.

    Nothing for a column that no index knows, for one of too many values, and on a server.
    """
    split = _SPLITS.get(key.column)
    if split is None or not connection.sqlite:
        return ()
    found = list(split(connection, key.descending))
    return found if len(found) <= MOST_VALUES else ()


def is_common(connection: Connection, part: Part) -> bool:
    """Whether so many tasks are in a part that to sort them takes longer than to meet the first of them by chance."""
    wanted = part.condition
    counted = f"SELECT count(*) FROM (SELECT 1 FROM task WHERE {wanted.sql} LIMIT {COMMON})"
    return connection.number(counted, **wanted.values) == COMMON


def _by_text(column: str) -> Callable[[Connection, bool], Iterator[Part]]:
    def split(connection: Connection, descending: bool) -> Iterator[Part]:
        texts = _values(connection, "task", column)
        keyed = sorted((text_key(text), text) for text in texts if text)
        yield from map(Part, _conditions(connection, f"task.{column}", keyed, descending))
        if "" in texts:
            yield Part(Condition(f"task.{column} = ''", {}))

    return split


def _by_meeting(connection: Connection, descending: bool) -> Iterator[Part]:
    rows = connection.rows("SELECT held_on, title, id FROM meeting ORDER BY held_on, title")
    keyed = [((held_on, title), one) for held_on, title, one in rows]
    yield from map(Part, _conditions(connection, "task.meeting", keyed, descending))
    yield Part(Condition("(task.meeting IS NULL OR task.meeting NOT IN (SELECT id FROM meeting))", {}))


def _by_lead(connection: Connection, descending: bool) -> Iterator[Part]:
    rows = connection.rows("SELECT place, name, id FROM unit ORDER BY place, name")
    keyed = [((place, name), one) for place, name, one in rows]
    # A unit whose description was voided has no place; SQLite puts it before all others.
    described = {one for _, one in keyed}
    unknown = [(_NOWHERE, one) for one in _values(connection, "share", "unit") if one and one not in described]
    # An index knows the units of shares; a task's first lead unit is the unit of its first share.
    own = [
        Part(
            Condition(
                f"task.number IN (SELECT number FROM share WHERE {one.sql} AND place = 0) AND NOT {_TOGETHER}",
                one.values,
            )
        )
        for one in _conditions(connection, "share.unit", [*unknown, *keyed], descending)
    ]
    several = "SELECT number FROM share WHERE place = 1"
    together = Part(Condition(f"(task.number IN ({several}) AND {_TOGETHER})", {}), is_alike=False)
    yield from (*own, together) if descending else (together, *own)
    yield Part(Condition("task.first_lead IS NULL", {}))


_SPLITS: Mapping[TaskColumn, Callable[[Connection, bool], Iterator[Part]]] = {
    TaskColumn.LEADER: _by_text("leader"),
    TaskColumn.FIELD: _by_text("field"),
    TaskColumn.MEETING: _by_meeting,
    TaskColumn.LEAD: _by_lead,
}


def _conditions(
    connection: Connection, expression: str, keyed: Sequence[tuple[object, str]], descending: bool
) -> Iterator[Condition]:
    """One for each key; values that sort alike stand in one."""
    groups = [[value for _, value in group] for _, group in groupby(keyed, itemgetter(0))]
    for values in reversed(groups) if descending else groups:
        yield Condition(f"{expression} IN {connection.members(_NAME)}", {_NAME: as_set(values)})


def _values(connection: Connection, table: str, column: str) -> list[str]:
    """The texts of an indexed column, each found by a step in the index; one more than are worth the way, at most."""
    rows = connection.rows(
        f"WITH RECURSIVE step (one) AS (SELECT min({column}) FROM {table} UNION ALL"
        f" SELECT (SELECT min({column}) FROM {table} WHERE {column} > one) FROM step WHERE one IS NOT NULL)"
        f" SELECT one FROM step WHERE one IS NOT NULL LIMIT {MOST_VALUES + 1}"
    )
    return [row[0] for row in rows]
