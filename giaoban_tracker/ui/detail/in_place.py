"""A field of the card that is edited where it stands: a pencil or a double click opens it, Enter writes, Esc leaves."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.workplace import Workplace

_PENCIL = 14
_MOST_LINES = 6
_KEYS = "Enter để ghi, Esc để thôi"


class InPlace(QWidget):
    """Words with a pencil; subclasses say what they are edited with.

    Signals:
        written: (object) the person wants this value in place of the one before.
        opened: the field is open or no longer.
    """

    written = Signal(object)
    opened = Signal()

    def __init__(self, place: Workplace, name: str, shown: QLabel, parent: QWidget | None = None) -> None:
        """Show words.

        Args:
            name: what the field is: "Nội dung".
            shown: the words as they stand.
        """
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self._place = place
        self._shown = shown
        self._pencil = QToolButton()
        self._pencil.setIcon(place.icons.icon("edit", place.theme.colour("quiet")))
        self._pencil.setIconSize(QSize(_PENCIL, _PENCIL))
        self._pencil.setToolTip(f"Sửa tại chỗ: {name.lower()}")
        self._pencil.setAccessibleName(f"Sửa {name.lower()}")
        self._pencil.setObjectName(f"edit:{name}")
        self._editor: QWidget | None = None
        self._hint = QLabel(wordWrap=True)
        self._hint.hide()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(shown, 1)
        line.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(line)
        self._column.addWidget(self._hint)
        self._pencil.clicked.connect(self.open)
        shown.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    def open(self) -> None:
        """Let the person type."""
        if self._editor is not None:
            return
        self._editor = self.make_editor()
        self._editor.setAccessibleName(self._name)
        self._column.insertWidget(1, self._editor)
        (self._editor.focusProxy() or self._editor).installEventFilter(self)
        self._shown.hide()
        self._pencil.hide()
        self._say(_KEYS, "quiet")
        self._hint.show()
        self._editor.setFocus()
        self.opened.emit()

    def close_editor(self) -> None:
        """Show the words again."""
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        editor.hide()
        editor.deleteLater()
        self._hint.hide()
        self._shown.show()
        self._pencil.show()
        self._pencil.setFocus()
        self.opened.emit()

    def tell(self, words: str) -> None:
        """Say why nothing was written; what was typed stays."""
        self._say(words, "wrong")

    def _say(self, words: str, kind: str) -> None:
        self._hint.setText(words)
        for one in ("quiet", "wrong"):
            self._hint.setProperty(one, one == kind)
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)

    # ------------------------------------------------------------ for subclasses

    def make_editor(self) -> QWidget:
        """The field, holding what stands there."""
        raise NotImplementedError

    def take(self) -> None:
        """Read the field; emit `written` for another value, say by `tell` what is wrong, or close."""
        raise NotImplementedError

    # ------------------------------------------------------------ keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the words opens; Enter writes, and Shift+Enter begins a line; Esc leaves all as it was."""
        if watched is self._shown:
            if event.type() is QEvent.Type.MouseButtonDblClick:
                self.open()
                return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key is Qt.Key.Key_Escape:
                self.close_editor()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
                self.take()
                return True
        return super().eventFilter(watched, event)


class WordsInPlace(InPlace):
    """Words of one line or several."""

    def __init__(self, place: Workplace, name: str, value: str, shown: QLabel, *, long: bool = False) -> None:
        super().__init__(place, name, shown)
        self._value = value
        self._long = long

    def make_editor(self) -> QWidget:
        if not self._long:
            return QLineEdit(self._value)
        editor = QPlainTextEdit(self._value)
        editor.setTabChangesFocus(True)
        metrics = editor.fontMetrics()
        lines = len(self._value) * metrics.averageCharWidth() // max(1, self.width()) + 2
        editor.setFixedHeight(min(lines, _MOST_LINES) * metrics.lineSpacing() + 18)
        return editor

    def take(self) -> None:
        editor = self._editor
        words = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        words = editor.text() if isinstance(editor, QLineEdit) else words
        value = " ".join(words.split())
        if value == self._value:
            self.close_editor()
        else:
            self.written.emit(value)


class DayInPlace(InPlace):
    """A day, or none."""

    def __init__(self, place: Workplace, name: str, value: date | None, shown: QLabel) -> None:
        super().__init__(place, name, shown)
        self._value = value

    def make_editor(self) -> QWidget:
        return DayEdit(self._place, self._name, self._value)

    def take(self) -> None:
        editor = self._editor
        if not isinstance(editor, DayEdit):
            return
        if editor.day is None and not editor.is_empty:
            self.tell("Nhập ngày, ví dụ 30/9; để trống là chưa có thời hạn.")
        elif editor.day == self._value:
            self.close_editor()
        else:
            self.written.emit(editor.day)
