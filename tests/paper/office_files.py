"""What a DOCX or XLSX says, read without any of the product's own code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from xml.etree import ElementTree

import openpyxl  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell, MergedCell  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = (f"{W}t", f"{W}br")


def docx_part(docx: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return ElementTree.fromstring(archive.read(name))


def docx_body(docx: bytes) -> ElementTree.Element:
    body = docx_part(docx, "word/document.xml").find(f"{W}body")
    assert body is not None
    return body


def paragraph_text(paragraph: ElementTree.Element) -> str:
    pieces = (piece.text or "" if piece.tag == f"{W}t" else "\n" for piece in paragraph.iter() if piece.tag in _LETTERS)
    return "".join(pieces)


def docx_texts(docx: bytes) -> list[str]:
    """Every paragraph that says something."""
    texts = (paragraph_text(paragraph) for paragraph in docx_body(docx).iter(f"{W}p"))
    return [text for text in texts if text.strip()]


def style_of(docx: bytes, text: str) -> str:
    """The style of the first paragraph that begins with the text."""
    for paragraph in docx_body(docx).iter(f"{W}p"):
        if paragraph_text(paragraph).startswith(text):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            assert style is not None
            return style.attrib[f"{W}val"]
    raise AssertionError(f"no paragraph begins with {text!r}")


def open_xlsx(xlsx: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx))


def xlsx_texts(xlsx: bytes) -> list[str]:
    """Every cell that says something, as a Vietnamese Excel shows it."""
    return [_shown(cell) for cell in _cells(open_xlsx(xlsx)) if cell.value is not None and cell.value != ""]


def _cells(workbook: openpyxl.Workbook) -> Iterator[Cell | MergedCell]:
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            yield from row


def _shown(cell: Cell | MergedCell) -> str:
    if isinstance(cell.value, datetime | date):
        return f"{cell.value:%d/%m/%Y}"
    return f"{cell.value:.1f}".replace(".", ",") if cell.number_format == "0.0" else str(cell.value)
