"""A band over the sheets: the mailbox has new files. The sheet of the mailbox says it itself, and needs no band."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from giaoban_tracker.ui.pages.post.look import button, label
from giaoban_tracker.ui.wording import number


class OfferBand(QFrame):
    """Hidden while there is nothing to offer.

    Signals:
        wanted: () look at the files and take them.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._words = label()
        self.setProperty("notice", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._words, 1)
        see = button("Xem và nhận")
        see.clicked.connect(self.wanted)
        row.addWidget(see)
        self.hide()

    def offer(self, count: int, *, needed: bool) -> None:
        """So many files wait; `needed` unless they are seen anyhow."""
        self._count = count
        self._words.setText(f"Hộp thư có {number(count)} tệp mới.")
        self.show_if(needed=needed)

    def show_if(self, *, needed: bool) -> None:
        """Whether another sheet than the mailbox's is in front."""
        self.setVisible(needed and self._count > 0)
