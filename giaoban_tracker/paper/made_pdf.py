"""A PDF as typst makes it, taken apart: its objects, its pages, and on which pages the rows of its last table stand.

Not a reader of any PDF: it relies on the plain table of objects that typst writes, and on its tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

REFERENCE = re.compile(rb"(\d+) 0 R")
KIDS = re.compile(rb"/K\[([^\[\]]*)\]")
_MARKED_ELSEWHERE = re.compile(rb"<<.*?>>")
_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_OBJECT_LINE = 20
"""Bytes of a line in the table of objects."""


@dataclass(frozen=True, slots=True)
class Break:
    """A page that begins with a row of its own.

    Attributes:
        page: its number from 0.
        rows: how many rows of the table stand on the pages before.
    """

    page: int
    rows: int


class MadePdf:
    """The objects of a file.

    Attributes:
        objects: bodies by number; a stream is part of its body.
        catalog, information: their numbers.
        identity: the entry of the trailer that tells files apart.
    """

    def __init__(self, pdf: bytes) -> None:
        table = int(pdf[pdf.rindex(b"startxref") + 9 : pdf.rindex(b"%%EOF")])
        first = pdf.index(b"\n", table + len(b"xref\n")) + 1
        count = int(pdf[table:first].split()[-1])
        starts = [
            int(pdf[first + _OBJECT_LINE * number : first + _OBJECT_LINE * number + 10]) for number in range(1, count)
        ]
        ends = dict(zip(sorted(starts), [*sorted(starts)[1:], table], strict=True))
        self.objects = {number: _body(pdf[start : ends[start]]) for number, start in enumerate(starts, 1)}
        trailer = pdf[first + _OBJECT_LINE * count :]
        self.catalog = _number(rb"/Root (\d+) 0 R", trailer)
        self.information = _number(rb"/Info (\d+) 0 R", trailer)
        self.identity = _found(rb"/ID\[.*?\]", trailer)

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """The numbers of the page objects, in order."""
        tree = self.objects[_number(rb"/Pages (\d+) 0 R", self.objects[self.catalog])]
        return _references(_found(rb"/Kids\[.*?\]", tree))

    @cached_property
    def tags(self) -> int:
        """The root of the tags."""
        return _number(rb"/StructTreeRoot (\d+) 0 R", self.objects[self.catalog])

    @cached_property
    def tagged(self) -> int:
        """The one element below that root, which holds the document."""
        return self.kids(self.tags)[0]

    def kids(self, element: int) -> tuple[int, ...]:
        """The elements within an element of the tags."""
        found = KIDS.search(self.objects[element])
        return _references(_MARKED_ELSEWHERE.sub(b"", found[1])) if found else ()

    def first_page(self, element: int) -> int | None:
        """The page, from 0, on which an element begins; None for one that draws nothing."""
        own = self._own_pages(element)
        return own[0] if own else next(self._found(self.first_page, self.kids(element)), None)

    def last_page(self, element: int) -> int | None:
        """The page, from 0, on which an element ends; of cells side by side any may be the longest."""
        if self._is(element, b"TR"):
            return max(self._found(self.last_page, self.kids(element)), default=None)
        own = self._own_pages(element)
        return own[-1] if own else next(self._found(self.last_page, reversed(self.kids(element))), None)

    def last_break(self, pages: int) -> Break | None:
        """The last of so many pages that begins with a row of its own of the last table; None where none does."""
        rows = list(self._rows())
        counts = list(accumulate((self._is(self.kids(row)[0], b"TD") for row in rows), initial=0))
        begins: int | None = None
        for at in range(len(rows) - 1, -1, -1):
            ends = self.last_page(rows[at])
            if ends is None:
                continue
            if begins is not None and ends < begins < pages:
                return Break(begins, counts[at + 1])
            begins = self.first_page(rows[at])
        return None

    def _own_pages(self, element: int) -> list[int]:
        """Where it draws itself, in order."""
        return sorted({self._places[int(page)] for page in _PAGE.findall(self.objects[element])})

    @staticmethod
    def _found(look: Callable[[int], int | None], elements: Iterable[int]) -> Iterator[int]:
        return (page for page in map(look, elements) if page is not None)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.pages)}

    def _rows(self) -> Iterator[int]:
        """Rows and bands of the last table, heading and foot left out."""
        table = [kid for kid in self._elements(self.tagged) if self._is(kid, b"Table")][-1]
        return (row for body in self.kids(table) if self._is(body, b"TBody") for row in self.kids(body))

    def _elements(self, element: int) -> Iterator[int]:
        """Every element below one; those within tables are left out."""
        for kid in self.kids(element):
            yield kid
            if not self._is(kid, b"Table"):
                yield from self._elements(kid)

    def _is(self, element: int, kind: bytes) -> bool:
        return b"/S/" + kind + b"/" in self.objects[element]


def _body(written: bytes) -> bytes:
    return written[written.index(b"obj\n") + 4 : written.rindex(b"\nendobj")]


def _references(text: bytes) -> tuple[int, ...]:
    return tuple(map(int, REFERENCE.findall(text)))


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text, re.DOTALL)
    if found is None:
        raise ValueError("not a PDF of typst")
    return found[0]


def _number(pattern: bytes, text: bytes) -> int:
    return int(REFERENCE.findall(_found(pattern, text))[0])
