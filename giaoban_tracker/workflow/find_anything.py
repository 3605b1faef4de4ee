"""Find anything by a few words: tasks, units, meetings; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.domain.terms import STANDING_TERMS, day_text, deadline_text
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk


class FoundKind(StrEnum):
    """What was found."""

    TASK = "task"
    UNIT = "unit"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that the words fit.

    Attributes:
        id: of the kind that `kind` says.
        title: "NV-003 Rà soát hộ nghèo".
        detail: what tells it from others: lead unit and day, code and head, day of the meeting; may be empty.
    """

    kind: FoundKind
    id: TaskId | UnitId | MeetingId
    title: str
    detail: str


def find(desk: Desk, words: str, most: int = 6) -> tuple[Found, ...]:
    """Tasks, units and meetings that hold all the words, in this order of kinds, at most so many of each.

    Empty words find nothing. Marks, case and đ do not matter; the last word may be unfinished.
    """
    if not words.strip():
        return ()
    with desk.ledger.reading() as book:
        query = TaskQuery(desk.today, search=words)
        rows = book.task_rows(book.task_ids(query, most), desk.today)
        return (*map(_task, rows), *_units(book, words, most), *_meetings(book, words, most))


def _task(row: TaskRow) -> Found:
    detail = (row.lead or "chưa có đơn vị chủ trì", deadline_text(row.deadline), STANDING_TERMS[row.standing])
    return Found(FoundKind.TASK, row.id, f"{row.code}  {row.content}", " · ".join(dict.fromkeys(detail)))


def _units(book: Reading, words: str, most: int) -> Iterable[Found]:
    fitting = [
        unit
        for unit in book.units()
        if _holds((unit.name, unit.terms.code, unit.terms.head, *unit.terms.aliases), words)
    ]
    return [
        Found(FoundKind.UNIT, unit.id, unit.name, " · ".join(filter(None, (unit.terms.code, unit.terms.head))))
        for unit in fitting[:most]
    ]


def _meetings(book: Reading, words: str, most: int) -> Iterable[Found]:
    fitting = [
        meeting
        for meeting in book.meetings()
        if _holds((meeting.terms.title, meeting.terms.document, day_text(meeting.terms.held_on)), words)
    ]
    return [
        Found(FoundKind.MEETING, meeting.id, meeting.terms.title, f"họp ngày {day_text(meeting.terms.held_on)}")
        for meeting in fitting[:most]
    ]


def _holds(texts: Iterable[str], words: str) -> bool:
    text = folded(" ".join(texts))
    return all(word in text for word in folded(words).split())
