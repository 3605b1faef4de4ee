"""Books on both engines, and nobody waits for a disk unless the disk is the subject."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from giaoban_tracker.ledger import Ledger, create_ledger, engine
from tests.conftest import Almanac

SQLITE, POSTGRES = "sqlite", "postgresql"

SOME_ON_A_SERVER = settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""A schema takes a server as long as thirty books in files, so it gets few examples, and they are not made smaller."""


@dataclass
class Books:
    """Makes new, empty books on one engine.

    Attributes:
        folder: where SQLite's books lie.
        url: the server's database; empty for SQLite.
        last: the place of the book that was made last.
        schemas: the server's schemas that are still there.
    """

    folder: Path
    url: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    last: Path | str = ""
    schemas: set[str] = field(default_factory=set)

    @contextmanager
    def fresh(self) -> Iterator[Ledger]:
        """An empty book, closed and thrown away at the end of the block."""
        place = self.last = self.place()
        ledger = create_ledger(place, now=Almanac().moment)
        try:
            yield ledger
        finally:
            ledger.close()
            if self.url:
                self.clear(str(place).rsplit("%3D", 1)[-1])
            else:
                shutil.rmtree(place)

    def place(self) -> Path | str:
        """Where a new book can be made."""
        number = next(self.numbers)
        if not self.url:
            return self.folder / f"so-{number}"
        schema = f"so_{os.getpid()}_{number}"
        self._on_server(f"CREATE SCHEMA {schema}")
        self.schemas.add(schema)
        return f"{self.url}{'&' if '?' in self.url else '?'}options=-csearch_path%3D{schema}"

    def clear(self, *schemas: str) -> None:
        """Throw away what tests left on the server."""
        for schema in schemas or tuple(self.schemas):
            self._on_server(f"DROP SCHEMA {schema} CASCADE")
            self.schemas.discard(schema)

    def _on_server(self, statement: str) -> None:
        connection = engine.PostgresConnection(self.url)
        try:
            connection.run(statement)
        finally:
            connection.close()


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A server's database: the one that the environment names, else one that the suite starts itself."""
    if sys.platform == "win32":
        pytest.skip("the suite starts a PostgreSQL server on Unix sockets, which Windows has not")
    from tests.ledger.postgres_server import ENVIRONMENT_NAME, NoServer, running_server

    with ExitStack() as stack:
        url = os.environ.get(ENVIRONMENT_NAME, "")
        try:
            yield url or stack.enter_context(running_server())
        except NoServer:
            pytest.fail(
                "No PostgreSQL server programs (initdb, pg_ctl) on this computer. The set-up installs them "
                f"(Debian: apt-get install postgresql); or name a server in {ENVIRONMENT_NAME}."
            )


@pytest.fixture(scope="session")
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the system has one; hundreds of books are made there."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="so-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session", params=[SQLITE, POSTGRES])
def books(request: pytest.FixtureRequest, quick_folder: Path) -> Iterator[Books]:
    """New books, on SQLite and on PostgreSQL in turn."""
    # A folder of its own: with several files at a time the same engine has its turn more than once.
    folder = Path(tempfile.mkdtemp(prefix="books-", dir=quick_folder))
    made = Books(folder, request.getfixturevalue("server_url") if request.param == POSTGRES else "")
    yield made
    made.clear()


@pytest.fixture(scope="session")
def sqlite_books(quick_folder: Path) -> Books:
    """New books on SQLite, for what only a file has."""
    return Books(quick_folder / "files")


@pytest.fixture
def book(books: Books) -> Iterator[Ledger]:
    with books.fresh() as ledger:
        yield ledger


@pytest.fixture
def file_book(sqlite_books: Books) -> Iterator[Ledger]:
    with sqlite_books.fresh() as ledger:
        yield ledger


@pytest.fixture(autouse=True, scope="session")
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Flushing each commit takes most of the time, and a test that does not pull the plug learns nothing from it."""
    before = engine.PRAGMAS
    engine.PRAGMAS = (*before, "synchronous=OFF")
    yield
    engine.PRAGMAS = before
