"""One tip for a page, told once: the first time somebody turns to it and there is something to try it on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks

TIPS: Mapping[str, str] = {
    "tasks": "Mẹo: bấm F2 để sửa ngay trong bảng, phễu ở đầu cột để lọc; Ctrl+K tìm mọi thứ, không cần gõ dấu.",
    "overview": "Mẹo: bấm vào con số nào cũng mở đúng các nhiệm vụ của con số ấy; Bảng kéo thả quyết định bằng chuột.",
    "meetings": "Mẹo: thả tệp biên bản vào bất cứ trang nào để đọc; Ctrl+V đọc văn bản vừa chép.",
    "post": "Mẹo: thả tệp của đơn vị vào bất cứ trang nào để xem trước; nhận lại tệp cũ không ghi thêm gì.",
    "printing": "Mẹo: Ctrl+P ở trang nào cũng in đúng những gì đang thấy ở trang ấy.",
    "units": "Mẹo: tên gọi khác của đơn vị giúp đọc biên bản và bảng Excel đúng đơn vị.",
    "journal": "Mẹo: mở dòng nào cũng thấy giá trị trước và sau; Mở nhiệm vụ đưa đến nhiệm vụ ấy.",
    "mine": "Mẹo: Enter trên một nhiệm vụ để báo cáo; Ctrl+S lưu gói gửi Văn phòng.",
}
_SEEN = "tips/seen"


class TipLine(QFrame):
    """The line above the page; hidden except while it tells something new."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._front = ""
        self.setProperty("bar", True)
        self._words = QLabel(wordWrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        understood = QPushButton("Đã hiểu")
        understood.setToolTip("Ẩn dòng này; mẹo của mỗi trang chỉ hiện một lần")
        none = QPushButton("Thôi hiện mẹo")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(understood)
        row.addWidget(none)
        understood.clicked.connect(self.hide)
        none.clicked.connect(self._want_none)
        self.hide()

    @property
    def words(self) -> str:
        """What it tells; empty while it is hidden."""
        return self._words.text() if not self.isHidden() else ""

    def turn_to(self, page: str) -> None:
        """Somebody turned to a page: what was told of another is over; a tip that is new is told."""
        self._front = page
        self.hide()
        if page in TIPS and page not in self._seen():
            desk = self._place.desk
            self._place.operations.ask(
                lambda: list_tasks.has_tasks(desk), lambda some: self._tell(page, some), replacing="tips", aside=True
            )

    def _tell(self, page: str, some: bool) -> None:
        # An empty book teaches its first step itself.
        if some and page == self._front:
            self._remember({page})
            self._words.setText(TIPS[page])
            self.show()

    def _want_none(self) -> None:
        self._remember(set(TIPS))
        self.hide()

    def _seen(self) -> set[str]:
        return set(str(self._place.settings.value(_SEEN, "")).split())

    def _remember(self, pages: set[str]) -> None:
        self._place.settings.setValue(_SEEN, " ".join(sorted(self._seen() | pages)))
