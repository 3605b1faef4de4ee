"""A file on disk as bytes, or one clear refusal; nothing that is no file is ever waited for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable, Unreadable

_MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * _MEGABYTE
"""Larger files are no minutes: a page of text has about three thousand bytes."""
# A pipe would be waited for until somebody writes into it.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def megabytes(size: int) -> int:
    """Bytes in whole megabytes, rounded up."""
    return -(-size // _MEGABYTE)


def read_file(path: Path) -> bytes:
    """The whole content of a file.

    Raises:
        Unreadable: "file-missing", "not-a-file" (a folder, a device, a pipe), "file-too-large" (with `megabytes`,
            `limit`); each with `name`.
        Unavailable: "no-permission" or "read-failed" (with `reason`); each with `name`.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        raise Unreadable("file-missing", name=path.name) from None
    except PermissionError:
        # Windows refuses to open a folder with the same error as a file without the right to it.
        if path.is_dir():
            raise Unreadable("not-a-file", name=path.name) from None
        raise Unavailable("no-permission", name=path.name) from None
    except (OSError, ValueError) as error:
        raise Unavailable("read-failed", name=path.name, reason=type(error).__name__) from error


def _read(path: Path) -> bytes:
    descriptor = os.open(path, _FLAGS)
    try:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            raise Unreadable("not-a-file", name=path.name)
        if seen.st_size > MAX_BYTES:
            raise _too_large(path, seen.st_size)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    return data


def _too_large(path: Path, size: int) -> Unreadable:
    return Unreadable("file-too-large", name=path.name, megabytes=megabytes(size), limit=megabytes(MAX_BYTES))
