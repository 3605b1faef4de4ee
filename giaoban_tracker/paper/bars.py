"""Bars of a chart as shares of the longest one, and the widths of its columns: the same on every kind of paper."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban_tracker.paper.document import Chart, ChartLine, Fill

Bar = tuple[tuple[Fill, float], ...]
"""From left to right: how a piece is filled, and its share of the longest bar; pieces of no length are left out."""

BAR_MM = {True: 4.0, False: 2.6}
"""How thick a bar is: one that is alone on its line, and one of several."""

_NAME_SHARE = 0.28
_VALUE_MM = 24.0


@dataclass(frozen=True, slots=True)
class ChartWidths:
    """Millimetres: names, the bars with room around them, each column of numbers."""

    name: float
    bars: float
    value: float


def widths_of(chart: Chart, room: float) -> ChartWidths:
    """How a chart shares the width of the text."""
    name = round(room * _NAME_SHARE, 1)
    return ChartWidths(name, round(room - name - _VALUE_MM * len(chart.series), 1), _VALUE_MM)


def bars_of(chart: Chart) -> list[list[Bar]]:
    """The bars of each line: one, or one per series where they stand side by side."""
    longest = max((_length(chart, line) for line in chart.lines), default=0) or 1
    fills = [series.fill for series in chart.series]
    found = []
    for line in chart.lines:
        pieces = [(fill, value / longest) for fill, value in zip(fills, line.values, strict=True)]
        bars = [pieces] if chart.stacked else [[piece] for piece in pieces]
        found.append([tuple(piece for piece in bar if piece[1]) for bar in bars])
    return found


def _length(chart: Chart, line: ChartLine) -> int:
    return sum(line.values) if chart.stacked else max(line.values)
