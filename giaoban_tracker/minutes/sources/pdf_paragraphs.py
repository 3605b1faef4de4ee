"""Lines of print as paragraphs: where one goes on, also over the edge of a page."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.minutes.sources.joining import goes_on, is_cut_between, starts_item
from giaoban_tracker.minutes.sources.pdf_lines import NEW_BLOCK, Line

Item = Line | str
"""A line of print, or a line of text that is whole already."""


def paragraphs(items: Sequence[Item]) -> list[str]:
    """Lines in reading order, joined to paragraphs; lines that are whole stay as they are."""
    found: list[list[str]] = []
    before: Line | None = None
    for item in items:
        if isinstance(item, str):
            found.append([item])
            before = None
            continue
        if before is not None and _continues(before, item):
            found[-1] += ("" if is_cut_between(before.text, item.text) else " ", item.text)
        else:
            found.append([item.text])
        before = item
    return ["".join(parts) for parts in found]


def _continues(before: Line, line: Line) -> bool:
    """Whether a line of print goes on with the paragraph of the line before.

    1. A list mark, a wide space or another size begins anew. 2. It goes on when the sentence does.
    3. A line set further in begins anew, and so does one after a colon that does not stand at the margin.
    4. It goes on when its first word had no room in the line before.
    """
    size = max(before.size, line.size)
    far = line.page == before.page and line.base - before.base > NEW_BLOCK * size
    if far or starts_item(line.text) or abs(before.size - line.size) > 0.25 * size:
        return False
    if goes_on(before.text, line.text):
        return True
    at_margin = before.right > before.margin - 0.2 * size
    if line.left - before.left > 0.8 * size or (before.text.endswith(":") and not at_margin):
        return False
    first = line.text.split(" ", 1)[0]
    room = (len(first) + 1) * (line.right - line.left) / max(len(line.text), 1)
    return before.right + room > before.margin - 0.1 * size
