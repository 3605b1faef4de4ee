"""Canonical JSON: the one byte string that a fact's body has (exchange.md §2.3, a strict subset of RFC 8785).

Integers but no floats, UTF-8, NFC, sorted ASCII keys, no duplicate keys, depth at most 8, at most 64 KB.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8

_WRITTEN = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


class NotCanonical(ValueError):
    """The bytes or the value have no canonical form; the message says where."""


def canonical_bytes(value: Mapping[str, Json]) -> bytes:
    """The canonical form of an object.

    Raises:
        NotCanonical: a float, a non-string key, a key that is not ASCII, too deep, or over 64 KB.
    """
    encoded = _WRITTEN.encode(_checked(value, depth=1)).encode("utf-8", errors="strict")
    if len(encoded) > MAX_BYTES:
        raise NotCanonical(f"{len(encoded)} bytes, at most {MAX_BYTES}")
    return encoded


def bytes_as_they_are(value: Mapping[str, Json]) -> bytes | None:
    """The canonical form of an object that comes back from it as it is; None when it would come back changed, or never.

    Args:
        value: its types, keys and depth are known to be right; only its texts and its length are looked at.
    """
    text = _WRITTEN.encode(value)
    # A quotation mark composes with nothing, so that all texts may be asked at once.
    if not unicodedata.is_normalized("NFC", text):
        return None
    encoded = text.encode("utf-8", errors="strict")
    return encoded if len(encoded) <= MAX_BYTES else None


def parse_canonical(body: bytes) -> dict[str, Json]:
    """The object whose canonical form is exactly `body`.

    Raises:
        NotCanonical: `body` is anything else, even when it is valid JSON of the same meaning.
    """
    if len(body) > MAX_BYTES:
        raise NotCanonical(f"{len(body)} bytes, at most {MAX_BYTES}")
    try:
        value = json.loads(body.decode("utf-8"))
        same = isinstance(value, dict) and canonical_bytes(value) == body
    except (ValueError, RecursionError) as fault:
        raise NotCanonical(str(fault)) from fault
    if not same:
        raise NotCanonical("not the canonical bytes of one object")
    return value  # type: ignore[no-any-return]


def _checked(value: Json, depth: int) -> Json:
    if depth > MAX_DEPTH:
        raise NotCanonical(f"deeper than {MAX_DEPTH}")
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        for key in value:
            if not key.isascii():
                raise NotCanonical(f"key {key!r}")
        return {key: _checked(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(item, depth + 1) for item in value]
    raise NotCanonical(f"a {type(value).__name__}")
