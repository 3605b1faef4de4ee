"""Export tasks for other programs: Excel that can be imported again, open data (JSON), a calendar (.ics)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.task import Task
from giaoban_tracker.paper import calendar_bytes, task_workbook
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.export_tasks.open_data import open_data_bytes
from giaoban_tracker.workflow.export_tasks.values import calendar_of, workbook_of
from giaoban_tracker.workflow.printing.scope import Names, Scope, names_of, opened

__all__ = ["SUFFIXES", "Exported", "export"]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many tasks (in a calendar: how many due days)."""

    path: Path
    count: int


_Made = tuple[bytes, int]


def _as_workbook(_desk: Desk, scope: Scope, tasks: tuple[Task, ...], names: Names) -> _Made:
    found = workbook_of(tasks, names, scope)
    return task_workbook(found), len(found.tasks)


def _as_open_data(desk: Desk, scope: Scope, tasks: tuple[Task, ...], names: Names) -> _Made:
    return open_data_bytes(tasks, names, scope.query.today, desk.now()), len(tasks)


def _as_calendar(desk: Desk, scope: Scope, tasks: tuple[Task, ...], names: Names) -> _Made:
    found = calendar_of(tasks, names, scope.query.today, desk.now())
    return calendar_bytes(found), len(found.entries)


_KINDS: Mapping[str, Callable[[Desk, Scope, tuple[Task, ...], Names], _Made]] = {
    ".xlsx": _as_workbook,
    ".json": _as_open_data,
    ".ics": _as_calendar,
}

SUFFIXES = tuple(_KINDS)
"""Of the files that tasks can be exported to."""


def export(desk: Desk, scope: Scope, path: Path) -> Exported:
    """Write the tasks of a scope, whole or not at all; the ending of the file's name says as what.

    Withdrawn tasks stand in open data only, a calendar holds due days only.

    Raises:
        Refused: "unsupported-export" (with `suffix`); Unavailable: as `safe_file.write_safely`.
    """
    made = _KINDS.get(path.suffix.lower())
    if made is None:
        raise Refused("unsupported-export", suffix=path.suffix)
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = book.tasks(scope.query)
    content, count = made(desk, scope, tasks, names)
    write_safely(path, content)
    return Exported(path, count)
