"""The six clarities (6 rõ): what tasks lack, how many lack what, and the gate before issuing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.domain import clarity, decide_course
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.clarity import CLARITIES, Clarity
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk

_NOT_DONE = frozenset(Standing) - {Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Lack:
    """How many open tasks lack one of the six, and the query of exactly their rows."""

    clarity: Clarity
    label: str
    number: int
    query: TaskQuery


@dataclass(frozen=True, slots=True)
class GateLine:
    """A task that lacks something nobody has waived: what is to be asked before it is issued."""

    task: TaskId
    code: str
    content: str
    missing: tuple[Clarity, ...]


def clarity_labels(desk: Desk) -> Mapping[Clarity, str]:
    """The office's words for the six."""
    with desk.ledger.reading() as book:
        return clarity.labels(rules_of(book))


def missing(terms: TaskTerms) -> tuple[Clarity, ...]:
    """What a task lacks before it is given."""
    return clarity.missing(terms)


def lacks(desk: Desk, query: TaskQuery | None = None) -> tuple[Lack, ...]:
    """For each of the six how many open tasks lack it, those that are 0 too."""
    asked = replace(query or TaskQuery(desk.today), today=desk.today, standings=_NOT_DONE)
    with desk.ledger.reading() as book:
        labels = clarity.labels(rules_of(book))
        queries = {one: replace(asked, unclear=frozenset({one})) for one in CLARITIES}
        return tuple(Lack(one, labels[one], book.count(narrow), narrow) for one, narrow in queries.items())


def gate(desk: Desk, tasks: Sequence[TaskId]) -> tuple[GateLine, ...]:
    """The tasks that lack something before they are issued; empty when all may go.

    Raises:
        Refused: "unknown-task".
    """
    with desk.ledger.reading() as book:
        known = [book.task(task) for task in tasks]
    found = ((task, clarity.not_waived(task)) for task in known)
    return tuple(GateLine(task.id, task.terms.code, task.terms.content, lacking) for task, lacking in found if lacking)


def let_through(desk: Desk, tasks: Sequence[TaskId], reason: str) -> Changes:
    """Issue tasks as they are, with a reason that stays with each; those that lack nothing are left alone.

    Raises:
        Refused: "nothing-lacking", "reason-missing"; as `domain.decide_course.waive_clarity`.
    """
    lines = gate(desk, tasks)
    if not lines:
        raise Refused("nothing-lacking")
    with desk.ledger.writing() as book:
        return book.append(
            [
                desk.fact(
                    line.task,
                    decide_course.waive_clarity(book.task(line.task), [one.value for one in line.missing], reason),
                )
                for line in lines
            ]
        )
