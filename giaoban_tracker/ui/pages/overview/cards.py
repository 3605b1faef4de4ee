"""The four official counters, large; and the frame in which everything else stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import STANDING_TERMS
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.pages.overview.pressable import Pressable
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.sum_up import Figure

MARKS = {
    Standing.DONE_ON_TIME: ("done", "done"),
    Standing.DONE_LATE: ("done-late", "soon"),
    Standing.OPEN_IN_TIME: ("open", "accent"),
    Standing.OPEN_OVERDUE: ("late", "late"),
    Standing.UNDATED: ("undated", "info"),
    Standing.STANDING: ("standing", "info"),
    Standing.WAITING: ("waiting", "info"),
    Standing.SUSPENDED: ("suspended", "info"),
}
"""Icon and colour of a standing; both only repeat what its words say."""

_PAD = 16
_EDGE = 4
_ICON = 20
_ABOVE_ROWS = 2
"""What stands in a card above its rows: the heading, and the words for 'none'."""


class CounterCard(Pressable):
    """One official counter: the number as large as it is important, and what it counts.

    Signals:
        wanted: (TaskQuery) show the rows that the number counts.
    """

    wanted = Signal(object)

    def __init__(self, standing: Standing, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, STANDING_TERMS[standing], parent)
        self._icons = icons
        self._words = STANDING_TERMS[standing]
        self._icon, self._tone = MARKS[standing]
        self._figure: Figure | None = None
        self._share = ""
        self.clicked.connect(self._press)

    def show_figure(self, figure: Figure, of: int) -> None:
        """Show a number, and what share it is of all tasks with a deadline."""
        self._figure = figure
        self._share = f"{round(figure.number * 100 / of)}% số có thời hạn" if of else ""
        self.setAccessibleName(f"{self._words}: {number(figure.number)} nhiệm vụ")
        self.setToolTip(f"Xem {number(figure.number)} nhiệm vụ này" if figure.number else "Không có nhiệm vụ nào")
        self.update()

    def ground(self) -> QColor:
        return self._theme.colour("paper")

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(self._theme.font(points=16, bold=True)).height()
        height += 2 * QFontMetricsF(self._theme.font()).height()
        return QSize(200, round(height) + 2 * _PAD - 8)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(self._theme.colour("line")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)
        edge = QRectF(area.left(), area.top() + 8, _EDGE, area.height() - 16)
        painter.fillRect(edge, self._theme.colour(self._tone))
        inner = area.adjusted(_PAD, _PAD - 6, -_PAD, -_PAD + 6)
        large, plain = self._theme.font(points=16, bold=True), self._theme.font()
        line = QFontMetricsF(plain).height()
        painter.setFont(large)
        painter.setPen(self._theme.colour("late") if self._is_alarming() else self._theme.colour("ink"))
        top = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - 2 * line)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, left, number(self._figure.number) if self._figure else "–")
        icon = self._icons.icon(self._icon, self._theme.colour(self._tone))
        icon.paint(painter, round(inner.right()) - _ICON, round(top.center().y()) - _ICON // 2, _ICON, _ICON)
        painter.setFont(plain)
        painter.setPen(self._theme.colour("ink"))
        words, below = self._two_lines(QFontMetricsF(plain), inner.width())
        painter.drawText(QRectF(inner.left(), top.bottom(), inner.width(), line), left, words)
        painter.setPen(self._theme.colour("quiet" if below == self._share else "ink"))
        painter.drawText(QRectF(inner.left(), top.bottom() + line, inner.width(), line), left, below)

    def _two_lines(self, metrics: QFontMetricsF, width: float) -> tuple[str, str]:
        """The words and the share below them; where there is little room the words take both lines, never cut."""
        if metrics.horizontalAdvance(self._words) <= width:
            return self._words, self._share
        words = self._words.split()
        fitting = [n for n in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:n])) <= width] or [1]
        after_commas = [n for n in fitting if words[n - 1].endswith(",")]
        at = max(after_commas or fitting)
        return " ".join(words[:at]), " ".join(words[at:])

    def _is_alarming(self) -> bool:
        return self._tone == "late" and self._figure is not None and self._figure.number > 0

    def _press(self) -> None:
        if self._figure is not None:
            self.wanted.emit(self._figure.query)


class Card(QFrame):
    """A titled frame; the number beside the title opens its rows.

    Signals:
        wanted: (TaskQuery) show the rows that the number counts.
    """

    wanted = Signal(object)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._query: TaskQuery | None = None
        self._heading = heading = QLabel(title)
        heading.setProperty("title", True)
        self._number = _Number(theme, title)
        self._number.clicked.connect(self._press)
        self._none = QLabel(wordWrap=True)
        self._none.setProperty("quiet", True)
        self._none.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self._number)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._column.addWidget(self._none)
        self._rows: list[QWidget] = []

    def set_title(self, title: str) -> None:
        """Call the card something else; before its number is shown."""
        self._heading.setText(title)
        self._number.count_of(title)

    def show_figure(self, figure: Figure | None) -> None:
        """Show the number beside the title; None shows none."""
        self._query = figure.query if figure else None
        self._number.show_number(figure.number if figure else 0)
        self._number.setVisible(figure is not None and figure.number > 0)

    def show_rows(self, rows: list[QWidget], none: str) -> None:
        """Put these below the title in the place of what stood there.

        Args:
            none: what to say where there are none.
        """
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = rows
        for place, row in enumerate(rows, _ABOVE_ROWS):
            self._column.insertWidget(place, row)
        self._none.setText(none)
        self._none.setVisible(not rows)

    def fill_with(self, widget: QWidget) -> None:
        """Give the room below the title to one widget for good."""
        self._column.addWidget(widget, 1)

    def fill_up(self) -> None:
        """Keep rows at the top when the card is higher than they need; call once, after building."""
        self._column.addStretch(1)

    def _press(self) -> None:
        if self._query is not None:
            self.wanted.emit(self._query)


class _Number(Pressable):
    """A number that opens its rows."""

    def __init__(self, theme: Theme, of: str) -> None:
        super().__init__(theme, of)
        self._of = of
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def count_of(self, of: str) -> None:
        """Say what the next number counts."""
        self._of = of

    def show_number(self, count: int) -> None:
        self._words = number(count)
        self.setAccessibleName(f"{self._of}: {self._words}, xem tất cả")
        self.setToolTip("Xem tất cả")
        self.updateGeometry()
        self.update()

    def ground(self) -> QColor:
        return self._theme.colour("info_soft")

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font(bold=True))
        return QSize(round(metrics.horizontalAdvance(self._words)) + 20, round(metrics.height()) + 8)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(self._theme.colour("accent"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words)
