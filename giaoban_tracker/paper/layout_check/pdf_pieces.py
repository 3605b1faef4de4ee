"""Words, lines and boxes of a PDF page in millimetres from its upper left corner, as PDFium tells them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban_tracker.domain.errors import Unreadable

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

_MM = 25.4 / 72
_BOLD_WEIGHT = 600
_SAME_LINE_MM = 0.8
_WORD_GAP_MM = 4.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one type in one line.

    Attributes:
        left, right: of the ink.
        baseline: from the upper edge of the page.
    """

    text: str
    size: float
    bold: bool
    italic: bool
    font: str
    black: bool
    left: float
    right: float
    baseline: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin filled or stroked shape: a line under words, a rule of a table."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def lies(self) -> bool:
        return self.bottom - self.top < 1.0 < self.right - self.left

    @property
    def stands(self) -> bool:
        return self.right - self.left < 1.0 < self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page.

    Attributes:
        number: from 1.
        pieces: from top to bottom, from left to right.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    strokes: tuple[Stroke, ...]

    def boxed(self, piece: Piece) -> bool:
        """Whether words stand in a frame, or between upright rules: in a table."""
        beside = [stroke for stroke in self.strokes if stroke.top < piece.baseline < stroke.bottom + 1]
        framed = any(not stroke.lies and stroke.left < piece.left and piece.right < stroke.right for stroke in beside)
        uprights = [stroke for stroke in beside if stroke.stands]
        between = any(stroke.left <= piece.left for stroke in uprights) and any(
            stroke.right >= piece.right for stroke in uprights
        )
        return framed or between


def read_pages(content: bytes) -> tuple[PdfPage, ...]:
    """All pages of a PDF.

    Raises:
        Unreadable: "not-a-paper" when it is damaged or locked.
    """
    import pypdfium2  # heavy: 26 ms that a start must not pay

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("not-a-paper", detail=str(error)) from error
    try:
        return tuple(_page(document, number) for number in range(len(document)))
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> PdfPage:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # heavy: as above

    page = document[number]
    width, height = page.get_size()
    text_page = page.get_textpage()
    pieces, strokes = [], []
    for thing in page.get_objects(max_depth=4):
        left, bottom, right, top = (value * _MM for value in thing.get_bounds())
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            piece = _piece(pdfium, thing, text_page, left, right, height)
            if piece is not None:
                pieces.append(piece)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            strokes.append(Stroke(left, right, height * _MM - top, height * _MM - bottom))
    return PdfPage(number + 1, width * _MM, height * _MM, joined(pieces), tuple(strokes))


def _piece(pdfium: object, thing: object, text_page: object, left: float, right: float, height: float) -> Piece | None:
    text = _text(pdfium, thing, text_page)
    if not text.strip():
        return None
    matrix = thing.get_matrix()  # type: ignore[attr-defined]
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing, size)  # type: ignore[attr-defined]
    name, weight, angle = _font(pdfium, thing)
    family, _, style = name.partition("-")
    return Piece(
        text=" ".join(text.split()),
        size=round(size.value * math.hypot(matrix.c, matrix.d), 1),
        bold="bold" in style.casefold() or weight >= _BOLD_WEIGHT,
        italic="italic" in style.casefold() or "oblique" in style.casefold() or angle != 0,
        font=family.removesuffix("PSMT").removesuffix("PS"),
        black=_is_black(pdfium, thing),
        left=left,
        right=right,
        baseline=(height - matrix.f) * _MM,
    )


def _text(pdfium: object, thing: object, text_page: object) -> str:
    length = pdfium.FPDFTextObj_GetText(thing, text_page, None, 0)  # type: ignore[attr-defined]
    buffer = ctypes.create_string_buffer(length)
    letters = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(thing, text_page, letters, length)  # type: ignore[attr-defined]
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").replace("\ufffe", "-")


def _font(pdfium: object, thing: object) -> tuple[str, int, int]:
    font = pdfium.FPDFTextObj_GetFont(thing)  # type: ignore[attr-defined]
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)  # type: ignore[attr-defined]
    name = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, name, length)  # type: ignore[attr-defined]
    angle = ctypes.c_int()
    pdfium.FPDFFont_GetItalicAngle(font, angle)  # type: ignore[attr-defined]
    weight = pdfium.FPDFFont_GetWeight(font)  # type: ignore[attr-defined]
    return name.value.decode("utf-8", "replace").rpartition("+")[2].replace(",", "-"), weight, angle.value


def _is_black(pdfium: object, thing: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)  # type: ignore[attr-defined]
    return max(red.value, green.value, blue.value) < 40


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces of one type that continue each other in a line as one: some programs set every word by itself."""
    whole: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (round(piece.baseline), piece.left)):
        last = whole[-1] if whole else None
        if last is not None and _continues(last, piece):
            space = "" if piece.left - last.right < piece.size * _MM * 0.12 else " "
            whole[-1] = replace(last, text=f"{last.text}{space}{piece.text}", right=piece.right)
        else:
            whole.append(piece)
    return tuple(whole)


def _continues(last: Piece, piece: Piece) -> bool:
    same_type = (last.size, last.bold, last.italic, last.font) == (piece.size, piece.bold, piece.italic, piece.font)
    return same_type and abs(last.baseline - piece.baseline) < _SAME_LINE_MM and piece.left - last.right < _WORD_GAP_MM
