"""The body of a fact: canonical bytes out, a typed fact back, nothing else accepted."""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from giaoban_tracker.domain.canonical import Json, NotCanonical, bytes_as_they_are, canonical_bytes, parse_canonical
from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import DEEDS, Fact
from giaoban_tracker.domain.identity import FactId, SubjectId
from giaoban_tracker.domain.plain_text import MAX_NAME, MAX_TEXT, MAX_TOGETHER, UNSEEN, made_plain, plain_name, texts_of

_DEED_BY_TYPE = {deed.type: deed for deed in DEEDS}
Expected = TypeVar("Expected")
_PLAIN = frozenset({str, int, bool, type(None)})
_UPPER_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_KEYS = {"about", "at", "by", "d", "id", "on", "subject", "t", "v"}


class UnknownDeed(ValueError):
    """The body is canonical but of a type or version that this program does not know; it must be kept."""


def body_of(fact: Fact) -> bytes:
    """The canonical bytes of a fact: what is hashed, stored and sent.

    Raises:
        NotCanonical: a text is so long that the body exceeds 64 KB.
    """
    return canonical_bytes(json_of(fact))


def stored_form(fact: Fact) -> tuple[bytes, Fact]:
    """The body of a fact, and the fact as it will be read from it: texts in NFC, whole seconds.

    Raises:
        NotCanonical: as `body_of`.
    """
    # Most facts come back as they went in; to find that out is cheaper than to read them.
    same = bytes_as_they_are(json_of(fact)) if fact.at.microsecond == 0 else None
    if same is not None:
        return same, fact
    body = body_of(fact)
    return body, fact_of(body, verify=False)


def written_form(fact: Fact) -> tuple[bytes, Fact]:
    """What is written of a fact that comes from here, `stored_form` of it, with nothing in it that could not be sent.

    Control characters and halves of letters are gone from its texts, see `plain_text`.

    Raises:
        Refused: "text-too-long" with `letters` and `limit`: one text, or all of them together.
    """
    try:
        body, stored = _plain_form(fact)
    except NotCanonical as fault:
        raise _too_long(fact.deed) from fault
    if len(body) > MAX_TEXT and any(len(text) > MAX_TEXT for text in texts_of(stored.deed)):
        raise _too_long(stored.deed)
    return body, stored


def _too_long(deed: Deed) -> Refused:
    lengths = [len(text) for text in texts_of(deed)]
    if max(lengths, default=0) > MAX_TEXT:
        return Refused("text-too-long", letters=max(lengths), limit=MAX_TEXT)
    return Refused("text-too-long", letters=sum(lengths), limit=MAX_TOGETHER)


def _plain_form(fact: Fact) -> tuple[bytes, Fact]:
    try:
        body, stored = stored_form(fact)
    except UnicodeEncodeError:
        return stored_form(_made_plain(fact))
    if _may_need_it(fact, body) and (plain := _made_plain(fact)) is not fact:
        return stored_form(plain)
    return body, stored


def _may_need_it(fact: Fact, body: bytes) -> bool:
    """Whether the texts are worth a look; JSON writes the lower control characters with a backslash."""
    if b"\\" in body or b"\x7f" in body or _UPPER_CONTROL.search(body):
        return True
    return len(fact.by) > MAX_NAME or UNSEEN.search(fact.by) is not None


def _made_plain(fact: Fact) -> Fact:
    by, deed = plain_name(fact.by), made_plain(fact.deed)
    return fact if by == fact.by and deed is fact.deed else dataclasses.replace(fact, by=by, deed=deed)


def deed_named(name: str) -> type[Deed] | None:
    """The kind of deed whose type has that name; None for a newer program's."""
    return _DEED_BY_TYPE.get(name)


