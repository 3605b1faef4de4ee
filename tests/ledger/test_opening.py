"""Opening: what is there is looked at before anything is done to it, and a book is never half made."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Refused, Unavailable, Unreadable
from giaoban_tracker.ledger import Ledger, create_ledger, engine, open_ledger, opening
from giaoban_tracker.ledger import build as building
from giaoban_tracker.ledger.engine import SqliteConnection
from giaoban_tracker.ledger.header import structure_version
from giaoban_tracker.ledger.schema import APPLICATION_ID, VERSION
from tests.conftest import Almanac
from tests.ledger.conftest import POSTGRES, Books
from tests.ledger.oracle import write
from tests.ledger.simple import TASK, simple_story

NOW = Almanac().now
BOOK = "so-giao-ban.db"


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_book_is_made_found_and_read_again(books: Books) -> None:
    with books.fresh() as ledger:
        write(ledger, simple_story())

        again = open_ledger(books.last, now=NOW)

        with again.reading() as book:
            assert book.task(TASK).finished_on is not None
        again.close()


def test_a_book_is_not_made_over_another(books: Books) -> None:
    with books.fresh() as ledger:
        write(ledger, simple_story())

        with pytest.raises(Refused, match="ledger-exists"):
            create_ledger(books.last, now=NOW())

        with ledger.reading() as book:
            assert book.task(TASK).id == TASK


def test_where_no_book_is_none_is_made(books: Books) -> None:
    place = books.place()

    with pytest.raises(Unavailable, match="no-ledger"):
        open_ledger(place, now=NOW)

    assert not (isinstance(place, Path) and place.exists())


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql://canbo:bimat@/so?host={tmp_path}"

    with pytest.raises(Unavailable, match="database-unreachable") as failure:
        open_ledger(url, now=NOW)

    assert "bimat" not in str(failure.value)


def test_a_new_book_is_marked_as_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    create_ledger(tmp_path / "so", now=NOW()).close()

    with closing(sqlite3.connect(tmp_path / "so" / BOOK)) as connection:
        pragmas = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        }
    assert pragmas == {"application_id": APPLICATION_ID, "user_version": VERSION}
    assert [path.name for path in (tmp_path / "so").iterdir()] == [BOOK]


def test_a_connection_has_the_settings_that_survive_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", engine.PRAGMAS[:-1])
    with closing(SqliteConnection(tmp_path / "so.db")) as connection:
        settings = {
            name: connection.rows(f"PRAGMA {name}")[0][0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "trusted_schema",
                "busy_timeout",
                "cell_size_check",
            )
        }

    assert settings == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "busy_timeout": 10_000,
        "cell_size_check": 1,
    }


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a database at all" * 100, id="something else"),
        pytest.param(b"SQLite format 3\0" + bytes(500), id="another program's database"),
    ],
)
def test_a_file_that_is_no_book_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / BOOK).write_bytes(content)

    with pytest.raises(Unreadable, match="not-a-ledger"):
        open_ledger(tmp_path, now=NOW)

    assert everything_in(tmp_path) == {BOOK: content}


def test_a_book_of_a_newer_program_is_not_touched_by_one_byte(tmp_path: Path) -> None:
    create_ledger(tmp_path, now=NOW()).close()
    with closing(sqlite3.connect(tmp_path / BOOK)) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    before = everything_in(tmp_path)

    with pytest.raises(Unavailable, match="newer-database"):
        open_ledger(tmp_path, now=NOW)

    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("books", [POSTGRES], indirect=True)
def test_a_newer_book_on_a_server_is_refused(books: Books) -> None:
    with books.fresh() as ledger:
        with ledger.conversation() as connection:
            connection.run("UPDATE alembic_version SET version_num = '9999'")

        with pytest.raises(Unavailable, match="newer-database"):
            open_ledger(books.last, now=NOW)


def test_a_book_whose_making_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "build", fail)

    with pytest.raises(KeyboardInterrupt):
        create_ledger(tmp_path / "so", now=NOW())

    assert list((tmp_path / "so").iterdir()) == []


@pytest.mark.parametrize("links", [True, False], ids=["with links", "on a disk without links"])
def test_a_book_made_by_somebody_else_meanwhile_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    build = building.build

    def build_beside_another(connection: engine.Connection) -> None:
        build(connection)
        (tmp_path / BOOK).write_bytes(b"theirs")

    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(opening, "build", build_beside_another)
    if not links:
        monkeypatch.setattr(os, "link", no_links)

    with pytest.raises(Refused, match="ledger-exists"):
        create_ledger(tmp_path, now=NOW())

    assert everything_in(tmp_path) == {BOOK: b"theirs"}


def test_a_disk_without_links_keeps_books_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)

    ledger = create_ledger(tmp_path, now=NOW())

    write(ledger, simple_story())
    ledger.close()
    assert structure_version(tmp_path / BOOK) == VERSION


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x", encoding="utf-8")

    with pytest.raises(Unavailable, match="no-permission"):
        create_ledger(tmp_path / "tep" / "so", now=NOW())


def test_a_closed_book_can_be_used_again(file_book: Ledger) -> None:
    write(file_book, simple_story())
    file_book.close()

    with file_book.reading() as book:
        assert book.task(TASK).id == TASK
