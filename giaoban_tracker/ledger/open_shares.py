"""Which shares are open, by unit, and on which tasks anybody has reported since a day: what a round is told from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.fact import ReportFiled
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.journal import as_bytes
from giaoban_tracker.ledger.views import STAGE_OF

_OPEN = (Standing.OPEN_IN_TIME, Standing.WAITING, Standing.UNDATED)
"""Stages that owe something; what is late is open, and only a day tells it."""

_OBSTACLES = (b'"difficulty":', b'"proposal":')
"""How a report's body tells of them; one that tells of none leaves them out."""

_REPORT = f'"t":"{ReportFiled.type}"'.encode()


@dataclass(frozen=True, slots=True)
class OpenShare:
    """A share that nobody has accepted.

    Attributes:
        alone: whether it is its task's only one.
        last_report_on: the newest day of a report on the task, whoever's; None while there is none.
    """

    task: TaskId
    unit: UnitId
    alone: bool
    last_report_on: date | None


def open_shares(connection: Connection) -> tuple[OpenShare, ...]:
    """Every open share of a unit on a dated, waiting or undated task."""
    stages = ", ".join(str(STAGE_OF[standing]) for standing in _OPEN)
    rows = connection.rows(
        "SELECT task.id, share.unit, task.shares, task.last_report_on FROM share JOIN task"
        f" ON task.number = share.number WHERE share.unit <> '' AND share.stage IN ({stages})"
    )
    return tuple(
        OpenShare(TaskId(task), UnitId(unit), shares == 1, date.fromisoformat(last) if last else None)
        for task, unit, shares, last in rows
    )


def tasks_told_of_since(connection: Connection, day: date) -> frozenset[TaskId]:
    """The tasks on which a report counts from that day or a later one, voided ones included."""
    rows = connection.rows("SELECT subject, body FROM journal WHERE on_day >= :day", day=day.isoformat())
    return frozenset(TaskId(subject) for subject, body in rows if _REPORT in as_bytes(body))


def tasks_with_obstacles(connection: Connection) -> frozenset[TaskId]:
    """The tasks of which some report, be it an older or a voided one, names a difficulty or asks for a decision."""
    found = "instr(body, {}) > 0" if connection.sqlite else "position({} in body) > 0"
    rows = connection.rows(
        f"SELECT DISTINCT subject FROM journal WHERE {found.format(':difficulty')} OR {found.format(':proposal')}",
        difficulty=_OBSTACLES[0],
        proposal=_OBSTACLES[1],
    )
    return frozenset(TaskId(row[0]) for row in rows)
