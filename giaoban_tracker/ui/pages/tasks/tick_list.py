"""The drop-down of a header filter: every value with its count, to tick; typing narrows it, Enter applies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task_list import Facet
from giaoban_tracker.ui.wording import number

_VALUE = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_EMPTY = "(để trống)"


class TickList(QFrame):
    """A pop-up that closes itself when the person looks elsewhere; Escape leaves everything as it was.

    Signals:
        applied: (frozenset of str) the values now ticked; empty means no condition.
    """

    applied = Signal(object)

    def __init__(
        self, title: str, facets: Sequence[Facet], ticked: frozenset[str], parent: QWidget | None = None
    ) -> None:
        """Offer values, some of them ticked.

        Args:
            facets: in the order to show; those ticked come first.
            ticked: values in force; one that no task has any more is still shown, so that it can be taken away.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.setAccessibleName(f"Lọc theo {title}")
        self._ticked = ticked
        self._search = QLineEdit(placeholderText="Gõ để tìm nhanh")
        self._search.setAccessibleName(f"Tìm trong {title}")
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(facets)
        self._apply = QPushButton("Áp dụng")
        self._apply.setProperty("main", True)
        self._clear = QPushButton("Bỏ chọn hết")
        self._lay_out(title)
        self._wire()

    def open_below(self, point: QPoint) -> None:
        """Show the list under a point of the screen, wholly on it."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.move(
            max(room.left(), min(point.x(), room.right() - self.width())),
            max(room.top(), min(point.y(), room.bottom() - self.height())),
        )
        self.show()
        self._search.setFocus()

    # ------------------------------------------------------------ building

    def _fill(self, facets: Sequence[Facet]) -> None:
        known = {facet.value for facet in facets}
        gone = [Facet(value, value, 0) for value in sorted(self._ticked - known)]
        for facet in sorted((*facets, *gone), key=lambda facet: facet.value not in self._ticked):
            label = facet.label or _EMPTY
            item = QListWidgetItem(f"{label}  ({number(facet.count)})", self._list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if facet.value in self._ticked else Qt.CheckState.Unchecked)
            item.setData(_VALUE, facet.value)
            item.setData(_WORDS, folded(label))
            item.setToolTip(label)

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title)
        heading.setProperty("title", True)
        hint = QLabel("Đánh dấu những gì cần xem")
        hint.setProperty("quiet", True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._clear)
        buttons.addStretch()
        buttons.addWidget(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (heading, hint, self._search, self._list):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        metrics = self.fontMetrics()
        wanted = self._list.sizeHintForColumn(0) + 24
        self._list.setMinimumWidth(max(40, min(wanted // metrics.averageCharWidth(), 64)) * metrics.averageCharWidth())
        self._list.setMinimumHeight(min(12, max(3, self._list.count())) * (metrics.height() + 8))

    def _wire(self) -> None:
        self._search.textChanged.connect(self._narrow)
        self._list.itemClicked.connect(self._list.setCurrentItem)
        self._apply.clicked.connect(self._finish)
        self._clear.clicked.connect(self._untick_all)

    # ------------------------------------------------------------ what happens

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus()
            self._list.setCurrentRow(max(0, self._list.currentRow()))
        else:
            super().keyPressEvent(event)

    def _narrow(self, words: str) -> None:
        wanted = folded(words)
        for item in self._items():
            item.setHidden(wanted not in item.data(_WORDS))

    def _untick_all(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)

    def _finish(self) -> None:
        chosen = frozenset(item.data(_VALUE) for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        self.close()
        if chosen != self._ticked:
            self.applied.emit(chosen)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]
