"""Lines of print on a PDF page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giaoban_tracker.minutes.sources.pdf_glyphs import Stretch

NEW_BLOCK = 2.6
"""Sizes of a letter from baseline to baseline that part two blocks."""


@dataclass(slots=True)
class Line:
    """One line of print.

    Attributes:
        stretches: from the left; several where wide gaps part them.
        page: number of its page, from 0.
        margin: how far to the right lines reach where it stands.
    """

    stretches: list[Stretch]
    page: int = 0
    margin: float = 0.0

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


def printed_lines(stretches: Sequence[Stretch], page: int = 0, margin: float = 0.0) -> list[Line]:
    """Stretches as lines, from the top."""
    lines: list[Line] = []
    for stretch in sorted(stretches, key=lambda one: (one.base, one.left)):
        if lines and abs(stretch.base - lines[-1].base) < 0.4 * max(stretch.size, lines[-1].size):
            lines[-1].stretches.append(stretch)
        else:
            lines.append(Line([stretch], page, margin))
    for line in lines:
        line.stretches.sort(key=lambda one: one.left)
    return lines
