"""What stands side by side on a PDF page, in reading order: letterheads, columns of print, tables without lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from giaoban_tracker.minutes.sources.pdf_glyphs import Stretch
from giaoban_tracker.minutes.sources.pdf_lines import NEW_BLOCK, Line
from giaoban_tracker.minutes.sources.pdf_paragraphs import Item, paragraphs
from giaoban_tracker.minutes.sources.tables import heading_words

_MARK = re.compile(r"(?:[-–—•*▪◦●■+➢❖✓]|\(?\d{1,2}(?:\.\d{1,2})*[.)/]?|\(?[a-zđ][.)]|[IVX]{1,5}[.)]?)$")
_WIDE = 1.5
_MOST_SPLITS = 12


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[Item]:
    """Lines from the top, what stands side by side one after the other, rows of a table without lines as text.

    Args:
        depth: how many columns these lines stand in already.
    """
    marked = [_with_mark(line) for line in lines]
    found: list[Item] = []
    at = 0
    while at < len(lines):
        rows, end = _unruled_rows(lines, at)
        if not rows:
            band = _band(marked, at) if depth < _MOST_SPLITS else None
            if band is None:
                found.append(marked[at])
                at += 1
                continue
            rows, end = _side_by_side(marked[at : band.end], band, depth), band.end
        found += rows
        at = end
    return found


def _with_mark(line: Line) -> Line:
    """A line whose list mark stands off before a wide gap, as one with its words."""
    if len(line.stretches) < 2 or not _MARK.match(line.stretches[0].text):
        return line
    mark, first, *rest = line.stretches
    whole = Stretch(f"{mark.text} {first.text}", mark.left, first.right, mark.base, first.size)
    return replace(line, stretches=[whole, *rest])


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
        if end > start and line.base - lines[end - 1].base > NEW_BLOCK * line.size:
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
    stands_apart = shared > 1 or (shared == 1 and high - low > _WIDE * lines[start].size)
    return _Band(last, (low + high) / 2) if stands_apart else None


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


def _side_by_side(lines: Sequence[Line], band: _Band, depth: int) -> list[str]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        left = [one for one in line.stretches if one.left <= band.gap]
        right = [one for one in line.stretches if one.left > band.gap]
        if left:
            sides[0].append(replace(line, stretches=left, margin=band.gap - line.size))
        if right:
            sides[1].append(replace(line, stretches=right))
    return [text for side in sides for text in _side(side, depth + 1)]


def _side(lines: list[Line], depth: int) -> list[str]:
    reach = max((line.right for line in lines), default=0.0)
    for line in lines:
        line.margin = max(line.margin, reach)
    return paragraphs(in_reading_order(lines, depth))


def _unruled_rows(lines: Sequence[Line], start: int) -> tuple[list[str], int]:
    """The rows of a table without lines, which its heading gives away, and where it ends; no rows when it is none."""
    heading = lines[start].stretches
    if len(heading) < 3 or sum(heading_words(one.text) for one in heading) < 2:
        return [], start
    end, columns, words = start + 1, _columns(heading), list(heading)
    while end < len(lines) and lines[end].base - lines[end - 1].base < NEW_BLOCK * lines[end].size:
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
