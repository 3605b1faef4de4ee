"""The unit's side of the first run: the office's invitation, the code on paper or digits by phone, a name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.code_edit import CodeEdit
from giaoban_tracker.ui.digits_view import DigitsView
from giaoban_tracker.ui.first_fields import field, heading, quiet, squeezed
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.workflow.post import invitation
from giaoban_tracker.workflow.post.invitation import InvitationSeen, Typed


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """What a unit decided at the first run.

    Attributes:
        folder: where its book lies, or shall lie.
        existing: whether a book lies there already; then the rest is not meant.
        invite: the office's invitation as it came.
        code: as typed from the paper; None when the digits were compared by phone.
        device: what people call this computer.
        portable: whether the folder lies on a stick and is carried along, its key with it.
    """

    folder: Path
    existing: bool
    invite: bytes
    code: str | None
    device: str
    portable: bool = False


class UnitPart(QWidget):
    """The fields.

    Signals:
        changed: something else is typed or chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invite = b""
        self._seen: InvitationSeen | None = None
        self._file = QLabel("Chưa chọn")
        self._file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._choose = QPushButton("Chọn tệp…")
        self._choose.setAccessibleName("Chọn tệp mời của Văn phòng")
        self._choose.setAutoDefault(False)
        self._whom = QLabel(wordWrap=True)
        self._code = CodeEdit()
        self._code_words = QLabel(wordWrap=True)
        self._by_phone = QCheckBox("Không có phiếu giao mã, đối chiếu qua điện thoại")
        self._digits = DigitsView("24 chữ số của Văn phòng, theo tệp mời")
        self._compared = QCheckBox("Đã gọi Văn phòng, mọi nhóm chữ số đều khớp")
        self._phone = QWidget()
        self._device = field("Tên máy này", "Ví dụ: Máy văn thư")
        self._lay_out(theme)
        self._wire()
        self.setAcceptDrops(True)
        self._follow()

    # ------------------------------------------------------------ what was chosen

    @property
    def code(self) -> str | None:
        """The paper code; None when the digits are compared instead."""
        return None if self._by_phone.isChecked() else self._code.typed.text

    @property
    def device(self) -> str:
        return squeezed(self._device)

    @property
    def invite(self) -> bytes:
        return self._invite

    def check(self) -> None:
        """Whether a book can be made of it.

        Raises:
            Refused: "invitation-missing", "digits-not-compared", "device-name-missing", "paper-code-…".
            Unreadable: "invite".
        """
        if not self._invite:
            self._choose.setFocus()
            raise Refused("invitation-missing")
        try:
            invitation.look(self._invite, self.code)
        except Refused:
            self._code.setFocus()
            raise
        if self._by_phone.isChecked() and not self._compared.isChecked():
            self._compared.setFocus()
            raise Refused("digits-not-compared")
        if not self.device:
            self._device.setFocus()
            raise Refused("device-name-missing")

    def take_file(self, path: Path) -> None:
        """Take the office's invitation; what is wrong with it is said below it."""
        try:
            content = invitation.read(path)
            self._seen = invitation.look(content)
        except GiaobanError as error:
            self._invite, self._seen = b"", None
            self._tell(self._whom, sentence(error), tone="wrong")
        else:
            self._invite = content
            self._tell(self._whom, f"{self._seen.office_name} mời {self._seen.unit_name}.")
            self._digits.show_digits(self._seen.office_digits)
            self._code.setFocus()
        self._file.setText(path.name)
        self._file.setToolTip(str(path))
        self._compared.setChecked(False)
        self._follow()

    # ------------------------------------------------------------ Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_file(Path(event.mimeData().urls()[0].toLocalFile()))

    # ------------------------------------------------------------ building

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(theme, "Ghi danh máy của đơn vị"))
        column.addWidget(quiet("Văn phòng đưa cho đơn vị tệp mời (moi_….gbinvite) và phiếu giao mã trên giấy."))
        # A grid, not a form: a form gives a line that wraps the height of one line.
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        chosen = QHBoxLayout()
        chosen.setSpacing(12)
        chosen.addWidget(self._file, 1)
        chosen.addWidget(self._choose)
        rows: tuple[tuple[str, QWidget, QVBoxLayout], ...] = (
            ("&1. Tệp mời", self._choose, _stacked(chosen, self._whom)),
            ("&2. Mã trên phiếu", self._code, _stacked(self._code, self._code_words, self._by_phone, self._phone)),
            ("&3. Tên máy này", self._device, _stacked(self._device)),
        )
        for row, (words, buddy, stack) in enumerate(rows):
            label = QLabel(words)
            label.setBuddy(buddy)
            label.setContentsMargins(0, 6, 0, 0)
            form.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            form.addLayout(stack, row, 1)
        inner = QVBoxLayout(self._phone)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(quiet("Gọi số của Văn phòng trong danh bạ, không gọi số ghi trong thư hay tin nhắn."))
        inner.addWidget(self._digits)
        inner.addWidget(self._compared)
        column.addLayout(form)

    def _wire(self) -> None:
        self._choose.clicked.connect(self._ask)
        self._code.code_changed.connect(self._follow)
        self._by_phone.toggled.connect(self._follow)
        self._compared.toggled.connect(self.changed)
        self._device.textChanged.connect(self.changed)

    # ------------------------------------------------------------ what happens

    def _ask(self) -> None:
        path = ask.for_invitation(self, "")
        if path is not None:
            self.take_file(path)

    def _follow(self) -> None:
        by_phone = self._by_phone.isChecked()
        self._code.setEnabled(not by_phone)
        self._phone.setVisible(by_phone and self._seen is not None)
        self._whom.setVisible(bool(self._whom.text()))
        words, tone = ("", "quiet") if by_phone else self._about_code()
        self._tell(self._code_words, words, tone=tone)
        self._code_words.setVisible(bool(words))
        self.changed.emit()

    def _about_code(self) -> tuple[str, str]:
        """What is said of the code, and how."""
        if self._code.words:
            return self._code.words, "wrong" if self._code.typed.strange else "quiet"
        if self._code.typed.state is not Typed.WHOLE:
            return "", "quiet"
        if not self._invite:
            return "Đủ 16 chữ. Chọn tệp mời để kiểm tra mã.", "quiet"
        try:
            seen = invitation.look(self._invite, self._code.typed.text)
        except GiaobanError as error:
            return sentence(error), "wrong"
        return f"✓ Mã khớp: đúng là lời mời của {seen.office_name} cho {seen.unit_name}.", "right"

    def _tell(self, label: QLabel, words: str, *, tone: str = "quiet") -> None:
        for name in ("quiet", "wrong", "right"):
            label.setProperty(name, name == tone)
        label.style().unpolish(label)
        label.style().polish(label)
        label.setText(words)


def _stacked(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return column
