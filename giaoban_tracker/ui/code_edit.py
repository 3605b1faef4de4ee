"""The field for the paper code: tidied as it is typed, in groups of four, as it is printed on the slip."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit, QWidget

from giaoban_tracker.workflow.post.invitation import CodeTyped, Typed, typed_code


class CodeEdit(QLineEdit):
    """Sixteen letters.

    Signals:
        code_changed: other letters are in it.
    """

    code_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Mã trên phiếu giao mã, mười sáu chữ")
        self.setPlaceholderText("ABCD-EFGH-JKMN-PQRS")
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font = self.font()
        font.setFamilies([fixed.family()])
        self.setFont(font)
        self._typed = typed_code("")
        self.textEdited.connect(self._tidy)

    @property
    def typed(self) -> CodeTyped:
        """How far it is typed."""
        return self._typed

    @property
    def words(self) -> str:
        """What a person should know about what they typed; empty when nothing is to be said."""
        strange = self._typed.strange
        if any(ord(letter) > 127 for letter in strange):
            return "Bộ gõ tiếng Việt đang bật: tắt đi (Ctrl+Shift) rồi gõ lại chữ vừa rồi."
        if strange:
            return f"Trong mã không có {', '.join(strange)}; xem lại phiếu."
        if self._typed.state is Typed.SHORT:
            return f"Còn thiếu {self._typed.missing} chữ."
        return ""

    def _tidy(self, text: str) -> None:
        before = typed_code(text[: self.cursorPosition()]).text
        self._typed = typed_code(text)
        if self._typed.text != text:
            self.setText(self._typed.text)
            self.setCursorPosition(len(before))
        self.code_changed.emit()
