"""The question whether the computer's day is right, asked before files are taken in on a day that cannot be meant."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.post_wording import day_words
from giaoban_tracker.workflow.post import DayDoubt


class DayBox(QCheckBox):
    """A tick that says the day is right; hidden where nobody doubts it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubt: DayDoubt | None = None
        self.hide()

    def ask_about(self, doubt: DayDoubt | None) -> None:
        """Ask, or ask no more; what was ticked for the same day stays ticked."""
        if doubt != self._doubt:
            self._doubt = doubt
            self.setChecked(False)
        self.setVisible(doubt is not None)
        if doubt is not None:
            self.setText(f"Hôm nay đúng là {day_text(doubt.day)}")
            self.setToolTip("Ngày nhận quyết định báo cáo đúng hạn hay quá hạn, không sửa lại được.")

    @property
    def problem(self) -> str:
        """Why nothing can be taken yet; empty when it can."""
        if self._doubt is None or self.isChecked():
            return ""
        return f"{day_words(self._doubt)} Đúng thì đánh dấu xác nhận, sai thì chỉnh đồng hồ máy trước."
