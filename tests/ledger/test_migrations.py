"""Migrations: older books are led to exactly the structure of new ones, in one step, with a copy kept from before."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine
from sqlalchemy.pool import NullPool

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ledger import Ledger, care, create_ledger, engine, migration, open_ledger, opening
from giaoban_tracker.ledger.engine import PostgresConnection, SqliteConnection
from giaoban_tracker.ledger.header import structure_version
from giaoban_tracker.ledger.migration import alembic_config, upgrade_file, upgrade_server
from giaoban_tracker.ledger.schema import HEAD, VERSION
from giaoban_tracker.places import migrations_folder
from tests.conftest import Almanac
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import TASK, simple_story

NOW = Almanac().now
BOOK = "so-giao-ban.db"


def test_the_head_that_opening_trusts_is_the_newest_revision() -> None:
    revisions = [path.name[:4] for path in sorted((migrations_folder() / "versions").glob("*.py"))]

    assert revisions == [f"{number:04d}" for number in range(1, VERSION + 1)]
    assert revisions[-1] == HEAD


def upgraded_place(books: Books) -> Path | str:
    """A book that migrations alone have made."""
    place = books.place()
    if isinstance(place, Path):
        place.mkdir(parents=True)
        upgrade_file(place / BOOK)
    else:
        upgrade_server(place)
    return place


def structure(place: Path | str) -> list[tuple[object, ...]]:
    """Everything that makes up the structure of a book, to be compared."""
    if isinstance(place, Path):
        with closing(SqliteConnection(place / BOOK)) as file:
            header = [file.rows(f"PRAGMA {name}")[0] for name in ("application_id", "user_version")]
            schema = file.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
            squeezed = [(*row[:3], "".join((row[3] or "").split())) for row in schema]
            return [
                *header,
                *squeezed,
                *file.rows("SELECT * FROM alembic_version"),
                *file.rows("SELECT * FROM search_reach"),
            ]
    with closing(PostgresConnection(place)) as server:
        return [
            *server.rows(
                "SELECT table_name, column_name, data_type, collation_name, is_nullable FROM information_schema.columns"
                " WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
            ),
            *server.rows(
                "SELECT indexname, replace(indexdef, current_schema(), '') FROM pg_indexes"
                " WHERE schemaname = current_schema() ORDER BY 1"
            ),
            *server.rows(
                "SELECT tgname, replace(pg_get_triggerdef(oid), current_schema(), '') FROM pg_trigger"
                " WHERE NOT tgisinternal AND tgrelid = 'journal'::regclass"
            ),
            *server.rows("SELECT version_num FROM alembic_version"),
            *server.rows("SELECT seq FROM search_reach"),
        ]


def test_migrations_end_where_a_new_book_begins(books: Books) -> None:
    upgraded = structure(upgraded_place(books))

    with books.fresh():
        assert upgraded == structure(books.last)


@contextmanager
def connected(place: Path | str) -> Iterator[Connection]:
    """The engine that alembic works on."""
    if isinstance(place, Path):
        engine = create_engine("sqlite://", creator=lambda: SqliteConnection(place / BOOK).raw, poolclass=NullPool)
    else:
        engine = create_engine(
            "postgresql+psycopg://", creator=lambda: PostgresConnection(place).raw, poolclass=NullPool
        )
    with engine.connect() as connection:
        yield connection


def test_alembic_finds_nothing_that_a_new_book_has_and_migrations_have_not(books: Books) -> None:
    upgraded = upgraded_place(books)
    target = MetaData()
    with books.fresh(), connected(books.last) as created:
        target.reflect(created, only=lambda name, _: not name.startswith("task_search"))

    with connected(upgraded) as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_current_head() == HEAD
        command.check(alembic_config(connection, target))


def test_a_book_made_by_migrations_works(books: Books) -> None:
    ledger = open_ledger(upgraded_place(books), now=NOW)

    write(ledger, simple_story())

    assert care.check(ledger).clean
    ledger.close()


NEXT = f"{VERSION + 1:04d}"
SECOND = f'''"""One more revision."""
from alembic import op
revision, down_revision, branch_labels, depends_on = "{NEXT}", "{HEAD}", None, None
def upgrade() -> None:
    op.execute("CREATE TABLE note (text TEXT)")
    op.execute("INSERT INTO note VALUES ('moi')")
'''


@pytest.fixture
def next_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as it may be one revision later; returns the revision's file."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    revision = folder / "versions" / f"{NEXT}_note.py"
    revision.write_text(SECOND)
    monkeypatch.setattr(opening, "VERSION", VERSION + 1)
    monkeypatch.setattr(opening, "HEAD", NEXT)
    monkeypatch.setattr(migration, "VERSION", VERSION + 1)
    monkeypatch.setattr(migration, "migrations_folder", lambda: folder)
    return revision


def notes(ledger: Ledger) -> list[tuple[object, ...]]:
    with ledger.conversation() as connection:
        return connection.rows("SELECT text FROM note")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A folder with a book of this program, which the next one finds older than itself."""
    ledger = create_ledger(tmp_path / "so", now=NOW())
    write(ledger, simple_story())
    ledger.close()
    return tmp_path / "so"


