"""Lists of tasks: what a person asks for and the rows that answer, names resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.clarity import Clarity
from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.directive import TaskKind, Urgency
from giaoban_tracker.domain.identity import BlocId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.standing import DUE_SOON_DAYS, Standing


class TaskColumn(StrEnum):
    """What a list can be sorted or filtered by."""

    CODE = "code"
    CONTENT = "content"
    LEAD = "lead"
    LEADER = "leader"
    MEETING = "meeting"
    DUE = "due"
    STANDING = "standing"
    PROGRESS = "progress"
    FIELD = "field"
    URGENCY = "urgency"
    LAST_REPORT = "last_report"


@dataclass(frozen=True, slots=True)
class SortKey:
    """One column to sort by; rows without a value come last in either direction."""

    column: TaskColumn
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """What a person wants to see. Empty sets and texts mean 'no condition'; conditions are combined by 'and'.

    Attributes:
        today: the day on which standings are derived.
        search: words that must all occur in code, content, result, unit or leader names; diacritics, case, đ and
            tone placement do not matter; the last word may be unfinished.
        standings: how the task stands; together with `units`, how the share of one of these units stands.
        due_soon: only open tasks that fall due within seven days.
        awaiting: only tasks with a report that awaits acceptance.
        unassigned: only tasks whose owner is open.
        unreported: only open tasks, standing duties left out, on which nobody has reported.
        soon_days: how many days ahead `due_soon` looks; None for what the office's rules say.
        kinds: what sort of task.
        unclear: tasks that lack any of these clarities and were not let through without it.
        asked: only tasks with a wish for a later day that awaits a decision.
        silent_since: only open tasks on which nobody has reported on or after this day; None for no condition.
        chased_at_least: only tasks chased so often.
        chased_fewer_than: only tasks chased less often; 0 for no condition.
        closed_from, closed_to: only tasks whose last share was accepted between these days, both inclusive.
        review_until: only what is stopped or waits and is to be looked at again by this day, inclusive.
        due_from, due_to: only tasks whose day in force lies between these days, both inclusive.
        running_from, running_to: only tasks that ran on some day between these, both inclusive: given by the last, and
            by the first neither past their day nor closed; what is open runs until `today` at least.
        due_meeting: only tasks whose day is tied to this meeting.
        parent: only the parts of this task.
        series: only the periods of this recurring task; `period` narrows to one of them.
        assigned_from, assigned_to: only tasks given between these days, both inclusive; None leaves an end open.
        picked: only these tasks, whatever holds of them: the rows of a number that no other condition names; empty for
            no condition. `picked_as` says to a person what they are.
        order: the wanted order; ties and an empty order fall back to late first, then by deadline, then by code.
    """

    today: date
    search: str = ""
    standings: frozenset[Standing] = frozenset()
    units: frozenset[UnitId] = frozenset()
    blocs: frozenset[BlocId] = frozenset()
    leaders: frozenset[str] = frozenset()
    meetings: frozenset[MeetingId] = frozenset()
    fields: frozenset[str] = frozenset()
    due_soon: bool = False
    awaiting: bool = False
    unassigned: bool = False
    unreported: bool = False
    assigned_from: date | None = None
    assigned_to: date | None = None
    soon_days: int | None = None
    kinds: frozenset[TaskKind] = frozenset()
    unclear: frozenset[Clarity] = frozenset()
    asked: bool = False
    silent_since: date | None = None
    chased_at_least: int = 0
    chased_fewer_than: int = 0
    closed_from: date | None = None
    closed_to: date | None = None
    review_until: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    running_from: date | None = None
    running_to: date | None = None
    due_meeting: MeetingId | None = None
    parent: TaskId | None = None
    series: TaskId | None = None
    period: str = ""
    picked: frozenset[TaskId] = frozenset()
    picked_as: str = ""
    order: tuple[SortKey, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as lists show it.

    Attributes:
        lead: "Phòng Nội vụ", "Các đơn vị khối Văn hóa – Xã hội (11 đơn vị)", several joined by "; "; empty while
            the owner is open.
        support: names joined by "; "; may be empty.
        meeting: title of the meeting; empty when it comes from none.
        original_due: the day first set when extensions moved it, else None.
        finished_on: day the last share was finished; None while any is open.
        last_report_on: None while nobody reported.
        result: the newest reported result; may be empty.
        unclear: which of the six clarities it lacks, those let through left out; may be empty.
        asked: how many wishes for a later day await a decision.
        review_on: the day to look again at what is stopped or waits; None for none.
        soon_days: from how many days before its day the office calls a task due soon.
        assigned_on: the day it was given; None only for rows that are not from a book.
    """

    id: TaskId
    code: str
    content: str
    leader: str
    lead: str
    support: str
    meeting: str
    deadline: Deadline
    original_due: date | None
    standing: Standing
    days_overdue: int
    done_percent: int
    shares_done: int
    shares: int
    awaits_acceptance: bool
    finished_on: date | None
    last_report_on: date | None
    result: str
    field: str
    product: str
    urgency: Urgency
    chased: int
    extended: int
    kind: TaskKind = TaskKind.ONE_OFF
    unclear: tuple[Clarity, ...] = ()
    asked: int = 0
    review_on: date | None = None
    soon_days: int = DUE_SOON_DAYS
    assigned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a column and how many rows of a list have it; `value` is what a query's filter takes."""

    value: str
    label: str
    count: int


class GroupBy(StrEnum):
    """What counters are counted by; `UNIT` counts shares, so a bloc's task counts once for each of its units."""

    UNIT = "unit"
    LEADER = "leader"
    BLOC = "bloc"
    FIELD = "field"
    QUARTER = "quarter"
