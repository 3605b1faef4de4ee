"""A day typed as people type it: '30/9', '30-9-2017', '5.10', or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.workplace import Workplace

_DAY = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?\s*")


class DayEdit(QWidget):
    """A field for one day.

    Signals:
        changed: what is typed is another.
    """

    changed = Signal()

    def __init__(self, place: Workplace, name: str, day: date | None = None, parent: QWidget | None = None) -> None:
        """Begin with a day, or with none.

        Args:
            name: what the day is, for screen readers.
        """
        super().__init__(parent)
        self._today = place.desk.today
        self._line = QLineEdit(placeholderText="ngày/tháng/năm")
        self._line.setAccessibleName(name)
        self._line.setMinimumWidth(self._line.fontMetrics().horizontalAdvance("00/00/0000") + 32)
        self._button = QToolButton()
        self._button.setIcon(place.icons.icon("calendar", place.theme.colour("accent")))
        self._button.setToolTip("Chọn trên lịch")
        self._button.setAccessibleName(f"{name}: chọn trên lịch")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self._line)
        self.set_day(day)
        self._line.textChanged.connect(lambda _: self.changed.emit())
        self._line.editingFinished.connect(self._tidy)
        self._button.clicked.connect(self._open_calendar)

    @property
    def day(self) -> date | None:
        """The day typed; None while nothing, or no day of the calendar, is."""
        return read_day(self._line.text(), self._today)

    @property
    def is_empty(self) -> bool:
        return not self._line.text().strip()

    @property
    def is_whole(self) -> bool:
        """Whether a day stands there in full, or nothing does: nobody is in the midst of typing one."""
        return self.is_empty or (self.day is not None and self._line.text().strip() == day_text(self.day))

    def set_day(self, day: date | None) -> None:
        """Put a day in; None empties the field."""
        self._line.setText(day_text(day) if day is not None else "")

    def count_from(self, day: date) -> None:
        """A year left out is the one nearest to that day, from now on, instead of to today."""
        self._today = day

    def _tidy(self) -> None:
        if self.day is not None:
            self.set_day(self.day)

    def _open_calendar(self) -> None:
        day = self.day or self._today
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale("vi_VN"))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(lambda picked: self._pick(picked, menu))
        calendar.clicked.connect(lambda picked: self._pick(picked, menu))
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        calendar.setFocus()

    def _pick(self, picked: QDate, menu: QMenu) -> None:
        self.set_day(date(picked.year(), picked.month(), picked.day()))
        menu.close()


def read_day(text: str, today: date) -> date | None:
    """The day that a text names; None when it names none.

    A year left out is the one that brings the day nearest to `today`; two figures mean this century.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3] is not None:
        year = int(found[3])
        return _day_or_none(year if year > 99 else 2000 + year, month, day)
    near = [_day_or_none(today.year + offset, month, day) for offset in (-1, 0, 1)]
    return min((one for one in near if one is not None), key=lambda one: abs((one - today).days), default=None)


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
