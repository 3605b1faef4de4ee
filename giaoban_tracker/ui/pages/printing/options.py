"""What is printed: form, meeting, unit, day. Every change is told at once; nothing here waits for a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QSettings, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.printing.work import ANNEX, FOLLOW_UP, Offers, Order

_FORM, _MEETING, _UNIT = "printing/form", "printing/meeting", "printing/unit"
_SHOWN_DAY = "dd/MM/yyyy"
_LINES_A_FORM, _MOST_FORMS = 2, 4


class PrintOptions(QWidget):
    """The options; they remember the last form, meeting and unit, and begin with today.

    Signals:
        changed: () a person chose something else.
    """

    changed = Signal()

    def __init__(self, today: date, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._settings = settings
        self._query: TaskQuery | None = None
        self._form = FormList()
        self._meeting = _combo("Kỳ giao ban")
        self._unit = _combo("Đơn vị chủ trì")
        self._day = QDateEdit(QDate(today.year, today.month, today.day))
        self._day.setDisplayFormat(_SHOWN_DAY)
        self._day.setCalendarPopup(True)
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._day.setAccessibleName("Tính đến ngày")
        self._now = QPushButton("Hôm nay")
        self._now.setToolTip("Lấy tình hình đến hôm nay")
        self._chosen = QFrame()
        self._chosen.setProperty("notice", True)
        self._chosen_words = QLabel("Chỉ in các nhiệm vụ đang lọc ở trang Nhiệm vụ.")
        self._all = QPushButton("In tất cả")
        self._lay_out()
        self._form.choose(str(settings.value(_FORM, FOLLOW_UP)))
        self._wire()

    def fill(self, offered: Offers) -> None:
        """Offer these forms, meetings and units; what was chosen stays chosen while it is there."""
        known = offered.known
        first = self._meeting.count() == 0
        self._form.offer(offered.forms)
        self._offer(self._meeting, "Toàn bộ sổ", [(one.id, _titled(one)) for one in known.meetings])
        self._offer(self._unit, "Tất cả đơn vị", [(unit.id, unit.name) for unit in known.units])
        if first:
            _choose(self._meeting, str(self._settings.value(_MEETING, "")))
            _choose(self._unit, str(self._settings.value(_UNIT, "")))
        self._follow_form()

    def turn_to(self, today: date) -> bool:
        """A new day may have begun while the window was open; whether what is chosen changed with it, untold."""
        if today == self._today:
            return False
        follows = self.day() == self._today
        self._today = today
        with QSignalBlocker(self._day):
            self._day.setMaximumDate(QDate(today.year, today.month, today.day))
            if follows:
                _set_day(self._day, today)
        return follows

    def take_wish(self, wish: PrintWish) -> None:
        """Set everything as another page wishes; nothing is told."""
        self._query = wish.query if wish.form == FOLLOW_UP else None
        day = wish.as_of or (wish.query.today if wish.query is not None else self._today)
        self._form.choose(wish.form)
        _choose(self._meeting, wish.meeting or "")
        _choose(self._unit, "")
        with QSignalBlocker(self._day):
            _set_day(self._day, min(day, self._today))
        self._follow_form()

    def order(self) -> Order:
        """What is chosen now."""
        form = self._form.form()
        day = self.day()
        unit = UnitId(self._unit.currentData() or "") or None
        meeting = MeetingId(self._meeting.currentData() or "") or None
        if form == ANNEX:
            return Order(form, day, meeting=meeting)
        query = replace(self._query, today=day) if self._query is not None else None
        return Order(form, day, query, meeting, unit, self._unit.currentText() if unit else "")

    def day(self) -> date:
        """The day as at which everything stands; today or earlier."""
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def lacks_meeting(self) -> bool:
        """Whether the chosen form is about one meeting and none is chosen."""
        return self._form.form() == ANNEX and not self._meeting.currentData()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._labels: dict[str, QLabel] = {}
        day = QHBoxLayout()
        day.setSpacing(8)
        day.addWidget(self._day, 1)
        day.addWidget(self._now)
        for text, field in (
            ("Biểu &mẫu", self._form),
            ("&Kỳ giao ban", self._meeting),
            ("Đơn vị &chủ trì", self._unit),
        ):
            column.addWidget(self._label(text, field))
            column.addWidget(field)
            column.addSpacing(8)
        column.addWidget(self._label("Tính đến n&gày", self._day))
        column.addLayout(day)
        column.addSpacing(8)
        chosen = QVBoxLayout(self._chosen)
        chosen.setContentsMargins(12, 8, 12, 8)
        self._chosen_words.setWordWrap(True)
        chosen.addWidget(self._chosen_words)
        chosen.addWidget(self._all)
        column.addWidget(self._chosen)

    def _label(self, text: str, field: QWidget) -> QLabel:
        label = QLabel(text)
        label.setProperty("quiet", True)
        label.setBuddy(field)
        self._labels[text] = label
        return label

    def _wire(self) -> None:
        self._form.currentRowChanged.connect(self._form_chosen)
        self._meeting.activated.connect(lambda: self._remember(self._meeting, _MEETING))
        self._unit.activated.connect(lambda: self._remember(self._unit, _UNIT))
        self._day.dateChanged.connect(self._day_chosen)
        self._now.clicked.connect(lambda: _set_day(self._day, self._today))
        self._all.clicked.connect(self._drop_query)

    # ------------------------------------------------------------ what happens

    def _form_chosen(self) -> None:
        self._settings.setValue(_FORM, self._form.form())
        if self._form.form() == ANNEX:
            self._query = None
            if not self._meeting.currentData() and self._meeting.count() > 1:
                self._meeting.setCurrentIndex(1)
        self._follow_form()
        self.changed.emit()

    def _remember(self, combo: QComboBox, name: str) -> None:
        self._query = None
        self._settings.setValue(name, combo.currentData())
        self._follow_form()
        self.changed.emit()

    def _day_chosen(self) -> None:
        self._follow_form()
        self.changed.emit()

    def _drop_query(self) -> None:
        self._query = None
        self._follow_form()
        self.changed.emit()

    def _follow_form(self) -> None:
        """Show only the options that the form heeds."""
        listed = self._form.form() == FOLLOW_UP
        for field in (self._unit, self._day, self._now):
            field.setEnabled(listed)
        self._chosen.setVisible(self._query is not None)
        past = self.day() < self._today
        self._day.setToolTip(f"Sổ như đã có đến hết ngày {day_text(self.day())}" if past else "Tình hình đến hôm nay")

    def _offer(self, combo: QComboBox, first: str, items: list[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        combo.clear()
        combo.addItem(first, "")
        widest = 0
        for value, title in items:
            combo.addItem(title, value)
            combo.setItemData(combo.count() - 1, title, Qt.ItemDataRole.ToolTipRole)
            widest = max(widest, combo.fontMetrics().horizontalAdvance(title))
        combo.view().setMinimumWidth(min(widest + 40, 480))
        _choose(combo, chosen or "")


class FormList(QListWidget):
    """The forms that can be printed, their titles in full; exactly one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Biểu mẫu")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSpacing(2)
        self._chosen = FOLLOW_UP

    def offer(self, forms: Sequence[tuple[str, str]]) -> None:
        """Offer these, code and title; the chosen one stays chosen, nothing is told."""
        chosen = self.form()
        with QSignalBlocker(self):
            self.clear()
            for code, title in forms:
                QListWidgetItem(title, self).setData(Qt.ItemDataRole.UserRole, code)
        self.choose(chosen)
        self.updateGeometry()

    def form(self) -> str:
        """The code of the chosen form; while none is offered, of the one that will be chosen."""
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole)) if self.count() else self._chosen

    def choose(self, form: str) -> None:
        """Choose a form by its code, else the first; nothing is told."""
        self._chosen = form
        codes = [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]
        with QSignalBlocker(self):
            self.setCurrentRow(codes.index(form) if form in codes else 0)

    def sizeHint(self) -> QSize:
        lines = self.fontMetrics().height() * _LINES_A_FORM + 2 * self.spacing() + 4
        return QSize(200, lines * max(2, min(self.count(), _MOST_FORMS)) + 2 * self.frameWidth() + 4)


def _titled(meeting: Meeting) -> str:
    """A meeting by its day and title: the day comes first, since long titles are cut."""
    return f"{day_text(meeting.terms.held_on)} – {meeting.terms.title}"


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    combo.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
    return combo


def _choose(combo: QComboBox, value: str) -> None:
    """Choose the item with that value, else the first."""
    combo.setCurrentIndex(max(0, combo.findData(value)))


def _set_day(field: QDateEdit, day: date) -> None:
    field.setDate(QDate(day.year, day.month, day.day))
