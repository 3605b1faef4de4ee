"""How the command line sits down at a book, and finds units and meetings by what a person types."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from giaoban_tracker import machine
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.unit import Bloc, Unit
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import list_tasks, show_task
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import desk_of_new_book, open_desk


def desk(options: argparse.Namespace) -> AbstractContextManager[Desk]:
    """The desk of the book that the options name, closed afterwards."""
    return _sitting_at(options)


def fresh_desk(options: argparse.Namespace) -> AbstractContextManager[Desk]:
    """The desk of a new book, closed afterwards; where the block fails there is none."""
    return desk_of_new_book(
        machine.data_folder(options.data),
        now=machine.now,
        new_id=machine.new_id,
        by=machine.person(),
        resources=resources_folder(),
    )


@contextmanager
def _sitting_at(options: argparse.Namespace) -> Iterator[Desk]:
    folder = machine.data_folder(options.data)
    opened = open_desk(
        folder, now=machine.now, new_id=machine.new_id, by=machine.person(), resources=resources_folder()
    )
    try:
        yield opened
    finally:
        opened.ledger.close()


def unit_named(known: Desk, typed: str) -> Unit:
    """The unit with that code, name or alias, whatever case and marks.

    Raises:
        Refused: "unknown-unit", with up to three names that come near.
    """
    wanted = folded(typed)
    units = list_tasks.particulars(known).units
    for unit in units:
        if wanted in {folded(name) for name in (unit.terms.code, unit.name, *unit.terms.aliases)}:
            return unit
    near = [unit.name for unit in units if wanted and wanted in folded(unit.name)][:3]
    raise Refused("unknown-unit", unit=typed, near="; ".join(near))


def bloc_named(known: Desk, typed: str) -> Bloc:
    """The bloc with that name, with or without the word 'khối'.

    Raises:
        Refused: "unknown-bloc", with the names there are.
    """
    blocs = list_tasks.particulars(known).blocs
    wanted = folded(typed).removeprefix("khoi ").replace("–", "-")
    for bloc in blocs:
        if folded(bloc.name).replace("–", "-") == wanted:
            return bloc
    raise Refused("unknown-bloc", bloc=typed, known="; ".join(bloc.name for bloc in blocs))


def meeting_named(known: Desk, typed: str) -> MeetingId:
    """The meeting with that id, day (YYYY-MM-DD) or title.

    Raises:
        Refused: "unknown-meeting"; "several-meetings" when a day or title fits more than one.
    """
    meetings = list_tasks.particulars(known).meetings
    found = [
        meeting.id
        for meeting in meetings
        if typed in (meeting.id, meeting.terms.held_on.isoformat()) or folded(typed) == folded(meeting.terms.title)
    ]
    if len(found) > 1:
        raise Refused("several-meetings", meeting=typed)
    if not found:
        raise Refused("unknown-meeting", meeting=typed)
    return found[0]


def stood_at_meeting(known: Desk, options: argparse.Namespace) -> None:
    """Where a meeting is named instead of a day, `as_of` becomes the day on which it was held.

    Raises:
        Refused: as `meeting_named`.
    """
    if options.at_meeting is not None:
        meeting = meeting_named(known, options.at_meeting)
        options.as_of = next(one.terms.held_on for one in list_tasks.particulars(known).meetings if one.id == meeting)


def task_coded(known: Desk, code: str) -> Task:
    """The task with that code.

    Raises:
        Refused: "unknown-task".
    """
    return show_task.task_by_code(known, code)


def share_meant(known: Desk, task: Task, typed: str | None) -> UnitId | None:
    """Whose share of a task is meant: the unit named, else the only one there is.

    Raises:
        Refused: "which-unit" when several units lead and none was named; "unknown-unit".
    """
    if typed:
        return unit_named(known, typed).id
    if len(task.shares) > 1:
        raise Refused("which-unit", task=task.terms.code, shares=len(task.shares))
    return task.shares[0].unit
