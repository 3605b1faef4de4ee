"""Show a task: the task itself, every name it mentions, its source words and its story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain import clarity
from giaoban_tracker.domain.clarity import Clarity
from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.decide_days import ExtensionCount, extension_count
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.meeting import Conclusion, Meeting
from giaoban_tracker.domain.standing import Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import Share, Task
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk

_MOST_RELATED = 20


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One lead unit's share: its name (empty while the owner is open), the share, how it stands.

    Attributes:
        former: names of the units that led it before, oldest first; may be empty.
    """

    unit: str
    share: Share
    standing: Standing
    former: tuple[str, ...] = ()


class Relation(StrEnum):
    """How another task belongs to this one."""

    WHOLE = "whole"
    """This one is a part of it."""
    PART = "part"
    PLACE_TAKEN_BY = "place-taken-by"
    """This one was split or merged into it."""
    SERIES = "series"
    """This one is one period of it."""
    PERIOD = "period"
    """A period of this one, or of the same recurring task."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another task that belongs to this one."""

    relation: Relation
    row: TaskRow


@dataclass(frozen=True, slots=True)
class TaskCard:
    """Everything about one task, names resolved.

    Attributes:
        shares: in the order of the lead units; never empty.
        support: names of co-ordinating units; may be empty.
        bloc: name of the bloc the lead units stand for; empty when none.
        meeting: None when the task comes from no meeting.
        sources: the conclusions it answers, in their order; may be empty.
        history: every fact about it, oldest first, voided ones included.
        extension_count: how often it was extended, against the office's limit: more warns, none is forbidden.
        missing: which of the six clarities it lacks and nobody waived; may be empty.
        related: tasks that belong to it, by relation, then in the order of lists; may be empty.
        beside: how many other tasks its meeting gave; 0 when it comes from none.
        names: of all units and blocs of the book by id, for facts that mention others.
        soon_days: from how many days before its day the office calls a task due soon.
        past: whether it shows an earlier day, on which nothing can be decided any more.
    """

    task: Task
    as_of: date
    standing: Standing
    shares: tuple[ShareLine, ...]
    support: tuple[str, ...]
    bloc: str
    meeting: Meeting | None
    sources: tuple[Conclusion, ...]
    history: tuple[Fact, ...]
    names: Mapping[str, str]
    soon_days: int
    extension_count: ExtensionCount
    missing: tuple[Clarity, ...]
    related: tuple[Related, ...]
    beside: int
    past: bool = False


def task_card(desk: Desk, task_id: TaskId, *, as_of: date | None = None) -> TaskCard:
    """The card of one task, as it stands today or as at `as_of`.

    Raises:
        Refused: "unknown-task".
    """
    day = as_of or desk.today
    with desk.ledger.as_of(as_of) if as_of is not None else desk.ledger.reading() as book:
        task = book.task(task_id)
        names = {unit.id: unit.name for unit in book.units()}
        blocs = {bloc.id: bloc.name for bloc in book.blocs()}
        meeting = book.meeting(task.terms.meeting) if task.terms.meeting else None
        conclusions = book.conclusions(task.terms.meeting) if task.terms.meeting else ()
        history = book.facts_about(task_id)
        rules = rules_of(book)
        related = tuple(_related(book, task, day))
        beside = book.count(of_meeting(meeting.id, day)) - 1 if meeting is not None else 0
    return TaskCard(
        task=task,
        as_of=day,
        standing=standing_of(task, day),
        shares=tuple(
            ShareLine(
                names[share.unit] if share.unit else "",
                share,
                standing_of_share(task, share, day),
                tuple(names[former] for former in share.former if former is not None),
            )
            for share in task.shares
        ),
        support=tuple(names[unit] for unit in task.terms.support),
        bloc=blocs.get(task.terms.bloc, "") if task.terms.bloc else "",
        meeting=meeting,
        sources=tuple(conclusion for conclusion in conclusions if conclusion.id in task.terms.sources),
        history=history,
        names={str(one): name for one, name in (*names.items(), *blocs.items())},
        soon_days=rules.due_soon_days,
        extension_count=extension_count(task, rules),
        missing=clarity.not_waived(task),
        related=related,
        beside=max(0, beside),
        past=as_of is not None or desk.ledger.past_day is not None,
    )


def of_meeting(meeting: MeetingId, today: date) -> TaskQuery:
    """All tasks that a meeting gave."""
    return TaskQuery(today, meetings=frozenset({meeting}))


def _related(book: Reading, task: Task, day: date) -> Iterator[Related]:
    terms = task.terms
    series = terms.series.task if terms.series is not None else None
    # Whether anything belongs to a series costs a walk over all tasks.
    is_series = series is not None or task.deadline.kind is DeadlineKind.RECURRING
    wanted = (
        (Relation.WHOLE, terms.parent and TaskQuery(day, picked=frozenset({terms.parent}))),
        (Relation.PART, TaskQuery(day, parent=task.id)),
        (
            Relation.PLACE_TAKEN_BY,
            task.course.replaced_by and TaskQuery(day, picked=frozenset(task.course.replaced_by)),
        ),
        (Relation.SERIES, series and TaskQuery(day, picked=frozenset({series}))),
        (Relation.PERIOD, is_series and TaskQuery(day, series=series or task.id)),
    )
    for relation, query in wanted:
        if isinstance(query, TaskQuery):
            ids = [one for one in book.task_ids(query)[:_MOST_RELATED] if one != task.id]
            yield from (Related(relation, row) for row in book.task_rows(ids, day))


def task_by_code(desk: Desk, code: str) -> Task:
    """The task with that code, in either case.

    Raises:
        Refused: "unknown-task".
    """
    with desk.ledger.reading() as book:
        return book.task_by_code(code)
