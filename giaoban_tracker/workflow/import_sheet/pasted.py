"""A table that was copied in Excel, Word or a mail, as a sheet to import: its cells, and what its columns may hold.

Programs put a table on the clipboard twice: as HTML, which keeps the lines within a cell apart from the rows, and as
text with tabs. The first is taken where there is one.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from io import StringIO

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.minutes.sheet import Grid, Heading, SheetField, find_heading, read_days
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.import_sheet.propose import OpenedSheets

NAME = "bảng vừa dán"
MOST_ROWS, MOST_COLUMNS = 10_000, 60
_LONGEST_CELL = 32_767
"""As many letters as a cell of Excel holds."""
_MOST_LETTERS = 20_000_000
_JUDGED_ROWS = 200
_LEAST_CONTENT = 12
"""Fewer letters on an average are no content of tasks."""


def read_pasted(plain: str, html: str = "") -> OpenedSheets:
    """Read what the clipboard holds.

    Raises:
        Refused: "nothing-pasted" when it holds no text, "too-much-pasted" above 10,000 rows below a heading,
            or 60 columns.
    """
    if len(plain) + len(html) > _MOST_LETTERS:
        raise Refused("too-much-pasted", rows=MOST_ROWS, columns=MOST_COLUMNS)
    rows = _html_rows(html) or _plain_rows(plain)
    cells = [[_clean(cell) for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    if not cells:
        raise Refused("nothing-pasted")
    width = max(map(len, cells))
    if len(cells) > MOST_ROWS + 1 or width > MOST_COLUMNS:
        raise Refused("too-much-pasted", rows=MOST_ROWS, columns=MOST_COLUMNS)
    filled = tuple(tuple(cell or None for cell in (*row, *[""] * (width - len(row)))) for row in cells)
    return OpenedSheets(NAME, (Grid("Bảng", filled),))


def pasted_heading(desk: Desk, opened: OpenedSheets) -> Heading:
    """What the columns hold: by their titles, and where none is known, by what stands in them.

    Days make the deadline, names of units the lead unit, the longest texts the content. A person may say otherwise.
    """
    [grid] = opened.grids
    found = find_heading(grid)
    if SheetField.CONTENT in found.fields:
        return found
    with desk.ledger.reading() as book:
        units = book.units()
    fields = _guessed(grid, units, desk.today)
    return Heading(-1, ("",) * grid.width, fields) if SheetField.CONTENT in fields else found


def _guessed(grid: Grid, units: Sequence[Unit], today: date) -> tuple[SheetField | None, ...]:
    columns = [[str(cell) for cell in column if cell] for column in zip(*grid.rows[:_JUDGED_ROWS], strict=True)]
    fields: list[SheetField | None] = [None] * grid.width
    names = {folded(name) for unit in units for name in (unit.name, unit.terms.code, *unit.terms.aliases)}

    def take(field: SheetField, shares: Sequence[float]) -> None:
        best = max(range(grid.width), key=lambda column: shares[column])
        if fields[best] is None and shares[best] >= 0.5:
            fields[best] = field

    take(SheetField.DUE, [_share([one.day is not None for one in read_days(one, year=today.year)]) for one in columns])
    take(SheetField.LEAD, [_share([_names_unit(cell, names) for cell in column]) for column in columns])
    lengths = [sum(map(len, column)) / max(1, len(column)) for column in columns]
    free = [column for column in range(grid.width) if fields[column] is None]
    longest = max(free, key=lambda column: lengths[column], default=None)
    if longest is not None and lengths[longest] >= _LEAST_CONTENT:
        fields[longest] = SheetField.CONTENT
    return tuple(fields)


def _share(fits: Sequence[bool]) -> float:
    return sum(fits) / len(fits) if fits else 0.0


def _names_unit(cell: str, names: set[str]) -> bool:
    return any(folded(part) in names for part in cell.replace("\n", ";").replace(",", ";").split(";"))


def _plain_rows(plain: str) -> list[list[str]]:
    # As Excel writes it: a cell of several lines stands in quotes.
    csv.field_size_limit(_MOST_LETTERS)
    return list(csv.reader(StringIO(plain.replace("\0", "")), delimiter="\t"))


def _html_rows(html: str) -> list[list[str]]:
    if "<t" not in html.lower():
        return []
    reader = _TableReader()
    reader.feed(html)
    return reader.rows


def _clean(cell: str) -> str:
    """NFC, one space between words, no characters that cannot be seen."""
    letters = unicodedata.normalize("NFC", cell[:_LONGEST_CELL])
    lines = (" ".join(line.split()) for line in letters.splitlines())
    seen = (
        "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs")) for line in lines
    )
    return "\n".join(line for line in seen if line)


class _TableReader(HTMLParser):
    """The rows of every table of a page, one below the other; a cell over several columns leaves the others empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._cell, self._span = [], min(int(span), MOST_COLUMNS) if span.isdecimal() else 1
        elif tag in ("br", "p", "div", "li") and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            # White space of the source means nothing; lines are ended by marks.
            self._cell.append(" ".join(data.split()) if data.strip() else " ")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self.rows:
            self.rows.append([])
        self.rows[-1] += ["".join(self._cell), *[""] * (self._span - 1)]
        self._cell = None
