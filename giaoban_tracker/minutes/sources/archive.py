"""The gate before Office archives (.docx, .xlsx): sizes, names and declarations are judged before a parser sees them.

An archive of a few kilobytes can unpack to gigabytes, name a cell in row one million, or declare entities that grow;
none of it belongs in minutes. Nothing is unpacked to the disk, nothing in an archive is run or followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from giaoban_tracker.minutes.sources.problems import FileProblem

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold at most.

    Attributes:
        parts: members.
        part_bytes: of one part, unpacked.
        total_bytes: of all parts that are read, unpacked.
        ratio: unpacked to packed; looked at from one megabyte on.
        tags: opening and closing tags in one part, and attributes; they decide the memory that a tree takes.
    """

    parts: int = 2_000
    part_bytes: int = 20 * MEGABYTE
    total_bytes: int = 50 * MEGABYTE
    ratio: int = 200
    tags: int = 800_000


_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.-]{1,40})""")
_KNOWN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"})
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError, KeyError)


class Archive:
    """An Office archive whose parts are read under limits."""

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        """Open the archive.

        Raises:
            FileProblem: "damaged-file", "encrypted-file", "file-with-macros", or "suspicious-file" with `reason`
                "parts" or "twice".
        """
        self._limits = limits or Limits()
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise FileProblem("damaged-file") from None
        entries = self._zip.infolist()
        if len(entries) > self._limits.parts:
            raise FileProblem("suspicious-file", reason="parts")
        self.names = frozenset(entry.filename for entry in entries)
        if len(self.names) != len(entries):
            raise FileProblem("suspicious-file", reason="twice")
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileProblem("encrypted-file")
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise FileProblem("file-with-macros")

    def xml(self, name: str) -> ElementTree.Element | None:
        """The tree of a part; None when the archive has no such part.

        Raises:
            FileProblem: "damaged-file" when it is no XML, and as `checked`.
        """
        part = self.checked(name)
        if part is None:
            return None
        try:
            return ElementTree.fromstring(part)
        except ElementTree.ParseError:
            raise FileProblem("damaged-file") from None

    def checked(self, name: str) -> bytes | None:
        """The bytes of an XML part that is fit for a parser; None when there is no such part.

        Raises:
            FileProblem: "damaged-file", or "suspicious-file" with `reason` "size", "ratio", "tags", "encoding" or
                "declaration".
        """
        if name not in self.names:
            return None
        part = self._unpack(name)
        # Attributes take memory as tags do; few tags of minutes have more than two.
        if part.count(b"<") > self._limits.tags or part.count(b'="') + part.count(b"='") > self._limits.tags:
            raise FileProblem("suspicious-file", reason="tags")
        encoding = _ENCODING.match(part.lstrip(b"\xef\xbb\xbf"))
        if encoding and encoding[1].lower() not in _KNOWN_ENCODINGS:
            raise FileProblem("suspicious-file", reason="encoding")
        # Without zero bytes the two letters of UTF-16 read like the one of UTF-8.
        plain = part.replace(b"\x00", b"") if b"\x00" in part else part
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise FileProblem("suspicious-file", reason="declaration")
        return part

    def _unpack(self, name: str) -> bytes:
        """What a part holds; the sizes that its header claims are not believed."""
        try:
            with self._zip.open(name) as packed:
                part = packed.read(self._limits.part_bytes + 1)
            packed_bytes = self._zip.getinfo(name).compress_size
        except _BROKEN:
            raise FileProblem("damaged-file") from None
        self._unpacked += len(part)
        if len(part) > self._limits.part_bytes or self._unpacked > self._limits.total_bytes:
            raise FileProblem("suspicious-file", reason="size")
        if len(part) > MEGABYTE and len(part) > self._limits.ratio * max(packed_bytes, 1):
            raise FileProblem("suspicious-file", reason="ratio")
        return part
