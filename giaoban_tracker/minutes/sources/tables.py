"""Tables of any format as lines: a row a line, cells parted by tabs, so that every column keeps its place.

What is merged on paper is said where it holds: words merged downwards are repeated in each row, a heading over two
columns stands before both of theirs. Frames that only place words on paper (letterhead, signature) become plain lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

MOST_COLUMNS = 256
_LONGEST_HEADING = 40
_FRAME_ROWS = 3
_FRAME_PARAGRAPHS = 20
_HEADING_WITHIN = 30
_NUMBER_HEADING = re.compile(r"(?:stt|tt|số tt|số thứ tự)\.?")
_SECTION = re.compile(r"(?P<number>[IVX]{1,5}|[A-HĐ])\s?[.)/:-]\s*(?P<words>\S.*)")
_HEADING_WORDS = re.compile(
    r"stt|tt\b|nội dung|nhiệm vụ|công việc|việc|kết luận|đơn vị|cơ quan|chủ trì|phối hợp|thời hạn|hạn\b"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row.

    Attributes:
        column: its first column, from 0.
        paragraphs: its words; may be empty.
        width: columns it covers.
        continues: whether it is the lower part of a cell merged downwards; its own words do not count.
    """

    column: int
    paragraphs: tuple[str, ...] = ()
    width: int = 1
    continues: bool = False

    @property
    def words(self) -> str:
        """Its words on one line, without tabs."""
        return " ".join(" ".join(self.paragraphs).split())


class Merge(Enum):
    """What a cell of an edged row is part of."""

    NONE = "none"
    ACROSS = "across"
    """Of the cell to its left."""
    DOWN = "down"
    """Of the cell above."""


@dataclass(frozen=True, slots=True)
class EdgedRow:
    """A row as Word keeps it: cells by their right edges, not by columns.

    Attributes:
        edges: where the cells end, from the left; may be fewer than the cells.
        merges: what each cell is part of; may be fewer.
        cells: the paragraphs of each cell.
    """

    edges: tuple[int, ...]
    merges: tuple[Merge, ...]
    cells: tuple[tuple[str, ...], ...]


Row = Sequence[Cell]


def table_lines(rows: Sequence[Row]) -> list[str]:
    """The lines of a table, in order; rows without words are left out."""
    filled = [row for row in _fill_downwards(rows) if any(cell.words for cell in row)]
    if _is_frame(filled):
        return [line for row in filled for cell in row for line in cell.paragraphs if line.strip()]
    width = min(MOST_COLUMNS, max((cell.column + cell.width for row in filled for cell in row), default=0))
    lines: list[str] = []
    is_numbered = False
    for row in _fold_heading(filled):
        is_numbered = is_numbered or _NUMBER_HEADING.fullmatch(row[0].words.lower()) is not None
        words = [cell for cell in row if cell.words]
        if len(words) == 1 and (words[0].width > 1 or width == 1):
            lines.append(_section_line(words[0].words, is_numbered))
        else:
            lines.append(_row_line(row, width))
    return lines


def edged_lines(rows: Sequence[EdgedRow]) -> list[str]:
    """The lines of a table whose rows have edges of their own; all edges of the table make its columns."""
    edges = sorted({edge for row in rows for edge in row.edges})[:MOST_COLUMNS]
    column_after = {edge: place + 1 for place, edge in enumerate(edges)}
    return table_lines(aligned([_in_columns(row, column_after) for row in rows]))


def aligned(rows: Sequence[Row]) -> list[list[Cell]]:
    """Rows whose borders were dragged by hand, in the columns that are meant.

    Word makes a column of its own of every small step between borders. The first row with the most cells has the
    columns; another row with as many cells has them in the same order, a shorter one by place.
    """
    model = max(rows, key=len, default=())
    starts = [cell.column for cell in model]
    return [_on_model(row, starts) for row in rows]


