"""Word documents made part by part, as small as the rule under test needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def archive(parts: Mapping[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as writer:
        for name, content in parts.items():
            writer.writestr(name, content)
    return packed.getvalue()


def word_file(body: str, *, numbering: str = "", styles: str = "", **parts: str) -> bytes:
    """A document with this body; `numbering` and `styles` are the inside of their parts."""
    content = {"word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"}
    if numbering:
        content["word/numbering.xml"] = f"<w:numbering {_SPACES}>{numbering}</w:numbering>"
    if styles:
        content["word/styles.xml"] = f"<w:styles {_SPACES}>{styles}</w:styles>"
    return archive({**content, **parts})


def run(text: str, look: str = "") -> str:
    """A stretch of words."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def in_font(text: str, font: str) -> str:
    """A stretch of words in a font."""
    return run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


def paragraph(content: str, look: str = "") -> str:
    """A paragraph of words or of runs."""
    inside = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def item(text: str, *, level: int = 0, list_id: int = 1) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(place: int, form: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def numbered_list(*levels: str, list_id: int = 1) -> str:
    """A list of its own with these levels."""
    return (
        f'<w:abstractNum w:abstractNumId="{list_id}">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>'
    )


def cell(content: str, look: str = "") -> str:
    """A cell of words or of paragraphs."""
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    """A row of cells or of words."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


WIDE_TWO = '<w:gridSpan w:val="2"/>'
BEGINS = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
