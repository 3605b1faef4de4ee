"""What stands in place of the list while the office has given this unit nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.ui.workplace import Workplace


class NoTasks(QFrame):
    """The next step, and a button for it.

    Signals:
        files_wanted: choose the office's file.
    """

    files_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        picture.setPixmap(place.icons.pixmap("tasks", place.theme.colour("quiet"), 48))
        heading = QLabel("Văn phòng chưa giao nhiệm vụ nào cho đơn vị.", wordWrap=True)
        heading.setFont(place.theme.font(points=2, bold=True))
        more = QLabel("Khi nhận được tệp GV_….gbx của Văn phòng, chọn tệp đó hoặc thả vào cửa sổ này.", wordWrap=True)
        more.setProperty("quiet", True)
        button = QPushButton("Nhận tệp của Văn phòng…")
        button.setProperty("main", True)
        button.clicked.connect(self.files_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch()
        for label in (picture, heading, more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
