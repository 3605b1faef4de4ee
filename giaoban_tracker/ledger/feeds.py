"""Feeds in the book: which facts stand where in which feed, what proves them, and what each computer has of them.

A feed is a row of links into the journal; one fact may stand in several. Names of feeds mean nothing here: what they
are, and whose, the exchange knows (exchange.md §2.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.chain import first_link, next_link
from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.journal import as_bytes
from giaoban_tracker.ledger.seals import seal


@dataclass(frozen=True, slots=True)
class FeedHead:
    """How far a feed goes here.

    Attributes:
        kid: the key that writes it.
        audience: the unit that an office's feed is for; empty for a unit's own feed.
        seq: number of the last entry; 0 while it is empty.
        link: its link.
        reach: for a feed that this book writes, the journal's number up to which it was extended; 0 for others.
    """

    feed: str
    kid: str
    audience: str
    seq: int
    link: bytes
    reach: int


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a feed: its number and its link."""

    seq: int
    link: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry with what it says and where that stands in the journal."""

    seq: int
    link: bytes
    number: int
    body: bytes


def empty_feed(feed: str, kid: str, audience: str) -> FeedHead:
    """A feed before its first entry."""
    return FeedHead(feed, kid, audience, 0, first_link(feed), 0)


def heads(connection: Connection) -> tuple[FeedHead, ...]:
    """Every feed that has entries here, by name."""
    rows = connection.rows("SELECT feed, kid, audience, seq, link, reach FROM feed ORDER BY feed")
    return tuple(
        FeedHead(feed, kid, audience, seq, as_bytes(link), reach) for feed, kid, audience, seq, link, reach in rows
    )


def head_of_feed(connection: Connection, feed: str) -> FeedHead | None:
    """One feed; None while it has no entry here."""
    row = connection.row("SELECT feed, kid, audience, seq, link, reach FROM feed WHERE feed = :feed", feed=feed)
    return FeedHead(row[0], row[1], row[2], row[3], as_bytes(row[4]), row[5]) if row else None


def link_at(connection: Connection, feed: str, seq: int) -> bytes | None:
    """The link of an entry, of number 0 the feed's start; None when the feed has no such entry here."""
    if seq == 0:
        return first_link(feed)
    row = connection.row("SELECT link FROM entry WHERE feed = :feed AND seq = :seq", feed=feed, seq=seq)
    return as_bytes(row[0]) if row else None


def links_between(connection: Connection, feed: str, first: int, last: int) -> list[bytes]:
    """The links of the entries that the feed has between two numbers, both inclusive, in order; may be empty."""
    rows = connection.rows(
        "SELECT link FROM entry WHERE feed = :feed AND seq BETWEEN :first AND :last ORDER BY seq",
        feed=feed,
        first=first,
        last=last,
    )
    return [as_bytes(row[0]) for row in rows]


def pieces_after(connection: Connection, feed: str, seq: int) -> tuple[Piece, ...]:
    """The entries behind a number, in order; may be empty."""
    rows = connection.rows(
        "SELECT entry.seq, entry.link, entry.number, journal.body FROM entry JOIN journal ON journal.seq = entry.number"
        " WHERE feed = :feed AND entry.seq > :seq ORDER BY entry.seq",
        feed=feed,
        seq=seq,
    )
    return tuple(Piece(place, as_bytes(link), number, as_bytes(body)) for place, link, number, body in rows)


def numbers_in(connection: Connection, feed: str) -> set[int]:
    """The journal's numbers of everything that stands in a feed."""
    return {row[0] for row in connection.rows("SELECT number FROM entry WHERE feed = :feed", feed=feed)}


def lay_down(connection: Connection, head: FeedHead, entries: Sequence[tuple[int, bytes]], reach: int) -> FeedHead:
    """Put facts of the journal, (number, body), behind a feed's last entry; returns its new head.

    The rows are read back and linked again before anything relies on them.

    Raises:
        Unavailable: "disk-error" when they come back as something else.
    """
    seq, link, rows = head.seq, head.link, []
    for number, body in entries:
        seq, link = seq + 1, next_link(link, body)
        rows.append((head.feed, seq, link, number))
    connection.insert("entry", 4, rows)
    after = FeedHead(head.feed, head.kid, head.audience, seq, link, reach)
    connection.run(
        "INSERT INTO feed VALUES (:feed, :kid, :audience, :seq, :link, :reach, :seal) ON CONFLICT (feed)"
        " DO UPDATE SET seq = excluded.seq, link = excluded.link, reach = excluded.reach, seal = excluded.seal",
        feed=after.feed,
        kid=after.kid,
        audience=after.audience,
        seq=after.seq,
        link=after.link,
        reach=after.reach,
        seal=_seal(after),
    )
    _prove(connection, head, after)
    return after


def unsealed(connection: Connection) -> list[str]:
    """The feeds whose rows are not what was written, by name; may be empty."""
    rows = connection.rows("SELECT feed, kid, audience, seq, link, reach, seal FROM feed ORDER BY feed")
    return [row[0] for row in rows if seal(*row[:4], as_bytes(row[4]), row[5]) != row[6]]


def _seal(head: FeedHead) -> str:
    return seal(head.feed, head.kid, head.audience, head.seq, head.link, head.reach)


def _prove(connection: Connection, before: FeedHead, after: FeedHead) -> None:
    link, count = before.link, before.seq
    for piece in pieces_after(connection, before.feed, before.seq):
        link, count = next_link(link, piece.body), count + 1
        if piece.link != link or piece.seq != count:
            raise Unavailable("disk-error", path=before.feed)
    if (count, link) != (after.seq, after.link):
        raise Unavailable("disk-error", path=before.feed)


def keep_checkpoint(connection: Connection, feed: str, seq: int, link: bytes, signature: bytes) -> None:
    """Keep a signature over an entry; one that is there already stays."""
    connection.run(
        "INSERT INTO checkpoint VALUES (:feed, :seq, :link, :signature) ON CONFLICT (feed, seq) DO NOTHING",
        feed=feed,
        seq=seq,
        link=link,
        signature=signature,
    )


def checkpoint_at(connection: Connection, feed: str, seq: int) -> bytes | None:
    """The signature over an entry; None when there is none just there."""
    row = connection.row("SELECT signature FROM checkpoint WHERE feed = :feed AND seq = :seq", feed=feed, seq=seq)
    return as_bytes(row[0]) if row else None


def note_ack(connection: Connection, peer: str, feed: str, place: Place) -> None:
    """Note what a computer says it has of a feed, in place of what it said before."""
    connection.run(
        "INSERT INTO ack VALUES (:peer, :feed, :seq, :link)"
        " ON CONFLICT (peer, feed) DO UPDATE SET seq = excluded.seq, link = excluded.link",
        peer=peer,
        feed=feed,
        seq=place.seq,
        link=place.link,
    )


def acks_about(connection: Connection, feeds: Iterable[str]) -> dict[tuple[str, str], Place]:
    """What each computer says it has of some feeds, by (computer, feed)."""
    wanted = set(feeds)
    rows = connection.rows("SELECT peer, feed, seq, link FROM ack")
    return {(peer, feed): Place(seq, as_bytes(link)) for peer, feed, seq, link in rows if feed in wanted}
