"""Word documents (.docx) as plain lines: paragraphs, list marks where they are typed, table rows with tabs.

Only the document's own words are read; nothing outside the archive is ever followed. Sizes are bounded before
anything is unpacked, and a document type declaration is refused, so that no entity can expand.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_MAX_XML = 64 * 1024 * 1024
_MAX_MEMBERS = 5000
_MAX_DEPTH = 120


class DocxError(Exception):
    """The bytes are no Word document that can be read safely."""


def read_docx(data: bytes) -> str:
    """The words of a document, one paragraph or table row a line.

    Raises:
        DocxError: no archive, no document in it, too large unpacked, nested too deep, or a declaration in its XML.
    """
    xml = _document_xml(data)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", xml[:4096]) or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise DocxError("declaration")
    try:
        body = ElementTree.fromstring(xml).find(f"{_WORD}body")
    except ElementTree.ParseError:
        raise DocxError("not-xml") from None
    if body is None:
        raise DocxError("no-body")
    lines: list[str] = []
    _read_blocks(body, lines, 0)
    return "\n".join(lines)


def _document_xml(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MAX_MEMBERS:
                raise DocxError("too-many-parts")
            with archive.open(_DOCUMENT) as part:
                xml = part.read(_MAX_XML + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError):
        raise DocxError("not-a-document") from None
    if len(xml) > _MAX_XML:
        raise DocxError("too-large")
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in xml[:64]:
        raise DocxError("unusual-encoding")
    return xml


def _read_blocks(parent: ElementTree.Element, lines: list[str], depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise DocxError("too-deep")
    for block in parent:
        if block.tag == f"{_WORD}p":
            lines.append(_paragraph(block))
        elif block.tag == f"{_WORD}tbl":
            for row in block.iter(f"{_WORD}tr"):
                lines.append("\t".join(_cell(cell) for cell in row.findall(f"{_WORD}tc")))
        elif block.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}smartTag"):
            _read_blocks(block, lines, depth + 1)


def _cell(cell: ElementTree.Element) -> str:
    words = (_paragraph(paragraph).strip() for paragraph in cell.iter(f"{_WORD}p"))
    return " ".join(word for word in words if word).replace("\t", " ").replace("\n", " ")


def _paragraph(paragraph: ElementTree.Element) -> str:
    """The words of a paragraph; an automatic list mark, which is not in the text, becomes a dash."""
    parts: list[str] = []
    for node in paragraph.iter():
        if node.tag == f"{_WORD}t":
            parts.append(node.text or "")
        elif node.tag == f"{_WORD}tab":
            parts.append(" ")
        elif node.tag in (f"{_WORD}br", f"{_WORD}cr"):
            parts.append("\n")
    words = "".join(parts)
    numbered = paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None
    return "- " + words if numbered and words.strip() else words
