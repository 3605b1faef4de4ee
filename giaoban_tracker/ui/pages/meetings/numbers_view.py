"""The counters for a meeting, now against the last one or against the last quarter; every number leads to its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.agenda import NumbersLine
from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.fields import Choice
from giaoban_tracker.ui.pages.meetings.opening import OpenedAgenda, query_of
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex
_Count = Callable[[Counters], int]
_COLUMNS: tuple[tuple[str, str, _Count, frozenset[Standing]], ...] = (
    ("Hoàn thành\nđúng hạn", "hoàn thành đúng hạn", lambda c: c.done_on_time, frozenset({Standing.DONE_ON_TIME})),
    ("Hoàn thành\nquá hạn", "hoàn thành quá hạn", lambda c: c.done_late, frozenset({Standing.DONE_LATE})),
    ("Đang làm\ntrong hạn", "đang làm trong hạn", lambda c: c.open_in_time, frozenset({Standing.OPEN_IN_TIME})),
    ("Đang làm\nquá hạn", "đang làm quá hạn", lambda c: c.open_overdue, frozenset({Standing.OPEN_OVERDUE})),
    ("Tính riêng", "tính riêng", lambda c: c.apart, frozenset(APART)),
    ("Tổng số", "tổng số", lambda c: c.total, frozenset((*OFFICIAL, *APART))),
)
"""Heading, what it counts, how, and the tasks behind it."""
_OVERDUE = 3
_FIGURE_SIDE, _FIGURE_GAP = 12, 10


class Against(Enum):
    """What today's numbers are compared with."""

    MEETING = "meeting"
    QUARTER = "quarter"


