"""Backups: a copy is proved before it gets its name, and again before it takes the book's place."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Refused, Unavailable, Unreadable
from giaoban_tracker.ledger import Ledger, backups, care, hold_book, open_ledger
from giaoban_tracker.ledger.backups import thin
from giaoban_tracker.ledger.schema import VERSION
from tests.conftest import Almanac
from tests.ledger.conftest import POSTGRES, Books
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, TASK, assign, office, report, simple_story
from tests.ledger.test_care import meddle

NOW = Almanac().moment
BOOK = "so-giao-ban.db"


def folder_of(ledger: Ledger) -> Path:
    assert ledger.folder is not None
    return ledger.folder


def done_percent(folder: Path) -> int:
    ledger = open_ledger(folder, now=Almanac().now)
    with ledger.reading() as book:
        percent = book.task(TASK).done_percent
    ledger.close()
    return percent


@pytest.fixture
def saved(file_book: Ledger) -> tuple[Ledger, Path]:
    """A book with a task at 20 per cent, a copy of it, and then a report of 60 per cent."""
    story = office()
    assign(story)
    report(story, done=20)
    write(file_book, story.facts)
    copy = care.backup(file_book, NOW)
    report(story, done=60)
    write(file_book, story.facts[-1:])
    return file_book, copy


def test_a_copy_is_named_by_its_moment_and_its_last_entry_and_has_its_digest_beside_it(
    saved: tuple[Ledger, Path],
) -> None:
    ledger, copy = saved

    assert copy == folder_of(ledger) / "backups" / "giaoban_20170705T013000Z_6.db"
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert copy.with_name(f"{copy.name}.sha256").read_text() == f"{digest}  {copy.name}\n"
    assert sorted(path.name for path in copy.parent.iterdir()) == [copy.name, f"{copy.name}.sha256"]


def test_a_copy_brings_back_its_state_and_the_former_book_is_kept(saved: tuple[Ledger, Path]) -> None:
    ledger, copy = saved
    ledger.close()

    former = care.restore(folder_of(ledger), copy, NOW)

    assert done_percent(folder_of(ledger)) == 20
    assert former == folder_of(ledger) / "so-giao-ban.truoc-khoi-phuc-20170705T013000Z.db"
    again = care.restore(folder_of(ledger), former, NOW)
    assert done_percent(folder_of(ledger)) == 60
    assert again is not None
    assert again != former


def test_a_copy_makes_a_book_where_there_is_none(saved: tuple[Ledger, Path], tmp_path: Path) -> None:
    _, copy = saved

    assert care.restore(tmp_path / "may-moi", copy, NOW) is None

    assert done_percent(tmp_path / "may-moi") == 20


def test_a_damaged_book_gives_no_copy(file_book: Ledger) -> None:
    write(file_book, simple_story())
    meddle(file_book, "UPDATE journal SET body = link WHERE seq = 3")

    with pytest.raises(Unreadable, match="unsound-backup"):
        care.backup(file_book, NOW)

    assert list((folder_of(file_book) / "backups").iterdir()) == []


def test_a_damaged_book_is_replaced_by_a_sound_copy(saved: tuple[Ledger, Path]) -> None:
    ledger, copy = saved
    ledger.close()
    (folder_of(ledger) / BOOK).write_bytes(b"chay" * 5000)

    former = care.restore(folder_of(ledger), copy, NOW)

    assert done_percent(folder_of(ledger)) == 20
    assert former is not None
    assert former.read_bytes() == b"chay" * 5000


def test_a_journal_that_a_crash_left_stays_with_its_own_book(
    saved: tuple[Ledger, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, copy = saved
    ledger.close()
    # As if SQLite could not even begin with the damaged book.
    monkeypatch.setattr(backups, "_settle", lambda _: None)
    (folder_of(ledger) / BOOK).write_bytes(b"chay" * 5000)
    (folder_of(ledger) / f"{BOOK}-journal").write_bytes(b"nhat ky" * 500)

    former = care.restore(folder_of(ledger), copy, NOW)

    assert former is not None
    assert former.with_name(f"{former.name}-journal").read_bytes() == b"nhat ky" * 500
    assert done_percent(folder_of(ledger)) == 20


def change_byte(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)


def change_body(copy: Path) -> None:
    """A change that SQLite finds nothing wrong with, under a digest that fits."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DROP TRIGGER journal_is_never_updated")
        connection.execute("UPDATE journal SET body = CAST(replace(body, '20', '90') AS BLOB) WHERE seq = 6")
        connection.commit()
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    copy.with_name(f"{copy.name}.sha256").write_text(f"{digest}  {copy.name}\n")


def cut_short(copy: Path) -> None:
    os.truncate(copy, 4096 * 2)
    copy.with_name(f"{copy.name}.sha256").unlink()


def make_newer(copy: Path) -> None:
    copy.with_name(f"{copy.name}.sha256").unlink()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")