def fact_of(body: bytes, *, verify: bool = True) -> Fact:
    """The fact with that body.

    Args:
        body: canonical bytes.
        verify: whether to prove that they are canonical; the journal's own bytes were proved when they came in,
            and their hash guards them since.

    Raises:
        NotCanonical: not the canonical bytes of any fact.
        UnknownDeed: a newer program's fact.
    """
    value = parse_canonical(body) if verify else typing.cast("dict[str, Json]", json.loads(body.decode()))
    if set(value) != _KEYS:
        raise NotCanonical(f"keys {sorted(value)}")
    deed_type = deed_named(str(value["t"]))
    if deed_type is None or value["v"] != deed_type.version:
        raise UnknownDeed(f"{value['t']} v{value['v']}")
    try:
        fact = Fact(
            id=FactId(str(value["id"])),
            about=SubjectKind(str(value["about"])),
            subject=SubjectId(str(value["subject"])),
            on=date.fromisoformat(str(value["on"])),
            at=datetime.fromisoformat(str(value["at"])),
            by=str(value["by"]),
            deed=typing.cast(Deed, _decoder(typing.cast(Any, deed_type))(value["d"])),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise NotCanonical(f"{value['t']}: {fault}") from fault
    # Days and times can be written in other ways, and fields at their default written out: one fact has one body.
    if verify and body_of(fact) != body:
        raise NotCanonical(f"{value['t']}: not the body of the fact it tells")
    return fact


def json_of(fact: Fact) -> dict[str, Json]:
    """What the body of a fact says, before it is spelled."""
    return {
        "about": fact.about.value,
        "at": fact.at.isoformat(timespec="seconds"),
        "by": fact.by,
        "d": _encode(fact.deed),
        "id": fact.id,
        "on": fact.on.isoformat(),
        "subject": fact.subject,
        "t": fact.deed.type,
        "v": fact.deed.version,
    }


def _encode(value: Any) -> Json:
    kind = type(value)
    if kind in _PLAIN:
        return value  # type: ignore[no-any-return]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    names, defaults, all_of = _fields(kind)  # type: ignore[arg-type]
    # Fields at their default are left out, so that a field added later does not change old bodies.
    return {
        name: item if type(item) in _PLAIN else _encode(item)
        for name, default, item in zip(names, defaults, all_of(value), strict=True)
        # Most fields are the very default; to compare them costs more than to see that.
        if item is not default and item != default
    }


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], tuple[object, ...], Callable[[object], tuple[Any, ...]]]:
    """The names and defaults of the fields of a deed or of terms, and what reads all of them from a value."""
    fields = dataclasses.fields(typing.cast(Any, kind))
    names = tuple(field.name for field in fields)
    # What is asked for one name gives no tuple.
    all_of = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    return names, tuple(field.default for field in fields), all_of


@cache
def _decoder(kind: Any) -> Callable[[Json], object]:
    """A function that builds a value of type `kind` from JSON and raises ValueError on anything else."""
    if isinstance(kind, typing.NewType):
        return _decoder(kind.__supertype__)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType or origin is typing.Union:
        inner = _decoder(next(argument for argument in arguments if argument is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        item_decoder = _decoder(arguments[0])
        return lambda value: tuple(item_decoder(item) for item in _expect(list, value))
    if kind is date:
        return lambda value: date.fromisoformat(_expect(str, value))
    if kind is str or kind is int or kind is bool:
        expected = kind
        return lambda value: _expect(expected, value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        choices = {member.value: member for member in kind}
        return lambda value: choices[_expect(str, value)]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    raise TypeError(f"no JSON form for {kind!r}")


def _dataclass_decoder(kind: type) -> Callable[[Json], object]:
    hints = typing.get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    # Most fields are plain texts; to look at them here saves two calls each, and every decision reads old facts.
    bare = {name: getattr(hint, "__supertype__", hint) for name, hint in hints.items()}
    plain = {name: hint for name, hint in bare.items() if hint in (str, int, bool)}

    def decode(value: Json) -> object:
        fields: dict[str, object] = {}
        for name, item in _expect(dict, value).items():
            wanted = plain.get(name)
            fields[name] = decoders[name](item) if wanted is None else _expect(wanted, item)
        return kind(**fields)

    return decode


def _expect(kind: type[Expected], value: object) -> Expected:
    if type(value) is not kind:
        raise ValueError(f"{value!r} is not a {kind.__name__}")
    return value
