"""Mời đơn vị: the slip with the code goes by hand, the invitation by another way; one dialog, in that order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.post.look import button, keep_font, label
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.enrol import Invitation

_FOLDER = "post/folder_invite"


class InviteDialog(QDialog):
    """One invitation; the code is shown here and on the slip, and cannot be shown again once this is closed."""

    def __init__(self, place: Workplace, invitation: Invitation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._invitation = invitation
        self.setWindowTitle(f"Mời {invitation.unit_name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._told = label(kind="quiet")
        self._close = button("Thôi, mời lại sau")
        self.slip = button("&Lưu phiếu giao mã (PDF)…", main=True)
        self.print_slip = button("&In phiếu")
        self.invite = button("Lưu tệp &mời…", main=True)
        self._told.hide()
        self._lay_out()
        self.slip.clicked.connect(self._save_slip)
        self.print_slip.clicked.connect(self._print_slip)
        self.invite.clicked.connect(self._save_invite)
        self._close.clicked.connect(self.accept)

    def open(self) -> None:
        """As high as its words need at the size of text in force: a window does not ask them by itself."""
        self._fit()
        super().open()

    def _fit(self) -> None:
        body, width = self.layout(), max(self.minimumWidth(), self.width() if self.isVisible() else 0)
        if body is not None:
            self.setMinimumHeight(min(body.totalHeightForWidth(width), self.screen().availableGeometry().height() - 48))

    def told(self) -> str:
        """What became of the last button."""
        return self._told.text()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        invitation = self._invitation
        code = label(invitation.code, wrap=False)
        code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        code.setAccessibleName(f"Mã ghi danh {' '.join(invitation.code)}")
        keep_font(self._place, code, points=9, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("Mã ghi danh, dùng một lần cho đúng một máy:", kind="quiet"))
        column.addWidget(code)
        column.addWidget(
            self._step(
                "1. Giao phiếu tận tay",
                "Phiếu có mã. Giao tại cuộc họp hoặc gửi trong phong bì; không chụp ảnh, không nhắn mã qua Zalo.",
                self.slip,
                self.print_slip,
            )
        )
        column.addWidget(
            self._step(
                "2. Gửi tệp mời bằng đường khác",
                f"Tệp {invitation.name} không có mã nên gửi qua USB, thư điện tử hay Zalo đều được. "
                "Ai bắt được tệp mà không có phiếu thì không làm gì được.",
                self.invite,
            )
        )
        column.addWidget(
            self._step(
                "3. Nhận lại tệp ghi danh",
                "Đơn vị mở tệp mời, gõ mã, rồi gửi lại một tệp đuôi .gbjoin. Thả tệp ấy vào trang Nhận – gửi là xong.",
            )
        )
        column.addWidget(self._told)
        column.addWidget(
            label("Đóng cửa sổ này rồi thì không xem lại được mã. Làm mất phiếu: bấm Mời lần nữa, lập phiếu khác.")
        )
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._close)
        column.addLayout(row)
        self.setMinimumWidth(84 * self.fontMetrics().averageCharWidth())

    def _step(self, title: str, told: str, *buttons: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(label(title, kind="title"))
        column.addWidget(label(told))
        if buttons:
            row = QHBoxLayout()
            row.setSpacing(8)
            for one in buttons:
                row.addWidget(one)
            row.addStretch()
            column.addLayout(row)
        return card

    # ------------------------------------------------------------ what happens

    def _save_slip(self) -> None:
        stem = Path(self._invitation.name).stem
        target = ask.for_file_target(
            self, "Lưu phiếu giao mã", self._folder() / f"phieu-giao-ma_{stem}.pdf", "Tệp PDF (*.pdf)"
        )
        if target is None:
            return
        desk, invitation = self._place.desk, self._invitation

        def errand() -> Path:
            from giaoban_tracker.workflow.post.code_slip import code_slip  # heavy: the room of paper

            write_safely(target, code_slip(desk, invitation))
            return target

        self._place.operations.take_time("Đang lập phiếu giao mã", lambda _: errand(), self._saved)

    def _save_invite(self) -> None:
        proposed = self._folder() / self._invitation.name
        target = ask.for_file_target(self, "Lưu tệp mời", proposed, "Tệp mời ghi danh (*.gbinvite)")
        if target is None:
            return
        content = self._invitation.content

        def errand() -> Path:
            write_safely(target, content)
            return target

        self._place.operations.ask(errand, self._saved)

    def _print_slip(self) -> None:
        from giaoban_tracker.ui.pages.post.slip_printer import print_slip  # heavy: printing

        print_slip(self._place, self, self._invitation, self._say)

    def _saved(self, path: Path) -> None:
        self._place.settings.setValue(_FOLDER, str(path.parent))
        self._say(f"Đã lưu «{path.name}» vào {path.parent}.")

    def _say(self, told: str) -> None:
        self._told.setText(told)
        self._told.show()
        self._close.setText("Xong")
        # The line that appears would otherwise take its height from the words of the steps.
        self._fit()

    def _folder(self) -> Path:
        return Path(str(self._place.settings.value(_FOLDER, "")))
