"""How a card of the board looks: its state in one line, the task in two, the unit in one; what is too long is cut."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.ui.theme import Theme

ROW = Qt.ItemDataRole.UserRole
_PAD = 6
_LINES = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CardPaint(QStyledItemDelegate):
    """Paints the row that an item carries."""

    def __init__(self, theme: Theme, icons: Icons, today: date) -> None:
        super().__init__()
        self._theme, self._icons, self._today = theme, icons, today

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, round(_LINES * QFontMetricsF(self._theme.font()).height()) + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, TaskRow):
            return
        painter.save()
        area = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_Active)
        painter.fillRect(area, self._theme.colour("accent_soft" if chosen else "paper"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        self._words(painter, area.adjusted(_PAD, _PAD, -_PAD, -_PAD), row)
        painter.restore()

    def _words(self, painter: QPainter, area: QRectF, row: TaskRow) -> None:
        mark, bold, plain = row_mark(row, self._today), self._theme.font(bold=True), self._theme.font()
        line = area.height() / _LINES
        size = round(line) - 4
        icon = self._icons.icon(mark.icon, self._theme.colour(mark.tone))
        icon.paint(painter, round(area.left()), round(area.top()) + 2, size, size)
        code = QFontMetricsF(bold).horizontalAdvance(row.code)
        left = area.left() + size + 4
        painter.setFont(bold)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QRectF(left, area.top(), code + 1, line), _LEFT, row.code)
        painter.setFont(plain)
        painter.setPen(self._theme.colour(mark.tone))
        self._cut(painter, QRectF(left + code + 6, area.top(), area.right() - left - code - 6, line), mark.words)
        painter.setPen(self._theme.colour("ink"))
        first, rest = _two_lines(row.content, plain, area.width())
        self._cut(painter, QRectF(area.left(), area.top() + line, area.width(), line), first)
        self._cut(painter, QRectF(area.left(), area.top() + 2 * line, area.width(), line), rest)
        painter.setPen(self._theme.colour("quiet"))
        lead = " · ".join(filter(None, (mark.more, row.lead or "chưa rõ đơn vị chủ trì")))
        self._cut(painter, QRectF(area.left(), area.top() + 3 * line, area.width(), line), lead)

    @staticmethod
    def _cut(painter: QPainter, area: QRectF, words: str) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.drawText(area, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()))


def _two_lines(text: str, font: QFont, width: float) -> tuple[str, str]:
    """What fits on the first line, and all the rest."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    first.setPosition(QPointF(0, 0))
    layout.endLayout()
    at = first.textLength()
    return text[:at].rstrip(), text[at:].lstrip()
