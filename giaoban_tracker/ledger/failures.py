"""What goes wrong in a database engine, told as whose fault it is; everything else is a bug and stays one."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from giaoban_tracker.domain.errors import GiaobanError, Unavailable, Unreadable

_LOW_BYTE = 0xFF
_BY_SQLITE_CODE: dict[int, tuple[type[GiaobanError], str]] = {
    sqlite3.SQLITE_PERM: (Unavailable, "no-permission"),
    sqlite3.SQLITE_READONLY: (Unavailable, "no-permission"),
    sqlite3.SQLITE_CANTOPEN: (Unavailable, "no-permission"),
    sqlite3.SQLITE_BUSY: (Unavailable, "database-busy"),
    sqlite3.SQLITE_LOCKED: (Unavailable, "database-busy"),
    sqlite3.SQLITE_FULL: (Unavailable, "disk-full"),
    sqlite3.SQLITE_IOERR: (Unavailable, "disk-error"),
    sqlite3.SQLITE_NOTADB: (Unreadable, "not-a-ledger"),
    sqlite3.SQLITE_CORRUPT: (Unreadable, "book-damaged"),
}

_SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""Python cannot even read the message of an error that quotes a damaged name."""

_DAMAGE_WORDS = ("Could not decode to UTF-8", "invalid fts5 file format")
"""Damage that has no code of its own: a text that is no UTF-8, a search index of no known form."""

_BY_SQLSTATE: dict[str, str] = {
    "53100": "disk-full",
    "42501": "no-permission",
    "25006": "no-permission",
    "55P03": "database-busy",
    "40P01": "database-busy",
    "40001": "database-busy",
}


@contextmanager
def told(place: object) -> Iterator[None]:
    """Tell every engine's error in a block, as `tell` does."""
    try:
        yield
    except Exception as error:
        tell(error, place)
        raise


def tell(error: Exception, place: object) -> None:
    """Raise an engine's error about the book at `place` as what it is to people; do nothing about any other.

    Raises:
        Unavailable: "no-permission", "database-busy", "disk-full", "disk-error", "database-unreachable".
        Unreadable: "not-a-ledger", "book-damaged".
    """
    known = _from_sqlite(error, place) if isinstance(error, _SQLITE_ERRORS) else _from_server(error, place)
    if known is not None:
        raise known from error


def _from_sqlite(error: Exception, place: object) -> GiaobanError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, UnicodeDecodeError) or any(words in str(error) for words in _DAMAGE_WORDS):
        return Unreadable("book-damaged", path=place)
    kind = _BY_SQLITE_CODE.get((code or 0) & _LOW_BYTE)
    return kind[0](kind[1], path=place) if kind else None


def _from_server(error: Exception, place: object) -> GiaobanError | None:
    # psycopg's own classes cannot be named where it is not installed.
    psycopg = sys.modules.get("psycopg")
    if psycopg is None or not isinstance(error, psycopg.Error):
        return None
    code = _BY_SQLSTATE.get(getattr(error, "sqlstate", None) or "")
    if code is None and isinstance(error, psycopg.OperationalError):
        code = "database-unreachable"
    return None if code is None else Unavailable(code, path=place)
