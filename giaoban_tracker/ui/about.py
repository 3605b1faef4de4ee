"""Two small sheets: the shortcuts, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from giaoban_tracker import __version__

SHORTCUTS = (
    ("Ctrl+O", "Đọc biên bản"),
    ("Ctrl+F", "Tìm trong trang đang xem"),
    ("Ctrl+P", "In những gì đang thấy"),
    ("Ctrl+Z, Ctrl+Y", "Hoàn tác, làm lại mọi thao tác"),
    ("Ctrl+Enter", "Báo cáo hoặc nghiệm thu nhiệm vụ đang chọn"),
    ("A, E, R, M", "Khi rà soát biên bản: nhận, sửa, bỏ, gộp đề xuất"),
    ("↑, ↓", "Khi rà soát biên bản: đề xuất trước, đề xuất sau"),
    ("Alt+1 … Alt+6", "Chuyển trang"),
    ("Ctrl+?", "Bảng phím tắt này"),
    ("Ctrl+Q", "Thoát"),
)


class ShortcutsDialog(QDialog):
    """The keys worth knowing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phím tắt")
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        for keys, meaning in SHORTCUTS:
            form.addRow(QLabel(f"<b>{keys}</b>"), QLabel(meaning))
        _close_below(self, form)


class AboutDialog(QDialog):
    """Versions, what the program is for, and what does not belong in it."""

    def __init__(self, engine: str, parent: QWidget | None = None) -> None:
        """`engine` is what keeps the book, with its version: "SQLite 3.45"."""
        super().__init__(parent)
        self.setWindowTitle("Giới thiệu")
        words = QLabel(
            f"<h3>Sổ giao ban {__version__}</h3>"
            "<p>Theo dõi việc thực hiện kết luận giao ban của Ủy ban nhân dân.<br>"
            "Chương trình không kết nối mạng và không tự gửi dữ liệu đi đâu.</p>"
            "<p><b>Không nhập nội dung thuộc bí mật nhà nước vào sổ này.</b></p>"
            f"<p>Qt {qVersion()} · {engine} · phông chữ in: Giao Ban Serif (SIL OFL 1.1)</p>"
        )
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        form = QFormLayout()
        form.addRow(words)
        _close_below(self, form)


def _close_below(dialog: QDialog, form: QFormLayout) -> None:
    buttons = QDialogButtonBox()
    buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addLayout(form)
    layout.addWidget(buttons)
