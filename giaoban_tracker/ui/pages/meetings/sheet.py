"""A meeting of the book: how far it is and what comes next, and below it, side by side in tabs, all there is of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.ui.pages.meetings.agenda_lines import AgendaGroup
from giaoban_tracker.ui.pages.meetings.conclusions_view import ConclusionsView
from giaoban_tracker.ui.pages.meetings.course_view import CourseView
from giaoban_tracker.ui.pages.meetings.meeting_bar import MeetingBar
from giaoban_tracker.ui.pages.meetings.meeting_words import particulars_of
from giaoban_tracker.ui.pages.meetings.notice import Notice
from giaoban_tracker.ui.pages.meetings.numbers_view import NumbersView
from giaoban_tracker.ui.pages.meetings.opening import OpenedAgenda, OpenedSheet
from giaoban_tracker.ui.pages.meetings.prepare_view import PrepareView
from giaoban_tracker.ui.pages.meetings.steps import Deed, Step, StepsBar, next_step
from giaoban_tracker.ui.pages.meetings.themed import keep_icon
from giaoban_tracker.ui.workplace import Workplace


class Tab(IntEnum):
    """In the order of the tabs."""

    PREPARE = 0
    NUMBERS = 1
    COURSE = 2
    CONCLUSIONS = 3


_TABS: Mapping[Tab, str] = {
    Tab.PREPARE: "Chuẩn bị giao ban",
    Tab.NUMBERS: "Số liệu theo đơn vị",
    Tab.COURSE: "Cuộc họp",
    Tab.CONCLUSIONS: "Biên bản và kết luận",
}
_AT_THE_MEETING = "Tại cuộc giao ban"
_WITH_AGENDA = (Tab.PREPARE, Tab.NUMBERS)


class SheetView(QWidget):
    """One meeting, to prepare, to keep the record of, to read, and to go on from.

    Signals:
        task_wanted: (TaskId) show this task.
        tasks_listed: (TaskQuery) show these tasks in the task table.
        corrected: (MeetingTerms) the person corrected the meeting's particulars.
        deed_wanted: (Deed) do this with the meeting.
        agenda_wanted: () the agenda is to be seen and is not there yet, or is of before.
        ties_wanted: () the same of the deadlines that are tied to the meeting.
        tasks_wanted, print_wanted, back_wanted: the button of that name.
    """

    task_wanted = Signal(str)
    tasks_listed = Signal(object)
    corrected = Signal(object)
    deed_wanted = Signal(object)
    agenda_wanted = Signal()
    ties_wanted = Signal()
    tasks_wanted = Signal()
    print_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.opened: OpenedSheet | None = None
        self._agenda_is_fresh = self._ties_are_fresh = False
        self.notice = Notice(place)
        self.bar = MeetingBar(place, leads_back=False)
        self.steps = StepsBar(place)
        self.prepare = PrepareView(place)
        self.numbers = NumbersView(place)
        self.course = CourseView(place)
        self.conclusions = ConclusionsView(place)
        self.text, self.list = self.conclusions.text, self.conclusions.list
        self.tabs = QTabWidget()
        self.next = QPushButton()
        self.next.setProperty("main", True)
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("title", True)
        self.more = QLabel(wordWrap=True)
        self.more.setProperty("quiet", True)
        self.correct = QToolButton()
        self.correct.setCheckable(True)
        self.correct.setToolTip("Sửa tên, ngày họp, khối, số văn bản của kỳ giao ban")
        self.correct.setAccessibleName("Sửa thông tin kỳ giao ban")
        keep_icon(place, self.correct, "edit")
        self.deeds: dict[Deed, QAction] = {}
        self._menu = QToolButton()
        self.bar.hide()
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        for tab, widget in (
            (Tab.PREPARE, self.prepare),
            (Tab.NUMBERS, self.numbers),
            (Tab.COURSE, self.course),
            (Tab.CONCLUSIONS, self.conclusions),
        ):
            self.tabs.addTab(widget, _TABS[tab])
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("Các phần của kỳ giao ban")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head(), self.bar, self.notice):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("bar", True)
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 12, 4)
        row.setSpacing(8)
        back = QToolButton()
        keep_icon(self._place, back, "previous")
        back.setToolTip("Về danh sách kỳ giao ban")
        back.setAccessibleName("Về danh sách kỳ giao ban")
        back.clicked.connect(self.back_wanted)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self.more)
        row.addWidget(back)
        row.addLayout(words, 1)
        for widget in (self.correct, self._other_deeds(), self.next):
            row.addWidget(widget)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.steps)
        return head

    def _other_deeds(self) -> QToolButton:
        """Everything but the one next step."""
        menu = QMenu(self._menu)
        for deed in Deed:
            action = menu.addAction(deed.value)
            action.triggered.connect(lambda _=False, deed=deed: self.deed_wanted.emit(deed))
            self.deeds[deed] = action
        self._menu.setText("Việc khác")
        self._menu.setToolTip("Dời ngày họp, lên lịch kỳ sau, mở lại hồ sơ…")
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setMenu(menu)
        return self._menu

    def _wire(self) -> None:
        self.correct.toggled.connect(self.bar.setVisible)
        self.bar.changed.connect(self.corrected)
        self.course.terms_wanted.connect(self.corrected)
        self.conclusions.task_wanted.connect(self.task_wanted)
        self.conclusions.print_wanted.connect(self.print_wanted)
        self.conclusions.tasks_wanted.connect(self.tasks_wanted)
        self.prepare.task_wanted.connect(self.task_wanted)
        self.prepare.tasks_wanted.connect(self.tasks_listed)
        self.numbers.tasks_wanted.connect(self.tasks_listed)
        self.tabs.currentChanged.connect(self._turn)
        self.next.clicked.connect(lambda: self.deed_wanted.emit(self.next_step))

    # ------------------------------------------------------------ what is shown

    def show_opened(self, opened: OpenedSheet, conclusion: str, tab: Tab | None = None) -> None:
        """Show a meeting, at one of its conclusions.

        Args:
            conclusion: id of the conclusion to go to; empty for the first.
            tab: what to show of it; None stays with a meeting that is shown, and else begins where its course is.
        """
        meeting = opened.sheet.meeting
        again = self.opened is not None and self.opened.sheet.meeting.id == meeting.id
        self.opened = opened
        self._agenda_is_fresh = self._ties_are_fresh = False
        if not again:
            self.notice.hide()
            self.correct.setChecked(False)
            self.prepare.show_waiting()
            self.course.forget_ties()
        is_closed = opened.step is Step.CLOSED
        if is_closed:
            self.correct.setChecked(False)
        self.correct.setEnabled(not is_closed)
        self.bar.show_terms(meeting.terms, opened.blocs, day_found=True)
        self._title.setText(meeting.terms.title)
        self.more.setText(particulars_of(opened))
        self.steps.show_meeting(meeting, opened.step)
        self.tabs.setTabText(Tab.PREPARE, _AT_THE_MEETING if is_closed else _TABS[Tab.PREPARE])
        self.course.show_opened(opened)
        self.conclusions.show_sheet(opened.sheet, conclusion)
        if tab is not None or not again:
            self.tabs.setCurrentIndex(_first_tab(opened) if tab is None else tab)
        self._offer_deeds(opened)
        self._ask_for_rest()

    def show_agenda(self, opened: OpenedAgenda, groups: Sequence[AgendaGroup]) -> None:
        """Show the agenda of the meeting shown, and its lines."""
        self._agenda_is_fresh = True
        self.prepare.show_opened(opened, groups)
        self.numbers.show_opened(opened)

    def show_tab(self, tab: Tab) -> None:
        """Turn to a part of the meeting."""
        self.tabs.setCurrentIndex(tab)

    @property
    def tab(self) -> Tab:
        """The part of the meeting that is looked at."""
        return Tab(self.tabs.currentIndex())

    @property
    def conclusion(self) -> str:
        """Id of the conclusion that is looked at; empty when there is none."""
        return self.conclusions.conclusion

    @property
    def next_step(self) -> Deed:
        """The one step that the meeting waits for."""
        assert self.opened is not None
        has_words = bool(self.opened.sheet.conclusions or self.opened.sheet.text)
        is_followed = self.opened.followed is not None
        return next_step(self.opened.step, self._is_day_reached, has_words=has_words, is_followed=is_followed)

    @property
    def _is_day_reached(self) -> bool:
        return self.opened is not None and self.opened.sheet.meeting.terms.held_on <= self._place.desk.today

    def enter(self) -> None:
        """The sheet has come to the front."""
        first: Mapping[Tab, QWidget] = {Tab.PREPARE: self.prepare.tree, Tab.CONCLUSIONS: self.list}
        first.get(self.tab, self.tabs.tabBar()).setFocus()

    def _turn(self, _: int) -> None:
        self._set_main()
        self._ask_for_rest()

    def _set_main(self) -> None:
        """While the agenda is in front of a person who prepares, the papers are what comes next."""
        prepares = self.opened is not None and self.next_step is Deed.PREPARE and self.tab is Tab.PREPARE
        self.next.setVisible(not prepares)
        self.prepare.make_main(prepares)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_for_rest()

    def _ask_for_rest(self) -> None:
        """Nobody reckons what nobody sees: what is hidden is read when it is shown."""
        if self.opened is None or not self.isVisible():
            return
        if self.tab in _WITH_AGENDA and not self._agenda_is_fresh:
            self.agenda_wanted.emit()
        if self.tab is Tab.COURSE and not self._ties_are_fresh:
            self._ties_are_fresh = True
            self.ties_wanted.emit()

    def _offer_deeds(self, opened: OpenedSheet) -> None:
        step, meeting = opened.step, opened.sheet.meeting
        is_open = step is not Step.CLOSED
        possible = {
            Deed.PREPARE: is_open,
            Deed.HOLD: is_open and not meeting.held and self._is_day_reached,
            Deed.READ: is_open and not meeting.terms.minutes_sha256,
            Deed.PRINT_NOTICE: bool(opened.sheet.conclusions),
            Deed.ISSUE: is_open and self._is_day_reached,
            Deed.CLOSE: is_open and self._is_day_reached,
            Deed.REOPEN: not is_open,
            Deed.MOVE: step is Step.PREPARED,
            Deed.PLAN_NEXT: opened.followed is None,
            Deed.OPEN_NEXT: opened.followed is not None,
        }
        first = self.next_step
        for deed, action in self.deeds.items():
            action.setVisible(possible[deed] and deed not in (first, Deed.PREPARE))
        self._menu.setEnabled(any(action.isVisible() for action in self.deeds.values()))
        self._set_main()
        self.next.setText(first.value)
        self.next.setToolTip(f"Việc tiếp theo của kỳ này: {first.value.rstrip('…').lower()}")


def _first_tab(opened: OpenedSheet) -> Tab:
    if opened.step is Step.PREPARED:
        return Tab.PREPARE
    return Tab.CONCLUSIONS if opened.sheet.conclusions or opened.sheet.text else Tab.COURSE
