"""Admission: what a proved package brings is joined to the feeds that are here, or held, or kept beside them.

Of a run of entries the part that is known is compared link by link; what follows is new. A run that begins behind the
end of what is here waits (gap). A run that tells another story than the one that is here is a fork: two computers wrote
under one key, and both stories are kept (exchange.md §2.6, §2.7).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of
from giaoban_tracker.ledger import feeds
from giaoban_tracker.ledger.engine import Connection, as_set
from giaoban_tracker.ledger.journal import Received, as_bytes


class Told(Protocol):
    """A proved body, whose fact is read when it is asked for."""

    @property
    def fact(self) -> Fact | None:
        """What it tells; None for a newer program's."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of entries of one feed, whose chain, checkpoint and right the exchange has proved.

    Attributes:
        kid: the key that wrote it.
        audience: the unit that an office's feed is for; empty for a unit's own feed.
        first: number of the first entry.
        previous: the link before it.
        bodies: at least one.
        links: the link of each.
        checkpoint: the writer's signature over the last entry.
        package: digest of the file that brought it.
        told: what each body is, as the exchange has proved it; empty when the bodies are to be read here.
    """

    feed: str
    kid: str
    audience: str
    first: int
    previous: bytes
    bodies: tuple[bytes, ...]
    links: tuple[bytes, ...]
    checkpoint: bytes
    package: str
    told: tuple[Told, ...] = field(default=(), repr=False, compare=False)

    @property
    def last(self) -> int:
        return self.first + len(self.bodies) - 1


class Fit(StrEnum):
    """How a run joins on what is here."""

    NEW = "new"
    KNOWN = "known"
    GAP = "gap"
    FORK = "fork"


@dataclass(frozen=True, slots=True)
class Joined:
    """A run held against what is here.

    Attributes:
        run: as it was given.
        known: how many of its entries are here already, or belong to no other branch than the one here.
        head: the last entry that the feed has here.
    """

    run: Run
    fit: Fit
    known: int
    head: feeds.FeedHead

    @property
    def missing(self) -> tuple[int, int]:
        """The numbers of the first and the last entry that a gap lacks."""
        return self.head.seq + 1, self.run.first - 1

    @property
    def fresh(self) -> tuple[bytes, ...]:
        """The bodies that are not here: new ones, or those of another branch."""
        return self.run.bodies[self.known :]

    @property
    def fresh_facts(self) -> tuple[Fact | None, ...]:
        """What these tell; empty where nobody has read them yet."""
        return tuple(one.fact for one in self.run.told[self.known :])


def join(connection: Connection, run: Run, ahead: Mapping[str, Sequence[bytes]] | None = None) -> Joined:
    """How a run fits.

    Args:
        ahead: for a plan that writes nothing: the links by which runs planned before this one extend a feed.
    """
    head = feeds.head_of_feed(connection, run.feed) or feeds.empty_feed(run.feed, run.kid, run.audience)
    planned = list((ahead or {}).get(run.feed, ()))
    before = run.first - 1
    here = [feeds.link_at(connection, run.feed, before)] if before <= head.seq else []
    here += feeds.links_between(connection, run.feed, run.first, run.last)
    here += planned[max(0, before - 1 - head.seq) if before > head.seq else 0 :]
    return fitted(run, head, here, head.seq + len(planned))


def fitted(run: Run, head: feeds.FeedHead, here: Sequence[bytes | None], end: int) -> Joined:
    """How a run fits on the links that are known, wherever they are kept.

    Args:
        here: the known links from the entry before the run's first one on; not asked when the run leaves a gap.
        end: number of the last known entry.
    """
    if run.first > end + 1:
        return Joined(run, Fit.GAP, 0, head)
    told = [run.previous, *run.links]
    for place, (ours, theirs) in enumerate(zip(here, told, strict=False)):
        if ours != theirs:
            return Joined(run, Fit.FORK, max(0, place - 1), head)
    known = min(len(run.bodies), end - run.first + 1)
    return Joined(run, Fit.KNOWN if known == len(run.bodies) else Fit.NEW, known, head)


def received(bodies: Sequence[bytes], admitted_on: date | None, facts: Sequence[Fact | None] = ()) -> list[Received]:
    """Bodies with what they tell, as the journal takes them.

    Args:
        facts: what each body tells, if it has been read already; None for one that is still to be read.

    Raises:
        Unreadable: "event-shape" for what is not even the frame of a fact; the exchange lets none of those through.
    """
    return [
        _received(body, admitted_on, fact) for body, fact in zip(bodies, facts or [None] * len(bodies), strict=True)
    ]


def _received(body: bytes, admitted_on: date | None, fact: Fact | None) -> Received:
    try:
        fact = fact or fact_of(body, verify=False)
    except UnknownDeed:
        frame = json.loads(body)
        return Received(body, str(frame["id"]), str(frame["subject"]), _day(frame["on"]), None, admitted_on)
    except ValueError as fault:
        raise Unreadable("event-shape", part="d") from fault
    return Received(body, fact.id, fact.subject, fact.on, fact, admitted_on)


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as fault:
        raise Unreadable("event-shape", part="on") from fault


def standing_already(connection: Connection, new: Sequence[Received]) -> dict[str, int]:
    """Which of some facts the journal has already about the same subjects, by id, with their numbers.

    Raises:
        Unreadable: "fact-altered": one id stands for another body; never an overwrite.
    """
    ids = {one.id: one for one in new}
    rows = connection.rows(
        f"SELECT seq, id, body FROM journal WHERE subject IN {connection.members('subjects')}"
        f" AND id IN {connection.members('ids')}",
        subjects=as_set(one.subject for one in new),
        ids=as_set(ids),
    )
    for _, identity, body in rows:
        if as_bytes(body) != ids[identity].body:
            raise Unreadable("fact-altered", fact=identity)
    return {identity: seq for seq, identity, _ in rows}


def refuse_borrowed_ids(connection: Connection, ids: Iterable[str]) -> None:
    """Return when none of these ids stands for facts about two subjects; asked once in a transaction, over its index.

    Raises:
        Unreadable: "fact-altered".
    """
    row = connection.row(
        f"SELECT id FROM journal WHERE id IN {connection.members('ids')} GROUP BY id HAVING count(*) > 1 LIMIT 1",
        ids=as_set(ids),
    )
    if row is not None:
        raise Unreadable("fact-altered", fact=row[0])


def keep_branch(connection: Connection, joined: Joined, at: str) -> None:
    """Keep the other story of a forked feed, entry by entry; what was kept before stays as it was judged."""
    links = joined.run.links
    rows = [
        (joined.run.feed, joined.run.first + place, links[place], body, joined.run.package, at, "open")
        for place, body in enumerate(joined.run.bodies)
        if place >= joined.known
    ]
    known = {
        (row[0], as_bytes(row[1]))
        for row in connection.rows("SELECT seq, link FROM fork WHERE feed = :feed", feed=joined.run.feed)
    }
    connection.insert("fork", 7, [row for row in rows if (row[1], row[2]) not in known])
