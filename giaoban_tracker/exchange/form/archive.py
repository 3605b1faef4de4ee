"""The gate's first half: an archive whose every part is unpacked here under limits, and nowhere else.

The parser behind it gets a new archive packed from these parts, so that what was judged is what is parsed.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from giaoban_tracker.domain.errors import Unreadable

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_PARTS = 200
MOST_PART_BYTES = 20 * MEGABYTE
MOST_TOTAL_BYTES = 50 * MEGABYTE
MOST_RATIO = 200

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOCAL = struct.Struct("<4s5H3I2H")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError, struct.error)


def unpack(data: bytes) -> dict[str, bytes]:
    """All parts of a workbook by name, unpacked.

    Raises:
        Unreadable: "form-too-large" (with `megabytes` and `limit`), "form-old-excel", "form-encrypted",
            "form-not-excel", "form-damaged", "form-zip-bomb", "form-zip-parts" (too many), "form-zip-twice",
            "form-zip-name", "form-zip-overlap".
    """
    _check_kind(data)
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except _BROKEN:
        raise Unreadable("form-damaged") from None
    entries = [entry for entry in entries if not entry.is_dir()]
    if len(entries) > MOST_PARTS:
        raise Unreadable("form-zip-parts", limit=MOST_PARTS)
    if len({entry.filename.casefold() for entry in entries}) != len(entries):
        raise Unreadable("form-zip-twice")
    for entry in entries:
        _check_entry(entry)
    if sum(entry.file_size for entry in entries) > MOST_TOTAL_BYTES:
        raise Unreadable("form-zip-bomb")
    return _parts(data, entries)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, not compressed: for a parser in the same process."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return buffer.getvalue()


def _check_kind(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise Unreadable("form-too-large", megabytes=-(-len(data) // MEGABYTE), limit=MOST_BYTES // MEGABYTE)
    if data.startswith(_OLD_OFFICE):
        raise Unreadable("form-encrypted" if _ENCRYPTED_STREAM in data else "form-old-excel")
    if not data.startswith(_LOCAL_SIGNATURE):
        raise Unreadable("form-not-excel")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or not name.isprintable():
        raise Unreadable("form-zip-name")
    if entry.flag_bits & 1:
        raise Unreadable("form-encrypted")
    if entry.file_size > MOST_PART_BYTES:
        raise Unreadable("form-zip-bomb")


def _parts(data: bytes, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        start = _start_of(data, entry)
        # Parts that share bytes unpack to far more than the file holds.
        if entry.header_offset < end:
            raise Unreadable("form-zip-overlap")
        end = start + entry.compress_size
        parts[entry.filename] = _unpacked(data[start:end], entry)
    return parts


def _start_of(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Where the packed bytes of a part begin; its own header must say the same as the directory."""
    try:
        signature, _, flags, method, *_, name_length, extra_length = _LOCAL.unpack_from(data, entry.header_offset)
    except struct.error:
        raise Unreadable("form-damaged") from None
    start = entry.header_offset + _LOCAL.size + name_length
    name = data[entry.header_offset + _LOCAL.size : start]
    encoding = "utf-8" if flags & 0x800 else "cp437"
    same = name.decode(encoding, "replace") == entry.orig_filename and method == entry.compress_type
    if signature != _LOCAL_SIGNATURE or not same:
        raise Unreadable("form-damaged")
    return int(start + extra_length)


def _unpacked(packed: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The part; never more of it than its header claims, whatever the stream would give.

    What is packed in another way than the two that workbooks know is no stream of deflate, or not of that sum.
    """
    if entry.compress_type == zipfile.ZIP_STORED:
        part = packed
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            part = stream.decompress(packed, entry.file_size + 1)
        except zlib.error:
            raise Unreadable("form-damaged") from None
    if len(part) > entry.file_size or (len(part) > MEGABYTE and len(part) > MOST_RATIO * len(packed)):
        raise Unreadable("form-zip-bomb")
    if len(part) != entry.file_size or zlib.crc32(part) != entry.CRC:
        raise Unreadable("form-damaged")
    return part
