"""Lists of tasks: which, in what order, and what their rows show. Sorted and selected in SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from giaoban_tracker.domain.clarity import of_bits
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import TaskKind
from giaoban_tracker.domain.identity import BlocId, TaskId, UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.ledger import first_by_value, search
from giaoban_tracker.ledger.conditions import EVERYTHING, STANDING_SQL, condition_of, near_condition_of
from giaoban_tracker.ledger.engine import Condition, Connection, Row, as_set
from giaoban_tracker.ledger.particulars import day_or_none
from giaoban_tracker.ledger.views import OPEN, STAGES, URGENCIES

_ORDER_REST = "task.due NULLS FIRST, task.code_key, task.id"
DEFAULT_ORDER = f"task.stage, {_ORDER_REST}"
"""Late first, then by deadline, then by code: stages stand in that order, and of open tasks the late are earliest."""

_PAGE = 500
_REACHES = (256, 2048)
"""How many tasks from the beginning of the book's order are looked at before all of them are."""
_SIGNS = 4
"""So many met at the first step tell how far to go for the rest."""
_first = itemgetter(0)


@dataclass(frozen=True, slots=True)
class _Sorting:
    """How a column is sorted in SQL.

    Attributes:
        keys: expressions, most important first.
        none: the test for 'has no value', which comes last in either direction; empty where every task has one.
        join: what `keys` need beside `task`.
    """

    keys: tuple[str, ...]
    none: str = ""
    join: str = ""


_SORTINGS = {
    TaskColumn.CODE: _Sorting(("task.code_key",)),
    TaskColumn.CONTENT: _Sorting(("task.content_key",)),
    # A bloc's tasks stand together before those of single units, which follow the office's order.
    TaskColumn.LEAD: _Sorting(
        (
            "CASE WHEN task.bloc IS NOT NULL AND task.shares > 1 THEN 0 ELSE 1 END",
            "CASE WHEN task.shares > 1 THEN lead_bloc.place END",
            "lead_unit.place",
            "lead_unit.name",
        ),
        "task.first_lead IS NULL",
        " LEFT JOIN unit AS lead_unit ON lead_unit.id = task.first_lead"
        " LEFT JOIN bloc AS lead_bloc ON lead_bloc.id = task.bloc",
    ),
    TaskColumn.LEADER: _Sorting(("task.leader_key",), "task.leader = ''"),
    TaskColumn.MEETING: _Sorting(
        ("held.held_on", "held.title"), "held.id IS NULL", " LEFT JOIN meeting AS held ON held.id = task.meeting"
    ),
    TaskColumn.DUE: _Sorting(("task.due",), "task.due IS NULL"),
    TaskColumn.STANDING: _Sorting((STANDING_SQL.format(table="task"),)),
    TaskColumn.PROGRESS: _Sorting(("task.done_percent",)),
    TaskColumn.FIELD: _Sorting(("task.field_key",), "task.field = ''"),
    TaskColumn.URGENCY: _Sorting(("task.urgency",)),
    TaskColumn.LAST_REPORT: _Sorting(("task.last_report_on",), "task.last_report_on IS NULL"),
}

_ROW_COLUMNS = (
    "task.id, task.code, content, task.leader, lead, support, meeting.title, kind, task.due, due_words, due_rule,"
    " task.original_due, task.stage, task.done_percent, task.shares_done, task.shares, task.awaiting,"
    " task.finished_on, task.last_report_on, result, task.field, product, task.urgency, task.chased, task.extended,"
    " task.bloc, task.task_kind, task.unclear, task.asked, task.review_on, due_meeting,"
    " task.assigned_on"
)


def task_ids(connection: Connection, query: TaskQuery, most: int | None = None) -> tuple[TaskId, ...]:
    """Ids of the tasks that a query selects, in its order; only the first of them when `most` is given."""
    if most is not None:
        return _first_ids(connection, query, most)
    wanted = condition_of(connection, query)
    joins, order = _order(query)
    selected = f"SELECT task.id AS one FROM task{joins} WHERE {wanted.sql} ORDER BY {order}"
    return tuple(map(TaskId, connection.texts(selected, **wanted.values)))


