"""The sheet 'Kỳ này': who has not reported, who is silent, what is missing; each number leads to its tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QTreeWidgetItem, QVBoxLayout, QWidget

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.pages.post import words
from giaoban_tracker.ui.pages.post.look import bar, button, label, table
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import UnitRound

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
_UNIT = Qt.ItemDataRole.UserRole
_OPEN = frozenset({Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.WAITING, Standing.UNDATED})
_LONG_SILENT = 14


class RoundView(QWidget):
    """The units of the round.

    Signals:
        tasks_wanted: (TaskQuery) the tasks behind a number.
        forks_wanted: () look at computers that share one key.
        since_changed: (date or None) the round is to begin with another day.
    """

    tasks_wanted = Signal(object)
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
        self._show_all = button(
            "Xem &nhiệm vụ chưa báo cáo", "Mở trang Nhiệm vụ với các việc chưa báo cáo của đơn vị đang chọn"
        )
        for column in _NUMBERS:
            self._tree.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
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
        column.addWidget(self._tree, 1)
        column.addWidget(bar(self._summary))

    def _wire(self) -> None:
        self.since.changed.connect(self._take_day)
        self.owing.toggled.connect(lambda _: self._fill())
        self._forks.clicked.connect(self.forks_wanted)
        self._tree.itemActivated.connect(self._open)
        self._tree.currentItemChanged.connect(lambda item, _: self._show_all.setEnabled(item is not None))
        self._show_all.clicked.connect(lambda: self._show_tasks(unreported=True))
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
        self._tree.clear()
        for unit in sorted(self._units, key=_pressing):
            if not self.owing.isChecked() or not unit.reported:
                self._add(unit, chosen=unit.unit == chosen)
        first = self._tree.topLevelItem(0)
        if self._tree.currentItem() is None and first is not None:
            self._tree.setCurrentItem(first)
        self._show_all.setEnabled(self._tree.currentItem() is not None)
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
        item.setToolTip(0, "Enter hoặc bấm đúp: xem các nhiệm vụ đang mở của đơn vị")
        if chosen:
            self._tree.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self._tree.topLevelItem(place) for place in range(self._tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _open(self, item: QTreeWidgetItem, column: int) -> None:
        self._tree.setCurrentItem(item)
        self._show_tasks(unreported=column in (1, 3, 4))

    def _show_tasks(self, *, unreported: bool) -> None:
        item = self._tree.currentItem()
        if item is None:
            return
        query = TaskQuery(self._place.desk.today, units=frozenset({item.data(0, _UNIT)}), standings=_OPEN)
        if unreported and self._since is not None:
            query = TaskQuery(query.today, units=query.units, standings=_OPEN, silent_since=self._since)
        self.tasks_wanted.emit(query)

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
    if unit.missing:
        return "waiting", "soon", f"Thiếu số {words.gaps(unit.missing)}"
    if not unit.open_tasks:
        return "done", "done", "Không còn việc mở"
    if unit.reported:
        return "done", "done", "Đã báo cáo đủ"
    if unit.unreported < unit.open_tasks:
        return "waiting", "soon", f"Còn {number(unit.unreported)} việc chưa báo cáo"
    return "late", "late", "Chưa báo cáo việc nào"


def _pressing(unit: UnitRound) -> tuple[bool, bool, bool, int]:
    silent = unit.silent_days if unit.silent_days is not None else 100_000
    return (not unit.forked, not unit.missing, unit.reported, -silent)
