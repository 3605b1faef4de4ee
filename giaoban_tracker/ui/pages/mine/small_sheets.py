"""The small dialogs of a unit: a wish for a later day, a question, what was done as a co-ordinating unit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.unit_words import due_words, mark_of
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import report
from giaoban_tracker.workflow.post.my_tasks import MyTask

_MOST_LETTERS = 260


def about_task(place: Workplace, task: MyTask) -> QWidget:
    """The task a dialog is about: code, state, content, day."""
    frame = QFrame()
    frame.setProperty("card", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(4)
    words = (task.code, mark_of(task, place.desk.today).whole, due_words(task))
    heading = QLabel(" · ".join(part for part in words if part))
    heading.setProperty("title", True)
    text = task.content
    short = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS].rsplit(' ', 1)[0]}…"
    column.addWidget(heading)
    column.addWidget(QLabel(short, wordWrap=True))
    if task.returned:
        back = QLabel(f"Văn phòng trả lại: {task.returned}", wordWrap=True)
        back.setProperty("wrong", True)
        column.addWidget(back)
    return frame


class ExtensionSheet(Sheet):
    """A wish for a later day; the office decides."""

    def __init__(self, place: Workplace, task: MyTask, parent: QWidget | None = None) -> None:
        super().__init__(place, f"Xin gia hạn {task.code}", "Ghi đề nghị", parent)
        self._task = task
        self._day = DayEdit(place, "Đề nghị gia hạn đến ngày")
        self._reason = LongText("Lý do xin gia hạn")
        self.form.addWidget(about_task(place, task))
        self.form.addWidget(
            self.add(Field("Đề nghị gia hạn đến ngày", self._day, self._day_problem), self._day.changed)
        )
        reason = Field("Lý do", self._reason, lambda: "" if self._reason.text else "Nêu lý do xin gia hạn.")
        self.form.addWidget(self.add(reason, self._reason.textChanged))
        note = QLabel("Thời hạn đang áp dụng giữ nguyên đến khi Văn phòng trả lời.", wordWrap=True)
        note.setProperty("quiet", True)
        self.form.addWidget(note)
        self.form.addStretch()
        self._day.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, day, reason = self.place.desk, self._task.id, self._day.day, self._reason.text
        assert day is not None
        return lambda: report.ask_extension(desk, task, day, reason)

    def action_title(self) -> str:
        return f"Xin gia hạn {self._task.code}"

    def _day_problem(self) -> str:
        day, due = self._day.day, self._task.deadline.due
        if day is None:
            return "Nhập ngày, ví dụ 30/11."
        if due is not None and day <= due:
            return "Ngày này không muộn hơn thời hạn đang áp dụng."
        return ""


class WordsSheet(Sheet):
    """A few words to the office: a question, or what was done as a co-ordinating unit."""

    def __init__(
        self,
        place: Workplace,
        task: MyTask,
        errand: Callable[[str], Changes],
        labels: tuple[str, str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for words.

        Args:
            errand: writes them.
            labels: title of dialog and undo, words of the button, label of the field, what is said while it is empty.
        """
        title, yes, label, missing = labels
        super().__init__(place, f"{title} {task.code}", yes, parent)
        self._title = f"{title} {task.code}"
        self._errand = errand
        self._words = LongText(label, lines=5)
        self.form.addWidget(about_task(place, task))
        field = Field(label, self._words, lambda: "" if self._words.text else missing)
        self.form.addWidget(self.add(field, self._words.textChanged))
        self.form.addStretch()
        self._words.setFocus()

    def errand(self) -> Callable[[], Changes]:
        write, words = self._errand, self._words.text
        return lambda: write(words)

    def action_title(self) -> str:
        return self._title


def question_sheet(place: Workplace, task: MyTask, parent: QWidget | None = None) -> WordsSheet:
    """The dialog for a question."""
    labels = ("Hỏi Văn phòng về", "Ghi câu hỏi", "Điều cần hỏi", "Ghi điều cần hỏi.")
    return WordsSheet(place, task, lambda words: report.ask(place.desk, task.id, words), labels, parent)


def contribution_sheet(place: Workplace, task: MyTask, parent: QWidget | None = None) -> WordsSheet:
    """The dialog for what was done as a co-ordinating unit."""
    labels = ("Phối hợp", "Ghi phần phối hợp", "Đơn vị đã phối hợp những gì", "Ghi phần việc đã phối hợp.")
    return WordsSheet(place, task, lambda words: report.contribute(place.desk, task.id, words), labels, parent)
