"""Dialogs over several tasks, ticked one by one: chase them by slip or letter, or tie their days to a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Choice, Field, line, side_by_side
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import plan_meeting

if TYPE_CHECKING:
    from giaoban_tracker.workflow.chasing import Chased

_TASK = Qt.ItemDataRole.UserRole
_ROWS = 9


class TickTasks(QListWidget):
    """Tasks to tick, all ticked at first.

    Signals:
        changed: others are ticked now.
    """

    changed = Signal()

    def __init__(self, name: str, lines: Sequence[tuple[TaskId, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for task, words in lines:
            item = QListWidgetItem(words, self)
            item.setToolTip(words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(_TASK, task)
        rows = max(3, min(_ROWS, len(lines)))
        self.setFixedHeight(rows * (self.fontMetrics().height() + 4) + 6)
        self.itemChanged.connect(lambda _: self.changed.emit())

    @property
    def ticked(self) -> tuple[TaskId, ...]:
        """From top to bottom."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(TaskId(item.data(_TASK)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def tick(self, row: int, *, on: bool) -> None:
        """Tick or untick a line, as the person does."""
        self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class By(Enum):
    """What paper chases."""

    SLIP = "slip"
    LETTER = "letter"


class ChaseByPaperSheet(Sheet):
    """Numbered slips for every unit and task, or one letter for each unit; logged as one step, then to be printed."""

    def __init__(
        self,
        place: Workplace,
        rows: Sequence[TaskRow],
        then: Callable[[Chased, bool], None],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with all of `rows` ticked.

        Args:
            then: told what was logged, and whether by letter.
        """
        super().__init__(place, "Đôn đốc", "Ghi đôn đốc và lập văn bản", parent)
        self._then = then
        self._made: list[Chased] = []
        today = place.desk.today
        self.tasks = TickTasks("Nhiệm vụ cần đôn đốc", [(row.id, _to_chase(row, today)) for row in rows])
        self.by = Choice(
            "Hình thức", {By.SLIP: "Phiếu đôn đốc từng nhiệm vụ", By.LETTER: "Một công văn cho mỗi đơn vị"}, By.SLIP
        )
        self.number = line("Số công văn", hint="để trống, văn thư điền sau")
        self.answer_by = DayEdit(place, "Hạn trả lời")
        hint = QLabel(
            "Phiếu được đánh số và ghi vào nhật ký đôn đốc của từng nhiệm vụ; lập xong thì lưu để in. "
            "Công văn chỉ nêu nhiệm vụ đã quá hạn.",
            wordWrap=True,
        )
        hint.setProperty("quiet", True)
        ticked = Field("Nhiệm vụ", self.tasks, lambda: "" if self.tasks.ticked else "Chọn ít nhất một nhiệm vụ.")
        self.form.addWidget(self.add(ticked, self.tasks.changed))
        self.form.addWidget(Field("Hình thức", self.by))
        answer = self.add(Field("Hạn trả lời (nếu có)", self.answer_by, self._day_problem), self.answer_by.changed)
        self._number = Field("Số, ký hiệu công văn (nếu đã có)", self.number)
        self.form.addWidget(side_by_side(answer, self._number))
        self.form.addWidget(hint)
        self.form.addStretch()
        self.by.changed.connect(self._follow)
        self._follow()
        self.tasks.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, tasks, kept = self.place.desk, self.tasks.ticked, self._made
        answer_by, document = self.answer_by.day, " ".join(self.number.text().split())
        by_letter = self.by.chosen is By.LETTER

        def chase() -> Changes:
            from giaoban_tracker.workflow import chasing  # heavy: the room of paper comes with it

            if by_letter:
                made = chasing.chase_by_letter(desk, tasks, number=document, answer_by=answer_by)
            else:
                made = chasing.chase_by_slip(desk, tasks, answer_by=answer_by)
            kept.append(made)
            return made.changes

        return chase

    def action_title(self) -> str:
        return f"Đôn đốc {number(len(self.tasks.ticked))} nhiệm vụ"

    def written(self) -> None:
        self._then(self._made[-1], self.by.chosen is By.LETTER)

    def _follow(self) -> None:
        self._number.setVisible(self.by.chosen is By.LETTER)

    def _day_problem(self) -> str:
        if self.answer_by.is_empty:
            return ""
        if self.answer_by.day is None:
            return "Ghi ngày như 15/10, hoặc để trống."
        return "" if self.answer_by.day >= self.place.desk.today else "Hạn trả lời đã qua."


class TieSheet(Sheet):
    """Deadlines 'before the next briefing' are tied to a meeting's day, and move with it from then on."""

    def __init__(
        self, place: Workplace, meeting: Meeting, rows: Sequence[TaskRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(place, "Gắn thời hạn với kỳ giao ban", "Gắn thời hạn", parent)
        self._meeting = meeting
        day = day_text(meeting.terms.held_on)
        self.tasks = TickTasks("Nhiệm vụ ghi hạn trước kỳ giao ban", [(row.id, _to_tie(row)) for row in rows])
        said = QLabel(
            f"Các nhiệm vụ được chọn có hạn là ngày họp {day} của «{meeting.terms.title}»; "
            "dời ngày họp thì hạn dời theo.",
            wordWrap=True,
        )
        self.form.addWidget(said)
        ticked = Field("Nhiệm vụ", self.tasks, lambda: "" if self.tasks.ticked else "Chọn ít nhất một nhiệm vụ.")
        self.form.addWidget(self.add(ticked, self.tasks.changed))
        self.form.addStretch()
        self.tasks.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, meeting, tasks = self.place.desk, self._meeting.id, self.tasks.ticked
        return lambda: plan_meeting.tie_to_meeting(desk, tasks, meeting)

    def action_title(self) -> str:
        return f"Gắn hạn {number(len(self.tasks.ticked))} nhiệm vụ với kỳ giao ban"


def _to_chase(row: TaskRow, today: date) -> str:
    who = row.lead or "chưa rõ đơn vị"
    return f"{row.code} · {row_mark(row, today).whole} · {who} · {row.content}"


def _to_tie(row: TaskRow) -> str:
    return f"{row.code} · {deadline_text(row.deadline)} · {row.content}"
