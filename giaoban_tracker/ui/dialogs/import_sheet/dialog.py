"""The dialog of an import: the sheet as it stands, what becomes of each row, units to confirm, one button that writes.

Every choice proposes anew, off the window's thread; nothing is written before the button, and one undo takes all of it
back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.unit import Unit, UnitTerms
from giaoban_tracker.ui.dialogs.import_sheet.choices_bar import ChoicesBar
from giaoban_tracker.ui.dialogs.import_sheet.column_bar import ColumnBar
from giaoban_tracker.ui.dialogs.import_sheet.preview_model import OWN_COLUMNS, PreviewModel, Shown, with_left_out
from giaoban_tracker.ui.dialogs.import_sheet.preview_table import PreviewTable
from giaoban_tracker.ui.dialogs.import_sheet.units_panel import NEW, OPEN, UnitsPanel, confirmed
from giaoban_tracker.ui.sheet_wording import counts, problem_words
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import import_sheet
from giaoban_tracker.workflow.describe_office import proposed_code
from giaoban_tracker.workflow.import_sheet import (
    Choices,
    Imported,
    NewUnit,
    OpenedSheets,
    Proposal,
    SheetField,
    with_field,
)

_FILTERS = {
    Shown.ALL: "Mọi dòng",
    Shown.TO_SEE: "Dòng có ô cần xem",
    Shown.NEW: "Dòng nhập mới",
    Shown.SAME: "Dòng đã có trong sổ",
    Shown.REFUSED: "Dòng không nhập được",
}
_PANEL_WIDTH = 290
_TOLD_PROBLEMS = 3
_WIDEST, _TALLEST, _MARGIN = 1280, 720, 48


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the dialog offers to choose from.

    Attributes:
        units: those in being, in the order in which they are offered.
        meetings: newest first.
    """

    units: tuple[Unit, ...]
    meetings: tuple[Meeting, ...]


