"""The hold on a book: one window at a time, whichever computer it runs on; verbs of the command line need none.

The system takes the lock back when its holder ends, however it ends, so there are no stale ones. What stands in the
file says who holds it; only the lock counts. SQLite's own locks keep verbs and the window apart statement by statement.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from giaoban_tracker.domain.errors import Unavailable

LOCK_NAME = "so-giao-ban.lock"
_LOCKED_BYTE = 1 << 20
"""Windows locks keep others from reading what they cover, so the locked byte lies beyond the text."""


class HeldBook:
    """A held book; let go by `close`, at the end of a `with` block, or by the system when the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def close(self) -> None:
        """Let others have it; twice does no harm."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> HeldBook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def hold_book(folder: Path) -> HeldBook:
    """Take the book in `folder` for this process.

    Raises:
        Unavailable: "already-open" with `person`, `host` and `process` of the holder, empty where they cannot be read;
            "no-permission" when no file can be made in the folder.
    """
    path = folder / LOCK_NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        raise Unavailable("no-permission", path=folder) from error
    if not _locked(descriptor):
        holder = _holder(descriptor)
        os.close(descriptor)
        raise Unavailable("already-open", path=folder, **holder)
    with suppress(OSError):  # a full disk cannot name the holder, and takes nothing else away
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, _signature(), 0) if hasattr(os, "pwrite") else os.write(descriptor, _signature())
    return HeldBook(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # heavy: is there on Windows only

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl  # heavy: is not there on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _signature() -> bytes:
    try:
        person = getpass.getuser()
    except (KeyError, OSError):
        person = ""
    return json.dumps({"person": person, "host": _host(), "process": os.getpid()}, ensure_ascii=False).encode()


def _host() -> str:
    """The computer's name, without asking Windows' management service, which can take a second."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _holder(descriptor: int) -> dict[str, str]:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        value = json.loads(os.read(descriptor, 4096))
        return {name: str(value[name]) for name in ("person", "host", "process")}
    except (OSError, ValueError, KeyError, TypeError):
        return {"person": "", "host": "", "process": ""}
