"""A meeting's course as four steps side by side: prepared, held, notice issued, closed; and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, IntEnum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.workplace import Workplace

_ICON = 16


class Step(IntEnum):
    """How far a meeting is; each is reached after the one before."""

    PREPARED = 0
    HELD = 1
    ISSUED = 2
    CLOSED = 3


STEP_TERMS: Mapping[Step, str] = {
    Step.PREPARED: "Chuẩn bị",
    Step.HELD: "Đã họp",
    Step.ISSUED: "Đã ra thông báo",
    Step.CLOSED: "Đã đóng hồ sơ",
}
_TO_COME: Mapping[Step, str] = {
    Step.PREPARED: "Chuẩn bị",
    Step.HELD: "Họp",
    Step.ISSUED: "Ra thông báo kết luận",
    Step.CLOSED: "Đóng hồ sơ",
}


_NO_NOTICE = "Không ra thông báo"


def step_of(meeting: Meeting, *, gave_something: bool) -> Step:
    """How far a meeting is.

    Args:
        gave_something: whether conclusions or tasks came of it: then it was held, though nobody wrote so.
    """
    terms = meeting.terms
    if meeting.closed_on is not None:
        return Step.CLOSED
    if terms.document and terms.issued_on is not None:
        return Step.ISSUED
    return Step.HELD if meeting.held or terms.minutes_sha256 or gave_something else Step.PREPARED


class Deed(Enum):
    """What can be done with a meeting; the words are those of buttons and menus."""

    PREPARE = "Chuẩn bị giao ban"
    HOLD = "Ghi nhận đã họp"
    READ = "Đọc biên bản…"
    PRINT_NOTICE = "In thông báo kết luận"
    ISSUE = "Ban hành thông báo…"
    CLOSE = "Đóng hồ sơ"
    REOPEN = "Mở lại hồ sơ…"
    MOVE = "Dời ngày họp…"
    PLAN_NEXT = "Lên lịch kỳ sau…"
    OPEN_NEXT = "Mở kỳ sau"


def next_step(step: Step, is_day_reached: bool, *, has_words: bool, is_followed: bool) -> Deed:
    """What a meeting waits for, by how far it is.

    Args:
        has_words: whether minutes or conclusions of it are in the book.
        is_followed: whether the next meeting of its row is on the calendar.
    """
    match step:
        case Step.PREPARED:
            return Deed.HOLD if is_day_reached else Deed.PREPARE
        case Step.HELD:
            return Deed.ISSUE if has_words else Deed.READ
        case Step.ISSUED:
            return Deed.CLOSE
    return Deed.OPEN_NEXT if is_followed else Deed.PLAN_NEXT


class StepsBar(QFrame):
    """The four steps in one line: a tick and the day for what is done, the one reached in bold, then what comes."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._step = Step.PREPARED
        self._meeting: Meeting | None = None
        self._icons = {step: QLabel() for step in Step}
        self._words = {step: QLabel() for step in Step}
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 0, 12, 8)
        row.setSpacing(6)
        for step in Step:
            if step is not Step.PREPARED:
                line = QLabel("›")
                line.setProperty("quiet", True)
                row.addSpacing(6)
                row.addWidget(line)
                row.addSpacing(6)
            row.addWidget(self._icons[step])
            row.addWidget(self._words[step])
        row.addStretch()
        place.theme.changed.connect(self._paint)

    def show_meeting(self, meeting: Meeting, step: Step) -> None:
        """Show how far a meeting is."""
        self._meeting, self._step = meeting, step
        self._paint()

    def _paint(self) -> None:
        if self._meeting is None:
            return
        for step in Step:
            reached = step <= self._step and not self._is_left_out(step)
            label = self._words[step]
            label.setText(self._said(step) if reached else _NO_NOTICE if step < self._step else _TO_COME[step])
            label.setFont(self._place.theme.font(bold=step is self._step))
            tone = "done" if reached and step is not Step.PREPARED else "accent" if reached else "quiet"
            colour = self._place.theme.colour(tone)
            label.setStyleSheet(f"color: {colour.name()};")
            icon = "done" if reached and (step < self._step or step is Step.CLOSED) else "open"
            self._icons[step].setPixmap(self._place.icons.pixmap(icon, colour, _ICON))
        self.setAccessibleName(f"Bước {self._step + 1} trong 4: {STEP_TERMS[self._step]}")

    def _is_left_out(self, step: Step) -> bool:
        """Whether a meeting went on without this step: it was closed, and no notice was issued."""
        assert self._meeting is not None
        return step is Step.ISSUED and step < self._step and self._meeting.terms.issued_on is None

    def _said(self, step: Step) -> str:
        assert self._meeting is not None
        terms = self._meeting.terms
        days: Mapping[Step, date | None] = {
            Step.HELD: terms.held_on,
            Step.ISSUED: terms.issued_on,
            Step.CLOSED: self._meeting.closed_on,
        }
        day = days.get(step)
        return f"{STEP_TERMS[step]} {day_text(day)}" if day is not None else STEP_TERMS[step]
