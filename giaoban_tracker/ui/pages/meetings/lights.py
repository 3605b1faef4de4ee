"""How lit words look: a ground for quotes, a line of its own kind for each field; colour never says it alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from giaoban_tracker.ui.pages.meetings.marks import Light
from giaoban_tracker.ui.theme import Theme

_GROUNDS = {
    Light.WAITING: "lit",
    Light.ADOPTED: "done_soft",
    Light.DISMISSED: "info_soft",
    Light.CURRENT: "lit_deep",
}
_Line = QTextCharFormat.UnderlineStyle
_LINES = {
    Light.OPEN: (_Line.DotLine, "late"),
    Light.SPEAKER: (_Line.DashUnderline, "info"),
    Light.OWNER: (_Line.SingleUnderline, "accent"),
    Light.DEADLINE: (_Line.WaveUnderline, "late"),
    Light.SHARED: (_Line.DashDotLine, "accent"),
}
LEGEND = (
    (Light.WAITING, "chờ xét"),
    (Light.CURRENT, "đang xem"),
    (Light.ADOPTED, "đã nhận"),
    (Light.SPEAKER, "người chỉ đạo"),
    (Light.OWNER, "đơn vị"),
    (Light.DEADLINE, "thời hạn"),
    (Light.OPEN, "câu chưa xét"),
)


def look(light: Light, theme: Theme) -> QTextCharFormat:
    """The format of lit words; lies over the text without moving it."""
    format_ = QTextCharFormat()
    if light in _GROUNDS:
        format_.setBackground(theme.colour(_GROUNDS[light]))
    if light in _LINES:
        style, colour = _LINES[light]
        format_.setUnderlineStyle(style)
        format_.setUnderlineColor(theme.colour(colour))
    if light is Light.DISMISSED:
        format_.setForeground(theme.colour("quiet"))
    if light is Light.CURRENT:
        format_.setForeground(theme.colour("ink"))
    return format_


class Legend(QWidget):
    """One line that shows each kind of lit words by an example: its own name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Chú giải: " + ", ".join(words for _, words in LEGEND))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(0, self._lines(self.width())[1] if self.width() > 1 else self.fontMetrics().lineSpacing() + 8)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width)[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, light, words in self._lines(self.width())[0]:
            layout = QTextLayout(words, self._theme.font(points=-1))
            range_ = QTextLayout.FormatRange()
            range_.start, range_.length = 0, len(words)
            range_.format = look(light, self._theme)
            if light not in _GROUNDS:
                range_.format.setForeground(self._theme.colour("ink"))
            layout.setFormats([range_])
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            painter.setPen(self._theme.colour("ink"))
            layout.draw(painter, at.toPointF())
        painter.end()

    def _lines(self, width: int) -> tuple[list[tuple[QPoint, Light, str]], int]:
        """Where each example stands, and how high all of them are."""
        metrics = self.fontMetrics()
        x, y, gap, height = 0, 3, 16, metrics.lineSpacing() + 4
        placed = []
        for light, words in LEGEND:
            advance = metrics.horizontalAdvance(words)
            if x and x + advance > width:
                x, y = 0, y + height
            placed.append((QPoint(x, y), light, words))
            x += advance + gap
        return placed, y + height
