"""Floors: the oldest format that a sender may still use; it rises with the newest one that he has used.

Without it somebody could answer a newer program with a file of an older, weaker format, for as long as that is read
(exchange.md §7, 40).
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from giaoban_tracker.exchange.manifest import OLDEST
from giaoban_tracker.exchange.package import Package
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing

_FLOORS = "format-floor"


def floors(book: Reading) -> Mapping[str, int]:
    """The floor of each key that ever used more than the oldest format, by the name of the key."""
    text = book.local_draft(_FLOORS, "")
    return msgspec.json.decode(text, type=dict[str, int]) if text else {}


def raise_floor(book: Writing, package: Package) -> None:
    """Let a proved package's format be the oldest that its sender may use from now on; a floor never sinks."""
    known = floors(book)
    if package.version > known.get(package.sender, OLDEST):
        risen = {**known, package.sender: package.version}
        book.save_local_draft(_FLOORS, "", msgspec.json.encode(risen, order="sorted").decode())
