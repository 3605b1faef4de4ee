"""The package (gói): one signed file from one computer to one party, and the order in which it is proved (§3.2).

Whoever has no enrolled key reaches no parser: size, trailer, key and signature come first and look at nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.container import (
    BLOB_FOLDER,
    COMMENT_BYTES,
    EVENTS,
    LIMITS,
    MANIFEST,
    MIMETYPE,
    unpack,
)
from giaoban_tracker.exchange.feeds import FeedName, check_checkpoint, feed_name, links, start_of
from giaoban_tracker.exchange.keys import kid_of, verify
from giaoban_tracker.exchange.manifest import OLDEST, FeedEntry, Manifest, read_manifest
from giaoban_tracker.exchange.owners import OFFICE_PARTY, Checked, check_bodies
from giaoban_tracker.exchange.trailer import from_urlsafe, read_trailer, signed_text

MAX_BODIES = 100_000
"""The most entries of one package."""


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key that the reader has enrolled.

    Attributes:
        public: 32 raw bytes.
        party: `owners.OFFICE_PARTY`, or the id of the unit that it may write for.
        revoked_after: None while it is trusted. Once revoked, the last entry that still counts of each of its feeds;
            of a feed that is not named, nothing counts.
        floor: the oldest version of the format that it may still use; it only ever rises.
    """

    kid: str
    public: bytes
    party: str
    revoked_after: Mapping[str, int] | None = None
    floor: int = OLDEST


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who reads.

    Attributes:
        party: `owners.OFFICE_PARTY` or the unit's id.
        names: what may stand in "to": the unit's id, or the kids of the office's roots, present and former.
    """

    party: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ack:
    """What a sender has of a feed: the number and the link of the last entry; 0 and the start when it has none."""

    seq: int
    link: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """A proved run of entries of one feed.

    Attributes:
        party: whose feed it is; the sender's own or one that it relays.
        first: number of the first entry.
        previous: the link before it, 32 bytes; whether it joins on what the reader has, the reader must see.
        head: the link of the last entry.
        checkpoint: the writer's signature over that.
        bodies: canonical, at least one.
        links: the link of each, 32 bytes.
        checked: what each body is, in the same order.
    """

    feed: str
    party: str
    first: int
    previous: bytes
    head: bytes
    checkpoint: bytes
    bodies: tuple[bytes, ...]
    links: tuple[bytes, ...]
    checked: tuple[Checked, ...]

    @property
    def last(self) -> int:
        """Number of the last entry, inclusive."""
        return self.first + len(self.bodies) - 1


@dataclass(frozen=True, slots=True)
class Package:
    """A package proved in every step that needs no book.

    Attributes:
        sha256: of the whole file, hex; the same file twice is known by it.
        size: of the whole file in bytes.
        sender: kid of the key that signed.
        party: that key's party.
        created: by the sender's clock; for display.
        version: of the format it is written in.
        acks: by feed; empty from a revoked key.
        segments: in the order of the manifest; empty when it only confirms.
        blobs: contents by their sha256.
    """

    sha256: str
    size: int
    sender: str
    party: str
    to: str
    created: datetime
    app: str
    version: int
    acks: Mapping[str, Ack] = field(repr=False)
    segments: tuple[Segment, ...] = field(repr=False)
    blobs: Mapping[str, bytes] = field(repr=False)


def open_package(data: bytes, known: Callable[[str], KnownKey | None], me: Addressee) -> Package:
    """The package in a file, proved.

    1. Its size. 2. The shape of its trailer. 3. Its key is enrolled and not revoked for good. 4. The signature over
    every byte. 5. The strict container. 6. The manifest's schema and spelling. 7. The reader it asks for. 8. It is for
    us. 9. Its sender is who signed. 10. The parts' hashes. 11. Each feed: its owner, its chain, its checkpoint, its
    revocation. 12. Each body: its spelling, its owner, its limits.

    Args:
        known: the enrolled key of that name; None for a stranger's.

    Raises:
        Unreadable: 1. "size"; 2. "trailer", "newer-package"; 3. "unknown-key", "revoked"; 4. "signature"; 5. as
            `container.unpack`; 6. and 7. as `manifest.read_manifest`; 8. "not-for-us"; 9. "sender"; 10. "hash"; 11.
            "feed-name", "feed-owner", "not-for-us", "line", "limit", "chain", "checkpoint", "revoked"; 12. as
            `owners.check_body`.
    """
    signer = prove_signature(data, known)
    contents = unpack(memoryview(data)[:-COMMENT_BYTES])
    manifest = read_manifest(contents[MANIFEST], signer.floor)
    if manifest.to not in me.names:
        raise Unreadable("not-for-us", to=manifest.to)
    if manifest.sender != signer.kid:
        raise Unreadable("sender", sender=manifest.sender, signer=signer.kid)
    _check_hashes(manifest, contents)
    runs = _split(contents[EVENTS], manifest.feeds)
    judge = _Judge(signer, known, _vouched(manifest, signer), me)
    segments = tuple(judge.segment(entry, bodies) for entry, bodies in zip(manifest.feeds, runs, strict=True))
    return Package(
        sha256=sha256(data).hexdigest(),
        size=len(data),
        sender=signer.kid,
        party=signer.party,
        to=manifest.to,
        created=datetime.fromisoformat(manifest.created),
        app=manifest.app,
        version=manifest.v,
        # What a thief has, he may claim; nothing is held back from the rightful computer for it.
        acks={} if signer.revoked_after is not None else _acks(manifest),
        segments=segments,
        blobs={name.removeprefix(BLOB_FOLDER): part for name, part in contents.items() if name.startswith(BLOB_FOLDER)},
    )


def prove_signature(data: bytes, known: Callable[[str], KnownKey | None]) -> KnownKey:
    """The enrolled key that signed every byte of the file: steps 1 to 4, which parse nothing.

    Raises:
        Unreadable: as `open_package`.
    """
    if not COMMENT_BYTES < len(data) <= LIMITS.packed:
        raise Unreadable("size", size=len(data))
    trailer = read_trailer(data)
    signer = known(trailer.kid)
    if signer is None:
        raise Unreadable("unknown-key", kid=trailer.kid)
    if signer.revoked_after is not None and not any(signer.revoked_after.values()):
        raise Unreadable("revoked", kid=signer.kid)
    if not verify(signer.public, trailer.signature, signed_text(memoryview(data)[:-COMMENT_BYTES])):
        raise Unreadable("signature", kid=signer.kid)
    return signer


def _check_hashes(manifest: Manifest, contents: Mapping[str, bytes]) -> None:
    listed = {name: (entry.n, entry.sha256) for name, entry in manifest.files.items()}
    found = {
        name: (len(part), sha256(part).hexdigest())
        for name, part in contents.items()
        if name not in (MIMETYPE, MANIFEST)
    }
    misnamed = [name for name, (_, digest) in found.items() if name.startswith(BLOB_FOLDER) and name[-64:] != digest]
    if listed != found or misnamed:
        raise Unreadable("hash")


def _split(events: bytes, entries: Sequence[FeedEntry]) -> list[tuple[bytes, ...]]:
    """The bodies of each run; as many lines as the manifest counts, each ended by a line feed."""
    if len({entry.feed for entry in entries}) != len(entries) or any(entry.to < entry.frm for entry in entries):
        raise Unreadable("manifest", fault="feeds")
    counts = [entry.to - entry.frm + 1 for entry in entries]
    if sum(counts) > MAX_BODIES:
        raise Unreadable("limit", of="bodies")
    # Counted before they are cut apart: sixteen million empty lines would be a bomb of their own.
    if events.count(b"\n") != sum(counts) or (events and not events.endswith(b"\n")):
        raise Unreadable("line")
    lines = events.split(b"\n")
    runs, at = [], 0
    for count in counts:
        runs.append(tuple(lines[at : at + count]))
        at += count
    return runs


def _vouched(manifest: Manifest, signer: KnownKey) -> dict[str, KnownKey]:
    """The keys that the sender vouches for; only the office's word counts."""
    if signer.party != OFFICE_PARTY:
        return {}
    keys = {}
    for kid, entry in manifest.keys.items():
        public = from_urlsafe(entry.pub, "manifest")
        if kid_of(public) != kid:
            raise Unreadable("manifest", fault="keys")
        keys[kid] = KnownKey(kid, public, entry.party)
    return keys


