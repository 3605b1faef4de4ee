"""Feeds: what one computer wrote, entry behind entry, and the checkpoints that prove it (exchange.md §2.1).

A unit's computer has the feed "<kid>/<epoch>"; the office has "<kid>/<epoch>/<unit>" for each unit it writes to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from giaoban_tracker.domain.chain import first_link, next_link
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.keys import Key, verify

LINK_BYTES = 32
_NAME = re.compile(r"([a-z2-7]{26})/([1-9][0-9]{0,5})(?:/([0-9A-Za-z][0-9A-Za-z_.-]{0,63}))?")


@dataclass(frozen=True, slots=True)
class FeedName:
    """A feed's name, taken apart.

    Attributes:
        kid: the only key that may write it.
        epoch: 1, 2, 3 …; the next begins after a restored or copied book.
        audience: the unit that an office's feed is for; None for a unit's own feed.
    """

    kid: str
    epoch: int
    audience: str | None = None

    def __str__(self) -> str:
        stem = f"{self.kid}/{self.epoch}"
        return stem if self.audience is None else f"{stem}/{self.audience}"


@lru_cache(maxsize=4096)
def feed_name(text: str) -> FeedName:
    """The parts of a feed's name.

    Raises:
        Unreadable: "feed-name".
    """
    found = _NAME.fullmatch(text)
    if found is None:
        raise Unreadable("feed-name")
    kid, epoch, audience = found.groups()
    return FeedName(kid, int(epoch), audience)


def start_of(feed: str) -> bytes:
    """The link before the first entry; 32 bytes."""
    return first_link(feed)


def links(previous: bytes, bodies: Iterable[bytes]) -> tuple[bytes, ...]:
    """The link of each body, the first of which follows `previous`; each 32 bytes."""
    found = []
    for body in bodies:
        previous = next_link(previous, body)
        found.append(previous)
    return tuple(found)


def checkpoint_text(feed: str, seq: int, head: bytes) -> bytes:
    """What a checkpoint signs: that the feed's entry number `seq` has that link, and so all entries before it."""
    return f"giaoban-checkpoint-v1\n{feed}\n{seq}\n{head.hex()}\n".encode()


def sign_checkpoint(key: Key, feed: str, seq: int, head: bytes) -> bytes:
    """The checkpoint, 64 bytes; kept for ever, as the proof that the key wrote everything up to there."""
    return key.sign(checkpoint_text(feed, seq, head))


def check_checkpoint(public: bytes, feed: str, seq: int, head: bytes, signature: bytes) -> None:
    """Return when the checkpoint is the key's.

    Raises:
        Unreadable: "checkpoint".
    """
    if not verify(public, signature, checkpoint_text(feed, seq, head)):
        raise Unreadable("checkpoint", feed=feed, seq=seq)
