"""A table of numbers, each of which opens the rows that it counts; the names at the left stay while it scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from giaoban_tracker.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NAME_CHARS = 27
_AROUND = 10
_WIDEST = "87,45"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number.

    Attributes:
        text: as it is shown; empty for none.
        opens: what is told when it is pressed; None for a number behind which nothing stands.
    """

    text: str
    opens: object = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, and its numbers in the order of the columns."""

    name: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: in as many lines as it says.
        whole: what it counts, for those who hear it.
    """

    title: str
    whole: str


class NumberModel(QAbstractTableModel):
    """Frozen lines, replaced whole."""

    def __init__(self, theme: Theme, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = tuple(columns)
        self._lines: tuple[Line, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these in the place of what stood there."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def cell(self, index: _Index) -> Cell:
        return self._lines[index.row()].cells[index.column()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, cell = self._lines[index.row()], self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.FontRole:
                return self._theme.font(bold=line.is_total)
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour("accent" if cell.opens is not None else "quiet")
            case Qt.ItemDataRole.ToolTipRole:
                words = f"{line.name}: {self._columns[index.column()].whole}, {cell.text or 'không có'}"
                return f"{words}. Bấm để xem" if cell.opens is not None else words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}, {self._columns[index.column()].whole}: {cell.text or 'không có'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            column = self._columns[section]
            return {
                Qt.ItemDataRole.DisplayRole: column.title,
                Qt.ItemDataRole.ToolTipRole: column.whole,
                Qt.ItemDataRole.AccessibleTextRole: column.whole,
            }.get(Qt.ItemDataRole(role))
        line = self._lines[section]
        return {
            Qt.ItemDataRole.DisplayRole: line.name,
            Qt.ItemDataRole.ToolTipRole: line.name,
            Qt.ItemDataRole.FontRole: self._theme.font(bold=line.is_total),
            Qt.ItemDataRole.TextAlignmentRole: int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
        }.get(Qt.ItemDataRole(role))


class NumberTable(QTableView):
    """The table; a click, Enter or Space on a number opens it.

    Signals:
        pressed_number: (object) what the cell opens.
    """

    pressed_number = Signal(object)

    def __init__(self, theme: Theme, name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = NumberModel(theme, columns, self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = self.verticalHeader()
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setHighlightSections(False)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        self.clicked.connect(self._press)
        theme.changed.connect(self._fit)
        self._fit()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the first number is the current one."""
        self._model.show_lines(lines)
        if lines:
            self.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self._model.cell(index).opens is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(600, 300)

    def _press(self, index: QModelIndex) -> None:
        if index.isValid() and (opens := self._model.cell(index).opens) is not None:
            self.pressed_number.emit(opens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Each column as wide as its head and a number, and what room is left to all alike."""
        metrics = QFontMetrics(self._theme.font(points=-1))
        least = self.fontMetrics().horizontalAdvance(_WIDEST)
        needed = [
            max(least, *(metrics.horizontalAdvance(line) for line in column.title.splitlines())) + _AROUND
            for column in self._model.columns
        ]
        over = max(0, self.viewport().width() - sum(needed)) // len(needed)
        for place, width in enumerate(needed):
            self.setColumnWidth(place, width + over)

    def _fit(self) -> None:
        """Heads are small, names plain, so that a line of many numbers is seen whole."""
        heads, names = self.horizontalHeader(), self.verticalHeader()
        heads.setMinimumSectionSize(1)
        small = self._theme.font(points=-1).pointSizeF()
        heads.setStyleSheet(f"QHeaderView::section {{ padding: 4px 2px; font-weight: 400; font-size: {small}pt; }}")
        names.setStyleSheet("QHeaderView::section { font-weight: 400; }")
        names.setFixedWidth(_NAME_CHARS * self.fontMetrics().averageCharWidth())
        names.setDefaultSectionSize(self.fontMetrics().height() + 10)
        raised, edge = self._theme.colours.raised, self._theme.colours.line
        self.setStyleSheet(
            f"QTableCornerButton::section {{ background: {raised}; border: none; border-right: 1px solid {edge};"
            f" border-bottom: 1px solid {edge}; }}"
        )
        self._share_room()
