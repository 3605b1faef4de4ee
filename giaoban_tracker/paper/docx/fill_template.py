"""A document poured into an office's own template.

Scalars go into their words, lines and blocks into their paragraphs, rows of the list into copies of the template's row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.paper.cell_words import texts_of
from giaoban_tracker.paper.document import ACROSS_MM, UPRIGHT_MM, Document
from giaoban_tracker.paper.docx.body import blocks_xml
from giaoban_tracker.paper.docx.fields import (
    AFTER,
    BAND,
    BEFORE,
    BLOCKS,
    FIELD,
    LINES,
    ROW,
    TOTAL,
    Contents,
    contents_of,
)
from giaoban_tracker.paper.docx.markup import escaped
from giaoban_tracker.paper.docx.open_template import (
    Element,
    Template,
    W,
    fragment,
    open_template,
    serialised,
    texts_in,
)
from giaoban_tracker.paper.docx.package import DOCUMENT_PART, archive
from giaoban_tracker.paper.plain_text import plain

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_PLACE = "giaoban-place-{}"


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A field that cannot be filled where it stands.

    Attributes:
        rule: "unknown-field", "field-outside-row" (of a row, outside a table), "field-not-alone" (lines or a block in a
            paragraph with other words), "row-missing" (nothing would list the rows).
        field: its name; empty for "row-missing".
        place: the words of its paragraph.
        table, row, cell: where it stands, from 1; 0 outside tables.
    """

    rule: str
    field: str
    place: str
    table: int = 0
    row: int = 0
    cell: int = 0


def template_faults(content: bytes, document: Document) -> tuple[TemplateFault, ...]:
    """What is wrong with the fields of a template for the form that a document is of; empty when it can be used.

    Raises:
        Refused, Unreadable: as `open_template`; Refused: "template-of-several-sheets".
    """
    return tuple(_faults(open_template(content), _contents(document)))


def filled(content: bytes, document: Document) -> bytes:
    """The document in an office's own template; the same two give the same bytes.

    Raises:
        Refused: "template-faulty" with the first fault's field and place, and as `template_faults`; Unreadable.
    """
    template, contents = open_template(content), _contents(document)
    for fault in _faults(template, contents):
        raise Refused("template-faulty", rule=fault.rule, field=fault.field, place=fault.place)
    room = ACROSS_MM if document.sheets[0].across else UPRIGHT_MM
    text = _Pouring(contents, room).into(template)
    parts: dict[str, str | bytes] = {**template.parts, DOCUMENT_PART: text}
    for name, part in template.margins.items():
        parts[name] = _scalars(serialised(part), contents.scalars)
    return archive(parts)


def _contents(document: Document) -> Contents:
    if len(document.sheets) != 1:
        raise Refused("template-of-several-sheets", form=document.form)
    return contents_of(document)


# ---------------------------------------------------------------- what is wrong


def _faults(template: Template, contents: Contents) -> Iterator[TemplateFault]:
    known, listed = contents.names(), False
    for paragraph, (table, row, cell) in _placed(template):
        words = "".join(text.text or "" for text in texts_in(paragraph))
        for field in FIELD.finditer(words):
            name = field[1]
            listed = listed or name.startswith(ROW)
            if name not in known:
                yield TemplateFault("unknown-field", name, words[:80], table, row, cell)
            elif (name.startswith((ROW, TOTAL)) or name == BAND) and not table:
                yield TemplateFault("field-outside-row", name, words[:80])
            elif name in LINES | BLOCKS and words.strip() != field[0]:
                yield TemplateFault("field-not-alone", name, words[:80], table, row, cell)
    if contents.table is not None and not listed:
        yield TemplateFault("row-missing", "", "")


def _placed(template: Template) -> Iterator[tuple[Element, tuple[int, int, int]]]:
    """Every paragraph with the numbers of its table, row and cell."""
    root = template.main.root
    inside: dict[int, tuple[int, int, int]] = {}
    for number, table in enumerate(root.iter(f"{W}tbl"), 1):
        for row_number, row in enumerate(table.findall(f"{W}tr"), 1):
            for cell_number, cell in enumerate(row.findall(f"{W}tc"), 1):
                for paragraph in cell.iter(f"{W}p"):
                    inside[id(paragraph)] = (number, row_number, cell_number)
    for paragraph in root.iter(f"{W}p"):
        yield paragraph, inside.get(id(paragraph), (0, 0, 0))
    for part in template.margins.values():
        yield from ((paragraph, (0, 0, 0)) for paragraph in part.root.iter(f"{W}p"))


