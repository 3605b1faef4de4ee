"""The sheet 'Kỳ này': who has not reported, who is silent, what is missing; below, the tasks of the unit in front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QSplitter, QTreeWidgetItem, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.pages.post import words
from giaoban_tracker.ui.pages.post.look import bar, button, label, table
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import UnitRound

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.unreported import OwedReport

_COLUMNS = (
    "Đơn vị",
    "Tình hình",
    "Việc đang mở",
    "Chưa báo cáo",
    "Im lặng",
    "Chưa xác nhận",
    "Thiếu số",
    "Báo cáo bằng",
)
_CHARS = (23, 14, 14, 10, 15, 9, 14)
_NUMBERS = (2, 3, 4, 5, 6)
_OWED_COLUMNS, _OWED_CHARS = ("Nhiệm vụ", "Thời hạn", "Báo cáo gần nhất"), (20, 18)
_UNIT = Qt.ItemDataRole.UserRole
_OPEN = frozenset({Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.WAITING, Standing.UNDATED})
_LONG_SILENT = 14


class RoundView(QWidget):
    """The units of the round.

    Signals:
        tasks_wanted: (TaskQuery) the open tasks of a unit.
        task_wanted: (TaskId) one of the tasks below.
        unit_pointed: (UnitId) a person is on this unit: `show_owed` is to tell what it has not reported on.
        forks_wanted: () look at computers that share one key.
        since_changed: (date or None) the round is to begin with another day.
    """

    tasks_wanted = Signal(object)
    task_wanted = Signal(str)
    unit_pointed = Signal(str)
    forks_wanted = Signal()
    since_changed = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._units: tuple[UnitRound, ...] = ()
        self._since: date | None = None
        self.since = DayEdit(place, "Kỳ tính từ ngày")
        self.owing = QCheckBox("Chỉ đơn vị còn &nợ báo cáo")
        self._forks = button("Chọn &bản được tính…", "Hai máy cùng dùng một mã: xem cả hai bản, chọn bản được tính")
        self._tree = table(place, "Tình hình từng đơn vị", _COLUMNS, _CHARS)
        self._tree.setIconSize(QSize(16, 16))
        self._summary = label(kind="title")
        self._show_all = button("&Nhiệm vụ của đơn vị", "Mở trang Nhiệm vụ với các việc đang mở của đơn vị đang chọn")
        for column in _NUMBERS:
            self._tree.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
        self._owed_title = label(kind="section")
        self._owed = table(place, "Việc chưa báo cáo của đơn vị đang chọn", _OWED_COLUMNS, _OWED_CHARS)
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ what the page calls

    def show_round(self, units: Sequence[UnitRound], since: date | None, forks: int) -> None:
        """Show how it stands.

        Args:
            since: the first day of the round; None while there was no meeting.
        """
        self._units, self._since = tuple(units), since
        self.since.blockSignals(True)
        self.since.set_day(since)
        self.since.blockSignals(False)
        self._forks.setVisible(forks > 0)
        self._forks.setText(f"Chọn &bản được tính ({number(forks)})…")
        self._fill()

    def show_owed(self, unit: UnitId, owed: Sequence[OwedReport]) -> None:
        """Show what a unit has not reported on, unless somebody has gone on to another unit meanwhile."""
        item = self._tree.currentItem()
        if item is None or item.data(0, _UNIT) != unit:
            return
        self._owed.clear()
        for one in owed:
            last = day_text(one.last_on) if one.last_on else "Chưa có"
            row = QTreeWidgetItem(self._owed, [f"{one.code} · {one.content}", deadline_text(one.deadline), last])
            row.setData(0, _UNIT, one.task)
            row.setToolTip(0, one.content)
        self._owed_title.setText(
            f"{item.text(0)}: {number(len(owed))} việc chưa báo cáo trong kỳ (Enter: xem nhiệm vụ)"
            if owed
            else f"{item.text(0)}: đã báo cáo đủ trong kỳ"
        )

    def owed(self) -> list[str]:
        """The tasks below, by code."""
        rows = (self._owed.topLevelItem(place) for place in range(self._owed.topLevelItemCount()))
        return [row.text(0).partition(" ")[0] for row in rows if row is not None]

    def rows(self) -> list[list[str]]:
        """What stands in the table."""
        return [[item.text(column) for column in range(len(_COLUMNS))] for item in self._items()]

    def choose(self, name: str) -> None:
        """Go to a unit."""
        for item in self._items():
            if item.text(0) == name:
                self._tree.setCurrentItem(item)

    def summary(self) -> str:
        """The round in one line."""
        return self._summary.text()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._forks.hide()
        self._summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            bar(label("Kỳ tính từ ngày", wrap=False), self.since, self.owing, None, self._forks, self._show_all)
        )
        below = QWidget()
        room = QVBoxLayout(below)
        room.setContentsMargins(0, 6, 0, 0)
        room.setSpacing(4)
        self._owed_title.setContentsMargins(16, 0, 16, 0)
        room.addWidget(self._owed_title)
        room.addWidget(self._owed, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._tree)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column.addWidget(split, 1)
        column.addWidget(bar(self._summary))

    def _wire(self) -> None:
        self.since.changed.connect(self._take_day)
        self.owing.toggled.connect(lambda _: self._fill())
        self._forks.clicked.connect(self.forks_wanted)
        self._tree.itemActivated.connect(lambda _: self._show_tasks())
        self._tree.currentItemChanged.connect(lambda *_: self._point())
        self._show_all.clicked.connect(self._show_tasks)
        self._owed.itemActivated.connect(lambda item: self.task_wanted.emit(item.data(0, _UNIT)))
        self._place.theme.changed.connect(self._fill)

    # ------------------------------------------------------------ what happens

    def _take_day(self) -> None:
        day = self.since.day
        if day is not None and day != self._since and day <= self._place.desk.today:
            self._since = day
            self.since_changed.emit(day)

    def _fill(self) -> None:
        current = self._tree.currentItem()
        chosen = current.data(0, _UNIT) if current else None
        self._tree.blockSignals(True)
        self._tree.clear()
        for unit in sorted(self._units, key=_pressing):
            if not self.owing.isChecked() or not unit.reported:
                self._add(unit, chosen=unit.unit == chosen)
        first = self._tree.topLevelItem(0)
        if self._tree.currentItem() is None and first is not None:
            self._tree.setCurrentItem(first)
        self._tree.blockSignals(False)
        self._point()
        self._summary.setText(self._told())

    def _add(self, unit: UnitRound, *, chosen: bool) -> None:
        icon, tone, told = _state(unit)
        item = QTreeWidgetItem(
            self._tree,
            [
                unit.name,
                told,
                number(unit.open_tasks),
                number(unit.unreported) if unit.unreported else "–",
                words.silence(unit.silent_days),
                number(unit.unconfirmed) if unit.unconfirmed else "–",
                words.gaps(unit.missing) or "–",
                words.used(unit) or "Chưa rõ",
            ],
        )
        item.setIcon(1, self._place.icons.icon(icon, self._place.theme.colour(tone)))
        item.setForeground(1, self._place.theme.colour(tone))
        item.setData(0, _UNIT, unit.unit)
        for column in _NUMBERS:
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
        if unit.silent_days is None or unit.silent_days >= _LONG_SILENT:
            item.setForeground(4, self._place.theme.colour("late"))
        item.setToolTip(1, _what_to_do(unit))
        item.setToolTip(0, "Enter hoặc bấm đúp: xem các nhiệm vụ đang mở của đơn vị")
        if chosen:
            self._tree.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self._tree.topLevelItem(place) for place in range(self._tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _point(self) -> None:
        item = self._tree.currentItem()
        self._show_all.setEnabled(item is not None)
        if item is not None:
            self.unit_pointed.emit(item.data(0, _UNIT))
        else:
            self._owed.clear()
            self._owed_title.setText("")

    def _show_tasks(self) -> None:
        item = self._tree.currentItem()
        if item is not None:
            units = frozenset({item.data(0, _UNIT)})
            self.tasks_wanted.emit(TaskQuery(self._place.desk.today, units=units, standings=_OPEN))

    def _told(self) -> str:
        if not self._units:
            return "Chưa có đơn vị nào có nhiệm vụ hay máy đã ghi danh."
        owing = sum(not unit.reported for unit in self._units)
        since = f" từ {day_text(self._since)}" if self._since else ""
        told = f"{number(len(self._units))} đơn vị; {number(owing)} đơn vị còn nợ báo cáo{since}"
        silent = sum(unit.silent_days is None or unit.silent_days >= _LONG_SILENT for unit in self._units)
        return f"{told}; {number(silent)} đơn vị im lặng từ {_LONG_SILENT} ngày trở lên."


def _state(unit: UnitRound) -> tuple[str, str, str]:
    """Shape, colour and words of how a unit stands: the most pressing thing."""
    if unit.forked:
        return "split", "late", "Hai máy chung một mã"
    if unit.told_twice:
        return "split", "late", "Một máy gửi hai bản khác nhau"
    if unit.knows_more:
        return "split", "late", "Đơn vị có nhiều hơn sổ này"
    if unit.missing:
        return "waiting", "soon", f"Thiếu số {words.gaps(unit.missing)}"
    if not unit.open_tasks:
        return "done", "done", "Không còn việc mở"
    if unit.reported:
        return "done", "done", "Đã báo cáo đủ"
    if unit.unreported < unit.open_tasks:
        return "waiting", "soon", f"Còn {number(unit.unreported)} việc chưa báo cáo"
    return "late", "late", "Chưa báo cáo việc nào"


def _what_to_do(unit: UnitRound) -> str:
    """What helps where two computers know different things; empty for a unit with which all is well."""
    if unit.forked:
        return "Bấm «Chọn bản được tính» phía trên để xem cả hai bản."
    if unit.told_twice:
        return (
            "Máy khác của đơn vị đã nghe một bản chưa đến đây. Đề nghị đơn vị gửi lại tệp từ từng máy; "
            "nếu một máy là bản sao thì ghi danh lại máy đó."
        )
    if unit.knows_more:
        return (
            "Văn phòng từng gửi cho đơn vị những gì sổ này không còn: sổ có thể được chép về từ bản cũ. "
            "Vào Sổ → Sau khi khôi phục sổ để đọc lại các gói đã lưu."
        )
    return ""


def _pressing(unit: UnitRound) -> tuple[bool, bool, bool, int]:
    silent = unit.silent_days if unit.silent_days is not None else 100_000
    return (not (unit.forked or unit.told_twice or unit.knows_more), not unit.missing, unit.reported, -silent)
