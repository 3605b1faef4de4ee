"""What a person wants to see, as a condition in SQL on `task`."""

from __future__ import annotations

from datetime import date, timedelta

from giaoban_tracker.domain.clarity import bits
from giaoban_tracker.domain.standing import DUE_SOON_DAYS, Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import search
from giaoban_tracker.ledger.engine import Condition, Connection, as_set
from giaoban_tracker.ledger.views import OPEN, STAGE_OF

STANDING_SQL = f"CASE WHEN {{table}}.stage = {OPEN} AND {{table}}.due < :today THEN -1 ELSE {{table}}.stage END"
"""How a task or share stands on `:today`: its stage, or -1 for overdue. On the due day itself nothing is overdue."""

OVERDUE = -1

BLOC_SQL = (
    "COALESCE(task.bloc, (SELECT meeting.bloc FROM meeting WHERE meeting.id = task.meeting AND meeting.bloc IS NOT NULL"
    " LIMIT 1))"
)
"""The bloc a task counts for: the one its owners stand for, else the one whose meeting gave it."""


_OPEN = (Standing.OPEN_IN_TIME, Standing.WAITING, Standing.UNDATED)
"""Stages in which a report is still to come."""

_OPEN_STAGES = ", ".join(str(STAGE_OF[one]) for one in _OPEN)


EVERYTHING = "1 = 1"
"""The condition that every task fulfils."""


def condition_of(connection: Connection, query: TaskQuery) -> Condition:
    """The rows of `task` that a query selects, as one conjunction that binds `:today`."""
    return _conjunction(connection, query, search.condition(connection, query.search))


def near_condition_of(connection: Connection, query: TaskQuery) -> Condition | None:
    """The same for a few tasks, quick to ask of each; None where that cannot be asked. See `search.near`."""
    if not connection.sqlite:
        return None
    found = search.near(connection, query.search)
    if found is None and query.search.strip():
        return None
    return _conjunction(connection, query, found, near=True)


def _conjunction(connection: Connection, query: TaskQuery, found: Condition | None, *, near: bool = False) -> Condition:
    parts: list[str] = []
    values: dict[str, object] = {"today": query.today.isoformat()}

    def among(name: str, expression: str, texts: frozenset[str]) -> None:
        if texts:
            none = f" OR {expression} IS NULL" if "" in texts else ""
            parts.append(f"({expression} IN {connection.members(name)}{none})")
            values[name] = as_set(texts)

    if found is not None:
        parts.append(found.sql)
        values.update(found.values)
    if query.units:
        # Together with units it is the share of one of them that stands so, not the whole task.
        standing = f" AND {_any_of(query.standings, 'share')}" if query.standings else ""
        units = connection.members("wanted_units")
        theirs = f"share.unit IN {units}{standing}"
        # All shares of a unit are gathered for many tasks; of a few tasks each is asked for its own.
        parts.append(
            f"EXISTS (SELECT 1 FROM share WHERE share.number = task.number AND {theirs})"
            if near
            else f"task.number IN (SELECT number FROM share WHERE {theirs})"
        )
        values["wanted_units"] = as_set(query.units)
    elif query.standings:
        parts.append(_any_of(query.standings, "task"))
    among("wanted_meetings", "task.meeting", frozenset(query.meetings))
    among("wanted_blocs", BLOC_SQL, frozenset(query.blocs))
    among("wanted_leaders", "task.leader", query.leaders)
    among("wanted_fields", "task.field", query.fields)
    if query.due_soon:
        parts.append(f"(task.stage = {OPEN} AND task.due >= :today AND task.due <= :soon)")
        values["soon"] = (
            query.today + timedelta(days=DUE_SOON_DAYS if query.soon_days is None else query.soon_days)
        ).isoformat()
    if query.awaiting:
        parts.append("task.awaiting = 1")
    if query.unassigned:
        parts.append("task.first_lead IS NULL")
    if query.unreported:
        parts.append(f"(task.last_report_on IS NULL AND task.stage IN ({_OPEN_STAGES}))")
    for bound, day in _bounds(query):
        if day is not None:
            name = f"bound_{len(values)}"
            parts.append(f"{bound} :{name}")
            values[name] = day.isoformat()
    _follow_up(query, parts, values)
    among("wanted_ids", "task.id", frozenset(query.picked))
    among("wanted_kinds", "task.task_kind", frozenset(kind.value for kind in query.kinds))
    return Condition(" AND ".join(parts) or EVERYTHING, values)


def _bounds(query: TaskQuery) -> tuple[tuple[str, date | None], ...]:
    return (
        ("task.assigned_on >=", query.assigned_from),
        ("task.assigned_on <=", query.assigned_to),
        ("task.closed_on >=", query.closed_from),
        ("task.closed_on <=", query.closed_to),
        ("task.review_on <=", query.review_until),
        ("task.due >=", query.due_from),
        ("task.due <=", query.due_to),
        ("task.assigned_on <=", query.running_to),
    )


def _follow_up(query: TaskQuery, parts: list[str], values: dict[str, object]) -> None:
    if query.unclear:
        parts.append("(task.unclear & :lacking) <> 0")
        values["lacking"] = bits(query.unclear)
    if query.asked:
        parts.append("task.asked > 0")
    if query.silent_since is not None:
        parts.append(f"(task.stage IN ({_OPEN_STAGES}) AND COALESCE(task.last_report_on, '') < :silent_since)")
        values["silent_since"] = query.silent_since.isoformat()
    if query.chased_at_least:
        parts.append("task.chased >= :chased")
        values["chased"] = query.chased_at_least
    if query.chased_fewer_than:
        parts.append("task.chased < :chased_most")
        values["chased_most"] = query.chased_fewer_than
    if query.running_from is not None:
        # Until its day or until it was closed, whichever is later; what is open goes on until today.
        parts.append("(task.due >= :running_from OR COALESCE(task.closed_on, :today) >= :running_from)")
        values["running_from"] = query.running_from.isoformat()
    rare = (
        ("due_meeting", query.due_meeting),
        ("parent", query.parent),
        ("series", query.series),
        ("period", query.period or None),
    )
    for column, wanted in rare:
        if wanted is not None:
            parts.append(f"task.number IN (SELECT number FROM task_text WHERE {column} = :in_{column})")
            values[f"in_{column}"] = wanted


def _any_of(standings: frozenset[Standing], table: str) -> str:
    return "(" + " OR ".join(_is(one, table) for one in sorted(standings)) + ")"


def _is(standing: Standing, table: str) -> str:
    if standing is Standing.OPEN_OVERDUE:
        return f"({table}.stage = {OPEN} AND {table}.due < :today)"
    if standing is Standing.OPEN_IN_TIME:
        return f"({table}.stage = {OPEN} AND {table}.due >= :today)"
    return f"{table}.stage = {STAGE_OF[standing]}"
