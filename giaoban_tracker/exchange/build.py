"""Building a package: the same steps backwards, and then the reader's own proof of what was built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from giaoban_tracker.exchange.codes import check_code
from giaoban_tracker.exchange.container import BLOB_FOLDER, EVENTS, MANIFEST, MEDIA_TYPE, MIMETYPE, READ_ME, pack
from giaoban_tracker.exchange.feeds import feed_name, links, sign_checkpoint
from giaoban_tracker.exchange.keys import KID, Key
from giaoban_tracker.exchange.manifest import (
    FORMAT,
    MIN_READER,
    VERSION,
    FeedEntry,
    FileEntry,
    KeyEntry,
    Manifest,
    manifest_bytes,
)
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Ack, Addressee, KnownKey, open_package
from giaoban_tracker.exchange.read_me import FeedLine, read_me
from giaoban_tracker.exchange.trailer import sealed, urlsafe


@dataclass(frozen=True, slots=True)
class FeedPart:
    """A run of entries to send.

    Attributes:
        first: number of the first entry.
        previous: the link before it, 32 bytes.
        bodies: at least one.
        checkpoint: the writer's, over the last entry; None for a feed of the sending key, which then signs afresh.
        known_head: the link of the last entry, where it is at hand; a wrong one fails the reader's proof.
    """

    feed: str
    first: int
    previous: bytes
    bodies: tuple[bytes, ...]
    checkpoint: bytes | None = None
    known_head: bytes | None = None

    @property
    def last(self) -> int:
        return self.first + len(self.bodies) - 1

    @property
    def head(self) -> bytes:
        return self.known_head or links(self.previous, self.bodies)[-1]


@dataclass(frozen=True, slots=True)
class PackageContent:
    """What a package is to say.

    Attributes:
        party: the sender's: `owners.OFFICE_PARTY` or a unit's id.
        to: the office's root kid, or the unit's id.
        sender_name: as a person reads it in DOC_TOI.txt, with `receiver_name`.
        created: with offset.
        app: name and version of the program, ASCII.
        acks: what the sender has, by feed.
        parts: the runs of entries; none makes a package that only confirms.
        blobs: contents of files.
        relayed: the keys of feeds that are not the sender's own; in a package of the office they are vouched for.
    """

    party: str
    to: str
    sender_name: str
    receiver_name: str
    created: datetime
    app: str
    acks: Mapping[str, Ack] = field(default_factory=dict)
    parts: tuple[FeedPart, ...] = ()
    blobs: tuple[bytes, ...] = ()
    relayed: tuple[KnownKey, ...] = ()


def build_package(key: Key, content: PackageContent) -> bytes:
    """The whole file.

    It is opened as its reader will open it before it is given out: a feed only grows, so a package that every reader
    refuses would come again with every later one.

    Raises:
        Unreadable: as `package.open_package`, when the reader would refuse it.
        ValueError: a relayed run without its checkpoint.
    """
    entries = [_feed_entry(key, part) for part in content.parts]
    texts = {
        READ_ME: _read_me(content),
        EVENTS: b"".join(body + b"\n" for part in content.parts for body in part.bodies),
    }
    blobs = {f"{BLOB_FOLDER}{sha256(blob).hexdigest()}": blob for blob in content.blobs}
    files = [*texts.items(), *sorted(blobs.items())]
    manifest = manifest_bytes(_manifest(key, content, entries, files))
    package = sealed(key, pack([(MIMETYPE, MEDIA_TYPE), (MANIFEST, manifest), *files]))
    _prove(package, key, content)
    return package


def _feed_entry(key: Key, part: FeedPart) -> FeedEntry:
    head, checkpoint = part.head, part.checkpoint
    if checkpoint is None:
        if feed_name(part.feed).kid != key.kid:
            raise ValueError(f"{part.feed}: not this key's feed, and no checkpoint")
        checkpoint = sign_checkpoint(key, part.feed, part.last, head)
    return FeedEntry(
        feed=part.feed,
        frm=part.first,
        head=head.hex(),
        prev=part.previous.hex(),
        sig=urlsafe(checkpoint),
        to=part.last,
    )


def _read_me(content: PackageContent) -> bytes:
    lines = tuple(FeedLine(part.first, part.last, check_code(part.head)) for part in content.parts)
    return read_me(content.sender_name, content.receiver_name, content.created, lines, len(content.blobs))


def _manifest(
    key: Key, content: PackageContent, entries: list[FeedEntry], files: Sequence[tuple[str, bytes]]
) -> Manifest:
    vouched = content.relayed if content.party == OFFICE_PARTY else ()
    return Manifest(
        acks={feed: (ack.seq, ack.link.hex()) for feed, ack in content.acks.items()},
        app=content.app,
        created=content.created.isoformat(timespec="seconds"),
        feeds=entries,
        files={name: FileEntry(n=len(part), sha256=sha256(part).hexdigest()) for name, part in files},
        fmt=FORMAT,
        keys={known.kid: KeyEntry(party=known.party, pub=urlsafe(known.public)) for known in vouched},
        min_reader=MIN_READER,
        sender=key.kid,
        to=content.to,
        v=VERSION,
    )


def _prove(package: bytes, key: Key, content: PackageContent) -> None:
    keys = {known.kid: known for known in (*content.relayed, KnownKey(key.kid, key.public, content.party))}
    party = OFFICE_PARTY if KID.fullmatch(content.to) else content.to
    open_package(package, keys.get, Addressee(party, frozenset({content.to})))
