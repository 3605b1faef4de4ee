"""The journal: facts go in as the next links of one chain, and come out as they went in. Nothing else is kept.

Bodies are stored as their canonical bytes. A fact of a newer program is kept and linked, and left out of every answer
until a program that knows it folds the book again (exchange.md §2.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.chain import OFFICE_FEED, first_link, next_link
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of, stored_form
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.ledger.engine import Connection, Duplicate, Row, as_set

_WIDTH = 6
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
        NotCanonical: a text is so long that the body exceeds 64 KB.
    """
    seq, link = head.seq, head.link
    rows: list[Row] = []
    entries: list[Entry] = []
    for fact in facts:
        body, stored = stored_form(fact)
        link = next_link(link, body)
        seq += 1
        entries.append(Entry(seq, stored))
        rows.append((seq, stored.id, stored.subject, stored.on.isoformat(), link, body))
    if not rows:
        return head, entries
    try:
        connection.insert("journal", _WIDTH, rows)
    except Duplicate:
        # An id stands for one body for ever; a second body of it is an alarm, never an overwrite.
        raise Refused("fact-exists") from None
    return Head(seq, link, head.indexed), entries


def entries_about(connection: Connection, subject: str) -> list[Entry]:
    """All facts about a subject, oldest first; may be empty."""
    rows = connection.rows("SELECT seq, body FROM journal WHERE subject = :subject ORDER BY seq", subject=subject)
    return [entry for seq, body in rows if (entry := _entry(seq, body))]


def entries_about_all(connection: Connection, subjects: Iterable[str]) -> dict[str, list[Entry]]:
    """The same for many subjects at once; each has its list, which may be empty."""
    found: dict[str, list[Entry]] = {subject: [] for subject in subjects}
    for seq, _, subject, _, body in rows_about_all(connection, found):
        if entry := _entry(seq, body):
            found[subject].append(entry)
    return found


def newest(connection: Connection, limit: int, before: int | None) -> list[Entry]:
    """The newest facts, newest first, or those just before a number."""
    rows = connection.rows(
        "SELECT seq, body FROM journal WHERE seq < :before ORDER BY seq DESC LIMIT :most",
        before=_BEYOND if before is None else before,
        most=limit,
    )
    return [entry for seq, body in rows if (entry := _entry(seq, body))]


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
    """The whole journal, (seq, id, subject, on_day, link, body) oldest first, in pages; never an empty page."""
    last = 0
    while page := connection.rows(
        "SELECT seq, id, subject, on_day, link, body FROM journal WHERE seq > :last ORDER BY seq LIMIT :most",
        last=last,
        most=_PAGE,
    ):
        yield page
        last = page[-1][0]


def as_bytes(value: object) -> bytes:
    """A stored column of bytes; b"" where damage has put something else there."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def rows_about_all(connection: Connection, subjects: Iterable[str]) -> list[Row]:
    """All (seq, id, subject, on_day, body) about some subjects, oldest first."""
    return connection.rows(
        "SELECT seq, id, subject, on_day, body FROM journal"
        f" WHERE subject IN {connection.members('subjects')} ORDER BY seq",
        subjects=as_set(subjects),
    )


def subjects(connection: Connection) -> list[tuple[str, int]]:
    """Every subject with the number of its first fact, by that number."""
    rows = connection.rows("SELECT subject, min(seq) FROM journal GROUP BY subject ORDER BY min(seq)")
    return [(row[0], row[1]) for row in rows]


def subjects_after(connection: Connection, seq: int) -> list[str]:
    """The subjects of the facts after one number, each once; may be empty."""
    return [row[0] for row in connection.rows("SELECT DISTINCT subject FROM journal WHERE seq > :seq", seq=seq)]


def _entry(seq: int, body: bytes) -> Entry | None:
    """A stored fact; None for one of a newer program."""
    try:
        return Entry(seq, fact_of(as_bytes(body), verify=False))
    except UnknownDeed:
        return None
    except ValueError as fault:
        raise Unreadable("book-damaged", entry=seq) from fault
