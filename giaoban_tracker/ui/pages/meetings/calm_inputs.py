"""Fields that look like text until one goes to them, and that the mouse wheel never changes by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent, QTextLayout, QTextOption, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 6


class CalmCombo(QComboBox):
    """A choice; the wheel scrolls what it stands in. Editable ones take any words.

    Signals:
        done: (str) the person left it with other words, or chose some.
    """

    done = Signal(str)

    def __init__(self, name: str, *, editable: bool = False, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(editable)
        self.setAccessibleName(name)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._shown = ""
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(hint)
            line.editingFinished.connect(self.take_typed)
            self.textActivated.connect(lambda _: self.take_typed())

    def show_words(self, words: str, known: Sequence[str] = ()) -> None:
        """Show words, with others to choose from; nothing is emitted."""
        if [self.itemText(row) for row in range(self.count())] != list(known):
            self.clear()
            self.addItems(list(known))
        self._shown = words
        self.setCurrentText(words)
        self.setToolTip(words)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def take_typed(self) -> None:
        """Take what is typed and not yet taken, as when the person leaves the field."""
        words = " ".join(self.currentText().split())
        if words != self._shown:
            self._shown = words
            self.done.emit(words)


class CalmLine(QLineEdit):
    """One line of words.

    Signals:
        done: (str) the person left it with other words.
    """

    done = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._shown = ""
        self.editingFinished.connect(self._finish)

    def show_words(self, words: str) -> None:
        """Show words from their beginning; nothing is emitted."""
        self._shown = words
        self.setText(words)
        self.setCursorPosition(0)

    def _finish(self) -> None:
        words = " ".join(self.text().split())
        if words != self._shown:
            self._shown = words
            self.done.emit(words)


class GrowingText(QPlainTextEdit):
    """Some lines of words, as high as they need; Tab goes on to the next field.

    Signals:
        done: (str) the person left it with other words.
        grew: its height is another.
    """

    done = Signal(str)
    grew = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown = ""
        self._lines = 2
        self.textChanged.connect(self._measure)

    def show_words(self, words: str) -> None:
        """Show words from their beginning; nothing is emitted, and what was typed before is forgotten."""
        if words != self.toPlainText():
            self.setPlainText(words)
        self._shown = words

    def take_typed(self) -> None:
        """Take what is typed and not yet taken, as when the person leaves the field."""
        words = " ".join(self.toPlainText().split())
        if words != self._shown:
            self._shown = words
            self.done.emit(words)

    def sizeHint(self) -> QSize:
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        return QSize(120, self._lines * self.fontMetrics().lineSpacing() + margins)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.take_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The content of a task is one paragraph: Enter ends editing instead of beginning a new one.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _measure(self) -> None:
        width = self.viewport().width() - 2 * self.document().documentMargin()
        lines = max(1, min(_MOST_LINES, _lines_in(self.toPlainText(), self.font(), width)))
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.grew.emit()


def _lines_in(words: str, font: QFont, width: float) -> int:
    """How many lines words take at a width."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        lines += 1
    layout.endLayout()
    return lines
