"""Loading minutes: a file on disk, bytes or the clipboard become text, or one clear refusal.

Knows which reader reads what and what a person must consent to; knows nothing of what the words mean. Nothing is ever
written beside the file, nothing in it is run, nothing outside it is followed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.minutes.sources.code_pages import decode_text, script_of
from giaoban_tracker.minutes.sources.disk import MAX_BYTES, megabytes, read_file
from giaoban_tracker.minutes.sources.kinds import Kind, Obstacle, kind_of, obstacle_of
from giaoban_tracker.minutes.sources.letters import Script, to_unicode
from giaoban_tracker.minutes.sources.reading import AsFound, FileProblem, MachineProblem, Speller, by_font

Reader = Callable[[Speller], str]
"""Gives the words of one file, its letters spelled as asked for."""
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

    @property
    def is_converted(self) -> bool:
        """Whether `text` was converted from older letters."""
        return self.legacy is not None and self.text == self.legacy.converted

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
    if len(data) > MAX_BYTES:
        raise Unreadable("file-too-large", name=name, megabytes=megabytes(len(data)), limit=megabytes(MAX_BYTES))
    if not data.strip():
        raise Unreadable("empty-file", name=name)
    suffix = PurePath(name).suffix.lower()
    try:
        loaded = _load(kind_of(data, suffix), suffix, data)
    except MachineProblem as problem:
        raise Unavailable(problem.code, name=name, **problem.fields) from problem
    except FileProblem as problem:
        named = {"unsupported-kind": {"suffix": suffix or name}, "damaged-file": {"kind": suffix or name}}
        raise Unreadable(problem.code, name=name, **named.get(problem.code, {}), **problem.fields) from problem
    if not loaded.text.strip(_BLANK):
        raise Unreadable("empty-file", name=name)
    return loaded


def load_clipboard(plain: str, html: str | None = None) -> LoadedText:
    """Read minutes from the clipboard.

    Args:
        plain: the words without looks; may be empty.
        html: the same words as a page, which still knows tables and fonts; None when the source gave none.

    Raises:
        Unreadable: "empty-clipboard", or "paste-too-large" (with `megabytes`, `limit`).
    """
    size = len(plain) + len(html or "")
    if size > MAX_BYTES:
        raise Unreadable("paste-too-large", megabytes=megabytes(size), limit=megabytes(MAX_BYTES))
    page = _load_page(html) if html and html.strip() else None
    # A page that lost words on the way (pictures, scripts that draw) is worth less than the plain words.
    if page is not None and _count_letters(page.text) >= _PAGE_SHARE * _count_letters(plain):
        return page
    if not plain.strip(_BLANK):
        raise Unreadable("empty-clipboard")
    return _load_plain(plain.encode("utf-8", errors="replace"))


def _load(kind: Kind | Obstacle, suffix: str, data: bytes) -> LoadedText:
    if isinstance(kind, Obstacle):
        raise FileProblem(kind.value)
    if kind is Kind.TEXT:
        return _load_plain(data, obstacle_of(suffix))
    return _read_with(_READERS[kind](data), kind, data)


def _load_plain(data: bytes, obstacle: str = "not-text") -> LoadedText:
    decoded = decode_text(data)
    if decoded is None:
        raise FileProblem(obstacle)
    legacy = _proposal(decoded.text, decoded.script) if decoded.script else None
    return LoadedText(decoded.text, Kind.TEXT.value, decoded.encoding, data, legacy)


def _load_page(html: str) -> LoadedText | None:
    from giaoban_tracker.minutes.sources.web_page import read_page  # heavy: only pages need it

    try:
        loaded = _read_with(lambda speller: read_page(html, speller), Kind.HTML, html.encode("utf-8", errors="replace"))
    except FileProblem:
        return None  # the plain words are there too
    return loaded if loaded.text.strip(_BLANK) else None


def _read_with(read: Reader, kind: Kind, data: bytes) -> LoadedText:
    """Read as found; when fonts say that letters mean others, or the words do, propose the conversion."""
    as_found = AsFound()
    found = unicodedata.normalize("NFC", read(as_found))
    legacy: LegacyText | None = None
    if as_found.scripts:
        converted = unicodedata.normalize("NFC", read(by_font))
        if converted != found:
            legacy = LegacyText(as_found.scripts.most_common(1)[0][0].value, found, converted)
    elif script := script_of(found):
        legacy = _proposal(found, script)
    return LoadedText(found, kind.value, kind.value, data, legacy)


def _proposal(found: str, script: Script) -> LegacyText:
    return LegacyText(script.value, found, unicodedata.normalize("NFC", to_unicode(found, script)))


def _count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _docx_reader(data: bytes) -> Reader:
    from giaoban_tracker.minutes.sources.archive import Archive  # heavy: zip and XML, 12 ms, only for Office files
    from giaoban_tracker.minutes.sources.docx import read_docx  # heavy: as above

    return lambda speller: read_docx(Archive(data), speller)


def _xlsx_reader(data: bytes) -> Reader:
    from giaoban_tracker.minutes.sources.xlsx import read_xlsx  # heavy: zip and XML, only for Office files

    return lambda speller: read_xlsx(data, speller)


def _html_reader(data: bytes) -> Reader:
    from giaoban_tracker.minutes.sources.web_page import page_text, read_page  # heavy: only pages need it

    page = page_text(data)
    return lambda speller: read_page(page, speller)


def _pdf_reader(data: bytes) -> Reader:
    from giaoban_tracker.minutes.sources.pdf import read_pdf  # heavy: only PDFs need it

    text = read_pdf(data)
    return lambda speller: speller(text, None)


def _doc_reader(data: bytes) -> Reader:
    from giaoban_tracker.minutes.sources.doc import read_doc  # heavy: processes, only for .doc

    return read_doc(data)


def _rtf_reader(data: bytes) -> Reader:
    from giaoban_tracker.minutes.sources.rtf import read_rtf  # heavy: only rich text needs it

    return lambda speller: read_rtf(data, speller)


_READERS: dict[Kind, Callable[[bytes], Reader]] = {
    Kind.DOCX: _docx_reader,
    Kind.DOC: _doc_reader,
    Kind.PDF: _pdf_reader,
    Kind.XLSX: _xlsx_reader,
    Kind.HTML: _html_reader,
    Kind.RTF: _rtf_reader,
}
