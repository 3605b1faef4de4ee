"""Paragraphs and tables of a DOCX with their type worked out: defaults, styles, then what is set on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.paper.plain_text import plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36_000
_LARGEST_PART = 64_000_000
_OFF = frozenset({"0", "false", "off", "none"})
_INLINE = frozenset(W + name for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple"))

Element = ElementTree.Element


@dataclass(frozen=True, slots=True)
class DocxRun:
    """Letters of one type."""

    text: str
    size: float
    bold: bool
    italic: bool
    font: str
    black: bool


@dataclass(frozen=True, slots=True)
class DocxParagraph:
    """A paragraph as Word sets it.

    Attributes:
        runs: those with text; may be empty.
        align: "left", "center", "right", "both".
        before, after: points.
        line: of its lines against a single line; 0 where it is exact and says nothing.
        first_line, left, right: indents in millimetres.
        ruled: whether it has a border above or below: a line that is drawn so.
        drawn: length in millimetres of a line drawn in it; 0 for none.
        dotted: whether a tab in it is filled with dots.
    """

    runs: tuple[DocxRun, ...]
    align: str
    before: float
    after: float
    line: float
    first_line: float
    left: float
    right: float
    ruled: bool
    drawn: float
    dotted: bool

    @property
    def text(self) -> str:
        return plain(" ".join("".join(run.text for run in self.runs).split()))


@dataclass(frozen=True, slots=True)
class DocxCell:
    """A cell of a table; its width in millimetres, 0 where none is stated."""

    width: float
    paragraphs: tuple[DocxParagraph, ...]


@dataclass(frozen=True, slots=True)
class DocxTable:
    """A table.

    Attributes:
        bordered: whether rules are drawn.
        repeats: whether its first row is a heading that Word repeats.
    """

    rows: tuple[tuple[DocxCell, ...], ...]
    bordered: bool
    repeats: bool


DocxBlock = DocxParagraph | DocxTable


@dataclass(frozen=True, slots=True)
class DocxSection:
    """A part of the document with its own page set-up.

    Attributes:
        properties: the element that states it; None in a damaged file.
    """

    blocks: tuple[DocxBlock, ...]
    properties: Element | None


@dataclass(frozen=True, slots=True)
class DocxFile:
    """A whole file.

    Attributes:
        headers: the paragraphs of each header by its relationship id.
    """

    sections: tuple[DocxSection, ...]
    headers: Mapping[str, tuple[DocxParagraph, ...]]


@dataclass(slots=True)
class _Styles:
    """Style properties by id, and the document's defaults."""

    paragraph_default: Element | None = None
    run_default: Element | None = None
    by_id: dict[str, Element] = field(default_factory=dict)
    default_id: str = ""

    def chain(self, style: str) -> Iterator[Element]:
        """The style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = _value(self.by_id[style].find(f"{W}basedOn"))


def read_docx(content: bytes) -> DocxFile:
    """The paragraphs and tables of a DOCX.

    Raises:
        Unreadable: "not-a-paper" when it is no DOCX, is damaged, or unpacks to more than 64 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml").find(f"{W}body")
            styles = _read_styles(archive)
            headers = dict(_read_headers(archive, styles))
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError, EOFError, NotImplementedError) as error:
        raise Unreadable("not-a-paper", detail=repr(error)) from error
    if body is None:
        raise Unreadable("not-a-paper", detail="no body")
    return DocxFile(tuple(_sections(body, styles)), headers)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise Unreadable("not-a-paper", detail=f"{name} is too large")
    content = archive.read(name)
    if b"<!DOCTYPE" in content:
        raise Unreadable("not-a-paper", detail=f"{name} declares entities")
    return ElementTree.fromstring(content)


