"""What a unit sees until its office has enrolled this computer: three steps, and the digits for the telephone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.ui import ask
from giaoban_tracker.ui.detail.parts import words
from giaoban_tracker.ui.digits_view import DigitsView
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import hand_over
from giaoban_tracker.workflow.post.enrol import Digits
from giaoban_tracker.workflow.post.outbox import Outbox

FOLDER_KEY = "outbox/folder"
_WIDTH = 96
_CALL = "Không có phiếu giao mã? Đối chiếu qua điện thoại"
_HOW = (
    "Gọi số của Văn phòng trong danh bạ của đơn vị, không gọi số ghi trong thư hay tin nhắn. "
    "Hai bên đọc cho nhau; chỉ ghi danh khi mọi nhóm đều khớp."
)
_NO_CALL = "Đã dùng phiếu giao mã: không cần gọi điện"
_ONLY_IF = "Mã trên phiếu đã chứng thực cả hai bên. Chỉ khi Văn phòng gọi lại mới cần đọc 24 chữ số."


class WaitingView(QScrollArea):
    """The way to the first parcel.

    Signals:
        files_wanted: choose the office's file.
    """

    files_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._title = QLabel(wordWrap=True)
        self._title.setFont(place.theme.font(points=4, bold=True))
        self._whom = words("", quiet=True)
        self._save = QPushButton("Lưu tệp ghi danh…")
        self._save.setProperty("main", True)
        self._save.setToolTip("Lưu tệp ghi danh ra USB hoặc thư mục để chuyển cho Văn phòng")
        self._saved = words("")
        self._saved.hide()
        self._take = QPushButton("Nhận tệp của Văn phòng…")
        self._take.setToolTip("Chọn gói đầu tiên Văn phòng gửi (Ctrl+O); hoặc thả tệp vào cửa sổ này")
        self._mine, self._theirs = DigitsView("24 chữ số của máy này"), DigitsView("24 chữ số của Văn phòng")
        self._call, self._why = words("", bold=True), words("", quiet=True)
        self._show_digits = QPushButton("Xem 24 chữ số")
        self._show_digits.setCheckable(True)
        self.setWidgetResizable(True)
        self.setWidget(self._body())
        self._save.clicked.connect(self._ask_where)
        self._take.clicked.connect(self.files_wanted)
        self._show_digits.toggled.connect(self._follow)

    def show_state(self, outbox: Outbox, digits: tuple[Digits, Digits] | None, *, by_paper: bool) -> None:
        """Show whom it waits for.

        Args:
            digits: None where the key of this computer is missing.
            by_paper: whether the paper code was used, so that nobody needs to call; digits are shown when asked for.
        """
        self._call.setText(_NO_CALL if by_paper else _CALL)
        self._why.setText(_ONLY_IF if by_paper else _HOW)
        self._show_digits.setVisible(by_paper)
        self._follow()
        self._title.setText("Chờ Văn phòng ghi danh máy này")
        self._whom.setText(f"{outbox.unit_name} · {outbox.device} · lời mời của {outbox.office_name}")
        if digits is not None:
            self._mine.show_digits(digits[0])
            self._theirs.show_digits(digits[1])

    def _body(self) -> QWidget:
        body = QWidget()
        outer = QHBoxLayout(body)
        outer.setContentsMargins(24, 24, 24, 24)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._whom)
        column.addWidget(self._steps())
        column.addWidget(self._phone())
        column.addStretch()
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        outer.addStretch(1)
        outer.addWidget(inside, 30)
        outer.addStretch(1)
        return body

    def _steps(self) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        grid = QGridLayout(card)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(18)
        grid.setColumnStretch(1, 1)
        first = (words("Lưu tệp ghi danh ra USB.", bold=True), self._save, self._saved)
        second = (
            words("Đưa tệp đó cho Văn phòng.", bold=True),
            words("Mang USB sang, hoặc gửi qua thư điện tử, Zalo; trong tệp không có mã trên giấy.", quiet=True),
        )
        third = (
            words("Nhận gói đầu tiên của Văn phòng.", bold=True),
            words("Văn phòng trả lại một tệp tên GV_….gbx. Chọn tệp đó, hoặc thả vào cửa sổ này.", quiet=True),
            self._take,
        )
        for number, parts in enumerate((first, second, third)):
            figure = QLabel(str(number + 1))
            figure.setFont(self._place.theme.font(points=6, bold=True))
            figure.setProperty("section", True)
            grid.addWidget(figure, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(_stacked(*parts), number, 1)
        return card

    def _phone(self) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._call)
        column.addWidget(self._why)
        column.addWidget(self._show_digits, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._mine)
        column.addWidget(self._theirs)
        return card

    # ------------------------------------------------------------ what happens

    def _follow(self) -> None:
        """The digits are there where a call is needed, or somebody wants to see them."""
        shown = self._show_digits.isHidden() or self._show_digits.isChecked()
        self._mine.setVisible(shown)
        self._theirs.setVisible(shown)

    def _ask_where(self) -> None:
        settings = self._place.settings
        folder = ask.for_folder(self, "Chọn USB hoặc thư mục để lưu tệp ghi danh", str(settings.value(FOLDER_KEY, "")))
        if folder is None:
            return
        settings.setValue(FOLDER_KEY, str(folder))
        desk = self._place.desk
        self._place.operations.ask(lambda: hand_over.save_answer(desk, folder), self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self._saved.setText(f"Đã lưu {path.name} vào {path.parent}. Rút USB an toàn rồi làm bước 2.")
        self._saved.show()


def _stacked(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for part in parts:
        side = Qt.AlignmentFlag.AlignLeft if isinstance(part, QPushButton) else Qt.AlignmentFlag(0)
        column.addWidget(part, 0, side)
    return column
