"""What happens to a task between 'assigned' and 'accepted', beside the deeds of `fact` (issue: the follow-up cycle)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.identity import FactId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.task import CauseKind


@dataclass(frozen=True, slots=True)
class TaskReceived(Deed):
    """A unit confirmed that it has seen the task; never stops the clock.

    Attributes:
        revision: the fact that set the terms it saw.
    """

    type = "task.received"
    about = SubjectKind.TASK
    unit: UnitId
    revision: FactId | None = None


@dataclass(frozen=True, slots=True)
class ExtensionAsked(Deed):
    """A unit asked for a later day (đề nghị gia hạn); the day in force stays until the office decides.

    Attributes:
        proxy: True when the office typed it in.
    """

    type = "ext.requested"
    about = SubjectKind.TASK
    unit: UnitId
    new_due: date
    reason: str
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionRefused(Deed):
    """The office refused an asked extension."""

    type = "ext.refused"
    about = SubjectKind.TASK
    request: FactId
    reason: str
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class ContributionFiled(Deed):
    """A co-ordinating unit told its part (đơn vị phối hợp); decides nothing about the task.

    Attributes:
        proxy: True when the office typed it in.
    """

    type = "contribution.filed"
    about = SubjectKind.TASK
    unit: UnitId
    words: str
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class QuestionAsked(Deed):
    """A unit asked the office something about a task."""

    type = "question.asked"
    about = SubjectKind.TASK
    unit: UnitId
    words: str


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Deed):
    """The office answered a unit's question."""

    type = "question.answered"
    about = SubjectKind.TASK
    question: FactId
    words: str


@dataclass(frozen=True, slots=True)
class DeadlineMoved(Deed):
    """The day of a deadline tied to a meeting moved with that meeting; not an extension, not counted as one."""

    type = "deadline.moved"
    about = SubjectKind.TASK
    new_due: date | None
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class TaskSuspended(Deed):
    """The office suspended a task (tạm dừng).

    Attributes:
        review_on: the day to look at it again; None when none was set.
    """

    type = "task.suspended"
    about = SubjectKind.TASK
    reason: str
    review_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class TaskResumed(Deed):
    """A suspended task goes on (tiếp tục thực hiện).

    Attributes:
        new_due: the day in force from now on; None keeps the former one.
    """

    type = "task.resumed"
    about = SubjectKind.TASK
    reason: str = ""
    new_due: date | None = None


@dataclass(frozen=True, slots=True)
class TaskReopened(Deed):
    """A finished task was opened again: the acceptances of the named units fall, their reports stay.

    Attributes:
        units: whose shares; empty means every share.
    """

    type = "task.reopened"
    about = SubjectKind.TASK
    reason: str
    units: tuple[UnitId, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskReassigned(Deed):
    """A share passed from one lead unit to another (chuyển đơn vị chủ trì); what was reported stays with the share.

    Attributes:
        former: the unit that led; None for a task without an owner.
        document: number and code of the paper that decided; empty when there is none.
        succession: True when the unit took the place of one that was merged or dissolved.
    """

    type = "task.reassigned"
    about = SubjectKind.TASK
    former: UnitId | None
    unit: UnitId
    reason: str
    decided_by: str = ""
    document: str = ""
    succession: bool = False


@dataclass(frozen=True, slots=True)
class TaskReplaced(Deed):
    """A task was split into others or merged into another; it counts no more, its history stays.

    Attributes:
        by: one task for a merger, two or more for a split.
    """

    type = "task.replaced"
    about = SubjectKind.TASK
    by: tuple[TaskId, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CauseConfirmed(Deed):
    """Somebody competent judged the cause of a share's delay (Decree 335/2025: objective causes cost nothing).

    Attributes:
        confirmed_by: who judged, name and title.
    """

    type = "cause.confirmed"
    about = SubjectKind.TASK
    unit: UnitId | None
    cause: CauseKind
    confirmed_by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChaseAnswered(Deed):
    """A unit answered a chasing (trả lời đôn đốc).

    Attributes:
        chase: the `TaskChased` that was answered.
    """

    type = "reminder.answered"
    about = SubjectKind.TASK
    chase: FactId
    words: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class ClarityWaived(Deed):
    """A task was issued although it lacks something of the six clarities (6 rõ).

    Attributes:
        missing: stable names of what it lacks, see `clarity`.
    """

    type = "clarity.waived"
    about = SubjectKind.TASK
    missing: tuple[str, ...]
    reason: str


TASK_DEEDS: tuple[type[Deed], ...] = (
    TaskReceived,
    ExtensionAsked,
    ExtensionRefused,
    ContributionFiled,
    QuestionAsked,
    QuestionAnswered,
    DeadlineMoved,
    TaskSuspended,
    TaskResumed,
    TaskReopened,
    TaskReassigned,
    TaskReplaced,
    CauseConfirmed,
    ChaseAnswered,
    ClarityWaived,
)
