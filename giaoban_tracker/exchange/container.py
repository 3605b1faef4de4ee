"""The container of a package: a ZIP file in a profile so strict that its parts can lie in one way only (§3.1).

Explorer and `unzip` open it. It is read by this file and not by `zipfile`, which forgives prefixes, gaps, twins,
overlaps and names that differ between the two headers. Nothing here trusts a number before it is compared.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from giaoban_tracker.domain.errors import Unreadable

MIMETYPE = "mimetype"
MANIFEST = "manifest.json"
READ_ME = "DOC_TOI.txt"
EVENTS = "events.jsonl"
HEADS = (MIMETYPE, MANIFEST, READ_ME, EVENTS)
"""What every container begins with, in this order; blobs follow in the order of their names."""
BLOB_FOLDER = "blobs/"
MEDIA_TYPE = b"application/vnd.giaoban.package+zip"
COMMENT_BYTES = 119

_NAME = re.compile(rb"mimetype|manifest\.json|events\.jsonl|DOC_TOI\.txt|blobs/[0-9a-f]{64}")
_FIRST = MIMETYPE.encode()
_MEGABYTE = 1 << 20
_STORED, _DEFLATED = 0, 8
_MADE_BY = _NEEDS = 20
_TIME, _DAY = 0, 0x21  # 00:00 on 1 January 1980, the first moment a ZIP file knows

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a container may hold; all sizes in bytes, inflated unless said otherwise.

    Attributes:
        packed: the whole file as it lies on the disk.
        each: the largest part of each name; blobs stand under "blobs/".
    """

    packed: int = 64 * _MEGABYTE
    inflated: int = 256 * _MEGABYTE
    entries: int = 2_000
    each: Mapping[str, int] = field(
        default_factory=lambda: {
            MIMETYPE: len(MEDIA_TYPE),
            MANIFEST: 2 * _MEGABYTE,
            READ_ME: 64 * 1024,
            EVENTS: 16 * _MEGABYTE,
            BLOB_FOLDER: 20 * _MEGABYTE,
        }
    )

    def of(self, name: str) -> int:
        return self.each[BLOB_FOLDER if name.startswith(BLOB_FOLDER) else name]


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class _Part:
    """One entry as the directory tells it."""

    name: bytes
    checksum: int
    packed: int
    inflated: int

    @property
    def method(self) -> int:
        return _STORED if self.name == _FIRST else _DEFLATED

    def local_header(self) -> bytes:
        numbers = (self.checksum, self.packed, self.inflated)
        return _LOCAL.pack(b"PK\3\4", _NEEDS, 0, self.method, _TIME, _DAY, *numbers, len(self.name), 0) + self.name

    def directory_header(self, offset: int) -> bytes:
        numbers = (self.checksum, self.packed, self.inflated)
        plain = (_MADE_BY, _NEEDS, 0, self.method, _TIME, _DAY)
        return _CENTRAL.pack(b"PK\1\2", *plain, *numbers, len(self.name), 0, 0, 0, 0, 0, offset) + self.name


def pack(entries: Sequence[tuple[str, bytes]]) -> bytes:
    """The container up to its comment, whose length it announces: 119 bytes of trailer must follow.

    Args:
        entries: in the order of `HEADS`, then the blobs by name; "mimetype" is written as it is, all else deflated.
    """
    body, directory, offset = [], [], 0
    for name, content in entries:
        stored = content if name == MIMETYPE else _deflate(content)
        part = _Part(name.encode("ascii"), zlib.crc32(content), len(stored), len(content))
        piece = part.local_header() + stored
        body.append(piece)
        directory.append(part.directory_header(offset))
        offset += len(piece)
    listing = b"".join(directory)
    return b"".join(body) + listing + _end(len(entries), len(listing), offset)


