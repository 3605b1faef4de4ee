"""The panel at the window's right edge: reads the card of one task and keeps it true. Empty and cheap until then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.identity import SubjectId, TaskId, UnitId
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import show_task
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.show_task import TaskCard

if TYPE_CHECKING:
    from giaoban_tracker.ui.detail.card import CardView

_NAMES = (SubjectKind.UNIT, SubjectKind.BLOC, SubjectKind.MEETING, SubjectKind.CONCLUSION)


class TaskDetail(QFrame):
    """One task, whole.

    Signals:
        meeting_wanted: (MeetingId, ConclusionId) show the source words where they stand in the minutes.
        task_wanted, tasks_wanted: (TaskId), (TaskQuery) tasks that belong to the one shown.
        closed: the person has no more need of it, or the task is gone.
    """

    meeting_wanted = Signal(str, str)
    task_wanted = Signal(str)
    tasks_wanted = Signal(object)
    closed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._desk = place.desk
        self._task: TaskId | None = None
        self._view: CardView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName("Chi tiết nhiệm vụ")
        self.setMinimumWidth(300)

    @property
    def has_task(self) -> bool:
        """Whether there is anything to show."""
        return self._task is not None

    def show_task(self, task: TaskId) -> None:
        """Read a task and show it."""
        self._task = task
        self._read()

    def look_at(self, desk: Desk) -> None:
        """Show tasks from this desk's book from now on: today's, or the one of an earlier day."""
        if desk is not self._desk:
            self._desk = desk
            if self._task is not None:
                self._read()

    def take(self, changes: Changes) -> None:
        """Read the task again when what is shown of it may be another."""
        if self._task is None:
            return
        touched = (SubjectKind.TASK, SubjectId(self._task)) in changes.subjects
        if touched or any(changes.touches(kind) for kind in _NAMES):
            self._read()

    def _read(self) -> None:
        desk, task = self._desk, self._task
        assert task is not None
        self._place.operations.ask(
            lambda: show_task.task_card(desk, task), self._show, failed=self._fail, replacing="task-detail"
        )

    def _show(self, card: TaskCard) -> None:
        if self._view is None:
            from giaoban_tracker.ui.detail.card import CardView  # heavy: built when first shown

            self._view = CardView(self._place)
            self._view.meeting_wanted.connect(self.meeting_wanted)
            self._view.task_wanted.connect(self.task_wanted)
            self._view.tasks_wanted.connect(self.tasks_wanted)
            self._view.closed.connect(self.closed)
            self._view.extension_wanted.connect(self._extend)
            self._view.decision_wanted.connect(self._decide)
            self._column.addWidget(self._view)
        self._view.show_card(card)

    def _fail(self, error: GiaobanError) -> None:
        """A task whose assignment was undone is gone; anything else is told."""
        if isinstance(error, Refused) and error.code == "unknown-task":
            self._task = None
            self.closed.emit()
        else:
            self._place.operations.refused.emit(error)

    def _extend(self, task: TaskId, day: date) -> None:
        from giaoban_tracker.ui.dialogs.extend import ExtendSheet  # heavy: dialogs are built when first asked for

        desk = self._place.desk

        def show(card: TaskCard) -> None:
            sheet = ExtendSheet(self._place, card, self.window())
            sheet.propose(day)
            sheet.open()

        self._place.operations.ask(lambda: show_task.task_card(desk, task), show)

    def _decide(self, decision: Decision, unit: UnitId | None) -> None:
        from giaoban_tracker.ui import dialogs  # heavy: dialogs are built when first asked for

        if self._task is not None:
            dialogs.decide(self._place, self.window(), decision, self._task, unit)
