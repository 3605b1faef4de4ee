"""The rows of a unit's list: a heading for each ground, below it its tasks; searched without diacritics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.ui.unit_words import GROUND_TITLES, due_words, mark_of, side_words
from giaoban_tracker.workflow.post.my_tasks import MyTask

Row = MyTask | str
"""A task, or the words of a heading."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class MineModel(QAbstractListModel):
    """Headings and tasks in one list; a heading can be neither chosen nor stood on."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._all: tuple[MyTask, ...] = ()
        self._search = ""
        self._rows: list[Row] = []

    @property
    def today(self) -> date:
        return self._today

    @property
    def tasks(self) -> list[MyTask]:
        """The tasks that are shown, in their order."""
        return [row for row in self._rows if not isinstance(row, str)]

    def show_tasks(self, tasks: Sequence[MyTask]) -> None:
        """Show these tasks instead, in the order given."""
        self._all = tuple(tasks)
        self._fill()

    def search(self, text: str) -> None:
        """Show only tasks in which all these words occur, marks and case aside."""
        self._search = folded(text)
        self._fill()

    def task_at(self, index: Index) -> MyTask | None:
        """The task of a row; None for a heading and for no row."""
        row = self._rows[index.row()] if index.isValid() else ""
        return None if isinstance(row, str) else row

    def index_of(self, task: TaskId) -> QModelIndex:
        """The row of a task; no row when it is not shown."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, str) and row.id == task:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else _spoken(row, self._today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = []
        shown = [task for task in self._all if self._fits(task)]
        counts: dict[str, int] = {}
        for task in shown:
            title = GROUND_TITLES[task.ground]
            counts[title] = counts.get(title, 0) + 1
        heading = ""
        for task in shown:
            title = GROUND_TITLES[task.ground]
            if title != heading:
                heading = title
                self._rows.append(f"{title} ({counts[title]})")
            self._rows.append(task)
        self.endResetModel()

    def _fits(self, task: MyTask) -> bool:
        text = folded(f"{task.code} {task.content} {task.leader} {task.returned}")
        return all(word in text for word in self._search.split())


def _spoken(task: MyTask, today: date) -> str:
    """A line as a screen reader says it."""
    returned = f"Văn phòng trả lại: {task.returned}" if task.returned else ""
    parts = (task.code, mark_of(task, today).whole, due_words(task), task.content, returned, side_words(task))
    return ". ".join(part for part in parts if part)
