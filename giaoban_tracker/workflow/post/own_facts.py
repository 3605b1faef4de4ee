"""What a unit's computer has written for the office, and whether it has arrived."""

from __future__ import annotations

from giaoban_tracker.ledger.feeds import FeedHead, Piece
from giaoban_tracker.ledger.mail import Site
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.post.bodies import may_stand
from giaoban_tracker.workflow.post.identity import unit_feed


def own_head(book: Reading, site: Site) -> FeedHead:
    """The feed of this computer."""
    return book.post.feed(unit_feed(site.kid, site.epoch), site.kid)


def own_unsent(book: Reading, site: Site) -> list[tuple[int, bytes]]:
    """What was written here for the office and stands in no feed yet: (number, body), in order."""
    return [told for told in book.post.unsent(own_head(book, site).reach) if may_stand(told[1], site.kid)]


def confirmed_seq(book: Reading, site: Site) -> int:
    """The last entry of this computer's feed that the office says it has; 0 for none, or for another story of it."""
    head = own_head(book, site)
    ack = book.post.acks([head.feed]).get((site.office_kid, head.feed))
    return ack.seq if ack and book.post.link_at(head.feed, ack.seq) == ack.link else 0


def unconfirmed_pieces(book: Reading, site: Site) -> tuple[Piece, ...]:
    """The entries of this computer's feed that the office has not confirmed, in order."""
    return book.post.pieces_after(own_head(book, site).feed, confirmed_seq(book, site))
