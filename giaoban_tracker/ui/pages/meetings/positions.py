"""Offsets into the minutes as read and positions in the document on screen are two ways of counting; this maps them.

Offsets count code points of the text as read. A document counts UTF-16 units, ends every paragraph with one unit
whatever the text has there, and cannot hold a few characters at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from giaoban_tracker.domain.directive import Span

_PARAGRAPH_ENDS = "\n\r\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85"
_REPLACEMENT = "\ufffd"
# What a document takes for its own marks (frames, tables, objects), and half characters.
_UNFIT = {chr(code): _REPLACEMENT for code in (0x0000, 0xFDD0, 0xFDD1, 0xFFFC, *range(0xD800, 0xE000))}
# A byte order mark at the very beginning is lost on the way into a document; a word joiner is as invisible and stays.
# Cells of a table row are parted by tabs: a wide blank parts them as well and does not tear lines apart.
_SHOWN = str.maketrans({**_UNFIT, "\ufeff": "\u2060", "\t": "\u2003", **dict.fromkeys(_PARAGRAPH_ENDS, "\n")})

# Most texts hold none of them: a search costs a hundredth of a translation.
_RARE = re.compile("[" + "".join(re.escape(chr(code)) for code in _SHOWN if chr(code) != "\n") + "]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The map for one text.

    Attributes:
        shown: what the document is filled with: the text with every paragraph end as one line feed.
    """

    def __init__(self, text: str) -> None:
        shown = text.replace("\r\n", "\n")
        self.shown = shown.translate(_SHOWN) if _RARE.search(shown) else shown
        self._length = len(text)
        # Offsets at which the two counts part: a line feed that follows a carriage return takes no position of its
        # own, a character beyond the basic plane takes two.
        self._joined = [place + 1 for place in _places(text, "\r\n")]
        self._wide = [found.start() for found in _WIDE.finditer(text)]

    def position(self, offset: int) -> int:
        """The position of an offset; offsets beyond the text are taken for its end."""
        offset = max(0, min(offset, self._length))
        return offset - bisect_right(self._joined, offset) + bisect_left(self._wide, offset)

    def offset(self, position: int) -> int:
        """The first offset with that position; a position within a character is taken for the character's own."""
        low, high = 0, self._length
        while low < high:
            middle = (low + high) // 2
            if self.position(middle) < position:
                low = middle + 1
            else:
                high = middle
        return low if self.position(low) <= position else low - 1

    def span(self, first: int, last: int) -> Span:
        """The span between two positions, in either order."""
        return Span(self.offset(min(first, last)), self.offset(max(first, last)))


def _places(text: str, words: str) -> list[int]:
    found, place = [], text.find(words)
    while place >= 0:
        found.append(place)
        place = text.find(words, place + len(words))
    return found
