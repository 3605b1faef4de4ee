"""The trailer of a package: who signed it and the signature over every other byte, in the ZIP comment (§3.1)."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from hashlib import sha256

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.container import COMMENT_BYTES
from giaoban_tracker.exchange.keys import Key

_SHAPE = re.compile(rb"GBX1 ([a-z2-7]{26}) ([A-Za-z0-9_-]{86})\n")
_NEWER = re.compile(rb"GBX[2-9] [\x20-\x7e]{113}\n")


@dataclass(frozen=True, slots=True)
class Trailer:
    """What the last 119 bytes say, before anything is proved.

    Attributes:
        kid: the key that is said to have signed.
        signature: 64 bytes.
    """

    kid: str
    signature: bytes


def signed_text(covered: bytes | memoryview) -> bytes:
    """What the key signs: the hash and the length of all bytes before the trailer."""
    return f"giaoban-gbx-v1\n{sha256(covered).hexdigest()}\n{len(covered)}\n".encode()


def sealed(key: Key, covered: bytes) -> bytes:
    """The whole file: the container with its trailer."""
    signature = urlsafe(key.sign(signed_text(covered)))
    return covered + f"GBX1 {key.kid} {signature}\n".encode()


def read_trailer(data: bytes | memoryview) -> Trailer:
    """The trailer of a file.

    Raises:
        Unreadable: "trailer" when there is none, or another spelling of one; "newer-package" for a newer program's.
    """
    comment = bytes(data[-COMMENT_BYTES:])
    found = _SHAPE.fullmatch(comment)
    if found is None:
        raise Unreadable("newer-package" if _NEWER.fullmatch(comment) else "trailer")
    kid, signature = (group.decode("ascii") for group in found.groups())
    return Trailer(kid, from_urlsafe(signature, "trailer"))


def urlsafe(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_urlsafe(text: str, code: str) -> bytes:
    """The bytes whose one spelling in base64url is that text.

    Raises:
        Unreadable: with `code`; also when only the unused bits of the last letter differ.
    """
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if urlsafe(raw) != text:
        raise Unreadable(code)
    return raw
