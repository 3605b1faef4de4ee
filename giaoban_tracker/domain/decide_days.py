"""Rules about a task's day: extensions that are asked for, granted, refused, and days tied to a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.course import ExtensionRequest
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import DeadlineExtended
from giaoban_tracker.domain.identity import FactId, MeetingId, UnitId
from giaoban_tracker.domain.preconditions import goes_on, not_before_assignment, open_share_of, stated
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_deeds import DeadlineMoved, ExtensionAsked, ExtensionRefused


@dataclass(frozen=True, slots=True)
class ExtensionCount:
    """What a person sees before granting one more extension; none is forbidden.

    Attributes:
        granted: how many there have been.
        limit: how many are normal.
        original_due: the day first set; None when none was.
    """

    granted: int
    limit: int
    original_due: date | None

    @property
    def exceeds(self) -> bool:
        """Whether one more is more than normal."""
        return self.granted + 1 > self.limit


def extension_count(task: Task, rules: RulesTerms) -> ExtensionCount:
    """How often the task was extended, against the office's limit."""
    return ExtensionCount(len(task.extensions), rules.extension_limit, task.terms.deadline.due)


def ask_extension(
    task: Task, unit: UnitId, new_due: date, reason: str, *, on: date, proxy: bool = True
) -> ExtensionAsked:
    """A unit's wish for a later day; the day in force stays until the office decides.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished", "not-a-lead-unit", "share-closed",
            "reason-missing", "not-later", "before-assignment", "extension-pending" (the unit asked already).
    """
    goes_on(task)
    open_share_of(task, unit)
    if any(request.unit == unit for request in task.course.open_requests):
        raise Refused("extension-pending", task=task.terms.code)
    not_before_assignment(task, on)
    _later(task, new_due)
    return ExtensionAsked(unit, new_due, stated(reason), proxy)


def extend(
    task: Task,
    new_due: date,
    reason: str,
    *,
    decided_by: str = "",
    request: FactId | None = None,
    document: str = "",
) -> DeadlineExtended:
    """An extension (gia hạn), asked for or of the office's own accord; the former day is kept.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished", "reason-missing", "not-later" (not after the day
            in force), "before-assignment", "unknown-request", "request-decided".
    """
    goes_on(task)
    if request is not None:
        _open_request(task, request)
    _later(task, new_due)
    return DeadlineExtended(new_due, stated(reason), decided_by, request, document.strip())


def refuse_extension(task: Task, request: FactId, reason: str, *, decided_by: str = "") -> ExtensionRefused:
    """A refusal of an asked extension; the day in force stays.

    Raises:
        Refused: "task-withdrawn", "task-replaced", "task-finished", "unknown-request", "request-decided",
            "reason-missing".
    """
    goes_on(task)
    _open_request(task, request)
    return ExtensionRefused(request, stated(reason), decided_by)


def move_with_meeting(task: Task, meeting: MeetingId, held_on: date | None) -> DeadlineMoved | None:
    """The day of a task tied to a meeting after that meeting's day changed; None when nothing is to be moved."""
    if not task.stands or task.finished_on is not None or task.deadline.meeting != meeting:
        return None
    return DeadlineMoved(held_on, meeting) if task.deadline.due != held_on else None


def _open_request(task: Task, wanted: FactId) -> ExtensionRequest:
    found = next((request for request in task.course.requests if request.id == wanted), None)
    if found is None:
        raise Refused("unknown-request", task=task.terms.code)
    if not found.is_open:
        raise Refused("request-decided", task=task.terms.code)
    return found


def _later(task: Task, new_due: date) -> None:
    if task.deadline.due is not None and new_due <= task.deadline.due:
        raise Refused("not-later", day=new_due.isoformat(), due=task.deadline.due.isoformat())
    not_before_assignment(task, new_due)
