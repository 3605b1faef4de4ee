"""What a person wants to see, as a condition in SQL on `task`."""

from __future__ import annotations

from datetime import timedelta

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


def condition_of(connection: Connection, query: TaskQuery) -> Condition:
    """The rows of `task` that a query selects, as one conjunction that binds `:today`."""
    parts: list[str] = []
    values: dict[str, object] = {"today": query.today.isoformat()}

    def among(name: str, expression: str, texts: frozenset[str]) -> None:
        if texts:
            none = f" OR {expression} IS NULL" if "" in texts else ""
            parts.append(f"({expression} IN {connection.members(name)}{none})")
            values[name] = as_set(texts)

    found = search.condition(connection, query.search)
    if found is not None:
        parts.append(found.sql)
        values.update(found.values)
    if query.units:
        # Together with units it is the share of one of them that stands so, not the whole task.
        standing = f" AND {_any_of(query.standings, 'share')}" if query.standings else ""
        units = connection.members("wanted_units")
        parts.append(f"task.number IN (SELECT number FROM share WHERE share.unit IN {units}{standing})")
        values["wanted_units"] = as_set(query.units)
    elif query.standings:
        parts.append(_any_of(query.standings, "task"))
    among("wanted_meetings", "task.meeting", frozenset(query.meetings))
    among("wanted_blocs", BLOC_SQL, frozenset(query.blocs))
    among("wanted_leaders", "task.leader", query.leaders)
    among("wanted_fields", "task.field", query.fields)
    if query.due_soon:
        parts.append(f"(task.stage = {OPEN} AND task.due >= :today AND task.due <= :soon)")
        values["soon"] = (query.today + timedelta(days=DUE_SOON_DAYS)).isoformat()
    if query.awaiting:
        parts.append("task.awaiting = 1")
    if query.unassigned:
        parts.append("task.first_lead IS NULL")
    if query.unreported:
        open_stages = ", ".join(str(STAGE_OF[one]) for one in _OPEN)
        parts.append(f"(task.last_report_on IS NULL AND task.stage IN ({open_stages}))")
    for sign, name, day in ((">=", "since", query.assigned_from), ("<=", "until", query.assigned_to)):
        if day is not None:
            parts.append(f"task.assigned_on {sign} :{name}")
            values[name] = day.isoformat()
    return Condition(" AND ".join(parts) or "1 = 1", values)


def _any_of(standings: frozenset[Standing], table: str) -> str:
    return "(" + " OR ".join(_is(one, table) for one in sorted(standings)) + ")"


def _is(standing: Standing, table: str) -> str:
    if standing is Standing.OPEN_OVERDUE:
        return f"({table}.stage = {OPEN} AND {table}.due < :today)"
    if standing is Standing.OPEN_IN_TIME:
        return f"({table}.stage = {OPEN} AND {table}.due >= :today)"
    return f"{table}.stage = {STAGE_OF[standing]}"
