"""Write down what is told about a task beside reports: contributions, questions and answers, the cause of a delay."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain import decide_answers
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import CauseKind
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.one_decision import day_of, write


def contribute(desk: Desk, task: TaskId, unit: UnitId, words: str, *, on: date | None = None) -> Changes:
    """Enter what a co-ordinating unit did (phần phối hợp, nhập thay).

    Raises:
        Refused: as `domain.decide_answers.contribute`; "in-the-future".
    """
    return write(desk, task, lambda known: decide_answers.contribute(known, unit, words), day_of(desk, on))


def ask(desk: Desk, task: TaskId, unit: UnitId, words: str, *, on: date | None = None) -> Changes:
    """Enter a unit's question.

    Raises:
        Refused: as `domain.decide_answers.ask`; "in-the-future".
    """
    return write(desk, task, lambda known: decide_answers.ask(known, unit, words), day_of(desk, on))


def answer(desk: Desk, task: TaskId, question: FactId, words: str) -> Changes:
    """Answer a unit's question.

    Raises:
        Refused: as `domain.decide_answers.answer`.
    """
    return write(desk, task, lambda known: decide_answers.answer(known, question, words), desk.today)


def answer_chase(
    desk: Desk, task: TaskId, chase: FactId, words: str, *, document: str = "", on: date | None = None
) -> Changes:
    """Enter what a unit said to a chasing (trả lời đôn đốc).

    Raises:
        Refused: as `domain.decide_answers.answer_chase`; "in-the-future".
    """
    return write(
        desk, task, lambda known: decide_answers.answer_chase(known, chase, words, document=document), day_of(desk, on)
    )


def confirm_cause(
    desk: Desk,
    task: TaskId,
    unit: UnitId | None,
    cause: CauseKind,
    confirmed_by: str,
    *,
    words: str = "",
    on: date | None = None,
) -> Changes:
    """Enter the confirmed cause of a share's delay (nguyên nhân khách quan, chủ quan).

    Raises:
        Refused: as `domain.decide_answers.confirm_cause`; "in-the-future".
    """
    return write(
        desk,
        task,
        lambda known: decide_answers.confirm_cause(known, unit, cause, confirmed_by, words=words),
        day_of(desk, on),
    )
