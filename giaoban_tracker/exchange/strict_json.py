"""JSON from outside: one spelling of each value, and nothing that two readers could read in two ways."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping

from giaoban_tracker.domain.canonical import MAX_DEPTH, Json
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.plain_text import MAX_TEXT

MAX_INTEGER = (1 << 53) - 1
"""What every reader of JSON keeps exactly."""

_WRITTEN = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def written(value: Mapping[str, Json]) -> bytes:
    """The one spelling of a value whose texts are in NFC."""
    return _WRITTEN.encode(value).encode("utf-8")


def read_object(data: bytes) -> dict[str, Json]:
    """The object whose one spelling is exactly `data`.

    Raises:
        Unreadable: "json" when it is no JSON object, "json-duplicate" when a key stands twice, "json-number" for a
            fraction, NaN or a whole number beyond 2**53, "limit" for more than 8 levels or a text over 10,000
            characters, "not-canonical" when it is another spelling of the same, or not in NFC.
    """
    try:
        text = data.decode("utf-8")
        value = _DECODER.decode(text)
    except (ValueError, RecursionError) as fault:
        raise Unreadable("json") from fault
    if not isinstance(value, dict):
        raise Unreadable("json")
    _check(value, 1)
    if not unicodedata.is_normalized("NFC", text) or _spelling(value) != data:
        raise Unreadable("not-canonical")
    return value


def _check(value: Json, depth: int) -> None:
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise Unreadable("limit", of="text")
        return
    if value is None or isinstance(value, int):
        return
    if depth > MAX_DEPTH:
        raise Unreadable("limit", of="depth")
    if isinstance(value, dict) and not all(key.isascii() for key in value):
        raise Unreadable("not-canonical")
    for item in value.values() if isinstance(value, dict) else value:
        _check(item, depth + 1)


def _spelling(value: Mapping[str, Json]) -> bytes | None:
    """The one spelling; None for half a surrogate pair, which has none in UTF-8."""
    try:
        return written(value)
    except ValueError:
        return None


def _without_twins(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Unreadable("json-duplicate")
    return value


def _whole_number(digits: str) -> int:
    # Compared by length first: turning a million digits into a number takes a minute.
    if len(digits) > 17 or abs(int(digits)) > MAX_INTEGER:
        raise Unreadable("json-number")
    return int(digits)


def _no_number(digits: str) -> float:
    raise Unreadable("json-number", value=digits[:40])


_DECODER = json.JSONDecoder(
    object_pairs_hook=_without_twins, parse_int=_whole_number, parse_float=_no_number, parse_constant=_no_number
)
