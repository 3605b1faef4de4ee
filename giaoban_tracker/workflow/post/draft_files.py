"""Files meant for an unfinished report: only where they lie is kept; their bytes go into the book with the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.report import MAX_FILE_BYTES

_PATHS = "unit-report-files"


@dataclass(frozen=True, slots=True)
class MeantFile:
    """A file as it lies there now; `size` in bytes, None when it cannot be read."""

    path: Path
    size: int | None

    @property
    def too_large(self) -> bool:
        return self.size is not None and self.size > MAX_FILE_BYTES


def look(paths: Sequence[Path]) -> tuple[MeantFile, ...]:
    """The files as they lie there."""
    return tuple(MeantFile(path, _size(path)) for path in paths)


def keep(desk: Desk, task: TaskId, paths: Sequence[Path]) -> None:
    """Note where the files for an unfinished report lie."""
    with desk.ledger.writing() as book:
        if paths:
            book.save_local_draft(_PATHS, task, msgspec.json.encode([str(path) for path in paths]).decode())
        else:
            book.drop_local_draft(_PATHS, task)


def kept(desk: Desk, task: TaskId) -> tuple[MeantFile, ...]:
    """The files that were noted for a report on a task; may be empty."""
    with desk.ledger.reading() as book:
        text = book.local_draft(_PATHS, task)
    return look([Path(path) for path in msgspec.json.decode(text, type=list[str])]) if text else ()


def contents(paths: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """The files as (name, content), to be filed with a report.

    Raises:
        Unavailable: "file-missing" with `name`.
        Refused: "file-too-large-to-send" with `name`, `megabytes`, `limit`.
    """
    return tuple((path.name, _read(path)) for path in paths)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def _read(path: Path) -> bytes:
    size = _size(path)
    if size is None:
        raise Unavailable("file-missing", name=path.name)
    if size > MAX_FILE_BYTES:
        raise Refused("file-too-large-to-send", name=path.name, megabytes=size >> 20, limit=MAX_FILE_BYTES >> 20)
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable("file-missing", name=path.name) from error
