"""The meeting's particulars above a review: proposed from the minutes, corrected by the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import BlocId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.unit import Bloc
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.pages.meetings.calm_inputs import CalmCombo, CalmLine
from giaoban_tracker.ui.pages.meetings.themed import keep_icon
from giaoban_tracker.ui.workplace import Workplace

_ALL = "Tất cả các khối"


class MeetingBar(QFrame):
    """Title, day, bloc, document number and day of issue.

    Signals:
        changed: (MeetingTerms) the person corrected something.
        back_wanted: () back to the list of meetings.
    """

    changed = Signal(object)
    back_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None, *, leads_back: bool = True) -> None:
        """An empty bar.

        Args:
            leads_back: whether it has the button that leads back to the list.
        """
        super().__init__(parent)
        self._terms = MeetingTerms("", place.desk.today)
        self.setProperty("bar", True)
        self._back = QToolButton()
        keep_icon(place, self._back, "previous")
        self._back.setToolTip("Về danh sách kỳ giao ban; phần đang rà soát được giữ lại")
        self._back.setAccessibleName("Về danh sách kỳ giao ban")
        self.title = CalmLine("Tên kỳ giao ban", "Ví dụ: Giao ban khối Văn hóa – Xã hội quý II/2017")
        self.day = DayEdit(place, "Ngày họp")
        self.bloc = CalmCombo("Khối dự họp")
        self.document = CalmLine("Số, ký hiệu thông báo kết luận", "chưa ban hành")
        self.issued = DayEdit(place, "Ngày ban hành")
        self.day_label = QLabel()
        self._lay_out()
        self._wire()
        self._back.setVisible(leads_back)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._back)
        columns = (
            (QLabel("Kỳ giao ban"), self.title, 5),
            (self.day_label, self.day, 2),
            (QLabel("Khối dự họp"), self.bloc, 3),
            (QLabel("Số, ký hiệu văn bản"), self.document, 2),
            (QLabel("Ngày ban hành"), self.issued, 2),
        )
        for label, field, share in columns:
            label.setProperty("quiet", True)
            label.setBuddy(field)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label)
            column.addWidget(field)
            row.addLayout(column, share)

    def _wire(self) -> None:
        self._back.clicked.connect(self.back_wanted)
        self.title.done.connect(lambda words: self._give(replace(self._terms, title=words)))
        self.document.done.connect(lambda words: self._give(replace(self._terms, document=words)))
        self.bloc.activated.connect(lambda _: self._give(replace(self._terms, bloc=self._chosen_bloc())))
        for edit in (self.day, self.issued):
            line = edit.focusProxy()
            if isinstance(line, QLineEdit):
                line.setPlaceholderText("…/…/…")
                line.editingFinished.connect(self.take_typed)
            edit.changed.connect(self._take_picked)

    def show_terms(self, terms: MeetingTerms, blocs: Sequence[Bloc], *, day_found: bool) -> None:
        """Show a meeting; nothing is emitted.

        Args:
            day_found: whether the day is known; else it is only assumed, and says so.
        """
        self._terms = terms
        self.title.show_words(terms.title)
        self.title.setToolTip(terms.title)
        self.document.show_words(terms.document)
        for edit, day in ((self.day, terms.held_on), (self.issued, terms.issued_on)):
            if edit.day != day:
                with QSignalBlocker(edit):
                    edit.set_day(day)
        choices = [("", _ALL), *((bloc.id, bloc.name) for bloc in blocs)]
        if [self.bloc.itemData(row) for row in range(self.bloc.count())] != [key for key, _ in choices]:
            self.bloc.clear()
            for key, name in choices:
                self.bloc.addItem(name, key)
        self.bloc.setCurrentIndex(max(0, self.bloc.findData(terms.bloc or "")))
        self.day_label.setText("Ngày họp" if day_found else "Ngày họp ⚠ chưa rõ")
        self.day_label.setToolTip(
            "" if day_found else "Biên bản không ghi ngày họp; đang để ngày hôm nay. Sửa cho đúng."
        )

    def take_typed(self) -> None:
        """Take the days and words that are typed and not yet taken."""
        terms = self._terms
        if self.day.day is not None:
            terms = replace(terms, held_on=self.day.day)
        if self.issued.day is not None or self.issued.is_empty:
            terms = replace(terms, issued_on=self.issued.day)
        title, document = (" ".join(line.text().split()) for line in (self.title, self.document))
        self._give(replace(terms, title=title, document=document))

    def _take_picked(self) -> None:
        """A day from the calendar is taken at once; one that is being typed, when the person leaves the field."""
        if not any(line is not None and line.hasFocus() for line in (self.day.focusProxy(), self.issued.focusProxy())):
            self.take_typed()

    def _chosen_bloc(self) -> BlocId | None:
        key = self.bloc.currentData()
        return BlocId(key) if key else None

    def _give(self, terms: MeetingTerms) -> None:
        if terms != self._terms:
            self._terms = terms
            self.changed.emit(terms)
