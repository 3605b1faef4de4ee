"""The small window 'Sau khi khôi phục sổ': read the archived files again; begin a new run of parcels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post.side import own_unit

_WHEN = (
    "Dùng khi sổ vừa được lấy lại: từ bản sao lưu, từ ổ đĩa cũ, từ bản chép sang máy khác. "
    "Cả hai việc dưới đây đều không xóa gì; làm lại lần nữa cũng không sao."
)
_READ = (
    "Mọi gói đã nhận và đã gửi còn lưu trong thư mục sổ được đọc lại theo đúng ngày. "
    "Mục nào sổ đang thiếu thì được bù; mục đã có thì giữ nguyên."
)
_READ_UNIT = "Mọi gói của Văn phòng còn lưu trong thư mục sổ được đọc lại. Mục nào sổ đang thiếu thì được bù."
_BEGIN = (
    "Chỉ cần khi cả thư mục sổ được chép về nguyên khối (ảnh đĩa, ổ cũ, thẻ nhớ): khi ấy chương trình không tự nhận "
    "ra. Từ đây gói gửi đi mang dãy số mới, không lẫn với những gì bản kia đã gửi; việc chưa được xác nhận gửi lại đủ."
)


class RecoverySheet(QDialog):
    """Two deeds, each with what it does and when it is needed."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sau khi khôi phục sổ")
        self.read_button = QPushButton("&Đọc lại các gói đã lưu")
        self.begin_button = QPushButton("&Bắt đầu dãy gửi mới")
        self._told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._told.setAccessibleName("Kết quả")
        self._closed = False
        self.finished.connect(self._leave)
        self._lay_out()
        self.read_button.clicked.connect(self.read_again)
        self.begin_button.clicked.connect(self.begin_again)

    def told(self) -> str:
        """What became of the last deed."""
        return self._told.text()

    def read_again(self) -> None:
        """Read the archive again."""
        from giaoban_tracker.workflow.post import recovery  # heavy: keys and packages

        desk = self._place.desk

        def tell(done: recovery.Replayed) -> None:
            self._place.operations.changed.emit(done.changes)
            unread = f" Không đọc được: {', '.join(done.unread)}." if done.unread else ""
            self._tell(f"Đã đọc lại {number(done.files)} tệp, bù {number(done.facts)} mục còn thiếu.{unread}")

        self._begin("Đang đọc lại các gói đã lưu", lambda progress: recovery.replay(desk, progress.report), tell)

    def begin_again(self) -> None:
        """Begin a new run of parcels."""
        from giaoban_tracker.workflow.post import recovery  # heavy: keys and packages

        desk = self._place.desk

        def tell(_: None) -> None:
            self._tell("Đã bắt đầu dãy gửi mới. Gói gửi kế tiếp mang dãy này; nơi nhận tự hiểu, không cần báo.")

        self._begin("Đang bắt đầu dãy gửi mới", lambda _: recovery.start_again(desk), tell)

    def _begin(self, title: str, errand: Callable[[Progress], object], tell: Callable[..., None]) -> None:
        self._tell("Đang làm…")
        self._place.operations.take_time(
            title,
            errand,
            tell,
            failed=lambda error: self._tell(sentence(error)),
            stopped=lambda: self._tell("Đã dừng. Phần đã làm vẫn giữ; bấm lần nữa để làm tiếp."),
        )

    def _leave(self) -> None:
        self._closed = True

    def _tell(self, words: str) -> None:
        # The answer may come when the window is gone.
        if not self._closed:
            self._told.setText(words)

    def _lay_out(self) -> None:
        unit = own_unit(self._place.desk) is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(_words(_WHEN))
        for title, words, press in (
            ("1. Bù những mục còn thiếu", _READ_UNIT if unit else _READ, self.read_button),
            ("2. Dãy gửi mới", _BEGIN, self.begin_button),
        ):
            heading = _words(title)
            heading.setProperty("section", True)
            heading.setContentsMargins(0, 8, 0, 0)
            column.addWidget(heading)
            column.addWidget(_words(words))
            press.setAutoDefault(False)
            column.addWidget(press, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._told)
        column.addStretch()
        buttons = QDialogButtonBox()
        close = buttons.addButton("Đón&g", QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(min(64 * self.fontMetrics().averageCharWidth(), self.screen().availableSize().width()))


def _words(words: str) -> QLabel:
    return QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
