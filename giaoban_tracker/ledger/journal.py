"""The journal: facts go in as the next links of one chain, and come out as they went in. Nothing else is kept.

Bodies are stored as their canonical bytes. A fact of a newer program is kept and linked, and left out of every answer
until a program that knows it folds the book again (exchange.md §2.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.canonical import NotCanonical
from giaoban_tracker.domain.chain import OFFICE_FEED, first_link, next_link
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import UnknownDeed, body_of, fact_of
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.ledger.engine import Connection, Row, as_set
from giaoban_tracker.ledger.schema import HEAD

_WIDTH = 6
_PAGE = 2000


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the office's feed; number 0 while it is empty."""

    seq: int
    link: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact and its number in the journal."""

    seq: int
    fact: Fact


def start(connection: Connection) -> None:
    """Write what an empty journal holds: its version and the head of an empty feed."""
    connection.run("INSERT INTO alembic_version VALUES (:head)", head=HEAD)
    connection.run("INSERT INTO head VALUES (:feed, 0, :link)", feed=OFFICE_FEED, link=first_link(OFFICE_FEED))


def head_of(connection: Connection) -> Head:
    """Where the next fact links to."""
    row = connection.row("SELECT seq, link FROM head WHERE feed = :feed", feed=OFFICE_FEED)
    if row is None:
        raise Unreadable("book-damaged")
    return Head(*row)


def append(connection: Connection, head: Head, facts: Iterable[Fact]) -> tuple[Head, list[Entry]]:
    """Link facts to the chain; returns the new head and the facts as they can be read again.

    What is returned is decoded from the stored bytes, so that a view never knows more than the journal (NFC, whole
    seconds).

    Raises:
        Refused: "fact-exists": a fact of that id is in the journal.
        NotCanonical: a text is so long that the body exceeds 64 KB.
    """
    seq, link = head.seq, head.link
    rows: list[Row] = []
    entries: list[Entry] = []
    for fact in facts:
        body = body_of(fact)
        link = next_link(link, body)
        seq += 1
        stored = fact_of(body, verify=False)
        entries.append(Entry(seq, stored))
        rows.append((seq, stored.id, stored.subject, stored.on.isoformat(), link, body))
    if not rows:
        return head, entries
    _refuse_known(connection, [row[1] for row in rows])
    connection.insert("journal", _WIDTH, rows)
    connection.run("UPDATE head SET seq = :seq, link = :link WHERE feed = :feed", seq=seq, link=link, feed=OFFICE_FEED)
    return Head(seq, link), entries


def entries_about(connection: Connection, subject: str) -> list[Entry]:
    """All facts about a subject, oldest first; may be empty."""
    rows = connection.rows("SELECT seq, body FROM journal WHERE subject = :subject ORDER BY seq", subject=subject)
    return list(_entries(rows))


def entries_about_all(connection: Connection, subjects: Iterable[str]) -> dict[str, list[Entry]]:
    """The same for many subjects at once; each has its list, which may be empty."""
    found: dict[str, list[Entry]] = {subject: [] for subject in subjects}
    rows = connection.rows(
        f"SELECT seq, body FROM journal WHERE subject IN {connection.members('subjects')} ORDER BY seq",
        subjects=as_set(found),
    )
    for entry in _entries(rows):
        found[entry.fact.subject].append(entry)
    return found


def newest(connection: Connection, limit: int, before: FactId | None) -> tuple[Fact, ...]:
    """The newest facts, newest first, or those just before the fact `before`."""
    rows = connection.rows(
        "SELECT seq, body FROM journal "
        + ("WHERE seq < (SELECT seq FROM journal WHERE id = :before) " if before is not None else "")
        + "ORDER BY seq DESC LIMIT :most",
        most=limit,
        **({"before": before} if before is not None else {}),
    )
    return tuple(entry.fact for entry in _entries(rows))


def stored_rows(connection: Connection) -> Iterator[Sequence[Row]]:
    """The whole journal, (seq, id, subject, on_day, link, body) oldest first, in pages; never an empty page."""
    last = 0
    while page := connection.rows(
        "SELECT seq, id, subject, on_day, link, body FROM journal WHERE seq > :last ORDER BY seq LIMIT :most",
        last=last,
        most=_PAGE,
    ):
        yield page
        last = page[-1][0]


def subjects(connection: Connection) -> Iterator[Sequence[str]]:
    """Every subject of the journal once, in pages of neighbours."""
    last = ""
    while page := connection.rows(
        "SELECT DISTINCT subject FROM journal WHERE subject > :last ORDER BY subject LIMIT :most", last=last, most=_PAGE
    ):
        yield [row[0] for row in page]
        last = page[-1][0]


def _entries(rows: Iterable[Row]) -> Iterator[Entry]:
    for seq, body in rows:
        try:
            yield Entry(seq, fact_of(bytes(body), verify=False))
        except UnknownDeed:
            continue
        except (NotCanonical, ValueError) as fault:
            raise Unreadable("book-damaged", entry=seq) from fault


def _refuse_known(connection: Connection, ids: Sequence[str]) -> None:
    """An id stands for one body for ever; a second body of it is an alarm, never an overwrite."""
    if len(set(ids)) < len(ids):
        raise Refused("fact-exists")
    known = connection.row(
        f"SELECT id FROM journal WHERE id IN {connection.members('ids')} LIMIT 1",
        ids=as_set(ids),
    )
    if known is not None:
        raise Refused("fact-exists", fact=known[0])
