"""Bảng theo tình trạng: columns of tasks; dragging one to another opens the decision that brings it there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui import dialogs
from giaoban_tracker.ui.pages.overview.board_moves import decision_of
from giaoban_tracker.ui.pages.overview.lane_list import LANE_WORDS, LaneList
from giaoban_tracker.ui.pages.overview.sheet import OverviewSheet
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.board import Lane, LaneRows, board

_MOST = 60
"""Cards of a column; the rest is counted and opened in the table."""


class BoardSheet(OverviewSheet):
    """The board.

    Signals:
        tasks_wanted: (TaskQuery) show all rows of a column.
        task_wanted: (TaskId) show one task.
        said: (str) words for the status bar.
    """

    task_wanted = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._rows: dict[TaskId, TaskRow] = {}
        self._lanes = {lane: LaneList(lane, place) for lane in Lane}
        self._hint = QLabel(
            "Kéo nhiệm vụ sang cột khác để quyết định: nghiệm thu, gia hạn, tạm dừng, mở lại. "
            "Phím Menu cho cùng các lựa chọn; Ctrl+Z hoàn tác.",
            wordWrap=True,
        )
        self._hint.setProperty("quiet", True)
        self._lay_out()
        for one in self._lanes.values():
            one.wanted.connect(self.tasks_wanted)
            one.opened.connect(self.task_wanted)
            one.dropped.connect(self.move_task)
            one.menu_wanted.connect(self._show_menu)

    def _first(self) -> QWidget:
        return self._lanes[Lane.OVERDUE].cards

    def move_task(self, task: str, to: Lane) -> None:
        """Open the decision that brings a task into a column, or say why there is none."""
        row = self._rows.get(TaskId(task))
        decision = decision_of(row, to) if row is not None else ""
        if row is None or not decision:
            return
        if isinstance(decision, Decision):
            dialogs.decide(self._place, self, decision, row.id)
        else:
            self._hint.setText(decision)
            self.said.emit(decision)

    def _lay_out(self) -> None:
        lanes = QHBoxLayout()
        lanes.setSpacing(8)
        for one in self._lanes.values():
            lanes.addWidget(one, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addLayout(lanes, 1)

    def _read(self) -> None:
        self._outdated = False
        desk = self._place.desk
        self._place.operations.ask(lambda: board(desk, rows=_MOST), self._show, replacing="overview-board")

    def _show(self, lanes: Sequence[LaneRows]) -> None:
        self._rows = {row.id: row for lane in lanes for row in lane.first}
        for lane in lanes:
            self._lanes[lane.lane].show_rows(lane)

    def _show_menu(self, row: TaskRow, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Xem nhiệm vụ", lambda: self.task_wanted.emit(row.id))
        for lane in Lane:
            decision = decision_of(row, lane)
            if isinstance(decision, Decision):
                words = f"Sang “{LANE_WORDS[lane]}”: {decision.value.words}"
                menu.addAction(words, partial(self.move_task, row.id, lane))
        menu.popup(place)
