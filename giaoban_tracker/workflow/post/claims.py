"""Claims: what units' computers say of feeds that this book knows otherwise, still open today (exchange.md §7, 51, 55).

A claim is kept as it was heard and judged each time it is looked at: reading the archive again may settle it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban_tracker.domain.device import Device
from giaoban_tracker.exchange.feeds import feed_name
from giaoban_tracker.ledger.mail import Site
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.post.side import AHEAD


@dataclass(frozen=True, slots=True)
class Claims:
    """Computers whose claims this book cannot meet, by the names of their keys.

    Attributes:
        know_more: have more of this office's own word than its book, or another one: the book was set back.
        told_twice: told a sister another story than this office.
    """

    know_more: frozenset[str] = frozenset()
    told_twice: frozenset[str] = frozenset()


def open_claims(book: Reading, site: Site | None, devices: Iterable[Device]) -> Claims:
    """The claims that nothing has settled: the book still differs, and the claimant has not gone on with it since."""
    if site is None:
        return Claims()
    units = {device.unit for device in devices}
    own = {f"{site.kid}/{epoch}/{unit}" for epoch in range(1, site.epoch + 1) for unit in units}
    feeds = own | {head.feed for head in book.post.feeds()}
    acks = book.post.acks([*feeds, *(AHEAD + feed for feed in feeds)])
    more, twice = set(), set()
    for (peer, marked), place in acks.items():
        feed = marked.removeprefix(AHEAD)
        if feed == marked or book.post.link_at(feed, place.seq) == place.link:
            continue
        name = feed_name(feed)
        if name.kid != site.kid:
            twice.add(name.kid)
        elif name.epoch == site.epoch or (peer, f"{site.kid}/{site.epoch}/{name.audience}") not in acks:
            more.add(peer)
    return Claims(frozenset(more), frozenset(twice))
