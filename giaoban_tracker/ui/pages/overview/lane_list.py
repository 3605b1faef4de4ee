"""One column of the board: its number opens all of its rows, its cards can be dragged to another column."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.pages.overview.card_paint import ROW, CardPaint
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.board import Lane, LaneRows

TASK_MIME = "application/x-giaoban-task"
LANE_WORDS = {
    Lane.OVERDUE: "Quá hạn",
    Lane.IN_TIME: "Trong hạn",
    Lane.UNDATED: "Không có hạn",
    Lane.SUSPENDED: "Tạm dừng",
    Lane.DONE: "Hoàn thành",
}


class LaneList(QFrame):
    """A column.

    Signals:
        wanted: (TaskQuery) show all rows of the column.
        opened: (TaskId) show this task.
        dropped: (TaskId, Lane) a task was moved into this column.
        menu_wanted: (TaskRow, QPoint) show what can be decided on this task.
    """

    wanted = Signal(object)
    opened = Signal(str)
    dropped = Signal(str, object)
    menu_wanted = Signal(object, object)

    def __init__(self, lane: Lane, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane = lane
        self._place = place
        self._shown: LaneRows | None = None
        self.setProperty("card", True)
        self._head = QPushButton()
        self._head.setProperty("link", True)
        self._cards = _Cards(LANE_WORDS[lane])
        self._paint = CardPaint(place.theme, place.icons, place.desk.today)
        self._cards.setItemDelegate(self._paint)
        self._rest = QLabel()
        self._rest.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._cards, 1)
        column.addWidget(self._rest)
        self._head.clicked.connect(self._press)
        self._cards.opened.connect(lambda row: self.opened.emit(row.id))
        self._cards.menu_wanted.connect(self.menu_wanted)
        self._cards.dropped.connect(lambda task: self.dropped.emit(task, self.lane))
        place.theme.changed.connect(self._follow_theme)

    @property
    def cards(self) -> QListWidget:
        """The cards, for the board to put the focus on."""
        return self._cards

    def show_rows(self, shown: LaneRows) -> None:
        """Show the column; the task in front stays in front while it is there."""
        self._shown = shown
        words = f"{LANE_WORDS[self.lane]}: {number(shown.number)}"
        self._head.setText(words)
        self._head.setAccessibleName(f"{words} nhiệm vụ, xem tất cả")
        self._head.setEnabled(shown.number > 0)
        self._cards.fill([(row, self._item(row)) for row in shown.first])
        rest = shown.number - len(shown.first)
        none = "" if shown.number else "Không có nhiệm vụ nào."
        self._rest.setText(f"và {number(rest)} nhiệm vụ nữa" if rest else none)
        self._rest.setVisible(bool(self._rest.text()))

    def _item(self, row: TaskRow) -> QListWidgetItem:
        mark = row_mark(row, self._place.desk.today)
        item = QListWidgetItem(f"{row.code} · {mark.whole}\n{row.content}")
        item.setToolTip(f"{row.content}\nChủ trì: {row.lead or 'chưa rõ đơn vị'}")
        item.setData(ROW, row)
        return item

    def _press(self) -> None:
        if self._shown is not None:
            self.wanted.emit(self._shown.query)

    def _follow_theme(self) -> None:
        if self._shown is not None:
            self.show_rows(self._shown)


class _Cards(QListWidget):
    """The cards; Enter opens one, the Menu key offers what dragging does."""

    opened = Signal(object)
    menu_wanted = Signal(object, object)
    dropped = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(ROW)))

    def fill(self, items: list[tuple[TaskRow, QListWidgetItem]]) -> None:
        chosen = self.currentItem().data(ROW).id if self.currentRow() >= 0 else None
        self.clear()
        for row, item in items:
            self.addItem(item)
            if row.id == chosen:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and items:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(ROW))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        item = self.itemAt(event.pos()) if by_mouse else self.currentItem()
        if item is not None:
            place = event.pos() if by_mouse else self.visualItemRect(item).center()
            self.menu_wanted.emit(item.data(ROW), self.viewport().mapToGlobal(place))

    def mimeData(self, items: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override]  # the stubs say Sequence
        data = QMimeData()
        if items:
            data.setData(TASK_MIME, items[0].data(ROW).id.encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take_or_leave(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take_or_leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(TASK_MIME):
            # Never MoveAction: the list would take the card away, and only the book decides where it stands.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(bytes(event.mimeData().data(TASK_MIME).data()).decode())

    def _take_or_leave(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(TASK_MIME):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
