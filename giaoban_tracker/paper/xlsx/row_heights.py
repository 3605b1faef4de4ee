"""How high a row must be for its wrapped words: an estimate on the safe side, since Excel measures anew when it can."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.paper.document import Table

_LETTER_EM = 0.46
"""Mean width of a letter with its share of what words leave free at line ends."""

_POINT_MM = 25.4 / 72
_PADDING_MM = 1.0
"""What Excel leaves free at both sides of a cell together."""

_LINE_EM = 1.25
_MARGIN_POINTS = 3.0
_HIGHEST = 409.0
"""Excel's own limit."""


def letters_by_column(table: Table) -> list[float]:
    """How many letters a line of each column holds."""
    return [max(1.0, (column.width - _PADDING_MM) / _POINT_MM / table.size / _LETTER_EM) for column in table.columns]


def row_height(texts: Sequence[str], letters: Sequence[float], size: float) -> float:
    """Points that the tallest of the texts needs."""
    lines = 1
    for text, room in zip(texts, letters, strict=True):
        if "\n" in text:
            lines = max(lines, sum(int(len(line) / room) + 1 for line in text.split("\n")))
        elif len(text) > room * lines:
            lines = int(len(text) / room) + 1
    return min(_HIGHEST, round(lines * size * _LINE_EM + _MARGIN_POINTS, 2))
