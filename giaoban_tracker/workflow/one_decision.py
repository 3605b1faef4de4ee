"""One decision about one task: the task is read, the rule asked, one fact written, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task import Task
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk


def day_of(desk: Desk, on: date | None) -> date:
    """The day from which a decision counts: the one told, else today.

    Raises:
        Refused: "in-the-future".
    """
    if on is not None and on > desk.today:
        raise Refused("in-the-future", day=on.isoformat())
    return on or desk.today


def write(desk: Desk, task: TaskId, decision: Callable[[Task], Deed], on: date) -> Changes:
    """Write what the decision makes of the task as it stands.

    Raises:
        Refused: "unknown-task", and whatever the decision refuses.
    """
    with desk.ledger.writing() as book:
        return book.append([desk.fact(task, decision(book.task(task)), on=on)])


def write_by_rules(desk: Desk, task: TaskId, decision: Callable[[Task, RulesTerms], Deed], on: date) -> Changes:
    """As `write`, for a decision that asks the office's rules too."""
    with desk.ledger.writing() as book:
        rules = rules_of(book)
        return book.append([desk.fact(task, decision(book.task(task), rules), on=on)])
