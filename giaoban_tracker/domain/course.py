"""What happens to a task between 'assigned' and 'accepted' beside its reports: chased, stopped, moved, passed on.

One value holds all of it, so that most tasks, to which nothing of it happens, share the same empty one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.identity import FactId, MeetingId, TaskId, UnitId


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """A unit's wish for a later day (đề nghị gia hạn).

    Attributes:
        id: the fact that asked; the decision cites it.
        proxy: whether the office typed it in.
        granted: the fact that granted it; None while it was not.
        refused: why it was refused; None while it was not.
    """

    id: FactId
    on: date
    unit: UnitId
    new_due: date
    reason: str
    proxy: bool = False
    granted: FactId | None = None
    refused: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the office has yet to decide."""
        return self.granted is None and self.refused is None


@dataclass(frozen=True, slots=True)
class DueMove:
    """The day moved with the meeting that it is tied to; not an extension."""

    id: FactId
    on: date
    former_due: date | None
    new_due: date | None
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class Chase:
    """One chasing (đôn đốc) and what the unit answered.

    Attributes:
        unit: the unit that was chased; None for all lead units.
        document: number and code of the slip or letter; empty for a call.
        answer: the last answer in words; empty while there is none.
        answered_on: its day; None while there is none.
    """

    id: FactId
    on: date
    channel: str = ""
    note: str = ""
    document: str = ""
    unit: UnitId | None = None
    answer: str = ""
    answered_on: date | None = None
    answer_document: str = ""


@dataclass(frozen=True, slots=True)
class Suspension:
    """A task is suspended (tạm dừng).

    Attributes:
        review_on: the day to look at it again; None when none was set.
    """

    on: date
    reason: str
    review_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Reopening:
    """A finished task was opened again (mở lại); `units` is empty when every share was."""

    on: date
    reason: str
    units: tuple[UnitId, ...] = ()


@dataclass(frozen=True, slots=True)
class Reassignment:
    """A share passed from one lead unit to another (chuyển đơn vị chủ trì).

    Attributes:
        former: the unit that led; None for a task without an owner.
        succession: whether the unit took the place of one that was merged or dissolved.
    """

    on: date
    former: UnitId | None
    unit: UnitId
    reason: str
    decided_by: str = ""
    document: str = ""
    succession: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a co-ordinating unit told of its part (phần việc phối hợp)."""

    id: FactId
    on: date
    unit: UnitId
    words: str
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a unit asked; `answer` is empty while the office has not answered."""

    id: FactId
    on: date
    unit: UnitId
    words: str
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a task was issued although it lacks something of the six clarities.

    Attributes:
        missing: stable names of what it lacked, see `clarity`.
    """

    on: date
    missing: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Course:
    """Everything of that kind about one task, each part oldest first.

    Attributes:
        suspended: the suspension in force; None while the task goes on.
        replaced_by: the tasks it was split into or merged into; empty while it counts.
        replaced_why: the reason for that; may be empty.
    """

    requests: tuple[ExtensionRequest, ...] = ()
    moves: tuple[DueMove, ...] = ()
    chases: tuple[Chase, ...] = ()
    suspended: Suspension | None = None
    reopenings: tuple[Reopening, ...] = ()
    reassignments: tuple[Reassignment, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    questions: tuple[Question, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    replaced_by: tuple[TaskId, ...] = ()
    replaced_why: str = ""

    @property
    def open_requests(self) -> tuple[ExtensionRequest, ...]:
        """The wishes for a later day that await a decision."""
        return tuple(request for request in self.requests if request.is_open)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that nobody has answered."""
        return tuple(question for question in self.questions if question.answered_on is None)


UNTOUCHED = Course()
"""The course of a task to which nothing of all that happened."""
