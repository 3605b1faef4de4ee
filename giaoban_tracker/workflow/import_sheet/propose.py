"""Propose an import: a workbook is opened once, then read as often as a person chooses otherwise; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.minutes.sheet import Grid, Heading, SheetField, SheetFile, find_heading, open_sheet_file, shown
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.import_sheet.cells import columns_of, task_rows
from giaoban_tracker.workflow.import_sheet.known import known_tasks, remembered
from giaoban_tracker.workflow.import_sheet.owners import OwnerReader
from giaoban_tracker.workflow.import_sheet.proposal import Choices, Proposal, SheetRow
from giaoban_tracker.workflow.import_sheet.rows import Office, called, fingerprint_of, read_row
from giaoban_tracker.workflow.work_calendar import shipped_calendar

_EXAMPLES = 3
_ROWS_BETWEEN_STOPS = 256


@dataclass(frozen=True, slots=True)
class OpenedSheets:
    """A workbook in memory.

    Attributes:
        name: of the file.
        grids: its visible sheets that hold anything, or what heads each of them; never empty.
        file: where whole sheets are read from; None when `grids` are whole.
    """

    name: str
    grids: tuple[Grid, ...]
    file: SheetFile | None = None
    _shown: dict[tuple[str, bool], tuple[tuple[str, ...], ...]] = field(default_factory=dict, compare=False)

    def cells(self, proposal: Proposal) -> tuple[tuple[str, ...], ...]:
        """Every cell of the sheet that a proposal is about, as a person reads it; worked out once.

        It takes a quarter of a second for ten thousand rows: whoever must not wait asks for it once on a worker.
        """
        key = (proposal.sheet, proposal.choices.convert)
        if key not in self._shown:
            self._shown[key] = tuple(tuple(map(shown, row)) for row in self.chosen(proposal.choices).rows)
        return self._shown[key]

    def chosen(self, choices: Choices) -> Grid:
        """The sheet that a person named, else the one with most columns that are known."""
        named = next((grid for grid in self.grids if grid.name == choices.sheet), None)
        grid = named or max(self.grids, key=_worth)
        whole = self.file.grid(grid.name) if self.file is not None else grid
        return whole if choices.convert else whole.unconverted()


def open_sheets(path: Path) -> OpenedSheets:
    """Read a workbook; its sheets are read as they are chosen.

    Raises:
        Unreadable, Unavailable: as `minutes.sheet.open_sheet_file`.
    """
    file = open_sheet_file(path)
    return OpenedSheets(path.name, file.heads, file)


def looks_like_tasks(opened: OpenedSheets) -> bool:
    """Whether one of the sheets has a column of tasks, and so is no minutes."""
    return any(SheetField.CONTENT in find_heading(grid).fields for grid in opened.grids)


def propose(
    desk: Desk,
    opened: OpenedSheets,
    choices: Choices | None = None,
    *,
    stop: Callable[[], bool] | None = None,
) -> Proposal:
    """What importing the workbook would do; without a column of tasks there are no rows, for a person to choose one.

    Args:
        stop: asked now and then; True ends the reading.

    Raises:
        Refused: "stopped"; Unreadable: "damaged-file".
    """
    choices = choices or Choices()
    grid = opened.chosen(choices)
    heading = choices.heading or find_heading(grid)
    names = tuple(one.name for one in opened.grids)
    proposal = Proposal(
        opened.name, names, grid.name, choices, heading, (), script=grid.script, examples=_examples(opened, choices)
    )
    if SheetField.CONTENT not in heading.fields:
        return proposal
    columns = columns_of(grid, heading, desk.today)
    numbers = task_rows(columns)
    with desk.ledger.reading() as book:
        units, blocs = book.units(), book.blocs()
        owners = OwnerReader(units, blocs, choices.units, choices.new_units, desk.today)
        office = Office(
            today=desk.today,
            calendar=shipped_calendar(desk.resources),
            owners=owners,
            known=known_tasks(book, desk.today),
            meetings={meeting.id: meeting for meeting in book.meetings()},
            called=called(book.meetings()),
            meeting=choices.meeting,
            unit_names={unit.id: unit.name for unit in units} | {new.id: new.terms.name for new in choices.new_units},
            bloc_names={bloc.id: bloc.name for bloc in blocs},
        )
        told = {number: fingerprint_of(columns, number) for number in numbers}
        before = remembered(book, list(told.values()))
    seen: set[str] = set()
    rows: list[SheetRow] = []
    for number in numbers:
        if stop is not None and number % _ROWS_BETWEEN_STOPS == 0 and stop():
            raise Refused("stopped")
        rows.append(read_row(columns, number, told[number], office, before, seen))
    return replace(proposal, rows=tuple(rows), asked=owners.asked)


def with_field(heading: Heading, column: int, known: SheetField | None) -> Heading:
    """The same heading with another meaning of one column; whichever column had that meaning loses it."""
    fields = [None if field is known and known is not SheetField.REMARK else field for field in heading.fields]
    fields[column] = known
    return replace(heading, fields=tuple(fields))


def _worth(grid: Grid) -> tuple[bool, int]:
    fields = {field for field in find_heading(grid).fields if field is not None}
    return SheetField.CONTENT in fields, len(fields)


def _examples(opened: OpenedSheets, choices: Choices) -> tuple[tuple[str, str], ...]:
    grid = opened.chosen(replace(choices, convert=True))
    longest = sorted(grid.as_found.items(), key=lambda one: -len(one[1]))
    return tuple((words, shown(grid.rows[place.row][place.column])) for place, words in islice(longest, _EXAMPLES))
