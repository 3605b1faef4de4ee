"""Proof that the feeds in the book are what was received and sent: seals, links, heads, checkpoints.

Nothing is written. Whether a signature is its key's is asked of the caller: the book holds no keys and knows no way to
use them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from giaoban_tracker.domain.chain import first_link, next_link
from giaoban_tracker.ledger import feeds, mail
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.feeds import FeedHead
from giaoban_tracker.ledger.journal import as_bytes
from giaoban_tracker.ledger.scrub import Finding

Proves = Callable[[str, int, bytes, bytes], bool | None]
"""Whether a feed's entry of that number and link has that signature by its key; None when the key is not known."""


def feed_findings(connection: Connection, proves: Proves | None) -> Iterator[Finding]:
    """Every feed whose entries, head, checkpoints or other branch are not what they should be: the first fault of each.

    Args:
        proves: None leaves the signatures unproved.
    """
    if not mail.site_is_sealed(connection):
        yield Finding("site", {})
    yield from (_fault("feed", feed, 0) for feed in feeds.unsealed(connection))
    known = feeds.heads(connection)
    for head in known:
        yield from _links(connection, head)
        yield from _checkpoints(connection, head, proves)
    names = {head.feed for head in known}
    for table, code in (("entry", "feed"), ("checkpoint", "checkpoint")):
        strays = connection.rows(f"SELECT DISTINCT feed FROM {table} ORDER BY feed")
        yield from (_fault(code, row[0], 0) for row in strays if row[0] not in names)
    yield from _branches(connection)


def _links(connection: Connection, head: FeedHead) -> Iterator[Finding]:
    link, seq = first_link(head.feed), 0
    for piece in feeds.pieces_after(connection, head.feed, 0):
        link, seq = next_link(link, piece.body), seq + 1
        if (piece.seq, piece.link) != (seq, link):
            yield _fault("feed", head.feed, piece.seq)
            return
    if (seq, link) != (head.seq, head.link):
        yield _fault("feed", head.feed, head.seq)


def _checkpoints(connection: Connection, head: FeedHead, proves: Proves | None) -> Iterator[Finding]:
    rows = connection.rows(
        "SELECT checkpoint.seq, checkpoint.link, signature, entry.link FROM checkpoint LEFT JOIN entry"
        " ON entry.feed = checkpoint.feed AND entry.seq = checkpoint.seq WHERE checkpoint.feed = :feed"
        " ORDER BY checkpoint.seq",
        feed=head.feed,
    )
    for seq, link, signature, stored in rows:
        sound = as_bytes(link) == as_bytes(stored)
        if not sound or (proves and proves(head.feed, seq, as_bytes(link), as_bytes(signature)) is False):
            yield _fault("checkpoint", head.feed, seq)
            return


def _branches(connection: Connection) -> Iterator[Finding]:
    """Each entry of another story must follow one before it, of that story or of the one that counts."""
    entries = mail.branches(connection)
    before = {(entry.feed, entry.seq, entry.link) for entry in entries}
    for entry in entries:
        others = [link for feed, seq, link in before if (feed, seq) == (entry.feed, entry.seq - 1)]
        stored = feeds.link_at(connection, entry.feed, entry.seq - 1)
        earlier = [*others, stored] if others and stored else others
        # The first entry of a branch that a later start cut off has nothing to be held against.
        if earlier and not any(next_link(link, entry.body) == entry.link for link in earlier):
            yield _fault("fork", entry.feed, entry.seq)


def _fault(code: str, feed: str, seq: int) -> Finding:
    return Finding(code, {"feed": feed, "entry": str(seq)})
