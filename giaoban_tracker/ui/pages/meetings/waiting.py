"""Two short stops on the way to a review: reading goes on, and letters of the years before Unicode ask for consent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.ui.pages.meetings.minutes_view import reading_font
from giaoban_tracker.ui.pages.meetings.themed import keep_font
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.review_minutes import Taken

_SAMPLE_LINES = 6
_SAMPLE_WIDTH = 90


class BusyView(QWidget):
    """Minutes are being read.

    Signals:
        stopped: the person no longer wants it.
    """

    stopped = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        keep_font(place, self._words, points=2, bold=True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(260)
        bar.setAccessibleName("Đang đọc biên bản")
        stop = QPushButton("Dừng đọc")
        stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(self._words)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(stop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_name(self, name: str) -> None:
        """What is being read."""
        self._words.setText(f"Đang đọc {name}…" if name else "Đang đọc văn bản đã dán…")


class ConsentView(QWidget):
    """The words as found and as converted, side by side; nothing is converted before the person says so.

    Signals:
        chosen: (Minutes) read these.
        refused: read nothing.
    """

    chosen = Signal(object)
    refused = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken: Taken | None = None
        heading = QLabel("Biên bản này dùng bảng mã cũ (TCVN3 hoặc VNI)")
        keep_font(place, heading, points=3, bold=True)
        more = QLabel("Chuyển sang Unicode thì mới đọc được nhiệm vụ. Tệp gốc vẫn được giữ nguyên cùng kỳ giao ban.")
        more.setProperty("quiet", True)
        self.before, self.after = QLabel(), QLabel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for at, (title, sample) in enumerate((("Trong tệp", self.before), ("Sau khi chuyển", self.after))):
            sample.setFont(reading_font(place))
            sample.setTextFormat(Qt.TextFormat.PlainText)
            sample.setWordWrap(True)
            sample.setAlignment(Qt.AlignmentFlag.AlignTop)
            sample.setAccessibleName(title)
            grid.addWidget(QLabel(title), 0, at)
            grid.addWidget(_framed(sample), 1, at)
            grid.setColumnStretch(at, 1)
        self._yes = QPushButton("Chuyển sang Unicode rồi đọc")
        self._yes.setProperty("main", True)
        no, never = QPushButton("Đọc nguyên như trong tệp"), QPushButton("Thôi")
        buttons = QHBoxLayout()
        for button in (self._yes, no, never):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (heading, more):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addStretch()
        self._yes.clicked.connect(lambda: self._choose(converted=True))
        no.clicked.connect(lambda: self._choose(converted=False))
        never.clicked.connect(self.refused)

    def show_taken(self, taken: Taken) -> None:
        """Show a sample of both, from the first line that differs."""
        self._taken = taken
        assert taken.converted is not None
        before, after = taken.minutes.text.splitlines(), taken.converted.text.splitlines()
        first = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
        for label, lines in ((self.before, before), (self.after, after)):
            sample = [line.strip()[: _SAMPLE_WIDTH * 2] for line in lines[first:] if line.strip()]
            label.setText("\n".join(sample[:_SAMPLE_LINES]))
        self._yes.setFocus()

    def _choose(self, *, converted: bool) -> None:
        if self._taken is not None:
            self.chosen.emit(self._taken.converted if converted else self._taken.minutes)


def _framed(widget: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("card", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 10, 12, 10)
    column.addWidget(widget)
    return frame
