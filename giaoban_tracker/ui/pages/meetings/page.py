"""The page 'Kỳ giao ban': minutes come in, are judged, enter the book, and can be read there ever after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask, minutes_wording
from giaoban_tracker.ui.menus import PAGE_MENU
from giaoban_tracker.ui.page import Page, PageActions, PrintWish
from giaoban_tracker.ui.pages.meetings import opening, reading
from giaoban_tracker.ui.pages.meetings.carry_out import MeetingDeeds
from giaoban_tracker.ui.pages.meetings.deeds import actions_of
from giaoban_tracker.ui.pages.meetings.intake import Intake
from giaoban_tracker.ui.pages.meetings.review_view import ReviewView
from giaoban_tracker.ui.pages.meetings.sheet import SheetView, Tab
from giaoban_tracker.ui.pages.meetings.shelf import Shelf
from giaoban_tracker.ui.pages.meetings.waiting import BusyView, ConsentView
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import keep_review, list_tasks
from giaoban_tracker.workflow.keep_review import KeptReview
from giaoban_tracker.workflow.record_conclusions import Recorded
from giaoban_tracker.workflow.review import Minutes, Session
from giaoban_tracker.workflow.review_minutes import Taken

_FOLDER_SETTING = "minutes/folder"
_SHOWN = (SubjectKind.MEETING, SubjectKind.TASK, SubjectKind.UNIT, SubjectKind.BLOC)
_PATIENCE_MS = 200
"""Reading that ends sooner shows nothing: a page that only flashes tells nobody anything."""
_SHEET_KEYS = "Enter mở nhiệm vụ đang chọn · F5 trình chiếu · Ctrl+P in phụ lục"
_REVIEW_KEYS = "A nhận · E sửa · R bỏ · M gộp · U hoàn tác · ↑ ↓ chuyển · N câu chưa xét · Ctrl+Enter ghi vào sổ"


class MeetingsPage(Page):
    """Meetings, and the way from minutes to tasks."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.shelf = Shelf(place)
        self.sheet = SheetView(place)
        self.busy = BusyView(place)
        self.consent = ConsentView(place)
        self.intake = Intake(place, self)
        self.deeds = MeetingDeeds(place, self, self.sheet)
        self.review: ReviewView | None = None
        self._in_hand = ""
        self._meeting: MeetingId | None = None
        self._listed = False
        self._stack = QStackedWidget()
        for widget in (self.shelf, self.sheet, self.busy, self.consent):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setAcceptDrops(True)
        self._menu_actions = actions_of(self, self._do)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._stack.setCurrentWidget(self.busy))
        self._wire()

    def _wire(self) -> None:
        self.shelf.file_wanted.connect(self.choose_file)
        self.shelf.paste_wanted.connect(self.paste)
        self.shelf.meeting_wanted.connect(lambda meeting: self.show_meeting(meeting, ""))
        self.shelf.go_on_wanted.connect(self._go_on)
        self.shelf.drop_wanted.connect(self._drop_kept)
        self.intake.began.connect(self._show_waiting)
        self.intake.taken.connect(self._judge)
        self.intake.consent_wanted.connect(self._ask_consent)
        self.intake.opened.connect(self._open)
        self.intake.failed.connect(self._fail)
        self.intake.stopped.connect(self._leave_waiting)
        self.busy.stopped.connect(self.intake.stop)
        self.consent.chosen.connect(self._judge)
        self.consent.refused.connect(self.show_list)
        self.sheet.back_wanted.connect(self.show_list)
        self.sheet.task_wanted.connect(self.task_wanted)
        self.sheet.tasks_listed.connect(self.tasks_wanted)
        self.deeds.meeting_wanted.connect(lambda meeting: self.show_meeting(meeting, ""))
        self.deeds.minutes_wanted.connect(lambda meeting: self.choose_file(MeetingId(meeting)))
        self.deeds.said.connect(self.said)
        self.deeds.print_wanted.connect(self.print_wanted)
        self.sheet.tasks_wanted.connect(lambda: self._want_tasks(self._meeting or ""))
        self.sheet.print_wanted.connect(lambda: self._want_print(self._meeting or ""))
        self.shelf.tasks_wanted.connect(self._want_tasks)
        self.shelf.print_wanted.connect(self._want_print)
        self.shelf.prepare_wanted.connect(lambda meeting: self._load_sheet(MeetingId(meeting), "", tab=Tab.PREPARE))
        self.shelf.plan_wanted.connect(self.deeds.plan_new)
        self.shelf.plan_next_wanted.connect(self.deeds.plan_next)

    # ------------------------------------------------------------ what the window calls

    def enter(self) -> None:
        if not self._listed:
            self._listed = True
            # Undo ended with the last window: what was recorded then will not come back.
            desk = self.place.desk
            self.place.operations.ask(lambda: keep_review.forget_recorded(desk), lambda _: self._list())
        front = self._stack.currentWidget()
        if isinstance(front, Shelf | SheetView | ReviewView):
            front.enter()
        self._say()

    def take(self, changes: Changes) -> None:
        if self._listed and any(changes.touches(kind) for kind in _SHOWN):
            self._list()
            if self._meeting is not None:
                self._refresh_sheet(self._meeting)
        if self.review is not None and any(
            changes.touches(kind) for kind in (SubjectKind.UNIT, SubjectKind.BLOC, SubjectKind.LEADER)
        ):
            desk, review = self.place.desk, self.review
            self.place.operations.ask(lambda: list_tasks.particulars(desk), review.know, replacing="review-office")

    def print_wish(self) -> PrintWish | None:
        if self._stack.currentWidget() is self.sheet and self._meeting is not None:
            return PrintWish("F3", meeting=self._meeting)
        return None

    def actions_for_menus(self) -> PageActions:
        """What can be done in a review, so that its keys are found; the shortcuts themselves are the review's own."""
        return PageActions({PAGE_MENU: self._menu_actions})

    def show_meeting(self, meeting_id: str, conclusion_id: str) -> None:
        """Show a meeting of the book at one of its conclusions, or at the first."""
        self._load_sheet(MeetingId(meeting_id), conclusion_id, tab=Tab.CONCLUSIONS if conclusion_id else None)

    def show_list(self) -> None:
        """Show the list of meetings; a review in hand is kept."""
        if self.review is not None:
            self.review.reviewing.keep()
        self._meeting = None
        self._stack.setCurrentWidget(self.shelf)
        self._list()
        self.shelf.enter()
        self._say()

    def choose_file(self, into: MeetingId | None = None) -> None:
        """Ask for a file of minutes and read it; `into` is the meeting on the calendar that they are of."""
        path = ask.for_minutes_file(self, str(self.place.settings.value(_FOLDER_SETTING, "")))
        if path is not None:
            self.place.settings.setValue(_FOLDER_SETTING, str(path.parent))
            self.read_file(path, into)

    def read_file(self, path: Path, into: MeetingId | None = None) -> None:
        """Read a file of minutes; `into` as of `choose_file`."""
        self.intake.read_file(path, into)

    @property
    def front(self) -> QWidget | None:
        """What the page shows now: the list, a meeting, a review, or a stop on the way to one."""
        return self._stack.currentWidget()

    def paste(self) -> None:
        """Read what the clipboard holds: a file, or words."""
        self.intake.take_mime(QGuiApplication.clipboard().mimeData())

    # ------------------------------------------------------------ from a wish to a review

    def _show_waiting(self, name: str) -> None:
        if self.review is not None:
            self.review.reviewing.keep()
        self.shelf.notice.hide()
        self.busy.show_name(name)
        self._patience.start()
        QTimer.singleShot(0, self, self._ready_review)

    def _ask_consent(self, taken: Taken) -> None:
        self._patience.stop()
        self._stack.setCurrentWidget(self.consent)
        self.consent.show_taken(taken)

    def _judge(self, minutes: Minutes) -> None:
        """Go on with minutes: the review in hand, when they are its own; else a kept one, else a new one."""
        if self.review is not None and self._in_hand == minutes.digest:
            self._patience.stop()
            self._show_review(self.review)
        else:
            self.intake.open(minutes)

    def _show_review(self, review: ReviewView) -> None:
        self._meeting = None
        self._stack.setCurrentWidget(review)
        review.enter()
        self._say()

    def _open(self, opened: reading.Opened) -> None:
        self._patience.stop()
        review = self._ready_review()
        review.open(opened)
        self._in_hand = opened.session.minutes.digest
        left_out = self.intake.left_out()
        if left_out:
            review.notice.say(minutes_wording.one_at_a_time(opened.session.minutes.name, left_out))
        self._show_review(review)

    def _ready_review(self) -> ReviewView:
        """The view of reviews; built while the worker reads, not when its answer waits to be shown."""
        if self.review is not None:
            return self.review
        review = self.review = ReviewView(self.place)
        review.back_wanted.connect(self.show_list)
        review.recorded.connect(self._recorded)
        review.meeting_wanted.connect(lambda meeting: self.show_meeting(meeting, ""))
        review.read_anew_wanted.connect(lambda: self.intake.open(review.reviewing.session.minutes, anew=True))
        self._stack.addWidget(review)
        return review

    def _fail(self, error: GiaobanError) -> None:
        self._patience.stop()
        self.show_list()
        self.shelf.notice.say(sentence(error), ("Chọn tệp khác…", self.choose_file))

    def _leave_waiting(self) -> None:
        self._patience.stop()
        self.show_list()

    def _recorded(self, recorded: Recorded) -> None:
        self._in_hand = ""
        self._load_sheet(recorded.meeting, "", lambda: self._offer_next(len(recorded.tasks)), Tab.CONCLUSIONS)

    def _offer_next(self, tasks: int) -> None:
        self.sheet.notice.say(minutes_wording.recorded_words(tasks), tone="done", passing=True)

    # ------------------------------------------------------------ reviews that wait

    def _go_on(self, kept: KeptReview) -> None:
        if self.review is not None and self._in_hand == kept.key:
            self._show_review(self.review)
            return
        self.intake.take_up(kept.key)

    def _drop_kept(self, kept: KeptReview) -> None:
        """Give a review up; the line that says so can bring it back."""
        desk = self.place.desk
        if self.review is not None and self._in_hand == kept.key:
            self._in_hand = ""
            self.review.reviewing.close()

        def tell(before: Session | None) -> None:
            self._list()
            if before is not None:
                self.shelf.notice.say(
                    minutes_wording.given_up_words(kept.title), ("Lấy lại", lambda: self._bring_back(before))
                )

        self.place.operations.ask(lambda: keep_review.give_up(desk, kept.key), tell)

    def _bring_back(self, session: Session) -> None:
        desk = self.place.desk
        self.place.operations.ask(lambda: keep_review.keep(desk, session), lambda _: self._list())

    # ------------------------------------------------------------ what the book has

    def _list(self) -> None:
        desk = self.place.desk

        def show(contents: reading.ShelfContents) -> None:
            self.shelf.show_meetings(contents.meetings, contents.kept)
            self._say()

        self.place.operations.ask(lambda: reading.shelf_of(desk), show, replacing="meetings")

    def _load_sheet(
        self, meeting: MeetingId, conclusion: str, then: Callable[[], None] | None = None, tab: Tab | None = None
    ) -> None:
        desk = self.place.desk

        def show(opened: opening.OpenedSheet) -> None:
            self._meeting = meeting
            self.sheet.show_opened(opened, conclusion, tab)
            self._stack.setCurrentWidget(self.sheet)
            if then is not None:
                then()
            self.sheet.enter()
            self._say()

        def fail(error: GiaobanError) -> None:
            self.show_list()
            self.shelf.notice.say(sentence(error))

        self.place.operations.ask(lambda: opening.open_sheet(desk, meeting), show, failed=fail, replacing="sheet")

    def _refresh_sheet(self, meeting: MeetingId) -> None:
        """Read the meeting shown again where it stands; when it is gone, because its recording was undone, list."""
        desk = self.place.desk

        def show(opened: opening.OpenedSheet) -> None:
            if self._meeting == meeting:
                self.sheet.show_opened(opened, self.sheet.conclusion)

        def leave(_: GiaobanError) -> None:
            if self._meeting == meeting:
                self.show_list()

        self.place.operations.ask(lambda: opening.open_sheet(desk, meeting), show, failed=leave, replacing="sheet")

    def _want_tasks(self, meeting: str) -> None:
        self.tasks_wanted.emit(TaskQuery(self.place.desk.today, meetings=frozenset({MeetingId(meeting)})))

    def _want_print(self, meeting: str) -> None:
        self.print_wanted.emit(PrintWish("F3", meeting=MeetingId(meeting)))

    def _do(self, deed: str) -> None:
        if self.review is not None:
            self.review.do(deed)

    def _say(self) -> None:
        front = self._stack.currentWidget()
        for action in self._menu_actions:
            action.setEnabled(isinstance(front, ReviewView))
        if isinstance(front, ReviewView):
            self.said.emit(_REVIEW_KEYS)
        elif front is self.shelf:
            self.said.emit(f"{number(len(self.shelf.table.meetings.lines))} kỳ giao ban")
        else:
            self.said.emit(_SHEET_KEYS if front is self.sheet else "")

    # ------------------------------------------------------------ what Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._stack.currentWidget() is self.shelf:
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if any(url.isLocalFile() for url in data.urls()) or (data.hasText() and not data.hasUrls()):
            event.acceptProposedAction()
            self.shelf.light_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.shelf.light_drop(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.shelf.light_drop(False)
        event.acceptProposedAction()
        self.intake.take_mime(event.mimeData())
