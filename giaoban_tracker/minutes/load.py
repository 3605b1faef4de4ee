"""Loading minutes: a file on disk, bytes or the clipboard become text, or one clear refusal.

Knows what a person must consent to and what a refusal says; the readers of formats are opened by the first file, so
that starting the program does not pay for them. Nothing is ever written beside the file, nothing in it is run, nothing
outside it is followed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.minutes.sources.disk import MAX_BYTES, megabytes, read_file
from giaoban_tracker.minutes.sources.problems import FileProblem, MachineProblem

if TYPE_CHECKING:
    from giaoban_tracker.minutes.sources.opening import Opened

_PAGE_SHARE = 0.9
_BLANK = "\ufeff \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class LegacyText:
    """A text in the letters of the years before Unicode, before and after.

    Attributes:
        encoding: "tcvn3" or "vni".
        found: as Unicode programs show it, e.g. 'TiÕng ViÖt'.
        converted: in Vietnamese letters.
    """

    encoding: str
    found: str
    converted: str


@dataclass(frozen=True, slots=True)
class LoadedText:
    """Minutes as read.

    Attributes:
        text: the words. For UTF-8 text files the same as `open(path, encoding="utf-8", newline="")` gives: no newline
            translation, no normalisation, and a byte order mark kept as the first character (U+FEFF), so that
            offsets into it and into the file's own text are the same. Other formats: one paragraph or table row
            (cells parted by tabs) a line, NFC.
        kind: "txt", "docx", "doc", "pdf", "xlsx", "html" or "rtf"; what the content is, whatever the name says.
        encoding: of text files: "utf-8", "utf-8-bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1258" or
            "windows-1252"; of others the kind.
        original: the file's bytes, unchanged; of pasted words their UTF-8.
        legacy: what converting would give; None for Unicode. `text` is one of its two forms.
    """

    text: str
    kind: str
    encoding: str
    original: bytes
    legacy: LegacyText | None = None

    def converted(self) -> LoadedText:
        """The same minutes in Vietnamese letters; itself when they are already."""
        return self if self.legacy is None else replace(self, text=self.legacy.converted)


def load_text(path: Path, *, convert: bool = False) -> LoadedText:
    """Read minutes from a file: .txt in any encoding, .docx, .doc, .pdf with text, .xlsx, .html, .rtf.

    Args:
        convert: give text in TCVN3 or VNI letters converted; else it is given as found with the proposal beside it.

    Raises:
        Unreadable: "file-missing", "not-a-file", "file-too-large" (with `megabytes`, `limit`), "empty-file",
            "not-text", "unsupported-kind" (with `suffix`), "damaged-file" (with `kind`), "encrypted-file",
            "file-with-macros", "suspicious-file" (with `reason`), "pdf-without-text" (with `pages`),
            "too-many-pages" or "too-many-rows" (with `limit`); each with `name`.
        Unavailable: "no-permission", "read-failed" (with `reason`), "doc-reader-missing", "doc-reader-slow" (with
            `seconds`), each with `name`: the machine does not let the file be read.
    """
    loaded = load_bytes(path.name, read_file(path))
    return loaded.converted() if convert else loaded


def load_bytes(name: str, data: bytes) -> LoadedText:
    """Read minutes from the bytes of a file.

    Args:
        name: the file's name; its end counts only where the content leaves the format open.

    Raises:
        Unreadable, Unavailable: as `load_text`.
    """
    from giaoban_tracker.minutes.sources.opening import open_file  # heavy: 10 ms of tables that a start need not pay

    if len(data) > MAX_BYTES:
        raise Unreadable("file-too-large", name=name, megabytes=megabytes(len(data)), limit=megabytes(MAX_BYTES))
    if not data.strip():
        raise Unreadable("empty-file", name=name)
    suffix = PurePath(name).suffix.lower()
    try:
        opened = open_file(data, suffix)
    except MachineProblem as problem:
        raise Unavailable(problem.code, name=name, **problem.fields) from problem
    except FileProblem as problem:
        named = {"unsupported-kind": {"suffix": suffix or name}, "damaged-file": {"kind": suffix or name}}
        raise Unreadable(problem.code, name=name, **named.get(problem.code, {}), **problem.fields) from problem
    if not opened.found.strip(_BLANK):
        raise Unreadable("empty-file", name=name)
    return _loaded(opened, data)


def load_clipboard(plain: str, html: str | None = None) -> LoadedText:
    """Read minutes from the clipboard.

    Args:
        plain: the words without looks; may be empty.
        html: the same words as a page, which still knows tables and fonts; None when the source gave none.

    Raises:
        Unreadable: "empty-clipboard", or "paste-too-large" (with `megabytes`, `limit`).
    """
    from giaoban_tracker.minutes.sources.opening import open_page, open_words  # heavy: as above

    size = len(plain) + len(html or "")
    if size > MAX_BYTES:
        raise Unreadable("paste-too-large", megabytes=megabytes(size), limit=megabytes(MAX_BYTES))
    page = open_page(html) if html and html.strip() else None
    # A page that lost words on the way (pictures, scripts that draw) is worth less than the plain words.
    if page is not None and html and _count_letters(page.found) >= _PAGE_SHARE * _count_letters(plain):
        opened, original = page, html
    else:
        opened, original = open_words(plain), plain
    if not opened.found.strip(_BLANK):
        raise Unreadable("empty-clipboard")
    return _loaded(opened, original.encode("utf-8", errors="replace"))


def _loaded(opened: Opened, original: bytes) -> LoadedText:
    legacy = LegacyText(opened.script, opened.found, opened.converted) if opened.converted is not None else None
    return LoadedText(opened.found, opened.kind, opened.encoding, original, legacy)


def _count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))
