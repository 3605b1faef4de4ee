"""The file itself: an archive of parts, the same bytes for the same document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from giaoban_tracker.paper.document import Chart, Document, Sheet, Table
from giaoban_tracker.paper.docx.body import Faces, sheet_xml
from giaoban_tracker.paper.docx.markup import escaped, paragraph, twips
from giaoban_tracker.paper.docx.styles import GAP, styles_part
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.typeface import shipped_advances

DOCUMENT_PART = "word/document.xml"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES = (
    f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)

_PACKAGE_LINKS = (
    f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

_DOCUMENT_LINKS = (
    f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_R}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_R}/header" Target="header1.xml"/>'
    "</Relationships>"
)

_SETTINGS = (
    f'{_DECLARATION}<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="720"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
)

# The page number is a field, so that Word counts; sections hide it on their first page.
_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_HEADER = f'{_DECLARATION}<w:hdr xmlns:w="{_W}">{paragraph("SoTrang", _PAGE_NUMBER)}</w:hdr>'

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day that an archive bears for its parts; the paper's own stands in its properties."""


def docx_bytes(document: Document, resources: Path) -> bytes:
    """A document as DOCX; the same document gives the same bytes.

    Raises:
        Unavailable: "font-missing" when the program's own font, which the lines under names are measured by, is gone.
    """
    return archive(parts_of(document, load_faces(resources)))


def load_faces(resources: Path) -> Faces:
    """The widths that lines under names are measured by.

    Raises:
        Unavailable: "font-missing".
    """
    return Faces(shipped_advances(resources, bold=False), shipped_advances(resources, bold=True))


def parts_of(document: Document, faces: Faces) -> dict[str, str]:
    """All parts of the file by name."""
    sizes = [block.size for sheet in document.sheets for block in sheet.blocks if isinstance(block, Table | Chart)]
    return {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE_LINKS,
        DOCUMENT_PART: _document_part(document, faces),
        "word/_rels/document.xml.rels": _DOCUMENT_LINKS,
        "word/styles.xml": styles_part(sizes),
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _HEADER,
        "docProps/core.xml": _properties_part(document),
    }


def _document_part(document: Document, faces: Faces) -> str:
    """All sections; the properties of each but the last stand in a paragraph of its own at its end."""
    *before, last = document.sheets
    sections = [
        sheet_xml(sheet, faces) + paragraph(GAP, "", f"<w:sectPr>{_section(sheet)}</w:sectPr>") for sheet in before
    ]
    sections.append(f"{sheet_xml(last, faces)}<w:sectPr>{_section(last)}</w:sectPr>")
    body = "".join(sections)
    return f'{_DECLARATION}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'


def _section(sheet: Sheet) -> str:
    """A4 with the margins of Decree 30; numbered from 1, no number on the first page."""
    width, height = (297, 210) if sheet.across else (210, 297)
    turned = ' w:orient="landscape"' if sheet.across else ""
    return (
        '<w:headerReference w:type="default" r:id="rId3"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(20)}" w:right="{twips(15)}" w:bottom="{twips(20)}" w:left="{twips(30)}" '
        f'w:header="{twips(9)}" w:footer="{twips(9)}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/>'
    )


def _properties_part(document: Document) -> str:
    made_on = f"{document.made_on.isoformat()}T00:00:00Z"
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(plain(document.title))}</dc:title><dc:creator>{escaped(plain(document.author))}</dc:creator>"
        f'<dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{made_on}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made_on}</dcterms:modified></cp:coreProperties>'
    )


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as one file, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content.encode("utf-8") if isinstance(content, str) else content)
    return buffer.getvalue()
