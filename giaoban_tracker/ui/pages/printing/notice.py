"""A strip on the printing page that says something, and perhaps what to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget


class Notice(QFrame):
    """A strip with words and perhaps a button; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", True)
        self._words = QLabel(wordWrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.addWidget(self._words)
        self.hide()

    def add(self, button: QPushButton) -> None:
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))
