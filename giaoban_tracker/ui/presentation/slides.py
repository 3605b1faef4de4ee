"""What the meeting sees of a task: the four facts that leaders ask for, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.agenda import POINT_TERMS, Agenda
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.ui.task_words import StateMark, listed, state_mark
from giaoban_tracker.workflow.show_task import ShareLine, TaskCard

SEEN = "Nhiệm vụ đang xem"
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Slide:
    """One task to be spoken of, and under which point of the agenda."""

    point: str
    task: TaskId


@dataclass(frozen=True, slots=True)
class SlideText:
    """A task as it is thrown on the wall.

    Attributes:
        facts: label and words, in the order in which leaders ask: who, until when, what is missing, who decides.
        obstacles: difficulty and proposal of each open share that told one, "đơn vị: lời"; may be empty.
    """

    code: str
    content: str
    mark: StateMark
    facts: tuple[tuple[str, str], ...]
    obstacles: tuple[str, ...]


def slides_of_agenda(agenda: Agenda) -> tuple[Slide, ...]:
    """Point by point; a task that stands under two points is spoken of once, under the first."""
    found: dict[TaskId, Slide] = {}
    for section in agenda.sections:
        for row in section.rows:
            found.setdefault(row.id, Slide(POINT_TERMS[section.point], row.id))
    return tuple(found.values())


def slides_of_tasks(tasks: Iterable[TaskId]) -> tuple[Slide, ...]:
    """What a table shows, in its order."""
    return tuple(Slide(SEEN, task) for task in tasks)


def slide_text(card: TaskCard) -> SlideText:
    """What is shown of a task as it stands on the card's day."""
    task = card.task
    mark = state_mark(
        card.standing,
        task.deadline,
        card.as_of,
        finished_on=task.finished_on,
        awaiting=task.awaits_acceptance,
        soon_days=card.soon_days,
    )
    facts = (
        ("Đơn vị chủ trì", _leads(card)),
        ("Thời hạn", _deadline(card)),
        ("Sản phẩm", _product(card)),
        ("Cấp quyết định", task.terms.authority or task.terms.receiving_level or task.terms.leader),
    )
    return SlideText(
        task.terms.code,
        task.terms.content,
        mark,
        tuple((label, words[0].upper() + words[1:]) for label, words in facts if words),
        tuple(_obstacles(card.shares)),
    )


def _leads(card: TaskCard) -> str:
    """Every lead unit; of a bloc's task those that are not through, by name."""
    if len(card.shares) == 1:
        return card.shares[0].unit or "Chưa có đơn vị chủ trì"
    waiting = [line.unit for line in card.shares if line.share.acceptance is None]
    done = len(card.shares) - len(waiting)
    whole = f"{done}/{len(card.shares)} đơn vị đã hoàn thành"
    return f"{whole}; còn {listed(waiting, _MOST_NAMES)}" if waiting else whole


def _deadline(card: TaskCard) -> str:
    task = card.task
    shown = deadline_text(task.deadline)
    if not task.extensions:
        return shown
    first = task.terms.deadline.due
    was = f", hạn ban đầu {day_text(first)}" if first is not None else ""
    return f"{shown} (gia hạn {len(task.extensions)} lần{was})"


def _product(card: TaskCard) -> str:
    task = card.task
    if task.finished_on is not None:
        return task.terms.product
    reported = f"đã làm {task.done_percent}%"
    return f"còn thiếu {task.terms.product} ({reported})" if task.terms.product else reported


def _obstacles(shares: Sequence[ShareLine]) -> Iterable[str]:
    for line in shares:
        report = line.share.last_report
        if report is None or line.share.acceptance is not None:
            continue
        told = " ".join(_sentence(words) for words in (report.terms.difficulty, report.terms.proposal) if words)
        if told:
            yield f"{line.unit}: {told}" if line.unit else told


def _sentence(words: str) -> str:
    return words if words.rstrip().endswith((".", "!", "?", "…")) else f"{words.rstrip()}."
