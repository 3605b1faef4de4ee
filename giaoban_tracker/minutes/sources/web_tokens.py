"""Web pages as tags and words, in time linear to their length.

The standard library's parser takes time square to the length of a malformed page in some versions of Python 3.11, and
pages come from anywhere; minutes need no more of a page than this.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9:-]*)((?>[^<>"']+|"[^"<]*"|'[^'<]*')*+)>""")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "textarea", "select", "svg", "xml"})
_SMALL_ASCII = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag.

    Attributes:
        name: small letters.
        closes: whether it is a closing one.
        raw: its attributes as they stand; `attributes_of` reads them.
    """

    name: str
    closes: bool
    raw: str = ""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """What stands in a style element."""

    rules: str


def attributes_of(tag: Tag) -> dict[str, str]:
    """The attributes of a tag, names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(tag.raw):
        found.setdefault(one[1].lower(), html.unescape(one[2] or one[3] or one[4] or ""))
    return found


def tokens(page: str) -> Iterator[Tag | StyleSheet | str]:
    """Tags, style sheets and words in order; comments, scripts and what else nobody sees are left out."""
    small = page.translate(_SMALL_ASCII)
    never_closed: set[str] = set()
    at, length = 0, len(page)
    while at < length:
        start = page.find("<", at)
        if start < 0:
            start = length
        if start > at:
            yield html.unescape(page[at:start])
        if start == length:
            return
        if page.startswith("<!--", start):
            end = page.find("-->", start + 4)
            at = end + 3 if end >= 0 else length
            continue
        found = _TAG.match(page, start)
        if found is None:
            at = _after_odd(page, start)
            if at == start + 1:
                yield "<"
            continue
        at = found.end()
        name = found[2].lower()
        if found[1] or name not in _UNSEEN:
            yield Tag(name, bool(found[1]), found[3])
            continue
        end = -1 if name in never_closed else small.find(f"</{name}", at)
        if end < 0:
            never_closed.add(name)
            continue
        if name == "style":
            yield StyleSheet(page[at:end])
        at = end


def _after_odd(page: str, start: int) -> int:
    """Where to go on after a '<' that opens no whole tag: behind a declaration or a broken tag, or the sign itself."""
    following = page[start + 1 : start + 2]
    if not (following.isascii() and following.isalpha()) and following not in ("!", "?", "/"):
        return start + 1
    nearest = page.find("<", start + 1)
    end = page.find(">", start, nearest if nearest >= 0 else len(page))
    return end + 1 if end >= 0 else start + 1
