"""Which period: month, quarter, half or year, as the calendar or as Decree 09/2019 cuts it; back and forward."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from giaoban_tracker.domain.periods import PeriodWay, following, period, period_of, period_words, previous
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.arrow_button import arrow_button
from giaoban_tracker.ui.workplace import Workplace

_LIKE = {"month": "Tháng", "quarter": "Quý", "half": "6 tháng", "year": "Năm"}
_AFTER_DAYS = 15
"""So many days into a quarter an office still works on the numbers of the one before."""


class PeriodBar(QWidget):
    """The period that is chosen.

    Signals:
        changed: () another one is.
    """

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._key = period_of(place.desk.today - timedelta(days=_AFTER_DAYS), "quarter")
        self._like = QComboBox()
        self._like.setAccessibleName("Loại kỳ")
        for like, words in _LIKE.items():
            self._like.addItem(words, like)
        self._like.setCurrentIndex(list(_LIKE).index("quarter"))
        self._before = arrow_button("Kỳ trước", "previous", place)
        self._after = arrow_button("Kỳ sau", "next", place)
        self._words = QLabel()
        self._words.setProperty("title", True)
        self._days = QLabel()
        self._days.setProperty("quiet", True)
        self._decree = QCheckBox("Kỳ báo cáo &Nghị định 09/2019")
        self._decree.setToolTip("Từ ngày 15 tháng trước kỳ đến ngày 14 tháng cuối kỳ")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._like, self._before, self._words, self._after, self._days):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._decree)
        self._like.currentIndexChanged.connect(lambda _: self._choose_kind())
        self._before.clicked.connect(lambda: self.choose(previous(self._key)))
        self._after.clicked.connect(lambda: self.choose(following(self._key)))
        self._decree.toggled.connect(lambda _: self.choose(self._key))
        self._follow()

    @property
    def key(self) -> str:
        """The name of the period: "2017-Q3"."""
        return self._key

    @property
    def way(self) -> PeriodWay:
        """How it is cut."""
        return PeriodWay.DECREE if self._decree.isChecked() else PeriodWay.CALENDAR

    @property
    def words(self) -> str:
        """As people call it: "quý III/2017, kỳ báo cáo NĐ 09/2019"."""
        return period_words(self._key) + (", kỳ báo cáo NĐ 09/2019" if self._decree.isChecked() else "")

    def choose(self, key: str) -> None:
        """Choose another period."""
        self._key = key
        self._follow()
        self.changed.emit()

    def _choose_kind(self) -> None:
        """The period of the other kind in which the chosen one ends, or that of today when it is not over."""
        found = period(self._key, self.way)
        last = min(found.last, self._place.desk.today) if found is not None else self._place.desk.today
        self.choose(period_of(last, self._like.currentData()))

    def _follow(self) -> None:
        words = period_words(self._key)
        self._words.setText(words[0].upper() + words[1:])
        found = period(self._key, self.way)
        self._days.setText(f"{day_text(found.first)} – {day_text(found.last)}" if found is not None else "")
        self._before.setEnabled(not self._key.startswith("0001"))
        self._after.setEnabled(_begins(following(self._key), self.way, self._place.desk.today))


def _begins(key: str, way: PeriodWay, today: date) -> bool:
    found = period(key, way)
    return found is not None and found.first <= today
