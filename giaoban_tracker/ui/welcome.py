"""What the program is, in the few words beside the first run's questions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.theme import Theme

_PROMISES = (
    "Đọc biên bản, đề xuất nhiệm vụ để bạn duyệt",
    "Theo dõi ai phải làm gì, đến ngày nào",
    "In danh sách đúng thể thức cho kỳ họp sau",
)
_UNIT_PROMISES = (
    "Nhận việc Văn phòng giao, biết hạn từng việc",
    "Báo cáo trong hai phút, không cần mạng",
    "Biết Văn phòng đã nhận, nghiệm thu hay trả lại",
)
_FOR_OFFICE = "Từ biên bản giao ban đến danh sách theo dõi đặt trên bàn kỳ họp sau."
_FOR_UNIT = "Sổ của đơn vị: việc được giao, báo cáo và phản hồi của Văn phòng."
_WIDTH = 264
_PICTURE = 72
_PICTURE_EDGE = 9
"""The drawing's own empty edge at that size, cut off so that the picture stands flush with the words."""
_SECRETS = "Không nhập nội dung thuộc bí mật nhà nước vào sổ này."


class WelcomePanel(QFrame):
    """Promises above, below them what does not belong in a book."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(panel_width(theme))
        title = QLabel("Sổ giao ban")
        title.setFont(theme.font(points=9, bold=True))
        secrets = wrapped(_SECRETS)
        secrets.setFont(theme.font(bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(16)
        column.addWidget(_picture())
        column.addWidget(title)
        self._for_whom = wrapped("")
        self._promises = [wrapped("") for _ in _PROMISES]
        column.addWidget(self._for_whom)
        column.addLayout(_ticked(self._promises))
        column.addStretch(1)
        column.addWidget(secrets)
        column.addWidget(wrapped("Chương trình không kết nối mạng, không tự gửi dữ liệu đi đâu."))
        self.speak_to(unit=False)

    def speak_to(self, *, unit: bool) -> None:
        """Promise what an office gets, or a unit."""
        self._for_whom.setText(_FOR_UNIT if unit else _FOR_OFFICE)
        for label, promise in zip(self._promises, _UNIT_PROMISES if unit else _PROMISES, strict=True):
            label.setText(promise)


def panel_width(theme: Theme) -> int:
    """In pixels, at the chosen text size."""
    return round(_WIDTH * theme.text_percent / 100)


def wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _picture() -> QLabel:
    picture = QLabel()
    drawn = QIcon(str(resources_folder() / "icons" / "app.svg")).pixmap(_PICTURE, _PICTURE)
    picture.setPixmap(drawn.copy(drawn.rect().adjusted(_PICTURE_EDGE, 0, -_PICTURE_EDGE, 0)))
    return picture


def _ticked(promises: list[QLabel]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    for place, promise in enumerate(promises):
        grid.addWidget(QLabel("✓"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(promise, place, 1)
    return grid
