"""The ladder of chasing (thang đôn đốc): on which day which step falls, and which was not taken yet.

A step is a number of days relative to the due day: -3 is three days before it, 0 the day itself, 3 three days late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Task


@dataclass(frozen=True, slots=True)
class Step:
    """The step that is to be taken now.

    Attributes:
        number: its place on the ladder, from 1.
        steps: how many the ladder has.
        days: the step itself.
        fell_on: the day on which it fell.
    """

    number: int
    steps: int
    days: int
    fell_on: date


def step_to_take(task: Task, today: date, rules: RulesTerms) -> Step | None:
    """The highest step that has fallen and since which nobody chased; None when there is nothing to do.

    Only open tasks with a day are on the ladder; a chasing on the very day of the step takes it.
    """
    due = task.deadline.due
    if due is None or standing_of(task, today) not in (Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE):
        return None
    fallen = [(number, days) for number, days in enumerate(rules.ladder, 1) if due + timedelta(days=days) <= today]
    if not fallen:
        return None
    number, days = fallen[-1]
    fell_on = due + timedelta(days=days)
    if any(chased >= fell_on for chased in task.chased_on):
        return None
    return Step(number, len(rules.ladder), days, fell_on)


def goes_on_agenda(task: Task, today: date, rules: RulesTerms) -> bool:
    """Late after as many chasings as the office has set: it is spoken of at the next briefing."""
    late = standing_of(task, today) is Standing.OPEN_OVERDUE
    return late and len(task.chased_on) >= rules.chasings_to_agenda