def _read_styles(archive: zipfile.ZipFile) -> _Styles:
    styles = _Styles()
    if "word/styles.xml" not in archive.namelist():
        return styles
    root = _part(archive, "word/styles.xml")
    styles.paragraph_default = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    styles.run_default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    for style in root.findall(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        styles.by_id[name] = style
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
            styles.default_id = name
    return styles


def _read_headers(archive: zipfile.ZipFile, styles: _Styles) -> Iterator[tuple[str, tuple[DocxParagraph, ...]]]:
    links = "word/_rels/document.xml.rels"
    if links not in archive.namelist():
        return
    for link in _part(archive, links):
        if link.get("Type", "").endswith("/header"):
            root = _part(archive, f"word/{link.get('Target', '')}")
            yield link.get("Id", ""), tuple(_paragraph(element, styles) for element in root.iter(f"{W}p"))


def _sections(body: Element, styles: _Styles) -> Iterator[DocxSection]:
    blocks: list[DocxBlock] = []
    for element in _unwrapped(body):
        if element.tag == f"{W}tbl":
            blocks.append(_table(element, styles))
        elif element.tag == f"{W}p":
            blocks.append(_paragraph(element, styles))
            properties = element.find(f"{W}pPr/{W}sectPr")
            if properties is not None:
                yield DocxSection(tuple(blocks), properties)
                blocks = []
    yield DocxSection(tuple(blocks), body.find(f"{W}sectPr"))


def _unwrapped(body: Element) -> Iterator[Element]:
    """Blocks, those inside content controls included."""
    for element in body:
        if element.tag == f"{W}sdt":
            content = element.find(f"{W}sdtContent")
            yield from _unwrapped(content) if content is not None else ()
        else:
            yield element


def _table(element: Element, styles: _Styles) -> DocxTable:
    rows = tuple(tuple(_cell(cell, styles) for cell in row.findall(f"{W}tc")) for row in element.findall(f"{W}tr"))
    borders = element.find(f"{W}tblPr/{W}tblBorders")
    drawn = borders is not None and any(_value(side) not in ("nil", "none") for side in borders)
    style = _value(element.find(f"{W}tblPr/{W}tblStyle"))
    bordered = drawn or any(found.find(f"{W}tblPr/{W}tblBorders") is not None for found in styles.chain(style))
    first = element.find(f"{W}tr/{W}trPr/{W}tblHeader")
    return DocxTable(rows, bordered, first is not None and _value(first) not in _OFF)


def _cell(element: Element, styles: _Styles) -> DocxCell:
    width = element.find(f"{W}tcPr/{W}tcW")
    stated = _number(width, "w") if width is not None and width.get(f"{W}type", "dxa") == "dxa" else 0.0
    return DocxCell(stated / TWIPS_PER_MM, tuple(_paragraph(inner, styles) for inner in element.findall(f"{W}p")))


def _paragraph(element: Element, styles: _Styles) -> DocxParagraph:
    direct = element.find(f"{W}pPr")
    style = _value(direct.find(f"{W}pStyle")) if direct is not None else ""
    chain = list(styles.chain(style or styles.default_id))
    sources = [direct, *(found.find(f"{W}pPr") for found in chain), styles.paragraph_default]
    typed = [*(found.find(f"{W}rPr") for found in chain), styles.run_default]
    return DocxParagraph(
        runs=tuple(run for run in (_run(inner, typed, styles) for inner in _runs(element)) if run.text),
        align=_attribute(sources, "jc", "val") or "left",
        before=_spacing(sources, "before"),
        after=_spacing(sources, "after"),
        line=_line(sources),
        first_line=_indent(sources, "firstLine") - _indent(sources, "hanging"),
        left=_indent(sources, "left") or _indent(sources, "start"),
        right=_indent(sources, "right") or _indent(sources, "end"),
        ruled=_has_rule(sources),
        drawn=max((_number(extent, "cx", "") / _EMU_PER_MM for extent in element.iter(f"{_WP}extent")), default=0.0),
        dotted=any(tab.get(f"{W}leader") == "dot" for tab in element.iter(f"{W}tab")),
    )


def _runs(element: Element) -> Iterator[Element]:
    for inner in element:
        if inner.tag == f"{W}r":
            yield inner
        elif inner.tag in _INLINE:
            yield from _runs(inner)


def _run(element: Element, typed: list[Element | None], styles: _Styles) -> DocxRun:
    direct = element.find(f"{W}rPr")
    character = _value(direct.find(f"{W}rStyle")) if direct is not None else ""
    sources = [direct, *(found.find(f"{W}rPr") for found in styles.chain(character)), *typed]
    text = "".join(map(_letters, element))
    if _is_on(sources, "caps"):
        text = text.upper()
    size = _attribute(sources, "sz", "val")
    colour = (_attribute(sources, "color", "val") or "auto").casefold()
    return DocxRun(
        text=text,
        size=float(size) / 2 if size else 10.0,
        bold=_is_on(sources, "b"),
        italic=_is_on(sources, "i"),
        font=_font(sources),
        black=colour in ("auto", "000000"),
    )


def _letters(element: Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    return " " if element.tag in (f"{W}tab", f"{W}br") else ""


def _font(sources: list[Element | None]) -> str:
    """The face of Latin letters; one of a theme is named by the theme's place for it."""
    for source in sources:
        fonts = source.find(f"{W}rFonts") if source is not None else None
        if fonts is not None:
            theme = fonts.get(f"{W}asciiTheme")
            return f"theme {theme}" if theme else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "Times New Roman"
    return "Times New Roman"


def _has_rule(sources: list[Element | None]) -> bool:
    borders = next(
        (found for source in sources if source is not None and (found := source.find(f"{W}pBdr")) is not None), None
    )
    sides = [] if borders is None else [borders.find(f"{W}{side}") for side in ("top", "bottom")]
    return any(side is not None and _value(side) not in ("nil", "none") for side in sides)


def _line(sources: list[Element | None]) -> float:
    rule = _attribute(sources, "spacing", "lineRule") or "auto"
    stated = _attribute(sources, "spacing", "line")
    if rule != "auto":
        return 0.0
    return float(stated) / 240 if stated else 1.0


def _spacing(sources: list[Element | None], side: str) -> float:
    return float(_attribute(sources, "spacing", side) or 0) / 20


def _indent(sources: list[Element | None], side: str) -> float:
    return float(_attribute(sources, "ind", side) or 0) / TWIPS_PER_MM


def _is_on(sources: list[Element | None], name: str) -> bool:
    for source in sources:
        found = source.find(f"{W}{name}") if source is not None else None
        if found is not None:
            return _value(found) not in _OFF
    return False


def _attribute(sources: list[Element | None], name: str, attribute: str) -> str:
    """The first that is stated, from the spot to the defaults; empty for none."""
    for source in sources:
        found = source.find(f"{W}{name}") if source is not None else None
        stated = found.get(f"{W}{attribute}") if found is not None else None
        if stated is not None:
            return stated
    return ""


def _value(element: Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _number(element: Element | None, name: str, space: str = W) -> float:
    try:
        return float(element.get(f"{space}{name}", "0")) if element is not None else 0.0
    except ValueError:
        return 0.0