# ---------------------------------------------------------------- pouring


class _Pouring:
    """One document on its way into one template.

    What takes the place of a row or paragraph is text; until the template is text too, a marked paragraph holds it.
    """

    def __init__(self, contents: Contents, room: float) -> None:
        self._contents = contents
        self._room = room
        self._poured: dict[str, str] = {}
        self._numbers = count(1)

    def into(self, template: Template) -> str:
        """The main part of the filled file."""
        for parent in list(template.main.root.iter()):
            self._pour_rows(parent)
            self._pour_paragraphs(parent)
        text = _scalars(serialised(template.main), self._contents.scalars)
        for place, poured in self._poured.items():
            text = text.replace(place, poured)
        return text

    def _hold(self, poured: str) -> Element:
        """A stand-in that becomes the poured text once the template is text."""
        name = _PLACE.format(next(self._numbers))
        stand_in = ElementTree.Element(name)
        self._poured[f"<{name} />"] = poured
        return stand_in

    def _pour_rows(self, parent: Element) -> None:
        """The template rows of a table: band, row, total. The first is where the list goes, the others vanish."""
        kinds = {row: kind for row in parent.findall(f"{W}tr") if (kind := _kind(row))}
        if ROW not in kinds.values():
            return
        shapes = {kind: fragment(row) for row, kind in kinds.items()}
        places = [row for row in parent if row in kinds]
        parent[list(parent).index(places[0])] = self._hold("".join(self._rows(shapes, places[-1])))
        for row in places[1:]:
            parent.remove(row)

    def _rows(self, shapes: Mapping[str, str], last: Element) -> Iterator[str]:
        table = self._contents.table
        assert table is not None
        if not table.count:
            yield _full_row(last, plain(table.empty))
        for title, rows in self._contents.rows():
            if title and BAND in shapes:
                yield _sub(shapes[BAND], {BAND: title})
            for row in rows:
                yield _sub(shapes[ROW], row)
        if table.total and TOTAL in shapes:
            yield _sub(shapes[TOTAL], self._contents.row_values(TOTAL, texts_of(table.total)))

    def _pour_paragraphs(self, parent: Element) -> None:
        """Paragraphs that are one field of lines or blocks."""
        for at, paragraph in enumerate(list(parent)):
            if paragraph.tag != f"{W}p":
                continue
            words = "".join(text.text or "" for text in texts_in(paragraph)).strip()
            field = FIELD.fullmatch(words)
            if field is not None and field[1] in LINES | BLOCKS:
                parent[at] = self._hold(self._lines_or_block(field[1], paragraph))

    def _lines_or_block(self, name: str, paragraph: Element) -> str:
        if name in LINES:
            shape = fragment(paragraph)
            return "".join(_sub(shape, {name: line}) for line in self._contents.lines[name]) or _sub(shape, {name: ""})
        blocks = self._contents.before if name == BEFORE else self._contents.after
        assert name in (BEFORE, AFTER)
        return blocks_xml(blocks, self._room)


def _kind(row: Element) -> str:
    """Which row of the list a row of the template stands for; empty for any other."""
    names = [field[1] for text in row.iter(f"{W}t") for field in FIELD.finditer(text.text or "")]
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (ROW, lambda name: name.startswith(ROW)),
        (TOTAL, lambda name: name.startswith(TOTAL)),
        (BAND, lambda name: name == BAND),
    )
    return next((kind for kind, is_of in tests if any(map(is_of, names))), "")


def _full_row(shape: Element, text: str) -> str:
    """A row over all columns, in the type of the template's row."""
    first = next(shape.iter(f"{W}p"))
    properties = first.find(f"{W}pPr")
    style = fragment(properties) if properties is not None else ""
    return (
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{len(shape.findall(f"{W}tc"))}"/></w:tcPr><w:p>{style}'
        f"<w:r><w:t>{escaped(text)}</w:t></w:r></w:p></w:tc></w:tr>"
    )


def _scalars(text: str, scalars: Mapping[str, str]) -> str:
    return FIELD.sub(lambda field: _value(scalars[field[1]]) if field[1] in scalars else field[0], text)


def _sub(shape: str, values: Mapping[str, str]) -> str:
    """Every field of a shape by its value, in one pass, so that a value may hold braces."""
    return FIELD.sub(lambda field: _value(values.get(field[1], "")), shape)


def _value(text: str) -> str:
    return escaped(text).replace("\n", _BREAK)
