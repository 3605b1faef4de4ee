"""Which units owe a report (đơn vị chưa báo cáo): told from rows and shares, whole tasks only where units share one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from giaoban_tracker.domain.agenda import SilentUnit, owes_report
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ledger import Reading

_OWING = (Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.WAITING)


def silent_units(
    book: Reading, rows: Sequence[TaskRow], units: Mapping[UnitId, Unit], today: date, rules: RulesTerms
) -> tuple[SilentUnit, ...]:
    """The units that have been silent too long on some of these tasks, in the office's order.

    A task of one unit was last spoken of when its row says so; where several share one, each share is asked.
    """
    old = {
        row.id: row
        for row in rows
        if row.finished_on is None
        and row.standing in _OWING
        and row.assigned_on is not None
        and (today - row.assigned_on).days > rules.silent_days
    }
    owed: dict[UnitId, list[str]] = {}
    last: dict[UnitId, date] = {}

    def owes(unit: UnitId, code: str, reported_on: date | None) -> None:
        owed.setdefault(unit, []).append(code)
        if reported_on is not None:
            last[unit] = max(last.get(unit, date.min), reported_on)

    shared = set()
    for share in book.post.open_shares():
        row = old.get(share.task)
        if row is None:
            continue
        if not share.alone:
            shared.add(share.task)
        elif row.last_report_on is None or (today - row.last_report_on).days > rules.silent_days:
            owes(share.unit, row.code, row.last_report_on)
    for task in book.tasks_of(shared):
        for share_of_task in task.shares:
            if share_of_task.unit is not None and owes_report(task, share_of_task, today, rules):
                report = share_of_task.last_report
                owes(share_of_task.unit, task.terms.code, report.on if report is not None else None)
    return tuple(
        SilentUnit(unit, units[unit].name, tuple(sorted(owed[unit])), last.get(unit)) for unit in units if unit in owed
    )