@pytest.mark.parametrize(
    ("damage", "error", "code"),
    [
        pytest.param(change_byte, Unreadable, "unsound-backup", id="one byte"),
        pytest.param(change_body, Unreadable, "unsound-backup", id="one report, well hidden"),
        pytest.param(cut_short, Unreadable, "unsound-backup", id="half a copy"),
        pytest.param(make_newer, Unavailable, "newer-database", id="a newer program's"),
        pytest.param(lambda copy: copy.write_bytes(b"PDF" * 99), Unreadable, "not-a-ledger", id="another file"),
        pytest.param(lambda copy: copy.unlink(), Unreadable, "file-missing", id="no file"),
    ],
)
def test_an_unsound_copy_is_refused_and_the_book_stays(
    saved: tuple[Ledger, Path], damage: object, error: type[Exception], code: str
) -> None:
    ledger, copy = saved
    ledger.close()
    damage(copy)  # type: ignore[operator]
    before = (folder_of(ledger) / BOOK).read_bytes()

    with pytest.raises(error, match=code):
        care.restore(folder_of(ledger), copy, NOW)

    assert (folder_of(ledger) / BOOK).read_bytes() == before
    assert not list(folder_of(ledger).glob("*.part*"))
    assert not list(folder_of(ledger).glob("*truoc-khoi-phuc*"))


def test_a_book_that_a_window_holds_is_not_replaced(saved: tuple[Ledger, Path]) -> None:
    ledger, copy = saved

    with hold_book(folder_of(ledger)), pytest.raises(Unavailable, match="already-open"):
        care.restore(folder_of(ledger), copy, NOW)

    assert done_percent(folder_of(ledger)) == 60


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces no open file, which is refused in another way")
def test_a_swap_that_fails_puts_the_former_book_back(
    saved: tuple[Ledger, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, copy = saved
    ledger.close()
    replace = Path.replace

    def refuse_parts(path: Path, target: Path) -> Path:
        # The last step: everything before it has been done.
        if path.name.endswith(".part") and target.name == BOOK:
            raise PermissionError
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse_parts)

    with pytest.raises(Unavailable, match="file-in-use"):
        care.restore(folder_of(ledger), copy, NOW)

    assert done_percent(folder_of(ledger)) == 60
    assert not list(folder_of(ledger).glob("*truoc-khoi-phuc*"))


def test_there_is_a_book_at_every_moment_of_a_swap(saved: tuple[Ledger, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, copy = saved
    ledger.close()
    replace, seen = Path.replace, list[bool]()

    def look(path: Path, target: Path) -> Path:
        seen.append((folder_of(ledger) / BOOK).exists())
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", look)

    care.restore(folder_of(ledger), copy, NOW)

    assert seen
    assert all(seen)


def test_a_disk_without_links_keeps_the_former_book_too(
    saved: tuple[Ledger, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, copy = saved
    ledger.close()

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)

    former = care.restore(folder_of(ledger), copy, NOW)

    assert done_percent(folder_of(ledger)) == 20
    assert former is not None
    assert former.exists()


def test_copies_thin_out_with_age(tmp_path: Path) -> None:
    """One a day for thirteen months: seven days, four weeks, twelve months stay, and the newest always does."""
    newest = datetime(2018, 12, 31, 9, 0, tzinfo=UTC)
    moments = [newest - timedelta(days=age) for age in range(400)]
    for moment in moments:
        name = f"giaoban_{moment:%Y%m%dT%H%M%SZ}_1.db"
        (tmp_path / name).touch()
        (tmp_path / f"{name}.sha256").touch()
    (tmp_path / "giaoban_khac.db").touch()

    thin(tmp_path)

    days = sorted((path.name[8:16] for path in tmp_path.glob("giaoban_2*.db")), reverse=True)
    last_of_months = [
        f"2018{month:02d}{last}" for month, last in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30), 1)
    ]
    assert days[:7] == [f"{newest - timedelta(days=age):%Y%m%d}" for age in range(7)]
    assert set(days[7:]) == {"20181223", "20181216", *last_of_months}
    assert len(list(tmp_path.glob("*.sha256"))) == len(days)
    assert (tmp_path / "giaoban_khac.db").exists()


def test_several_copies_of_a_day_leave_the_newest(tmp_path: Path) -> None:
    for hour in range(5):
        (tmp_path / f"giaoban_20180105T0{hour}0000Z_{hour}.db").touch()

    thin(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["giaoban_20180105T040000Z_4.db"]


@pytest.mark.parametrize("books", [POSTGRES], indirect=True)
def test_a_server_keeps_its_own_copies(books: Books) -> None:
    with books.fresh() as ledger, pytest.raises(Refused, match="server-keeps-backups"):
        care.backup(ledger, NOW)


def test_a_copy_of_a_copy_is_the_same_book(saved: tuple[Ledger, Path], tmp_path: Path) -> None:
    _, copy = saved
    care.restore(tmp_path, copy, NOW)
    ledger = open_ledger(tmp_path, now=Almanac().now)

    assert care.check(ledger).clean
    assert care.backup(ledger, NOW + timedelta(days=1)).name == "giaoban_20170706T013000Z_6.db"
    with ledger.reading() as book:
        assert book.task(TASK).assigned_on == DAY
    ledger.close()


@pytest.mark.parametrize("call", ["fsync", "replace", "file_digest"])
def test_a_disk_that_fails_while_a_copy_is_finished_is_named(
    file_book: Ledger, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def broken(*_: object) -> object:
        raise OSError(errno.EIO, "Input/output error")

    owner = {"fsync": os, "replace": Path, "file_digest": hashlib}[call]
    monkeypatch.setattr(owner, call, broken)

    with pytest.raises(Unavailable, match="disk-error"):
        care.backup(file_book, NOW)
