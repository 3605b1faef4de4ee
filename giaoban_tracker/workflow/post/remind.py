"""Remind a unit of its own tasks, and either side of files in the mailbox that nobody has read; nothing is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.domain.reminder import Matter, Reminder, in_order
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import mailbox, mailbox_unit
from giaoban_tracker.workflow.post.my_tasks import Ground, MyTask, my_tasks
from giaoban_tracker.workflow.post.side import own_unit


def unit_reminders(desk: Desk) -> tuple[Reminder, ...]:
    """What a unit should know today of its own tasks, the most pressing first.

    Raises:
        Refused: "not-a-unit" in an office's book.
    """
    found: dict[Matter, set[str]] = {}
    for task in my_tasks(desk):
        matter = _matter_of(task, desk.today)
        if matter is not None:
            found.setdefault(matter, set()).add(task.id)
    return in_order({matter: Reminder(matter, frozenset(things)) for matter, things in found.items()})


def unread_files(desk: Desk, root: Path | None) -> tuple[Reminder, ...]:
    """The files that wait in the mailbox; none where there is no mailbox, or its folder is not there just now.

    A unit's files lie there until every computer of it has read them; only what this one has not read is told.
    """
    if root is None:
        return ()
    try:
        if own_unit(desk) is None:
            names = frozenset(mailbox.waiting(desk, root))
        else:
            names = frozenset(letter.name for letter in mailbox_unit.unread(desk, root))
    except Unavailable:
        return ()
    return (Reminder(Matter.PACKAGES, names),) if names else ()


def _matter_of(task: MyTask, today: date) -> Matter | None:
    if task.ground is Ground.RETURNED:
        return Matter.RETURNED
    if task.ground is Ground.OVERDUE:
        return Matter.OVERDUE
    if task.ground in (Ground.SOON, Ground.OPEN) and task.deadline.due == today:
        return Matter.TODAY
    return Matter.SOON if task.ground is Ground.SOON else None
