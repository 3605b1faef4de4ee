"""Numbers over lists of tasks: the official counters, whole or by group, and the values of a column with counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import Facet, GroupBy, TaskColumn, TaskQuery
from giaoban_tracker.domain.terms import STANDING_TERMS, URGENCY_TERMS
from giaoban_tracker.ledger.collation import text_key
from giaoban_tracker.ledger.conditions import BLOC_SQL, OVERDUE, STANDING_SQL, condition_of
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.views import STAGES, URGENCIES

Line = tuple[str, str, Counters]
"""Key, label and counters of a group."""

_ROMAN = ("I", "II", "III", "IV")
_TASK_STANDING = STANDING_SQL.format(table="task")
_STANDING_NAMES = {standing.value: STANDING_TERMS[standing] for standing in Standing}
_SHARE_STANDING = STANDING_SQL.format(table="share")


def counters(connection: Connection, query: TaskQuery) -> Counters:
    """The counters over the tasks that a query selects."""
    wanted = condition_of(connection, query)
    rows = connection.rows(
        f"SELECT {_TASK_STANDING}, count(*) FROM task WHERE {wanted.sql} GROUP BY 1", **wanted.values
    )
    return _counters({_standing(place): number for place, number in rows})


def counters_by(connection: Connection, group: GroupBy, query: TaskQuery) -> tuple[Line, ...]:
    """Counters by group: units and blocs in the office's order, others by name, quarters by time; '' last.

    By unit the shares are counted, so that a bloc's task counts once for each of its units; a bloc is the one a task's
    owners stand for, else its meeting's, else the first bloc of its lead unit; a quarter is that of the assignment.
    """
    if group is GroupBy.UNIT:
        return _by_unit(connection, query)
    if group is GroupBy.BLOC:
        return _by_bloc(connection, query)
    if group is GroupBy.QUARTER:
        return _by_quarter(connection, query)
    tallies = _tallies(connection, query, f"task.{group.value}")
    return tuple((name, name, tallies[name]) for name in sorted(tallies, key=lambda name: (not name, text_key(name))))


def facets(connection: Connection, query: TaskQuery, column: TaskColumn) -> tuple[Facet, ...]:
    """The values of a column that a query can be narrowed to, with the number of its rows that have each.

    '' stands for 'none'. By lead unit a task counts once for each. Columns that no filter takes have no facets.
    """
    wanted = condition_of(connection, query)

    def grouped(expression: str, joined: str = "", counted: str = "count(*)") -> dict[str, int]:
        rows = connection.rows(
            f"SELECT {expression}, {counted} FROM task{joined} WHERE {wanted.sql} GROUP BY 1", **wanted.values
        )
        tally: Counter[str] = Counter()
        for value, number in rows:
            tally["" if value is None else str(value)] += number
        return dict(tally)

    match column:
        case TaskColumn.LEAD:
            joined = " JOIN (SELECT DISTINCT number, unit FROM share) AS led ON led.number = task.number"
            return _named_facets(grouped("led.unit", joined), _unit_names(connection))
        case TaskColumn.MEETING:
            return _named_facets(grouped("task.meeting"), _meeting_titles(connection))
        case TaskColumn.LEADER | TaskColumn.FIELD:
            found = grouped(f"task.{column.value}")
            return _named_facets(found, {name: name for name in sorted(found, key=text_key)})
        case TaskColumn.STANDING if query.units:
            joined = f" JOIN share ON share.number = task.number AND share.unit IN {connection.members('wanted_units')}"
            by_place = grouped(_SHARE_STANDING, joined, "count(DISTINCT task.number)")
            return _named_facets(_by_standing(by_place), _STANDING_NAMES)
        case TaskColumn.STANDING:
            return _named_facets(_by_standing(grouped(_TASK_STANDING)), _STANDING_NAMES)
        case TaskColumn.URGENCY:
            by_rank = {URGENCIES[int(rank)].value: number for rank, number in grouped("task.urgency").items()}
            return _named_facets(by_rank, {urgency.value: URGENCY_TERMS[urgency] for urgency in URGENCIES})
    return ()


def _by_standing(by_place: Mapping[str, int]) -> dict[str, int]:
    return {_standing(int(place)).value: number for place, number in by_place.items()}


def _named_facets(found: Mapping[str, int], names: Mapping[str, str]) -> tuple[Facet, ...]:
    ordered = [value for value in names if value in found and value]
    rest = sorted(value for value in found if value and value not in names)
    none = [""] if "" in found else []
    return tuple(Facet(value, names.get(value, ""), found[value]) for value in (*ordered, *rest, *none))


def _by_unit(connection: Connection, query: TaskQuery) -> tuple[Line, ...]:
    wanted = condition_of(connection, query)
    narrowed = (
        "" if query == TaskQuery(query.today) else f" WHERE number IN (SELECT number FROM task WHERE {wanted.sql})"
    )
    rows = connection.rows(
        f"SELECT share.unit, {_SHARE_STANDING}, count(*) FROM share{narrowed} GROUP BY 1, 2", **wanted.values
    )
    tallies = _collected((unit, place, number) for unit, place, number in rows)
    return _in_order(tallies, _unit_names(connection))


def _by_bloc(connection: Connection, query: TaskQuery) -> tuple[Line, ...]:
    wanted = condition_of(connection, query)
    rows = connection.rows(
        f"SELECT {BLOC_SQL}, task.first_lead, {_TASK_STANDING}, count(*) FROM task WHERE {wanted.sql} GROUP BY 1, 2, 3",
        **wanted.values,
    )
    first_bloc = {unit: (json.loads(blocs) or [""])[0] for unit, blocs in connection.rows("SELECT id, blocs FROM unit")}
    tallies = _collected((bloc or first_bloc.get(lead, ""), place, number) for bloc, lead, place, number in rows)
    names = {row[0]: row[1] for row in connection.rows("SELECT id, name FROM bloc ORDER BY place, name, number")}
    return _in_order(tallies, names)


def _by_quarter(connection: Connection, query: TaskQuery) -> tuple[Line, ...]:
    months = _rows_by(connection, query, "substr(task.assigned_on, 1, 7)")
    tallies = _collected((_quarter(month), place, number) for month, place, number in months)
    return tuple((key, f"Quý {_ROMAN[int(key[-1]) - 1]}/{key[:4]}", tallies[key]) for key in sorted(tallies))


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def _tallies(connection: Connection, query: TaskQuery, expression: str) -> dict[str, Counters]:
    return _collected(_rows_by(connection, query, expression))


def _rows_by(connection: Connection, query: TaskQuery, expression: str) -> list[tuple[str, int, int]]:
    wanted = condition_of(connection, query)
    rows = connection.rows(
        f"SELECT {expression}, {_TASK_STANDING}, count(*) FROM task WHERE {wanted.sql} GROUP BY 1, 2", **wanted.values
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _collected(rows: Iterable[tuple[str, int, int]]) -> dict[str, Counters]:
    groups: dict[str, Counter[Standing]] = {}
    for key, place, number in rows:
        groups.setdefault(key, Counter())[_standing(place)] += number
    counted = {key: _counters(tally) for key, tally in groups.items()}
    return {key: value for key, value in counted.items() if value.total}


def _in_order(tallies: Mapping[str, Counters], names: Mapping[str, str]) -> tuple[Line, ...]:
    keys = [key for key in names if key in tallies] + sorted((key for key in tallies if key not in names), reverse=True)
    return tuple((key, names.get(key, ""), tallies[key]) for key in keys)


def _counters(tally: Mapping[Standing, int]) -> Counters:
    return Counters(*(tally.get(standing, 0) for standing in (*OFFICIAL, *APART)))


def _standing(place: int) -> Standing:
    return Standing.OPEN_OVERDUE if place == OVERDUE else STAGES[place]


def _unit_names(connection: Connection) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.rows("SELECT id, name FROM unit ORDER BY place, name, number")}


def _meeting_titles(connection: Connection) -> dict[str, str]:
    return {
        row[0]: row[1] for row in connection.rows("SELECT id, title FROM meeting ORDER BY held_on DESC, number DESC")
    }
