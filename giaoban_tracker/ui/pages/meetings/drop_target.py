"""Where minutes are dropped: a strip below the list, or the whole page while there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.ui.pages.meetings.themed import keep_font
from giaoban_tracker.ui.workplace import Workplace

KINDS = ".docx, .doc, .pdf, .txt, .xlsx, .html, .rtf"
_STEPS = (
    ("1", "Đưa biên bản vào", "Thả tệp vào trang này, chọn tệp, hoặc dán văn bản bằng Ctrl+V."),
    (
        "2",
        "Rà soát",
        "Chương trình đề xuất từng nhiệm vụ kèm câu nguồn. Nhận, sửa, bỏ hoặc gộp; không có gì tự vào sổ.",
    ),
    ("3", "Ghi vào sổ", "Các nhiệm vụ đã nhận vào sổ một lần, in được phụ lục phân công ngay."),
)


class _Dashed(QFrame):
    """A frame with a dashed edge that fills when something hovers over it."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._lit = False

    def light(self, on: bool) -> None:
        """Whether what is dragged can be dropped here."""
        if on != self._lit:
            self._lit = on
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._place.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2.0 if self._lit else 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft" if self._lit else "paper"))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
        painter.end()


class DropStrip(_Dashed):
    """The strip; a click chooses a file.

    Signals:
        file_wanted: choose a file.
    """

    file_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        icon = QLabel()
        icon.setPixmap(place.icons.pixmap("open-file", place.theme.colour("accent"), 20))
        words = QLabel(f"Thả tệp biên bản vào đây ({KINDS}), hoặc dán văn bản bằng Ctrl+V")
        words.setWordWrap(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(icon)
        row.addWidget(words, 1)
        row.addStretch()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.file_wanted.emit()


class EmptyShelf(_Dashed):
    """Nothing is there yet: the whole space takes the first minutes, and says what will happen with them.

    Signals:
        file_wanted, paste_wanted: the button of that name.
    """

    file_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        icon = QLabel()
        icon.setPixmap(place.icons.pixmap("meetings", place.theme.colour("accent"), 48))
        heading = QLabel("Thả biên bản giao ban vào đây")
        keep_font(place, heading, points=5, bold=True)
        kinds = QLabel(f"Nhận {KINDS}; chữ Unicode, TCVN3 hoặc VNI")
        kinds.setProperty("quiet", True)
        choose = QPushButton("Chọn tệp biên bản…")
        choose.setProperty("main", True)
        choose.clicked.connect(self.file_wanted)
        paste = QPushButton("Dán văn bản (Ctrl+V)")
        paste.clicked.connect(self.paste_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for label in (icon, heading, kinds):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(choose)
        buttons.addWidget(paste)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addSpacing(24)
        column.addLayout(self._steps(place))
        column.addStretch(3)

    def _steps(self, place: Workplace) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addStretch(1)
        for number, title, words in _STEPS:
            step = QVBoxLayout()
            step.setSpacing(3)
            heading = QLabel(f"{number}. {title}")
            keep_font(place, heading, bold=True)
            more = QLabel(words)
            more.setWordWrap(True)
            more.setProperty("quiet", True)
            more.setMinimumWidth(place.theme.font().pointSize() * 20)
            step.addWidget(heading)
            step.addWidget(more, 1, Qt.AlignmentFlag.AlignTop)
            row.addLayout(step, 4)
        row.addStretch(1)
        return row
