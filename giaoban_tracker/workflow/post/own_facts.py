"""What a unit's computer has written for the office, and whether it has arrived."""

from __future__ import annotations

from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of
from giaoban_tracker.exchange.owners import UNIT_TYPES
from giaoban_tracker.ledger.feeds import FeedHead, Piece
from giaoban_tracker.ledger.mail import Site
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.post.identity import unit_feed


def own_head(book: Reading, site: Site) -> FeedHead:
    """The feed of this computer."""
    return book.post.feed(unit_feed(site.kid, site.epoch), site.kid)


def own_unsent(book: Reading, site: Site) -> list[tuple[int, bytes]]:
    """What was written here for the office and stands in no feed yet: (number, body), in order.

    What a unit must not write stays in its book and goes nowhere: the office would refuse the whole file for it.
    """
    return [told for told in book.post.unsent(own_head(book, site).reach) if _is_units(readable(told[1]))]


def confirmed_seq(book: Reading, site: Site) -> int:
    """The last entry of this computer's feed that the office says it has; 0 for none, or for another story of it."""
    head = own_head(book, site)
    ack = book.post.acks([head.feed]).get((site.office_kid, head.feed))
    return ack.seq if ack and book.post.link_at(head.feed, ack.seq) == ack.link else 0


def unconfirmed_pieces(book: Reading, site: Site) -> tuple[Piece, ...]:
    """The entries of this computer's feed that the office has not confirmed, in order."""
    return book.post.pieces_after(own_head(book, site).feed, confirmed_seq(book, site))


def readable(body: bytes) -> Fact | None:
    """The fact of a stored body; None for a newer program's."""
    try:
        return fact_of(body, verify=False)
    except UnknownDeed:
        return None


def _is_units(fact: Fact | None) -> bool:
    if fact is None or fact.deed.type not in UNIT_TYPES:
        return False
    return not (isinstance(fact.deed, ReportFiled) and fact.deed.proxy)
