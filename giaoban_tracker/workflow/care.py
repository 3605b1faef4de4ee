"""Care of the book: check, rebuild, backup, restore, migrate."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from giaoban_tracker.ledger import care
from giaoban_tracker.ledger.care import CheckReport, RebuildReport
from giaoban_tracker.workflow.desk import Desk

__all__ = ["CheckReport", "RebuildReport", "backup", "check", "rebuild", "restore"]


def check(desk: Desk, progress: care.Progress | None = None) -> CheckReport:
    """Prove that chain, fold, schema, integrity and kept files agree; nothing is written."""
    return care.check(desk.ledger, progress)


def rebuild(desk: Desk, progress: care.Progress | None = None) -> RebuildReport:
    """Drop the views, fold the journal again, and prove that every row is the same."""
    return care.rebuild(desk.ledger, progress)


def backup(desk: Desk) -> Path:
    """Write a verified copy into the data folder's `backups`; returns its path."""
    return care.backup(desk.ledger, desk.now())


def restore(folder: Path, file: Path, now: datetime) -> Path | None:
    """Put a verified backup in the place of the book; returns where the former book is kept, None when there was none.

    Raises:
        Unreadable: the file is no sound backup; the book stays as it is.
    """
    return care.restore(folder, file, now)
