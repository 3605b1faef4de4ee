"""The guide as one PDF: the same short texts that the window shows, set by typst.

The texts use four things of Markdown and no more: `#` and `##` headings, `-` items, `**bold**`, `![words](picture)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from giaoban_tracker.paper.typeface import SHIPPED, load_face
from giaoban_tracker.paper.typesetting import markup, typeset

TEMPLATE = "guide.typ"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def guide_pdf(chapters: Sequence[str], title: str, resources: Path, made_on: date) -> bytes:
    """All chapters, each on a new page; pictures lie beside the texts in `resources/guide`.

    Raises:
        Unavailable, Unreadable: as `typesetting.typeset`.
    """
    data = {"title": title, "author": "Sổ giao ban", "chapters": [list(_blocks(text)) for text in chapters]}
    face = load_face(SHIPPED, resources)
    return typeset(markup(resources / "guide" / TEMPLATE, data, face, made_on))


def _blocks(text: str) -> Iterator[dict[str, object]]:
    """The blocks of one text; lines that follow each other are one paragraph or one item."""
    kept: list[str] = []
    for line in [*text.splitlines(), ""]:
        begins = line.startswith(("#", "- ", "!["))
        if kept and (begins or not line.strip()):
            yield _block(" ".join(kept))
            kept = []
        if line.strip():
            kept.append(line.strip())


def _block(line: str) -> dict[str, object]:
    picture = _PICTURE.fullmatch(line)
    if picture:
        return {"kind": "picture", "alt": picture[1], "path": picture[2]}
    if line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        return {"kind": "heading", "level": level, "runs": _runs(line.lstrip("# "))}
    if line.startswith("- "):
        return {"kind": "item", "runs": _runs(line[2:])}
    return {"kind": "words", "runs": _runs(line)}


def _runs(line: str) -> list[dict[str, object]]:
    pieces = _BOLD.split(line)
    return [{"text": piece, "bold": place % 2 == 1} for place, piece in enumerate(pieces) if piece]
