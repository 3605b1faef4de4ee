"""Gia hạn: a new day, with a reason; the original day and how often it moved stand beside it.

A task that has no day yet gets its first one, which is no extension.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, side_by_side, suggestions
from giaoban_tracker.ui.dialogs.sheet import Sheet, about
from giaoban_tracker.ui.task_words import extension_words
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.show_task import TaskCard

_STEPS = (("+7 ngày", 7), ("+15 ngày", 15), ("+30 ngày", 30))


class ExtendSheet(Sheet):
    """A new deadline, or the first."""

    def __init__(self, place: Workplace, card: TaskCard, parent: QWidget | None = None) -> None:
        self._is_first = card.task.deadline.due is None
        self._verb = "Đặt thời hạn" if self._is_first else "Gia hạn"
        super().__init__(place, f"{self._verb} {card.task.terms.code}", self._verb, parent)
        self._card = card
        self._day = DayEdit(place, "Thời hạn mới")
        self._reason = LongText("Lý do gia hạn")
        self._who = suggestions("Người quyết định", [card.task.terms.leader] if card.task.terms.leader else [])
        self.form.addWidget(about(card))
        self.form.addWidget(self._story())
        day = self.add(Field("Thời hạn mới", self._day, self._day_problem), self._day.changed)
        self.form.addWidget(day if self._is_first else side_by_side(day, Field("Người quyết định", self._who)))
        self.form.addWidget(self._steps())
        if not self._is_first:
            reason = Field("Lý do gia hạn", self._reason, lambda: "" if self._reason.text else "Ghi lý do gia hạn.")
            self.form.addWidget(self.add(reason, self._reason.textChanged))
        self.form.addStretch()
        self._day.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, day = self.place.desk, self._card.task.id, self._day.day
        reason, who = self._reason.text, self._who.currentText().strip()
        assert day is not None  # the dialog opens its way only with a day
        if self._is_first:
            known = self._card.task
            dated = replace(known.terms, deadline=replace(known.deadline, kind=DeadlineKind.FIXED, due=day, rule=""))
            return lambda: decide.amend(desk, task, dated, known.revision)
        return lambda: decide.extend(desk, task, day, reason, decided_by=who)

    def propose(self, day: date) -> None:
        """Put a day in that the person has typed elsewhere; what is left to say is why."""
        self._day.set_day(day)
        self._reason.setFocus()

    def action_title(self) -> str:
        return f"{self._verb} {self._card.task.terms.code}"

    def _story(self) -> QWidget:
        task = self._card.task
        if self._is_first:
            return QLabel("Nhiệm vụ chưa có thời hạn; đặt lần đầu không tính là gia hạn.", wordWrap=True)
        lines = [f"Thời hạn đang áp dụng: {deadline_text(task.deadline)}"]
        if task.extensions:
            first = task.terms.deadline
            lines.append(f"Thời hạn gốc: {deadline_text(first)}; đã gia hạn {len(task.extensions)} lần:")
            lines += [f"  {extension_words(one.former_due, one.new_due)} – {one.reason}" for one in task.extensions]
        else:
            lines.append("Chưa gia hạn lần nào.")
        return QLabel("\n".join(lines), wordWrap=True)

    def _steps(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        base = max(self._card.task.deadline.due or self.place.desk.today, self.place.desk.today)
        steps = [(words, base + timedelta(days=days)) for words, days in _STEPS]
        for words, day in (*steps, ("Hết quý", quarter_end(base + timedelta(days=1)))):
            button = QPushButton(words)
            button.setToolTip(day_text(day))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, day=day: self._day.set_day(day))
            layout.addWidget(button)
        layout.addStretch()
        return row

    def _day_problem(self) -> str:
        day, task = self._day.day, self._card.task
        if day is None:
            return "Nhập ngày, ví dụ 30/9."
        if task.deadline.due is not None and day <= task.deadline.due:
            return f"Phải sau thời hạn đang áp dụng ({day_text(task.deadline.due)})."
        if day < task.assigned_on:
            return f"Trước ngày giao nhiệm vụ ({day_text(task.assigned_on)})."
        return ""


def quarter_end(day: date) -> date:
    """The last day of the quarter that a day lies in."""
    month = (day.month - 1) // 3 * 3 + 3
    return (date(day.year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
