"""The tasks behind the number of the round: what one unit has not reported on since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class OwedReport:
    """One share on which nothing has come since.

    Attributes:
        last_on: the day of its last report; None when it never had one.
    """

    task: TaskId
    code: str
    content: str
    deadline: Deadline
    last_on: date | None


def unreported(desk: Desk, unit: UnitId, since: date | None) -> tuple[OwedReport, ...]:
    """As many as `round.round_of` counts for the unit, late ones first.

    Args:
        since: the day on which the round began; None for ever.
    """
    began = since or date.min
    with desk.ledger.reading() as book:
        tasks = book.tasks_of([share.task for share in book.post.open_shares() if share.unit == unit])
    owed = []
    for task in tasks:
        share = task.share_of(unit)
        days = [report.admitted_on or report.on for report in share.reports] if share is not None else []
        if not any(day >= began for day in days):
            terms = task.terms
            owed.append(OwedReport(task.id, terms.code, terms.content, task.deadline, max(days, default=None)))
    return tuple(sorted(owed, key=lambda one: (one.deadline.due or date.max, one.code)))
