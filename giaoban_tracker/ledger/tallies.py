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
from giaoban_tracker.ledger.conditions import OVERDUE, STANDING_SQL, condition_of
from giaoban_tracker.ledger.engine import Connection, Row
from giaoban_tracker.ledger.views import OPEN, STAGES, URGENCIES

Line = tuple[str, str, Counters]
"""Key, label and counters of a group."""

_SIDE_BY_SIDE = ("task.leader", "task.field", "task.meeting")
"""What an index has equal values of beside each other, so that SQLite counts them as they come."""

_ROMAN = ("I", "II", "III", "IV")
_TASK_STANDING = STANDING_SQL.format(table="task")
_SHARE_STANDING = STANDING_SQL.format(table="share")
_STANDING_NAMES = {standing.value: STANDING_TERMS[standing] for standing in Standing}


def counters(connection: Connection, query: TaskQuery) -> Counters:
    """The counters over the tasks that a query selects."""
    return _counters({_standing(place): number for place, number in _places(connection, query)})


def tally(connection: Connection, query: TaskQuery, soon_days: int) -> tuple[int, Counters, tuple[int, int, int]]:
    """All tasks of a query, its counters, and how many are due soon, await acceptance, and have no owner."""
    soon = TaskQuery(query.today, due_soon=True, soon_days=soon_days)
    further = (soon, TaskQuery(query.today, awaiting=True), TaskQuery(query.today, unassigned=True))
    conditions = [condition_of(connection, one) for one in further]
    wanted = condition_of(connection, query)
    if _is_whole(query):
        # An index knows each of them.
        numbers = [
            connection.number(f"SELECT count(*) FROM task WHERE {one.sql}", **one.values)
            for one in (wanted, *conditions)
        ]
        return numbers[0], counters(connection, query), (numbers[1], numbers[2], numbers[3])
    # One walk through the tasks: five questions would read them five times.
    sums = ", ".join(f"sum(CASE WHEN {one.sql} THEN 1 ELSE 0 END)" for one in conditions)
    rows = connection.rows(
        f"SELECT {_TASK_STANDING}, count(*), {sums} FROM task WHERE {wanted.sql} GROUP BY 1",
        **{**conditions[0].values, **wanted.values},
    )
    every, *apart = (sum(row[place] for row in rows) for place in range(1, 5))
    return every, _counters({_standing(row[0]): row[1] for row in rows}), (apart[0], apart[1], apart[2])


def counters_by(connection: Connection, group: GroupBy, query: TaskQuery) -> tuple[Line, ...]:
    """Counters by group: units and blocs in the office's order, others by name, quarters by time; '' last.

    By unit the shares are counted, so that a bloc's task counts once for each of its units; a bloc is the one a task's
    owners stand for, else its meeting's, else the first bloc of its lead unit; a quarter is that of the assignment.
    """
    match group:
        case GroupBy.UNIT:
            return _by_unit(connection, query)
        case GroupBy.BLOC:
            return _by_bloc(connection, query)
        case GroupBy.QUARTER:
            found = _tallied(connection, query, "substr(task.assigned_on, 1, 7)")
            tallies = _collected((_quarter(month), place, number) for (month, place), number in found.items())
            return tuple((key, f"Quý {_ROMAN[int(key[-1]) - 1]}/{key[:4]}", tallies[key]) for key in sorted(tallies))
        case GroupBy.LEADER | GroupBy.FIELD:
            found = _tallied(connection, query, f"task.{group.value}")
            tallies = _collected((name, place, number) for (name, place), number in found.items())
            names = sorted(tallies, key=lambda name: (not name, text_key(name), name))
            return tuple((name, name, tallies[name]) for name in names)


def facets(connection: Connection, query: TaskQuery, column: TaskColumn) -> tuple[Facet, ...]:
    """The values of a column that a query can be narrowed to, with the number of its rows that have each.

    '' stands for 'none'. By lead unit a task counts once for each. Columns that no filter takes have no facets.
    """
    match column:
        case TaskColumn.LEAD:
            return _named_facets(_by_lead(connection, query), _unit_names(connection))
        case TaskColumn.MEETING:
            return _named_facets(_counted(connection, query, "task.meeting"), _meeting_titles(connection))
        case TaskColumn.LEADER | TaskColumn.FIELD:
            found = _counted(connection, query, f"task.{column.value}")
            return _named_facets(found, {name: name for name in sorted(found, key=lambda name: (text_key(name), name))})
        case TaskColumn.STANDING:
            return _named_facets(_by_standing(connection, query), _STANDING_NAMES)
        case TaskColumn.URGENCY:
            ranks = _counted(connection, query, "task.urgency")
            found = {URGENCIES[int(rank)].value: number for rank, number in ranks.items()}
            return _named_facets(found, {urgency.value: URGENCY_TERMS[urgency] for urgency in URGENCIES})
    return ()


def _by_unit(connection: Connection, query: TaskQuery) -> tuple[Line, ...]:
    wanted = condition_of(connection, query)
    narrowed = "" if _is_whole(query) else f" WHERE number IN (SELECT number FROM task WHERE {wanted.sql})"
    rows = connection.rows(
        f"SELECT share.unit, {_SHARE_STANDING}, count(*) FROM share{narrowed} GROUP BY 1, 2", **wanted.values
    )
    return _in_order(_collected((unit, place, number) for unit, place, number in rows), _unit_names(connection))


