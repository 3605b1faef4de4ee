"""PDFs that typst made, joined to one: still tagged, still PDF/A-2b, and packed closer than typst packs.

Nothing is drawn anew. Objects get new numbers, the trees of pages and tags are joined, and what is no stream goes into
compressed streams of objects, which takes the tags of a long list from three quarters of the file to a few hundredths.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from giaoban_tracker.paper.made_pdf import KIDS, REFERENCE, MadePdf

_PAGES, _TAGS, _DOCUMENT, _CATALOG = 1, 2, 3, 4
_FIRST_FREE = 5

_PACKED = 200
"""Objects in one stream: a reader unpacks all of them to get at one."""

_CELL = re.compile(rb"\(U(\d+)(x\d+y\d+)\)")
"""The name of a cell of a heading: table, column and row."""

_NAMED = re.compile(rb"(\(U\d+x\d+y\d+\))(\d+) 0 R")
_PARENT = re.compile(rb"/Parent \d+ 0 R")
_PARENTS_OF = re.compile(rb"/StructParents (\d+)")
_PARENTS = re.compile(rb"(\d+) (\d+) 0 R")
_STREAM = b">>\nstream\n"


class JoinedPdf:
    """A PDF that grows by parts; what is written of a part is no longer held apart."""

    def __init__(self) -> None:
        self._written = [b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"]
        self._length = len(self._written[0])
        self._places: dict[int, tuple[int, int, int]] = {}
        self._packing: list[tuple[int, bytes]] = []
        self._next = _FIRST_FREE
        self._pages: list[int] = []
        self._kids: list[int] = []
        self._parents: list[int] = []
        self._names: list[tuple[bytes, int]] = []
        self._tables = 0
        self._first: _Shared | None = None

    def add(self, part: MadePdf, pages: int) -> None:
        """Append the first so many pages of a part, and what is tagged on them."""
        kept = _Kept(part, pages)
        numbers = {number: self._take_number() for number in kept.reached(with_shared=self._first is None)}
        numbers |= {part.tagged: _DOCUMENT, part.tags: _TAGS}
        for number, body in kept.bodies(numbers):
            self._write(numbers[number], self._made_ours(_renumbered(body, numbers)))
        if self._first is None:
            self._first = _Shared(part, numbers)
        self._names += [(self._cell(name), numbers[cell]) for name, cell in kept.names() if cell in numbers]
        self._pages += [numbers[page] for page in kept.pages]
        self._kids += [numbers[kid] for kid in kept.kids]
        self._parents += [numbers[parents] for parents in kept.parents]
        self._tables += max(
            (int(name[1]) for name in map(_CELL.match, (n for n, _ in kept.names())) if name), default=0
        )

    def finished(self) -> bytes:
        """The whole file; at least one part must have been added."""
        assert self._first is not None
        self._write(_PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._pages), _listed(self._pages)))
        self._write(_TAGS, self._tag_root())
        self._write(_DOCUMENT, b"<</Type/StructElem/S/Document/P 2 0 R/K[%s]>>" % _listed(self._kids))
        self._write(_CATALOG, self._first.catalog)
        self._pack()
        return b"".join([*self._written, self._trailer()])

    def _take_number(self) -> int:
        self._next += 1
        return self._next - 1

    def _made_ours(self, body: bytes) -> bytes:
        """Pages count on in the tree of tags, and no two tables name their cells alike."""
        if body.startswith(b"<</Type/StructElem"):
            return _CELL.sub(lambda name: self._cell(name[0]), body)
        if body.startswith(b"<</Type/Page/"):
            body = _PARENT.sub(b"/Parent %d 0 R" % _PAGES, body)
            return _PARENTS_OF.sub(lambda at: b"/StructParents %d" % (int(at[1]) + len(self._pages)), body)
        return body

    def _cell(self, name: bytes) -> bytes:
        found = _CELL.match(name)
        assert found is not None
        return b"(U%d%s)" % (int(found[1]) + self._tables, found[2])

    def _tag_root(self) -> bytes:
        assert self._first is not None
        parents = b" ".join(b"%d %d 0 R" % pair for pair in enumerate(self._parents))
        names = b"".join(b"%s%d 0 R" % pair for pair in sorted(self._names))
        return b"<</Type/StructTreeRoot%s/K[%d 0 R]/ParentTree<</Nums[%s]>>/IDTree<</Names[%s]>>%s>>" % (
            self._first.roles,
            _DOCUMENT,
            parents,
            names,
            b"/ParentTreeNextKey %d" % len(self._parents),
        )

    def _write(self, number: int, body: bytes) -> None:
        if _STREAM in body:
            self._write_plainly(number, body)
            return
        self._packing.append((number, body))
        if len(self._packing) == _PACKED:
            self._pack()

    def _write_plainly(self, number: int, body: bytes) -> None:
        self._places[number] = (1, self._length, 0)
        self._written.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        self._length += len(self._written[-1])

    def _pack(self) -> None:
        if not self._packing:
            return
        stream, at, starts = self._take_number(), 0, []
        for place, (number, body) in enumerate(self._packing):
            self._places[number] = (2, stream, place)
            starts.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(starts) + b"\n"
        data = head + b"\n".join(body for _, body in self._packing)
        kind = b"/Type/ObjStm/N %d/First %d" % (len(self._packing), len(head))
        self._packing.clear()
        self._write_plainly(stream, _packed(kind, data))

    def _trailer(self) -> bytes:
        assert self._first is not None
        number, start = self._take_number(), self._length
        self._places[number] = (1, start, 0)
        lines = (self._places.get(one, (0, 0, 0)) for one in range(number + 1))
        data = b"".join(b"%c%s%s" % (kind, at.to_bytes(4), place.to_bytes(2)) for kind, at, place in lines)
        kind = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R%s" % (number + 1, _CATALOG, self._first.trailer)
        return b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (number, _packed(kind, data), start)


class _Shared:
    """What the first part gives for all."""

    def __init__(self, part: MadePdf, numbers: dict[int, int]) -> None:
        catalog = _renumbered(part.objects[part.catalog], numbers | {_tree_of_pages(part): _PAGES})
        self.catalog = catalog
        self.trailer = b"/Info %d 0 R%s" % (numbers[part.information], part.identity)
        roles = re.search(rb"/RoleMap<<.*?>>", part.objects[part.tags])
        self.roles = roles[0] if roles else b""


class _Kept:
    """What is kept of a part: its first pages and the elements that stand on them."""

    def __init__(self, part: MadePdf, pages: int) -> None:
        self._part = part
        self.pages = part.pages[:pages]
        root = part.objects[part.tags]
        self.parents = [
            int(array) for place, array in _PARENTS.findall(_between(root, b"/Nums[")) if int(place) < pages
        ]
        self._pruned: dict[int, bytes] = {}
        self.kids = self._stay(part.tagged, len(part.pages) > pages, pages)

    def names(self) -> list[tuple[bytes, int]]:
        """Cells of headings by name."""
        found = _NAMED.findall(_between(self._part.objects[self._part.tags], b"/Names["))
        return [(name, int(cell)) for name, cell in found]

    def reached(self, *, with_shared: bool) -> list[int]:
        """The objects that are kept, in the order in which typst wrote them."""
        part = self._part
        shared = [part.information, *_references(part.objects[part.catalog])] if with_shared else []
        waiting = [*self.pages, *self.parents, *self.kids, *shared]
        seen = {part.tags, part.tagged, _tree_of_pages(part)}
        reached = set()
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                reached.add(number)
                waiting += _references(self._body(number))
        return sorted(reached)

    def bodies(self, numbers: dict[int, int]) -> Iterator[tuple[int, bytes]]:
        """Bodies of the objects that have a new number and are written by the part."""
        for number in numbers:
            if number not in (self._part.tags, self._part.tagged):
                yield number, self._body(number)

    def _body(self, number: int) -> bytes:
        return self._pruned.get(number, self._part.objects[number])

    def _stay(self, element: int, cut: bool, pages: int) -> list[int]:
        """The kids of an element that begin on the pages; what draws nothing goes with what is before it."""
        kids = list(self._part.kids(element))
        if not cut:
            return kids
        end = len(kids)
        for at in range(len(kids) - 1, -1, -1):
            begins = self._part.first_page(kids[at])
            if begins is not None and begins < pages:
                if (self._part.last_page(kids[at]) or 0) >= pages:
                    self._prune(kids[at], pages)
                break
            end = end if begins is None else at
        return kids[:end]

    def _prune(self, element: int, pages: int) -> None:
        stay = b"/K[%s]" % _listed(self._stay(element, True, pages))
        self._pruned[element] = KIDS.sub(stay, self._part.objects[element])


def _tree_of_pages(part: MadePdf) -> int:
    found = re.search(rb"/Pages (\d+) 0 R", part.objects[part.catalog])
    assert found is not None
    return int(found[1])


def _between(text: bytes, start: bytes) -> bytes:
    begun = text.find(start)
    return text[begun : text.index(b"]", begun)] if begun >= 0 else b""


def _references(body: bytes) -> list[int]:
    return list(map(int, REFERENCE.findall(body.partition(_STREAM)[0])))


def _renumbered(body: bytes, numbers: dict[int, int]) -> bytes:
    head, mark, stream = body.partition(_STREAM)
    return REFERENCE.sub(lambda found: b"%d 0 R" % numbers.get(int(found[1]), int(found[1])), head) + mark + stream


def _listed(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _packed(kind: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<<%s/Filter/FlateDecode/Length %d%s%s\nendstream" % (kind, len(packed), _STREAM, packed)
