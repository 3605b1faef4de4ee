"""Charts of a DOCX: bars made of shaded cells, not a picture, so that Word users mend a number and a length by hand."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.paper.bars import BAR_MM, Bar, bars_of, widths_of
from giaoban_tracker.paper.document import Chart, Fill, Series, Signature
from giaoban_tracker.paper.docx.markup import cell, paragraph, paragraphs, row, run, twips
from giaoban_tracker.paper.docx.signatures import signature_row
from giaoban_tracker.paper.docx.styles import GAP, heading_style, table_style
from giaoban_tracker.paper.plain_text import plain

_FILLS = {
    Fill.GREY: 'w:val="clear" w:color="auto" w:fill="BFBFBF"',
    Fill.HATCHED: 'w:val="diagStripe" w:color="000000" w:fill="FFFFFF"',
    Fill.WHITE: 'w:val="clear" w:color="auto" w:fill="FFFFFF"',
    Fill.BLACK: 'w:val="clear" w:color="auto" w:fill="000000"',
}

_AROUND_MM = 2.0
_SWATCH = "\u00a0" * 6
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_MIDDLE = '<w:vAlign w:val="center"/>'
_SHORTEST_MM = 0.4


def chart_xml(chart: Chart, room: float, sign: Signature | None = None) -> str:
    """A chart with its title.

    Args:
        room: width of the text in millimetres.
        sign: the signature that follows and that the last line must stand with; None for none.
    """
    widths = widths_of(chart, room)
    columns = [twips(width) for width in (widths.name, widths.bars, *(widths.value for _ in chart.series))]
    rows = [_heading(chart, columns)]
    for number, (line, bars) in enumerate(zip(chart.lines, bars_of(chart), strict=True), 1):
        keep = sign is not None and number == len(chart.lines)
        drawn = _bars(bars, widths.bars - 2 * _AROUND_MM, BAR_MM[chart.stacked])
        rows.append(_row(chart, columns, (plain(line.name), drawn, *map(str, line.values)), keep=keep))
    if sign is not None:
        rows.append(signature_row(sign, columns))
    title = paragraph(
        heading_style(chart.size), run(plain(chart.title)), '<w:keepNext/><w:spacing w:before="240" w:after="80"/>'
    )
    return f"{title}{_opening(columns)}{''.join(rows)}</w:tbl>"


def _opening(columns: Sequence[int]) -> str:
    inner = "".join(f"<w:{side} {_LINE}/>" for side in _SIDES)
    pad, air = twips(1.2), twips(0.6)
    margins = f'<w:top w:w="{air}" w:type="dxa"/><w:left w:w="{pad}" w:type="dxa"/>'
    margins += f'<w:bottom w:w="{air}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{inner}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _heading(chart: Chart, columns: Sequence[int]) -> str:
    style, below = heading_style(chart.size), '<w:vAlign w:val="bottom"/>'
    titled = [paragraphs(style, plain(chart.by)), paragraph(style, "")]
    titled += [_swatch(series, style) + paragraphs(style, plain(series.label)) for series in chart.series]
    cells = (cell(width, title, below) for width, title in zip(columns, titled, strict=True))
    return row(cells, "<w:cantSplit/><w:tblHeader/>")


def _swatch(series: Series, style: str) -> str:
    return paragraph(style, run(_SWATCH, f"<w:bdr {_LINE}/><w:shd {_FILLS[series.fill]}/>"))


def _row(chart: Chart, columns: Sequence[int], parts: Sequence[str], *, keep: bool) -> str:
    name, bars, *values = parts
    style, kept = table_style(chart.size), "<w:keepNext/>" if keep else ""
    cells = [cell(columns[0], paragraphs(style, name, kept), _MIDDLE), cell(columns[1], bars, _MIDDLE)]
    cells += [
        cell(width, paragraph(style, run(value), f'{kept}<w:jc w:val="center"/>'), _MIDDLE)
        for width, value in zip(columns[2:], values, strict=True)
    ]
    return row(cells)


def _bars(bars: Sequence[Bar], room: float, thickness: float) -> str:
    """Tables within the cell; between and after them stand paragraphs, without which Word takes them for one."""
    return "".join(_bar(bar, room, thickness) + paragraph(GAP, "") for bar in bars)


def _bar(bar: Bar, room: float, thickness: float) -> str:
    if not bar:
        return ""
    widths = [twips(max(share * room, _SHORTEST_MM)) for _, share in bar]
    sides = "".join(f"<w:{side} {_LINE}/>" for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = (
        cell(width, paragraph(GAP, ""), f"<w:shd {_FILLS[fill]}/>")
        for width, (fill, _) in zip(widths, bar, strict=True)
    )
    height = f'<w:cantSplit/><w:trHeight w:val="{twips(thickness)}" w:hRule="exact"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{row(cells, height)}</w:tbl>"
    )
