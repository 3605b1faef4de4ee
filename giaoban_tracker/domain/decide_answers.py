"""Rules about what is told beside reports: contributions, questions, answers, the cause of a delay."""

from __future__ import annotations

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import FactId, UnitId
from giaoban_tracker.domain.preconditions import share_of, still_stands
from giaoban_tracker.domain.task import CauseKind, Task
from giaoban_tracker.domain.task_deeds import (
    CauseConfirmed,
    ChaseAnswered,
    ContributionFiled,
    QuestionAnswered,
    QuestionAsked,
    TaskReceived,
)


def contribute(task: Task, unit: UnitId, words: str, *, proxy: bool = True) -> ContributionFiled:
    """What a co-ordinating unit did; it decides nothing about the task.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "not-a-supporting-unit", "words-missing".
    """
    still_stands(task)
    if unit not in task.terms.support:
        raise Refused("not-a-supporting-unit", task=task.terms.code)
    return ContributionFiled(unit, _said(words), proxy)


def receive(task: Task, unit: UnitId) -> TaskReceived:
    """A lead unit has seen the task; the clock goes on.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "not-a-lead-unit".
    """
    still_stands(task)
    share_of(task, unit)
    return TaskReceived(unit, task.revision)


def ask(task: Task, unit: UnitId, words: str) -> QuestionAsked:
    """A unit's question; the clock goes on.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "not-concerned", "words-missing".
    """
    still_stands(task)
    if task.share_of(unit) is None and unit not in task.terms.support:
        raise Refused("not-concerned", task=task.terms.code)
    return QuestionAsked(unit, _said(words))


def answer(task: Task, question: FactId, words: str) -> QuestionAnswered:
    """The office's answer to a question; a later one replaces it.

    Raises:
        Refused: "unknown-question", "words-missing".
    """
    if all(asked.id != question for asked in task.course.questions):
        raise Refused("unknown-question", task=task.terms.code)
    return QuestionAnswered(question, _said(words))


def answer_chase(task: Task, chase: FactId, words: str, *, document: str = "") -> ChaseAnswered:
    """What the unit said to a chasing.

    Raises:
        Refused: "unknown-chase", "words-missing".
    """
    if all(sent.id != chase for sent in task.course.chases):
        raise Refused("unknown-chase", task=task.terms.code)
    return ChaseAnswered(chase, _said(words), document.strip())


def confirm_cause(
    task: Task, unit: UnitId | None, cause: CauseKind, confirmed_by: str, *, words: str = ""
) -> CauseConfirmed:
    """Whether a share is late by circumstance or by its unit, as somebody competent judged.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "not-a-lead-unit", "confirmer-missing".
    """
    still_stands(task)
    share_of(task, unit)
    if not confirmed_by.strip():
        raise Refused("confirmer-missing", task=task.terms.code)
    return CauseConfirmed(unit, cause, confirmed_by.strip(), words.strip())


def _said(words: str) -> str:
    if not words.strip():
        raise Refused("words-missing")
    return words.strip()
