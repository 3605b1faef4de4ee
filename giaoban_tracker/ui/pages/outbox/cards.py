"""The two cards above: what has not arrived and how to send it; where files of the office are taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.detail.parts import words
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.pages.outbox.mailbox_watch import MailboxWatch
from giaoban_tracker.ui.unit_wording import unconfirmed_detail
from giaoban_tracker.ui.unit_words import arrived_mark
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post.outbox import Enrolled, Outbox

_ICON = 32


class SendCard(QFrame):
    """What the office has not confirmed, in red until it has; the ways to send it.

    Signals:
        save_wanted: into a folder that is asked for. again_wanted: into the folder of the last time.
        text_wanted: as text on the clipboard. code_told: (str) the office's check code, as typed.
        answer_wanted: save this computer's answer to the invitation. enrol_wanted: give this book a fresh key.
    """

    save_wanted = Signal()
    again_wanted = Signal()
    text_wanted = Signal()
    code_told = Signal(str)
    answer_wanted = Signal()
    enrol_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setProperty("card", True)
        self._picture = QLabel()
        self._title = QLabel(wordWrap=True)
        self._detail = words("", quiet=True)
        self._save = QPushButton("Lưu gói ra USB, thư mục…")
        self._save.setProperty("main", True)
        self._save.setToolTip("Đóng gói mọi cập nhật chưa được xác nhận và lưu thành một tệp (Ctrl+S)")
        self._again = QPushButton()
        self._text = QPushButton("Chép dạng chữ để dán Zalo")
        self._text.setToolTip("Chép gói thành một đoạn chữ; dán vào Zalo hoặc thư điện tử")
        self._answer = QPushButton("Lưu tệp ghi danh…")
        self._answer.setProperty("main", True)
        self._answer.setToolTip("Lưu tệp ghi danh ra USB hoặc thư mục để chuyển cho Văn phòng")
        self._enrol = QPushButton("Ghi danh lại máy này…")
        self._enrol.setProperty("main", True)
        self._enrol.setToolTip("Nhận lời mời mới của Văn phòng; nhiệm vụ và báo cáo trong sổ còn nguyên")
        self._seal = QCheckBox("Niêm phong gói: chỉ Văn phòng mở được")
        self._seal.setToolTip("Nên dùng khi gửi tệp qua Zalo, thư điện tử")
        self._done = words("")
        self._done.hide()
        self._check = words("", quiet=True)
        self._code = QLineEdit(placeholderText="7 chữ, ví dụ 7K3M2QX", maxLength=12)
        self._code.setAccessibleName("Mã Văn phòng đọc qua điện thoại")
        self._tell = QPushButton("Xác nhận theo mã")
        self._tell.setToolTip("Khi không có đường gửi tệp về: Văn phòng đọc mã trên màn hình, gõ vào đây")
        self._lay_out()
        self._save.clicked.connect(self.save_wanted)
        self._again.clicked.connect(self.again_wanted)
        self._text.clicked.connect(self.text_wanted)
        self._answer.clicked.connect(self.answer_wanted)
        self._enrol.clicked.connect(self.enrol_wanted)
        self._tell.clicked.connect(self._tell_code)
        self._code.returnPressed.connect(self._tell_code)
        self._code.textChanged.connect(lambda text: self._tell.setEnabled(bool(text.strip())))
        self._tell.setEnabled(False)

    @property
    def seals(self) -> bool:
        """Whether parcels are to be sealed."""
        return self._seal.isChecked()

    def show_state(self, state: Outbox, folder: Path | None) -> None:
        """Show how it stands.

        Args:
            folder: where the last parcel was saved; None for nowhere yet.
        """
        mark, count = arrived_mark(state), state.unconfirmed.count
        colour = self._place.theme.colour(mark.tone)
        self._picture.setPixmap(self._place.icons.pixmap(mark.icon, colour, _ICON))
        self._title.setText(mark.words)
        # The sheet first: setting it gives the label its plain font back.
        self._title.setStyleSheet(f"color: {colour.name()};")
        self._title.setFont(self._place.theme.font(points=3, bold=True))
        self._detail.setText(self._detail_of(state))
        self._check.setText(f"Mã kiểm tra của lần đóng gói gần nhất: {state.check}" if state.check else "")
        self._check.setVisible(bool(state.check) and count > 0 and self._done.isHidden())
        may_send = state.enrolled is Enrolled.YES
        self._again.setVisible(folder is not None and may_send)
        if folder is not None:
            self._again.setText(f"Lưu lại vào {folder.name or folder}")
            self._again.setToolTip(str(folder))
        for widget in (self._save, self._text, self._seal):
            widget.setVisible(may_send)
        self._answer.setVisible(state.enrolled is Enrolled.WAITING)
        self._enrol.setVisible(state.enrolled in (Enrolled.REVOKED, Enrolled.KEYLESS))
        self._code_row.setVisible(may_send and count > 0 and bool(state.check))

    def tell(self, text: str) -> None:
        """Say what was done."""
        self._done.setText(text)
        self._done.show()
        self._check.hide()
        self._code.clear()

    def _detail_of(self, state: Outbox) -> str:
        if state.enrolled is Enrolled.REVOKED:
            return "Xin Văn phòng tệp mời và phiếu giao mã mới; những gì đã ghi vẫn còn trong sổ này."
        if state.enrolled is Enrolled.KEYLESS:
            return "Sổ được chép từ máy khác, hoặc mất thư mục khóa. Xem được; muốn gửi thì ghi danh lại máy này."
        if state.enrolled is Enrolled.WAITING:
            return "Lưu tệp ghi danh, đưa cho Văn phòng, rồi nhận gói đầu tiên của Văn phòng."
        known = state.unconfirmed
        if known.count:
            return unconfirmed_detail(known.count, known.unsent, known.since)
        if state.last_in is None:
            return "Chưa báo cáo gì. Vào «Nhiệm vụ của tôi» để viết báo cáo."
        return f"Gói gần nhất của Văn phòng: {day_text(state.last_in.date())}."

    def _tell_code(self) -> None:
        if self._code.text().strip():
            self.code_told.emit(self._code.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._title)
        told.addWidget(self._detail)
        head.addLayout(told, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self._answer, self._enrol, self._save, self._again, self._text):
            flow.addWidget(button)
        self._code_row = QWidget()
        row = QHBoxLayout(self._code_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel("Văn phòng báo mã qua điện thoại:")
        label.setBuddy(self._code)
        row.addWidget(label)
        row.addWidget(self._code, 1)
        row.addWidget(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(buttons)
        column.addWidget(self._seal)
        column.addWidget(self._done)
        column.addStretch()
        column.addWidget(self._check)
        column.addWidget(self._code_row)


class TakeCard(QFrame):
    """Where files of the office are dropped, chosen or pasted.

    Signals:
        files_wanted: choose files. paste_wanted: take what lies on the clipboard.
    """

    files_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setProperty("card", True)
        title = words("Nhận tệp của Văn phòng", bold=True)
        hint = words("Thả tệp GV_….gbx hoặc phieu-nhan_….gbx vào đây; nhận lại nhiều lần cũng không trùng.", quiet=True)
        choose = QPushButton("Chọn tệp…")
        choose.setToolTip("Chọn tệp của Văn phòng (Ctrl+O)")
        paste = QPushButton("Dán từ Zalo, thư")
        paste.setToolTip("Lấy gói dạng chữ vừa chép (Ctrl+V)")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(choose)
        flow.addWidget(paste)
        self._silent = words("")
        self._silent.setProperty("wrong", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (title, hint, buttons):
            column.addWidget(widget)
        self.mailbox = MailboxWatch(place)
        column.addWidget(self.mailbox)
        column.addStretch()
        column.addWidget(self._silent)
        choose.clicked.connect(self.files_wanted)
        paste.clicked.connect(self.paste_wanted)
        place.theme.changed.connect(self.update)

    def show_state(self, lines: Sequence[str]) -> None:
        """Say what is wrong on the way from the office; nothing when nothing is."""
        self._silent.setText("\n".join(lines))
        self._silent.setVisible(bool(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed line around it says that something can be dropped."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._place.theme.colour("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(5, 5, -6, -6), 5, 5)
