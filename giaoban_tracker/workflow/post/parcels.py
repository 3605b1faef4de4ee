"""Packing: from where a feed goes on for its readers, which signatures prove it, and how large files are parted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from giaoban_tracker import __version__
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import ReportFiled
from giaoban_tracker.exchange.build import FeedPart
from giaoban_tracker.exchange.codes import check_code
from giaoban_tracker.exchange.feeds import sign_checkpoint
from giaoban_tracker.exchange.package import Ack
from giaoban_tracker.ledger.feeds import FeedHead, Piece, Place
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.post.bodies import readable
from giaoban_tracker.workflow.post.identity import Identity

APP = f"giaoban {__version__}"
BLOB_BYTES = 40 * 1024 * 1024
"""How much of attached files one parcel takes; the rest travels in parcels of its own."""


def begins_after(
    acks: Mapping[tuple[str, str], Place], head: FeedHead, readers: Iterable[str], *, writer: str = ""
) -> int:
    """The last entry that every reader says it has; a writer that says nothing has its own feed."""
    seqs = []
    for reader in readers:
        ack = acks.get((reader, head.feed))
        seqs.append(ack.seq if ack else (head.seq if reader == writer else 0))
    return min([*seqs, head.seq]) if seqs else 0


def own_part(book: Writing, identity: Identity, head: FeedHead, after: int) -> FeedPart | None:
    """The entries of a feed of this book behind a number; None when there are none."""
    pieces = book.post.pieces_after(head.feed, after)
    if not pieces:
        return None
    checkpoint = sign_checkpoint(identity.key, head.feed, head.seq, head.link)
    book.post.keep_checkpoint(head.feed, head.seq, head.link, checkpoint)
    return _part(book, head, after, pieces, checkpoint)


def relayed_part(book: Reading, head: FeedHead, after: int) -> FeedPart | None:
    """The entries of another's feed behind a number, under the signature that they came with; None for none.

    What came behind the last signature cannot be relayed; there is nothing such, for runs come in whole.
    """
    checkpoint = book.post.checkpoint(head.feed, head.seq)
    if checkpoint is None or after >= head.seq:
        return None
    return _part(book, head, after, book.post.pieces_after(head.feed, after), checkpoint)


def what_we_have(heads: Iterable[FeedHead]) -> dict[str, Ack]:
    """What this book says that it has."""
    return {head.feed: Ack(head.seq, head.link) for head in heads if head.seq}


def attached(book: Reading, parts: Iterable[FeedPart]) -> list[bytes]:
    """The files that the reports of some runs name and that are here, each once."""
    digests: dict[str, None] = {}
    for part in parts:
        for body in part.bodies:
            fact = readable(body)
            if fact is not None and isinstance(fact.deed, ReportFiled):
                digests.update(dict.fromkeys(file.sha256 for file in fact.deed.terms.files))
    return [content for digest in digests if (content := _kept(book, digest)) is not None]


def loads(files: Sequence[bytes]) -> list[tuple[bytes, ...]]:
    """The files shared out so that no parcel grows too large; at least one load, which may be empty."""
    shared: list[list[bytes]] = [[]]
    size = 0
    for content in files:
        if shared[-1] and size + len(content) > BLOB_BYTES:
            shared.append([])
            size = 0
        shared[-1].append(content)
        size += len(content)
    return [tuple(load) for load in shared]


def head_check(part: FeedPart | None, head: FeedHead) -> str:
    """The seven letters for the last entry of a feed."""
    return check_code(part.head if part else head.link)


def _part(book: Reading, head: FeedHead, after: int, pieces: Sequence[Piece], checkpoint: bytes) -> FeedPart:
    previous = book.post.link_at(head.feed, after)
    assert previous is not None
    return FeedPart(head.feed, after + 1, previous, tuple(piece.body for piece in pieces), checkpoint, pieces[-1].link)


def _kept(book: Reading, digest: str) -> bytes | None:
    """A kept file; a lost or altered one must not hold up the words of the report."""
    try:
        return book.blob(digest)
    except Unreadable:
        return None
