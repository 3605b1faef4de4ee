"""What a person wants done with a meeting, done: its steps, its record, its agenda, its papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Meeting, MeetingTerms, Rhythm
from giaoban_tracker.domain.meeting_title import following_title
from giaoban_tracker.domain.progress import part_of
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.asides import Asides
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.meetings import meeting_words as words
from giaoban_tracker.ui.pages.meetings import opening
from giaoban_tracker.ui.pages.meetings.agenda_lines import AgendaGroup, read_agenda
from giaoban_tracker.ui.pages.meetings.meeting_sheets import IssueSheet, ReopenMeetingSheet, StatementSheet, open_move
from giaoban_tracker.ui.pages.meetings.plan_sheet import PlanSheet
from giaoban_tracker.ui.pages.meetings.sheet import SheetView, Tab
from giaoban_tracker.ui.pages.meetings.steps import Deed, Step
from giaoban_tracker.ui.pages.meetings.tick_sheets import ChaseByPaperSheet, TieSheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import days_tied, list_tasks, meeting_record, plan_meeting, record_conclusions

if TYPE_CHECKING:
    from giaoban_tracker.workflow.chasing import Chased

_FOLDER_SETTING = "meetings/papers"


class MeetingDeeds(QObject):
    """Carries out what is asked of the meeting that a view shows.

    Signals:
        meeting_wanted: (MeetingId) show this meeting.
        minutes_wanted: (MeetingId) choose the minutes of this meeting.
        print_wanted: (PrintWish) show this on paper.
        said: (str) words for the status bar.
    """

    meeting_wanted = Signal(str)
    minutes_wanted = Signal(str)
    print_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, place: Workplace, page: QWidget, sheet: SheetView) -> None:
        """Listen to the view of a meeting.

        Args:
            page: what dialogs stand over.
        """
        super().__init__(page)
        self._place, self._page, self._sheet = place, page, sheet
        self._reading = Progress()
        self._asides = Asides(place, page)
        self._asides.said.connect(self.said)
        sheet.deed_wanted.connect(self.do)
        sheet.agenda_wanted.connect(self._read_agenda)
        sheet.ties_wanted.connect(self._read_ties)
        sheet.corrected.connect(self._correct)
        sheet.course.ticked.connect(self._tick)
        sheet.course.statement_wanted.connect(self._state)
        sheet.course.tie_wanted.connect(self._tie)
        sheet.course.tied_wanted.connect(self._list_tied)
        sheet.prepare.chase_wanted.connect(self._chase)
        sheet.prepare.save_wanted.connect(self._save_papers)
        sheet.prepare.present_wanted.connect(self._present)

    # ------------------------------------------------------------ the steps

    def do(self, deed: Deed) -> None:
        """Do one of the deeds with the meeting shown."""
        opened = self._sheet.opened
        if opened is None:
            return
        meeting = opened.sheet.meeting
        match deed:
            case Deed.PREPARE:
                self._sheet.show_tab(Tab.PREPARE)
                self._sheet.enter()
            case Deed.HOLD:
                self._hold(meeting)
            case Deed.READ:
                self.minutes_wanted.emit(meeting.id)
            case Deed.PRINT_NOTICE:
                self.print_wanted.emit(PrintWish("F11", meeting=meeting.id))
            case Deed.ISSUE:
                IssueSheet(self._place, meeting, self._page).open()
            case Deed.CLOSE:
                self._close(meeting)
            case Deed.REOPEN:
                ReopenMeetingSheet(self._place, meeting, self._page).open()
            case Deed.MOVE:
                open_move(self._place, meeting, self._page)
            case Deed.PLAN_NEXT:
                self.plan_next(meeting)
            case Deed.OPEN_NEXT:
                self.meeting_wanted.emit(opened.followed.id if opened.followed is not None else meeting.id)

    def plan_next(self, meeting: Meeting) -> None:
        """Put the next meeting of the same row on the calendar."""
        proposed = plan_meeting.next_of(meeting)
        rhythm = proposed.rhythm if proposed.rhythm is not Rhythm.NONE else Rhythm.QUARTER
        terms = replace(proposed, title=following_title(proposed.title), rhythm=rhythm)
        self._plan(terms, follows=meeting)

    def plan_new(self) -> None:
        """Put the first meeting of a row, or a single one, on the calendar."""
        self._plan(MeetingTerms("", self._place.desk.today, rhythm=Rhythm.QUARTER))

    def _plan(self, terms: MeetingTerms, follows: Meeting | None = None) -> None:
        desk, place = self._place.desk, self._place

        def show(known: list_tasks.Particulars) -> None:
            rows = sorted({one.terms.series for one in known.meetings if one.terms.series})
            PlanSheet(place, terms, known.blocs, rows, self.meeting_wanted.emit, self._page, follows=follows).open()

        place.operations.ask(lambda: list_tasks.particulars(desk), show)

    def _hold(self, meeting: Meeting) -> None:
        desk, seen = self._place.desk, self._sheet.course.attendance
        present, absent = seen.present, seen.absent

        def tell() -> None:
            self._sheet.show_tab(Tab.COURSE)
            self._sheet.notice.say(words.held_words(len(present), len(absent)), tone="done")

        title = f"Ghi nhận đã họp «{words.short(meeting.terms.title)}»"
        self._place.undo.decide(title, lambda: meeting_record.hold_meeting(desk, meeting.id, present, absent), tell)

    def _close(self, meeting: Meeting) -> None:
        desk = self._place.desk
        self._place.undo.decide(
            f"Đóng hồ sơ «{words.short(meeting.terms.title)}»",
            lambda: meeting_record.close_meeting(desk, meeting.id),
            lambda: self._sheet.notice.say(words.CLOSED, tone="done"),
        )

    # ------------------------------------------------------------ the record

    def _correct(self, terms: MeetingTerms) -> None:
        """The particulars of the meeting shown were corrected; a refusal brings the book's own words back."""
        desk, opened = self._place.desk, self._sheet.opened
        if opened is None:
            return
        meeting, again = opened.sheet.meeting.id, opened

        def refuse(error: GiaobanError) -> None:
            self._sheet.show_opened(again, self._sheet.conclusion)
            self._place.operations.refused.emit(error)

        title = f"Sửa thông tin «{words.short(terms.title)}»"
        errand = record_conclusions.correct_meeting
        self._place.undo.decide(title, lambda: errand(desk, meeting, terms), failed=refuse)

    def _tick(self, unit: str) -> None:
        """Who was there is written at once where the meeting was held; before, it waits for that step."""
        opened = self._sheet.opened
        if opened is None or opened.step is Step.PREPARED:
            return
        desk, meeting, seen = self._place.desk, opened.sheet.meeting.id, self._sheet.course.attendance
        present, absent = seen.present, seen.absent
        name = opened.names.get(UnitId(unit), "")
        title = f"Điểm danh {name}" if name else "Điểm danh có mặt đủ"
        self._place.undo.decide(title, lambda: meeting_record.hold_meeting(desk, meeting, present, absent))

    def _state(self, unit: str) -> None:
        opened = self._sheet.opened
        if opened is not None:
            said = {one.unit: one for one in opened.record.statements}
            wanted = UnitId(unit) if unit else None
            StatementSheet(self._place, opened.sheet.meeting, opened.speakers, said, wanted, self._page).open()

    def _tie(self) -> None:
        opened = self._sheet.opened
        if opened is not None:
            TieSheet(self._place, opened.sheet.meeting, self._sheet.course.tieable, self._page).open()

    def _read_ties(self) -> None:
        """Aside: every task of the book may be one that waits to be tied."""
        meeting = self._meeting
        if meeting is None:
            return
        desk = self._place.desk

        def show(ties: opening.Ties) -> None:
            if self._meeting == meeting:
                self._sheet.course.show_ties(ties)

        self._place.operations.ask(
            lambda: opening.ties_of(desk, meeting), show, failed=lambda _: None, replacing="ties", aside=True
        )

    def _list_tied(self) -> None:
        opened = self._sheet.opened
        if opened is not None:
            self._sheet.tasks_listed.emit(days_tied.tied_query(self._place.desk, opened.sheet.meeting.id))

    # ------------------------------------------------------------ the agenda and its papers

    def _read_agenda(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        desk = self._place.desk

        def show(read: tuple[opening.OpenedAgenda, Sequence[AgendaGroup]]) -> None:
            if self._meeting == meeting:
                self._sheet.show_agenda(*read)

        def tell_stopped() -> None:
            if self._reading is progress and self._meeting == meeting:
                self._sheet.prepare.show_stopped()

        # A past day of a large book takes seconds; of two agendas only the newer is wanted.
        self._reading.cancel()
        self._reading = progress = self._place.operations.take_time(
            "Đang tổng hợp nội dung giao ban",
            lambda progress: read_agenda(desk, meeting, progress.report),
            show,
            failed=lambda _: None,
            stopped=tell_stopped,
            replacing="agenda",
        )

    def _present(self) -> None:
        if self._meeting is not None:
            self._asides.present(PrintWish("F3", meeting=self._meeting))

    def _chase(self, tasks: Sequence[TaskId]) -> None:
        desk, place = self._place.desk, self._place
        place.operations.ask(
            lambda: list_tasks.rows(desk, tasks, desk.today),
            lambda rows: ChaseByPaperSheet(place, rows, self._tell_chased, self._page).open(),
        )

    def _tell_chased(self, made: Chased, by_letter: bool) -> None:
        stem = f"{'Công văn' if by_letter else 'Phiếu'} đôn đốc {self._place.desk.today:%d-%m-%Y}"
        offer = ("Lưu để in…", lambda: self._save_chased(made, by_letter, stem))
        self._sheet.notice.say(words.chased_words(made.numbers, by_letter=by_letter), offer, tone="done")

    def _save_chased(self, made: Chased, by_letter: bool, stem: str) -> None:
        target = ask.for_paper_target(self._page, self._folder / f"{stem}.pdf", (".pdf", ".docx"))
        if target is None:
            # The papers are numbered and logged: the way to print them stays until they are saved.
            self._tell_chased(made, by_letter)
            return
        desk = self._place.desk
        self._place.settings.setValue(_FOLDER_SETTING, str(target.parent))

        def save(_: Progress) -> Path:
            from giaoban_tracker.workflow.printing import output  # heavy: the room of paper

            output.save(desk, made.paper, target)
            return target

        def refuse(error: GiaobanError) -> None:
            self._tell_chased(made, by_letter)
            self._place.operations.refused.emit(error)

        offer = ("Mở thư mục", lambda: _open_folder(target.parent))
        self._place.operations.take_time(
            "Đang lập văn bản đôn đốc",
            save,
            lambda path: self._sheet.notice.say(f"Đã lưu {path.name}.", offer, tone="done"),
            failed=refuse,
        )

    def _save_papers(self) -> None:
        """The whole print set into one folder; what is stopped leaves whole files only."""
        opened = self._sheet.opened
        chosen = ask.for_folder(self._page, "Chọn nơi lưu bộ tài liệu giao ban", str(self._folder))
        if opened is None or chosen is None:
            return
        self._place.settings.setValue(_FOLDER_SETTING, str(chosen))
        desk, meeting = self._place.desk, opened.sheet.meeting

        def make(progress: Progress) -> tuple[Path, ...]:
            from giaoban_tracker.workflow.prepare import print_set, save_print_set  # heavy: the room of paper
            from giaoban_tracker.workflow.printing.file_names import file_stem  # heavy: with it

            folder = chosen / file_stem("Tài liệu giao ban", meeting=meeting.terms.title)
            made = print_set(desk, meeting.id, progress=part_of(progress.report, 0, 2))
            return save_print_set(desk, made, folder, progress=part_of(progress.report, 1, 2))

        self._place.operations.take_time("Đang lập bộ tài liệu giao ban", make, self._tell_saved)

    def _tell_saved(self, paths: Sequence[Path]) -> None:
        folder = paths[0].parent
        offer = ("Mở thư mục", lambda: _open_folder(folder))
        self._sheet.notice.say(words.saved_words(len(paths), folder.name), offer, tone="done")

    @property
    def _meeting(self) -> MeetingId | None:
        return self._sheet.opened.sheet.meeting.id if self._sheet.opened is not None else None

    @property
    def _folder(self) -> Path:
        return Path(str(self._place.settings.value(_FOLDER_SETTING, str(Path.home()))))


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
