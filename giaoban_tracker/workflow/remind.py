"""Remind an office (nhắc việc): what is overdue, due, to be chased by its ladder, or accepted; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from giaoban_tracker.domain.escalation import step_to_take
from giaoban_tracker.domain.reminder import Matter, Reminder, in_order
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk


def office_reminders(desk: Desk) -> tuple[Reminder, ...]:
    """What an office should know today, the most pressing first; matters with nothing to tell are left out."""
    today = desk.today
    in_time, late = frozenset({Standing.OPEN_IN_TIME}), frozenset({Standing.OPEN_OVERDUE})
    asked = {
        Matter.OVERDUE: TaskQuery(today, standings=late),
        Matter.TODAY: TaskQuery(today, standings=in_time, due_from=today, due_to=today),
        Matter.SOON: TaskQuery(today, due_soon=True, due_from=today + timedelta(days=1)),
        Matter.AWAITING: TaskQuery(today, awaiting=True),
    }
    with desk.ledger.reading() as book:
        found = {
            matter: Reminder(matter, frozenset[str](book.task_ids(query)), query) for matter, query in asked.items()
        }
        found[Matter.LADDER] = _on_the_ladder(book, today, rules_of(book))
    return in_order(found)


def _on_the_ladder(book: Reading, today: date, rules: RulesTerms) -> Reminder:
    """The tasks with a step to take. Of those that nobody chased yet a query tells it; the others are read whole."""
    if not rules.ladder:
        return Reminder(Matter.LADDER, frozenset())
    dated = frozenset({Standing.OPEN_OVERDUE, Standing.OPEN_IN_TIME})
    query = TaskQuery(today, standings=dated, due_to=today - timedelta(days=min(rules.ladder)))
    chased = book.tasks(replace(query, chased_at_least=1))
    again = (task.id for task in chased if step_to_take(task, today, rules) is not None)
    ids = frozenset((*book.task_ids(replace(query, chased_fewer_than=1)), *again))
    return Reminder(Matter.LADDER, frozenset[str](ids), TaskQuery(today, picked=ids))
