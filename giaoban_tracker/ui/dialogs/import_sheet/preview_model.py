"""The rows of a sheet as they stand, with what becomes of each and the cells that somebody should look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from giaoban_tracker.ui.sheet_wording import FIELD_TITLES, OUTCOME_WORDS, problem_words
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.import_sheet import Outcome, Problem, Proposal, SheetField, SheetRow

TAKE, NUMBER, OUTCOME = range(3)
"""The columns before those of the sheet."""
OWN_COLUMNS = 3
_OWN_TITLES = ("Nhập", "Dòng", "Kết quả")
_ICONS = {Outcome.NEW: "add", Outcome.SAME: "done", Outcome.TWICE: "merge", Outcome.REFUSED: "close"}
_TONES = {Outcome.NEW: "ink", Outcome.SAME: "quiet", Outcome.TWICE: "quiet", Outcome.REFUSED: "late"}
_SHOWN_LETTERS = 300
_LOOKED_AT = 60

Index = QModelIndex | QPersistentModelIndex


class Shown(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    TO_SEE = "to-see"
    NEW = "new"
    SAME = "same"
    REFUSED = "refused"


_FILTERS: Mapping[Shown, Callable[[SheetRow], bool]] = {
    Shown.ALL: lambda row: row.number > 0,
    Shown.TO_SEE: lambda row: bool(row.problems),
    Shown.NEW: lambda row: row.outcome is Outcome.NEW,
    Shown.SAME: lambda row: row.outcome in (Outcome.SAME, Outcome.TWICE),
    Shown.REFUSED: lambda row: row.outcome is Outcome.REFUSED,
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the sheet that is shown.

    Attributes:
        place: its number in the sheet, from 0.
        title: its heading; "Cột D" where it has none.
        field: what it is taken for; None when nothing is taken from it.
    """

    place: int
    title: str
    field: SheetField | None