def _first_ids(connection: Connection, query: TaskQuery, most: int) -> tuple[TaskId, ...]:
    """The first tasks of a query: looked for at the beginning of the book's order before all of it is.

    Where every tenth task fits, the first rows lie among the first thousand of a hundred thousand, and neither the
    rest nor the search index has to be asked. What the index finds at once is better asked of it, if it is little.
    """
    if query.order and replace(query, order=()) == TaskQuery(query.today):
        by_value = _by_first_value(connection, query, most)
        if by_value:
            return by_value
    near = None if query.order or _is_indexed(query) else near_condition_of(connection, query)
    quick = bool(query.search) and not search.gathers_slowly(query.search)
    found: tuple[TaskId, ...] = ()
    if near is not None:
        found = _at_the_beginning(connection, near, most, patient=not quick)
    if found:
        return found
    wanted = condition_of(connection, query)
    if near is not None and quick and not search.is_few(wanted):
        found = _at_the_beginning(connection, near, most, patient=True)
    if found:
        return found
    joins, order = _order(query)
    rows = connection.rows(
        f"SELECT task.id FROM task{joins} WHERE {wanted.sql} ORDER BY {order} LIMIT {most:d}", **wanted.values
    )
    return tuple(map(_first, rows))


def _by_first_value(connection: Connection, query: TaskQuery, most: int) -> tuple[TaskId, ...]:
    """The first of all tasks, sorted by a column whose values are looked up one after the other; else none."""
    joins, order = _order(query)
    found: list[TaskId] = []
    for part in first_by_value.parts_by(connection, query.order[0]):
        values = {**part.condition.values, "today": query.today.isoformat()}
        missing = most - len(found)
        beginning: tuple[TaskId, ...] = ()
        if part.is_alike and len(query.order) == 1 and first_by_value.is_common(connection, part):
            beginning = _at_the_beginning(connection, Condition(part.condition.sql, values), missing, patient=True)
        found += beginning or map(
            _first,
            connection.rows(
                f"SELECT task.id FROM task{joins} WHERE {part.condition.sql} ORDER BY {order} LIMIT {missing:d}",
                **values,
            ),
        )
        if len(found) == most:
            return tuple(found)
    return ()


