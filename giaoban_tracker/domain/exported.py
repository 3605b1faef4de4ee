"""What leaves the book for other programs, as plain values: a row of Excel, a day in a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.printed import TrackedTask, TrackingTable
from giaoban_tracker.domain.task import Claim, Evidence, Quality


@dataclass(frozen=True, slots=True)
class ExportedTask:
    """A task with everything that the import sheet F2 has a column for.

    Attributes:
        tracked: what the office's own table F1 says of it.
        given_on: the day of assignment.
        claim: what the units say of the whole; None while nobody reported.
        evidence: the newest document that proves a result; None when there is none.
        quality: the grade; None while any share is open.
    """

    id: TaskId
    tracked: TrackedTask
    given_on: date
    receiving_level: str = ""
    urgency: Urgency = Urgency.NORMAL
    claim: Claim | None = None
    evidence: Evidence | None = None
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class TaskWorkbook:
    """Tasks for Excel: in the columns of F2, to be imported again, and in those of F1, to be read.

    Attributes:
        table: form F1 of the same tasks, in the same order.
        tasks: may be empty.
    """

    table: TrackingTable
    tasks: tuple[ExportedTask, ...]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """The due day of a task.

    Attributes:
        uid: the same for ever, so that importing again replaces the entry.
        revision: grows whenever the day or the words may have changed.
        title: one line.
        details: several lines; may be empty.
        category: what calendars colour it by; empty for none.
        is_open: whether anybody still has to be reminded.
    """

    uid: str
    revision: int
    due: date
    title: str
    details: str
    category: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class TaskCalendar:
    """The due days of tasks.

    Attributes:
        name: as the calendar program lists it.
        made_at: the moment of export, with its offset.
        entries: may be empty.
        alarms: on which days, relative to the due day, open entries remind; negative is before it, empty is never.
    """

    name: str
    made_at: datetime
    entries: tuple[CalendarEntry, ...]
    alarms: tuple[int, ...] = (-3,)
