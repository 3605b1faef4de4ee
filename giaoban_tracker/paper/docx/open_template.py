"""A template that comes from an office: opened with care, its fields brought together where Word has split them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.paper.docx.fields import FIELD
from giaoban_tracker.paper.docx.package import DOCUMENT_PART

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LARGEST = 100_000_000
_MOST_PARTS = 2000
_NAMESPACE = re.compile(r'xmlns:([A-Za-z_][\w.-]*)="([^"]*)"')
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_NOT_COPIED = re.compile(r' (?:xmlns:\w[\w.-]*|\w+:(?:paraId|textId))="[^"]*"')
_RESERVED = re.compile(r"ns\d+$")
_ROOT_TAG = re.compile(r"<[A-Za-z_][\w.:-]*[^<>]*?(/?)>")

Element = ElementTree.Element


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part that holds words.

    Attributes:
        namespaces: prefixes that it declares; Word refuses a file that loses one it mentions.
    """

    namespaces: dict[str, str]
    root: Element


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template.

    Attributes:
        parts: all parts of the file by name, in their order.
        main: the text itself.
        margins: headers and footers by name; may be empty.
    """

    parts: dict[str, bytes]
    main: TemplatePart
    margins: dict[str, TemplatePart]


def open_template(content: bytes) -> Template:
    """A DOCX as a template.

    Raises:
        Refused: "template-with-macros", "template-with-links" (pictures or templates fetched from elsewhere).
        Unreadable: "template-broken" when it is no DOCX, damaged, or unpacks to far too much.
    """
    try:
        parts = _unpacked(content)
        margins = {name: _opened(part) for name, part in parts.items() if _MARGIN.fullmatch(name)}
        return Template(parts, _opened(parts[DOCUMENT_PART]), margins)
    except (KeyError, UnicodeDecodeError, zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError) as error:
        raise Unreadable("template-broken", detail=repr(error)) from error


def _opened(content: bytes) -> TemplatePart:
    if b"<!DOCTYPE" in content:
        raise Unreadable("template-broken", detail="declares entities")
    namespaces = dict(_NAMESPACE.findall(content.decode("utf-8")))
    for prefix, address in namespaces.items():
        if not _RESERVED.match(prefix):
            ElementTree.register_namespace(prefix, address)
    root = ElementTree.fromstring(content)
    for paragraph in root.iter(f"{W}p"):
        _join_fields(paragraph)
    return TemplatePart(namespaces, root)


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _LARGEST:
            raise Unreadable("template-broken", detail="unpacks to too much")
        parts = {entry.filename: archive.read(entry) for entry in entries}
    if any("vbaProject" in name for name in parts) or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise Refused("template-with-macros")
    if any(_fetches(text) for name, text in parts.items() if name.endswith(".rels")):
        raise Refused("template-with-links")
    return parts


def _fetches(links: bytes) -> bool:
    """Whether a part draws something in from elsewhere; a hyperlink is only followed by a person."""
    found = re.findall(rb"<Relationship\b[^>]*>", links)
    return any(b'TargetMode="External"' in link and b"/hyperlink" not in link for link in found)


def serialised(part: TemplatePart) -> str:
    """A part as text, with every prefix declared that it was opened with."""
    text = ElementTree.tostring(part.root, encoding="unicode")
    tag = _ROOT_TAG.match(text)
    assert tag is not None
    lost = (
        f' xmlns:{prefix}="{address}"'
        for prefix, address in part.namespaces.items()
        if f"xmlns:{prefix}=" not in tag[0]
    )
    end = tag.end() - 1 - len(tag[1])
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text[:end]}{"".join(lost)}{text[end:]}'


def fragment(element: Element) -> str:
    """An element as text within its part, whose root declares the prefixes; without numbers that must be unique."""
    return _NOT_COPIED.sub("", ElementTree.tostring(element, encoding="unicode"))


def texts_in(paragraph: Element) -> list[Element]:
    """The elements of a paragraph that hold its letters, those of boxes inside it left out."""
    return list(_texts(paragraph))


def _texts(element: Element) -> Iterator[Element]:
    for inner in element:
        if inner.tag == f"{W}t":
            yield inner
        elif inner.tag not in (f"{W}p", f"{W}tbl") and not inner.tag.endswith("}txbxContent"):
            yield from _texts(inner)


def _join_fields(paragraph: Element) -> None:
    """A field that Word has cut into runs moves whole into the run in which it begins."""
    texts = texts_in(paragraph)
    whole = "".join(text.text or "" for text in texts)
    for field in reversed(list(FIELD.finditer(whole))):
        start, begun = 0, False
        for text in texts:
            words = text.text or ""
            left, right = max(field.start() - start, 0), min(field.end() - start, len(words))
            start += len(words)
            if left >= right:
                continue
            text.text = words[:left] + ("" if begun else field[0]) + words[right:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            begun = True