def _on_model(row: Row, starts: list[int]) -> list[Cell]:
    if len(row) == len(starts):
        return [replace(cell, column=place, width=1) for place, cell in enumerate(row)]
    cells: list[Cell] = []
    least = 0
    for cell in row:
        column = max(least, bisect_right(starts, cell.column) - 1)
        end = max(column + 1, bisect_left(starts, cell.column + cell.width))
        cells.append(replace(cell, column=column, width=end - column))
        least = end
    return cells


def _in_columns(row: EdgedRow, column_after: dict[int, int]) -> list[Cell]:
    cells: list[Cell] = []
    start = 0
    for place, paragraphs in enumerate(row.cells):
        known = column_after.get(row.edges[place], 0) if place < len(row.edges) else 0
        end = max(known, start + 1)
        merge = row.merges[place] if place < len(row.merges) else Merge.NONE
        if merge is Merge.ACROSS and cells:
            cells[-1] = replace(cells[-1], width=end - cells[-1].column)
        else:
            cells.append(Cell(start, paragraphs, end - start, continues=merge is Merge.DOWN))
        start = end
    return cells


def _section_line(words: str, is_numbered: bool) -> str:
    """A cell over all columns: a line of its own, its number ('II.', 'A.') in the column of numbers where there is one.

    So it reads like a section that was typed into two cells, and the columns hold for the rows below it.
    """
    section = _SECTION.match(words) if is_numbered else None
    return words if section is None else f"{section['number']}\t{section['words']}"


def _row_line(row: Row, width: int) -> str:
    columns = [""] * width
    for cell in row:
        if cell.column < width:
            columns[cell.column] = cell.words
    return "\t".join(columns).rstrip("\t")


def _fill_downwards(rows: Sequence[Row]) -> list[list[Cell]]:
    """Give the lower parts of merged cells the words above."""
    above: dict[int, Cell] = {}
    filled: list[list[Cell]] = []
    for row in rows:
        cells = []
        for cell in row:
            upper = above.get(cell.column)
            if cell.continues and upper is not None:
                cells.append(replace(cell, paragraphs=upper.paragraphs))
            else:
                cells.append(cell)
                above[cell.column] = cell
        filled.append(cells)
    return filled


def _is_frame(rows: Sequence[Row]) -> bool:
    """Whether a table only places words on paper.

    1. One cell in every row. 2. A cell that holds a whole page. 3. Two columns of few rows with several lines in a
    cell, and no heading: a letterhead, a signature.
    """
    columns = max((len(row) for row in rows), default=0)
    if columns <= 1 or any(len(cell.paragraphs) > _FRAME_PARAGRAPHS for row in rows for cell in row):
        return True
    several_lines = any(len(cell.paragraphs) > 1 for row in rows for cell in row)
    return columns == 2 and len(rows) <= _FRAME_ROWS and several_lines and not _is_heading(rows[0])


def heading_words(words: str) -> bool:
    """Whether words could head a column of a list of tasks."""
    return len(words) <= _LONGEST_HEADING and _HEADING_WORDS.match(words.lower()) is not None


def _is_heading(row: Row) -> bool:
    return any(heading_words(cell.words) for cell in row) and all(len(cell.words) <= _LONGEST_HEADING for cell in row)


def _fold_heading(rows: list[list[Cell]]) -> list[list[Cell]]:
    """A heading of two rows (one cell over several columns, others merged downwards) as one row of columns."""
    for place in range(min(len(rows) - 1, _HEADING_WITHIN)):
        upper, lower = rows[place], rows[place + 1]
        over = [cell for cell in upper if cell.width > 1 and cell.words]
        if over and _is_heading(upper) and any(cell.continues for cell in lower) and all(c.width == 1 for c in lower):
            return [*rows[:place], [_under(cell, over) for cell in lower], *rows[place + 2 :]]
    return rows


def _under(cell: Cell, over: Sequence[Cell]) -> Cell:
    """A heading of the lower row with the words that stand over it, as far as a heading may be long."""
    if cell.continues:
        return cell
    above = next((one for one in over if one.column <= cell.column < one.column + one.width), None)
    both = f"{above.words} {cell.words}" if above else cell.words
    return replace(cell, paragraphs=(both,)) if len(both) <= _LONGEST_HEADING else cell
