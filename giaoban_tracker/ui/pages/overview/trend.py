"""Tasks by the quarter in which they were given, each quarter a column of how they stand now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from giaoban_tracker.domain.standing import APART, Standing
from giaoban_tracker.domain.terms import STANDING_TERMS
from giaoban_tracker.ui.pages.overview.cards import MARKS
from giaoban_tracker.ui.pages.overview.pressable import Pressable
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.sum_up import Figure, QuarterFigure

_APART_WORDS = "Ngoài bốn chỉ tiêu"
_STACK = (Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, *APART)
_HATCHED = {Standing.DONE_LATE, Standing.OPEN_OVERDUE}
_SWATCH = 12


class QuarterColumn(Pressable):
    """One quarter: its number on top, its parts stacked, its name below; the parts can be pressed one by one.

    Signals:
        wanted: (TaskQuery) show the rows of the quarter, or of the part that was pressed.
    """

    wanted = Signal(object)

    def __init__(self, quarter: QuarterFigure, most: int, theme: Theme, parent: QWidget | None = None) -> None:
        self._quarter = quarter
        self._most = max(1, most)
        self._pressed_at: QPointF | None = None
        parts = ", ".join(f"{STANDING_TERMS[one].lower()} {number(part.number)}" for one, part in quarter.parts)
        super().__init__(theme, f"{quarter.label}: {number(quarter.all.number)} nhiệm vụ; {parts}", parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumWidth(120)
        self.clicked.connect(self._press)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self._theme.font()).height()
        return QSize(72, round(line * 9))

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(self._theme.font()).height()
        return QSize(48, round(line * 6))

    def paint(self, painter: QPainter, area: QRectF) -> None:
        line = QFontMetricsF(self._theme.font()).height()
        painter.setFont(self._theme.font(points=-1))
        painter.setPen(self._theme.colour("quiet"))
        label = QRectF(area.left(), area.bottom() - line, area.width(), line)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, self._quarter.label.removeprefix("Quý "))
        for standing, _, segment in self._segments():
            paint_swatch(painter, segment, standing, self._theme)
        top = min((segment.top() for _, _, segment in self._segments()), default=label.top())
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(self._theme.colour("ink"))
        above = QRectF(area.left(), top - line, area.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, number(self._quarter.all.number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _press(self) -> None:
        place, self._pressed_at = self._pressed_at, None
        part = self._part_at(place) if place is not None else None
        self.wanted.emit((part[1] if part else self._quarter.all).query)

    def _part_at(self, place: QPointF) -> tuple[Standing, Figure] | None:
        return next(((one, part) for one, part, segment in self._segments() if segment.contains(place)), None)

    def _tip(self, place: QPointF) -> str:
        part = self._part_at(place)
        if part is None:
            return f"{self._quarter.label}: {number(self._quarter.all.number)} nhiệm vụ"
        return f"{STANDING_TERMS[part[0]]}: {number(part[1].number)}"

    def _segments(self) -> list[tuple[Standing, Figure, QRectF]]:
        """Where the parts lie that are not empty, bottom first."""
        line = QFontMetricsF(self._theme.font()).height()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        room = area.height() - 2 * line - 6
        width = min(44.0, area.width() * 0.62)
        bottom = area.bottom() - line - 3
        parts = dict(self._quarter.parts)
        found = []
        for standing in _STACK:
            height = room * parts[standing].number / self._most
            if height > 0:
                segment = QRectF(area.center().x() - width / 2, bottom - height, width, height)
                found.append((standing, parts[standing], segment))
                bottom -= height
        return found


class Trend(QWidget):
    """The columns side by side, and what their parts mean.

    Signals:
        wanted: (TaskQuery) show the rows of what was pressed.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: list[QuarterColumn] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._none = QLabel("Chưa có nhiệm vụ nào được giao.")
        self._none.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._none)
        column.addLayout(self._row, 1)
        column.addWidget(_Legend(theme))

    def show_quarters(self, quarters: Sequence[QuarterFigure]) -> None:
        """Show these, oldest first."""
        for old in self._columns:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        most = max((quarter.all.number for quarter in quarters), default=0)
        self._columns = [QuarterColumn(quarter, most, self._theme) for quarter in quarters]
        for column in self._columns:
            column.wanted.connect(self.wanted)
            self._row.addWidget(column)
        self._none.setVisible(not quarters)


class _Legend(QWidget):
    """What the parts mean, in as many lines as it takes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = [(one, STANDING_TERMS[one]) for one in _STACK if one not in APART]
        self._entries.append((Standing.UNDATED, _APART_WORDS))
        self.setAccessibleName(f"Chú giải: {', '.join(words for _, words in self._entries)}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        return round(self._places(width)[-1].bottom())

    def paintEvent(self, _: object) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(points=-1))
        for (standing, words), place in zip(self._entries, self._places(self.width()), strict=True):
            swatch = QRectF(place.left(), place.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
            paint_swatch(painter, swatch, standing, self._theme)
            painter.setPen(self._theme.colour("quiet"))
            painter.drawText(place.adjusted(_SWATCH + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _places(self, width: int) -> list[QRectF]:
        metrics = QFontMetricsF(self._theme.font(points=-1))
        places: list[QRectF] = []
        left, top = 0.0, 0.0
        for _, words in self._entries:
            size = _SWATCH + 6 + metrics.horizontalAdvance(words) + 16
            if left and left + size > width:
                left, top = 0.0, top + metrics.height() + 2
            places.append(QRectF(left, top, size, metrics.height()))
            left += size
        return places


def paint_swatch(painter: QPainter, area: QRectF, standing: Standing, theme: Theme) -> None:
    """The colour of a standing; what is late is hatched as well."""
    colour = theme.colour("quiet" if standing in APART else MARKS[standing][1])
    painter.fillRect(area, colour)
    if standing in _HATCHED:
        over = QColor(theme.colours.paper)
        over.setAlpha(130)
        painter.fillRect(area, QBrush(over, Qt.BrushStyle.BDiagPattern))
    painter.setPen(theme.colour("paper"))
    painter.drawLine(area.topLeft(), area.topRight())
