"""Digests of rows that no chain binds: who the book is, and how far its feeds go.

The chain proves facts, and views follow from facts. These few rows follow from nothing, so each carries the digest of
its own values; a flipped bit in one of them is seen by `feed_scrub`. A seal is no signature: it proves no writer.
"""

from __future__ import annotations

from hashlib import sha256

_LENGTH = 32


def seal(*values: str | int | bytes) -> str:
    """The digest of a row's values in the order of its columns: 32 hexadecimal digits."""
    told = (value.hex() if isinstance(value, bytes) else str(value) for value in values)
    return sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
