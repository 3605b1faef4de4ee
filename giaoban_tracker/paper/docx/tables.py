"""Tables of a DOCX: heading rows that are repeated, rows that stay whole, a last row that waits for the signature."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.paper.cell_words import texts_of
from giaoban_tracker.paper.columns import PADDING_MM, POINT_MM, inner_width, long_rows
from giaoban_tracker.paper.document import Align, Column, Signature, Table
from giaoban_tracker.paper.docx.markup import cell, escaped, paragraphs, row, twips
from giaoban_tracker.paper.docx.signatures import signature_row
from giaoban_tracker.paper.docx.styles import heading_style, table_style
from giaoban_tracker.paper.plain_text import plain

_BAND = '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'
_HEADING_ROW = "<w:cantSplit/><w:tblHeader/>"
_JUSTIFICATION = {Align.LEFT: "", Align.CENTRE: '<w:jc w:val="center"/>', Align.JUSTIFY: '<w:jc w:val="both"/>'}

_FREE_IN_LINE_EM = 0.24
"""What a line of Word is higher than its letters, also the first and the last of a cell: there the padding is less, so
that a row is as high as in the PDF."""

_LINES_ON_ANY_PAGE = 20
"""Rows that may have more lines may be split: Word cuts off what does not fit a page."""


def table_xml(table: Table, sign: Signature | None = None) -> str:
    """A table of the form.

    Args:
        sign: the signature that follows and that the last row must stand with; None for none.
    """
    signed = sign is not None
    closes = signed and not table.total and bool(table.closing) and _ends_tall(table)
    rows = [*heading_rows(table), *_group_rows(table, signed=signed and not table.total and not closes)]
    if not table.count:
        rows.append(_full_row(table, plain(table.empty), "center", keep=signed))
    elif table.total:
        rows.append(_bold_row(table, texts_of(table.total), keep=signed))
    if closes:
        rows.append(_full_row(table, plain(table.closing), "left", keep=True))
    if sign is not None:
        rows.append(signature_row(sign, [twips(column.width) for column in table.columns]))
    return f"{_opening(table)}{''.join(rows)}</w:tbl>"


def heading_rows(table: Table) -> list[str]:
    """One heading row, or two where neighbours share a heading."""
    style, columns = heading_style(table.size), table.columns
    if not any(column.group for column in columns):
        return [row((_heading(style, column.title, column.width) for column in columns), _HEADING_ROW)]
    above, below = [], []
    for number, column in enumerate(columns):
        if not column.group:
            above.append(_heading(style, column.title, column.width, '<w:vMerge w:val="restart"/>'))
            below.append(_heading(style, "", column.width, "<w:vMerge/>"))
            continue
        if number == 0 or columns[number - 1].group != column.group:
            shared = _shared(columns, number)
            span = f'<w:gridSpan w:val="{len(shared)}"/>'
            above.append(_heading(style, column.group, sum(other.width for other in shared), span))
        below.append(_heading(style, column.title, column.width))
    return [row(above, _HEADING_ROW), row(below, _HEADING_ROW)]


def _shared(columns: Sequence[Column], start: int) -> list[Column]:
    """The column at `start` and its neighbours on the right that share its heading."""
    shared = []
    for column in columns[start:]:
        if column.group != columns[start].group:
            break
        shared.append(column)
    return shared


def _heading(style: str, title: str, width: float, properties: str = "") -> str:
    return cell(twips(width), paragraphs(style, plain(title)), f"{properties}{_MIDDLE}")


def _opening(table: Table) -> str:
    widths = [twips(column.width) for column in table.columns]
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    beside = PADDING_MM / 2
    above = max(beside - _FREE_IN_LINE_EM / 2 * table.size * POINT_MM, 0)
    pads = {"top": above, "left": beside, "bottom": above, "right": beside}
    margins = "".join(f'<w:{side} w:w="{twips(pad)}" w:type="dxa"/>' for side, pad in pads.items())
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _group_rows(table: Table, *, signed: bool) -> list[str]:
    rows: list[str] = []
    left = table.count
    widths = [inner_width(column.width, table.size) for column in table.columns]
    starts = _cell_starts(table)
    for group in table.groups:
        if group.title and group.rows:
            rows.append(_full_row(table, plain(group.title), "left", shading=_BAND, keep=True))
        texts = [[plain(text) for text in texts_of(one)] for one in group.rows]
        tall = set(long_rows(texts, widths, _LINES_ON_ANY_PAGE))
        for number, cells in enumerate(texts):
            left -= 1
            drawn = _row(starts, cells, tall=number in tall)
            rows.append(_kept(drawn, table) if signed and not left else drawn)
    return rows


def _ends_tall(table: Table) -> bool:
    """Whether the last row may fill a page, so that no signature fits below it."""
    last = next((group.rows[-1] for group in reversed(table.groups) if group.rows), None)
    widths = [inner_width(column.width, table.size) for column in table.columns]
    return last is not None and bool(long_rows([[plain(text) for text in texts_of(last)]], widths, _LINES_ON_ANY_PAGE))


def _kept(drawn: str, table: Table) -> str:
    """The row as one that stays with what follows."""
    style = f'<w:pStyle w:val="{table_style(table.size)}"/>'
    return drawn.replace(style, f"{style}<w:keepNext/>")


def _cell_starts(table: Table) -> list[tuple[str, str]]:
    """What stands before the text of a cell: once as the cell's beginning, once as a further paragraph's."""
    style = table_style(table.size)
    starts = []
    for column in table.columns:
        begin = (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_JUSTIFICATION[column.align]}</w:pPr>'
            '<w:r><w:t xml:space="preserve">'
        )
        starts.append((f'<w:tc><w:tcPr><w:tcW w:w="{twips(column.width)}" w:type="dxa"/></w:tcPr>{begin}', begin))
    return starts


def _row(starts: Sequence[tuple[str, str]], cells: Sequence[str], *, tall: bool) -> str:
    parts = ["<w:tr>" if tall else "<w:tr><w:trPr><w:cantSplit/></w:trPr>"]
    for (begin, again), text in zip(starts, cells, strict=True):
        parts.append(begin)
        words = escaped(text)
        parts.append(words.replace("\n", f"</w:t></w:r></w:p>{again}") if "\n" in words else words)
        parts.append("</w:t></w:r></w:p></w:tc>")
    parts.append("</w:tr>")
    return "".join(parts)


def _bold_row(table: Table, texts: Sequence[str], *, keep: bool) -> str:
    style = heading_style(table.size)
    return row(
        cell(twips(column.width), paragraphs(style, plain(text), _placed("center" if centred else "left", keep=keep)))
        for column, text in zip(table.columns, texts, strict=True)
        for centred in (column.align is Align.CENTRE,)
    )


def _full_row(table: Table, text: str, align: str, *, shading: str = "", keep: bool = False) -> str:
    style = heading_style(table.size) if shading else table_style(table.size)
    width = sum(twips(column.width) for column in table.columns)
    span = f'<w:gridSpan w:val="{len(table.columns)}"/>'
    return row([cell(width, paragraphs(style, text, _placed(align, keep=keep)), f"{span}{shading}")])


def _placed(align: str, *, keep: bool) -> str:
    return f'{"<w:keepNext/>" if keep else ""}<w:jc w:val="{align}"/>'
