"""Whose facts are whose: the rule that a unit writes what it reports and the office all else (exchange.md §2.2).

It judges one body at a time, by its type's name and its own fields. What needs the book, for instance whether a voided
fact was the unit's own, the book judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any

from giaoban_tracker.domain.canonical import MAX_BYTES, Json, NotCanonical
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import DEEDS, Fact, FactVoided, ReportFiled
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of, stored_form
from giaoban_tracker.domain.plain_text import CONTROL, MAX_NAME, UNSEEN
from giaoban_tracker.exchange.feeds import FeedName
from giaoban_tracker.exchange.known_body import proved_body, proved_fact
from giaoban_tracker.exchange.strict_json import read_object

OFFICE_PARTY = "office"
"""The party of every desk of the office; a unit's party is its id."""

UNIT_TYPES = frozenset(
    {
        "contribution.filed",
        "event.voided",
        "ext.requested",
        "feed.started",
        "key.rotated",
        "question.asked",
        "report.filed",
        "task.received",
    }
)
"""What a unit may write; the office may write these too, when it speaks for a unit or for itself."""

OFFICE_TYPES = frozenset(deed.type for deed in DEEDS) - UNIT_TYPES
"""What only the office may write: every other type there is. A type in neither set is a newer program's."""

_NAMES_ITS_UNIT = UNIT_TYPES - {"event.voided"}
_ABOUT = {deed.type: deed.about for deed in DEEDS}
_ABOUT_ITS_KEY = frozenset({"feed.started", "key.rotated"})
_FRAME: Mapping[str, type] = {
    "about": str, "at": str, "by": str, "d": dict, "id": str, "on": str, "subject": str, "t": str, "v": int,
}  # fmt: skip
_TYPE = re.compile(r"[a-z]{1,30}\.[a-z_]{1,30}")
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.:-]{0,99}")
_UPPER_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")


class Standing(Enum):
    """What becomes of a body that may stand where it stands."""

    READ = "read"
    DEFERRED = "deferred"
    """Of a type or version that this program does not know: linked and kept, read after the next upgrade."""


@dataclass(frozen=True)
class Checked:
    """A body in its writer's right.

    Attributes:
        id: the fact's id.
        type: the name of its type.
        body: as it was checked.
    """

    id: str
    type: str
    standing: Standing
    body: bytes = field(repr=False, compare=False)

    @cached_property
    def fact(self) -> Fact | None:
        """What it tells; None for what is deferred."""
        return proved_fact(self.body) if self.standing is Standing.READ else None


def check_body(body: bytes, feed: FeedName, party: str) -> Checked:
    """What a body is, when it may stand in that feed.

    1. Its bytes: at most 64 KB, the one spelling of a JSON object with the nine fields of a fact, no control characters
       but tab and line feed.
    2. Its names: ids in ASCII, a person's name without unseen characters.
    3. Its right: a unit writes no type of the office, nothing in another unit's name or about another's computer.
    4. Its fields, for a type and version that this program knows.

    Args:
        feed: where it stands.
        party: whose key writes the feed: `OFFICE_PARTY` or a unit's id.

    Raises:
        Unreadable: 1. "line", "json", "json-duplicate", "json-number", "limit", "not-canonical", "event-shape",
            "control-character"; 2. "event-shape"; 3. "feed-owner" when the party has no such feed, "event-owner",
            "event-unit", "event-device"; 4. "event-shape", "event-range", "not-canonical".
    """
    return check_bodies((body,), feed, party)[0]


def check_bodies(bodies: Sequence[bytes], feed: FeedName, party: str) -> tuple[Checked, ...]:
    """What each of several bodies is; see `check_body`.

    Raises:
        Unreadable: as `check_body`, for the first that may not stand there.
    """
    check_feed_owner(feed, party)
    return tuple([_checked(body, feed, party) for body in bodies])


