"""What a person does with the tasks of the table: decide, edit, copy, paste, give new ones. Dialogs are built here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ui.pages.tasks.actions import TaskActions
from giaoban_tracker.ui.pages.tasks.copying import Copied, copied, put_on_clipboard
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.tasks.editing import Editing


class Deeds(QObject):
    """Carries out the actions of one table.

    Attributes:
        desk: whose rows are copied: today's, or those of an earlier day that is looked at.

    Signals:
        said: (str) words for the status bar.
        given: (TaskId) a new task is in the book.
        pasted: (tuple of TaskId) several are.
    """

    said = Signal(str)
    given = Signal(str)
    pasted = Signal(object)

    def __init__(self, place: Workplace, table: TaskTable, actions: TaskActions, page: QWidget) -> None:
        super().__init__(page)
        self._place = place
        self.desk = place.desk
        self._table = table
        self._page = page
        self._editing: Editing | None = None
        self._actions = actions
        table.customContextMenuRequested.connect(self._open_menu)
        actions.new_wanted.connect(self.give_new)
        actions.copy_wanted.connect(self.copy)
        actions.paste_wanted.connect(self.paste)
        actions.cell_wanted.connect(self.edit_cell)
        actions.fill_wanted.connect(lambda: self.editing().fill_down())
        actions.decision_wanted.connect(self.decide)

    def decide(self, decision: Decision) -> None:
        """Open the dialog of a decision on what is selected."""
        from giaoban_tracker.ui import dialogs  # heavy: dialogs are built when first asked for

        chosen = self._table.selected()
        if len(chosen) == 1:
            dialogs.decide(self._place, self._page.window(), decision, chosen[0])
        elif chosen:
            dialogs.decide_together(self._place, self._page.window(), decision, chosen)

    def report_with_files(self, task: str, paths: Sequence[Path]) -> None:
        """Open the report of a task with files that prove it."""
        from giaoban_tracker.ui.dialogs.report import ReportSheet  # heavy: dialogs are built when first asked for
        from giaoban_tracker.workflow import show_task  # heavy: as above

        place, window = self._place, self._page.window()

        def show(card: show_task.TaskCard) -> None:
            sheet = ReportSheet(place, card, None, window)
            sheet.attach(paths)
            sheet.open()

        place.operations.ask(lambda: show_task.task_card(place.desk, TaskId(task)), show)

    def give_new(self) -> None:
        """Open the form of a new task."""
        from giaoban_tracker.ui import dialogs  # heavy: dialogs are built when first asked for

        dialogs.give_new(self._place, self._page.window(), self.given.emit)

    def edit_cell(self) -> None:
        """Open the current cell; the form of the task where the cell cannot be edited in place."""
        if not self.editing().begin():
            self.decide(Decision.EDIT)

    def editing(self) -> Editing:
        """What edits cells; made when it is first needed."""
        from giaoban_tracker.ui.pages.tasks.editing import Editing  # heavy: fields and dialogs, for who edits

        if self._editing is None:
            self._editing = Editing(self._place, self._table)
            self._editing.said.connect(self.said)
        return self._editing

    def copy(self) -> None:
        """Put the selected rows on the clipboard, in the columns that are seen."""
        desk = self.desk
        today, ids, columns = desk.today, self._table.selected(), self._table.shown_columns()
        self._place.operations.ask(
            lambda: copied(list_tasks.rows(desk, ids, today), columns, today), partial(self._put_on_clipboard, len(ids))
        )

    def paste(self) -> None:
        """Look over what is on the clipboard and give each of its rows as a task."""
        from giaoban_tracker.ui.pages.tasks.pasting import paste  # heavy: tables are pasted now and then

        paste(self._place, self._page.window(), self._tell_pasted)

    def _tell_pasted(self, tasks: tuple[TaskId, ...]) -> None:
        self.pasted.emit(tasks)
        self.said.emit(f"Đã dán {number(len(tasks))} nhiệm vụ. Ctrl+Z để bỏ cả {number(len(tasks))}.")

    def _put_on_clipboard(self, count: int, table: Copied) -> None:
        put_on_clipboard(table)
        self.said.emit(f"Đã chép {number(count)} nhiệm vụ; dán được vào Excel, Word hoặc thư.")

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions.all())
        menu.popup(self._table.viewport().mapToGlobal(at))
