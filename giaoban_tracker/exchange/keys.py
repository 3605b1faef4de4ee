"""Keys: one Ed25519 pair for each computer (máy), and the name that a key gives itself (exchange.md §2.1).

A key never leaves its computer and is never shared by two: a reinstalled computer is a new one.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
KID = re.compile(r"[a-z2-7]{26}")
"""The shape of a key's name; use it with `fullmatch`."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key pair whose secret half is at hand.

    Attributes:
        kid: the key's name, derived from its public half.
        public: 32 raw bytes.
    """

    kid: str
    public: bytes
    _private: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes; the same message always gets the same."""
        return self._private.sign(message)

    def seed(self) -> bytes:
        """The 32 secret bytes; for the keyring only."""
        return self._private.private_bytes_raw()


def new_key(random: Callable[[int], bytes]) -> Key:
    """A fresh key.

    Args:
        random: gives so many unpredictable bytes; `secrets.token_bytes` in the program.
    """
    return key_of_seed(random(SEED_BYTES))


def key_of_seed(seed: bytes) -> Key:
    """The key whose secret bytes these are.

    Raises:
        ValueError: not 32 bytes.
    """
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key().public_bytes_raw()
    return Key(kid=kid_of(public), public=public, _private=private)


def kid_of(public: bytes) -> str:
    """The name of a key: 26 characters of base32 over 128 bits of its hash, so that nobody can give it away."""
    return base64.b32encode(sha256(b"gbx-key-v1\0" + public).digest()[:16]).decode("ascii").rstrip("=").lower()


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the key with that public half signed exactly that message; False for bytes that are no key at all."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
