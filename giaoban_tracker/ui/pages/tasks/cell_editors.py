"""The field that opens over a cell: words, a day, or units by name, each telling what is wrong where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.day_edit import read_day
from giaoban_tracker.workflow.edit_cells import CellValue

_MOST_LINES = 6
_FRAME = 28
_NARROWEST = 18
_FOLDED = Qt.ItemDataRole.UserRole
_MOST_OFFERED, _OFFERED_LETTERS = 8, 44
_LEFT_TO_POPUP = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)

Index = QModelIndex | QPersistentModelIndex


class CellProblem(Exception):
    """What is typed is no value; the words say why."""


class CellEditor(QWidget):
    """A small field over a cell, with words below it while what is typed is no value.

    Signals:
        done: (int, bool) the person is ready: by how many cells to go on to the side, and whether to edit there; a
            step of 0 goes down.
        left_off: Escape, or the focus went elsewhere with something unusable in the field.
        abandoned: the focus went elsewhere.
    """

    _takes_first = False
    """Whether Enter takes the first word that is offered; else it takes what is typed."""

    done = Signal(int, bool)
    left_off = Signal()
    abandoned = Signal()

    def __init__(self, name: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field = _Field(text, self._press, self)
        self._field.setAccessibleName(name)
        self._field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("wrong", True)
        self._words.setAutoFillBackground(True)
        self._words.setMargin(4)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._field)
        column.addWidget(self._words)
        self.setFocusProxy(self._field)
        self._completer: QCompleter | None = None
        self._popup: QAbstractItemView | None = None
        self._cell: QRect | None = None
        self._field.focus_lost.connect(self.abandoned)
        self._field.textChanged.connect(self._follow)
        self._field.selectAll()

    @property
    def text(self) -> str:
        """What is typed, in one line."""
        return " ".join(self._field.toPlainText().split())

    def value(self) -> CellValue:
        """What is typed as a value.

        Raises:
            CellProblem: it is none.
        """
        return self.text

    def lay_over(self, cell: QRect) -> None:
        """Cover a cell; as high as its words need, within limits, and higher or lower while somebody types."""
        self._cell = cell
        metrics = self._field.fontMetrics()
        width = max(cell.width(), _NARROWEST * metrics.averageCharWidth())
        needed = metrics.boundingRect(
            QRect(0, 0, width - _FRAME, 10_000), Qt.TextFlag.TextWordWrap, self._field.toPlainText()
        ).height()
        most = _MOST_LINES * metrics.lineSpacing()
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._field.setVerticalScrollBarPolicy(shown)
        height = max(cell.height(), min(needed, most) + metrics.lineSpacing())
        self._field.setFixedSize(width, height)
        self._words.setFixedWidth(width)
        self.move(cell.topLeft())
        self.adjustSize()

    def tell(self, words: str) -> None:
        """Say what is wrong; empty words hide it."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._words.setMinimumHeight(self._words.heightForWidth(self._words.width()) if words else 0)
        self._field.setAccessibleDescription(words)
        self.adjustSize()

    def offer(self, words: Sequence[str]) -> None:
        """Offer words to choose from while somebody types."""
        model = QStandardItemModel(self)
        for one in words:
            item = QStandardItem(one)
            item.setData(folded(one), _FOLDED)
            model.appendRow(item)
        self._completer = QCompleter(model, self)
        self._completer.setCompletionRole(_FOLDED)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_MOST_OFFERED)
        self._completer.setWidget(self._field)
        self._popup = self._completer.popup()
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stubs know no overloads

    # ------------------------------------------------------------ parts

    def _before_last(self) -> str:
        """What stands before the words that are being typed."""
        return ""

    def _follow(self) -> None:
        self.tell("")
        if self._cell is not None:
            self.lay_over(self._cell)
        if self._completer is None or self._popup is None:
            return
        typed = folded(self._field.toPlainText()[len(self._before_last()) :])
        self._completer.setCompletionPrefix(typed)
        found = self._completer.completionCount()
        alone = found == 1 and folded(self._completer.currentCompletion()) == typed
        if typed and found and not alone and self._field.hasFocus():
            self._completer.complete(self._offers_at())
            if self._takes_first:
                self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def _offers_at(self) -> QRect:
        """Below the field, and wide enough for the name of a unit."""
        least = _OFFERED_LETTERS * self._field.fontMetrics().averageCharWidth()
        return QRect(0, 0, max(self._field.width(), least), self._field.height())

    def _take(self, index: Index) -> None:
        before = self._before_last()
        self._field.setPlainText(before + (" " if before else "") + str(index.data()))
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)

    def _press(self, event: QKeyEvent) -> bool:
        """Deal with a key; False leaves it to the field."""
        key = event.key()
        if self._popup is not None and self._popup.isVisible() and key in _LEFT_TO_POPUP:
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit(0, False)
        elif key == Qt.Key.Key_Tab:
            self.done.emit(1, True)
        elif key == Qt.Key.Key_Backtab:
            self.done.emit(-1, True)
        elif key == Qt.Key.Key_Escape:
            self.left_off.emit()
        else:
            return False
        return True


class DayCell(CellEditor):
    """A day as people type it; empty for no deadline."""

    def __init__(self, name: str, day: date | None, today: date, parent: QWidget) -> None:
        super().__init__(name, day_text(day) if day is not None else "", parent)
        self._today = today

    def value(self) -> CellValue:
        day = read_day(self.text, self._today) if self.text else None
        if self.text and day is None:
            raise CellProblem("Nhập ngày, ví dụ 30/9.")
        return day


class UnitsCell(CellEditor):
    """Units by name, code or part of a name, one behind the other with semicolons."""

    _takes_first = True

    def __init__(self, name: str, chosen: Sequence[UnitId], units: Sequence[Unit], parent: QWidget) -> None:
        names = {unit.id: unit.name for unit in units}
        super().__init__(name, "; ".join(names.get(unit, "") for unit in chosen), parent)
        self._units = units
        self.offer([unit.name for unit in units])

    def value(self) -> CellValue:
        parts = (" ".join(part.split()) for part in self.text.split(";"))
        return tuple(dict.fromkeys(self._unit(part) for part in parts if part))

    def _unit(self, words: str) -> UnitId:
        wanted = folded(words)
        called = {unit.id: [folded(name) for name in _names_of(unit)] for unit in self._units}
        exact = [unit for unit, names in called.items() if wanted in names]
        found = exact or [unit for unit, names in called.items() if any(wanted in name for name in names)]
        if not found:
            raise CellProblem(f"Không có đơn vị nào tên «{words}».")
        if len(found) > 1:
            raise CellProblem(f"«{words}» có thể là {len(found)} đơn vị; gõ thêm vài chữ.")
        return found[0]

    def _before_last(self) -> str:
        text = self._field.toPlainText()
        return text[: text.rfind(";") + 1]


class _Field(QPlainTextEdit):
    """Hands keys on before it takes them.

    Signals:
        focus_lost: to something that is no pop-up of its own.
    """

    focus_lost = Signal()

    def __init__(self, text: str, press: Callable[[QKeyEvent], bool], parent: QWidget) -> None:
        super().__init__(text, parent)
        self._press = press

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.focus_lost.emit()


def _names_of(unit: Unit) -> tuple[str, ...]:
    return unit.name, unit.terms.code, *unit.terms.aliases
