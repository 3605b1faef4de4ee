"""Fields of a dialog: a label, something to type or choose in, and words below it when something is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

ChoiceT = TypeVar("ChoiceT", bound=Enum)


class Field(QWidget):
    """One field. What is wrong with it is said beside it, in colour only once the person has been there.

    Signals:
        changed: its content is another.
    """

    changed = Signal()

    def __init__(
        self, label: str, editor: QWidget, problem: Callable[[], str] | None = None, parent: QWidget | None = None
    ) -> None:
        """Put a label above an editor.

        Args:
            problem: what is wrong now, in words; empty when nothing is.
        """
        super().__init__(parent)
        self.editor = editor
        self._find_problem = problem
        self._touched = False
        self._label = QLabel(label)
        self._label.setBuddy(editor)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self._label, editor, self._words):
            column.addWidget(widget)

    @property
    def problem(self) -> str:
        """What is wrong now; empty when nothing is, and while the field is hidden."""
        return self._find_problem() if self._find_problem is not None and not self.isHidden() else ""

    def touch(self) -> None:
        """The person has changed it."""
        self._touched = True
        self.changed.emit()

    def show_problem(self) -> None:
        """Write what is wrong below the editor."""
        words = self.problem
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._words.setProperty("quiet", not self._touched)
        self._words.setProperty("wrong", self._touched)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.editor.setAccessibleDescription(words)


class LongText(QPlainTextEdit):
    """Text of several lines; Tab goes on to the next field, as in every form."""

    def __init__(self, name: str, text: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)

    @property
    def text(self) -> str:
        """What is typed, without white space around it."""
        return self.toPlainText().strip()


class PercentEdit(QLineEdit):
    """Progress in whole per cent; arrow keys go up and down by five."""

    def __init__(self, name: str, value: int, parent: QWidget | None = None) -> None:
        super().__init__(str(value), parent)
        self.setAccessibleName(name)
        self.setMaxLength(3)

    @property
    def value(self) -> int | None:
        """The number typed; None while it is none from 0 to 100."""
        text = self.text().strip()
        return int(text) if text.isdecimal() and int(text) <= 100 else None

    def set_value(self, value: int) -> None:
        """Put a number in."""
        self.setText(str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()), 0)
        if step and self.value is not None:
            self.set_value(max(0, min(100, self.value + step)))
        else:
            super().keyPressEvent(event)


class Choice(QWidget, Generic[ChoiceT]):
    """A few values side by side, one of them chosen; arrow keys move.

    Signals:
        changed: another one is chosen.
    """

    changed = Signal()

    def __init__(self, name: str, terms: Mapping[ChoiceT, str], chosen: ChoiceT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons = {value: QRadioButton(words) for value, words in terms.items()}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        for button in self._buttons.values():
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self._buttons[chosen].setChecked(True)
        self.setFocusProxy(self._buttons[chosen])
        group.buttonToggled.connect(lambda _, on: self.changed.emit() if on else None)

    @property
    def chosen(self) -> ChoiceT:
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, value: ChoiceT) -> None:
        """Choose a value."""
        self._buttons[value].setChecked(True)


def line(name: str, text: str = "", hint: str = "") -> QLineEdit:
    """One line of text."""
    edit = QLineEdit(text)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(hint)
    return edit


def suggestions(name: str, known: Sequence[str], text: str = "") -> QComboBox:
    """A line of text with words to choose from; anything else may be typed."""
    combo = QComboBox(editable=True)
    combo.setAccessibleName(name)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.addItems(["", *known])
    combo.setCurrentText(text)
    combo.setMinimumContentsLength(12)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo


def side_by_side(*fields: QWidget, widths: Sequence[int] = ()) -> QWidget:
    """Fields in one row, each as wide as the others unless `widths` gives their shares."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for place, field in enumerate(fields):
        row.addWidget(field, widths[place] if widths else 1, Qt.AlignmentFlag.AlignTop)
    return both
