"""Lists of tasks: follow-up list F7, annex F3, tracking table F1, alerts F5, overdue list F8."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from giaoban_tracker.domain.counters import count
from giaoban_tracker.domain.follow_up import AssignmentAnnex, AssignmentGroup, AssignmentRow, FollowUpList, FollowUpRow
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.printed import (
    Alert,
    AlertList,
    OverdueList,
    OverdueTask,
    TrackingTable,
)
from giaoban_tracker.domain.standing import Standing, is_due_soon, standing_of
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing.rows import assignment_row, follow_up_row, tracked_task
from giaoban_tracker.workflow.printing.scope import Names, Scope, names_of, opened, scope_words, standing_tasks
from giaoban_tracker.workflow.printing.statistics import unit_lines


def follow_up(desk: Desk, scope: Scope) -> FollowUpList:
    """Form F7.

    Raises:
        Refused: "unknown-meeting".
    """
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    return follow_up_of(tasks, names, scope)


def follow_up_of(tasks: Sequence[Task], names: Names, scope: Scope) -> FollowUpList:
    """Form F7 of tasks that were read already."""
    meeting = names.meeting(scope.meeting).terms if scope.meeting is not None else None
    unit = next(iter(scope.query.units)) if len(scope.query.units) == 1 else None
    rows = tuple(follow_up_row(task, names, scope.query.today, unit) for task in tasks)
    return FollowUpList(
        office=names.office,
        meeting=meeting.title if meeting else "",
        held_on=meeting.held_on if meeting else None,
        as_of=scope.query.today,
        rows=rows,
        counters=count(row.standing for row in rows),
    )


def annex(desk: Desk, meeting: MeetingId, as_of: date | None = None) -> AssignmentAnnex:
    """Form F3 of one meeting, one band per leader.

    Args:
        as_of: the day whose book is read; None for the book as it is now.

    Raises:
        Refused: "unknown-meeting".
    """
    scope = Scope(TaskQuery(as_of or desk.today, meetings=frozenset({meeting})), meeting, as_of)
    with opened(desk, scope) as book:
        names = names_of(book)
        held = names.meeting(meeting).terms
        tasks = standing_tasks(book, scope.query)
    groups: dict[str, list[AssignmentRow]] = {}
    for task in sorted(tasks, key=lambda task: task.terms.code):
        groups.setdefault(task.terms.leader, []).append(assignment_row(task, names))
    return AssignmentAnnex(
        office=names.office,
        meeting=held.title,
        held_on=held.held_on,
        document=held.document,
        issued_on=held.issued_on,
        groups=tuple(AssignmentGroup(title, tuple(rows)) for title, rows in groups.items()),
    )


def tracking(desk: Desk, scope: Scope) -> TrackingTable:
    """Form F1."""
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    day = scope.query.today
    rows = tuple(tracked_task(task, names, day) for task in tasks)
    return TrackingTable(names.office, scope_words(scope.query, names), day, rows)


def alerts(desk: Desk, scope: Scope, within_days: int | None = None) -> AlertList:
    """Form F5: of the tasks that the scope selects those overdue or due soon, and how every unit's stand.

    Args:
        within_days: how far ahead 'due soon' looks; None for as far as the office's rules say.
    """
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
        within_days = within_days if within_days is not None else rules_of(book).due_soon_days
    return alerts_of(tasks, names, scope, within_days)


def alerts_of(tasks: Sequence[Task], names: Names, scope: Scope, within_days: int) -> AlertList:
    """Form F5 of tasks that were read already."""
    day = scope.query.today
    found = [
        Alert(follow_up_row(task, names, day), (task.deadline.due - day).days)
        for task in tasks
        if task.deadline.due is not None and (_is_overdue(task, day) or is_due_soon(task, day, within_days))
    ]
    return AlertList(
        office=names.office,
        scope=scope_words(scope.query, names),
        as_of=day,
        within_days=within_days,
        alerts=tuple(sorted(found, key=lambda alert: alert.days_left)),
        lines=unit_lines(tasks, names, day, within_days),
    )


def overdue(desk: Desk, scope: Scope) -> OverdueList:
    """Form F8: what is overdue among the tasks that the scope selects, the most overdue first."""
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    return overdue_of(tasks, names, scope.query.today)


def overdue_of(
    tasks: Sequence[Task], names: Names, day: date, *, document: str = "", issued_on: date | None = None
) -> OverdueList:
    """Form F8 of tasks that were read already.

    Args:
        document: number and code of its letter, and the day of that; empty and None while it has none.
    """
    rows = [(task, follow_up_row(task, names, day)) for task in overdue_tasks(tasks, day)]
    return OverdueList(
        office=names.office,
        as_of=day,
        document=document,
        issued_on=issued_on,
        tasks=tuple(
            OverdueTask(row, task.terms.product, task.terms.authority or task.terms.leader, _asked_due(task, row))
            for task, row in rows
        ),
    )


def _asked_due(task: Task, row: FollowUpRow) -> str:
    """The day that units ask for where they asked for one in due form, else what they propose in words."""
    days = sorted({request.new_due for request in task.course.open_requests})
    return ", ".join(day_text(day) for day in days) or row.proposal


def overdue_first(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Tasks by their day, those without one last."""
    return tuple(sorted(tasks, key=lambda task: (task.deadline.due or date.max, task.terms.code)))


def overdue_tasks(tasks: Sequence[Task], day: date) -> tuple[Task, ...]:
    """Those open past their day, the most overdue first."""
    return tuple(sorted((task for task in tasks if _is_overdue(task, day)), key=lambda task: task.deadline.due or day))


def _is_overdue(task: Task, day: date) -> bool:
    return standing_of(task, day) is Standing.OPEN_OVERDUE
