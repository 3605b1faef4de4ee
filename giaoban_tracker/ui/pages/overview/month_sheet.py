"""Lịch thời hạn: a month of deadlines; each day opens what falls due on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.periods import following, period, period_of, previous
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.work_calendar import WorkCalendar
from giaoban_tracker.ui.arrow_button import arrow_button
from giaoban_tracker.ui.pages.overview.day_button import DayButton
from giaoban_tracker.ui.pages.overview.sheet import OverviewSheet
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import due_days, work_calendar
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.due_days import DueDay

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKS = 6
_WEEK = 7


@dataclass(frozen=True, slots=True)
class MonthOfDeadlines:
    """What falls due in a month, and which of its days are worked."""

    key: str
    first: date
    last: date
    days: tuple[DueDay, ...]
    calendar: WorkCalendar


class MonthSheet(OverviewSheet):
    """The month.

    Signals:
        tasks_wanted: (TaskQuery) show what falls due on a day, or in the month.
        said: (str) words for the status bar.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._key = period_of(place.desk.today, "month")
        self._query: TaskQuery | None = None
        self._before = arrow_button("Tháng trước", "previous", place)
        self._after = arrow_button("Tháng sau", "next", place)
        self._words = QLabel()
        self._words.setProperty("title", True)
        self._now = QPushButton("&Tháng này")
        self._all = QPushButton()
        self._all.setProperty("link", True)
        self._none = QLabel("Không có nhiệm vụ nào đến hạn trong tháng này.")
        self._none.setProperty("quiet", True)
        self._buttons = [DayButton(place.theme, place.icons) for _ in range(_WEEKS * _WEEK)]
        self._lay_out()
        self._wire()

    def _is_touched(self, changes: Changes) -> bool:
        return bool(changes.subjects)

    def _first(self) -> QWidget:
        return self._after

    def choose(self, key: str) -> None:
        """Show another month: "2017-10"."""
        self._key = key
        self._read()

    def _lay_out(self) -> None:
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for widget in (self._before, self._words, self._after, self._now, self._all, self._none):
            row.addWidget(widget)
        row.addStretch(1)
        grid = QGridLayout()
        grid.setContentsMargins(16, 8, 16, 12)
        grid.setSpacing(4)
        for weekday, words in enumerate(_WEEKDAYS):
            head = QLabel(words)
            head.setProperty("quiet", True)
            grid.addWidget(head, 0, weekday, Qt.AlignmentFlag.AlignHCenter)
            grid.setColumnStretch(weekday, 1)
        for place, button in enumerate(self._buttons):
            grid.addWidget(button, 1 + place // _WEEK, place % _WEEK)
            grid.setRowStretch(1 + place // _WEEK, 1)
        self._put_below(bar, grid)

    def _wire(self) -> None:
        self._before.clicked.connect(lambda: self.choose(previous(self._key)))
        self._after.clicked.connect(lambda: self.choose(following(self._key)))
        self._now.clicked.connect(lambda: self.choose(period_of(self._place.desk.today, "month")))
        self._all.clicked.connect(lambda: self.tasks_wanted.emit(self._query))
        for button in self._buttons:
            button.wanted.connect(self.tasks_wanted)

    def _read(self) -> None:
        self._outdated = False
        desk, key = self._place.desk, self._key
        self._place.operations.ask(lambda: month_of_deadlines(desk, key), self._show, replacing="overview-month")

    def _show(self, month: MonthOfDeadlines) -> None:
        today = self._place.desk.today
        due = {one.day: one for one in month.days}
        lead = month.first.weekday()
        for place, button in enumerate(self._buttons):
            day = month.first + timedelta(days=place - lead)
            if month.first <= day <= month.last:
                button.show_day(day, today, works=month.calendar.is_working_day(day), due=due.get(day))
            else:
                button.show_day(None, today)
        # The sixth week is there only for months that reach into it.
        for button in self._buttons[-_WEEK:]:
            button.setVisible(lead + (month.last - month.first).days >= (_WEEKS - 1) * _WEEK)
        self._words.setText(f"Tháng {month.first.month}/{month.first.year}")
        count = sum(len(one.rows) for one in month.days)
        self._query = (
            TaskQuery(today, standings=month.days[0].query.standings, due_from=month.first, due_to=month.last)
            if month.days
            else None
        )
        self._all.setText(f"{number(count)} nhiệm vụ đến hạn trong tháng")
        self._all.setVisible(count > 0)
        self._none.setVisible(count == 0)
        self.said.emit(f"Tháng {month.first.month}/{month.first.year}: {number(count)} nhiệm vụ đến hạn")


def month_of_deadlines(desk: Desk, key: str) -> MonthOfDeadlines:
    """What falls due in a month."""
    found = period(key)
    if found is None:
        raise ValueError(f"{key!r} is no month")
    days = due_days.due_days(desk, found.first, found.last)
    return MonthOfDeadlines(key, found.first, found.last, days, work_calendar.office_calendar(desk, found.first))
