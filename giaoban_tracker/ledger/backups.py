"""Backups: verified copies of the book in `backups/`, thinned with age, and the way back from one of them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unavailable, Unreadable
from giaoban_tracker.ledger import journal
from giaoban_tracker.ledger.book import BOOK_NAME, Ledger
from giaoban_tracker.ledger.engine import SqliteConnection
from giaoban_tracker.ledger.failures import told
from giaoban_tracker.ledger.header import structure_version
from giaoban_tracker.ledger.lock import hold_book
from giaoban_tracker.ledger.schema import VERSION
from giaoban_tracker.ledger.scrub import chain_findings, engine_findings
from giaoban_tracker.safe_file import disk_faults_told, write_safely

BACKUPS_NAME = "backups"
FORMER_MARK = "truoc-khoi-phuc"

_DAILY, _WEEKLY, _MONTHLY = 7, 4, 12
_NAME = re.compile(r"giaoban_(\d{8})T(\d{6})Z_(\d+)\.db")


def backup(ledger: Ledger, now: datetime) -> Path:
    """Copy the book into `backups`, prove the copy, then give it its name, `giaoban_<utc>_<entries>.db`.

    Beside it stands its SHA-256. Of older copies the newest of each of 7 days, 4 weeks and 12 months stay.

    Raises:
        Refused: "server-keeps-backups" for a book on a server.
        Unreadable: "unsound-backup": the copy, and so the book, does not prove; nothing is kept.
        Unavailable: "disk-full", "no-permission", ….
    """
    if ledger.folder is None:
        raise Refused("server-keeps-backups")
    folder = ledger.folder / BACKUPS_NAME
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", path=folder) from error
    part = folder / f"{os.getpid()}.part"
    try:
        with ledger.conversation() as connection, told(folder):
            assert isinstance(connection, SqliteConnection)
            with closing(SqliteConnection(part)) as copy:
                connection.raw.backup(copy.raw)
            entries = _proved(part, BOOK_NAME)
        path = folder / f"giaoban_{now.astimezone(UTC):%Y%m%dT%H%M%SZ}_{entries}.db"
        with disk_faults_told(path):
            _flush(part)
            part.replace(path)
    finally:
        _drop(part)
    with disk_faults_told(path):
        write_safely(digest_file(path), f"{_digest(path)}  {path.name}\n".encode())
        thin(folder)
    return path


def restore(folder: Path, file: Path, now: datetime) -> Path | None:
    """Put a proved copy in the place of the book.

    Returns:
        Where the former book is kept; None when there was none.

    Raises:
        Unreadable: "file-missing", "unsound-backup", "not-a-ledger"; the book stays as it is.
        Unavailable: "newer-database", "already-open" (a window holds the book), "disk-full", ….
    """
    if not file.is_file():
        raise Unreadable("file-missing", name=file.name)
    _refuse_unfit(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", path=folder) from error
    part, path = folder / f"{BOOK_NAME}.{os.getpid()}.part", folder / BOOK_NAME
    with hold_book(folder):
        try:
            write_safely(part, file.read_bytes())
            _proved(part, file.name)
            return _swapped(part, path, now)
        finally:
            _drop(part)


def newest_copy(folder: Path) -> tuple[Path, date, int] | None:
    """The newest copy in `backups` of a data folder, its day (UTC) and how many entries it has; None when none is."""
    copies = sorted((path for path in (folder / BACKUPS_NAME).glob("giaoban_*.db")), reverse=True)
    for path in copies:
        if found := _NAME.fullmatch(path.name):
            return path, datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date(), int(found[3])
    return None


def thin(folder: Path) -> None:
    """Remove copies that neither a day, a week nor a month needs any more; the newest always stays."""
    copies = sorted((path for path in folder.glob("giaoban_*.db") if _NAME.fullmatch(path.name)), reverse=True)
    kept = {*copies[:1]}
    for key, most in ((_day, _DAILY), (_week, _WEEKLY), (_month, _MONTHLY)):
        kept.update(_newest_of_each(copies, key, most))
    for path in copies:
        if path not in kept:
            path.unlink(missing_ok=True)
            digest_file(path).unlink(missing_ok=True)


def _newest_of_each(copies: Iterable[Path], key: Callable[[date], object], most: int) -> list[Path]:
    newest: dict[object, Path] = {}
    for path in copies:
        period = key(datetime.strptime(path.name[8:16], "%Y%m%d").replace(tzinfo=UTC).date())
        newest.setdefault(period, path)
    return list(newest.values())[:most]


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month


def _refuse_unfit(file: Path) -> None:
    version = structure_version(file)
    if version > VERSION:
        raise Unavailable("newer-database", path=file, found=version, known=VERSION)
    with suppress(FileNotFoundError):
        if digest_file(file).read_text(encoding="ascii", errors="replace").split(" ")[0] != _digest(file):
            raise Unreadable("unsound-backup", name=file.name)


def _proved(path: Path, name: str) -> int:
    """The number of entries of a book whose engine and chain were proved; `name` is what people know it by."""

    def unmeasured(_: int) -> None:
        return

    try:
        with told(path), closing(SqliteConnection(path)) as connection:
            connection.begin_reading()
            sound = not [*engine_findings(connection), *chain_findings(connection, unmeasured)]
            entries = journal.head_of(connection).seq if sound else 0
    except Unreadable as fault:
        raise Unreadable("unsound-backup", name=name) from fault
    if not sound:
        raise Unreadable("unsound-backup", name=name)
    return entries


def _swapped(part: Path, path: Path, now: datetime) -> Path | None:
    former = path.with_name(f"{path.stem}.{FORMER_MARK}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{path.suffix}")
    number = 1
    while former.exists():
        number += 1
        former = former.with_name(
            f"{path.stem}.{FORMER_MARK}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{number}{path.suffix}"
        )
    try:
        if not path.exists():
            part.replace(path)
            return None
        _settle(path)
        _name_former(path, former)
        try:
            part.replace(path)
        except OSError:
            _name_back(former, path)
            raise
    except OSError as error:
        raise Unavailable("file-in-use", path=path) from error
    return former


def _settle(path: Path) -> None:
    """Let SQLite finish what a crash left, and nobody write, before a book changes its name; a damaged one may not."""
    with suppress(Unreadable), told(path), closing(SqliteConnection(path)) as connection:
        connection.run("BEGIN EXCLUSIVE")
        connection.commit()


def _name_former(path: Path, former: Path) -> None:
    """Give a book the name that it will keep; it bears both until the other one takes its place in one step.

    At no moment is there no book. The journal that a crash may have left goes along: it must never meet another book.
    """
    try:
        os.link(path, former)
    except OSError:
        # A file system without links (FAT, some shares): for a moment there is only the former book.
        path.replace(former)
    _move_journal(path, former)


def _name_back(former: Path, path: Path) -> None:
    _move_journal(former, path)
    if path.exists():
        former.unlink()
    else:
        former.replace(path)


def _move_journal(path: Path, target: Path) -> None:
    journal_file = path.with_name(f"{path.name}-journal")
    if journal_file.exists():
        journal_file.replace(target.with_name(f"{target.name}-journal"))


def digest_file(path: Path) -> Path:
    """The file with a copy's SHA-256."""
    return path.with_name(f"{path.name}.sha256")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _drop(part: Path) -> None:
    for name in (part.name, f"{part.name}-journal"):
        with suppress(OSError):
            part.with_name(name).unlink(missing_ok=True)
