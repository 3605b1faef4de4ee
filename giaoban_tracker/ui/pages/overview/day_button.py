"""One day of the month of deadlines: its number, the first tasks that fall due, and how many more do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.pages.overview.pressable import Pressable
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.due_days import DueDay

_PAD = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DayButton(Pressable):
    """A day that can be pressed when something falls due on it.

    Signals:
        wanted: (TaskQuery) show what falls due on the day.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._icons = icons
        self._day: date | None = None
        self._today = date.min
        self._works = True
        self._due: DueDay | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._press)

    @property
    def day(self) -> date | None:
        """The day it shows; None where the month has none."""
        return self._day

    def show_day(self, day: date | None, today: date, *, works: bool = True, due: DueDay | None = None) -> None:
        """Show a day and what falls due on it; None leaves the place empty."""
        self._day, self._today, self._works, self._due = day, today, works, due
        self.setEnabled(due is not None)
        count = f"{number(len(due.rows))} nhiệm vụ đến hạn" if due is not None else "không có nhiệm vụ đến hạn"
        self.setAccessibleName(f"{day_text(day)}: {count}" if day is not None else "")
        self.setToolTip("\n".join(_tip(row, today) for row in due.rows[:12]) if due is not None else "")
        self.update()

    def ground(self) -> QColor:
        if self._day is None:
            return QColor(Qt.GlobalColor.transparent)
        return self._theme.colour("paper" if self._works else "info_soft")

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self._theme.font(points=-1)).height()
        return QSize(90, round(line * 4) + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(self._theme.font(points=-1)).height()
        return QSize(60, round(line * 2) + 2 * _PAD)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        if self._day is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_today = self._day == self._today
        painter.setPen(QPen(self._theme.colour("accent" if is_today else "line"), 2 if is_today else 1))
        painter.drawRoundedRect(area, 4, 4)
        small = self._theme.font(points=-1)
        line = QFontMetricsF(small).height()
        inner = area.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        painter.setFont(self._theme.font(bold=self._due is not None or is_today))
        painter.setPen(self._theme.colour("ink" if self._works else "quiet"))
        head = QRectF(inner.left(), inner.top(), inner.width(), line)
        painter.drawText(head, _LEFT, str(self._day.day))
        if self._due is None:
            return
        painter.setFont(small)
        room = max(1, int((inner.height() - line) // line))
        rows = self._due.rows
        shown = rows[:room] if len(rows) <= room else rows[: max(0, room - 1)]
        for place, row in enumerate(shown, 1):
            self._paint_row(painter, QRectF(inner.left(), inner.top() + place * line, inner.width(), line), row)
        if len(shown) < len(rows):
            rest = QRectF(inner.left(), inner.top() + (len(shown) + 1) * line, inner.width(), line)
            painter.setPen(self._theme.colour("accent"))
            painter.drawText(rest, _LEFT, f"{'và ' if shown else ''}{number(len(rows) - len(shown))} việc")

    def _paint_row(self, painter: QPainter, area: QRectF, row: TaskRow) -> None:
        mark = row_mark(row, self._today)
        size = round(area.height()) - 3
        icon = self._icons.icon(mark.icon, self._theme.colour(mark.tone))
        icon.paint(painter, round(area.left()), round(area.center().y()) - size // 2, size, size)
        text = area.adjusted(size + 4, 0, 0, 0)
        words = f"{row.code} {row.lead or 'chưa rõ đơn vị'}"
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(text, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, text.width()))

    def _press(self) -> None:
        if self._due is not None:
            self.wanted.emit(self._due.query)


def _tip(row: TaskRow, today: date) -> str:
    return f"{row.code} · {row_mark(row, today).whole} · {row.lead or 'Chưa rõ đơn vị chủ trì'}"
