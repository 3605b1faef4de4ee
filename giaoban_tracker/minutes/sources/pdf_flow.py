"""Words of a PDF page outside ruled tables in reading order: columns side by side, lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban_tracker.minutes.sources.joining import goes_on, starts_item
from giaoban_tracker.minutes.sources.pdf_glyphs import Stretch
from giaoban_tracker.minutes.sources.tables import heading_words

_MARK = re.compile(r"(?:[-–—•*▪◦●■+➢❖✓]|\(?\d{1,2}(?:\.\d{1,2})*[.)/]?|\(?[a-zđ][.)]|[IVX]{1,5}[.)]?)$")
_WIDE = 1.5
_NEW_BLOCK = 2.6
"""Sizes of a letter from baseline to baseline that part two blocks."""


@dataclass(slots=True)
class Line:
    """One line of print.

    Attributes:
        stretches: from the left; several where wide gaps part them.
    """

    stretches: list[Stretch]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(one.text for one in self.stretches)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.stretches[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(one.right for one in self.stretches)

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.stretches[0].base

    @property
    def size(self) -> float:
        """The size of its first letters."""
        return self.stretches[0].size


def printed_lines(stretches: Sequence[Stretch]) -> list[Line]:
    """Stretches as lines, from the top."""
    lines: list[Line] = []
    for stretch in sorted(stretches, key=lambda one: (one.base, one.left)):
        if lines and abs(stretch.base - lines[-1].base) < 0.4 * max(stretch.size, lines[-1].size):
            lines[-1].stretches.append(stretch)
        else:
            lines.append(Line([stretch]))
    for line in lines:
        line.stretches.sort(key=lambda one: one.left)
    return lines


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Lines in reading order, joined to paragraphs and table rows."""
    if not lines:
        return []
    margin = max(line.right for line in lines)
    marked = [_with_mark(line) for line in lines]
    found: list[str] = []
    loose: list[Line] = []
    at = 0
    while at < len(lines):
        rows, end = _unruled_rows(lines, at)
        if not rows:
            band = _band(marked, at)
            if band is None:
                loose.append(marked[at])
                at += 1
                continue
            rows, end = _side_by_side(marked[at : band.end], band), band.end
        found += _join(loose, margin) + rows
        loose = []
        at = end
    return found + _join(loose, margin)


def _with_mark(line: Line) -> Line:
    """A line whose list mark stands off before a wide gap, as one with its words."""
    if len(line.stretches) < 2 or not _MARK.match(line.stretches[0].text):
        return line
    mark, first, *rest = line.stretches
    return Line([Stretch(f"{mark.text} {first.text}", mark.left, first.right, mark.base, first.size), *rest])


@dataclass(frozen=True, slots=True)
class _Band:
    end: int
    gap: float


def _band(lines: Sequence[Line], start: int) -> _Band | None:
    """Lines from here on that stand in two columns or more: where they end, and a place no word crosses."""
    if len(lines[start].stretches) < 2:
        return None
    low, high = _widest_gap(lines[start])
    end = last = start
    shared = 0
    while end < len(lines):
        line = lines[end]
        if end > start and line.base - lines[end - 1].base > _NEW_BLOCK * line.size:
            break
        narrowed = _narrowed(line, low, high)
        if narrowed is None:
            break
        low, high = narrowed
        end += 1
        if len(line.stretches) > 1:
            last = end
            shared += 1
    # One line with a gap that is not very wide is only a line that was stretched to the margin.
    return _Band(last, (low + high) / 2) if shared > 1 or high - low > _WIDE * lines[start].size else None


def _widest_gap(line: Line) -> tuple[float, float]:
    gaps = [(one.right, two.left) for one, two in zip(line.stretches, line.stretches[1:], strict=False)]
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def _narrowed(line: Line, low: float, high: float) -> tuple[float, float] | None:
    """The gap that this line leaves open; None when a word crosses it."""
    for one in line.stretches:
        if one.right <= (low + high) / 2:
            low = max(low, one.right)
        elif one.left >= (low + high) / 2:
            high = min(high, one.left)
        else:
            return None
    return (low, high) if high - low > 0.8 * line.size else None


def _side_by_side(lines: Sequence[Line], band: _Band) -> list[str]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        for side, beyond in zip(sides, (False, True), strict=True):
            own = [one for one in line.stretches if (one.left > band.gap) is beyond]
            if own:
                side.append(Line(own))
    return [text for side in sides for text in paragraphs(side)]


def _unruled_rows(lines: Sequence[Line], start: int) -> tuple[list[str], int]:
    """The rows of a table without lines, which its heading gives away, and where it ends; no rows when it is none."""
    heading = lines[start].stretches
    if len(heading) < 3 or sum(heading_words(one.text) for one in heading) < 2:
        return [], start
    end, columns, words = start + 1, _columns(heading), list(heading)
    while end < len(lines) and lines[end].base - lines[end - 1].base < _NEW_BLOCK * lines[end].size:
        wider = _columns([*words, *lines[end].stretches])
        if len(wider) != len(heading):
            break
        columns = wider
        words += lines[end].stretches
        end += 1
    rows: list[list[str]] = []
    for line in lines[start:end]:
        cells = [""] * len(columns)
        for one in line.stretches:
            place = next(at for at, (_, right) in enumerate(columns) if one.right <= right)
            cells[place] = f"{cells[place]} {one.text}".strip()
        if cells[0] or len(rows) < 2:
            rows.append(cells)
        else:
            rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
    return (["\t".join(row).rstrip("\t") for row in rows], end) if len(rows) > 1 else ([], start)


def _columns(stretches: Sequence[Stretch]) -> list[tuple[float, float]]:
    """The strips of the page that words lie in."""
    strips: list[tuple[float, float]] = []
    for one in sorted(stretches, key=lambda one: one.left):
        if strips and one.left <= strips[-1][1] + 0.3 * one.size:
            strips[-1] = (strips[-1][0], max(strips[-1][1], one.right))
        else:
            strips.append((one.left, one.right))
    return strips


def _join(lines: Sequence[Line], margin: float) -> list[str]:
    found: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _continues(before, line, margin):
            glue = "" if re.search(r"\w-$", found[-1]) else " "
            found[-1] += glue + line.text
        else:
            found.append(line.text)
        before = line
    return found


def _continues(before: Line, line: Line, margin: float) -> bool:
    """Whether a line of print goes on with the paragraph of the line before.

    1. A list mark, a wide space or another size begins anew. 2. So does a line set further in than the one before.
    3. It goes on when its first word had no room in the line before. 4. It goes on when the sentence does.
    """
    size = max(before.size, line.size)
    if (
        starts_item(line.text)
        or line.base - before.base > _NEW_BLOCK * size
        or abs(before.size - line.size) > 0.25 * size
    ):
        return False
    if goes_on(before.text, line.text):
        return True
    if line.left - before.left > 0.8 * size or before.text.endswith(":"):
        return False
    first = line.text.split(" ", 1)[0]
    room = (len(first) + 1) * (line.right - line.left) / max(len(line.text), 1)
    return before.right + room > margin - 0.1 * size
