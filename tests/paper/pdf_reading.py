"""What a finished PDF says, read by PDFium: text by page, and runs of one font and size."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one font and size, in the order of the file.

    Attributes:
        left, bottom: of the first character, in points from the lower left corner.
        right: of the last character on the run's line.
    """

    page: int
    text: str
    font: str
    size: float
    left: float
    bottom: float
    right: float


def pages_text(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [_lines(page.get_textpage().get_text_range()) for page in document]


def whole_text(pdf: bytes) -> str:
    return "\n".join(pages_text(pdf))


def flowing(pdf: bytes) -> str:
    """The text with every line break and every place to break taken as it reads: one space, or nothing."""
    return " ".join(whole_text(pdf).replace("\u200b", "").split())


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of the pages in whole millimetres."""
    return [
        (round(page.get_width() * 25.4 / 72), round(page.get_height() * 25.4 / 72))
        for page in pypdfium2.PdfDocument(pdf)
    ]


def runs(pdf: bytes) -> list[Run]:
    document = pypdfium2.PdfDocument(pdf)
    return [run for number, page in enumerate(document, 1) for run in _runs_of(number, page)]


def run_of(pdf: bytes, text: str) -> Run:
    """The first run that contains the text."""
    return next(run for run in runs(pdf) if text in " ".join(run.text.split()))


def _lines(text: str) -> str:
    """PDFium takes a hyphen at a line's end for one that only breaks a word, and gives U+FFFE for it."""
    text = text.replace("\ufffe", "-")
    return "\n".join(line.strip() for line in text.replace("\r\n", "\n").split("\n"))


def _runs_of(number: int, page: pypdfium2.PdfPage) -> Iterator[Run]:
    text_page = page.get_textpage()
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    letters: list[str] = []
    kind, start, right = ("", 0.0), (0.0, 0.0), 0.0
    for at in range(text_page.count_chars()):
        letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text_page, at))
        if letter in "\r\n":
            letters.append(" ")
            continue
        pypdfium2.raw.FPDFText_GetFontInfo(text_page, at, name, 128, flags)
        size = round(pypdfium2.raw.FPDFText_GetFontSize(text_page, at), 1)
        font = name.value.decode().rpartition("+")[2]
        box = text_page.get_charbox(at)
        if (font, size) != kind:
            if letters:
                yield Run(number, "".join(letters), kind[0], kind[1], start[0], start[1], right)
            letters, kind, start = [], (font, size), (box[0], box[1])
        letters.append(letter)
        right = box[2]
    if letters:
        yield Run(number, "".join(letters), kind[0], kind[1], start[0], start[1], right)


def characters_beyond_cells(pdf: bytes) -> list[str]:
    """Letters that a rule of a table cuts, or that stand in a margin; empty when all is well."""
    return [letter for page in pypdfium2.PdfDocument(pdf) for letter in _beyond(page)]


def _beyond(page: pypdfium2.PdfPage) -> Iterator[str]:
    rules = [
        ((left + right) / 2, bottom, top)
        for left, bottom, right, top in (thing.get_bounds() for thing in page.get_objects() if thing.type == _PATH)
        if right - left < 2 < top - bottom
    ]
    page_left, page_right, page_bottom = 30 * _MM, page.get_width() - 15 * _MM, 20 * _MM
    text_page = page.get_textpage()
    for at in range(text_page.count_chars()):
        left, bottom, right, top = text_page.get_charbox(at)
        cut = any(left + 0.3 < x < right - 0.3 and low < (bottom + top) / 2 < high for x, low, high in rules)
        if letter_at(text_page, at) in " \u200b":
            continue
        if right > left and (cut or left < page_left - 1 or right > page_right + 1 or bottom < page_bottom - 1):
            yield chr(pypdfium2.raw.FPDFText_GetUnicode(text_page, at))


def row_counts(pdf: bytes) -> list[int]:
    """How many rows the ruled tables of each page have, by their lines across; two tables count one row more."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        bounds = [thing.get_bounds() for thing in page.get_objects() if thing.type == _PATH]
        pages.append(len({round(top) for left, bottom, right, top in bounds if top - bottom < 2 < right - left}) - 1)
    return pages


def letter_at(text_page: pypdfium2.PdfTextPage, at: int) -> str:
    return chr(pypdfium2.raw.FPDFText_GetUnicode(text_page, at))


_PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH
_MM = 72 / 25.4
