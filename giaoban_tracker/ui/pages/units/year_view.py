"""A year at a glance: twelve months, days off filled, make-up days framed; one day is chosen by mouse or arrow keys."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from giaoban_tracker.domain.rules import CalendarDay
from giaoban_tracker.ui.pages.units.day_kind import SHORT_WEEKDAYS, DayKind, kind_of, said_of
from giaoban_tracker.ui.theme import Theme

_COLUMNS, _ROWS = 4, 3
_WEEKS = 6
_LINES = _WEEKS + 2
"""Lines of a month: its name, the days of the week, six weeks."""
_GAP = 16
_PAD = 8
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class YearView(QWidget):
    """Twelve months; says of the chosen day what it is.

    Signals:
        day_chosen: (date) another day is chosen.
        turn_wanted: (date) the day is to be turned: Space, Enter or two clicks.
        year_wanted: (int) another year is to be shown: Page Up, Page Down.
    """

    day_chosen = Signal(object)
    turn_wanted = Signal(object)
    year_wanted = Signal(int)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._day = today
        self._special: Mapping[date, CalendarDay] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._follow_theme)
        self._say()

    @property
    def day(self) -> date:
        """The chosen day; its year is the one that is shown."""
        return self._day

    def show_year(self, year: int, days: Sequence[CalendarDay]) -> None:
        """Show a year and what the calendar says of it; the same day of that year stays chosen."""
        self._special = {one.day: one for one in days}
        if year != self._day.year:
            last = calendar.monthrange(year, self._day.month)[1]
            self._day = date(year, self._day.month, min(self._day.day, last))
        self._say()
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day of the shown year."""
        if day.year == self._day.year and day != self._day:
            self._day = day
            self._say()
            self.update()
            self.day_chosen.emit(day)

    def rect_of(self, day: date) -> QRectF:
        """Where a day of the shown year lies."""
        place = self._month(day.month)
        lead = date(day.year, day.month, 1).weekday()
        week, weekday = divmod(lead + day.day - 1, 7)
        return self._cell(place, week + 2, weekday)

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font(points=-1))
        width, height = metrics.horizontalAdvance("00") + 5, metrics.height() + 1
        return QSize(
            round(_COLUMNS * 7 * width + (_COLUMNS - 1) * _GAP + 2 * _PAD),
            round(_ROWS * _LINES * height + (_ROWS - 1) * _PAD + 2 * _PAD),
        )

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, month)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.turn_wanted.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            day = self._day + timedelta(days=_STEPS[key])
            if day.year == self._day.year:
                self.choose(day)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.year_wanted.emit(self._day.year + (1 if key is Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.turn_wanted.emit(self._day)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), said_of(day, self._special.get(day)) if day else "", self)
            return True
        return super().event(event)

    # ------------------------------------------------------------ painting

    def _paint_month(self, painter: QPainter, month: int) -> None:
        place, small = self._month(month), self._theme.font(points=-1)
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(self._theme.colour("ink"))
        title = QRectF(place.left(), place.top(), place.width(), place.height() / _LINES)
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"Tháng {month}")
        painter.setFont(small)
        painter.setPen(self._theme.colour("quiet"))
        for weekday, words in enumerate(SHORT_WEEKDAYS):
            painter.drawText(self._cell(place, 1, weekday), Qt.AlignmentFlag.AlignCenter, words)
        for number in range(1, calendar.monthrange(self._day.year, month)[1] + 1):
            self._paint_day(painter, date(self._day.year, month, number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        kind, cell = kind_of(day, self._special.get(day)), self.rect_of(day)
        box = cell.adjusted(1.5, 0.5, -1.5, -0.5)
        paint_mark(painter, box, kind, self._theme)
        if day == self._day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2.4 if self.hasFocus() else 1.6))
            painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._theme.font(points=-1, bold=day == self._today or kind is DayKind.OFF))
        painter.setPen(self._theme.colour(_INK[kind]))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    # ------------------------------------------------------------ places

    def _month(self, month: int) -> QRectF:
        row, column = divmod(month - 1, _COLUMNS)
        width = (self.width() - 2 * _PAD - (_COLUMNS - 1) * _GAP) / _COLUMNS
        height = (self.height() - 2 * _PAD - (_ROWS - 1) * _PAD) / _ROWS
        return QRectF(_PAD + column * (width + _GAP), _PAD + row * (height + _PAD), width, height)

    def _cell(self, month: QRectF, line: int, weekday: int) -> QRectF:
        width, height = month.width() / 7, month.height() / _LINES
        return QRectF(month.left() + weekday * width, month.top() + line * height, width, height)

    def _day_at(self, place: QPointF) -> date | None:
        year = self._day.year
        for month in range(1, 13):
            if self._month(month).contains(place):
                days = (date(year, month, one) for one in range(1, calendar.monthrange(year, month)[1] + 1))
                return next((day for day in days if self.rect_of(day).contains(place)), None)
        return None

    def _say(self) -> None:
        self.setAccessibleName(f"Lịch làm việc năm {self._day.year}")
        self.setAccessibleDescription(f"Đang chọn {said_of(self._day, self._special.get(self._day))}")

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()


_INK = {DayKind.WORKED: "ink", DayKind.WEEKEND: "quiet", DayKind.OFF: "late", DayKind.MAKE_UP: "accent"}


def paint_mark(painter: QPainter, box: QRectF, kind: DayKind, theme: Theme) -> None:
    """The ground of a day: filled when it is off by decision, framed and underlined when it is worked instead."""
    if kind is DayKind.OFF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("late_soft"))
        painter.drawRoundedRect(box, 3, 3)
    elif kind is DayKind.MAKE_UP:
        painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(box, 3, 3)
    elif kind is DayKind.WEEKEND:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("info_soft"))
        painter.drawRoundedRect(box, 3, 3)
