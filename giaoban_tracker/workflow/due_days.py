"""What falls due on each day of a span: the rows, and the query of exactly them; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.standing import APART, OFFICIAL
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day on which something falls due.

    Attributes:
        rows: all of them; open ones first, then by code.
        query: selects exactly these.
    """

    day: date
    rows: tuple[TaskRow, ...]
    query: TaskQuery


def due_days(desk: Desk, first: date, last: date) -> tuple[DueDay, ...]:
    """The days from `first` to `last`, both inclusive, on which tasks that were not withdrawn fall due; by day."""
    counted = frozenset((*OFFICIAL, *APART))
    asked = TaskQuery(desk.today, standings=counted, due_from=first, due_to=last)
    with desk.ledger.reading() as book:
        rows = book.task_rows(book.task_ids(asked), desk.today)
    days: dict[date, list[TaskRow]] = {}
    for row in rows:
        if row.deadline.due is not None:
            days.setdefault(row.deadline.due, []).append(row)
    return tuple(
        DueDay(
            day,
            tuple(sorted(days[day], key=lambda row: (row.finished_on is not None, row.code))),
            TaskQuery(desk.today, standings=counted, due_from=day, due_to=day),
        )
        for day in sorted(days)
    )
