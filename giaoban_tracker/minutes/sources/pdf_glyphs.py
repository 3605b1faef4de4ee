"""A PDF page as stretches of words with their places, and the ruled lines of its tables.

Knows PDFium's calls and its coordinates (points, y upwards); what it gives are plain numbers, y downwards.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from giaoban_tracker.minutes.sources.problems import FileProblem

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

MOST_LETTERS = 3_000_000
_MOST_SEGMENTS = 100_000
_HYPHENS = frozenset({0x02, 0xFFFE})
_WHITE = frozenset({0x00, 0x09, 0x0A, 0x0D, 0x20, 0xA0})
_LAST_LETTER = 0x10FFFF
_THIN = 3.0
_SHORTEST_RULE = 6.0


@dataclass(slots=True)
class Stretch:
    """Words on one baseline without a wide gap; all in points from the page's upper left corner.

    Attributes:
        text: the words.
        left: where they begin.
        right: where they end.
        base: the baseline.
        size: the font's size.
    """

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line; `low` < `high` along it, `at` across it."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PageInk:
    """What stands on a page."""

    width: float
    height: float
    stretches: list[Stretch]
    across: list[Rule]
    down: list[Rule]


def page_ink(page: pypdfium2.PdfPage, raw: Any) -> PageInk:
    """Read a page.

    Args:
        raw: the module `pypdfium2.raw`, handed in since loading it takes time that only PDFs need.
    """
    width, height = page.get_size()
    across, down = _rules(page, raw, height)
    return PageInk(width, height, _stretches(page, raw, height, down), across, down)


def _stretches(page: pypdfium2.PdfPage, raw: Any, height: float, down: list[Rule]) -> list[Stretch]:
    text_page = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > MOST_LETTERS:
            raise FileProblem("suspicious-file", reason="size")
        return list(_gather(text_page, raw, height, count, _Borders(down)))
    finally:
        text_page.close()


def _gather(text_page: Any, raw: Any, height: float, count: int, borders: _Borders) -> Iterator[Stretch]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    current = Stretch("", 0.0, 0.0, 0.0, 1.0)
    letters: list[str] = []
    space = False
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text_page, at)
        if code in _WHITE:
            space = True
            continue
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, at, box)
        size = max(box.top - box.bottom, 1.0)
        left, right, base = x.value, max(box.right, x.value), height - y.value
        if letters and _belongs(current, left, base, size) and not borders.between(current, left):
            if space or left - current.right > 0.25 * size:
                letters.append(" ")
            current.right = max(current.right, right)
        else:
            if letters:
                yield replace(current, text="".join(letters))
            current, letters = Stretch("", left, right, base, size), []
        letters.append("-" if code in _HYPHENS else chr(code) if code <= _LAST_LETTER else "\ufffd")
        space = False
    if letters:
        yield replace(current, text="".join(letters))


class _Borders:
    """The upright rules of a page, found by place."""

    def __init__(self, down: list[Rule]) -> None:
        self._rules = sorted(down, key=lambda rule: rule.at)
        self._places = [rule.at for rule in self._rules]

    def between(self, before: Stretch, left: float) -> bool:
        """Whether a rule stands between words and the letter after them."""
        middle = before.base - 0.3 * before.size
        first, last = bisect_left(self._places, before.right - 1.0), bisect_right(self._places, left + 1.0)
        return any(rule.low <= middle <= rule.high for rule in self._rules[first:last])


def _belongs(current: Stretch, left: float, base: float, size: float) -> bool:
    """Whether a letter goes on with a stretch: on its line (or raised a little), and not far off."""
    same_line = abs(base - current.base) < 0.45 * max(size, current.size)
    return same_line and -0.6 * size < left - current.right < 0.75 * max(size, current.size)


def _rules(page: pypdfium2.PdfPage, raw: Any, height: float) -> tuple[list[Rule], list[Rule]]:
    across: list[Rule] = []
    down: list[Rule] = []
    seen = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        segments = raw.FPDFPath_CountSegments(path)
        seen += max(segments, 0)
        if seen > _MOST_SEGMENTS:
            break  # a drawing; its lines are no table
        for x1, y1, x2, y2 in _lines(path, raw, segments):
            top, bottom = height - max(y1, y2), height - min(y1, y2)
            left, right = min(x1, x2), max(x1, x2)
            if bottom - top < _THIN and right - left > _SHORTEST_RULE:
                across.append(Rule((top + bottom) / 2, left, right))
            elif right - left < _THIN and bottom - top > _SHORTEST_RULE:
                down.append(Rule((left + right) / 2, top, bottom))
    return across, down


def _lines(path: Any, raw: Any, segments: int) -> Iterator[tuple[float, float, float, float]]:
    """The straight parts of a path in page coordinates; a curve breaks it."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start: tuple[float, float] | None = None
    before: tuple[float, float] | None = None
    for at in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield (*before, *point)
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield (*point, *start)
            point = start
        before = point
