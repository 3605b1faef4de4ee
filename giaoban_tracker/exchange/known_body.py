"""A body of a type that this program knows, proved by writing its fact once more: the short way through most packages.

What comes back to the same bytes has one spelling, no key twice, no field too many, nothing at its default written out.
Whatever does not come back, or could be over a limit, goes the long way (`strict_json`, `owners`), which names the
fault; so this way refuses nothing, and lets nothing through that the long one would refuse.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

import msgspec

from giaoban_tracker.domain.canonical import Json
from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import deed_named, json_of
from giaoban_tracker.domain.plain_text import MAX_TEXT

_TYPE_MARK, _TYPE_END = b'"t":"', b'","v":'
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"0" * 9)
_LONG_NUMBER = b"0" * 16
"""As many digits as the first whole number that not every reader keeps exactly."""


def proved_fact(body: bytes) -> tuple[Fact, Mapping[str, Json]] | None:
    """The fact whose one body that is, and the same as JSON; None when that is not proved here.

    Args:
        body: at most `canonical.MAX_BYTES`.
    """
    # A short body has no long text; a long number in a text goes the long way for nothing, and seldom.
    if len(body) > MAX_TEXT or _LONG_NUMBER in body.translate(_DIGITS_ALIKE):
        return None
    deed = deed_named(_type_of(body))
    if deed is None:
        return None
    try:
        fact = _fact(_decoder(deed).decode(body))  # type: ignore[arg-type]
        value = json_of(fact) if fact is not None else {}
        proved = msgspec.json.encode(value, order="sorted") == body
    except (ValueError, RecursionError):
        # Also what a deed says of its own fields, and half a surrogate pair.
        return None
    if fact is None or not proved or not unicodedata.is_normalized("NFC", body.decode()):
        return None
    return fact, value


def _type_of(body: bytes) -> str:
    """What stands where a canonical body names its type; a guess, which the bytes confirm when they come back."""
    start = body.rfind(_TYPE_MARK) + len(_TYPE_MARK)
    return body[start : body.find(_TYPE_END, start)].decode("ascii", errors="replace")


def _fact(frame: Any) -> Fact | None:
    """The fact in a decoded frame; None for another version of its type."""
    if frame.v != frame.d.version:
        return None
    return Fact(frame.id, frame.about, frame.subject, frame.on, frame.at, frame.by, frame.d)


@cache
def _decoder(deed: type[Deed]) -> msgspec.json.Decoder[Any]:
    """A reader of the bodies of one kind of deed."""
    fields = {
        "about": SubjectKind, "at": datetime, "by": str, "d": deed, "id": str, "on": date, "subject": str, "t": str,
        "v": int,
    }  # fmt: skip
    return msgspec.json.Decoder(msgspec.defstruct("Frame", [*fields.items()], forbid_unknown_fields=True))
