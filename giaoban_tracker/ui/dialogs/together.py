"""One decision on several tasks: chase, extend or withdraw them together, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.chase import CHANNELS
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side, suggestions
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide_together

_NAMED = 12
_VERBS = {Decision.CHASE: "Đôn đốc", Decision.EXTEND: "Gia hạn", Decision.WITHDRAW: "Thu hồi"}


class TogetherSheet(Sheet):
    """The fields of one decision, for all the tasks named above them."""

    def __init__(
        self, place: Workplace, decision: Decision, rows: Sequence[TaskRow], parent: QWidget | None = None
    ) -> None:
        """Offer one of the decisions that are the same for every task.

        Args:
            decision: to chase, to extend or to withdraw.
        """
        self._verb = _VERBS[decision]
        super().__init__(place, f"{self._verb} {number(len(rows))} nhiệm vụ", self._verb, parent)
        self._rows = tuple(rows)
        self._decision = decision
        self._channel = suggestions("Hình thức", CHANNELS, CHANNELS[0])
        self._day = DayEdit(place, "Thời hạn mới")
        self._who = line("Người quyết định")
        self._words = LongText("Nội dung đôn đốc" if decision is Decision.CHASE else "Lý do")
        self.form.addWidget(_all_of(self._rows))
        if decision is Decision.CHASE:
            self.form.addWidget(Field("Hình thức", self._channel))
            self.form.addWidget(Field("Nội dung, số văn bản, người nhận (nếu cần)", self._words))
        else:
            self._ask_why(decision)
        self.form.addStretch()

    def errand(self) -> Callable[[], Changes]:
        desk, tasks = self.place.desk, [row.id for row in self._rows]
        words, day = self._words.text, self._day.day
        channel, who = self._channel.currentText().strip(), self._who.text().strip()
        if self._decision is Decision.CHASE:
            return lambda: decide_together.chase(desk, tasks, channel=channel, note=words)
        if self._decision is Decision.EXTEND and day is not None:
            return lambda: decide_together.extend(desk, tasks, day, words, decided_by=who)
        return lambda: decide_together.withdraw(desk, tasks, words)

    def propose(self, day: date) -> None:
        """Put a day in that the person has typed elsewhere; what is left to say is why."""
        self._day.set_day(day)
        self._words.setFocus()

    def action_title(self) -> str:
        return f"{self._verb} {number(len(self._rows))} nhiệm vụ"

    def _ask_why(self, decision: Decision) -> None:
        if decision is Decision.EXTEND:
            day = self.add(Field("Thời hạn mới", self._day, self._day_problem), self._day.changed)
            self.form.addWidget(side_by_side(day, Field("Người quyết định", self._who)))
        reason = Field("Lý do", self._words, lambda: "" if self._words.text else "Ghi lý do.")
        self.form.addWidget(self.add(reason, self._words.textChanged))

    def _day_problem(self) -> str:
        day = self._day.day
        if day is None:
            return "Nhập ngày, ví dụ 30/9."
        latest = max((row.deadline.due for row in self._rows if row.deadline.due is not None), default=None)
        if latest is not None and day <= latest:
            return f"Phải sau thời hạn muộn nhất của các nhiệm vụ này ({day_text(latest)})."
        return ""


def _all_of(rows: Sequence[TaskRow]) -> QWidget:
    """The tasks a dialog is about, by code; the rest counted."""
    frame = QFrame()
    frame.setProperty("card", True)
    codes = ", ".join(row.code for row in rows[:_NAMED])
    rest = f" và {number(len(rows) - _NAMED)} nhiệm vụ khác" if len(rows) > _NAMED else ""
    heading = QLabel(f"{number(len(rows))} nhiệm vụ đang chọn")
    heading.setProperty("title", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 8)
    column.addWidget(heading)
    column.addWidget(QLabel(f"{codes}{rest}", wordWrap=True))
    return frame
