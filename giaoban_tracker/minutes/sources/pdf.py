"""PDF files with text as plain lines: paragraphs whole again, ruled tables with their columns, columns in order.

PDFium reads the pages and must not be entered by two threads at once; whoever calls this does so from one worker.
A scanned page is a picture and holds no words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from giaoban_tracker.minutes.sources.pdf_columns import in_reading_order
from giaoban_tracker.minutes.sources.pdf_glyphs import MOST_LETTERS, PageInk, page_ink
from giaoban_tracker.minutes.sources.pdf_lines import Line, printed_lines
from giaoban_tracker.minutes.sources.pdf_paragraphs import Item, paragraphs
from giaoban_tracker.minutes.sources.pdf_tables import ruled_tables
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.tables import aligned, table_lines

MOST_PAGES = 500
_FEWEST_LETTERS = 20
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", re.I)
_EDGE = 0.12
"""Share of a page's height at its top and bottom where page numbers and running heads stand."""


def read_pdf(data: bytes) -> str:
    """The words of all pages.

    Raises:
        FileProblem: "encrypted-file", "damaged-file", "too-many-pages" (with `limit`), "pdf-without-text" (with
            `pages`), or "suspicious-file" (with `reason`).
    """
    pages = _pages(data)
    if sum(len(one.text) for page in pages for one in page.stretches) < _FEWEST_LETTERS:
        raise FileProblem("pdf-without-text", pages=len(pages))
    heads = _running_heads(pages)
    items = [item for number, page in enumerate(pages) for item in _page_items(page, number, heads)]
    return "\n".join(paragraphs(items))


def _pages(data: bytes) -> list[PageInk]:
    import pypdfium2  # type: ignore[import-untyped]  # heavy: 26 ms that only PDFs need
    import pypdfium2.raw  # type: ignore[import-untyped]  # heavy: as above

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        closed = error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise FileProblem("encrypted-file" if closed else "damaged-file") from None
    try:
        if len(document) > MOST_PAGES:
            raise FileProblem("too-many-pages", limit=MOST_PAGES)
        pages: list[PageInk] = []
        letters = 0
        for number in range(len(document)):
            page = document[number]
            pages.append(page_ink(page, pypdfium2.raw))
            page.close()
            letters += sum(len(one.text) for one in pages[-1].stretches)
            if letters > MOST_LETTERS:
                raise FileProblem("suspicious-file", reason="size")
        return pages
    except pypdfium2.PdfiumError:
        raise FileProblem("damaged-file") from None
    finally:
        document.close()


def _page_items(page: PageInk, number: int, heads: frozenset[str]) -> list[Item]:
    """One page in reading order: what stands above, in and below each of its tables."""
    tables = ruled_tables(page)
    held = [[one for one in page.stretches if table.holds(one)] for table in tables]
    in_tables = {id(one) for table in held for one in table}
    outside = [one for one in page.stretches if id(one) not in in_tables]
    loose = [line for line in printed_lines(outside, number, _margin(page)) if not _is_edge(line, page, heads)]
    found: list[Item] = []
    for table, words in zip(tables, held, strict=True):
        above = [line for line in loose if line.base < table.top]
        loose = loose[len(above) :]
        found += in_reading_order(above)
        found += table_lines(aligned(table.cells(words)))
    return found + in_reading_order(loose)


def _margin(page: PageInk) -> float:
    """How far lines reach to the right: the widest, and on a page of short ones about as far as the sheet allows."""
    left = min((one.left for one in page.stretches), default=0.0)
    return max(max((one.right for one in page.stretches), default=0.0), page.width - left)


def _is_edge(line: Line, page: PageInk, heads: frozenset[str]) -> bool:
    return _at_edge(line, page) and (
        _PAGE_NUMBER.fullmatch(line.text) is not None or _without_numbers(line.text) in heads
    )


def _running_heads(pages: Sequence[PageInk]) -> frozenset[str]:
    """Lines that stand at the edge of most pages, whatever numbers are in them."""
    if len(pages) < 3:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        edge = [line for line in printed_lines(page.stretches) if _at_edge(line, page)]
        seen.update({_without_numbers(line.text) for line in edge})
    return frozenset(text for text, count in seen.items() if count > len(pages) / 2)


def _at_edge(line: Line, page: PageInk) -> bool:
    return line.base < _EDGE * page.height or line.base > (1 - _EDGE) * page.height


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "0", text)
