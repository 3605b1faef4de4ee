"""Loading minutes: a file on disk becomes text, or one clear refusal.

Knows encodings and what a text file may hold; knows nothing of what the words mean. Nothing is ever written.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.minutes.docx import DocxError, read_docx

MAX_BYTES = 20 * 1024 * 1024
"""Larger files are no minutes: a page of text has about three thousand bytes."""
TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md"})
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class LoadedText:
    """Minutes as read from a file.

    Attributes:
        text: the words. For UTF-8 the same as `open(path, encoding="utf-8", newline="")` gives: no newline
            translation, no normalisation, and a byte order mark kept as the first character (U+FEFF), so that
            offsets into it and into the file's own text are the same.
        encoding: "utf-8", "utf-8-bom", "utf-16" or "docx".
        original: the file's bytes, unchanged.
    """

    text: str
    encoding: str
    original: bytes


def load_text(path: Path) -> LoadedText:
    """Read minutes from a file (.txt in UTF-8 or UTF-16 with a mark, .docx).

    Raises:
        Unreadable: "file-missing", "not-a-file", "file-too-large" (with `megabytes`), "empty-file", "not-text",
            "unsupported-kind" (with `suffix`); each with `name`.
        Unavailable: "no-permission" or "read-failed" (with `name`): the machine does not let the file be read.
    """
    suffix = path.suffix.lower()
    data = _read_bytes(path)
    if suffix == ".docx":
        return _load_docx(path, data)
    if suffix not in TEXT_SUFFIXES:
        raise Unreadable("unsupported-kind", name=path.name, suffix=suffix)
    text, encoding = _decode(data, path.name)
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text) or "\x00" in text:
        raise Unreadable("not-text", name=path.name)
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise Unreadable("empty-file", name=path.name)
    return LoadedText(text, encoding, data)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable("not-a-file", name=path.name)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable("file-too-large", name=path.name, megabytes=_megabytes(size), limit=_megabytes(MAX_BYTES))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("file-missing", name=path.name) from None
    except PermissionError:
        raise Unavailable("no-permission", name=path.name) from None
    except (OSError, ValueError) as error:
        raise Unavailable("read-failed", name=path.name, reason=type(error).__name__) from error
    if len(data) > MAX_BYTES:
        raise Unreadable("file-too-large", name=path.name, megabytes=_megabytes(len(data)), limit=_megabytes(MAX_BYTES))
    if not data.strip():
        raise Unreadable("empty-file", name=path.name)
    return data


def _megabytes(size: int) -> int:
    return -(-size // (1024 * 1024))


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """1. UTF-16 by its mark; 2. UTF-8 with its mark; 3. strict UTF-8; anything else is no text that we know."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), "utf-16"
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("not-text", name=name) from None
    return text, "utf-8-bom" if text.startswith("\ufeff") else "utf-8"


def _load_docx(path: Path, data: bytes) -> LoadedText:
    try:
        text = read_docx(data)
    except DocxError as error:
        raise Unreadable("not-text", name=path.name, reason=str(error)) from None
    if not text.strip():
        raise Unreadable("empty-file", name=path.name)
    return LoadedText(text, "docx", data)
