"""Facts of a newer program that wait in the journal: noted when they come, folded by the first program that knows more.

Nobody has to remember to rebuild anything after an upgrade (exchange.md §2.8).
"""

from __future__ import annotations

from hashlib import sha256

from giaoban_tracker.domain.fact import DEEDS
from giaoban_tracker.ledger.engine import Connection

_KIND = "deferred"


def known_deeds() -> str:
    """What tells one program's vocabulary from another's, 64 hex digits."""
    return sha256("\n".join(sorted(f"{deed.type} {deed.version}" for deed in DEEDS)).encode()).hexdigest()


def note(connection: Connection) -> None:
    """Note that facts have come in which this program cannot read."""
    connection.run(
        "INSERT INTO local_draft VALUES (:kind, '', :text) ON CONFLICT (kind, key) DO UPDATE SET text = excluded.text",
        kind=_KIND,
        text=known_deeds(),
    )


def can_be_read_now(connection: Connection) -> bool:
    """Whether facts wait that this program may know, since it knows other deeds than the one that took them in."""
    row = connection.row("SELECT text FROM local_draft WHERE kind = :kind AND key = ''", kind=_KIND)
    return row is not None and row[0] != known_deeds()


def settled(connection: Connection) -> None:
    """Note that this program has folded all that it knows."""
    connection.run("UPDATE local_draft SET text = :text WHERE kind = :kind", kind=_KIND, text=known_deeds())
