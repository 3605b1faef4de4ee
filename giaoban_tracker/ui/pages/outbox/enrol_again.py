"""Ghi danh lại: a fresh key for a unit's book whose own is lost or revoked, or that was copied to another computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui.detail.parts import words
from giaoban_tracker.ui.first_run_unit import UnitPart
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import join
from giaoban_tracker.workflow.post.join import Enrolment

_WIDTH = 84


class EnrolAgainDialog(QDialog):
    """The same questions as at the first run; what was written and not confirmed goes along under the new key."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setWindowTitle("Ghi danh lại máy này")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.part = UnitPart(place.theme)
        self._refusal = QLabel(wordWrap=True)
        self._refusal.setAccessibleName("Điều cần sửa")
        self._box = QFrame()
        self._box.setProperty("notice", True)
        self._yes, self._no = QPushButton("Ghi danh lại"), QPushButton("Thôi")
        self._yes.setProperty("main", True)
        self._yes.setDefault(True)
        self._no.setAutoDefault(False)
        self._lay_out()
        self._yes.clicked.connect(self.accept)
        self._no.clicked.connect(self.reject)
        self.part.changed.connect(self._box.hide)

    def accept(self) -> None:
        """Write the new key, or say what keeps it from being written."""
        try:
            self.part.check()
        except GiaobanError as error:
            self._refuse(error)
            return
        desk, invite, code, device = self._place.desk, self.part.invite, self.part.code, self.part.device
        self._place.operations.change(
            lambda: join.enrol_again(desk, invite, code, device), lambda _: Changes(), self._done, failed=self._refuse
        )

    def _done(self, _: Enrolment) -> None:
        super().accept()

    def _refuse(self, error: GiaobanError) -> None:
        self._refusal.setText(sentence(error))
        self._box.show()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self._refusal)
        self._box.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.part)
        kept = "Nhiệm vụ và báo cáo trong sổ còn nguyên; những gì chưa được xác nhận sẽ đi cùng gói đầu tiên."
        column.addWidget(words(kept, quiet=True))
        column.addWidget(self._box)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        column.addLayout(buttons)
        self.resize(_WIDTH * self.fontMetrics().averageCharWidth(), self.sizeHint().height())
