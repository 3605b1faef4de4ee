"""The small dialogs of a meeting: its notice is issued, its day moves, its record is opened again, a unit spoke."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.meeting import Meeting, Statement
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.reading_wording import shortened
from giaoban_tracker.ui.task_words import listed
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import days_tied, meeting_record, record_conclusions

_SHORT = 40
_MOST_CODES = 6


class IssueSheet(Sheet):
    """The notice of conclusions was issued: its number and day."""

    def __init__(self, place: Workplace, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(place, "Ban hành thông báo kết luận", "Ghi đã ban hành", parent)
        self._meeting = meeting
        self.document = line("Số, ký hiệu", meeting.terms.document, "Ví dụ: 45/TB-VP")
        self.day = DayEdit(place, "Ngày ban hành", meeting.terms.issued_on or place.desk.today)
        self.form.addWidget(QLabel(f"Thông báo kết luận của «{meeting.terms.title}».", wordWrap=True))
        document = self.add(
            Field("Số, ký hiệu", self.document, lambda: "" if self.document.text().strip() else "Ghi số, ký hiệu."),
            self.document.textChanged,
        )
        day = self.add(Field("Ngày ban hành", self.day, self._day_problem), self.day.changed)
        self.form.addWidget(side_by_side(document, day))
        self.form.addStretch()
        self.document.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, meeting = self.place.desk, self._meeting
        document = " ".join(self.document.text().split())
        terms = replace(meeting.terms, document=document, issued_on=self.day.day)
        return lambda: record_conclusions.correct_meeting(desk, meeting.id, terms)

    def action_title(self) -> str:
        return f"Ban hành thông báo {' '.join(self.document.text().split())}"

    def _day_problem(self) -> str:
        if self.day.day is None:
            return "Ghi ngày ban hành."
        held = self._meeting.terms.held_on
        return "" if self.day.day >= held else f"Ngày ban hành không trước ngày họp ({day_text(held)})."


class MoveSheet(Sheet):
    """The meeting moves to another day, and what is tied to it moves along; how much is said before."""

    def __init__(
        self, place: Workplace, meeting: Meeting, moving: Sequence[TaskRow], parent: QWidget | None = None
    ) -> None:
        """Begin with no day.

        Args:
            moving: the tasks whose days move along.
        """
        super().__init__(place, "Dời ngày họp", "Dời ngày", parent)
        self._meeting = meeting
        held = meeting.terms.held_on
        self.day = DayEdit(place, "Ngày họp mới")
        self.day.count_from(held)
        self.said = QLabel(_moving_words(moving), wordWrap=True)
        self.form.addWidget(QLabel(f"«{meeting.terms.title}» đang định họp ngày {day_text(held)}.", wordWrap=True))
        self.form.addWidget(self.add(Field("Ngày họp mới", self.day, self._day_problem), self.day.changed))
        self.form.addWidget(self.said)
        self.form.addStretch()
        self.day.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, meeting, day = self.place.desk, self._meeting.id, self._day
        return lambda: meeting_record.move_meeting(desk, meeting, day)

    def action_title(self) -> str:
        return f"Dời «{shortened(self._meeting.terms.title, _SHORT)}» sang {day_text(self._day)}"

    @property
    def _day(self) -> date:
        assert self.day.day is not None
        return self.day.day

    def _day_problem(self) -> str:
        if self.day.day is None:
            return "Ghi ngày họp mới."
        return "Kỳ giao ban vốn họp ngày này." if self.day.day == self._meeting.terms.held_on else ""


class ReopenMeetingSheet(Sheet):
    """A closed record is opened again, with the reason."""

    def __init__(self, place: Workplace, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(place, "Mở lại hồ sơ", "Mở lại", parent)
        self._meeting = meeting
        closed = f" ngày {day_text(meeting.closed_on)}" if meeting.closed_on is not None else ""
        self.reason = LongText("Lý do mở lại")
        words = f"Hồ sơ «{meeting.terms.title}» đã đóng{closed}. Mở lại rồi mới ghi thêm được; lý do giữ trong nhật ký."
        self.form.addWidget(QLabel(words, wordWrap=True))
        reason = Field("Lý do mở lại", self.reason, lambda: "" if self.reason.text else "Ghi lý do mở lại.")
        self.form.addWidget(self.add(reason, self.reason.textChanged))
        self.form.addStretch()
        self.reason.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, meeting, reason = self.place.desk, self._meeting.id, self.reason.text
        return lambda: meeting_record.reopen_meeting(desk, meeting, reason)

    def action_title(self) -> str:
        return f"Mở lại hồ sơ «{shortened(self._meeting.terms.title, _SHORT)}»"


class StatementSheet(Sheet):
    """What a unit said at the meeting: results with their figures, difficulties, proposals."""

    def __init__(
        self,
        place: Workplace,
        meeting: Meeting,
        units: Sequence[Unit],
        said: Mapping[UnitId, Statement],
        unit: UnitId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a unit, and what is written down of it already.

        Args:
            said: what units have said so far.
            unit: None begins with the first that has not spoken.
        """
        super().__init__(place, "Phát biểu của đơn vị", "Ghi phát biểu", parent)
        self._meeting, self._said = meeting, said
        self.unit = QComboBox()
        self.unit.setAccessibleName("Đơn vị phát biểu")
        for one in units:
            self.unit.addItem(one.name, one.id)
        silent = next((one.id for one in units if one.id not in said), None)
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit or silent)))
        self.results = LongText("Kết quả, số liệu", lines=5)
        self.difficulties = LongText("Khó khăn, vướng mắc")
        self.proposals = LongText("Kiến nghị, đề xuất")
        self._fill()
        self.form.addWidget(Field("Đơn vị", self.unit))
        results = Field("Kết quả, số liệu (ví dụ: 5/8 xã đạt chuẩn y tế; cứu đói 88 hộ)", self.results, self._problem)
        self.form.addWidget(self.add(results, self.results.textChanged))
        for label, text in (("Khó khăn, vướng mắc", self.difficulties), ("Kiến nghị, đề xuất", self.proposals)):
            self.form.addWidget(Field(label, text))
            text.textChanged.connect(self.check)
        self.form.addStretch()
        self.unit.activated.connect(lambda _: self._fill())
        (self.unit if unit is None else self.results).setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, meeting, unit = self.place.desk, self._meeting.id, UnitId(self.unit.currentData())
        results, difficulties, proposals = self.results.text, self.difficulties.text, self.proposals.text
        return lambda: meeting_record.record_statement(
            desk, meeting, unit, results, difficulties=difficulties, proposals=proposals
        )

    def action_title(self) -> str:
        return f"Ghi phát biểu của {self.unit.currentText()}"

    def _fill(self) -> None:
        known = self._said.get(UnitId(self.unit.currentData() or ""))
        self.results.setPlainText(known.results if known else "")
        self.difficulties.setPlainText(known.difficulties if known else "")
        self.proposals.setPlainText(known.proposals if known else "")

    def _problem(self) -> str:
        if not self.unit.currentData():
            return "Chưa có đơn vị nào để ghi."
        said = self.results.text or self.difficulties.text or self.proposals.text
        return "" if said else "Ghi ít nhất một trong ba phần."


def _moving_words(moving: Sequence[TaskRow]) -> str:
    if not moving:
        return "Không có thời hạn nhiệm vụ nào gắn với kỳ này."
    codes = listed([row.code for row in moving], _MOST_CODES)
    return f"{number(len(moving))} nhiệm vụ có hạn gắn với kỳ này sẽ dời theo: {codes}."


def open_move(place: Workplace, meeting: Meeting, parent: QWidget) -> None:
    """Ask to which day the meeting moves, once it is known what moves along."""
    desk = place.desk
    # Any other day tells which tasks are tied; which day it will be changes nothing about that.
    other = date.fromordinal(meeting.terms.held_on.toordinal() + 1)
    place.operations.ask(
        lambda: days_tied.moving(desk, meeting.id, other), lambda rows: MoveSheet(place, meeting, rows, parent).open()
    )
