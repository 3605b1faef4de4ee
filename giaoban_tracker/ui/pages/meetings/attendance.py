"""Who is called to a meeting and who came: a tick for each unit that was there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.meeting import MeetingRecord
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.wording import number

_UNIT = Qt.ItemDataRole.UserRole


class AttendanceView(QFrame):
    """A tick list of the units that are called, all ticked until somebody says otherwise.

    Signals:
        ticked: (UnitId) the person ticked or unticked this unit; `present` and `absent` say how it is now.
    """

    ticked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: MeetingId | None = None
        self._writable = self._held = self._is_recorded = False
        self.setProperty("card", True)
        title = QLabel("Thành phần dự họp")
        title.setProperty("title", True)
        self.count = QLabel()
        self.count.setProperty("quiet", True)
        self.list = QListWidget()
        self.list.setAccessibleName("Đơn vị dự họp; đánh dấu đơn vị có mặt")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.all = QPushButton("Có mặt đủ")
        self.all.setToolTip("Đánh dấu mọi đơn vị có mặt")
        self.none = QLabel("Chưa có đơn vị nào được mời.", wordWrap=True)
        self.none.setProperty("quiet", True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.count, 1)
        head.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        self.list.itemChanged.connect(self._take)
        self.all.clicked.connect(self._tick_all)

    def show_record(
        self, meeting: MeetingId, units: Sequence[Unit], record: MeetingRecord, *, held: bool, writable: bool
    ) -> None:
        """Show who is called and who was there; nothing is emitted.

        While nobody recorded who was there, what the person ticked for this meeting stays.

        Args:
            units: those called, in the office's order; what the record names besides must be among them.
            held: whether the meeting has taken place.
        """
        unwritten = meeting == self._meeting and not record.present and not record.absent
        absent = self.absent if unwritten else record.absent
        self._meeting, self._writable, self._held = meeting, writable, held
        self._is_recorded = bool(record.present or record.absent)
        with QSignalBlocker(self.list):
            # The lines stay where they are: one of them may be the one that the person has just ticked.
            if [item.data(_UNIT) for item in self._items()] != [unit.id for unit in units]:
                self._fill(units)
            for item in self._items():
                self._mark(item, absent)
        self.none.setVisible(not units)
        self.list.setVisible(bool(units))
        self._count()

    def _fill(self, units: Sequence[Unit]) -> None:
        self.list.clear()
        for unit in units:
            QListWidgetItem(unit.name, self.list).setData(_UNIT, unit.id)
        self.list.setCurrentRow(0)

    def _mark(self, item: QListWidgetItem, absent: Sequence[UnitId]) -> None:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if self._writable else flags)
        if self._writable or self._is_recorded:
            item.setCheckState(Qt.CheckState.Unchecked if item.data(_UNIT) in absent else Qt.CheckState.Checked)
        else:
            # Nobody counted and nobody will: no box claims anything.
            item.setData(Qt.ItemDataRole.CheckStateRole, None)

    @property
    def present(self) -> tuple[UnitId, ...]:
        """The units ticked, in the office's order."""
        return self._with(Qt.CheckState.Checked)

    @property
    def absent(self) -> tuple[UnitId, ...]:
        """The units not ticked, in the office's order."""
        return self._with(Qt.CheckState.Unchecked)

    def tick(self, unit: UnitId, *, there: bool) -> None:
        """Tick or untick a unit, as the person does."""
        for item in self._items():
            if item.data(_UNIT) == unit:
                item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)

    def _with(self, state: Qt.CheckState) -> tuple[UnitId, ...]:
        return tuple(UnitId(item.data(_UNIT)) for item in self._items() if item.checkState() == state)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick_all(self) -> None:
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setCheckState(Qt.CheckState.Checked)
        self._count()
        self.ticked.emit("")

    def _take(self, item: QListWidgetItem) -> None:
        self._count()
        self.ticked.emit(item.data(_UNIT))

    def _count(self) -> None:
        total, there = self.list.count(), len(self.present)
        self.count.setText(self._counted(there, total) if total else "")
        unknown = self._held and not self._is_recorded
        self.all.setVisible(self._writable and total > 0 and (there < total or unknown))

    def _counted(self, there: int, total: int) -> str:
        """Nobody is said to have been there whom nobody counted."""
        if self._is_recorded or (self._writable and there < total):
            return f"có mặt {number(there)} / {number(total)}"
        if not self._held:
            return f"mời {number(total)} đơn vị"
        return "chưa điểm danh" if self._writable else "không điểm danh"