def unpack(data: bytes | memoryview, limits: Limits = LIMITS) -> dict[str, bytes]:
    """The parts of a container, by name.

    Args:
        data: the file without its comment.

    Raises:
        Unreadable: "zip-directory" when the directory or its end is not the only one possible; "zip-name" for a name,
            a twin or an order that cannot be; "zip-gap" when parts do not lie end to end; "zip-local-header" when a
            part's own header says something else than the directory; "zip-bomb" for more than `limits` allow;
            "zip-data" when a stream is broken or not of the length and sum announced. Whatever is wrong, no more is
            inflated than the limits allow.
    """
    view = memoryview(data)
    parts, directory_at = _read_directory(view, limits)
    _check_names([part.name for part in parts])
    if sum(part.inflated for part in parts) > limits.inflated:
        raise Unreadable("zip-bomb")
    contents: dict[str, bytes] = {}
    offset = 0
    for part in parts:
        name = part.name.decode("ascii")
        if part.inflated > limits.of(name):
            raise Unreadable("zip-bomb", name=name)
        header = part.local_header()
        start = offset + len(header)
        if bytes(view[offset:start]) != header:
            raise Unreadable("zip-local-header", name=name)
        offset = start + part.packed
        contents[name] = _content(view[start:offset], part)
    if offset != directory_at:
        raise Unreadable("zip-gap")
    if contents[MIMETYPE] != MEDIA_TYPE:
        raise Unreadable("zip-data", name=MIMETYPE)
    return contents


def _read_directory(view: memoryview, limits: Limits) -> tuple[list[_Part], int]:
    """The entries of the directory, and where it begins."""
    end_at = len(view) - _END.size
    if end_at < 0:
        raise Unreadable("zip-directory")
    _, _, _, _, count, length, begins, _ = _END.unpack(view[end_at:])
    if count > limits.entries:
        raise Unreadable("zip-bomb")
    if bytes(view[end_at:]) != _end(count, length, begins) or begins + length != end_at:
        raise Unreadable("zip-directory")
    parts, at, offset = [], begins, 0
    for _ in range(count):
        part, at = _read_entry(view[:end_at], at, offset)
        parts.append(part)
        offset += _LOCAL.size + len(part.name) + part.packed
    if at != end_at:
        raise Unreadable("zip-directory")
    return parts, begins


def _read_entry(view: memoryview, at: int, offset: int) -> tuple[_Part, int]:
    """The entry at that place of the directory, and the place behind it; its part must lie at `offset`."""
    name_at = at + _CENTRAL.size
    if name_at > len(view):
        raise Unreadable("zip-directory")
    fields = _CENTRAL.unpack(view[at:name_at])
    checksum, packed, inflated, name_length = fields[7:11]
    after = name_at + name_length
    name = bytes(view[name_at:after])
    if not _NAME.fullmatch(name):
        raise Unreadable("zip-name")
    if fields[-1] != offset:
        raise Unreadable("zip-gap", name=name.decode("ascii"))
    part = _Part(name, checksum, packed, inflated)
    # One comparison stands for all fields: method, flags, date, extras, comment, attributes, disk.
    if bytes(view[at:after]) != part.directory_header(offset):
        raise Unreadable("zip-directory", name=name.decode("ascii"))
    return part, after


def _check_names(names: Sequence[bytes]) -> None:
    heads, blobs = list(names[: len(HEADS)]), list(names[len(HEADS) :])
    right_heads = heads == [name.encode() for name in HEADS]
    # Ascending without equals: no twins, and one order only.
    if not right_heads or any(earlier >= later for earlier, later in pairwise(blobs)):
        raise Unreadable("zip-name")
    if any(not name.startswith(BLOB_FOLDER.encode()) for name in blobs):
        raise Unreadable("zip-name")


def _content(stream: memoryview, part: _Part) -> bytes:
    name = part.name.decode("ascii")
    content = bytes(stream) if part.method == _STORED else _inflate(stream, part.inflated, name)
    if len(content) != part.inflated or zlib.crc32(content) != part.checksum:
        raise Unreadable("zip-data", name=name)
    return content


def _deflate(content: bytes) -> bytes:
    # Level 9 takes twice as long over reports, which are much alike, and saves nothing.
    press = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return press.compress(content) + press.flush()


def _inflate(stream: memoryview, announced: int, name: str) -> bytes:
    """One whole deflate stream of exactly that length; one byte more is asked for to notice a longer one."""
    press = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = press.decompress(stream, announced + 1)
    except zlib.error as fault:
        raise Unreadable("zip-data", name=name) from fault
    if len(content) > announced:
        raise Unreadable("zip-bomb", name=name)
    if not press.eof or press.unused_data:
        raise Unreadable("zip-data", name=name)
    return content


def _end(count: int, length: int, begins: int) -> bytes:
    return _END.pack(b"PK\5\6", 0, 0, count, count, length, begins, COMMENT_BYTES)
