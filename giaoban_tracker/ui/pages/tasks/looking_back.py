"""The table as the book stood on an earlier day: which day is chosen, and the strip that says so. Loaded when used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.look_back import look_back, stands

_WHY_LOCKED = "Đang xem sổ như một ngày đã qua, chỉ để xem. Bấm «Về hôm nay» để làm việc với nhiệm vụ."
_MOST_MEETINGS = 15
"""So many fit a low screen; who wants an earlier one gives its day."""


class Asking(Protocol):
    """A part of the page that asks a desk's book."""

    desk: Desk


class Locking(Protocol):
    """A part of the page through which a person writes."""

    def lock(self, why: str) -> None: ...


class LookingBack(QObject):
    """Puts past books together, off the window's thread, and keeps the one that is looked at.

    Signals:
        turned: (Desk) the parts ask this desk's book from now on: a past one, or today's.
    """

    turned = Signal(object)

    def __init__(self, place: Workplace, page: QWidget, asking: Sequence[Asking], locking: Sequence[Locking]) -> None:
        """Serve one page, whose parts ask and write."""
        super().__init__(page)
        self._asking = asking
        self._locking = locking
        self._place = place
        self._page = page
        self._day: date | None = None
        self._title = ""
        self._reading = Progress()
        self.strip = PastStrip()
        self.strip.today_wanted.connect(self.back)

    @property
    def day(self) -> date | None:
        """The day that is looked at; None for today."""
        return self._day

    def fill(self, menu: QMenu) -> None:
        """Offer today, any day, and the briefings that were held, as soon as the book has told them."""
        menu.clear()
        menu.addAction("Đang đọc…").setEnabled(False)
        desk = self._place.desk
        self._place.operations.ask(
            lambda: list_tasks.particulars(desk).meetings,
            lambda meetings: self._offer(menu, meetings),
            replacing="task-past-days",
        )

    def ask_day(self) -> None:
        """Ask for a day and look at it."""
        PastDayDialog(self._place, self._day, self.look, self._page.window()).open()

    def look(self, day: date, title: str = "", then: Callable[[], object] = lambda: None) -> None:
        """Put the book together as at the end of a day, and turn to it; of today or later there is only today's.

        Args:
            title: of the briefing of that day; empty when only the day was asked for.
            then: what to do once it is looked at; nothing where the person stops the putting together.
        """
        desk = self._place.desk
        if day >= desk.today:
            self.back()
            then()
            return

        def show(past: Desk) -> None:
            self._turn(past, title)
            then()

        self._reading.cancel()
        self._reading = self._place.operations.take_time(
            f"Đang mở sổ như ngày {day_text(day)}",
            lambda progress: look_back(desk, day, progress.report),
            show,
            replacing="task-look-back",
        )

    def back(self) -> None:
        """Turn to today's book; the past one is let go of."""
        self._reading.cancel()
        if self._day is not None:
            self._turn(self._place.desk, "")

    def take(self, changes: Changes) -> None:
        """Something was written: put the day together again if that counts from then."""
        desk, day, title = self._place.desk, self._day, self._title
        if day is None:
            return

        def judge(same: bool) -> None:
            if not same and self._day == day:
                self.look(day, title)

        self._place.operations.ask(lambda: stands(desk, changes, day), judge)

    # ------------------------------------------------------------ parts

    def _turn(self, desk: Desk, title: str) -> None:
        self._day, self._title = desk.ledger.past_day, title
        self.strip.show_day(self._day, title)
        for asker in self._asking:
            asker.desk = desk
        for writer in self._locking:
            writer.lock(_WHY_LOCKED if self._day is not None else "")
        self.turned.emit(desk)

    def _offer(self, menu: QMenu, meetings: Sequence[Meeting]) -> None:
        menu.clear()
        self._add(menu, "&Hôm nay", self.back, chosen=self._day is None)
        self._add(menu, "&Chọn ngày…", self.ask_day, chosen=self._day is not None and not self._title)
        held = [one for one in meetings if one.terms.held_on < self._place.desk.today]
        if held:
            menu.addSeparator()
            menu.addAction("Như tại kỳ giao ban:").setEnabled(False)
        for meeting in held[:_MOST_MEETINGS]:
            terms = meeting.terms
            words = f"{terms.title.replace('&', '&&')}\t{day_text(terms.held_on)}"
            self._add(
                menu,
                words,
                lambda terms=terms: self.look(terms.held_on, terms.title),  # type: ignore[misc]  # bound at once
                chosen=(self._day, self._title) == (terms.held_on, terms.title),
            )
        _bring_onto_the_screen(menu)

    def _add(self, menu: QMenu, words: str, act: Callable[[], object], *, chosen: bool) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda *_: act())


def _bring_onto_the_screen(menu: QMenu) -> None:
    """Where a menu that has grown while it was open would be cut off, move it to the left."""
    last = menu.screen().availableGeometry().right() - menu.sizeHint().width()
    if menu.isVisible() and menu.x() > last:
        menu.move(last, menu.y())


class PastStrip(QFrame):
    """Says above the table which day is looked at, and leads back; hidden while it is today.

    Signals:
        today_wanted: back to today's book.
    """

    today_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", True)
        self._words = QLabel(wordWrap=True)
        self._back = QPushButton("Về hôm nay")
        self._back.setToolTip("Thôi xem ngày đã qua, trở lại sổ của hôm nay")
        self._back.clicked.connect(self.today_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._back)
        self.hide()

    def show_day(self, day: date | None, title: str) -> None:
        """Name a day, and the briefing of that day if it was chosen by that; None hides the strip."""
        if day is not None:
            when = f"tại «{title}», hết ngày {day_text(day)}" if title else f"ngày {day_text(day)}"
            self._words.setText(f"Đang xem sổ như {when} – chỉ xem")
        self.setVisible(day is not None)


class PastDayDialog(QDialog):
    """Asks as at which day the book is to be seen."""

    def __init__(
        self, place: Workplace, day: date | None, then: Callable[[date], None], parent: QWidget | None = None
    ) -> None:
        """Begin with a day; `then` is told the one that the person gives, which is over."""
        super().__init__(parent)
        self.setWindowTitle("Xem sổ như ngày đã qua")
        self._today = place.desk.today
        self._then = then
        self.day = DayEdit(place, "Xem sổ như ngày", day)
        label = QLabel("&Như hết ngày")
        label.setBuddy(self.day)
        told = QLabel(
            "Bảng, các con số, nhóm và bộ lọc hiện đúng như sổ khi hết ngày ấy; những gì ghi sau đó không tính. "
            "Chỉ để xem và in.",
            wordWrap=True,
        )
        told.setProperty("quiet", True)
        self._problem = QLabel(wordWrap=True)
        self._yes = QPushButton("Xem")
        self._yes.setProperty("main", True)
        self._yes.setDefault(True)
        no = QPushButton("Thôi")
        no.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(no)
        buttons.addWidget(self._yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (label, self.day, told):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setMinimumWidth(56 * self.fontMetrics().averageCharWidth())
        self.day.changed.connect(self._follow)
        self._yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        self._follow()

    def accept(self) -> None:
        day = self.day.day
        if day is not None and day < self._today:
            super().accept()
            self._then(day)

    def _follow(self) -> None:
        day = self.day.day
        self._yes.setEnabled(day is not None and day < self._today)
        late = day is not None and day >= self._today
        self._problem.setText(f"Chọn ngày trước hôm nay ({day_text(self._today)})." if late else "")
