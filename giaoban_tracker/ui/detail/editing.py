"""What the card writes when one of its fields was edited where it stands: by the same rules as a cell of the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui.detail.in_place import DayInPlace, InPlace, WordsInPlace
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import edit_cells
from giaoban_tracker.workflow.edit_cells import CellField, CellValue
from giaoban_tracker.workflow.show_task import TaskCard


class CardEditing(QObject):
    """Makes the fields of one card.

    Signals:
        turned: a field was opened or left.
        extension_wanted: (TaskId, date) the person typed a later day than the one in force, which asks its reason.
    """

    turned = Signal()
    extension_wanted = Signal(str, object)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def words(self, card: TaskCard, field: CellField, title: str, label: QLabel, *, long: bool = False) -> QWidget:
        """A field of words with its pencil; the words alone where nothing may be edited."""
        if not may_be_edited(card):
            return label
        value = str(edit_cells.value_of(card.task, field))
        return self._wired(card, field, WordsInPlace(self._place, title, value, label, long=long))

    def day(self, card: TaskCard, label: QLabel) -> QWidget:
        """The day in force with its pencil; the words alone where nothing may be edited."""
        if not may_be_edited(card):
            return label
        return self._wired(card, CellField.DUE, DayInPlace(self._place, "Thời hạn", card.task.deadline.due, label))

    def _wired(self, card: TaskCard, field: CellField, edited: InPlace) -> InPlace:
        edited.opened.connect(self.turned)
        edited.written.connect(partial(self._write, card, field, edited))
        return edited

    def _write(self, card: TaskCard, field: CellField, edited: InPlace, value: CellValue) -> None:
        desk, task = self._place.desk, card.task
        if field is CellField.DUE and edit_cells.is_extension(value, task.deadline.due):
            edited.close_editor()
            self.extension_wanted.emit(task.id, value)
            return

        # Who went on to another task has taken the field away before the answer comes.
        def close() -> None:
            if isValid(edited):
                edited.close_editor()

        def refuse(error: GiaobanError) -> None:
            if isValid(edited):
                edited.tell(sentence(error))
            else:
                self._place.operations.refused.emit(error)

        self._place.undo.decide(
            f"Sửa {edited.accessibleName().lower()} của {task.terms.code}",
            lambda: edit_cells.write_cell(desk, task.id, field, value, task.revision),
            close,
            failed=refuse,
        )


def may_be_edited(card: TaskCard) -> bool:
    """Whether the terms may still be put otherwise without a correction; of a past day nothing may."""
    return not card.past and card.task.stands and card.task.finished_on is None