def _checked(body: bytes, feed: FeedName, party: str) -> Checked:
    if len(body) > MAX_BYTES:
        raise Unreadable("line", size=len(body))
    proved = proved_body(body)
    value = _framed(body) if proved is None else proved.value
    if _has_control_character(body, value):
        raise Unreadable("control-character")
    _check_names(value)
    if party != OFFICE_PARTY:
        _check_right(value, feed, party)
    known = _only_fact(body) if proved is None else proved
    if known is not None:
        _check_fields(str(value["t"]), known.about, known.deed)
    standing = Standing.DEFERRED if known is None else Standing.READ
    return Checked(id=str(value["id"]), type=str(value["t"]), standing=standing, body=body)


def check_feed_owner(feed: FeedName, party: str) -> None:
    """Return when the party may have a feed of that form: the office one for each unit, a unit one of its own.

    Raises:
        Unreadable: "feed-owner".
    """
    if (feed.audience is None) == (party == OFFICE_PARTY):
        raise Unreadable("feed-owner", feed=feed, party=party)


def _has_control_character(body: bytes, value: Json) -> bool:
    if b"\x7f" in body or (b"\xc2" in body and _UPPER_CONTROL.search(body)):
        return True
    # All others are written as escapes; most bodies have none.
    return b"\\" in body and any(CONTROL.search(text) for text in _texts(value))


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _framed(body: bytes) -> Mapping[str, Json]:
    value = read_object(body)
    if value.keys() != _FRAME.keys() or any(type(value[name]) is not kind for name, kind in _FRAME.items()):
        raise Unreadable("event-shape", part="frame")
    return value


def _check_names(value: Mapping[str, Json]) -> None:
    identity, subject, by = str(value["id"]), str(value["subject"]), str(value["by"])
    if not (_ID.fullmatch(identity) and _ID.fullmatch(subject) and _TYPE.fullmatch(str(value["t"]))):
        raise Unreadable("event-shape", part="id")
    if UNSEEN.search(by) or len(by) > MAX_NAME:
        raise Unreadable("event-shape", part="by")


def _check_right(value: Mapping[str, Json], feed: FeedName, party: str) -> None:
    kind, deed = str(value["t"]), value["d"]
    assert isinstance(deed, dict)
    # What the office typed in for a unit says so; a report that says nothing is such a one.
    if kind in OFFICE_TYPES or deed.get("proxy", kind == "report.filed") is not False:
        raise Unreadable("event-owner", type=kind, party=party)
    terms = deed.get("terms")
    named = [part["unit"] for part in (deed, terms) if isinstance(part, dict) and "unit" in part]
    if any(unit != party for unit in named) or (kind in _NAMES_ITS_UNIT and not named):
        raise Unreadable("event-unit", type=kind, party=party)
    if kind in _ABOUT_ITS_KEY and value["subject"] != feed.kid:
        raise Unreadable("event-device", type=kind, party=party)


def _only_fact(body: bytes) -> Fact | None:
    """The fact that has no other body; None for one of a newer program."""
    try:
        # The bytes are proved canonical by now; what is left to prove is that the fact has no other body.
        fact = fact_of(body, verify=False)
        only_body = stored_form(fact)[0] == body
    except UnknownDeed:
        return None
    except NotCanonical as fault:
        raise Unreadable("event-shape", part="d") from fault
    if not only_body:
        raise Unreadable("not-canonical")
    return fact


def _check_fields(kind: str, about: SubjectKind, deed: Any) -> None:
    # Only a voiding may be about any kind of subject; another fact is folded as what its type says.
    if kind != FactVoided.type and about is not _ABOUT[kind]:
        raise Unreadable("event-shape", part="about")
    if kind == ReportFiled.type and any(UNSEEN.search(file.name) for file in deed.terms.files):
        raise Unreadable("event-shape", part="name")
    if kind == ReportFiled.type and not 0 <= deed.terms.done_percent <= 100:
        raise Unreadable("event-range", part="done_percent")
