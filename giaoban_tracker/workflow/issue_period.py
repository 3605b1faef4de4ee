"""Issue the next period of a recurring task (nhiệm vụ định kỳ): a task of its own for each period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import TaskKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import TaskAssigned
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.periods import following, period, period_of
from giaoban_tracker.domain.preconditions import still_stands
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.target import Period
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk

_KINDS = (("tuan", "week"), ("thang", "month"), ("quy", "quarter"), ("6 thang", "half"), ("nam", "year"))


@dataclass(frozen=True, slots=True)
class Issued:
    """The task of a period that was written."""

    task: TaskId
    code: str
    changes: Changes


def next_period(desk: Desk, task: TaskId) -> str:
    """The name of the period to issue next: the one after the last issued, else the one that today lies in.

    Raises:
        Refused: "unknown-task", "not-recurring".
    """
    with desk.ledger.reading() as book:
        whole = book.task(task)
        _must_recur(whole)
        issued = _issued(book, task, desk.today)
    like = next((kind for word, kind in _KINDS if word in folded(whole.deadline.words)), "month")
    return following(max(issued)) if issued else period_of(desk.today, like)


def issue_period(desk: Desk, task: TaskId, key: str, *, due: date | None = None) -> Issued:
    """Give the task of one period, due on its last day unless told otherwise.

    Args:
        key: "2017-09", "2017-Q3", "2017-W35".

    Raises:
        Refused: "unknown-task", "task-withdrawn", "task-replaced", "not-recurring", "unknown-period",
            "period-issued", "due-before-assignment".
    """
    found = period(key)
    if found is None:
        raise Refused("unknown-period", period=key)
    with desk.ledger.writing() as book:
        whole = book.task(task)
        still_stands(whole)
        _must_recur(whole)
        if key in _issued(book, task, desk.today):
            raise Refused("period-issued", task=whole.terms.code, period=found.name)
        last = due or found.last
        given = min(desk.today, last) if due is None else desk.today
        if last < given:
            raise Refused("due-before-assignment", due=last.isoformat(), assigned=given.isoformat())
        terms = replace(
            whole.terms,
            code=f"NV-{book.next_task_number():03d}",
            content=f"{whole.terms.content} ({found.name})",
            deadline=Deadline(DeadlineKind.FIXED, last, whole.deadline.words, "period"),
            kind=TaskKind.ONE_OFF if whole.terms.target is None else TaskKind.TARGET,
            series=Period(task, key),
        )
        new = TaskId(desk.new_id())
        changes = book.append([desk.fact(new, TaskAssigned(terms), on=given)])
    return Issued(new, terms.code, changes)


def _must_recur(task: Task) -> None:
    if task.deadline.kind is not DeadlineKind.RECURRING or task.terms.series is not None:
        raise Refused("not-recurring", task=task.terms.code)


def _issued(book: Reading, task: TaskId, today: date) -> set[str]:
    """The periods that were issued and stand."""
    tasks = book.tasks(TaskQuery(today, series=task))
    return {one.terms.series.period for one in tasks if one.terms.series is not None and one.stands}
