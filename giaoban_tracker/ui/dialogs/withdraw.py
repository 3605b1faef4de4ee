"""Thu hồi: a task is followed no longer; why is kept, and so is everything that happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.ui.dialogs.fields import Field, LongText
from giaoban_tracker.ui.dialogs.sheet import Sheet, about
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.show_task import TaskCard


class WithdrawSheet(Sheet):
    """A withdrawal."""

    def __init__(self, place: Workplace, card: TaskCard, parent: QWidget | None = None) -> None:
        super().__init__(place, f"Thu hồi {card.task.terms.code}", "Thu hồi", parent)
        self._card = card
        self._reason = LongText("Lý do thu hồi")
        self.form.addWidget(about(card))
        words = "Nhiệm vụ thu hồi không còn tính vào các chỉ số; lịch sử vẫn giữ, và có thể hoàn tác bằng Ctrl+Z."
        self.form.addWidget(QLabel(words, wordWrap=True))
        reason = Field("Lý do thu hồi", self._reason, lambda: "" if self._reason.text else "Ghi lý do thu hồi.")
        self.form.addWidget(self.add(reason, self._reason.textChanged))
        self.form.addStretch()
        self._reason.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, reason = self.place.desk, self._card.task.id, self._reason.text
        return lambda: decide.withdraw(desk, task, reason)

    def action_title(self) -> str:
        return f"Thu hồi {self._card.task.terms.code}"
