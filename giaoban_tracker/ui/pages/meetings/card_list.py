"""The list of drafts in the order of the text; the one being worked on is covered by an editor, in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from giaoban_tracker.ui.pages.meetings.card_editor import CardEditor
from giaoban_tracker.ui.pages.meetings.card_paint import LINE_ROLE, CardPainter
from giaoban_tracker.ui.pages.meetings.card_words import CardLine
from giaoban_tracker.ui.pages.meetings.reviewing import Key, key_of
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.review import Card, Clause


def show_ground(view: QListView, theme: Theme) -> None:
    """Let a list stand on the page's ground instead of on paper."""

    def colour() -> None:
        view.setStyleSheet(f"#on-ground {{ background: {theme.colours.ground}; border: none; }}")

    view.setObjectName("on-ground")
    colour()
    theme.changed.connect(colour)


class CardModel(QAbstractListModel):
    """The rows; replaced whole, told apart by their keys."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[CardLine, ...] = ()

    @property
    def lines(self) -> tuple[CardLine, ...]:
        return self._lines

    def show(self, lines: Sequence[CardLine]) -> bool:
        """Take new rows; True when rows came or went, so that the view has lost its place."""
        before, after = self._lines, tuple(lines)
        if [key_of(line.item) for line in before] == [key_of(line.item) for line in after]:
            self._lines = after
            for row, (old, new) in enumerate(zip(before, after, strict=True)):
                if old is not new and old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return False
        self.beginResetModel()
        self._lines = after
        self.endResetModel()
        return True

    def row_of(self, key: Key | None) -> int | None:
        """The row of a key; None when there is none."""
        for row, line in enumerate(self._lines):
            if key_of(line.item) == key:
                return row
        return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None


class CardList(QListView):
    """The drafts, one of them under the editor.

    Signals:
        moved: (object) the person went to another Card or Clause.
    """

    moved = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        show_ground(self, place.theme)
        self.cards = CardModel()
        self._painter = CardPainter(place.theme, place.icons)
        self._quiet = False
        self.editor = CardEditor(place, self.viewport())
        self.editor.hide()
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(3)
        self.setAccessibleName("Đề xuất đọc được từ biên bản")
        self.verticalScrollBar().setSingleStep(24)

    # ------------------------------------------------------------ what the page calls

    def show_lines(self, lines: Sequence[CardLine], current: Key | None) -> None:
        """Show rows and go to the one with that key; nothing is emitted."""
        self._quiet = True
        chosen = {key_of(item) for item in self.chosen}
        lost = self.cards.show(lines)
        row = self.cards.row_of(current)
        if row is not None and (lost or self.currentIndex().row() != row):
            self.setCurrentIndex(self.cards.index(row))
        if lost:
            self._choose_again(chosen)
        self._quiet = False
        self.settle()

    def settle(self) -> None:
        """Fit the editor over its row again; its height may have changed."""
        item = self.item
        covers = isinstance(item, Card)
        height = self.editor.height_at(self._row_width()) if covers else 0
        self._painter.fit(self._row_width(), self.currentIndex() if covers else None, height)
        self.editor.setVisible(covers)
        self.doItemsLayout()
        self._hold_still()
        self.updateEditorGeometries()

    @property
    def item(self) -> Card | Clause | None:
        """What the person looks at; None in an empty list."""
        index = self.currentIndex()
        return self._item_at(index.row()) if index.isValid() else None

    @property
    def chosen(self) -> tuple[Card | Clause, ...]:
        """Everything selected, in the order of the text."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._item_at(row) for row in rows)

    def step(self, by: int) -> None:
        """Go some rows down or up, not beyond the ends."""
        row = max(0, min(self.cards.rowCount() - 1, self.currentIndex().row() + by))
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row))

    # ------------------------------------------------------------ what Qt calls

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self.moved.emit(self._item_at(current.row()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A plain click chooses that card alone: Qt would also choose the one that moves under the pointer by it."""
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)
        if plain and pressed.isValid():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(self.cards.index(pressed.row()), alone)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """No choosing by dragging: the cards have moved since the press; Shift and Ctrl choose several."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are judgements here, no search."""

    def updateEditorGeometries(self) -> None:
        super().updateEditorGeometries()
        if isinstance(self.item, Card):
            self.editor.setGeometry(self.visualRect(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))

    def _item_at(self, row: int) -> Card | Clause:
        item = self.cards.lines[row].item
        assert isinstance(item, Card | Clause)
        return item

    def _row_width(self) -> int:
        return self.viewport().width() - 2 * self.spacing()

    def _choose_again(self, keys: set[Key]) -> None:
        model = self.selectionModel()
        for row, line in enumerate(self.cards.lines):
            if key_of(line.item) in keys:
                model.select(self.cards.index(row), QItemSelectionModel.SelectionFlag.Select)

    def _hold_still(self) -> None:
        """Keep the editor at one height of the screen, one card below the top: the eye need not follow it."""
        index = self.currentIndex()
        if not index.isValid():
            return
        bar = self.verticalScrollBar()
        top = self.visualRect(index).top() + bar.value()
        before = index.row() - 1
        above = self.visualRect(self.cards.index(before)).height() + 2 * self.spacing() if before >= 0 else 0
        bar.setValue(top - min(above, self.viewport().height() // 4) - self.spacing())
