"""Any file of minutes opened: its format told by its content, its words as found, and what converting would give."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from giaoban_tracker.minutes.sources.code_pages import decode_text, script_of
from giaoban_tracker.minutes.sources.kinds import Kind, Obstacle, kind_of, obstacle_of
from giaoban_tracker.minutes.sources.letters import Script, to_unicode
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import AsFound, Speller, by_font

Reader = Callable[[Speller], str]
"""Gives the words of one file, its letters spelled as asked for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The words of a file.

    Attributes:
        found: as they stand in it.
        kind: the format, as in `kinds.Kind`.
        encoding: of text files that of their bytes, else the kind.
        script: "tcvn3" or "vni"; empty for Unicode.
        converted: the words in Vietnamese letters; None for Unicode.
    """

    found: str
    kind: str
    encoding: str
    script: str = ""
    converted: str | None = None


def open_file(data: bytes, suffix: str) -> Opened:
    """Read a file; the end of its name, in small letters, only counts where the content leaves the format open.

    Raises:
        FileProblem, MachineProblem: as the reader of its format.
    """
    kind = kind_of(data, suffix)
    if isinstance(kind, Obstacle):
        raise FileProblem(kind.value)
    if kind is not Kind.TEXT:
        return _read(_READERS[kind](data), kind)
    decoded = decode_text(data)
    if decoded is None:
        raise FileProblem(obstacle_of(suffix))
    return _in_letters(decoded.text, kind, decoded.encoding, decoded.script)


def open_words(words: str) -> Opened:
    """Words from the clipboard, which are Unicode whatever letters they show."""
    return _in_letters(words, Kind.TEXT, "utf-8", script_of(words))


def open_page(page: str) -> Opened | None:
    """A page from the clipboard; None when it is none that can be read."""
    from giaoban_tracker.minutes.sources.web_page import read_page  # heavy: only pages need it

    try:
        return _read(lambda speller: read_page(page, speller), Kind.HTML)
    except FileProblem:
        return None


def _read(read: Reader, kind: Kind) -> Opened:
    """Read as found; when fonts say that letters mean others, or the words do, convert as well."""
    as_found = AsFound()
    found = unicodedata.normalize("NFC", read(as_found))
    if not as_found.scripts:
        return _in_letters(found, kind, kind.value, script_of(found))
    converted = unicodedata.normalize("NFC", read(by_font))
    if converted == found:
        return Opened(found, kind.value, kind.value)
    return Opened(found, kind.value, kind.value, as_found.scripts.most_common(1)[0][0].value, converted)


def _in_letters(found: str, kind: Kind, encoding: str, script: Script | None) -> Opened:
    if script is None:
        return Opened(found, kind.value, encoding)
    return Opened(found, kind.value, encoding, script.value, unicodedata.normalize("NFC", to_unicode(found, script)))


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
