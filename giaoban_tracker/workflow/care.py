"""Care of the book: check, rebuild, backup, restore, migrate."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.ledger import care
from giaoban_tracker.ledger.backups import newest_copy
from giaoban_tracker.ledger.care import CheckReport, RebuildReport
from giaoban_tracker.ledger.second_place import copy_elsewhere, is_in_second_place
from giaoban_tracker.workflow.desk import Desk

__all__ = ["CheckReport", "RebuildReport", "back_up_now", "backup", "check", "keep_daily", "rebuild", "restore"]


def check(desk: Desk, progress: Progress | None = None) -> CheckReport:
    """Prove that chain, fold, schema, integrity and kept files agree; nothing is written."""
    return care.check(desk.ledger, progress)


def rebuild(desk: Desk, progress: Progress | None = None) -> RebuildReport:
    """Drop the views, fold the journal again, and prove that every row is the same."""
    return care.rebuild(desk.ledger, progress)


def backup(desk: Desk) -> Path:
    """Write a verified copy into the data folder's `backups`; returns its path."""
    return care.backup(desk.ledger, desk.now())


def back_up_now(desk: Desk, second: Path | None = None) -> Path:
    """Write a verified copy, and copy that to a second place; returns the last of them.

    Raises:
        Unavailable: "second-place-missing", …: the copy beside the book is there all the same; as `backup`.
    """
    copy = backup(desk)
    assert desk.ledger.folder is not None
    return copy if second is None else copy_elsewhere(desk.ledger.folder, copy, second)


def keep_daily(desk: Desk, second: Path | None = None) -> Path | None:
    """Back the book up once a day on which something was written since, and copy that to a second place.

    Args:
        second: a folder on another disk, a stick or a share; None where there is none.

    Returns:
        The newest copy in the second place, else the one beside the book; None when nothing was due.

    Raises:
        Unavailable: "second-place-missing", …: the copy beside the book is there all the same; as `backup`.
    """
    folder = desk.ledger.folder
    if folder is None:
        return None
    with desk.ledger.reading() as book:
        entries = book.post.journal_head().seq
    newest = newest_copy(folder)
    due = newest is None or (newest[1] < desk.now().astimezone(UTC).date() and newest[2] != entries)
    made = backup(desk) if due else None
    if second is None:
        return made
    copy = made or (newest[0] if newest else None)
    assert copy is not None
    return copy_elsewhere(folder, copy, second) if due or not is_in_second_place(copy, second) else None


def restore(folder: Path, file: Path, now: datetime) -> Path | None:
    """Put a verified backup in the place of the book; returns where the former book is kept, None when there was none.

    Raises:
        Unreadable: the file is no sound backup; the book stays as it is.
    """
    return care.restore(folder, file, now)
