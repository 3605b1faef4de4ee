"""Tasks as a board: a column for each way they stand, with its number and its first rows; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.workflow.desk import Desk


class Lane(StrEnum):
    """A column of the board, from left to right."""

    OVERDUE = "overdue"
    IN_TIME = "in_time"
    UNDATED = "undated"
    """Nothing falls due: no day is known, or a standing duty, or one that waits."""
    SUSPENDED = "suspended"
    DONE = "done"


_STANDINGS = {
    Lane.OVERDUE: frozenset({Standing.OPEN_OVERDUE}),
    Lane.IN_TIME: frozenset({Standing.OPEN_IN_TIME}),
    Lane.UNDATED: frozenset({Standing.UNDATED, Standing.STANDING, Standing.WAITING}),
    Lane.SUSPENDED: frozenset({Standing.SUSPENDED}),
    Lane.DONE: frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE}),
}


@dataclass(frozen=True, slots=True)
class LaneRows:
    """One column: how many tasks stand so, the query of exactly these, and the first of them."""

    lane: Lane
    number: int
    query: TaskQuery
    first: tuple[TaskRow, ...]


def board(desk: Desk, *, rows: int) -> tuple[LaneRows, ...]:
    """The columns in their order, empty ones too; together they hold every task that was not withdrawn, each once.

    Args:
        rows: at most so many of each.
    """
    with desk.ledger.reading() as book:
        found = []
        for lane, standings in _STANDINGS.items():
            query = TaskQuery(desk.today, standings=standings)
            first = book.task_rows(book.task_ids(query, rows), desk.today)
            found.append(LaneRows(lane, book.count(query), query, first))
    return tuple(found)


def lane_of(row: TaskRow) -> Lane | None:
    """The column a row stands in; None for one that was withdrawn."""
    return next((lane for lane, standings in _STANDINGS.items() if row.standing in standings), None)
