"""Proof of the whole book with the signatures over its feeds and the files behind its forks (`giaoban check`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.exchange.feeds import checkpoint_text, feed_name
from giaoban_tracker.exchange.keys import verify
from giaoban_tracker.exchange.package import KnownKey
from giaoban_tracker.ledger import care
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.fork_scrub import fork_findings
from giaoban_tracker.workflow.post.identity import known_keys


def check(desk: Desk, progress: Progress | None = None) -> care.CheckReport:
    """Prove everything that `ledger.care` proves, that every checkpoint is its key's, and every other story its files'.

    Nothing is written. A book that is damaged elsewhere is not asked for its forks: it may not be readable so far.

    Raises:
        Refused: "stopped".
    """

    @cache
    def known() -> Callable[[str], KnownKey | None]:
        return _known_keys(desk)

    def proves(feed: str, seq: int, link: bytes, signature: bytes) -> bool | None:
        key = known()(feed_name(feed).kid)
        return None if key is None else verify(key.public, signature, checkpoint_text(feed, seq, link))

    report = care.check(desk.ledger, progress, proves)
    if not report.clean:
        return report
    with desk.ledger.reading() as book:
        return care.CheckReport(tuple(fork_findings(book)))


def _known_keys(desk: Desk) -> Callable[[str], KnownKey | None]:
    """The keys of the book; none when one of them is damaged: that is found where its row is proved."""
    try:
        with desk.ledger.reading() as book:
            return known_keys(book)
    except (Unreadable, ValueError):
        return lambda _: None
