"""The smallest pieces of WordprocessingML: measures, runs, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

_TWIPS_PER_MM = 1440 / 25.4
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def twips(millimetres: float) -> int:
    """A length as Word counts it: twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def escaped(text: str) -> str:
    """A text as the content of an element."""
    return text.translate(_ESCAPES)


def attribute(text: str) -> str:
    """A text as the value of an attribute in double quotes."""
    return escaped(text).replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """Letters of one kind; nothing for no text."""
    if not text:
        return ""
    kind = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{kind}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """One paragraph in a style.

    Args:
        properties: what differs from the style, as elements in the order of the schema.
    """
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def paragraphs(style: str, text: str, properties: str = "", run_properties: str = "") -> str:
    """A text with line feeds as paragraphs, never fewer than one: a cell must hold one."""
    return "".join(paragraph(style, run(line, run_properties), properties) for line in text.split("\n"))


def cell(width: int, content: str, properties: str = "") -> str:
    """A cell of a table; the width in twips."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], properties: str = "<w:cantSplit/>") -> str:
    """A row of a table; whole on one page unless told otherwise."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def frameless_table(widths: tuple[int, ...], rows: str) -> str:
    """A table that only places words: a letterhead, a signature."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
