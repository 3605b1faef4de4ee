"""The gate before the workbook parser: kinds, declarations, links and far corners are judged on the raw parts.

A workbook of four kilobytes can name a cell in row one million, merge all cells there are, run a macro, or ask another
computer for its values. None of it belongs in a report, and none of it reaches the parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.archive import unpack
from giaoban_tracker.exchange.form.far_corner import Corners

CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = re.compile(rb"macroEnabled|vbaProject|ms-office\.(?:activeX|vba)", re.IGNORECASE)
_XML = (".xml", ".rels")
_TEXTUAL = (*_XML, ".vml")

_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activex|ctrlprops)/|(?:^|/)vbaproject|oleobject", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:^|/)(?:externallinks|querytables)/|(?:^|/)connections\.xml$", re.IGNORECASE)

# Excel makes a link of every address typed into a cell; it is never followed here.
_HARMLESS_LINK = re.compile(r"/relationships/hyperlink$")
_ENCODINGS = frozenset({"", "utf-8", "utf-16", "us-ascii", "ascii"})
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MOST_TAGS = 2_000_000
_MOST_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Passed:
    """A workbook that may be parsed.

    Attributes:
        parts: the textual ones by name; pictures and printer settings are left out.
        corners: how far each sheet reaches, by the name of its part.
    """

    parts: Mapping[str, bytes]
    corners: Mapping[str, Corners]


def pass_gate(data: bytes) -> Passed:
    """The parts of a workbook that are fit for a parser.

    Raises:
        Unreadable: as `archive.unpack`; "form-macros", "form-embedded", "form-linked", "form-entity",
            "form-not-excel", "form-damaged", "form-too-complex", "form-far-cell" (with `cell`).
    """
    parts = unpack(data)
    for name in parts:
        if _EMBEDDED.search(name):
            raise Unreadable("form-macros" if "vba" in name.lower() else "form-embedded")
        if _OUTSIDE.search(name):
            raise Unreadable("form-linked")
    _check_kind(parts)
    for name, part in parts.items():
        if name.lower().endswith(_TEXTUAL):
            _check_declarations(part)
    found = {name: _check_xml(part) for name, part in parts.items() if name.lower().endswith(_XML)}
    # What is no XML was not judged, and must not be taken for a sheet by what another part says of it.
    return Passed(
        {name: part for name, part in parts.items() if name.lower().endswith(_TEXTUAL)},
        {name: corners for name, corners in found.items() if corners is not None},
    )


def _check_kind(parts: dict[str, bytes]) -> None:
    kinds = parts.get(CONTENT_TYPES, b"")
    if _MACROS.search(kinds):
        raise Unreadable("form-macros")
    if _WORKBOOK not in kinds:
        raise Unreadable("form-not-excel")


def _check_declarations(part: bytes) -> None:
    # Without zero bytes the two letters of UTF-16 read like the one of UTF-8.
    if _DECLARATION.search(part.replace(b"\x00", b"") if b"\x00" in part else part):
        raise Unreadable("form-entity")


def _check_xml(part: bytes) -> Corners | None:
    """How far the sheet reaches; None when the part is no sheet."""
    check = _Check()
    try:
        check.run(part)
    except (expat.ExpatError, ValueError, UnicodeError, RecursionError):
        raise Unreadable("form-damaged") from None
    return check.corners


class _Check:
    """One pass over a part."""

    def __init__(self) -> None:
        self.corners: Corners | None = None
        self._tags, self._depth = 0, 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = _refuse_declaration
        self._parser.EntityDeclHandler = _refuse_declaration

    def run(self, part: bytes) -> None:
        self._parser.Parse(part, True)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _ENCODINGS:
            raise Unreadable("form-entity")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        self._depth += 1
        if self._tags > _MOST_TAGS or self._depth > _MOST_DEPTH:
            raise Unreadable("form-too-complex")
        local = tag.rpartition(" ")[2]
        if self._depth == 1 and local == "worksheet":
            # Wherever it lies in the archive: the parser goes by what a part is called elsewhere.
            self.corners = Corners()
        elif local == "Relationship":
            _check_link(attributes)
        elif self.corners is not None:
            self.corners.start(local, attributes)

    def _end(self, _tag: str) -> None:
        self._depth -= 1


def _check_link(attributes: dict[str, str]) -> None:
    outside = attributes.get("TargetMode", "").lower() == "external"
    if outside and not _HARMLESS_LINK.search(attributes.get("Type", "")):
        raise Unreadable("form-linked")


def _refuse_declaration(*_: object) -> NoReturn:
    raise Unreadable("form-entity")
