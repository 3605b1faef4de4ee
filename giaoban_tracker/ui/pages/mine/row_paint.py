"""One line of a unit's list as it is painted: state and day above, the content below, why it came back in red."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from giaoban_tracker.ui.pages.mine.model import ROW_ROLE, Row
from giaoban_tracker.ui.unit_words import due_words, mark_of, side_words
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post.my_tasks import MyTask

_EDGE, _GAP, _ICON, _STRIP = 12, 6, 16, 3
Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Paints headings and tasks; every size follows the font."""

    def __init__(self, place: Workplace, view: QListView) -> None:
        super().__init__(view)
        self._place = place
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        metrics = QFontMetrics(option.font)
        height = metrics.height()
        if isinstance(row, str):
            return QSize(0, height + 3 * _GAP)
        content = _lines(metrics, row.content, self._view.viewport().width() - 2 * _EDGE)
        lines = 1 + len(content) + bool(row.returned) + bool(side_words(row))
        return QSize(0, lines * height + 3 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        rect: QRect = option.rect
        painter.setFont(option.font)
        if isinstance(row, str):
            self._heading(painter, rect, row)
        else:
            state: QStyle.StateFlag = option.state
            self._task(painter, rect, row, index.model().today, state)  # type: ignore[attr-defined]
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        theme = self._place.theme
        painter.fillRect(rect, theme.colour("ground"))
        painter.setFont(_bold(painter.font()))
        painter.setPen(theme.colour("accent"))
        inner = rect.adjusted(_EDGE, _GAP, -_EDGE, 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _task(self, painter: QPainter, rect: QRect, task: MyTask, today: object, state: QStyle.StateFlag) -> None:
        theme = self._place.theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_soft" if chosen else "paper"))
        mark = mark_of(task, today)  # type: ignore[arg-type]  # the model's own day
        painter.fillRect(QRect(rect.left(), rect.top(), _STRIP, rect.height()), theme.colour(mark.tone))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_EDGE, _GAP, -_EDGE, -_GAP)
        height = painter.fontMetrics().height()
        top = QRect(inner.left(), inner.top(), inner.width(), height)
        self._head(painter, top, task, mark.icon, mark.words, mark.tone)
        y = self._content(painter, inner, top.bottom() + 1 + _GAP // 2, task.content)
        if task.returned:
            painter.setPen(theme.colour("late"))
            y = _one_line(painter, inner, y, f"Lý do trả lại: {task.returned}")
        if side_words(task):
            painter.setPen(theme.colour("accent"))
            painter.setFont(_bold(painter.font()))
            _one_line(painter, inner, y, side_words(task))

    def _head(self, painter: QPainter, rect: QRect, task: MyTask, icon: str, words: str, tone: str) -> None:
        theme = self._place.theme
        pixmap = self._place.icons.pixmap(icon, theme.colour(tone), _ICON)
        painter.drawPixmap(rect.left(), rect.top() + (rect.height() - _ICON) // 2, pixmap)
        plain = painter.font()
        painter.setFont(_bold(plain))
        painter.setPen(theme.colour(tone))
        left = rect.adjusted(_ICON + _GAP, 0, 0, 0)
        painter.drawText(left, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.setFont(plain)
        painter.setPen(theme.colour("quiet"))
        right = " · ".join(
            part for part in (f"{task.percent}%" if task.leads else "", due_words(task), task.code) if part
        )
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), right)

    def _content(self, painter: QPainter, inner: QRect, y: int, content: str) -> int:
        """One or two lines of the content; returns where they end."""
        painter.setPen(self._place.theme.colour("ink"))
        for line in _lines(painter.fontMetrics(), content, inner.width()):
            y = _one_line(painter, inner, y, line)
        return y


def _one_line(painter: QPainter, inner: QRect, y: int, words: str) -> int:
    metrics = painter.fontMetrics()
    rect = QRect(inner.left(), y, inner.width(), metrics.height())
    painter.drawText(rect, 0, metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width()))
    return rect.bottom() + 1


def _lines(metrics: QFontMetrics, text: str, width: int) -> list[str]:
    """The text in one line, or parted between words into two, of which the second may still be too long."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split()
    least, most = 1, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        fits = metrics.horizontalAdvance(" ".join(words[:middle])) <= width
        least, most = (middle, most) if fits else (least, middle - 1)
    return [" ".join(words[:least]), " ".join(words[least:])]


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
