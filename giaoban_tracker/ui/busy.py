"""What a long errand shows in the status bar: its title, how far it is, and a button that cancels it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from giaoban_tracker.ui.operations import Operations, Progress

_PATIENCE_MS = 250
"""An errand that ends sooner shows nothing: a bar that only flickers tells nobody anything."""


class BusyBar(QWidget):
    """Hidden until an errand takes longer than a quarter of a second."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = 0
        self._progress: Progress | None = None
        self._title = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Tiến độ")
        self._cancel = QPushButton("Dừng")
        self._cancel.setToolTip("Dừng việc đang chạy; sổ giữ nguyên")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        for widget in (self._title, self._bar, self._cancel):
            row.addWidget(widget)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self._cancel.clicked.connect(self._stop)
        operations.began.connect(self._begin)
        operations.advanced.connect(self._advance)
        operations.ended.connect(self._end)
        self.hide()

    def _begin(self, title: str, progress: Progress) -> None:
        self._running += 1
        self._progress = progress
        self._title.setText(f"{title}…")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._patience.start()

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _end(self) -> None:
        self._running = max(0, self._running - 1)
        if self._running == 0:
            self._patience.stop()
            self.hide()

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
            self._cancel.setEnabled(False)
            self._title.setText("Đang dừng…")
