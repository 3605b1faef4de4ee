"""A package as text, for an office that has only Zalo or the body of a letter (exchange.md §3.1)."""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.container import LIMITS

MAX_BYTES = 256 * 1024
"""The largest package that is worth pasting."""
_WIDTH = 64
_BEGIN, _END = "[[GIAOBAN", "GIAOBAN]]"
_LETTER = re.compile(r"\[\[GIAOBAN\s+(\d{1,9})\s+([0-9a-f]{8})\b(.*?)GIAOBAN\]\]", re.DOTALL)


def armoured(package: bytes) -> str:
    """The package as lines of 64 letters between two marks; the first line tells its length and sum.

    Raises:
        Unreadable: "size" for more than 256 KB.
    """
    if len(package) > MAX_BYTES:
        raise Unreadable("size", size=len(package))
    letters = base64.b64encode(package).decode("ascii")
    lines = [letters[at : at + _WIDTH] for at in range(0, len(letters), _WIDTH)]
    return "\n".join([f"{_BEGIN} {len(package)} {zlib.crc32(package):08x}", *lines, _END, ""])


def is_armoured(text: str) -> bool:
    """Whether a package begins somewhere in the text; it may still be cut."""
    return _BEGIN in text


def from_armour(text: str) -> bytes:
    """The package in a pasted text; what stands around it and between its lines is passed over.

    The sum only tells a person at once that the text was not copied whole; the signature decides.

    Raises:
        Unreadable: "armour-missing" when none begins, "armour-cut" when the end is missing or the sum differs, "size".
    """
    if len(text) > 2 * LIMITS.packed:
        raise Unreadable("size", size=len(text))
    if not is_armoured(text):
        raise Unreadable("armour-missing")
    found = _LETTER.search(text)
    if found is None:
        raise Unreadable("armour-cut")
    length, checksum = int(found[1]), int(found[2], 16)
    try:
        # Passes over what chat programs and letters put between: white space, quotation signs, zero-width marks.
        package = base64.b64decode(found[3].encode("ascii", "ignore"))
    except binascii.Error as fault:
        raise Unreadable("armour-cut") from fault
    if len(package) != length or zlib.crc32(package) != checksum:
        raise Unreadable("armour-cut")
    return package
