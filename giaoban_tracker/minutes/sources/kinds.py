"""What a file is, by its content: names lie, and offices rename files by hand."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """A format of minutes."""

    TEXT = "txt"
    DOCX = "docx"
    DOC = "doc"
    PDF = "pdf"
    XLSX = "xlsx"
    HTML = "html"
    RTF = "rtf"


class Obstacle(StrEnum):
    """Why a known container cannot be read."""

    ENCRYPTED = "encrypted-file"
    MACROS = "file-with-macros"
    DAMAGED = "damaged-file"
    UNKNOWN = "unsupported-kind"


_BY_SUFFIX = {
    ".docx": Kind.DOCX, ".docm": Kind.DOCX, ".doc": Kind.DOC, ".pdf": Kind.PDF, ".xlsx": Kind.XLSX, ".xlsm": Kind.XLSX,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".rtf": Kind.RTF, ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.TEXT,
    "": Kind.TEXT,
}  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|meta)\b", re.I | re.S
)


def kind_of(data: bytes, suffix: str) -> Kind | Obstacle:
    """The format of a file's bytes.

    Args:
        suffix: the end of its name with the dot, small letters; only decides where the content leaves it open.
    """
    if data.startswith(_ZIP):
        return _in_zip(data)
    if data.startswith(_COMPOUND):
        return _in_compound(data)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"{\\rtf"):
        return Kind.RTF
    named = _BY_SUFFIX.get(suffix)
    if _HTML_START.match(_without_mark(data[:4096])) or (named is Kind.HTML and b"<" in data):
        return Kind.HTML
    return Kind.TEXT


def obstacle_of(suffix: str) -> str:
    """The code of a file that is nothing known by its content, and no text: what its name lets one expect of it."""
    named = _BY_SUFFIX.get(suffix)
    if named is None:
        return Obstacle.UNKNOWN.value
    return "not-text" if named is Kind.TEXT else Obstacle.DAMAGED.value


def _without_mark(head: bytes) -> bytes:
    """The head of a file in one byte a letter, as far as its tags go."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _in_zip(data: bytes) -> Kind | Obstacle:
    """An Office archive by the name of its main part, which stands uncompressed in the archive's directory."""
    if b"vbaProject.bin" in data:
        return Obstacle.MACROS
    if b"word/document" in data:
        return Kind.DOCX
    if b"xl/workbook" in data:
        return Kind.XLSX
    return Obstacle.UNKNOWN if b"PK\x01\x02" in data else Obstacle.DAMAGED


def _in_compound(data: bytes) -> Kind | Obstacle:
    """An older Office file, or a newer one that a password closes, by the names of its streams (UTF-16)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Obstacle.ENCRYPTED
    return Kind.DOC if "WordDocument".encode("utf-16-le") in data else Obstacle.UNKNOWN
