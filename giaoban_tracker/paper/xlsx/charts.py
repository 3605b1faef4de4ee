"""Charts of a workbook: real ones, drawn by Excel from the cells beside them, legible without colours."""

from __future__ import annotations

from typing import Any

from giaoban_tracker.paper.document import Align, Chart, Column, Fill, Group, Row, Table
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.xlsx.formats import FONT

_FILLS: dict[Fill, dict[str, object]] = {
    Fill.GREY: {"fill": {"color": "#BFBFBF"}},
    Fill.HATCHED: {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#000000", "bg_color": "#FFFFFF"}},
    Fill.WHITE: {"fill": {"color": "#FFFFFF"}},
    Fill.BLACK: {"fill": {"color": "#000000"}},
}

_VALUE_MM = 22.0
_LINE_PIXELS = 28
_FRAME_PIXELS = 130
_COLUMNS_PIXELS = 340
_NO_ZERO = "0;;;"


def table_of(chart: Chart, room: float) -> Table:
    """A chart's numbers as a table: its names, and a column for each series."""
    name = Column("name", chart.by, room - _VALUE_MM * len(chart.series))
    values = (Column(f"series-{at}", one.label, _VALUE_MM, Align.CENTRE) for at, one in enumerate(chart.series))
    rows: tuple[Row, ...] = tuple((line.name, *line.values) for line in chart.lines)
    return Table(chart.name, (name, *values), (Group("", rows),), size=chart.size, is_main=False)


def draw_chart(workbook: Any, worksheet: Any, chart: Chart, *, first: int, width: int) -> None:
    """Put the chart below its numbers.

    Args:
        first: row of the first line, from 0.
        width: in pixels.
    """
    last = first + len(chart.lines) - 1
    kind = {"type": "bar", "subtype": "stacked"} if chart.stacked else {"type": "column"}
    drawn = workbook.add_chart(kind)
    for at, series in enumerate(chart.series, 1):
        labels = {
            "value": True,
            "num_format": _NO_ZERO,
            "font": _font(white=chart.stacked and series.fill is Fill.BLACK),
        }
        drawn.add_series(
            {
                "name": [worksheet.name, first - 1, at],
                "categories": [worksheet.name, first, 0, last, 0],
                "values": [worksheet.name, first, at, last, at],
                "border": {"color": "#000000", "width": 0.5},
                "data_labels": labels,
                "gap": 60,
                **_FILLS[series.fill],
            }
        )
    drawn.set_title({"name": plain(chart.title), "name_font": {**_font(), "size": 12, "bold": True}, "overlay": False})
    drawn.set_legend({"position": "bottom", "font": _font()})
    names, counts = (drawn.set_y_axis, drawn.set_x_axis) if chart.stacked else (drawn.set_x_axis, drawn.set_y_axis)
    # Bars of Excel begin at the foot; reversed, they stand in the order of the rows.
    names({"num_font": _font(), "reverse": chart.stacked})
    counts({"num_font": _font(), "major_gridlines": {"visible": True, "line": {"color": "#BFBFBF"}}, "min": 0})
    high = _FRAME_PIXELS + _LINE_PIXELS * len(chart.lines) if chart.stacked else _COLUMNS_PIXELS
    drawn.set_size({"width": width, "height": high})
    worksheet.insert_chart(last + 2, 0, drawn, {"object_position": 1, "description": plain(chart.title)})


def _font(*, white: bool = False) -> dict[str, object]:
    return {"name": FONT, "size": 10, "color": "#FFFFFF" if white else "#000000"}
