"""The hash chain that makes the journal tamper-evident (exchange.md §2.1)."""

from __future__ import annotations

from hashlib import sha256

OFFICE_FEED = "office/internal"
"""The office's own feed: everything its desks write."""


def first_link(feed: str) -> bytes:
    """What the first entry of a feed links to; 32 bytes."""
    return sha256(feed.encode()).digest()


def next_link(previous: bytes, body: bytes) -> bytes:
    """The link of an entry, from the link before it and its own canonical bytes; 32 bytes."""
    return sha256(b"gbx-link-v1\0" + previous + sha256(body).digest()).digest()
