"""The dialog of a crash: what happened, what is safe, what to do, and the report to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class CrashDialog(QDialog):
    """Says what happened, what is safe and what to do, with the report to copy."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chương trình gặp lỗi")
        words = QLabel(
            "<b>Chương trình gặp lỗi khi làm việc vừa rồi.</b><br>Mọi việc đã ghi trước đó còn nguyên trong sổ. "
            "Hãy sao chép báo cáo dưới đây gửi người phụ trách kỹ thuật, rồi mở lại chương trình.",
            wordWrap=True,
        )
        text = QPlainTextEdit(report, readOnly=True)
        text.setAccessibleName("Báo cáo lỗi")
        buttons = QDialogButtonBox()
        copy = buttons.addButton("Sao chép báo cáo", QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget in (words, text, buttons):
            layout.addWidget(widget)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close.clicked.connect(self.reject)
        self.resize(560, 360)
