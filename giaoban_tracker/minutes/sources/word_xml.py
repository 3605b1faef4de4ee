"""The vocabulary of WordprocessingML that the readers of .docx share."""

from __future__ import annotations

import posixpath
from xml.etree import ElementTree

from giaoban_tracker.minutes.sources.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "officeDocument"


def part_named(archive: Archive, kind: str, usual: str) -> ElementTree.Element | None:
    """A part by what it is for ("officeDocument", "styles", "numbering"), else by its usual name; None when missing.

    Word on the web names the main part document2.xml, so names alone do not find it.
    """
    main = _target(archive, "_rels/.rels", _MAIN, "") or "word/document.xml"
    if kind == _MAIN:
        name = main
    else:
        folder, file = posixpath.split(main)
        name = _target(archive, f"{folder}/_rels/{file}.rels", kind, folder) or usual
    tree = archive.xml(name)
    return None if tree is None else _transitional(tree)


def _target(archive: Archive, relations: str, kind: str, folder: str) -> str | None:
    tree = archive.xml(relations)
    if tree is None:
        return None
    for relation in tree.iter(_RELATION):
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return None


def _transitional(tree: ElementTree.Element) -> ElementTree.Element:
    """A document saved as 'Strict Open XML' in the names that all others use."""
    if tree.tag.startswith(_STRICT):
        for node in tree.iter():
            if node.tag.startswith(_STRICT):
                node.tag = W + node.tag[len(_STRICT) :]
            if node.attrib:
                node.attrib = {name.replace(_STRICT, W): text for name, text in node.attrib.items()}
    return tree


def value(element: ElementTree.Element | None) -> str | None:
    """The `w:val` of an element; None when there is neither."""
    return None if element is None else element.get(f"{W}val")


def flag(element: ElementTree.Element | None, *, present: bool = False) -> bool:
    """Whether a switch is on: there, and not said to be off.

    Args:
        present: the element has no value and counts by being there.
    """
    if element is None:
        return False
    return present or value(element) not in ("0", "false", "off", "none")


def number(text: str | None, otherwise: int) -> int:
    """A small whole number of an attribute; what is none gives `otherwise`."""
    try:
        found = int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
    return found if -1_000_000 < found < 1_000_000 else otherwise
