"""The sealed envelope around a finished package, for channels that others read (exchange.md §3.3).

Signed first, sealed after: the addressee stands under the signature, so that nobody can pass a package on as his own.
Not for state secrets: computers that handle those may not be networked at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyrage  # type: ignore[import-untyped]

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.container import LIMITS

_MARK = b"age-encryption.org/v1\n"
_OVERHEAD = 64 * 1024
"""More than the head and the tags of an envelope around the largest package ever take up, at 16 bytes for 64 KB."""


@dataclass(frozen=True, slots=True)
class PostBox:
    """A pair for envelopes.

    Attributes:
        address: "age1…", what others seal for.
        secret: "AGE-SECRET-KEY-1…"; belongs in the keyring.
    """

    address: str
    secret: str = field(repr=False)


def new_post_box() -> PostBox:
    """A fresh pair, from the system's own source of randomness."""
    identity = pyrage.x25519.Identity.generate()
    return PostBox(address=str(identity.to_public()), secret=str(identity))


def is_sealed(data: bytes) -> bool:
    """Whether a file is an envelope, by its first line."""
    return data.startswith(_MARK)


def seal(package: bytes, addresses: Sequence[str]) -> bytes:
    """The package in an envelope that each of these can open alone.

    Args:
        addresses: the receiver's, the sender's own, and the office's printed recovery key; at least one.

    Raises:
        Unreadable: "post-address" for what is no address.
    """
    try:
        recipients = [pyrage.x25519.Recipient.from_str(address) for address in addresses]
    except pyrage.RecipientError as fault:
        raise Unreadable("post-address") from fault
    return bytes(pyrage.encrypt(package, recipients))


def unseal(data: bytes, secrets: Sequence[str]) -> bytes:
    """The package in an envelope.

    Only key pairs are tried, never a passphrase, so that no envelope can ask for minutes of computing.

    Args:
        secrets: the post boxes of this computer, at least one.

    Raises:
        Unreadable: "envelope" when it is sealed for others, cut or altered; "size" before anything is opened.
    """
    if len(data) > LIMITS.packed + _OVERHEAD:
        raise Unreadable("size", size=len(data))
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret) for secret in secrets]))
    except pyrage.DecryptError as fault:
        raise Unreadable("envelope") from fault