class ImportDialog(QDialog):
    """Asks about one workbook and imports it."""

    def __init__(
        self,
        place: Workplace,
        sheets: OpenedSheets,
        proposal: Proposal,
        around: Surroundings,
        then: Callable[[Imported], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show a proposal.

        Args:
            then: told what was imported once it is in the book.
        """
        super().__init__(parent)
        self._place = place
        self._sheets = sheets
        self._proposal = proposal
        self._around = around
        self._then = then
        self._new_units: dict[str, NewUnit] = {}
        self.setWindowTitle(f"Nhập nhiệm vụ từ Excel – {proposal.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._build()
        self._lay_out()
        self._wire()
        self._show()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self._bar = ChoicesBar(self._proposal.sheets, self._around.meetings)
        self._filter = QComboBox()
        self._filter.setAccessibleName("Xem những dòng nào")
        for shown, words in _FILTERS.items():
            self._filter.addItem(words, shown)
        self._column_bar = ColumnBar()
        self._model = PreviewModel(self._place, self)
        self._table = PreviewTable(self._model)
        self._panel = UnitsPanel(self._around.units)
        self._told = QLabel(wordWrap=True)
        self._told.setAccessibleName("Ô đang chọn")
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._summary = QLabel()
        self._summary.setProperty("title", True)
        self._refusal = QLabel(wordWrap=True)
        self._refusal.setProperty("wrong", True)
        self._refusal.hide()
        self._yes = QPushButton()
        self._yes.setProperty("main", True)
        self._yes.setDefault(True)
        self._yes.setShortcut(QKeySequence("Ctrl+Return"))
        self._no = QPushButton("Thôi")
        self._no.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._bar)
        column.addLayout(self._second_row())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._table)
        splitter.addWidget(self._panel)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        self._panel.setMinimumWidth(_PANEL_WIDTH)
        column.addWidget(splitter, 1)
        self._told.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        column.addWidget(self._told)
        column.addWidget(self._refusal)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._summary, 1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        column.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(min(_WIDEST, room.width() - _MARGIN), min(_TALLEST, room.height() - _MARGIN))

    def _second_row(self) -> QHBoxLayout:
        """What the column at hand means, and which rows are shown."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._column_bar)
        row.addStretch()
        row.addWidget(self._filter)
        return row

    def _wire(self) -> None:
        self._bar.sheet_chosen.connect(self._choose_sheet)
        self._bar.meeting_chosen.connect(self._choose_meeting)
        self._bar.letters_chosen.connect(self._choose_letters)
        self._filter.activated.connect(self._choose_rows)
        self._column_bar.chosen.connect(self._choose_field)
        self._panel.chosen.connect(self._choose_unit)
        self._table.moved.connect(self._follow_cell)
        self._table.heading_pressed.connect(lambda _: self._column_bar.offer())
        self._model.ticked.connect(self._count)
        self._yes.clicked.connect(self.accept)
        self._no.clicked.connect(self.reject)

    # ------------------------------------------------------------ showing

    def _show(self) -> None:
        proposal = self._proposal
        columns = self._model.columns
        self._model.show_proposal(proposal, self._sheets.cells(proposal))
        if self._model.columns != columns:
            self._table.fit()
        self._bar.show_proposal(proposal)
        self._panel.show_asked(proposal.asked, self._meant())
        self._panel.setVisible(bool(proposal.asked))
        if self._model.rowCount() and not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._model.index(0, OWN_COLUMNS))
            self._table.setFocus()
        self._follow_cell()
        self._count()

    def _meant(self) -> dict[str, str]:
        new = {unit.id for unit in self._new_units.values()}
        return {
            words: OPEN if unit is None else NEW if unit in new else unit
            for words, unit in self._proposal.choices.units.items()
        }

    def _count(self) -> None:
        wanted = with_left_out(self._proposal, self._model.left_out)
        if SheetField.CONTENT not in wanted.heading.fields:
            self._summary.setText("Chưa rõ cột nào là nội dung nhiệm vụ: bấm vào đầu cột đó rồi chọn.")
        else:
            cells = len({(problem.cell, problem.sheet) for problem in wanted.problems})
            to_see = f" · {number(cells)} ô cần xem" if cells else ""
            self._summary.setText(f"{counts(wanted)}{to_see}")
        new = len(wanted.wanted)
        self._yes.setText(f"Nhập {number(new)} nhiệm vụ" if new else "Không có gì để nhập")
        self._yes.setToolTip(f"{self._yes.text()} (Ctrl+Enter)")
        self._yes.setEnabled(bool(new))

    def _follow_cell(self) -> None:
        index = self._table.currentIndex()
        place = index.column() - OWN_COLUMNS
        columns = self._model.columns
        self._column_bar.show_column(columns[place] if 0 <= place < len(columns) else None)
        row = self._model.row_at(index.row())
        problems = row.problems if row is not None else ()
        told = [f"Ô {problem.cell}: {problem_words(problem)}" for problem in problems[:_TOLD_PROBLEMS]]
        if len(problems) > _TOLD_PROBLEMS:
            told.append(f"… và {len(problems) - _TOLD_PROBLEMS} ô nữa của dòng này.")
        hint = "Phím cách: nhập hoặc bỏ qua các dòng đang chọn." if row is not None else ""
        self._told.setText("  ".join(told) or hint)
        self._told.setProperty("quiet", not told)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)

    # ------------------------------------------------------------ what a person chooses

    def _choose_sheet(self, name: str) -> None:
        self._propose(Choices(name, meeting=self._proposal.choices.meeting))

    def _choose_meeting(self, meeting: str) -> None:
        self._propose(replace(self._choices(), meeting=MeetingId(meeting) if meeting else None))

    def _choose_letters(self, on: bool) -> None:
        self._propose(replace(self._choices(), convert=on, heading=None))

    def _choose_rows(self, _place: int) -> None:
        self._model.show_only(Shown(self._filter.currentData()))
        self._follow_cell()

    def _choose_field(self, column: int, known: SheetField | None) -> None:
        self._propose(replace(self._choices(), heading=with_field(self._proposal.heading, column, known)))

    def _choose_unit(self, words: str, chosen: str) -> None:
        if chosen == NEW:
            unit: UnitId | None = self._new_unit(words).id
        else:
            self._new_units.pop(words, None)
            unit = None if chosen == OPEN else UnitId(chosen)
        units = {**self._proposal.choices.units, words: unit}
        self._propose(replace(self._choices(), units=units, new_units=tuple(self._new_units.values())))

    def _new_unit(self, words: str) -> NewUnit:
        """A unit of that name with a code of its own, last in the office's order."""
        others = (*self._around.units, *(Unit(new.id, new.terms) for new in self._new_units.values()))
        order = max((unit.terms.order for unit in others), default=0) + 1
        code = proposed_code(words, others) or f"DV{order}"
        unit = NewUnit(UnitId(self._place.desk.new_id()), UnitTerms(words, code, order=order))
        self._new_units[words] = unit
        return unit

    def _choices(self) -> Choices:
        return replace(self._proposal.choices, left_out=self._model.left_out)

    def _propose(self, choices: Choices) -> None:
        desk, sheets = self._place.desk, self._sheets

        def errand() -> Proposal:
            proposal = import_sheet.propose(desk, sheets, choices)
            sheets.cells(proposal)  # worked out here, where nobody waits
            return proposal

        self._refusal.hide()
        self._yes.setEnabled(False)
        self._summary.setText("Đang đọc lại bảng…")
        self._hold_still()
        self._place.operations.ask(
            errand,
            self._take,
            failed=self._refuse,
            replacing="import-sheet",
            aside=True,
        )

    def _hold_still(self) -> None:
        """Paint what is to be painted, and nothing more until the errand is over.

        A cell is painted by Python; beside an errand that reckons, each would wait its turn, and the window with it.
        """
        self._table.viewport().repaint()
        self._table.setUpdatesEnabled(False)

    def _take(self, proposal: Proposal) -> None:
        self._table.setUpdatesEnabled(True)
        self._proposal = proposal
        self._show()

    # ------------------------------------------------------------ writing

    def accept(self) -> None:
        """Write what is wanted; names that a person has left as they were guessed are confirmed with it."""
        if not self._yes.isEnabled():
            return
        desk = self._place.desk
        choices = self._choices()
        choices = replace(choices, units=confirmed(self._proposal.asked, choices.units))
        proposal = replace(self._proposal, choices=choices)
        written: list[Imported] = []

        def errand() -> Changes:
            written.append(import_sheet.accept(desk, proposal))
            return written[-1].changes

        self._yes.setEnabled(False)
        self._yes.setText("Đang ghi vào sổ…")
        self._hold_still()
        title = f"Nhập {number(len(proposal.wanted))} nhiệm vụ từ Excel"
        self._place.undo.decide(title, errand, lambda: self._finish(written[-1]), failed=self._refuse)

    def _finish(self, imported: Imported) -> None:
        super().accept()
        self._then(imported)

    def _refuse(self, error: GiaobanError) -> None:
        self._table.setUpdatesEnabled(True)
        self._refusal.setText(sentence(error))
        self._refusal.show()
        self._count()
