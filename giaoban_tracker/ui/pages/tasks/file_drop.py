"""A file dragged onto a row: offered as what proves the report on that task; the row lights up under it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.ui.pages.tasks.model import TaskTableModel
from giaoban_tracker.ui.pages.tasks.table import TaskTable


class FileDrop(QObject):
    """Takes files that are dropped on the rows of one table; a single workbook is left to whoever imports it.

    Signals:
        dropped: (TaskId, tuple of Path) these files on that task.
    """

    dropped = Signal(str, object)

    def __init__(self, table: TaskTable, model: TaskTableModel) -> None:
        super().__init__(table)
        self._locked = False
        self._table = table
        self._model = model
        table.take_drags(self.take)

    def lock(self, why: str) -> None:
        """Take nothing, for this reason; empty words take files again."""
        self._locked = bool(why)

    def take(self, event: QDropEvent) -> None:
        """Accept what fits the row under the pointer; what is ignored goes on to the page."""
        paths = () if self._locked else _files(event)
        task = self._task_at(event) if paths and not _is_workbook(paths) else None
        if task is not None:
            event.acceptProposedAction()
        elif event.type() == QEvent.Type.DragEnter and paths and not _is_workbook(paths):
            # A drag that has come in is asked again over the next row.
            event.accept()
            return
        else:
            event.ignore()
            return
        if event.type() == QEvent.Type.DragMove and self._table.selected() != (task,):
            self._table.select([task])
        elif event.type() == QEvent.Type.Drop:
            self.dropped.emit(task, paths)

    def _task_at(self, event: QDropEvent) -> TaskId | None:
        """The task under the pointer, if a report on it can still be entered."""
        place = self._table.rowAt(round(event.position().y()))
        row = self._model.row_at(place) if place >= 0 else None
        open_still = row is not None and row.finished_on is None and row.standing is not Standing.WITHDRAWN
        return row.id if row is not None and open_still else None


def _files(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return paths if len(paths) == len(urls) else ()


def _is_workbook(paths: Sequence[Path]) -> bool:
    return len(paths) == 1 and paths[0].suffix.lower() == ".xlsx"
