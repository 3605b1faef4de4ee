"""Pages of a PDF as pictures, for a preview: the first one can be shown before the others are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page drawn on white.

    Attributes:
        width: pixels in a row.
        height: rows, top to bottom.
        stride: bytes from one row to the next.
        pixels: 4 bytes a pixel, blue, green, red and an unused one (BGRx): `QImage.Format_RGB32` on every
            little-endian computer.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class PageSize:
    """How large a page is, in points (1/72 inch); a sheet that lies is wider than high."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page, in order; nothing is drawn."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_images(pdf: bytes, *, dots_per_inch: float, pages: range | None = None) -> tuple[PageImage, ...]:
    """Pictures of pages, in order.

    Args:
        dots_per_inch: 96 is real size on most screens.
        pages: numbers from 0; pages that do not exist are passed over; None for all.

    Effects: holds the interpreter about 4 ms a page at 108 dpi; PDFium must not be entered by two threads at once.
    """
    with _opened(pdf) as document:
        wanted = range(len(document)) if pages is None else pages
        return tuple(_drawn(document, number, dots_per_inch) for number in wanted if 0 <= number < len(document))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2  # heavy: 26 ms that a start of the window and printing to a file must not pay

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, number: int, dots_per_inch: float) -> PageImage:
    page = document[number]
    bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True)
    image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