def _at_the_beginning(connection: Connection, near: Condition, most: int, *, patient: bool) -> tuple[TaskId, ...]:
    """The first tasks that fulfil a condition, if `most` are within reach of the book's beginning; else none.

    Args:
        patient: whether to go as far as ever; else only where the first step met some, which tells how far is enough.
    """
    first, farthest = _REACHES
    met = _within(connection, near, first, most)
    if len(met) < most:
        enough = min(farthest, first * most * 3 // (2 * len(met))) if len(met) >= _SIGNS else farthest
        met = _within(connection, near, enough, most) if patient or enough < farthest else ()
    return met if len(met) == most else ()


def _within(connection: Connection, near: Condition, reach: int, most: int) -> tuple[TaskId, ...]:
    # CROSS: the reached tasks first, whatever index SQLite may have for the condition.
    rows = connection.rows(
        f"SELECT task.id FROM (SELECT number FROM task ORDER BY {DEFAULT_ORDER} LIMIT {reach:d}) AS reached"
        f" CROSS JOIN task ON task.number = reached.number WHERE {near.sql}"
        f" ORDER BY +task.stage, {_ORDER_REST} LIMIT {most:d}",
        **near.values,
    )
    return tuple(map(_first, rows))


def _walks_all(query: TaskQuery) -> bool:
    """Whether the index of the whole order gives a query's first rows by itself."""
    return replace(query, search="", standings=frozenset(), order=()) == TaskQuery(query.today)


def _is_indexed(query: TaskQuery) -> bool:
    """Whether an index finds the first tasks of a query at once."""
    walked = _walks_all(query) and len(query.standings) <= 1
    return not query.search and (query.awaiting or query.unassigned or walked)


def count(connection: Connection, query: TaskQuery) -> int:
    """How many tasks a query selects, withdrawn ones included."""
    wanted = condition_of(connection, query)
    # Without a condition SQLite counts the pages of an index instead of its rows.
    narrowed = "" if wanted.sql == EVERYTHING else f" WHERE {wanted.sql}"
    return connection.number(f"SELECT count(*) FROM task{narrowed}", **wanted.values)


def task_rows(connection: Connection, ids: Sequence[TaskId], today: date, soon_days: int) -> tuple[TaskRow, ...]:
    """The rows of some tasks, in the order of their ids; ids that are gone are left out."""
    names = _Names(
        dict(_pairs(connection, "SELECT id, name FROM unit")), dict(_pairs(connection, "SELECT id, name FROM bloc"))
    )
    found: dict[str, TaskRow] = {}
    for start in range(0, len(ids), _PAGE):
        rows = connection.rows(
            f"SELECT {_ROW_COLUMNS} FROM task JOIN task_text ON task_text.number = task.number"
            " LEFT JOIN meeting ON meeting.id = task.meeting"
            f" WHERE task.id IN {connection.members('ids')}",
            ids=as_set(ids[start : start + _PAGE]),
        )
        found.update((row[0], _task_row(row, names, today, soon_days)) for row in rows)
    return tuple(found[one] for one in ids if one in found)


def _order(query: TaskQuery) -> tuple[str, str]:
    joins: dict[str, None] = {}
    order: list[str] = []
    for key in query.order:
        sorting = _SORTINGS[key.column]
        joins[sorting.join] = None
        direction = " DESC" if key.descending else ""
        order += [f"CASE WHEN {sorting.none} THEN 1 ELSE 0 END"] if sorting.none else []
        order += [f"{expression}{direction}" for expression in sorting.keys]
    # The plus keeps SQLite from walking its index of the whole order to pick a few rows out of it. A search walks it:
    # its first rows come at once, and a rare word costs no more than the walk (`search.condition`).
    order.append(DEFAULT_ORDER if _walks_all(query) else f"+task.stage, {_ORDER_REST}")
    return "".join(joins), ", ".join(order)


def _pairs(connection: Connection, statement: str) -> Iterator[tuple[str, str]]:
    return ((row[0], row[1]) for row in connection.rows(statement))


@dataclass(frozen=True, slots=True)
class _Names:
    units: Mapping[str, str]
    blocs: Mapping[str, str]

    def lead(self, units: Sequence[UnitId], bloc: BlocId | None) -> str:
        if bloc is not None and len(units) > 1:
            return f"Các đơn vị khối {self.blocs.get(bloc, '')} ({len(units)} đơn vị)"
        return self.joined(units)

    def joined(self, units: Sequence[UnitId]) -> str:
        return "; ".join(self.units.get(unit, "") for unit in units)


def _task_row(row: Row, names: _Names, today: date, soon_days: int) -> TaskRow:
    (
        one,
        code,
        content,
        leader,
        lead,
        support,
        meeting,
        kind,
        due_text,
        due_words,
        due_rule,
        original_due,
        stage,
        done_percent,
        shares_done,
        shares,
        awaiting,
        finished_on,
        last_report_on,
        result,
        field,
        product,
        urgency,
        chased,
        extended,
        bloc,
        task_kind,
        unclear,
        asked,
        review_on,
        due_meeting,
        assigned_on,
    ) = row
    due = day_or_none(due_text)
    overdue = stage == OPEN and due is not None and due < today
    return TaskRow(
        id=one,
        code=code,
        content=content,
        leader=leader,
        lead=names.lead(json.loads(lead), bloc),
        support=names.joined(json.loads(support)),
        meeting=meeting or "",
        deadline=Deadline(DeadlineKind(kind), due, due_words, due_rule, due_meeting),
        original_due=day_or_none(original_due),
        standing=Standing.OPEN_OVERDUE if overdue else STAGES[stage],
        days_overdue=(today - due).days if overdue and due is not None else 0,
        done_percent=done_percent,
        shares_done=shares_done,
        shares=shares,
        awaits_acceptance=bool(awaiting),
        finished_on=day_or_none(finished_on),
        last_report_on=day_or_none(last_report_on),
        result=result,
        field=field,
        product=product,
        urgency=URGENCIES[urgency],
        chased=chased,
        extended=extended,
        kind=TaskKind(task_kind),
        unclear=of_bits(unclear),
        asked=asked,
        review_on=day_or_none(review_on),
        soon_days=soon_days,
        assigned_on=day_or_none(assigned_on),
    )
