"""The table's header: a click sorts, the funnel filters, and what is in force is drawn on it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPolygon
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from giaoban_tracker.domain.task_list import SortKey, TaskColumn
from giaoban_tracker.ui.pages.tasks.cells import PAD
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.filters import FilterKind
from giaoban_tracker.ui.workplace import Workplace

_FUNNEL = 20
_ARROW = 14


class FilterHeader(QHeaderView):
    """Draws titles, arrows with their rank, and funnels; decides nothing.

    Signals:
        order_wanted: (tuple of SortKey) sort by these; empty means the book's own order.
        filter_wanted: (FilterKind, QPoint) offer this filter below that point of the screen.
    """

    order_wanted = Signal(object)
    filter_wanted = Signal(object, QPoint)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = place.theme
        self._order: tuple[SortKey, ...] = ()
        self._filtered: frozenset[FilterKind] = frozenset()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setToolTip("Bấm để sắp xếp; giữ Ctrl để sắp theo nhiều cột; kéo để đổi chỗ; bấm hình phễu để lọc")
        self.setAccessibleName("Tiêu đề cột")
        self.sectionClicked.connect(self._sort)
        place.theme.changed.connect(self._repaint)

    def show_state(self, order: tuple[SortKey, ...], filtered: Collection[FilterKind]) -> None:
        """Draw this order and mark these filters as in force."""
        self._order = order
        self._filtered = frozenset(filtered)
        self._repaint()

    def below(self, section: int) -> QPoint:
        """The point of the screen just below a column's title."""
        return self.viewport().mapToGlobal(QPoint(self.sectionViewportPosition(section), self.height()))

    # ------------------------------------------------------------ Qt

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(self.sectionSize(section), self.fontMetrics().height() + 14)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        kind = COLUMNS[section].filter if section >= 0 else None
        left = event.button() == Qt.MouseButton.LeftButton
        if left and kind is not None and self._funnel(self._rect_of(section)).contains(event.position().toPoint()):
            self.filter_wanted.emit(kind, self.below(section))
        else:
            super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = COLUMNS[section]
        colour = self._theme.colour
        painter.fillRect(rect, colour("raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        painter.fillRect(rect.right(), rect.top() + 6, 1, rect.height() - 12, colour("line"))
        room = rect.adjusted(PAD, 0, -PAD // 2, 0)
        if column.filter is not None:
            self._paint_funnel(painter, self._funnel(rect), on=column.filter in self._filtered)
            room.setRight(room.right() - _FUNNEL)
        rank, key = self._rank(column.sort)
        if key is not None:
            self._paint_arrow(painter, QRect(room.right() - _ARROW, room.top(), _ARROW, room.height()), rank, key)
            room.setRight(room.right() - _ARROW - 2)
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(colour("ink"))
        title = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)

    # ------------------------------------------------------------ parts

    def _repaint(self) -> None:
        # Not viewport().update(): the first call of viewport() makes PySide load every class of QtWidgets (20 ms).
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, self.count() - 1)

    def _rect_of(self, section: int) -> QRect:
        return QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())

    def _funnel(self, rect: QRect) -> QRect:
        return QRect(rect.right() - _FUNNEL - 2, rect.top(), _FUNNEL, rect.height())

    def _paint_funnel(self, painter: QPainter, rect: QRect, *, on: bool) -> None:
        colour = self._theme.colour("accent" if on else "quiet")
        if on:
            painter.fillRect(rect.adjusted(0, 4, 0, -5), self._theme.colour("accent_soft"))
        centre = rect.center()
        shape = [(-5, -4), (5, -4), (1, 1), (1, 5), (-1, 4), (-1, 1)]
        self._fill(painter, [QPoint(centre.x() + x, centre.y() + y) for x, y in shape], colour, outline=not on)

    def _paint_arrow(self, painter: QPainter, rect: QRect, rank: int, key: SortKey) -> None:
        centre = rect.center()
        tip = 3 if key.descending else -3
        points = [QPoint(centre.x() - 4, centre.y() - tip), QPoint(centre.x() + 4, centre.y() - tip)]
        colour = self._theme.colour("accent")
        self._fill(painter, [*points, QPoint(centre.x(), centre.y() + tip)], colour, outline=False)
        if len(self._order) > 1:
            painter.setFont(self._theme.font(points=-2.5))
            painter.setPen(colour)
            painter.drawText(
                rect.adjusted(0, 1, 0, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(rank)
            )

    @staticmethod
    def _fill(painter: QPainter, points: list[QPoint], colour: QColor, *, outline: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush if outline else colour)
        painter.drawPolygon(QPolygon(points))
        painter.restore()

    def _rank(self, column: TaskColumn | None) -> tuple[int, SortKey | None]:
        for rank, key in enumerate(self._order, 1):
            if key.column is column:
                return rank, key
        return 0, None

    def _sort(self, section: int) -> None:
        column = COLUMNS[section].sort
        if column is not None:
            further = QApplication.keyboardModifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
            self.order_wanted.emit(next_order(self._order, column, further=bool(further)))


def next_order(order: tuple[SortKey, ...], column: TaskColumn, *, further: bool) -> tuple[SortKey, ...]:
    """The order after a click on a column: ascending, then descending, then not by it any more.

    Args:
        further: whether the other columns stay, as with Ctrl held.
    """
    present = next((key for key in order if key.column is column), None)
    then = _turned(present, column)
    if not further:
        return () if then is None else (then,)
    if present is None:
        return (*order, SortKey(column))
    return tuple(kept for key in order if (kept := then if key is present else key) is not None)


def _turned(present: SortKey | None, column: TaskColumn) -> SortKey | None:
    if present is None:
        return SortKey(column)
    return None if present.descending else SortKey(column, descending=True)
