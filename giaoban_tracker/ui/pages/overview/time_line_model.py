"""The time line's lines: headings of lanes and the tasks of open ones; rows come as they come in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.pages.overview.time_line_paint import bar_words
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.time_line import LaneBy, TimeLane

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 4000
NAME, DAYS = range(2)
_TITLES = ("Nhiệm vụ", "Ngày")
NO_LANE = {
    LaneBy.UNIT: "Chưa rõ đơn vị chủ trì",
    LaneBy.LEADER: "Không ghi lãnh đạo",
    LaneBy.FIELD: "Không ghi lĩnh vực",
    LaneBy.MEETING: "Không từ kỳ giao ban nào",
}
"""What the lane of those without one is called."""


class TimeLineModel(QAbstractTableModel):
    """Lines by place; replaced whole when the lanes are others."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._by = LaneBy.UNIT
        self._lanes: tuple[TimeLane, ...] = ()
        self._lines: list[TimeLane | TaskId] = []
        self._rows: dict[TaskId, TaskRow] = {}

    @property
    def lanes(self) -> tuple[TimeLane, ...]:
        return self._lanes

    def show_lanes(self, lanes: Sequence[TimeLane], by: LaneBy, today: date) -> None:
        """Show these in the place of what stood there; rows are asked for anew."""
        self.beginResetModel()
        self._lanes, self._by, self._today = tuple(lanes), by, today
        self._lines = []
        for lane in lanes:
            self._lines.append(lane)
            self._lines.extend(lane.ids or ())
        self._rows.clear()
        self.endResetModel()

    def take_rows(self, rows: Iterable[TaskRow]) -> None:
        """Rows that were asked for have come."""
        if len(self._rows) > _KEPT:
            self._rows.clear()
        self._rows.update((row.id, row) for row in rows)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, DAYS))

    def missing(self, first: int, last: int) -> list[TaskId]:
        """The tasks between two places, both inclusive, whose rows are not there yet."""
        asked = self._lines[max(0, first) : last + 1]
        return [one for one in asked if isinstance(one, str) and one not in self._rows]

    def lane_at(self, place: int) -> TimeLane | None:
        """The lane whose heading stands at a place; None where a task does."""
        line = self._lines[place] if 0 <= place < len(self._lines) else None
        return line if isinstance(line, TimeLane) else None

    def task_at(self, place: int) -> TaskId | None:
        """The task at a place; None where a heading stands."""
        line = self._lines[place] if 0 <= place < len(self._lines) else None
        return line if isinstance(line, str) else None

    def row_at(self, place: int) -> TaskRow | None:
        """The row at a place; None for a heading, and while the row is on its way."""
        task = self.task_at(place)
        return self._rows.get(task) if task is not None else None

    def place_of(self, line: str) -> int:
        """Where a task or the lane of that value stands first; -1 for nowhere."""
        for place, one in enumerate(self._lines):
            if (one.value if isinstance(one, TimeLane) else one) == line:
                return place
        return -1

    def headings(self) -> list[int]:
        """The places of all headings."""
        return [place for place, line in enumerate(self._lines) if isinstance(line, TimeLane)]

    def heading_words(self, lane: TimeLane) -> tuple[str, str]:
        """What a lane is called, and what is counted in it."""
        late = f", {number(lane.late)} quá hạn" if lane.late else ""
        name = lane.label or NO_LANE[self._by]
        return name[:1].upper() + name[1:], f"{number(lane.count)} nhiệm vụ{late}"

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        if role not in wanted:
            return None
        lane = self.lane_at(index.row())
        if lane is not None:
            return self._of_lane(lane, index.column(), role)
        row = self.row_at(index.row())
        return self._of_row(row, index.column(), role) if row is not None else ""

    def _of_lane(self, lane: TimeLane, column: int, role: int) -> str:
        name, counted = self.heading_words(lane)
        state = "đang gấp" if lane.ids is None else "đang mở"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{name}: {counted}. Bấm hoặc Enter để {'mở' if lane.ids is None else 'gấp'}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}: {counted}, {state}"
        return f"{name} – {counted}" if column == NAME else ""

    def _of_row(self, row: TaskRow, column: int, role: int) -> str:
        if role == Qt.ItemDataRole.ToolTipRole:
            days = bar_words(row, self._today)
            return f"{row.code} · {row.content}\nChủ trì: {row.lead or 'chưa rõ đơn vị'}\n{days[:1].upper()}{days[1:]}"
        return f"{row.code} {row.content}" if column == NAME else bar_words(row, self._today)
