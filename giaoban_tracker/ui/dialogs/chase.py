"""Đôn đốc: one chasing is logged, by what channel and with what words, beside those that went before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.fields import Field, LongText, suggestions
from giaoban_tracker.ui.dialogs.sheet import Sheet, about
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.show_task import TaskCard

CHANNELS = ("Công văn", "Điện thoại", "Thư điện tử", "Tin nhắn", "Trực tiếp", "Tại cuộc họp")


class ChaseSheet(Sheet):
    """One chasing."""

    def __init__(self, place: Workplace, card: TaskCard, parent: QWidget | None = None) -> None:
        super().__init__(place, f"Đôn đốc {card.task.terms.code}", "Ghi đôn đốc", parent)
        self._card = card
        self._channel = suggestions("Hình thức", CHANNELS, CHANNELS[0])
        self._note = LongText("Nội dung đôn đốc")
        self.form.addWidget(about(card))
        self.form.addWidget(QLabel(_so_far(card), wordWrap=True))
        channel = Field("Hình thức", self._channel, self._channel_problem)
        self.form.addWidget(self.add(channel, self._channel.currentTextChanged))
        self.form.addWidget(Field("Nội dung, số văn bản, người nhận (nếu cần)", self._note))
        self.form.addStretch()
        self._channel.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task = self.place.desk, self._card.task.id
        channel, note = self._channel.currentText().strip(), self._note.text
        return lambda: decide.chase(desk, task, channel=channel, note=note)

    def action_title(self) -> str:
        return f"Đôn đốc {self._card.task.terms.code}"

    def _channel_problem(self) -> str:
        return "" if self._channel.currentText().strip() else "Chọn hoặc gõ hình thức đôn đốc."


def _so_far(card: TaskCard) -> str:
    days = card.task.chased_on
    if not days:
        return "Chưa đôn đốc lần nào."
    return f"Đã đôn đốc {len(days)} lần: {', '.join(day_text(day) for day in days)}."
