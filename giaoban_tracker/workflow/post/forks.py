"""Forks: two computers wrote under one key. Both stories are kept; a person chooses what counts (exchange.md §2.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import FactId, UnitId
from giaoban_tracker.domain.post_deeds import FeedStarted, ForkResolved, KeyRevoked
from giaoban_tracker.ledger.mail import BranchEntry
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.bodies import readable
from giaoban_tracker.workflow.post.identity import office_identity
from giaoban_tracker.workflow.post.judge import Judge

OPEN, ADOPTED, LEFT = "open", "adopted", "left"


@dataclass(frozen=True, slots=True)
class Fork:
    """A feed that exists twice from one entry on.

    Attributes:
        kid: the key that both computers have.
        seq: the first entry that exists twice.
        ours: what counts in this book from there on.
        theirs: what the other computer told; nothing of it counts yet.
        since: when the other story was first seen.
    """

    feed: str
    kid: str
    unit: UnitId
    unit_name: str
    device: str
    seq: int
    ours: tuple[Fact, ...]
    theirs: tuple[Fact, ...]
    since: datetime


def open_forks(desk: Desk) -> tuple[Fork, ...]:
    """The forks that nobody has judged, by feed."""
    with desk.ledger.reading() as book:
        branches: dict[str, list[BranchEntry]] = {}
        for entry in book.post.branches():
            if entry.state == OPEN:
                branches.setdefault(entry.feed, []).append(entry)
        return tuple(_fork(book, feed, entries) for feed, entries in branches.items())


def resolve(desk: Desk, feed: str, adopt: Sequence[FactId], reason: str, *, revoke: bool = True) -> Changes:
    """Count some facts of the other story too, leave the rest, and ask the unit to enrol its computers anew.

    What is adopted goes to the unit in the office's feed; each fact counts once.

    Args:
        revoke: take nothing more from the key that two computers have.

    Raises:
        Refused: "no-fork" when nothing is open there, "unknown-fact" for one that the other story has not,
            "reason-missing".
        Unreadable: "event-owner" for a fact that a unit may not write.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    with desk.ledger.writing() as book:
        entries = [entry for entry in book.post.branches() if entry.feed == feed and entry.state == OPEN]
        if not entries:
            raise Refused("no-fork")
        fork = _fork(book, feed, entries)
        wanted = _wanted(entries, adopt)
        Judge(book, desk.today).refuse_trespass([fact for fact in map(_fact, wanted) if fact], fork.unit)
        identity = office_identity(desk, book)
        name = identity.feed_for(fork.unit)
        # What was written before stands before what is adopted: the unit reads in this order.
        head = book.post.feed(name, identity.site.kid, fork.unit)
        head = book.post.extend_office_feeds([head])[name]
        adopted, places = book.post.adopt([entry.body for entry in wanted], desk.today)
        if places:
            book.post.extend_with(head, places)
        for entry in entries:
            book.post.judge_branch(entry, ADOPTED if entry in wanted else LEFT)
        said = book.append(_said(desk, book, fork, tuple(adopt), reason.strip(), revoke=revoke))
    return Changes(adopted.subjects | said.subjects, (*adopted.facts, *said.facts))


def _fork(book: Reading, feed: str, entries: Sequence[BranchEntry]) -> Fork:
    kid, first = feed.split("/", maxsplit=1)[0], min(entry.seq for entry in entries)
    device = next((device for device in book.post.devices() if device.kid == kid), None)
    unit = device.unit if device else UnitId("")
    here = (readable(piece.body) for piece in book.post.pieces_after(feed, first - 1))
    return Fork(
        feed=feed,
        kid=kid,
        unit=unit,
        unit_name=next((one.name for one in book.units() if one.id == unit), ""),
        device=device.name if device else "",
        seq=first,
        ours=tuple(fact for fact in here if fact is not None and not isinstance(fact.deed, FeedStarted)),
        theirs=tuple(fact for fact in map(_fact, entries) if fact is not None),
        since=min(entry.at for entry in entries),
    )


def _wanted(entries: Sequence[BranchEntry], adopt: Sequence[FactId]) -> list[BranchEntry]:
    """The entries of some facts, in the order in which they were written, each fact once."""
    by_fact: dict[str, BranchEntry] = {}
    for entry in entries:
        fact = _fact(entry)
        if fact is not None:
            by_fact.setdefault(fact.id, entry)
    for one in adopt:
        if one not in by_fact:
            raise Refused("unknown-fact")
    return [entry for one, entry in by_fact.items() if one in adopt]


def _fact(entry: BranchEntry) -> Fact | None:
    return readable(entry.body)


def _said(desk: Desk, book: Writing, fork: Fork, adopt: tuple[FactId, ...], reason: str, *, revoke: bool) -> list[Fact]:
    facts = [desk.fact(fork.kid, ForkResolved(fork.feed, fork.seq, adopt, reason))]
    if revoke and any(device.kid == fork.kid and device.trusted for device in book.post.devices()):
        facts += [
            desk.fact(fork.kid, KeyRevoked(head.feed, head.seq, reason))
            for head in book.post.feeds()
            if head.kid == fork.kid
        ]
    return facts