def _acks(manifest: Manifest) -> dict[str, Ack]:
    return {feed: Ack(seq, bytes.fromhex(link)) for feed, (seq, link) in manifest.acks.items()}


@dataclass(frozen=True, slots=True)
class _Judge:
    """Steps 11 and 12, for one package."""

    signer: KnownKey
    known: Callable[[str], KnownKey | None]
    vouched: Mapping[str, KnownKey]
    me: Addressee

    def segment(self, entry: FeedEntry, bodies: tuple[bytes, ...]) -> Segment:
        name = feed_name(entry.feed)
        writer = self._writer(name)
        previous, head = bytes.fromhex(entry.prev), bytes.fromhex(entry.head)
        checkpoint, linked = from_urlsafe(entry.sig, "checkpoint"), links(previous, bodies)
        if (entry.frm == 1 and previous != start_of(entry.feed)) or linked[-1] != head:
            raise Unreadable("chain", feed=entry.feed)
        check_checkpoint(writer.public, entry.feed, entry.to, head, checkpoint)
        if writer.revoked_after is not None and entry.to > writer.revoked_after.get(entry.feed, 0):
            raise Unreadable("revoked", kid=writer.kid, feed=entry.feed)
        return Segment(
            feed=entry.feed,
            party=writer.party,
            first=entry.frm,
            previous=previous,
            head=head,
            checkpoint=checkpoint,
            bodies=bodies,
            links=linked,
            checked=check_bodies(bodies, name, writer.party),
        )

    def _writer(self, name: FeedName) -> KnownKey:
        """Whose feed it is, when this sender may bring it to this reader."""
        # The reader's own register first: the office's word must not make a revoked key good again.
        writer = self.known(name.kid) or self.vouched.get(name.kid)
        if writer is None:
            raise Unreadable("feed-owner", feed=name)
        if self.signer.party not in (OFFICE_PARTY, writer.party):
            raise Unreadable("feed-owner", feed=name, party=self.signer.party)
        reader = name.audience or writer.party
        if self.me.party != OFFICE_PARTY and reader not in self.me.names:
            raise Unreadable("not-for-us", to=reader)
        return writer