class PreviewModel(QAbstractTableModel):
    """Shows a proposal; a tick leaves a row out or takes it in again.

    Signals:
        ticked: other rows are wanted now.
    """

    ticked = Signal()

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._proposal: Proposal | None = None
        self._cells: Sequence[Sequence[str]] = ()
        self._rows: Sequence[SheetRow] = ()
        self._columns: tuple[SheetColumn, ...] = ()
        self._left_out: set[int] = set()
        self._shown = Shown.ALL

    # ------------------------------------------------------------ what is shown

    def show_proposal(self, proposal: Proposal, cells: Sequence[Sequence[str]]) -> None:
        """Show a proposal and the cells of its sheet."""
        self.beginResetModel()
        self._proposal, self._cells = proposal, cells
        self._left_out = set(proposal.choices.left_out)
        self._columns = _columns_of(proposal, cells)
        self._rows = self._chosen_rows()
        self.endResetModel()

    def show_only(self, shown: Shown) -> None:
        """Show some of the rows."""
        self.beginResetModel()
        self._shown = shown
        self._rows = self._chosen_rows()
        self.endResetModel()

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """The columns of the sheet, as they stand from left to right behind the model's own."""
        return self._columns

    @property
    def left_out(self) -> frozenset[int]:
        """Rows that a person does not want, as Excel counts."""
        return frozenset(self._left_out)

    def meaning_of(self, column: SheetColumn) -> str:
        """What a column is taken for, as its heading says it."""
        return f"→ {FIELD_TITLES[column.field]}" if column.field is not None else "→ bỏ qua"

    def longest_in(self, column: SheetColumn) -> int:
        """Letters of the longest cell of a column among the first rows."""
        first = [self._cells[row.number - 1] for row in self._rows[:_LOOKED_AT]] or self._cells[:_LOOKED_AT]
        return max((len(cells[column.place]) for cells in first), default=0)

    def row_at(self, row: int) -> SheetRow | None:
        """The task of a row shown; None where there is none, as in a sheet without a column of tasks."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def problems_at(self, index: Index) -> tuple[Problem, ...]:
        """What is wrong in a cell; of the model's own columns, in the whole row."""
        row = self.row_at(index.row())
        if row is None or not row.problems:
            return ()
        if index.column() < OWN_COLUMNS:
            return row.problems
        place = self._columns[index.column() - OWN_COLUMNS].place
        return tuple(problem for problem in row.problems if problem.place.column == place)

    def turn(self, rows: Sequence[int]) -> None:
        """Leave rows out, or take them in again when all of them are left out."""
        new = [row.number for place in rows if (row := self.row_at(place)) is not None and row.outcome is Outcome.NEW]
        if not new:
            return
        if set(new) <= self._left_out:
            self._left_out.difference_update(new)
        else:
            self._left_out.update(new)
        self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), self.columnCount() - 1))
        self.ticked.emit()

    def _chosen_rows(self) -> Sequence[SheetRow]:
        rows = self._proposal.rows if self._proposal is not None else ()
        return [row for row in rows if _FILTERS[self._shown](row)]

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if parent.isValid() or self._proposal is None:
            return 0
        return len(self._rows) if self._has_tasks() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else OWN_COLUMNS + len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row_at(index.row())
        if index.column() == TAKE and row is not None and row.outcome is Outcome.NEW:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TAKE:
            return False
        self.turn([index.row()])
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if section < OWN_COLUMNS:
            return _OWN_TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section - OWN_COLUMNS]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.title}\n{self.meaning_of(column)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"Cột «{column.title}» của bảng; bấm để chọn cột này được hiểu là gì"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index)
            case Qt.ItemDataRole.CheckStateRole:
                return self._tick(index)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(index)
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(index)
            case Qt.ItemDataRole.DecorationRole:
                return self._mark(index)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return "\n".join(map(problem_words, self.problems_at(index))) or self._whole(index)
        return None

    # ------------------------------------------------------------ one cell

    def _words(self, index: Index) -> str:
        row = self.row_at(index.row())
        if index.column() == NUMBER:
            return str(row.number if row is not None else index.row() + 1)
        if index.column() == OUTCOME and row is not None:
            return "Bỏ qua" if row.number in self._left_out else OUTCOME_WORDS[row.outcome]
        if index.column() < OWN_COLUMNS:
            return ""
        return self._cell(index).replace("\n", " ⏎ ")[:_SHOWN_LETTERS]

    def _cell(self, index: Index) -> str:
        row = self.row_at(index.row())
        number = row.number - 1 if row is not None else index.row()
        return self._cells[number][self._columns[index.column() - OWN_COLUMNS].place]

    def _whole(self, index: Index) -> str | None:
        """A long cell in full."""
        if index.column() < OWN_COLUMNS:
            return None
        words = self._cell(index)
        return words if len(words) > 30 else None

    def _tick(self, index: Index) -> Qt.CheckState | None:
        row = self.row_at(index.row())
        if index.column() != TAKE or row is None or row.outcome is not Outcome.NEW:
            return None
        return Qt.CheckState.Unchecked if row.number in self._left_out else Qt.CheckState.Checked

    def _ink(self, index: Index) -> Any:
        row, theme = self.row_at(index.row()), self._place.theme
        if self.problems_at(index) and index.column() >= OWN_COLUMNS:
            return theme.colour(self._tone(index))
        if row is None:
            return None
        if row.number in self._left_out or self._is_skipped(index):
            return theme.colour("quiet")
        return theme.colour(_TONES[row.outcome])

    def _ground(self, index: Index) -> Any:
        if index.column() < OWN_COLUMNS or not self.problems_at(index):
            return None
        return self._place.theme.colour(f"{self._tone(index)}_soft")

    def _mark(self, index: Index) -> Any:
        """A shape beside the colour: for whoever does not tell colours apart."""
        row = self.row_at(index.row())
        if index.column() >= OWN_COLUMNS and self.problems_at(index):
            tone = self._tone(index)
            return self._place.icons.pixmap("late", self._place.theme.colour(tone), 14)
        if index.column() == OUTCOME and row is not None:
            colour = self._place.theme.colour(_TONES[row.outcome])
            return self._place.icons.pixmap(_ICONS[row.outcome], colour, 14)
        return None

    def _tone(self, index: Index) -> str:
        return "late" if any(problem.refuses for problem in self.problems_at(index)) else "soon"

    def _is_skipped(self, index: Index) -> bool:
        return index.column() >= OWN_COLUMNS and self._columns[index.column() - OWN_COLUMNS].field is None

    def _has_tasks(self) -> bool:
        return self._proposal is not None and SheetField.CONTENT in self._proposal.heading.fields


def _columns_of(proposal: Proposal, cells: Sequence[Sequence[str]]) -> tuple[SheetColumn, ...]:
    """The columns that hold anything, the hidden id left out: it says nothing to a person."""
    below = cells[proposal.heading.row + 1 :]
    heading = proposal.heading
    columns = []
    for place, (title, known) in enumerate(zip(heading.titles, heading.fields, strict=True)):
        if known is not SheetField.ID and (title or any(row[place] for row in below)):
            columns.append(SheetColumn(place, title or f"Cột {_letters(place)}", known))
    return tuple(columns)


def _letters(place: int) -> str:
    first, last = divmod(place, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)


def with_left_out(proposal: Proposal, left_out: frozenset[int]) -> Proposal:
    """The proposal without the rows that a person does not want."""
    return replace(proposal, choices=replace(proposal.choices, left_out=left_out))