def test_an_older_book_is_copied_then_led_on(older: Path, next_program: Path) -> None:
    ledger = open_ledger(older, now=NOW)

    assert notes(ledger) == [("moi",)]
    with ledger.reading() as book:
        assert book.task(TASK).finished_on is not None
    ledger.close()
    (copy,) = (older / "backups").glob("*.db")
    assert structure_version(copy) == VERSION
    assert structure_version(older / BOOK) == VERSION + 1


def test_a_migration_that_fails_leaves_the_book_as_it_was(older: Path, next_program: Path) -> None:
    next_program.write_text(SECOND + "    raise RuntimeError\n")
    before = (older / BOOK).read_bytes()

    with pytest.raises(RuntimeError):
        open_ledger(older, now=NOW)

    assert (older / BOOK).read_bytes() == before
    next_program.write_text(SECOND)
    ledger = open_ledger(older, now=NOW)
    assert notes(ledger) == [("moi",)]
    ledger.close()


def hot_journal(before: bytes) -> bytes:
    """What SQLite leaves when it is killed while it writes: how the first page was (sqlite.org/fileformat2.html)."""
    size = int.from_bytes(before[16:18], "big")
    page = before[:size]
    numbers = (1, 0, len(before) // size, 512, size)
    head = bytes.fromhex("d9d505f920a163d7") + b"".join(number.to_bytes(4, "big") for number in numbers)
    total = sum(page[place] for place in range(size - 200, 0, -200))
    return head.ljust(512, b"\0") + (1).to_bytes(4, "big") + page + total.to_bytes(4, "big")


def test_a_migration_that_was_killed_while_it_was_written_down_is_done_again(older: Path, next_program: Path) -> None:
    before = (older / BOOK).read_bytes()
    (older / f"{BOOK}-journal").write_bytes(hot_journal(before))
    (older / BOOK).write_bytes(before[:60] + (VERSION + 1).to_bytes(4, "big") + before[64:])

    ledger = open_ledger(older, now=NOW)

    assert notes(ledger) == [("moi",)]
    ledger.close()


def test_a_disk_that_fails_in_a_migration_is_told_as_such(
    older: Path, next_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "backup", lambda *_: None)
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "max_page_count=1"))

    with pytest.raises(Unavailable, match="disk-full"):
        open_ledger(older, now=NOW)


def test_an_older_book_on_a_server_is_led_on(books: Books, next_program: Path) -> None:
    with books.fresh() as ledger:
        write(ledger, simple_story())
        ledger.close()

        again = open_ledger(books.last, now=NOW)

        assert notes(again) == [("moi",)]
        again.close()


WHAT_IS_LOADED = """
import sys
from datetime import datetime
from pathlib import Path
from giaoban_tracker.ledger import open_ledger
with open_ledger(Path(sys.argv[1]), now=datetime.now).reading() as book:
    book.units()
print(*sorted({name.split(".")[0] for name in sys.modules} & {"alembic", "sqlalchemy", "psycopg", "asyncio"}))
"""


def test_opening_a_book_loads_nothing_heavy(older: Path) -> None:
    command_line = [sys.executable, "-c", WHAT_IS_LOADED, str(older)]

    done = subprocess.run(command_line, check=True, capture_output=True, text=True)

    assert done.stdout.strip() == ""
