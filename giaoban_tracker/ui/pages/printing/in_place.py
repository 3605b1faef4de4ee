"""Words in the preview's place: why there is no page to see, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from giaoban_tracker.ui.theme import Theme

_WIDEST_IN_LETTERS = 56


class InPlace(QWidget):
    """A heading and a sentence or two in the middle of the room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._next = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._next.setProperty("quiet", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._heading, self._next):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)
        self.hide()

    def say(self, words: tuple[str, str]) -> None:
        """Show a heading and what to do next; screen readers get both."""
        heading, following = words
        self._heading.setText(heading)
        self._next.setText(following)
        self.setAccessibleName(f"{heading}. {following}")
        self._fit()
        self.show()

    def text(self) -> str:
        """Everything that is said."""
        return self.accessibleName()

    def _follow_theme(self) -> None:
        self._heading.setFont(self._theme.font(points=2, bold=True))
        self._fit()

    def _fit(self) -> None:
        """A layout does not ask words of a fixed width how high they are."""
        width = self.fontMetrics().averageCharWidth() * _WIDEST_IN_LETTERS
        for label in (self._heading, self._next):
            label.setFixedSize(width, max(0, label.heightForWidth(width)))