def _by_bloc(connection: Connection, query: TaskQuery) -> tuple[Line, ...]:
    found = _tallied(connection, query, "task.bloc, task.meeting, task.first_lead")
    of_meeting = {row[0]: row[1] for row in connection.rows("SELECT id, bloc FROM meeting")}
    of_unit = {
        unit: next(iter(json.loads(blocs)), None) for unit, blocs in connection.rows("SELECT id, blocs FROM unit")
    }
    tallies = _collected(
        (bloc or of_meeting.get(meeting) or of_unit.get(lead) or "", place, number)
        for (bloc, meeting, lead, place), number in found.items()
    )
    names = {row[0]: row[1] for row in connection.rows("SELECT id, name FROM bloc ORDER BY place, name, number")}
    return _in_order(tallies, names)


def _by_lead(connection: Connection, query: TaskQuery) -> dict[str, int]:
    wanted = condition_of(connection, query)
    narrowed = "" if _is_whole(query) else f" AND number IN (SELECT number FROM task WHERE {wanted.sql})"
    # `count(DISTINCT number)` would sort every share; hardly a task names a unit twice.
    rows = connection.rows(
        "SELECT unit, count(*) FROM share WHERE (place = 0 OR NOT EXISTS (SELECT 1 FROM share AS other"
        f" WHERE other.number = share.number AND other.unit = share.unit AND other.place < share.place)){narrowed}"
        " GROUP BY unit",
        **wanted.values,
    )
    return {row[0]: row[1] for row in rows}


def _by_standing(connection: Connection, query: TaskQuery) -> dict[str, int]:
    """By how tasks stand; together with units by how their shares stand, as the filter does."""
    if query.units:
        wanted = condition_of(connection, query)
        rows = connection.rows(
            f"SELECT {_SHARE_STANDING}, count(DISTINCT task.number) FROM task"
            f" JOIN share ON share.number = task.number AND share.unit IN {connection.members('wanted_units')}"
            f" WHERE {wanted.sql} GROUP BY 1",
            **wanted.values,
        )
    else:
        rows = _places(connection, query)
    return {_standing(place).value: number for place, number in rows}


def _places(connection: Connection, query: TaskQuery) -> list[Row]:
    """How many tasks of a query stand at each place of `STANDING_SQL`."""
    if not _is_whole(query):
        wanted = condition_of(connection, query)
        return connection.rows(
            f"SELECT {_TASK_STANDING}, count(*) FROM task WHERE {wanted.sql} GROUP BY 1", **wanted.values
        )
    # The index of the whole order has the stages side by side, and in each the days.
    rows = connection.rows(
        f"SELECT stage, count(*), sum(CASE WHEN stage = {OPEN} AND due < :today THEN 1 ELSE 0 END)"
        " FROM task GROUP BY stage",
        today=query.today.isoformat(),
    )
    late = sum(row[2] for row in rows)
    places = [(stage, number - passed) for stage, number, passed in rows if number > passed]
    return [(OVERDUE, late), *places] if late else places


def _counted(connection: Connection, query: TaskQuery, expression: str) -> dict[str, int]:
    if _is_whole(query) and expression in _SIDE_BY_SIDE:
        rows = connection.rows(f"SELECT {expression}, count(*) FROM task GROUP BY {expression}")
        return {"" if value is None else str(value): number for value, number in rows}
    wanted = condition_of(connection, query)
    text = f"SELECT COALESCE(CAST({expression} AS TEXT), '') AS one FROM task WHERE {wanted.sql}"
    return dict(Counter(connection.texts(text, **wanted.values)))


def _tallied(connection: Connection, query: TaskQuery, expressions: str) -> dict[Row, int]:
    wanted = condition_of(connection, query)
    return connection.tally(f"{expressions}, {_TASK_STANDING}", f"task WHERE {wanted.sql}", **wanted.values)


def _collected(rows: Iterable[tuple[str, int, int]]) -> dict[str, Counters]:
    groups: dict[str, Counter[Standing]] = {}
    for key, place, number in rows:
        groups.setdefault(key, Counter())[_standing(place)] += number
    counted = {key: _counters(tally) for key, tally in groups.items()}
    return {key: value for key, value in counted.items() if value.total}


def _in_order(tallies: Mapping[str, Counters], names: Mapping[str, str]) -> tuple[Line, ...]:
    keys = [key for key in names if key in tallies] + sorted((key for key in tallies if key not in names), reverse=True)
    return tuple((key, names.get(key, ""), tallies[key]) for key in keys)


def _named_facets(found: Mapping[str, int], names: Mapping[str, str]) -> tuple[Facet, ...]:
    ordered = [value for value in names if value in found and value]
    rest = sorted(value for value in found if value and value not in names)
    none = [""] if "" in found else []
    return tuple(Facet(value, names.get(value, ""), found[value]) for value in (*ordered, *rest, *none))


def _counters(tally: Mapping[Standing, int]) -> Counters:
    return Counters(*(tally.get(standing, 0) for standing in (*OFFICIAL, *APART)))


def _standing(place: int) -> Standing:
    return Standing.OPEN_OVERDUE if place == OVERDUE else STAGES[place]


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def _is_whole(query: TaskQuery) -> bool:
    return query == TaskQuery(query.today, order=query.order)


def _unit_names(connection: Connection) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.rows("SELECT id, name FROM unit ORDER BY place, name, number")}


def _meeting_titles(connection: Connection) -> dict[str, str]:
    rows = connection.rows("SELECT id, title FROM meeting ORDER BY held_on DESC, number DESC")
    return {row[0]: row[1] for row in rows}
