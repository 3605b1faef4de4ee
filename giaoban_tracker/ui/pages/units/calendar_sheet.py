"""Lịch làm việc: a year, the day in front of it, and every day that differs from the ordinary week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.rules import CalendarDay
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.arrow_button import arrow_button
from giaoban_tracker.ui.dialogs.fields import line
from giaoban_tracker.ui.pages.units.calendar_import import CalendarImport
from giaoban_tracker.ui.pages.units.day_kind import (
    KIND_WORDS,
    SHORT_WEEKDAYS,
    TURN_WORDS,
    DayKind,
    kind_of,
    named,
    said_of,
    turned,
)
from giaoban_tracker.ui.pages.units.year_view import YearView, paint_mark
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import state_rules, work_calendar

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_FOLDER = "units/calendar_folder"
_ASIDE_CHARS = 38
_MOST = 100
"""Stretch of the list: it takes the room, and without it what stands above keeps its place."""


class CalendarSheet(QWidget):
    """The office's work calendar; each change is one step that undo takes back.

    Signals:
        said: (str) words for the status bar.
    """

    said = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._days: tuple[CalendarDay, ...] = ()
        self._view = YearView(place.theme, place.desk.today)
        self._year = QComboBox()
        self._year.addItems([str(year) for year in range(_FIRST_YEAR, _LAST_YEAR + 1)])
        self._year.setAccessibleName("Năm")
        self._turn_to(place.desk.today.year)
        self._before = arrow_button("Năm trước (Page Up)", "previous", place)
        self._after = arrow_button("Năm sau (Page Down)", "next", place)
        self._import = QPushButton("&Nhập từ tệp…")
        self._import.setToolTip("Lịch nghỉ của năm trong tệp .csv (ngày; nghỉ hoặc làm bù; tên) hoặc .ics")
        self._about = QLabel(wordWrap=True)
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("title", True)
        self._name = line("Tên ngày nghỉ hoặc làm bù", hint="Tết Nguyên đán, làm bù ngày 02/5…")
        self._turn = QPushButton()
        self._turn.setProperty("main", True)
        self._rename = QPushButton("Ghi &tên")
        self._list = QListWidget()
        self._list.setAccessibleName("Các ngày nghỉ và làm bù trong năm")
        self._list.setAlternatingRowColors(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = QLabel(wordWrap=True)
        self._none.setProperty("quiet", True)
        self._lay_out()
        self._wire()

    def start(self) -> None:
        """The sheet has come to the front."""
        self._read()
        self._view.setFocus()

    def take(self, changes: Changes) -> None:
        """Something was written; read again if it is a calendar."""
        if changes.touches(SubjectKind.CALENDAR):
            self._read()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._view)
        year = QVBoxLayout()
        year.setContentsMargins(16, 8, 8, 8)
        year.setSpacing(4)
        year.addWidget(scroll, 1)
        year.addWidget(_Key(self._place.theme))
        aside = QWidget()
        aside.setFixedWidth(_ASIDE_CHARS * self.fontMetrics().averageCharWidth() + 32)
        column = QVBoxLayout(aside)
        column.setContentsMargins(8, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._said)
        column.addWidget(self._name)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._turn)
        buttons.addWidget(self._rename)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self._none)
        column.addWidget(self._list, _MOST)
        column.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(year, 1)
        body.addWidget(aside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar())
        outer.addLayout(body, 1)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("bar", True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self._about.setProperty("quiet", True)
        for widget in (self._before, self._year, self._after):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._about, 1)
        row.addWidget(self._import)
        return bar

    def _wire(self) -> None:
        self._before.clicked.connect(lambda: self._turn_to(self._view.day.year - 1))
        self._after.clicked.connect(lambda: self._turn_to(self._view.day.year + 1))
        self._year.currentIndexChanged.connect(lambda _: self._read())
        self._view.day_chosen.connect(self._follow_day)
        self._view.turn_wanted.connect(self._turn_day)
        self._view.year_wanted.connect(self._turn_to)
        self._list.currentItemChanged.connect(lambda item, _: self._go_to(item))
        self._name.textEdited.connect(lambda _: self._follow_name())
        self._name.returnPressed.connect(self._enter_name)
        self._turn.clicked.connect(lambda: self._turn_day(self._view.day))
        self._rename.clicked.connect(self._write_name)
        self._import.clicked.connect(self._choose_file)

    # ------------------------------------------------------------ what is shown

    def _read(self) -> None:
        desk, year = self._place.desk, int(self._year.currentText())
        self._place.operations.ask(
            lambda: work_calendar.calendar_year(desk, year), lambda days: self._show(year, days), replacing="calendar"
        )

    def _show(self, year: int, days: tuple[CalendarDay, ...]) -> None:
        self._days = days
        self._view.show_year(year, days)
        self._list.blockSignals(True)
        self._list.clear()
        for one in days:
            self._list.addItem(_item(one))
        self._list.blockSignals(False)
        off = sum(not one.works for one in days)
        self._list.setVisible(bool(days))
        self._none.setText(
            f"Chưa có lịch nghỉ năm {year}: chương trình mới biết thứ Bảy, Chủ nhật. "
            "Ghi từng ngày theo thông báo của năm, hoặc nhập từ tệp."
        )
        self._none.setVisible(not days)
        self._about.setText(
            f"{off} ngày nghỉ lễ, nghỉ bù; {len(days) - off} ngày làm bù. Hạn theo ngày làm việc tính bằng lịch này."
            if days
            else "Năm này chưa có lịch nghỉ; thời hạn tính theo ngày làm việc qua năm này chưa tính được."
        )
        self._follow_day(self._view.day)

    def _follow_day(self, day: date) -> None:
        special = self._special(day)
        self._said.setText(said_of(day, special))
        self._name.setText(special.name if special is not None else "")
        self._turn.setText(TURN_WORDS[kind_of(day, special)])
        self._follow_name()
        self._list.blockSignals(True)
        place = next((place for place, one in enumerate(self._days) if one.day == day), -1)
        self._list.setCurrentRow(place)
        self._list.blockSignals(False)

    def _follow_name(self) -> None:
        special = self._special(self._view.day)
        self._rename.setVisible(special is not None)
        self._rename.setEnabled(special is not None and special.name != self._typed())

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._view.choose(item.data(Qt.ItemDataRole.UserRole))

    # ------------------------------------------------------------ what happens

    def _turn_day(self, day: date) -> None:
        kind = kind_of(day, self._special(day))
        gone = kind in (DayKind.OFF, DayKind.MAKE_UP)
        name = "" if gone or day != self._view.day else self._typed()
        becomes = DayKind.OFF if kind is DayKind.WORKED else DayKind.MAKE_UP
        title = f"{day_text(day)} {'là ngày thường' if gone else f'là {KIND_WORDS[becomes]}'}"
        self._write(title, turned(self._days, day, name))

    def _enter_name(self) -> None:
        """Enter in the name: name the day, or turn an ordinary one into what its name says."""
        if self._special(self._view.day) is None:
            self._turn_day(self._view.day)
        else:
            self._write_name()

    def _write_name(self) -> None:
        if self._rename.isEnabled():
            day = self._view.day
            self._write(f"Đặt tên ngày {day_text(day)}", named(self._days, day, self._typed()))

    def _write(self, title: str, days: Sequence[CalendarDay]) -> None:
        desk, year = self._place.desk, self._view.day.year
        self._place.undo.decide(title, lambda: state_rules.describe_calendar(desk, year, days))

    def _choose_file(self) -> None:
        settings = self._place.settings
        path = ask.for_calendar_file(self, str(settings.value(_FOLDER, "")))
        if path is None:
            return
        settings.setValue(_FOLDER, str(path.parent))
        self._place.operations.ask(
            lambda: state_rules.read_calendar(path),
            lambda years: CalendarImport(self._place, path.name, years, self._turn_to, self).open(),
        )

    def _turn_to(self, year: int) -> None:
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            self._year.setCurrentIndex(year - _FIRST_YEAR)

    def _special(self, day: date) -> CalendarDay | None:
        return next((one for one in self._days if one.day == day), None)

    def _typed(self) -> str:
        return " ".join(self._name.text().split())


class _Key(QWidget):
    """What the marks of the year mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        for kind in (DayKind.OFF, DayKind.MAKE_UP, DayKind.WEEKEND):
            words = QLabel(KIND_WORDS[kind])
            words.setProperty("quiet", True)
            row.addWidget(_Mark(kind, theme))
            row.addWidget(words)
            row.addSpacing(16)
        hint = QLabel("Bấm để chọn ngày, bấm đúp hoặc phím cách để đổi.", wordWrap=True)
        hint.setProperty("quiet", True)
        row.addWidget(hint, 1)


class _Mark(QWidget):
    def __init__(self, kind: DayKind, theme: Theme) -> None:
        super().__init__()
        self._kind, self._theme = kind, theme
        self.setFixedSize(QSize(18, 16))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._kind, self._theme)


def _item(one: CalendarDay) -> QListWidgetItem:
    kind = KIND_WORDS[kind_of(one.day, one)]
    name = f": {one.name}" if one.name else ""
    item = QListWidgetItem(f"{SHORT_WEEKDAYS[one.day.weekday()]} {day_text(one.day)[:5]}  {kind}{name}")
    item.setToolTip(said_of(one.day, one))
    item.setData(Qt.ItemDataRole.UserRole, one.day)
    return item
