"""Two small sheets: the shortcuts, and what this program is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker import __version__

Shortcut = tuple[str, str]
"""Keys, several parted by ", "; what they do."""

EVERYWHERE: tuple[Shortcut, ...] = (
    ("Alt+1 … Alt+7", "Chuyển trang"),
    ("Ctrl+O", "Đọc biên bản"),
    ("Ctrl+I", "Nhập nhiệm vụ từ Excel"),
    ("Ctrl+E", "Xuất những gì đang xem ra Excel, JSON, lịch"),
    ("Ctrl+F", "Tìm trong trang đang xem"),
    ("Ctrl+K", "Tìm nhanh lệnh, nhiệm vụ, đơn vị"),
    ("Ctrl+L", "Giao nhanh một dòng"),
    ("F5", "Trình chiếu những gì đang xem"),
    ("Ctrl+P", "In những gì đang thấy"),
    ("Ctrl+Z, Ctrl+Y", "Hoàn tác, làm lại"),
    ("F1", "Hướng dẫn về trang đang xem"),
    ("Ctrl+?", "Bảng phím tắt này"),
    ("Ctrl+Q", "Thoát"),
)
IN_DIALOGS: tuple[Shortcut, ...] = (("Ctrl+Enter", "Ghi và đóng"), ("Esc", "Đóng, không ghi"))
IN_LISTS: tuple[Shortcut, ...] = (
    ("Ctrl+V", "Biên bản: đọc văn bản vừa chép"),
    ("Ctrl+V", "Nhận – gửi: đọc tệp, đoạn chữ vừa chép"),
    ("Enter", "Biên bản, Nhật ký: mở dòng đang chọn"),
    ("F2", "Đơn vị: sửa đơn vị đang chọn"),
)
IN_REVIEW: tuple[Shortcut, ...] = (
    ("A, Enter", "Nhận đề xuất"),
    ("E, F2", "Sửa nội dung"),
    ("C", "Chọn đơn vị chủ trì"),
    ("H", "Sửa thời hạn"),
    ("R, Delete", "Bỏ, không phải nhiệm vụ"),
    ("M", "Gộp với đề xuất khác"),
    ("K", "Nối vào nhiệm vụ đang mở"),
    ("S", "Tách đề xuất tại con trỏ"),
    ("Q", "Lấy đoạn bôi đen làm trích dẫn"),
    ("T", "Thêm nhiệm vụ từ đoạn bôi đen"),
    ("D", "Làm theo gợi ý vừa hiện"),
    ("N", "Đến câu chưa xét"),
    ("Alt+↑, Alt+↓", "Đề xuất trước, đề xuất sau"),
    ("F6", "Chuyển giữa văn bản và các đề xuất"),
    ("U, Ctrl+Z", "Hoàn tác lần xét vừa rồi"),
    ("Ctrl+Y", "Làm lại lần xét vừa hoàn tác"),
    ("Ctrl+Enter", "Ghi vào sổ"),
)
IN_TASKS: tuple[Shortcut, ...] = (
    ("Ctrl+N", "Nhiệm vụ mới"),
    ("Enter", "Mở chi tiết"),
    ("F2", "Sửa ô đang đứng; Enter xuống, Tab sang ô sau"),
    ("Shift+F2", "Sửa nhiệm vụ"),
    ("Ctrl+D", "Điền xuống các dòng đang chọn"),
    ("Ctrl+Enter", "Báo cáo hoặc nghiệm thu"),
    ("Ctrl+C", "Chép dạng bảng để dán vào Excel, Word"),
    ("Ctrl+V", "Dán các dòng từ Excel, Word"),
    ("Alt+↓", "Lọc theo cột đang đứng"),
)
IN_PREVIEW: tuple[Shortcut, ...] = (
    ("Home, End", "Trang đầu, trang cuối"),
    ("+, -", "Phóng to, thu nhỏ"),
)

IN_UNIT: tuple[Shortcut, ...] = (
    ("Alt+1 … Alt+3", "Chuyển trang"),
    ("Enter, Ctrl+Enter", "Báo cáo nhiệm vụ đang chọn"),
    ("Ctrl+O", "Nhận tệp của Văn phòng"),
    ("Ctrl+V", "Gửi báo cáo: nhận gói dạng chữ vừa chép"),
    ("Ctrl+S", "Lưu gói gửi Văn phòng"),
    ("Ctrl+F", "Tìm trong trang đang xem"),
    ("Ctrl+K", "Tìm nhanh lệnh, nhiệm vụ"),
    ("Ctrl+Z, Ctrl+Y", "Hoàn tác, làm lại"),
    ("F1", "Hướng dẫn về trang đang xem"),
    ("Ctrl+?", "Bảng phím tắt này"),
    ("Ctrl+Q", "Thoát"),
)
Columns = Sequence[Sequence[tuple[str, Sequence[Shortcut]]]]
"""Groups of shortcuts, each with its heading, side by side."""
UNIT_COLUMNS: Columns = ((("Máy của đơn vị", IN_UNIT), ("Trong hộp thoại", IN_DIALOGS)),)

_COLUMNS: Columns = (
    (("Mọi nơi", EVERYWHERE), ("Trong hộp thoại", IN_DIALOGS), ("Trong danh sách", IN_LISTS)),
    (("Khi rà soát biên bản", IN_REVIEW),),
    (("Trang Nhiệm vụ", IN_TASKS), ("Khi xem trước bản in", IN_PREVIEW)),
)
_MARGIN = 80
"""What a window's frame, the close button and a taskbar take of the screen."""


class ShortcutsDialog(QDialog):
    """The keys worth knowing, by the place where they work; all of them at once where the screen has the room."""

    def __init__(self, parent: QWidget | None = None, columns: Columns = _COLUMNS) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phím tắt")
        body = QWidget()
        row = QHBoxLayout(body)
        row.setSpacing(32)
        for groups in columns:
            row.addLayout(_column(groups))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        scroll.setAccessibleName("Bảng phím tắt")
        room = self.screen().availableSize() - QSize(_MARGIN, _MARGIN)
        scroll.setMinimumSize(body.sizeHint().boundedTo(room))
        _close_below(self, scroll)


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
        _close_below(self, words)


def _column(groups: Sequence[tuple[str, Sequence[Shortcut]]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for title, shortcuts in groups:
        heading = QLabel(title)
        heading.setProperty("title", True)
        column.addWidget(heading)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        form.setContentsMargins(0, 0, 0, 16)
        for keys, meaning in shortcuts:
            form.addRow(QLabel(f"<b>{keys}</b>"), QLabel(meaning))
        column.addLayout(form)
    column.addStretch(1)
    return column


def _close_below(dialog: QDialog, shown: QWidget) -> None:
    buttons = QDialogButtonBox()
    buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(shown, 1)
    layout.addWidget(buttons)
