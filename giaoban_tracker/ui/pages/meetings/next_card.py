"""Above the list of meetings: the one to prepare now; where none is on the calendar, how to put it there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.pages.meetings.meeting_words import until_words
from giaoban_tracker.ui.pages.meetings.steps import Step, step_of
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.browse import MeetingLine


def step_of_line(line: MeetingLine) -> Step:
    """How far a meeting of the list is."""
    return step_of(line.meeting, gave_something=line.tasks > 0)


class NextCard(QFrame):
    """The next meeting.

    Signals:
        prepare_wanted: (MeetingId) prepare this meeting.
        plan_next_wanted: (Meeting) put the meeting that follows this one on the calendar.
    """

    prepare_wanted = Signal(str)
    plan_next_wanted = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._meeting: Meeting | None = None
        self._is_planned = False
        self.setProperty("card", True)
        self._icon = QLabel()
        self.title = QLabel(wordWrap=True)
        self.title.setProperty("title", True)
        self.more = QLabel(wordWrap=True)
        self.more.setProperty("quiet", True)
        self.button = QPushButton()
        self.button.setProperty("main", True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._press)
        place.theme.changed.connect(self._paint)
        self.hide()

    def show_lines(self, lines: Sequence[MeetingLine]) -> None:
        """Show the earliest meeting that is still to be held; of none, offer to plan what follows the last one."""
        waiting = [line for line in lines if step_of_line(line) is Step.PREPARED]
        last = max(lines, key=lambda line: line.meeting.terms.held_on, default=None)
        line = min(waiting, key=lambda one: one.meeting.terms.held_on, default=last)
        self.setVisible(line is not None)
        if line is None:
            return
        self._meeting, self._is_planned = line.meeting, bool(waiting)
        terms = line.meeting.terms
        if self._is_planned:
            bloc = f"khối {line.bloc}" if line.bloc else "tất cả các khối"
            until = until_words(terms.held_on, self._place.desk.today)
            self.title.setText(f"Kỳ tới: {terms.title}")
            self.more.setText(f"Họp ngày {day_text(terms.held_on)} ({until}) · {bloc}")
        else:
            self.title.setText("Chưa lên lịch kỳ giao ban tiếp theo")
            self.more.setText(f"Kỳ gần nhất: {terms.title}, họp ngày {day_text(terms.held_on)}.")
        self.button.setText("Chuẩn bị giao ban" if self._is_planned else "Lên lịch kỳ sau…")
        self._paint()

    def _paint(self) -> None:
        self._icon.setPixmap(self._place.icons.pixmap("calendar", self._place.theme.colour("accent"), 20))

    def _press(self) -> None:
        if self._meeting is None:
            return
        if self._is_planned:
            self.prepare_wanted.emit(self._meeting.id)
        else:
            self.plan_next_wanted.emit(self._meeting)
