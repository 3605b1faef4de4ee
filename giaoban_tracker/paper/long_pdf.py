"""A long document as PDF, set in parts: typst needs 200 KB a row as long as it sets a file, and hears nobody.

Each part is set alone and let go. A list is cut where a page begins with a row of its own, so that every page is the
one that the whole document would have; only in the tags is a list as many tables as it had parts, each with its
heading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.paper.cutting import OPEN_PAGES, CutSheet, first_part, rest, weight
from giaoban_tracker.paper.document import Document, Sheet
from giaoban_tracker.paper.joined_pdf import JoinedPdf
from giaoban_tracker.paper.made_pdf import MadePdf
from giaoban_tracker.paper.pdf import pdf_markup
from giaoban_tracker.paper.typeface import Typeface
from giaoban_tracker.paper.typesetting import typeset

_ROWS = 600
"""Of one part: as many as are set in the time for which a person who stops it may wait."""


def unwatched(_done: int, _total: int) -> bool:
    """The progress of a document for which nobody waits."""
    return True


def is_long(document: Document) -> bool:
    """Whether a document is worth being set in parts."""
    return _weight(document.sheets) > 2 * _ROWS


def set_in_parts(document: Document, resources: Path, typeface: Typeface, progress: Progress) -> bytes:
    """The PDF; errors as of `typeset`.

    Raises:
        Refused: "stopped" when `progress` stopped it.
    """
    setting = _Setting(document, resources, typeface)
    whole = _weight(document.sheets)
    while setting.left:
        if not progress(whole - _weight(setting.left), whole):
            raise Refused("stopped")
        setting.go_on()
    return setting.joined.finished()


@dataclass(slots=True)
class _Part:
    """What is set next.

    Attributes:
        sheets: whole ones, or one that is cut.
        cut: None for whole ones.
    """

    sheets: tuple[Sheet, ...]
    cut: CutSheet | None = None


class _Setting:
    """A document on its way.

    Attributes:
        left: the sheets that are not set yet; the first may be the rest of one.
        joined: what is set.
    """

    def __init__(self, document: Document, resources: Path, typeface: Typeface) -> None:
        self.left = document.sheets
        self.joined = JoinedPdf()
        self._document = document
        self._resources = resources
        self._typeface = typeface
        self._rows = _ROWS
        self._pages_before = 0
        """Of the first sheet."""

    def go_on(self) -> None:
        """Set the next part; where no row of it begins a page, it is made longer at the next call."""
        part = self._next_part()
        made = MadePdf(self._set(part))
        if part.cut is None:
            self.joined.add(made, len(made.pages))
            self.left, self._pages_before = self.left[len(part.sheets) :], 0
            return
        found = made.last_break(len(made.pages) - OPEN_PAGES + 1)
        if found is None:
            self._rows *= 2
            return
        self.joined.add(made, found.page)
        self.left = (rest(self.left[0], part.cut.table, found.rows), *self.left[1:])
        self._pages_before += found.page
        self._rows = _ROWS

    def _next_part(self) -> _Part:
        first = self.left[0]
        if weight(first) > self._rows and (cut := first_part(first, self._rows)) is not None:
            return _Part((cut.sheet,), cut)
        room, count = self._rows - weight(first), 1
        while not self._pages_before and count < len(self.left) and weight(self.left[count]) <= room:
            room -= weight(self.left[count])
            count += 1
        return _Part(self.left[:count])

    def _set(self, part: _Part) -> bytes:
        document = replace(self._document, sheets=part.sheets)
        return typeset(pdf_markup(document, self._resources, self._typeface, pages_before=self._pages_before))


def _weight(sheets: tuple[Sheet, ...]) -> int:
    return sum(map(weight, sheets))