class NumbersModel(QAbstractTableModel):
    """All units together, then each by itself."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.lines: tuple[NumbersLine, ...] = ()
        self.against = Against.MEETING

    def show(self, lines: tuple[NumbersLine, ...], against: Against) -> None:
        """Take new numbers instead of the others."""
        self.beginResetModel()
        self.lines, self.against = lines, against
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1 + len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "Đơn vị" if section == 0 else _COLUMNS[section - 1][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.FontRole:
            return self._place.theme.font(bold=not line.key)
        if column == 0:
            return line.name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None
        then, now = self.counted(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return number(now) if then is None or then == now else f"{number(then)} → {number(now)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            nothing = not now and not then
            return self._place.theme.colour("quiet" if nothing else "late" if column - 1 == _OVERDUE and now else "ink")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            was = f", trước đó {number(then)}" if then is not None else ""
            return f"{line.name}, {_COLUMNS[column - 1][1]}: {number(now)}{was}"
        return None

    def counted(self, index: Index) -> tuple[int | None, int]:
        """Then and now; there is no then where no meeting went before."""
        line, count = self.lines[index.row()], _COLUMNS[index.column() - 1][2]
        then = line.at_meeting if self.against is Against.MEETING else line.at_quarter
        return count(then) if then is not None else None, count(line.now)


class NumbersView(QWidget):
    """Numbers by unit.

    Signals:
        tasks_wanted: (TaskQuery) show the rows that a number counts.
    """

    tasks_wanted = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenedAgenda | None = None
        self.model = NumbersModel(place)
        self.table = _Table(place, self.model)
        self._compare = QHBoxLayout()
        self._compare.setSpacing(12)
        self.choice: Choice[Against] | None = None
        self.said = QLabel(wordWrap=True)
        self.said.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(self._compare)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        self.table.opened.connect(self._open)

    def show_opened(self, opened: OpenedAgenda) -> None:
        """Show the numbers of an agenda."""
        self._opened = opened
        agenda = opened.agenda
        self._offer(opened)
        against = self.choice.chosen if self.choice is not None else Against.QUARTER
        self.model.show((agenda.total, *agenda.lines), against)
        day = day_text(agenda.span.today)
        how = "" if opened.is_past else " Bấm đúp hoặc Enter vào một số để xem các nhiệm vụ đó."
        self.said.setText(
            f"Tính đến ngày {day}. «3 → 5» là trước đó 3, nay 5; số không đổi ghi một lần. Dòng tổng đếm nhiệm vụ, "
            f"dòng đơn vị đếm phần việc; tính riêng là thường xuyên, chưa có hạn, chờ điều kiện, tạm dừng.{how}"
        )

    def _offer(self, opened: OpenedAgenda) -> None:
        """What to compare with: the last meeting, where there was one, and the quarter before."""
        before = opened.agenda.previous
        chosen = self.choice.chosen if self.choice is not None else Against.MEETING
        while (item := self._compare.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        terms = {Against.QUARTER: "cuối quý trước"}
        if before is not None:
            terms = {Against.MEETING: f"kỳ giao ban trước ({day_text(before.terms.held_on)})", **terms}
        self.choice = Choice("So với", terms, chosen if chosen in terms else Against.QUARTER)
        self.choice.changed.connect(self._compare_again)
        self._compare.addWidget(QLabel("So với:"))
        self._compare.addWidget(self.choice, 1)

    def _compare_again(self) -> None:
        if self.choice is not None:
            self.model.show(self.model.lines, self.choice.chosen)

    def _open(self, index: QModelIndex) -> None:
        query = self.query_at(index)
        if query is not None:
            self.tasks_wanted.emit(query)

    def query_at(self, index: QModelIndex) -> TaskQuery | None:
        """What lists the rows of a number; None of a past day, and where there are none."""
        if self._opened is None or self._opened.is_past:
            return None
        key = self.model.lines[index.row()].key
        units = frozenset({UnitId(key)}) if key else frozenset()
        at = max(0, index.column() - 1) if index.column() else len(_COLUMNS) - 1
        if _COLUMNS[at][2](self.model.lines[index.row()].now) == 0:
            return None
        return replace(query_of(self._opened.agenda), units=units, standings=_COLUMNS[at][3])


class _Table(QTableView):
    """Cells that open.

    Signals:
        opened: (QModelIndex) the person wants to see what this cell counts.
    """

    opened = Signal(QModelIndex)

    def __init__(self, place: Workplace, model: NumbersModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Số liệu theo đơn vị")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.opened)
        place.theme.changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + 12)
        for column in range(1, 1 + len(_COLUMNS)):
            self.setColumnWidth(column, metrics.horizontalAdvance("Hoàn thành") + 40)


class Figure(QPushButton):
    """One counter, large, with what it was: it opens the rows that it counts.

    Signals:
        wanted: (TaskQuery)
    """

    wanted = Signal(object)

    def __init__(self, place: Workplace, column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._column = place, column
        self._query: TaskQuery | None = None
        self._number = QLabel()
        self._words = QLabel()
        self._then = QLabel()
        self._then.setProperty("quiet", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(_FIGURE_SIDE, 6, _FIGURE_SIDE, 6)
        row.setSpacing(_FIGURE_GAP)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._then)
        row.addWidget(self._number)
        row.addLayout(words, 1)
        for label in (self._number, self._words, self._then):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._press)
        place.theme.changed.connect(self._paint)
        self._paint()

    def show_line(self, line: NumbersLine, query: TaskQuery | None) -> None:
        """Show a counter over everything; `query` is None where its rows cannot be listed."""
        count = _COLUMNS[self._column][2]
        then = {"kỳ": line.at_meeting, "quý": line.at_quarter}
        was = "trước: " + " · ".join(f"{name} {number(count(one))}" for name, one in then.items() if one is not None)
        now = count(line.now)
        self._query = replace(query, standings=_COLUMNS[self._column][3]) if query is not None and now else None
        self._number.setText(number(now))
        self._then.setText(was)
        self.setAccessibleName(f"{_COLUMNS[self._column][1]}: {number(now)} nhiệm vụ, {was}")
        lead = f"Xem {number(now)} nhiệm vụ này. " if self._query is not None else ""
        self.setToolTip(f"{lead}Số trước, tại kỳ giao ban trước và cuối quý trước: {was.removeprefix('trước: ')}.")
        self.setProperty("number", now)
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the words have no room in one line they take both, and what was before stands in the tool tip."""
        words, metrics = _COLUMNS[self._column][0], self.fontMetrics()
        wide = max(metrics.horizontalAdvance(words.replace("\n", " ")), metrics.horizontalAdvance(self._then.text()))
        room = self.width() - self._number.sizeHint().width() - 2 * _FIGURE_SIDE - _FIGURE_GAP
        fits = wide <= room
        self._words.setText(words.replace("\n", " ") if fits else words)
        self._then.setVisible(fits)

    def _press(self) -> None:
        if self._query is not None:
            self.wanted.emit(self._query)

    def _paint(self) -> None:
        self._number.setFont(self._place.theme.font(points=7, bold=True))
        alarming = self._column == _OVERDUE and bool(self.property("number"))
        tone = "late" if alarming else "ink"
        self._number.setStyleSheet(f"color: {self._place.theme.colour(tone).name()};")
        self._fit()
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + _FIGURE_SIDE)


class Figures(QFrame):
    """The four official counters of the whole meeting in a row, and what is counted apart.

    Signals:
        wanted: (TaskQuery)
    """

    wanted = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = tuple(Figure(place, column) for column in range(len(_COLUMNS) - 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for figure in self.figures:
            row.addWidget(figure, 1)
            figure.wanted.connect(self.wanted)

    def show_opened(self, opened: OpenedAgenda) -> None:
        """Show the counters of an agenda."""
        query = None if opened.is_past else query_of(opened.agenda)
        for figure in self.figures:
            figure.show_line(opened.agenda.total, query)
