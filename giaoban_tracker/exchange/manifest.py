"""The manifest of a package: who sends what to whom, and what the sender has from others (exchange.md §3.1)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

import msgspec

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.strict_json import MAX_INTEGER, read_object

FORMAT = "gbx"
VERSION = 1
"""The version of the format that this program writes, and the newest it reads."""
MIN_READER = 1
"""The oldest version whose programs can read what this one writes."""
OLDEST = 1
"""The oldest version of the format that this program reads."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")

Kid = Annotated[str, msgspec.Meta(pattern=r"\A[a-z2-7]{26}\Z")]
Link = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Signature = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{86}\Z")]
Public = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{43}\Z")]
PartyName = Annotated[str, msgspec.Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z_.-]{0,63}\Z")]
Feed = Annotated[str, msgspec.Meta(max_length=100)]
Seq = Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)]


class FileEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the container: its length and hash, inflated."""

    n: Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
    sha256: Link


class FeedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A run of entries of one feed; their bodies stand in events.jsonl, run behind run.

    Attributes:
        frm: the number of the first entry.
        to: the number of the last entry, inclusive.
        prev: the link before the first.
        head: the link of the last.
        sig: the writer's checkpoint of the last.
    """

    feed: Feed
    frm: Seq
    head: Link
    prev: Link
    sig: Signature
    to: Seq


class KeyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key that the office vouches for, so that a new computer can check the feeds of its sisters."""

    party: PartyName
    pub: Public


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the manifest says; every field must be there.

    Attributes:
        acks: what the sender has: for each feed the number and the link of the last entry.
        created: the sender's clock, with offset; for display.
        files: all parts but "mimetype" and the manifest itself.
        keys: by kid; only the office's count.
        min_reader: the oldest version that may read it.
        sender: the kid that signed the file.
        to: the office's root kid, or the unit's id.
    """

    acks: dict[Feed, tuple[Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)], Link]]
    app: Annotated[str, msgspec.Meta(pattern=r"\A[\x20-\x7e]{0,60}\Z")]
    created: Annotated[str, msgspec.Meta(max_length=25)]
    feeds: Annotated[list[FeedEntry], msgspec.Meta(max_length=2_000)]
    files: dict[Annotated[str, msgspec.Meta(max_length=80)], FileEntry]
    fmt: Annotated[str, msgspec.Meta(pattern=rf"\A{FORMAT}\Z")]
    keys: dict[Kid, KeyEntry]
    min_reader: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]
    sender: Kid
    to: PartyName
    v: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]


def manifest_bytes(manifest: Manifest) -> bytes:
    """Its one spelling; two equal manifests have the same."""
    return msgspec.json.encode(manifest, order="sorted")


def read_manifest(data: bytes, floor: int) -> Manifest:
    """The manifest with that spelling.

    Args:
        floor: the oldest version that the sender may still use, because it has used a newer one.

    Raises:
        Unreadable: as `strict_json.read_object`; "newer-package" when it asks for a newer reader, whatever else it
            says; "manifest" for a field too many, missing, or of another type; "old-package" below `floor`.
    """
    manifest = _as_written(data) or _looked_at(data)
    if manifest.v < floor:
        raise Unreadable("old-package", version=manifest.v, floor=floor)
    return manifest


def _as_written(data: bytes) -> Manifest | None:
    """The manifest that comes back to the same bytes; None for what has to be looked at, and may have a fault.

    Nothing is refused here, and nothing let through that `_looked_at` would refuse: ASCII has one spelling only.
    """
    try:
        manifest = _DECODER.decode(data)
    except ValueError:
        return None
    plain = data.isascii() and manifest.min_reader <= VERSION and _is_moment(manifest.created)
    return manifest if plain and manifest_bytes(manifest) == data else None


def _looked_at(data: bytes) -> Manifest:
    value = read_object(data)
    wanted = value.get("min_reader")
    # Asked before the schema: a newer manifest may have fields that this program refuses.
    if type(wanted) is int and wanted > VERSION:
        raise Unreadable("newer-package", version=wanted)
    try:
        manifest = msgspec.convert(value, Manifest)
    except msgspec.ValidationError as fault:
        raise Unreadable("manifest", fault=str(fault)[:200]) from fault
    if not _is_moment(manifest.created):
        raise Unreadable("manifest", fault="created")
    return manifest


def _is_moment(text: str) -> bool:
    try:
        return _TIME.fullmatch(text) is not None and datetime.fromisoformat(text).utcoffset() is not None
    except ValueError:
        return False


_DECODER = msgspec.json.Decoder(Manifest)
