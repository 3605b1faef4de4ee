"""How files came, asked once: the answer is remembered for the next time and kept in the book with each file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from giaoban_tracker.ui.pages.post.words import CHANNELS
from giaoban_tracker.ui.workplace import Workplace

_KEPT = "post/channel"
_ASK = "Chọn cách tệp đến…"


class ChannelBox(QComboBox):
    """The ways in which files come.

    Signals:
        answered: () another way is chosen.
    """

    answered = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = place.settings
        self.setAccessibleName("Tệp đến bằng cách nào")
        self.addItems([_ASK, *CHANNELS])
        self.choose(str(self._settings.value(_KEPT, "")))
        self.currentIndexChanged.connect(lambda _: self._keep())

    @property
    def words(self) -> str:
        """The way as it is kept in the book; empty until somebody said it."""
        return self.currentText() if self.currentIndex() > 0 else ""

    def choose(self, words: str) -> None:
        """Answer for the person; a way that is not offered asks anew."""
        self.setCurrentIndex(max(0, self.findText(words)))

    def _keep(self) -> None:
        self._settings.setValue(_KEPT, self.words)
        self.answered.emit()
