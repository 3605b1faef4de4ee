"""Proof of the other stories of forked feeds: they are what signed files brought, no more and no less.

The book has no checkpoint of another story. The files that brought it lie in the archive, and their signatures prove
every entry of it; a story whose file is gone is told, for nothing else can prove it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.exchange.manifest import OLDEST
from giaoban_tracker.exchange.package import Addressee, KnownKey, open_package
from giaoban_tracker.ledger.admission import Run
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.scrub import Finding
from giaoban_tracker.workflow.post.identity import addressee, known_keys
from giaoban_tracker.workflow.post.plan import runs_of
from giaoban_tracker.workflow.post.values import Outcome


def fork_findings(book: Reading) -> Iterator[Finding]:
    """What another story has that no file brought, and what a file brought that stands in neither story."""
    site = book.post.site()
    if site is None:
        return
    kept = {(entry.feed, entry.seq, entry.link, entry.body): entry.package for entry in book.post.branches()}
    waiting = {(one.sha256, one.feed) for one in book.post.stashed()}
    here = {place[:3] for place in kept}
    brought: set[tuple[str, int, bytes, bytes]] = set()
    known, me = known_keys(book), addressee(site)
    for digest in sorted({*kept.values(), *book.post.taken_as(Outcome.FORK.value)}):
        runs = _archived_runs(book, digest, known, me)
        if runs is None:
            yield Finding("fork", {"package": digest})
            brought.update(place for place, package in kept.items() if package == digest)
            continue
        for run in runs:
            brought.update(_places(run))
            lost = [place for place in _places(run) if place[:3] not in here and not _stands(book, *place[:3])]
            if lost and (digest, run.feed) not in waiting:
                yield Finding("fork", {"feed": run.feed, "entry": str(lost[0][1])})
    yield from (Finding("fork", {"feed": feed, "entry": str(seq)}) for feed, seq, *_ in sorted(kept.keys() - brought))


def _places(run: Run) -> list[tuple[str, int, bytes, bytes]]:
    told = zip(run.links, run.bodies, strict=True)
    return [(run.feed, run.first + place, link, body) for place, (link, body) in enumerate(told)]


def _stands(book: Reading, feed: str, seq: int, link: bytes) -> bool:
    """Whether an entry belongs to the story that counts."""
    return book.post.link_at(feed, seq) == link


def _archived_runs(
    book: Reading, digest: str, known: Callable[[str], KnownKey | None], me: Addressee
) -> list[Run] | None:
    """The runs of a file that was taken in; None when it is gone, or proves no more."""

    def as_then(kid: str) -> KnownKey | None:
        key = known(kid)
        # It was taken in when its key was trusted; what was revoked since then takes nothing away from that.
        return replace(key, revoked_after=None, floor=OLDEST) if key else None

    content = book.post.archived(digest)
    try:
        return runs_of(open_package(content, as_then, me)) if content is not None else None
    except GiaobanError:
        return None
