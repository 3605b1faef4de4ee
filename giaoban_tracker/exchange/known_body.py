"""A body of a type that this program knows, proved by spelling it once more: the short way through most packages.

What comes back to the same bytes has one spelling, no key twice, no field too many, nothing at its default written out.
Whatever does not come back, or could be over a limit, goes the long way (`strict_json`, `owners`), which names the
fault; so this way refuses nothing, and lets nothing through that the long one would refuse.
"""

from __future__ import annotations

import dataclasses
import types
import typing
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

import msgspec

from giaoban_tracker.domain.canonical import Json
from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fact_body import deed_named, fact_of, json_of
from giaoban_tracker.domain.plain_text import MAX_TEXT

_TYPE_MARK, _TYPE_END = b'"t":"', b'","v":'
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"0" * 9)
_LONG_NUMBER = b"0" * 16
"""As many digits as the first whole number that not every reader keeps exactly."""
_SAME = frozenset({str, int, bool, date, types.NoneType})
"""Kinds that JSON gives back as they went in; a moment is none, for its offset of nought has two spellings."""


@dataclasses.dataclass(frozen=True, slots=True)
class Proved:
    """A body that is the only one of its fact.

    Attributes:
        value: as JSON.
        about: what kind of subject it names.
        deed: what was done, with the fields of that kind of deed, terms within terms; it need be no `Deed`.
    """

    value: Mapping[str, Json]
    about: SubjectKind
    deed: Any


def proved_body(body: bytes) -> Proved | None:
    """The body, where its only spelling and the fields of its type are proved here; None where they are not.

    Args:
        body: at most `canonical.MAX_BYTES`.
    """
    # A short body has no long text; a long number in a text goes the long way for nothing, and seldom.
    if len(body) > MAX_TEXT or _LONG_NUMBER in body.translate(_DIGITS_ALIKE):
        return None
    deed = deed_named(_type_of(body))
    if deed is None:
        return None
    mirror = _mirrored(deed)  # type: ignore[arg-type]
    try:
        frame = (mirror or _facts_of(deed)).decode(body)  # type: ignore[arg-type]
        again = frame if mirror else json_of(_fact(frame))
        proved = msgspec.json.encode(again, order="sorted") == body
    except (ValueError, RecursionError):
        # Also half a surrogate pair, which has no spelling.
        return None
    whole = frame.at.microsecond == 0 and frame.at.tzinfo is not UTC
    if not proved or not whole or frame.v != deed.version or not unicodedata.is_normalized("NFC", body.decode()):
        return None
    return Proved(_PLAIN.decode(body), frame.about, frame.d)


def proved_fact(body: bytes) -> Fact:
    """The fact whose only body that is; the body must have been proved, here or the long way."""
    deed = deed_named(_type_of(body))
    assert deed is not None
    try:
        return _fact(_facts_of(deed).decode(body))  # type: ignore[arg-type]
    except msgspec.ValidationError:
        # A moment can be further from Greenwich by seconds, which this reader does not know.
        return fact_of(body, verify=False)


def _fact(frame: Any) -> Fact:
    return Fact(frame.id, frame.about, frame.subject, frame.on, frame.at, frame.by, frame.d)


def _type_of(body: bytes) -> str:
    """What stands where a canonical body names its type; a guess, which the bytes confirm when they come back."""
    start = body.rfind(_TYPE_MARK) + len(_TYPE_MARK)
    return body[start : body.find(_TYPE_END, start)].decode("ascii", errors="replace")


@cache
def _mirrored(deed: type[Deed]) -> msgspec.json.Decoder[Any] | None:
    """A reader of that kind's bodies that can write them again; None where a field cannot be mirrored.

    A mirror takes a third of the time of the fact itself.
    """
    try:
        return msgspec.json.Decoder(_frame_of(_mirror(deed)))
    except TypeError:
        return None


@cache
def _facts_of(deed: type[Deed]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_frame_of(deed))


_PLAIN = msgspec.json.Decoder(dict[str, Any])


def _frame_of(deed: Any) -> type[msgspec.Struct]:
    fields = {
        "about": SubjectKind, "at": datetime, "by": str, "d": deed, "id": str, "on": date, "subject": str, "t": str,
        "v": int,
    }  # fmt: skip
    return msgspec.defstruct("Frame", [*fields.items()], forbid_unknown_fields=True)


def _mirror(kind: Any) -> Any:
    """The kind with a struct for each dataclass; a struct leaves out what is at its default, as a body does.

    Raises:
        TypeError: no value of that kind could be trusted to come back as it went in.
    """
    if isinstance(kind, typing.NewType):
        return _mirror(kind.__supertype__)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return typing.Union[tuple(_mirror(one) for one in arguments)]  # noqa: UP007  (made when the program runs)
    if typing.get_origin(kind) is tuple and arguments[1:] == (...,):
        return tuple[_mirror(arguments[0]), ...]  # type: ignore[misc]
    if kind in _SAME or (isinstance(kind, type) and issubclass(kind, Enum)):
        return kind
    if dataclasses.is_dataclass(kind):
        return _struct_of(kind)  # type: ignore[arg-type]
    raise TypeError(kind)


@cache
def _struct_of(kind: type) -> type[msgspec.Struct]:
    hints = typing.get_type_hints(kind)
    fields: list[Any] = []
    for field in dataclasses.fields(typing.cast(Any, kind)):
        hint = _mirror(hints[field.name])
        if field.default is dataclasses.MISSING:
            fields.append((field.name, hint))
        # A struct leaves out what is the very default; a text that only equals it would be written out.
        elif msgspec.json.decode(msgspec.json.encode(field.default), type=hint) is field.default:
            fields.append((field.name, hint, field.default))
        else:
            raise TypeError(field.name)
    return msgspec.defstruct(kind.__name__, fields, omit_defaults=True, forbid_unknown_fields=True, kw_only=True)
