"""What is printed: form, meeting, unit, day. Every change is told at once; nothing here waits for a button."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.printing.form_list import FIRST, FormList
from giaoban_tracker.ui.pages.printing.work import EACH_UNIT, IMPORT_SHEET, Offers, Order

if TYPE_CHECKING:
    from giaoban_tracker.domain.printed import SeenColumn

_FORM = "printing/form"
_SHOWN_DAY = "dd/MM/yyyy"
_MOST = 100
"""Stretch of the list: it takes the room up to its last row, and only then the rest stays empty."""

_WHOLE_BOOK, _MEETING_WANTED = "Toàn bộ sổ", "Chọn kỳ giao ban…"
_EACH_WORDS = {"F7": "Mỗi đơn vị một danh sách", "PBC": "Mỗi đơn vị một phiếu, có tờ bìa"}


class PrintOptions(QWidget):
    """The options; they remember the last form, and of each form its meeting and unit, and begin with today.

    Signals:
        changed: () a person chose something else.
    """

    changed = Signal()

    def __init__(self, today: date, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._settings = settings
        self._query: TaskQuery | None = None
        self._wished_meeting = ""
        self._columns: tuple[SeenColumn, ...] = ()
        self._titles: dict[str, str] = {}
        self._last = {"meeting": "", "unit": ""}
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
        self._each = QCheckBox(_EACH_WORDS[FIRST])
        self._each.setToolTip("Mỗi đơn vị chủ trì nhận phần của mình, đánh số trang riêng; in được cùng một lượt")
        self._chosen = QFrame()
        self._chosen.setProperty("notice", True)
        self._chosen_words = QLabel("Chỉ in các nhiệm vụ đang lọc ở trang Nhiệm vụ.")
        self._all = QPushButton("In tất cả")
        self._lay_out()
        self._form.choose(str(settings.value(_FORM, FIRST)))
        self._wire()

    def fill(self, offered: Offers) -> None:
        """Offer these forms, meetings and units; what was chosen stays chosen while it is there."""
        known = offered.known
        first = self._meeting.count() == 0
        self._titles = {one.id: one.terms.title for one in known.meetings}
        self._form.offer(offered.forms)
        self._offer(self._meeting, _WHOLE_BOOK, [(one.id, _titled(one)) for one in known.meetings])
        self._offer(self._unit, "Tất cả đơn vị", [(unit.id, unit.name) for unit in known.units])
        if first:
            self._recall()
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
        """Set everything as another page wishes; nothing is told and nothing is remembered."""
        self._query, self._columns = wish.query, wish.columns
        self._wished_meeting = self._last["meeting"] = wish.meeting or ""
        day = wish.as_of or (wish.query.today if wish.query is not None else self._today)
        self._form.choose(wish.form)
        _choose(self._meeting, self._wished_meeting)
        _choose(self._unit, "")
        with QSignalBlocker(self._day), QSignalBlocker(self._each):
            _set_day(self._day, min(day, self._today))
            self._each.setChecked(False)
        self._follow_form()

    def order(self) -> Order:
        """What is chosen now; only what the form heeds."""
        form, day = self._form.form(), self.day()
        chosen = self._form.chosen()
        suffixes = chosen.suffixes if chosen is not None else (".pdf",)
        if form == IMPORT_SHEET:
            return Order(form, day, suffixes, stands_on_day=False)
        meeting = MeetingId(self._meeting.currentData() or "") or None
        title = self._titles.get(meeting, "") if meeting is not None else ""
        if self._needs_meeting():
            return Order(form, day, suffixes, meeting=meeting, meeting_title=title, stands_on_day=False)
        unit = UnitId(self._unit.currentData() or "") or None
        return Order(
            form=form,
            day=day,
            suffixes=suffixes,
            query=replace(self._query, today=day) if self._query is not None else None,
            meeting=meeting,
            meeting_title=title,
            unit=unit,
            unit_name=self._unit.currentText() if unit else "",
            each_unit=form in EACH_UNIT and self._each.isChecked(),
            columns=self._columns if self._query is not None else (),
        )

    def day(self) -> date:
        """The day as at which everything stands; today or earlier."""
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def lacks_meeting(self) -> bool:
        """Whether the chosen form is about one meeting and none is chosen."""
        return self._needs_meeting() and not self._meeting.currentData()

    def has_meetings(self) -> bool:
        """Whether there is any meeting to choose."""
        return self._meeting.count() > 1

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        day = QHBoxLayout()
        day.setSpacing(8)
        day.addWidget(self._day, 1)
        day.addWidget(self._now)
        column.addWidget(_label("Biểu &mẫu", self._form))
        column.addWidget(self._form, _MOST)
        for text, field in (("&Kỳ giao ban", self._meeting), ("Đơn vị &chủ trì", self._unit)):
            column.addSpacing(8)
            column.addWidget(_label(text, field))
            column.addWidget(field)
        column.addWidget(self._each)
        column.addSpacing(8)
        column.addWidget(_label("Tính đến n&gày", self._day))
        column.addLayout(day)
        chosen = QVBoxLayout(self._chosen)
        chosen.setContentsMargins(12, 8, 12, 8)
        self._chosen_words.setWordWrap(True)
        chosen.addWidget(self._chosen_words)
        chosen.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._chosen)
        column.addStretch(1)

    def _wire(self) -> None:
        self._form.currentRowChanged.connect(self._form_chosen)
        self._meeting.activated.connect(lambda: self._remember("meeting", self._meeting.currentData()))
        self._unit.activated.connect(lambda: self._remember("unit", self._unit.currentData()))
        self._each.toggled.connect(self._each_chosen)
        self._day.dateChanged.connect(self._day_chosen)
        self._now.clicked.connect(lambda: _set_day(self._day, self._today))
        self._all.clicked.connect(self._drop_query)

    # ------------------------------------------------------------ what happens

    def _form_chosen(self) -> None:
        self._settings.setValue(_FORM, self._form.form())
        if self._query is not None and self._heeds_query():
            _choose(self._meeting, self._wished_meeting)
        else:
            self._recall()
        self._follow_form()
        self.changed.emit()

    def _recall(self) -> None:
        """What was chosen last for this form, else for any form; a meeting that is needed is the newest."""
        for name, combo in (("meeting", self._meeting), ("unit", self._unit)):
            _choose(combo, str(self._settings.value(self._key(name), self._last[name])))
        with QSignalBlocker(self._each):
            self._each.setChecked(str(self._settings.value(self._key("each"), "")) == "1")
        if self.lacks_meeting() and self._settings.value(self._key("meeting")) is None and self.has_meetings():
            self._meeting.setCurrentIndex(1)

    def _remember(self, name: str, value: str) -> None:
        self._query = None
        self._last[name] = value
        self._settings.setValue(self._key(name), value)
        self._follow_form()
        self.changed.emit()

    def _each_chosen(self, each: bool) -> None:
        self._settings.setValue(self._key("each"), "1" if each else "")
        self.changed.emit()

    def _day_chosen(self) -> None:
        self._follow_form()
        self.changed.emit()

    def _drop_query(self) -> None:
        self._query = None
        self._follow_form()
        self.changed.emit()

    def _follow_form(self) -> None:
        """Let only those options be chosen that the form heeds."""
        heeds = self._heeds_query()
        for field in (self._unit, self._day, self._now):
            field.setEnabled(heeds)
        self._meeting.setEnabled(self._form.form() != IMPORT_SHEET)
        self._meeting.setItemText(0, _MEETING_WANTED if self._needs_meeting() else _WHOLE_BOOK)
        each = _EACH_WORDS.get(self._form.form())
        self._each.setVisible(each is not None)
        self._each.setText(each or self._each.text())
        self._chosen.setVisible(self._query is not None and heeds)
        past = self.day() < self._today
        self._day.setToolTip(f"Sổ như đã có đến hết ngày {day_text(self.day())}" if past else "Tình hình đến hôm nay")

    def _needs_meeting(self) -> bool:
        form = self._form.chosen()
        return form is not None and form.needs_meeting

    def _heeds_query(self) -> bool:
        return self._form.form() != IMPORT_SHEET and not self._needs_meeting()

    def _key(self, name: str) -> str:
        return f"printing/{self._form.form()}/{name}"

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


def _titled(meeting: Meeting) -> str:
    """A meeting by its day and title: the day comes first, since long titles are cut."""
    return f"{day_text(meeting.terms.held_on)} – {meeting.terms.title}"


def _label(text: str, field: QWidget) -> QLabel:
    label = QLabel(text)
    label.setProperty("quiet", True)
    label.setBuddy(field)
    return label


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
