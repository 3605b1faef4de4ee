"""Where files are dropped while there is nothing to show: the whole sheet, with words on what happens then."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.ui.pages.post.look import button, keep_font, label
from giaoban_tracker.ui.workplace import Workplace

_STEPS = (
    ("1", "Đưa tệp vào", "Thả một hay nhiều tệp, cả thư mục USB, hoặc dán đoạn chữ từ Zalo bằng Ctrl+V."),
    ("2", "Xem trước", "Mỗi báo cáo có tên kết quả. Mục cần xem đứng đầu, hai bản đặt cạnh nhau. Chưa có gì vào sổ."),
    ("3", "Nhận", "Ghi vào sổ một lần. Ctrl+Z lấy lại được. Nhận lại cùng một tệp không ghi gì thêm."),
)
_ICON = 44


class DropTarget(QFrame):
    """The empty sheet.

    Signals:
        files_wanted, folder_wanted, paste_wanted: the button of that name.
        send_wanted: () the receipt is to be sent now.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    paste_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._lit = False
        self._done = QFrame()
        self._done_words = label()
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self._draw()
        place.theme.changed.connect(self._draw)

    def light(self, on: bool) -> None:
        """Whether what is dragged can be dropped here."""
        if on != self._lit:
            self._lit = on
            self.update()

    def say_done(self, words: str) -> None:
        """Say what was taken; empty takes the words away."""
        self._done_words.setText(words)
        self._done.setVisible(bool(words))

    def done_words(self) -> str:
        """What is said about the files taken last."""
        return self._done_words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._place.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2.2 if self._lit else 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft" if self._lit else "paper"))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
        painter.end()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        heading = QLabel("Thả tệp đơn vị gửi vào đây", alignment=Qt.AlignmentFlag.AlignHCenter)
        keep_font(self._place, heading, points=5, bold=True)
        kinds = QLabel(
            "Nhận gói .gbx, phiếu Excel .xlsx, đoạn chữ dán từ Zalo, tệp ghi danh .gbjoin; tên tệp thế nào cũng được",
            alignment=Qt.AlignmentFlag.AlignHCenter,
            wordWrap=True,
        )
        kinds.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(10)
        column.addWidget(self._done_band())
        column.addStretch(2)
        for part in (self._picture, heading, kinds):
            column.addWidget(part)
        column.addLayout(self._buttons())
        column.addSpacing(24)
        column.addLayout(self._steps())
        column.addStretch(3)

    def _done_band(self) -> QFrame:
        self._done.setProperty("card", True)
        send = button("Gửi phiếu nhận…", "Mở thẻ Gửi: gói gửi đi mang theo xác nhận đã nhận")
        send.clicked.connect(self.send_wanted)
        row = QHBoxLayout(self._done)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._done_words, 1)
        row.addWidget(send)
        self._done.hide()
        return self._done

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for words, signal, main in (
            ("&Chọn tệp…", self.files_wanted, True),
            ("Chọn cả &thư mục…", self.folder_wanted, False),
            ("&Dán (Ctrl+V)", self.paste_wanted, False),
        ):
            made = button(words, main=main)
            made.clicked.connect(signal)
            row.addWidget(made)
        row.addStretch()
        return row

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addStretch(1)
        for number, title, words in _STEPS:
            step = QVBoxLayout()
            step.setSpacing(3)
            heading = QLabel(f"{number}. {title}")
            keep_font(self._place, heading, bold=True)
            more = label(words, kind="quiet")
            more.setMinimumWidth(self._place.theme.font().pointSize() * 20)
            step.addWidget(heading)
            step.addWidget(more, 1, Qt.AlignmentFlag.AlignTop)
            row.addLayout(step, 4)
        row.addStretch(1)
        return row

    def _draw(self) -> None:
        theme = self._place.theme
        self._picture.setPixmap(self._place.icons.icon("post", theme.colour("accent")).pixmap(QSize(_ICON, _ICON)))
