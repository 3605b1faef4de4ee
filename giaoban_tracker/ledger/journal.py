"""The journal: facts go in as the next links of one chain, and come out as they went in. Nothing else is kept.

Bodies are stored as their canonical bytes. What a unit's computer wrote counts from the day on which it was taken in,
if that is later than its own, so that a past day never changes; that day is linked with the body. A fact of a newer
program is kept and linked, and left out of every answer until a program that knows it folds the book again
(exchange.md §2.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban_tracker.domain.chain import OFFICE_FEED, first_link, next_link
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of, written_form
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.ledger.engine import Connection, Duplicate, Row, as_set

WIDTH = 7
"""How many columns the table has."""

_PAGE = 2000
_BEYOND = 2**62


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry; number 0 while there is none.

    Attributes:
        indexed: the number of the last entry that the search index knows.
    """

    seq: int
    link: bytes
    indexed: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact and its number in the journal."""

    seq: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Received:
    """A body that another computer wrote, proved by the exchange; its bytes are kept as they came.

    Attributes:
        fact: what it tells; None for a fact of a newer program.
        on: the day that it states.
        admitted_on: the day on which it is taken in; None for the office's facts in a unit's book.
    """

    body: bytes
    id: str
    subject: str
    on: date
    fact: Fact | None
    admitted_on: date | None = None


def head_of(connection: Connection) -> Head:
    """Where the next fact links to."""
    row = connection.row(
        "SELECT seq, link, COALESCE((SELECT seq FROM search_reach), 0) FROM journal ORDER BY journal.seq DESC LIMIT 1"
    )
    return Head(row[0], as_bytes(row[1]), row[2]) if row else Head(0, first_link(OFFICE_FEED), 0)


def append(connection: Connection, head: Head, facts: Iterable[Fact]) -> tuple[Head, list[Entry]]:
    """Link facts to the chain; returns the new head and the facts as they can be read again.

    What is returned is decoded from the stored bytes, so that a view never knows more than the journal (NFC, whole
    seconds).

    Raises:
        Refused: "fact-exists": a fact of that id about that subject is in the journal.
        Refused: "text-too-long".
    """
    seq, link = head.seq, head.link
    rows: list[Row] = []
    entries: list[Entry] = []
    for fact in facts:
        body, stored = written_form(fact)
        link = next_link(link, body)
        seq += 1
        entries.append(Entry(seq, stored))
        rows.append((seq, stored.id, stored.subject, stored.on.isoformat(), link, body, None))
    return _inserted(connection, head, rows), entries


def append_received(connection: Connection, head: Head, received: Iterable[Received]) -> tuple[Head, list[Entry]]:
    """Link bodies that came from elsewhere to the chain.

    Returns:
        The new head, and the facts that this program can read; those of a newer one have numbers, and no entry.

    Raises:
        Refused: "fact-exists".
    """
    seq, link = head.seq, head.link
    rows: list[Row] = []
    entries: list[Entry] = []
    for one in received:
        seq += 1
        day = one.admitted_on.isoformat() if one.admitted_on else None
        link = local_link(link, one.body, day)
        counts_from = max(one.on.isoformat(), day or "")
        rows.append((seq, one.id, one.subject, counts_from, link, one.body, day))
        if one.fact is not None:
            entries.append(Entry(seq, replace(one.fact, admitted_on=one.admitted_on)))
    return _inserted(connection, head, rows), entries


def local_link(previous: bytes, body: bytes, admitted_on: str | None) -> bytes:
    """The link of an entry of this book's own chain: the day of admission decides what is late, so it is linked too."""
    return next_link(previous, body if admitted_on is None else body + b"\n" + admitted_on.encode())


def _inserted(connection: Connection, head: Head, rows: Sequence[Row]) -> Head:
    if not rows:
        return head
    try:
        connection.insert("journal", WIDTH, rows)
    except Duplicate:
        # An id stands for one body for ever; a second body of it is an alarm, never an overwrite.
        raise Refused("fact-exists") from None
    return Head(rows[-1][0], rows[-1][4], head.indexed)


