"""The time line on the screen: only lines in sight are fetched and drawn; a click or Enter opens a task."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.periods import Period
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.pages.overview.time_line_model import DAYS, NAME, TimeLineModel
from giaoban_tracker.ui.pages.overview.time_line_paint import Look, Scale, paint_days, paint_row, paint_scale
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.time_line import LaneBy, TimeLine

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AHEAD = 40
_NAME_SHARE, _NAME_CHARS = 0.34, 52
_EDGE = 6.0


class TimeLineView(QTableView):
    """The lines.

    Signals:
        opened: (TaskId) show this task.
        turned: (str) open or fold the lane of this value.
        rows_wanted: (list of TaskId) these are in sight and not there yet.
        menu_wanted: (int, QPoint) the menu of the line at a place.
    """

    opened = Signal(str)
    turned = Signal(str)
    rows_wanted = Signal(object)
    menu_wanted = Signal(int, object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._today = place.desk.today
        self._span: Period | None = None
        self.lines = TimeLineModel(self._today, self)
        self.setModel(self.lines)
        self.setItemDelegate(_LinePaint(self, place))
        self.setHorizontalHeader(_DaysHeader(self, place))
        self.setAccessibleName("Dòng thời gian của nhiệm vụ")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.ask_rows())
        self.clicked.connect(lambda index: self._press(index.row()))
        place.theme.changed.connect(self._fit)
        self._fit()

    def show_line(self, line: TimeLine, by: LaneBy, today: date) -> None:
        """Show these lanes; the line a person was on stays the current one while it is there."""
        former = self._current_name()
        self._span, self._today = line.span, today
        self.clearSpans()
        self.lines.show_lanes(line.lanes, by, today)
        for place in self.lines.headings():
            self.setSpan(place, NAME, 1, 2)
        at = self.lines.place_of(former) if former is not None else -1
        if line.lanes:
            self.setCurrentIndex(self.lines.index(max(0, at), NAME))
        self.ask_rows()
        self.horizontalHeader().viewport().update()

    def take_rows(self, rows: tuple[TaskRow, ...]) -> None:
        """Rows that were wanted have come."""
        self.lines.take_rows(rows)

    def ask_rows(self) -> None:
        """Ask for what is in sight and near it."""
        if not self.lines.rowCount() or not self.isVisible():
            return
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        last = self.lines.rowCount() - 1 if last < 0 else last
        if self.lines.missing(first, last):
            self.rows_wanted.emit(self.lines.missing(first - _AHEAD, last + _AHEAD))

    def chosen(self) -> list[TaskId]:
        """The tasks of the chosen lines, in their order; a chosen heading stands for all of its open lane."""
        found: dict[TaskId, None] = {}
        for index in sorted(self.selectionModel().selectedRows(), key=lambda one: one.row()):
            task, lane = self.lines.task_at(index.row()), self.lines.lane_at(index.row())
            found.update(dict.fromkeys((task,) if task is not None else (lane.ids or () if lane is not None else ())))
        return list(found)

    def scale(self, left: float, width: float) -> Scale | None:
        """The days along a width; None while there is nothing to show."""
        if self._span is None:
            return None
        return Scale(self._span.first, self._span.last, left + _EDGE, max(1.0, width - 2 * _EDGE))

    @property
    def today(self) -> date:
        return self._today

    # ------------------------------------------------------------ what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = Qt.Key(event.key()), self.currentIndex().row()
        lane = self.lines.lane_at(place)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(place)
        elif plain and key == Qt.Key.Key_Left:
            self._fold(place)
        elif plain and key == Qt.Key.Key_Right:
            if lane is not None and lane.ids is None:
                self.turned.emit(lane.value)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
        spot = event.pos() if by_mouse else self.visualRect(index).bottomLeft()
        self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(spot))

    def _press(self, place: int) -> None:
        lane, task = self.lines.lane_at(place), self.lines.task_at(place)
        if lane is not None:
            self.turned.emit(lane.value)
        elif task is not None and len(self.selectionModel().selectedRows()) <= 1:
            self.opened.emit(task)

    def _fold(self, place: int) -> None:
        """From a task to the heading of its lane; from the heading of an open lane fold it."""
        lane = self.lines.lane_at(place)
        if lane is not None:
            if lane.ids is not None:
                self.turned.emit(lane.value)
            return
        above = [one for one in self.lines.headings() if one < place]
        if above:
            self.setCurrentIndex(self.lines.index(above[-1], NAME))

    def _current_name(self) -> str | None:
        place = self.currentIndex().row()
        lane = self.lines.lane_at(place)
        return lane.value if lane is not None else self.lines.task_at(place)

    # ------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
        self.ask_rows()

    def sizeHint(self) -> QSize:
        return QSize(640, 320)

    def _share_room(self) -> None:
        width = self.viewport().width()
        name = min(round(width * _NAME_SHARE), _NAME_CHARS * self.fontMetrics().averageCharWidth())
        self.setColumnWidth(NAME, name)
        self.setColumnWidth(DAYS, max(1, width - name))

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self._share_room()
        self.viewport().update()


class _DaysHeader(QHeaderView):
    """Above the bars stand the months and the mark of today."""

    def __init__(self, view: TimeLineView, place: Workplace) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._place = view, place
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(_LEFT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + 8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section == NAME:
            painter.save()
            super().paintSection(painter, rect, section)
            painter.restore()
            return
        theme, area = self._place.theme, QRectF(rect)
        painter.save()
        painter.fillRect(area, theme.colour("raised"))
        scale = self._view.scale(area.left(), area.width())
        if scale is not None:
            paint_scale(painter, area, theme, scale, self._view.today)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _LinePaint(QStyledItemDelegate):
    """Draws headings over the whole width, names at the left, bars along the days."""

    def __init__(self, view: TimeLineView, place: Workplace) -> None:
        super().__init__(view)
        self._view, self._place = view, place

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, lines = self._place.theme, self._view.lines
        lane, row = lines.lane_at(index.row()), lines.row_at(index.row())
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if chosen else "raised" if lane is not None else "paper"
        painter.save()
        painter.fillRect(area, theme.colour(ground))
        if lane is not None:
            paint_heading(painter, area, theme, lines.heading_words(lane), opened=lane.ids is not None)
        elif index.column() == NAME:
            paint_name(painter, area, theme, row)
        else:
            self._paint_days(painter, area, row)
        painter.setPen(theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        if current:
            self._paint_focus(painter, area, first=index.column() == NAME, whole=lane is not None)
        painter.restore()

    def _paint_days(self, painter: QPainter, area: QRectF, row: TaskRow | None) -> None:
        scale = self._view.scale(area.left(), area.width())
        if scale is None:
            return
        paint_days(painter, area, self._place.theme, scale, self._view.today)
        if row is not None:
            paint_row(painter, area, row, self._place.theme, self._place.icons, scale, self._view.today)

    def _paint_focus(self, painter: QPainter, area: QRectF, *, first: bool, whole: bool) -> None:
        painter.setPen(self._place.theme.colour("accent"))
        inner = area.adjusted(1, 1, -1, -2)
        painter.drawLine(inner.topLeft(), inner.topRight())
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        if first:
            painter.drawLine(inner.topLeft(), inner.bottomLeft())
        if whole or not first:
            painter.drawLine(inner.topRight(), inner.bottomRight())


def paint_heading(painter: QPainter, area: QRectF, look: Look, words: tuple[str, str], *, opened: bool) -> None:
    """The heading of a lane: a triangle that says whether it is open, its name, its numbers."""
    name, counted = words
    x, y = area.left() + 14, area.center().y()
    shape = ((-5, -3), (5, -3), (0, 4)) if opened else ((-3, -5), (4, 0), (-3, 5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in shape]))
    room = area.adjusted(28, 0, -8, 0)
    _draw(painter, room, look, name, "ink", bold=True)
    room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + 10)
    _draw(painter, room, look, counted, "quiet")


def paint_name(painter: QPainter, area: QRectF, look: Look, row: TaskRow | None) -> None:
    """Code and content of a task; three dots while it is on its way."""
    room = area.adjusted(28, 0, -6, 0)
    if row is None:
        _draw(painter, room, look, "…", "quiet")
        return
    _draw(painter, room, look, row.code, "ink", bold=True)
    room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(row.code) + 8)
    _draw(painter, room, look, row.content, "ink")


def _draw(painter: QPainter, room: QRectF, look: Look, words: str, tone: str, *, bold: bool = False) -> None:
    painter.setFont(look.font(bold=bold))
    painter.setPen(look.colour(tone))
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, round(room.width())))
    painter.drawText(room, _LEFT, cut)
