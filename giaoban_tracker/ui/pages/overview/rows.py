"""Lines of the cards: a unit with its bar, a task with its day."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.pages.overview.pressable import Pressable
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.sum_up import UnitFigure

NO_OWNER = "Chưa rõ đơn vị chủ trì"
_PAD = 8
_GAP = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UnitBar(Pressable):
    """One unit's overdue shares: name, bar, number.

    Signals:
        wanted: (TaskQuery) show the rows that the number counts.
    """

    wanted = Signal(object)

    def __init__(self, unit: UnitFigure, most: int, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the line.

        Args:
            most: the largest number of the chart, whose bar takes all the room.
        """
        self._name = unit.name or NO_OWNER
        super().__init__(theme, f"{self._name}: {number(unit.overdue.number)} nhiệm vụ quá hạn", parent)
        self._number = unit.overdue.number
        self._most = max(1, most)
        self.setToolTip(self._name)
        self.clicked.connect(lambda: self.wanted.emit(unit.overdue.query))

    def sizeHint(self) -> QSize:
        return QSize(160, round(QFontMetricsF(self._theme.font()).height()) + 10)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        metrics = QFontMetricsF(self._theme.font())
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        name = QRectF(inner.left(), inner.top(), inner.width() * 0.56, inner.height())
        figure = QRectF(inner.right() - metrics.horizontalAdvance("0000"), inner.top(), 0, inner.height())
        figure.setRight(inner.right())
        room = figure.left() - name.right() - 2 * _GAP
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(name, _LEFT, metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, name.width()))
        thickness = metrics.height() * 0.6
        bar = QRectF(
            name.right() + _GAP, area.center().y() - thickness / 2, room * self._number / self._most, thickness
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("late"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font(bold=True))
        painter.drawText(figure, _RIGHT, number(self._number))


class TaskLine(Pressable):
    """One task: code, what is to be done, and by when or since when.

    Signals:
        wanted: (TaskId) show this task.
    """

    wanted = Signal(str)

    def __init__(self, row: TaskRow, theme: Theme, parent: QWidget | None = None) -> None:
        due = row.deadline.due
        self._day = day_text(due) if due is not None else "chưa có hạn"
        super().__init__(theme, f"{row.code}, {row.content}, hạn {self._day}", parent)
        self._code, self._content = row.code, row.content
        self._lead = row.lead or NO_OWNER
        self.setToolTip(f"{row.content}\nChủ trì: {self._lead}")
        self.clicked.connect(lambda: self.wanted.emit(row.id))

    def sizeHint(self) -> QSize:
        return QSize(160, round(QFontMetricsF(self._theme.font()).height() * 2) + 10)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        inner = area.adjusted(_PAD, 4, -_PAD, -4)
        plain, strong = self._theme.font(), self._theme.font(bold=True)
        metrics = QFontMetricsF(plain)
        line = inner.height() / 2
        code_width = QFontMetricsF(strong).horizontalAdvance(self._code)
        painter.setFont(strong)
        painter.setPen(self._theme.colour("accent"))
        painter.drawText(QRectF(inner.left(), inner.top(), code_width + 1, line), _LEFT, self._code)
        content = QRectF(inner.left() + code_width + _PAD, inner.top(), 0, line)
        content.setRight(inner.right())
        painter.setFont(plain)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(
            content, _LEFT, metrics.elidedText(self._content, Qt.TextElideMode.ElideRight, content.width())
        )
        day_width = metrics.horizontalAdvance(self._day)
        below = QRectF(inner.left(), inner.top() + line, inner.width(), line)
        painter.setPen(self._theme.colour("quiet"))
        painter.drawText(below, _RIGHT, self._day)
        lead = metrics.elidedText(self._lead, Qt.TextElideMode.ElideMiddle, below.width() - day_width - _GAP)
        painter.drawText(below, _LEFT, lead)
