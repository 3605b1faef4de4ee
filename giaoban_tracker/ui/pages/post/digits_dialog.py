"""The office's own key in 24 digits, for a unit that calls to compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from giaoban_tracker.ui.pages.post.device_sheets import digits_view
from giaoban_tracker.ui.pages.post.look import button, label
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.enrol import Digits


class DigitsDialog(QDialog):
    """Reads them out."""

    def __init__(self, place: Workplace, digits: Digits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("24 số của Văn phòng")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = button("Đóng")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(
            label(
                "Đọc từng nhóm bốn số cho đơn vị đang gọi; số nhạt sau mỗi nhóm là số kiểm tra. Máy của đơn vị phải "
                "hiện đúng 24 số này. Khác một số là tệp mời đã bị thay, không ghi danh."
            )
        )
        column.addWidget(digits_view(place, digits))
        column.addLayout(row)
        self.setMinimumWidth(72 * self.fontMetrics().averageCharWidth())
