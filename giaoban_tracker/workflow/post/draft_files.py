"""What stands beside an unfinished report: files, of which only the place is kept, and a document half described.

The files' bytes go into the book with the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import attachments
from giaoban_tracker.workflow.post.report import MAX_FILE_BYTES

_BESIDE = "unit-report-files"
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class MeantFile:
    """A file as it lies there now.

    Attributes:
        size: bytes; None when it cannot be read.
        may_travel: whether it is of a kind that packages take, by its ending and its beginning.
    """

    path: Path
    size: int | None
    may_travel: bool = True

    @property
    def too_large(self) -> bool:
        return self.size is not None and self.size > MAX_FILE_BYTES


@dataclass(frozen=True, slots=True)
class Beside:
    """What was noted beside an unfinished report; both may be empty."""

    files: tuple[MeantFile, ...] = ()
    document: tuple[str, ...] = ()


class _Kept(msgspec.Struct):
    paths: list[str]
    document: list[str]


def look(paths: Sequence[Path]) -> tuple[MeantFile, ...]:
    """The files as they lie there."""
    return tuple(MeantFile(path, _size(path), _may_travel(path)) for path in paths)


def keep(desk: Desk, task: TaskId, paths: Sequence[Path], document: Sequence[str] = ()) -> None:
    """Note where the files for an unfinished report lie, and what was typed of its proving document.

    Args:
        document: number, day, receiving level, subject as typed; nothing is left of it when all are empty.
    """
    with desk.ledger.writing() as book:
        if paths or any(document):
            kept = _Kept([str(path) for path in paths], list(document))
            book.save_local_draft(_BESIDE, task, msgspec.json.encode(kept).decode())
        else:
            book.drop_local_draft(_BESIDE, task)


def kept(desk: Desk, task: TaskId) -> Beside:
    """What was noted for a report on a task; may be empty."""
    with desk.ledger.reading() as book:
        text = book.local_draft(_BESIDE, task)
    if not text:
        return Beside()
    kept = msgspec.json.decode(text, type=_Kept)
    return Beside(look([Path(path) for path in kept.paths]), tuple(kept.document))


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


def _may_travel(path: Path) -> bool:
    """What is not there is judged when it is: its place is kept, it may lie on a stick."""
    try:
        with path.open("rb") as file:
            attachments.check(path.name, file.read(_HEAD_BYTES))
    except OSError:
        return True
    except Refused:
        return False
    return True
