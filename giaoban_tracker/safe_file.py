"""Files written whole or not at all, on every disk that an office uses.

Knows the standard library and the errors of the domain, nothing else; every room that writes a file may call it.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable

_TRIES = 5
_WAIT_SECONDS = 0.2

_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EISDIR: "no-permission",
    errno.EBUSY: "file-in-use",
    errno.ETXTBSY: "file-in-use",
}

_WINDOWS_CODES = {32: "file-in-use", 33: "file-in-use", 39: "disk-full", 112: "disk-full"}
"""Sharing violation, lock violation, disk full by its two numbers: Windows' own, lost in errno."""


def write_safely(path: Path, content: bytes) -> None:
    """Write a file so that after a crash, a full disk or a pulled stick either the old or the new one is there whole.

    1. A new file `NAME.….part` in the same folder is written, flushed to the disk and read back.
    2. It takes the place of the old one in one step; where another program (virus scanner, viewer) holds that one
       open on Windows, four more attempts follow, 200 ms apart.
    3. The folder itself is flushed, where the system can.

    Raises:
        Unavailable: "disk-full", "no-permission", "folder-missing", "file-in-use", or "disk-error" when the disk gave
            back something else than was written. The old file is untouched and no part is left behind.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with disk_faults_told(path):
            _write_part(part, content)
            if part.read_bytes() != content:
                raise Unavailable("disk-error", path=path)
            _replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _flush_folder(path.parent)


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that is there stays as it is.

    Raises:
        Unavailable: as `write_safely`.
    """
    with disk_faults_told(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def disk_faults_told(path: Path) -> Iterator[None]:
    """Tell every fault of the system's in a block that works on a file as `write_safely` does."""
    try:
        yield
    except OSError as error:
        raise Unavailable(_code(error, path), path=path) from error


def _write_part(part: Path, content: bytes) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(part: Path, path: Path) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            part.replace(path)
            return
        except PermissionError:
            if attempt == _TRIES:
                raise
            time.sleep(_WAIT_SECONDS)


def _code(error: OSError, path: Path) -> str:
    """Whose fault it is; a refused replacement of a file that exists means that somebody holds it open."""
    by_windows = _WINDOWS_CODES.get(getattr(error, "winerror", None) or 0)
    if by_windows:
        return by_windows
    if isinstance(error, PermissionError) and error.filename2 is not None and os.access(path, os.W_OK):
        return "file-in-use"
    return _CODES.get(error.errno or 0, "disk-error")


def _flush_folder(folder: Path) -> None:
    """Make the new name last; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    with suppress(OSError):  # a share that cannot do it has the file all the same
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