def entries_about(connection: Connection, subject: str) -> list[Entry]:
    """All facts about a subject, oldest first; may be empty."""
    rows = connection.rows(
        "SELECT seq, body, admitted_on FROM journal WHERE subject = :subject ORDER BY seq", subject=subject
    )
    return [found for row in rows if (found := entry_of(*row))]


def entries_about_all(connection: Connection, subjects: Iterable[str]) -> dict[str, list[Entry]]:
    """The same for many subjects at once; each has its list, which may be empty."""
    found: dict[str, list[Entry]] = {subject: [] for subject in subjects}
    for seq, _, subject, _, body, admitted_on in rows_about_all(connection, found):
        if entry := entry_of(seq, body, admitted_on):
            found[subject].append(entry)
    return found


def newest(connection: Connection, limit: int, before: int | None) -> list[Entry]:
    """The newest facts, newest first, or those just before a number."""
    rows = connection.rows(
        "SELECT seq, body, admitted_on FROM journal WHERE seq < :before ORDER BY seq DESC LIMIT :most",
        before=_BEYOND if before is None else before,
        most=limit,
    )
    return [found for row in rows if (found := entry_of(*row))]


def number_of(connection: Connection, fact: FactId, guess: int | None) -> int:
    """The number of a fact; 0 when there is none of that id.

    Args:
        guess: where it was last seen. Without one the whole journal is searched, for ids have no index.
    """
    if guess is not None and connection.row("SELECT 1 FROM journal WHERE seq = :seq AND id = :id", seq=guess, id=fact):
        return guess
    row = connection.row("SELECT seq FROM journal WHERE id = :id", id=fact)
    return row[0] if row else 0


def pages(connection: Connection) -> Iterator[Sequence[Row]]:
    """The whole journal, (seq, id, subject, on_day, link, body, admitted_on) oldest first; never an empty page."""
    last = 0
    while page := connection.rows(
        "SELECT seq, id, subject, on_day, link, body, admitted_on FROM journal"
        " WHERE seq > :last ORDER BY seq LIMIT :most",
        last=last,
        most=_PAGE,
    ):
        yield page
        last = page[-1][0]


def as_bytes(value: object) -> bytes:
    """A stored column of bytes; b"" where damage has put something else there."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def rows_about_all(connection: Connection, subjects: Iterable[str]) -> list[Row]:
    """All (seq, id, subject, on_day, body, admitted_on) about some subjects, oldest first."""
    return connection.rows(
        "SELECT seq, id, subject, on_day, body, admitted_on FROM journal"
        f" WHERE subject IN {connection.members('subjects')} ORDER BY seq",
        subjects=as_set(subjects),
    )


def subjects(connection: Connection) -> list[tuple[str, int]]:
    """Every subject with the number of its first fact, by that number."""
    rows = connection.rows("SELECT subject, min(seq) FROM journal GROUP BY subject ORDER BY min(seq)")
    return [(row[0], row[1]) for row in rows]


def subjects_after(connection: Connection, seq: int) -> list[str]:
    """The subjects of the facts after one number, each once; may be empty."""
    # Each once here: told DISTINCT, SQLite walks the index of all subjects.
    rows = connection.rows("SELECT subject FROM journal WHERE seq > :seq ORDER BY seq", seq=seq)
    return list(dict.fromkeys(row[0] for row in rows))


def entry_of(seq: int, body: object, admitted_on: str | None) -> Entry | None:
    """A stored fact; None for one of a newer program.

    Raises:
        Unreadable: "book-damaged".
    """
    try:
        fact = fact_of(as_bytes(body), verify=False)
        return Entry(seq, replace(fact, admitted_on=date.fromisoformat(admitted_on)) if admitted_on else fact)
    except UnknownDeed:
        return None
    except ValueError as fault:
        raise Unreadable("book-damaged", entry=seq) from fault
