"""Editing in the table as in a sheet: F2 opens the cell, Enter goes down, Tab goes on, Ctrl+D fills down.

What is written is one errand a cell, with its name in the undo menu. A later day is an extension: the book wants a
reason, so its dialog opens with the day in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import QObject, Signal

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.extend import ExtendSheet
from giaoban_tracker.ui.dialogs.together import TogetherSheet
from giaoban_tracker.ui.pages.tasks.cell_editors import CellEditor, CellProblem, DayCell, UnitsCell
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.task_decisions import MOST_TOGETHER, Decision
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import edit_cells, list_tasks, show_task
from giaoban_tracker.workflow.edit_cells import CellField, CellValue

_OFFERED = {CellField.FIELD: TaskColumn.FIELD, CellField.LEADER: TaskColumn.LEADER}


@dataclass(slots=True)
class _Open:
    """The cell that is being edited."""

    editor: CellEditor
    task: Task
    field: CellField
    place: int


class Editing(QObject):
    """Opens cells of one table and writes what is typed in them.

    Signals:
        said: (str) words for the status bar.
    """

    said = Signal(str)

    def __init__(self, place: Workplace, table: TaskTable) -> None:
        super().__init__(table)
        self._place = place
        self._table = table
        self._open: _Open | None = None
        table.verticalScrollBar().valueChanged.connect(lambda _: self._lay_over())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self._lay_over())
        table.columns_header.sectionResized.connect(lambda *_: self._lay_over())

    @property
    def editor(self) -> CellEditor | None:
        """The field that is open; None when there is none."""
        return self._open.editor if self._open is not None else None

    def begin(self) -> bool:
        """Open the current cell; False when its column cannot be edited in place."""
        index = self._table.currentIndex()
        field = field_of(index.column()) if index.isValid() else None
        task = self._table.current()
        if field is None or task is None:
            return False
        desk, place = self._place.desk, index.column()
        self._place.operations.ask(
            lambda: (edit_cells.read_task(desk, task), list_tasks.particulars(desk).units),
            lambda read: self._show(read[0], read[1], field, place),
            replacing="task-cell",
        )
        return True

    def fill_down(self) -> None:
        """Give the selected tasks what the topmost of them has in the current column."""
        field = field_of(self._table.currentIndex().column())
        source, *targets = self._table.selected() or (None,)
        if field is None or source is None or not targets:
            self.said.emit("Chọn từ hai dòng trở lên, đứng ở cột cần điền rồi bấm Ctrl+D.")
            return
        if len(targets) >= MOST_TOGETHER:
            self.said.emit(f"Mỗi lần điền được tối đa {number(MOST_TOGETHER)} dòng.")
            return
        if field is CellField.DUE:
            self._fill_days(source, targets)
        else:
            self._fill(source, targets, field)

    # ------------------------------------------------------------ one cell

    def _show(self, task: Task, units: Sequence[Unit], field: CellField, place: int) -> None:
        self._close()
        if self._table.current() != task.id:
            return
        editor = self._editor(task, units, field)
        self._open = _Open(editor, task, field, place)
        self._lay_over()
        editor.show()
        editor.setFocus()
        editor.done.connect(self._finish)
        editor.left_off.connect(self._close)
        editor.abandoned.connect(self._abandon)
        if field in _OFFERED:
            desk, column = self._place.desk, _OFFERED[field]
            self._place.operations.ask(
                lambda: list_tasks.facets(desk, TaskQuery(desk.today), column),
                lambda found: self._offer(editor, [facet.value for facet in found if facet.value]),
                replacing="task-cell-words",
                aside=True,
            )

    def _editor(self, task: Task, units: Sequence[Unit], field: CellField) -> CellEditor:
        name = f"{_TITLES[field]} của {task.terms.code}"
        over = self._table.viewport()
        value = edit_cells.value_of(task, field)
        if field in (CellField.LEAD, CellField.SUPPORT):
            chosen = cast("tuple[UnitId, ...]", value)
            known = [unit for unit in units if unit.exists_on(self._place.desk.today) or unit.id in chosen]
            return UnitsCell(name, chosen, known, over)
        if field is CellField.DUE:
            return DayCell(name, task.deadline.due, self._place.desk.today, over)
        return CellEditor(name, str(value), over)

    def _offer(self, editor: CellEditor, words: Sequence[str]) -> None:
        if self._open is not None and self._open.editor is editor:
            editor.offer(words)

    def _lay_over(self) -> None:
        """Lay the field over its cell, wherever that has moved."""
        if self._open is None:
            return
        places = self._table.places_of([self._open.task.id])
        if not places:
            self._close()
            return
        rect = self._table.visualRect(self._table.model().index(places[0], self._open.place))
        self._open.editor.lay_over(rect)

    def _abandon(self) -> None:
        self._finish(0, edits=False, moves=False)

    def _finish(self, step: int, edits: bool, moves: bool = True) -> None:
        opened = self._open
        if opened is None:
            return
        try:
            value = opened.editor.value()
        except CellProblem as problem:
            if moves:
                opened.editor.tell(str(problem))
            else:
                self.said.emit(f"Chưa sửa {opened.task.terms.code}: {problem}")
                self._close()
            return
        self._close(keep_focus=moves)
        if value != edit_cells.value_of(opened.task, opened.field):
            self._write(opened.task, opened.field, value)
        if moves:
            self._go_on(step, edits=edits)

    def _write(self, task: Task, field: CellField, value: CellValue) -> None:
        if field is CellField.DUE and edit_cells.is_extension(value, task.deadline.due):
            self._extend(task.id, value)
            return
        desk = self._place.desk
        self._place.undo.decide(
            f"Sửa {_TITLES[field].lower()} của {task.terms.code}",
            lambda: edit_cells.write_cell(desk, task.id, field, value, task.revision),
            failed=self._refuse,
        )

    def _refuse(self, error: GiaobanError) -> None:
        self.said.emit(sentence(error))
        self._place.operations.refused.emit(error)

    def _extend(self, task: TaskId, day: date) -> None:
        place, window = self._place, self._table.window()

        def show(card: show_task.TaskCard) -> None:
            sheet = ExtendSheet(place, card, window)
            sheet.propose(day)
            sheet.open()

        place.operations.ask(lambda: show_task.task_card(place.desk, task), show)

    def _go_on(self, step: int, *, edits: bool) -> None:
        index = self._table.currentIndex()
        if step == 0:
            self._table.go_to(index.row() + 1, index.column())
            return
        columns = [COLUMNS.index(column) for column in self._table.shown_columns()]
        able = [place for place in columns if field_of(place) is not None]
        at = able.index(index.column()) + step if index.column() in able else 0
        self._table.go_to(index.row() + at // len(able), able[at % len(able)])
        if edits:
            self.begin()

    def _close(self, *, keep_focus: bool = True) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        opened.editor.blockSignals(True)
        opened.editor.hide()
        opened.editor.deleteLater()
        if keep_focus:
            self._table.setFocus()

    # ------------------------------------------------------------ filling down

    def _fill(self, source: TaskId, targets: Sequence[TaskId], field: CellField) -> None:
        desk = self._place.desk
        self._place.undo.decide(
            f"Điền {_TITLES[field].lower()} xuống {number(len(targets))} nhiệm vụ",
            lambda: edit_cells.fill_down(desk, source, targets, field),
            lambda: self.said.emit(f"Đã điền {_TITLES[field].lower()} xuống {number(len(targets))} nhiệm vụ."),
        )

    def _fill_days(self, source: TaskId, targets: Sequence[TaskId]) -> None:
        desk = self._place.desk
        self._place.operations.ask(
            lambda: list_tasks.rows(desk, [source, *targets], desk.today),
            lambda rows: self._fill_day(rows[0], rows[1:]),
        )

    def _fill_day(self, source: TaskRow, rows: Sequence[TaskRow]) -> None:
        day = source.deadline.due
        later = [row for row in rows if edit_cells.is_extension(day, row.deadline.due)]
        if not later or day is None:
            self._fill(source.id, [row.id for row in rows], CellField.DUE)
            return
        sheet = TogetherSheet(self._place, Decision.EXTEND, later, self._table.window())
        sheet.propose(day)
        sheet.open()


def field_of(place: int) -> CellField | None:
    """What is edited in a column; None where nothing is."""
    return _FIELDS.get(COLUMNS[place].key) if 0 <= place < len(COLUMNS) else None


_FIELDS = {field.value: field for field in CellField}
_TITLES = {_FIELDS[column.key]: column.title for column in COLUMNS if column.key in _FIELDS}
