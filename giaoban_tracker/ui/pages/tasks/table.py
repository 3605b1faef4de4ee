"""The table of tasks: what is selected stays selected, what is in sight stays in sight, when rows are read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ui.pages.tasks import column_memory
from giaoban_tracker.ui.pages.tasks.cells import TaskCells, row_height
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS, CONTENT, Column
from giaoban_tracker.ui.pages.tasks.groups import Heading, paint_headings
from giaoban_tracker.ui.pages.tasks.header import FilterHeader
from giaoban_tracker.ui.pages.tasks.model import TaskTableModel
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.fill_table import TableStart

_MEMORY_MS = 400
_IN_SIGHT = 5
_LEAST_CONTENT = 24


class TaskTable(QTableView):
    """Shows a model of tasks; decides nothing about them.

    Attributes:
        turn: how many answers have been shown.

    Signals:
        pointed: (TaskId) the current row is another, and selected.
        wanted: (TaskId) Enter or a double click on a row.
        picked: the selection is another.
        painted: (int) a repaint is over that a person can see real rows in, or that there are none; which `turn` it
            was that is seen.
        filter_asked: (int) Alt+Down on that column.
        heading_turned: (str) the group of that value is to be opened or folded.
    """

    pointed = Signal(str)
    wanted = Signal(str)
    picked = Signal()
    painted = Signal(int)
    filter_asked = Signal(int)
    heading_turned = Signal(str)

    def __init__(self, place: Workplace, model: TaskTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._rows = model
        self.turn = 0
        self._take_drag: Callable[[QDropEvent], None] = QDropEvent.ignore
        self._quiet = False
        self._fitting = False
        self._content_width = 0
        self.columns_header = FilterHeader(place)
        self._memory = QTimer(self, singleShot=True, interval=_MEMORY_MS)
        self.setHorizontalHeader(self.columns_header)
        self.setModel(model)
        self.setItemDelegate(TaskCells(place, self, model))
        self._set_up()
        self._size_rows()
        self._letter = max(1, self.columns_header.fontMetrics().averageCharWidth())
        column_memory.restore(self.columns_header, place.settings)
        self._content_width = self.columns_header.sectionSize(CONTENT)
        self._wire()

    # ------------------------------------------------------------ what is shown

    def begin(
        self, start: TableStart, today: date, *, keep: bool, headings: Mapping[int, Heading] | None = None
    ) -> None:
        """Show the answer to a query.

        Args:
            headings: of the groups of a grouped list, by place.
            keep: whether selection, current row and place stay as far as they are still there; else the table
                starts at its top with nothing selected.
        """
        chosen, current, top = self.selected(), self.current(), self._top()
        self.turn += 1
        self._quiet = True
        moved = self._rows.show(start.ids, start.rows, today, headings or {})
        if not keep:
            self.clearSelection()
            self.scrollToTop()
        elif moved:
            self._choose_again(chosen, current, top)
        if not start.ids:
            # No rows after no rows change nothing that Qt would paint; `painted` is told all the same.
            self.viewport().update()
        self._quiet = False
        self.picked.emit()

    def go_on(self, ids: tuple[TaskId, ...]) -> bool:
        """Add what follows the rows shown; False when the list is another by now."""
        everything = 1 < len(self._rows.ids) == self.selected_count()
        done = self._rows.go_on(ids)
        if done and everything:
            self.selectAll()
        return done

    def selected(self) -> tuple[TaskId, ...]:
        """The selected tasks, in the order of the table."""
        ids = self._rows.ids
        tasks = (task for first, last in self._selected_runs() for task in ids[first : last + 1] if task)
        return tuple(dict.fromkeys(tasks))

    def selected_count(self) -> int:
        """How many tasks are selected."""
        return sum(last - first + 1 - self._rows.headings_between(first, last) for first, last in self._selected_runs())

    def current(self) -> TaskId | None:
        """The task of the current row; None when there is no current row, or it is a heading."""
        index = self.currentIndex()
        return (self._rows.ids[index.row()] or None) if index.isValid() else None

    def select(self, tasks: Iterable[TaskId]) -> None:
        """Select tasks and bring the first of them into sight; those not shown are passed over."""
        places = self._rows.places_of(tasks)
        if places:
            self.setCurrentIndex(self._rows.index(places[0], max(0, self.currentIndex().column())))
            self._select_places(places)

    def places_of(self, tasks: Iterable[TaskId]) -> list[int]:
        """Where some tasks stand now, ascending; those not shown are left out."""
        return self._rows.places_of(tasks)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current and select its row; beyond the last row nothing happens."""
        if 0 <= row < len(self._rows.ids):
            self.setCurrentIndex(self._rows.index(row, column))
            self._select_places([row])

    def in_sight(self) -> tuple[TaskId, ...]:
        """The tasks whose rows can be seen now."""
        if not self._rows.ids:
            return ()
        last = self.rowAt(self.height() - self.columns_header.height() - 1)
        return self._rows.ids[max(0, self.rowAt(0)) : last + 1 if last >= 0 else None]

    def shown_columns(self) -> Sequence[Column]:
        """The columns as they stand from left to right."""
        header = self.columns_header
        places = (header.logicalIndex(visual) for visual in range(header.count()))
        return [COLUMNS[place] for place in places if not header.isSectionHidden(place)]

    def show_column(self, place: int, *, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        if shown or len(self.shown_columns()) > 1:
            self.columns_header.setSectionHidden(place, not shown)
            self._memory.start()

    def first_columns(self) -> None:
        """Columns as they were before anybody chose."""
        column_memory.apply_first(self.columns_header)
        self._content_width = self.columns_header.sectionSize(CONTENT)
        self._fit_content()
        self._memory.start()

    def columns_text(self) -> str:
        """Order, widths and choice of the columns, to be kept."""
        return column_memory.written(self.columns_header, {CONTENT: self._content_width})

    def put_columns(self, text: str) -> None:
        """The columns as a kept text says; what makes no sense in it is passed over."""
        if text:
            column_memory.read(self.columns_header, text)
            self._content_width = self.columns_header.sectionSize(CONTENT)
            self._fit_content()
            self._memory.start()

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        current, heading = self.current(), self._rows.heading_at(self.currentIndex().row())
        if heading is not None and plain and self._turns(event.key(), opened=heading.opened):
            self.heading_turned.emit(heading.value)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and current is not None:
            self.wanted.emit(current)
        elif event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.filter_asked.emit(max(0, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        heading = self._rows.heading_at(self.rowAt(round(event.position().y())))
        if heading is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()
            self.heading_turned.emit(heading.value)
        else:
            super().mousePressEvent(event)

    def take_drags(self, take: Callable[[QDropEvent], None]) -> None:
        """Let somebody deal with what is dragged over the rows."""
        self._take_drag = take
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_drag(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing on the table finds nothing: Qt would walk through every row of the book for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = self.rowAt(0)
        if self._rows.task_count < len(self._rows.ids):
            self._paint_headings()
        if (
            self._rows.heading_at(place) is not None or self._rows.row_at(place) is not None
            if place >= 0
            else self.turn > 0
        ):
            # Once the event loop turns, what was painted is on the screen.
            QTimer.singleShot(0, partial(self.painted.emit, self.turn))

    def _paint_headings(self) -> None:
        first, last = max(0, self.rowAt(0)), self.rowAt(self.height())
        places = range(first, (last if last >= 0 else len(self._rows.ids) - 1) + 1)
        known = {place: heading for place in places if (heading := self._rows.heading_at(place)) is not None}
        rects = {
            place: QRect(0, self.rowViewportPosition(place), self.width(), self.rowHeight(place)) for place in known
        }
        painter = QPainter(self.viewport())
        current = rects.get(self.currentIndex().row()) if self.hasFocus() else None
        paint_headings(painter, self._place, [(rects[place], heading) for place, heading in known.items()], current)
        painter.end()

    @staticmethod
    def _turns(key: int, *, opened: bool) -> bool:
        """Whether a key on a heading opens or folds its group."""
        side = Qt.Key.Key_Left if opened else Qt.Key.Key_Right
        return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_content()

    # ------------------------------------------------------------ building

    def _set_up(self) -> None:
        self.setAccessibleName("Bảng nhiệm vụ")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.columns_header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.columns_header.setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _wire(self) -> None:
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.doubleClicked.connect(self._want)
        self.columns_header.sectionResized.connect(self._note_width)
        self.columns_header.sectionMoved.connect(lambda *_: self._memory.start())
        self._memory.timeout.connect(self._keep_columns)
        self._place.theme.changed.connect(self._size_rows)
        self._place.theme.changed.connect(self._size_columns)

    def _want(self, index: QModelIndex) -> None:
        if task := self._rows.ids[index.row()]:
            self.wanted.emit(task)

    def _size_columns(self) -> None:
        """Columns grow and shrink with the text."""
        letter = max(1, self.columns_header.fontMetrics().averageCharWidth())
        if letter != self._letter:
            column_memory.rescale(self.columns_header, self._letter)
            self._letter = letter

    def _note_width(self, section: int, _: int, width: int) -> None:
        if self._fitting:
            return
        if section == CONTENT and width:
            self._content_width = width
        self._memory.start()

    def _keep_columns(self) -> None:
        column_memory.keep(self.columns_header, self._place.settings, {CONTENT: self._content_width})

    def _fit_content(self) -> None:
        """Give up width of the content, down to a limit, so that the columns that matter most stay in sight."""
        header = self.columns_header
        if header.isSectionHidden(CONTENT):
            return
        first = [header.logicalIndex(visual) for visual in range(header.count())]
        first = [place for place in first if not header.isSectionHidden(place)][:_IN_SIGHT]
        others = sum(header.sectionSize(place) for place in first if place != CONTENT)
        least = min(self._content_width, _LEAST_CONTENT * self.fontMetrics().averageCharWidth())
        self._fitting = True
        room = self.columns_header.width() - others
        header.resizeSection(CONTENT, max(least, min(self._content_width, room)))
        self._fitting = False

    def _size_rows(self) -> None:
        height = row_height(QFontMetrics(self._place.theme.font()))
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    # ------------------------------------------------------------ selection

    def _tell_current(self) -> None:
        current = self.current()
        # Qt makes the first row current when the table gets the focus; nobody has chosen it yet.
        if current is not None and not self._quiet and self.selectionModel().isSelected(self.currentIndex()):
            self.pointed.emit(current)

    def _tell_selection(self) -> None:
        if not self._quiet:
            self.picked.emit()
            # A click on the row that the focus had made current changes no current row, only the selection.
            if self.selected_count() == 1:
                self._tell_current()

    def _choose_again(self, chosen: tuple[TaskId, ...], current: TaskId | None, top: TaskId | None) -> None:
        selection = self.selectionModel()
        if current is not None and (places := self._rows.places_of([current])):
            index = self._rows.index(places[0], CONTENT)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._select_places(self._rows.places_of(chosen))
        if top is not None and (places := self._rows.places_of([top])):
            self.verticalScrollBar().setValue(places[0] * self.verticalHeader().defaultSectionSize())

    def _select_places(self, places: Sequence[int]) -> None:
        last = self._rows.columnCount() - 1
        selection = QItemSelection()
        for first, end in runs(places):
            selection.select(self._rows.index(first, 0), self._rows.index(end, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _selected_runs(self) -> list[tuple[int, int]]:
        """First and last place of each part of the selection; asking for its rows would make an index for each."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return sorted((part.top(), part.bottom()) for part in parts)

    def _top(self) -> TaskId | None:
        place = self.rowAt(0)
        return (self._rows.ids[place] or None) if place > 0 else None


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending places as first and last of each unbroken run."""
    start = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[end - 1] + 1:
            yield places[start], places[end - 1]
            start = end
