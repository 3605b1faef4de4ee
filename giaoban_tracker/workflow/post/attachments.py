"""Attached files (tệp kèm theo): what may travel, and how one is saved: never opened by itself, marked as foreign.

A name is for display only; what a file is, its first bytes and its ending must both say.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.plain_text import UNSEEN
from giaoban_tracker.domain.task import KeptFile
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk

_ZIP, _OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".pptx": _ZIP,
    ".odt": _ZIP,
    ".ods": _ZIP,
    ".zip": _ZIP,
    ".doc": _OLE,
    ".xls": _OLE,
    ".ppt": _OLE,
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".txt": (),
    ".csv": (),
}
"""The kinds that may travel, and how each begins; a text may begin with anything, and holds no zero byte."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_MAX_NAME = 120


def check(name: str, content: bytes) -> None:
    """Return when a file may travel: its ending is of a known kind, and it begins as that kind does.

    Raises:
        Refused: "file-kind" with `name`; a program behind the ending of a paper, or two endings of which the last runs.
    """
    suffix = Path(plain_name(name)).suffix.lower()
    beginnings = BEGINNINGS.get(suffix)
    if beginnings is None or (beginnings and not content.startswith(beginnings)):
        raise Refused("file-kind", name=name)
    if not beginnings and b"\0" in content:
        raise Refused("file-kind", name=name)


def plain_name(name: str) -> str:
    """A name that every disk takes, without anything that leads elsewhere or shows as something else."""
    plain = UNSEEN.sub("-", _FORBIDDEN.sub("-", name)).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    plain = f"{stem[: _MAX_NAME - len(suffix)]}{dot}{suffix}" if stem else plain[:_MAX_NAME]
    return f"_{plain}" if _RESERVED.fullmatch(plain) else plain or "tep"


def content_of(desk: Desk, kept: KeptFile) -> bytes:
    """The bytes of an attached file that is what its name says.

    Raises:
        Refused: "file-kind".
        Unreadable: "file-not-here" while it has not come, "blob-altered".
    """
    try:
        with desk.ledger.reading() as book:
            content = book.blob(kept.sha256)
    except Unreadable as error:
        raise Unreadable("file-not-here", name=kept.name) if error.code == "blob-missing" else error from error
    check(kept.name, content)
    return content


def save_as(desk: Desk, kept: KeptFile, path: Path) -> Path:
    """Write an attached file where a person chose, marked as coming from elsewhere; returns the place.

    Raises:
        Refused, Unreadable: as `content_of`.
        Unavailable: as `safe_file.write_safely`.
    """
    write_safely(path, content_of(desk, kept))
    _mark_as_foreign(path)
    return path


def save(desk: Desk, kept: KeptFile, folder: Path) -> Path:
    """Write an attached file into a folder under a safe name, and mark it as coming from elsewhere; returns its place.

    Raises:
        Refused: "file-kind".
        Unreadable: as `content_of`.
        Unavailable: as `safe_file.write_safely`.
    """
    return save_as(desk, kept, _unused(folder / plain_name(kept.name)))


def _mark_as_foreign(path: Path) -> None:
    """Office opens a marked file in its protected view; only Windows' own file system can bear the mark."""
    if sys.platform == "win32":
        with suppress(OSError):
            Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\r\nZoneId=3\r\n", encoding="ascii")


def _unused(path: Path) -> Path:
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
