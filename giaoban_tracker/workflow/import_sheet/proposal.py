"""What an import proposes: a row for each task of a sheet, what is wrong in which cell, what a person may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.task import Quality, ReportTerms, TaskTerms
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.minutes.sheet import Heading, Place


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    """The book has it already; nothing is written."""
    TWICE = "twice"
    """It stands further up in the same sheet; nothing is written."""
    REFUSED = "refused"
    """It cannot become a task, and a cell says why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person should look at in one cell.

    Attributes:
        sheet: name of the sheet.
        cell: as Excel names it: "C5".
        place: the same, for a table that shows it.
        code: what it is, e.g. "not-a-day"; sentences are looked up by it.
        value: what stands there; may be empty.
        refuses: whether the row is left out because of it; else only the cell's value is, or is read as said.
    """

    sheet: str
    cell: str
    place: Place
    code: str
    value: str
    refuses: bool = False


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What a row says of the work done: a report of every lead unit.

    Attributes:
        terms: without a unit; each lead unit gets its own.
        on: the day it counts from.
        quality: the office's grade; None while it has not closed the task.
    """

    terms: ReportTerms
    on: date
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet as a task.

    Attributes:
        number: of the row, as Excel counts.
        outcome: what becomes of it if nobody leaves it out.
        terms: the task without a code; for a refused row as far as it could be read.
        assigned_on: the day of assignment; never after today.
        lead_words: the words of the lead units that no unit could be found for; may be empty.
        report: None when the row says nothing of the work done.
        known: the task of the book that it is; None for new and refused ones.
        fingerprint: what it is recognised by when the same sheet comes again.
        problems: of its cells, from left to right.
    """

    number: int
    outcome: Outcome
    terms: TaskTerms
    assigned_on: date
    lead_words: tuple[str, ...]
    report: SheetReport | None
    known: TaskId | None
    fingerprint: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedUnit:
    """Words that stand for a unit in the sheet, and that a person should confirm.

    Attributes:
        words: as written.
        guess: the unit they may mean; None when no unit comes near.
        rows: in how many rows they stand.
    """

    words: str
    guess: UnitId | None
    rows: int


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that the import enters, because the sheet names it and the book does not know it."""

    id: UnitId
    terms: UnitTerms


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has chosen; the defaults are what the program guesses.

    Attributes:
        sheet: name of the sheet; empty for the one that looks most like a list of tasks.
        heading: the heading row and the meaning of each column; None to find them.
        convert: whether letters of the years before Unicode are converted.
        meeting: the meeting that rows without one belong to; None for none.
        units: what the words of the sheet mean; None leaves the owner open. Words that are not here stay a guess.
        new_units: units of `units` that the book does not have yet.
        left_out: rows that a person does not want, as Excel counts.
    """

    sheet: str = ""
    heading: Heading | None = None
    convert: bool = True
    meeting: MeetingId | None = None
    units: Mapping[str, UnitId | None] = field(default_factory=dict)
    new_units: tuple[NewUnit, ...] = ()
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an import would do; nothing is stored.

    Attributes:
        name: of the file.
        sheets: names of the sheets there are.
        sheet: the one that is read.
        choices: what it was made with.
        heading: the heading row and the meaning of each column.
        rows: those that hold anything, in their order; may be empty.
        asked: words for units to confirm, most frequent first; may be empty.
        script: the letters that texts were converted from; empty when none were.
        examples: texts as found and converted, a few; empty when none were.
    """

    name: str
    sheets: tuple[str, ...]
    sheet: str
    choices: Choices
    heading: Heading
    rows: tuple[SheetRow, ...]
    asked: tuple[AskedUnit, ...] = ()
    script: str = ""
    examples: tuple[tuple[str, str], ...] = ()

    @property
    def wanted(self) -> tuple[SheetRow, ...]:
        """The rows that would be written."""
        left_out = self.choices.left_out
        return tuple(row for row in self.rows if row.outcome is Outcome.NEW and row.number not in left_out)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything to look at, row by row."""
        return tuple(problem for row in self.rows for problem in row.problems)

    def count(self, outcome: Outcome) -> int:
        """How many rows have that outcome."""
        return sum(row.outcome is outcome for row in self.rows)
