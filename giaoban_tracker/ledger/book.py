"""The open book: hands out readings and writings, keeps the conversations with its engine, forgets nothing half."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.ledger import failures
from giaoban_tracker.ledger.archive import Archive
from giaoban_tracker.ledger.blobs import Blobs
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.past import book_as_of
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.stories import Memory
from giaoban_tracker.ledger.vocabulary import Vocabulary
from giaoban_tracker.ledger.writing import Writing

if TYPE_CHECKING:
    from giaoban_tracker.domain.progress import Progress

BOOK_NAME = "so-giao-ban.db"
ARCHIVE_NAME = "archive"


class Ledger:
    """A book (sổ giao ban): a journal and the views derived from it.

    May be used from several threads; each block has a conversation of its own.

    Attributes:
        folder: the data folder; None where a server keeps the book.
        place: the file or the server, as messages name it; never with a password.
        past_day: the day at whose end it stood so; None for the book as it is now.
    """

    past_day: date | None = None

    def __init__(self, connect: Callable[[], Connection], blobs: Blobs, *, folder: Path | None, place: str) -> None:
        self.folder = folder
        self.place = place
        self._connect = connect
        self._blobs = blobs
        self._archive = Archive(folder / ARCHIVE_NAME if folder else None, blobs)
        self._idle: list[Connection] = []
        self._lock = Lock()
        self._memory = Memory()
        self._vocabulary = Vocabulary()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """The book as it is now; every question in the block sees the same state.

        Raises:
            Unavailable, Unreadable: as `failures.tell`.
        """
        with self.conversation() as connection:
            connection.begin_reading()
            yield Reading(connection, self._blobs, self._memory, self._archive)
            connection.commit()

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """The book for one transaction: what the block wrote is there whole after it, or nothing is when it raises.

        Raises:
            Unavailable, Unreadable: as `failures.tell`.
        """
        with self.conversation() as connection:
            connection.begin_writing()
            book = Writing(connection, self._blobs, self._memory, self._archive)
            yield book
            book.settle()
            connection.commit()
            book.remember()

    @contextmanager
    def as_of(self, day: date, progress: Progress | None = None) -> Iterator[Reading]:
        """The book from the facts that count up to the end of `day`, whenever they were written.

        Args:
            progress: told (steps done, steps in all) while the book is put together; False stops the work.

        Raises:
            Refused: "stopped".
        """
        with self.conversation() as connection:
            connection.begin_reading()
            past = book_as_of(connection, day, progress)
            try:
                yield Reading(past, self._blobs, Memory(), self._archive)
            finally:
                past.close()
            connection.commit()

    def keep_past(self, day: date, progress: Progress | None = None) -> PastLedger:
        """The same past book as a ledger of its own, for who asks it many questions.

        Args:
            progress: as in `as_of`.

        Raises:
            Refused: "stopped".
        """
        with self.conversation() as connection:
            connection.begin_reading()
            past = book_as_of(connection, day, progress, kept=True)
            connection.commit()
        return PastLedger(past, self, day)

    @contextmanager
    def conversation(self) -> Iterator[Connection]:
        """A connection of the block's own; a transaction left open by an error is undone."""
        try:
            connection = self._taken()
            try:
                yield connection
            except BaseException:
                if _undone(connection):
                    self._give_back(connection)
                else:
                    connection.close()
                raise
            self._give_back(connection)
        except Exception as error:
            failures.tell(error, self.place)
            raise

    def close(self) -> None:
        """End all conversations; the book can be opened again."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    @property
    def engine_name(self) -> str:
        """What keeps the book, with its version: "SQLite 3.45.1"."""
        with self.conversation() as connection:
            return connection.engine_name

    @property
    def blobs(self) -> Blobs:
        """Where the book keeps its files."""
        return self._blobs

    def _give_back(self, connection: Connection) -> None:
        with self._lock:
            self._idle.append(connection)

    def _taken(self) -> Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        connection = self._connect()
        connection.vocabulary = self._vocabulary
        return connection


class PastLedger(Ledger):
    """A book as it stood at the end of an earlier day: it lies in memory, is read only, and never changes.

    One block asks it at a time, others wait. It is let go of with the last reference: whoever looked at it forgets
    it, and an errand that is still under way ends on it undisturbed.
    """

    def __init__(self, past: Connection, whole: Ledger, day: date) -> None:
        """Stand before a past book that was cut out of a whole one; from now on it is this ledger's."""
        super().__init__(lambda: past, whole.blobs, folder=whole.folder, place=whole.place)
        self.past_day = day
        self._past = past
        self._one_at_a_time = Lock()
        finalize(self, past.close)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Nobody writes in a past book.

        Raises:
            Refused: "past-book".
        """
        raise Refused("past-book")
        yield  # what makes a block of it, as the whole book's

    @contextmanager
    def conversation(self) -> Iterator[Connection]:
        """The one connection, when it is this block's turn; a transaction left open by an error is undone."""
        with self._one_at_a_time:
            try:
                yield self._past
            except BaseException:
                _undone(self._past)
                raise


def _undone(connection: Connection) -> bool:
    """Roll back; False when even that fails and the conversation is of no further use."""
    with suppress(Exception):
        connection.rollback()
        return True
    return False
