"""Paints the cells of the task table: two lines of text, how a task stands as shape and words, progress as a bar.

Painted by hand: a styled item view asks the style for every part of every cell, which costs ten times as much.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.pages.tasks.cell_text import CellText
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.model import TaskTableModel
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.ui.workplace import Workplace

PAD = 8
LINES = 2
_ICON = 16
_BAR = 5

Index = QModelIndex | QPersistentModelIndex


def row_height(metrics: QFontMetrics) -> int:
    """Room for two lines and some air, whatever the size of text."""
    return LINES * metrics.lineSpacing() + 10


class TaskCells(QStyledItemDelegate):
    """The delegate of the whole table."""

    def __init__(self, place: Workplace, table: QTableView, rows: TaskTableModel) -> None:
        super().__init__(table)
        self._table = table
        self._rows = rows
        self._theme = place.theme
        self._icons = place.icons
        self._text = CellText()
        self._read_theme()
        place.theme.changed.connect(self._read_theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        # Asked of the table, not of option.state: that loads QStyle with its six hundred names (9 ms).
        if self._table.selectionModel().isSelected(index):
            painter.fillRect(rect, self._chosen)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        if self._table.hasFocus() and index == self._table.currentIndex():
            self._paint_focus(painter, rect)
        # Asked of the model itself: through the index it goes to Qt and back, twice as long.
        row = self._rows.row_at(index.row())
        if row is not None:
            self._paint_cell(painter, rect.adjusted(PAD, 4, -PAD, -5), COLUMNS[index.column()].key, row, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        width = COLUMNS[index.column()].width * self._metrics.averageCharWidth()
        return QSize(width, row_height(self._metrics))

    # ------------------------------------------------------------ one cell

    def _paint_cell(self, painter: QPainter, rect: QRect, key: str, row: TaskRow, index: Index) -> None:
        model = self._rows
        if key == "state":
            self._paint_state(painter, rect, row, model)
        elif key == "progress":
            self._paint_progress(painter, rect, row)
        elif key == "due":
            self._paint_due(painter, rect, row, model)
        elif key == "lead" and not row.lead:
            self._write(painter, rect, "Chưa rõ đơn vị", self._tones["soon"])
        else:
            text = COLUMNS[index.column()].text(row, model.today)
            is_code = key == "code"
            self._write(painter, rect, text, self._ink, at_most=1 if is_code else LINES, bold=is_code)

    def _paint_state(self, painter: QPainter, rect: QRect, row: TaskRow, model: TaskTableModel) -> None:
        mark = row_mark(row, model.today)
        tone = self._tones[mark.tone]
        drop = (self._metrics.height() - _ICON) // 2
        painter.drawPixmap(rect.left(), rect.top() + drop, self._icon(mark.icon, tone))
        words = rect.adjusted(_ICON + 6, 0, 0, 0)
        if mark.more:
            self._write(painter, words, mark.words, tone, at_most=1)
            below = words.adjusted(0, self._metrics.lineSpacing(), 0, 0)
            self._write(painter, below, mark.more, self._quiet, at_most=1)
        else:
            self._write(painter, words, mark.words, tone)

    def _paint_progress(self, painter: QPainter, rect: QRect, row: TaskRow) -> None:
        tone = self._tones["done"] if row.finished_on is not None else self._accent
        shares = f"{row.shares_done}/{row.shares}" if row.shares > 1 else ""
        self._write(painter, rect, f"{row.done_percent}%", self._ink, at_most=1)
        if shares:
            width = self._metrics.horizontalAdvance(f"{row.done_percent}% ")
            self._write(painter, rect.adjusted(width, 0, 0, 0), f"· {shares}", self._quiet, at_most=1)
        top = rect.top() + self._metrics.lineSpacing() + 4
        painter.fillRect(rect.left(), top, rect.width(), _BAR, self._line)
        painter.fillRect(rect.left(), top, rect.width() * row.done_percent // 100, _BAR, tone)

    def _paint_due(self, painter: QPainter, rect: QRect, row: TaskRow, model: TaskTableModel) -> None:
        text = COLUMNS[_DUE].text(row, model.today)
        if row.deadline.due is None:
            short = "Chưa có" if row.standing is Standing.UNDATED and not row.deadline.words else text
            self._write(painter, rect, short, self._quiet)
            return
        self._write(painter, rect, text, self._ink, at_most=1)
        if row.original_due is not None:
            below = rect.adjusted(0, self._metrics.lineSpacing(), 0, 0)
            self._write(painter, below, f"gốc {day_text(row.original_due)}", self._quiet, at_most=1)

    def _write(
        self, painter: QPainter, rect: QRect, text: str, colour: QColor, *, at_most: int = LINES, bold: bool = False
    ) -> None:
        painter.setFont(self._bold if bold else self._font)
        painter.setPen(colour)
        baseline = rect.top() + self._metrics.ascent()
        for line in self._text.lines(text, rect.width(), at_most):
            painter.drawText(rect.left(), baseline, line)
            baseline += self._metrics.lineSpacing()

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(self._accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _icon(self, name: str, colour: QColor) -> QPixmap:
        return self._icons.pixmap(name, colour, _ICON)

    def _read_theme(self) -> None:
        self._font: QFont = self._theme.font()
        self._bold = self._theme.font(bold=True)
        self._metrics = QFontMetrics(self._font)
        self._text.use_font(self._font)
        colour = self._theme.colour
        self._ink, self._quiet, self._line = colour("ink"), colour("quiet"), colour("line")
        self._chosen, self._accent = colour("accent_soft"), colour("accent")
        self._tones = {name: colour(name) for name in ("late", "soon", "done", "info")}


_DUE = next(place for place, column in enumerate(COLUMNS) if column.key == "due")
