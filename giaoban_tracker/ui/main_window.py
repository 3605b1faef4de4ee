"""The main window: rail, the page in front, the detail beside it, menus and status bar. It only wires pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.asides import Asides
from giaoban_tracker.ui.book_care import BookCare
from giaoban_tracker.ui.busy import BusyBar
from giaoban_tracker.ui.detail import TaskDetail
from giaoban_tracker.ui.menus import Menus
from giaoban_tracker.ui.page import Page, PrintWish
from giaoban_tracker.ui.page_list import OFFICE_PAGES, PageSet
from giaoban_tracker.ui.rail import Rail
from giaoban_tracker.ui.window_drop import Ways, WindowDrop
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.ui.excel_bridge import ExcelBridge
    from giaoban_tracker.ui.pages.meetings import MeetingsPage
    from giaoban_tracker.ui.pages.post import PostPage
    from giaoban_tracker.ui.pages.printing import PrintingPage
    from giaoban_tracker.ui.pages.tasks import TasksPage
    from giaoban_tracker.ui.pages.units import UnitsPage
    from giaoban_tracker.ui.tips import TipLine

_REMINDERS = "window/reminders"
_TIP_AFTER_MS = 1500
_DETAIL_WIDTH, _LEAST_DETAIL_WIDTH = 400, 240
_WIDEST, _TALLEST, _TITLE_BAR = 1440, 900, 40


class MainWindow(QMainWindow):
    """The window of an office's book; `unit_window` makes a unit's of it.

    Signals:
        sample_wanted: the person wants to see the sample office.
    """

    sample_wanted = Signal()

    def __init__(self, place: Workplace, office: str, pages: PageSet = OFFICE_PAGES) -> None:
        """Build the frame and the first page; other pages are built when they are first shown.

        Args:
            office: whose book it is, for the title.
            pages: which pages there are.
        """
        super().__init__()
        self._place = place
        self._kinds = pages
        self._pages: dict[str, Page] = {}
        self._said: dict[Page, str] = {}
        self._front = pages.first
        self._detail_open = True
        self._detail_width = _DETAIL_WIDTH
        self._bridge: ExcelBridge | None = None
        self.setWindowTitle(f"{office} – Sổ giao ban" if office else "Sổ giao ban")
        self.setWindowIcon(QIcon(str(place.desk.resources / "icons" / "app.svg")))
        self._rail = Rail(pages.rail, place.theme, place.icons, self)
        self._stack = QStackedWidget()
        self._pane = QVBoxLayout()
        self._tips: TipLine | None = None
        self._tip_pause = QTimer(self, singleShot=True, interval=_TIP_AFTER_MS)
        self._detail = TaskDetail(place)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._words = QLabel()
        self._words.setContentsMargins(10, 0, 0, 0)
        self._busy = BusyBar(place.operations)
        self._menus = Menus(
            self.menuBar(), pages.rail, place.undo, place.theme, is_sample=place.is_sample, for_unit=pages.for_unit
        )
        # `menus.bar`, never `menuBar()`: beside the sample's notice that would make a second one.
        self._asides = Asides(place, self)
        self._lay_out()
        self._wire()
        self._restore()
        self.show_page(pages.first)

    # ------------------------------------------------------------ what the rest of the program calls

    def show_page(self, key: str) -> Page:
        """Bring a page to the front; it is built first if need be."""
        page = self._page(key)
        self._front = key
        self._rail.choose(key)
        self._stack.setCurrentWidget(page)
        self._detail.look_at(page.desk)
        self._set_detail_visible(key in self._kinds.with_detail and self._detail_open and self._detail.has_task)
        self._menus.follow(page)
        self._words.setText(self._said.get(page, ""))
        page.enter()
        if self._tips is not None:
            self._tips.turn_to("")
        self._tip_pause.start()
        return page

    def show_task(self, task: TaskId) -> None:
        """Show a task in the detail; from a page without one, go to the task table first."""
        if self._front not in self._kinds.with_detail:
            self.show_page("tasks")
        self._detail_open = True
        self._detail.show_task(task)
        self._set_detail_visible(True)

    def show_tasks(self, query: TaskQuery, *, past: bool = False) -> None:
        """Show the task table with a query, of today's book, or `past` as it stood on the query's day."""
        cast("TasksPage", self.show_page("tasks")).show_query(query, past=past)

    def show_meeting(self, meeting: str, conclusion: str) -> None:
        """Show a meeting's minutes at one of its conclusions."""
        cast("MeetingsPage", self.show_page("meetings")).show_meeting(meeting, conclusion)

    def show_print(self, wish: PrintWish) -> None:
        """Show something on paper."""
        cast("PrintingPage", self.show_page("printing")).show_wish(wish)

    def show_office(self) -> None:
        """Show where the office describes its letterhead and signer."""
        cast("UnitsPage", self.show_page("units")).show_office()

    def read_minutes(self) -> None:
        """Ask for a file of minutes and read it on its page."""
        cast("MeetingsPage", self.show_page("meetings")).choose_file()

    def front_page(self) -> Page:
        """The page that is shown."""
        return self._page(self._front)

    @property
    def reminders_switch(self) -> QAction:
        """The menu's way to turn this computer's reminders off and on."""
        return self._menus.reminders

    @property
    def for_unit(self) -> bool:
        """Whether it is a unit's window."""
        return self._kinds.for_unit

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        pane = QWidget()
        self._pane.setContentsMargins(0, 0, 0, 0)
        self._pane.setSpacing(0)
        self._pane.addWidget(self._stack, 1)
        pane.setLayout(self._pane)
        self._splitter.addWidget(pane)
        self._splitter.addWidget(self._detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._detail.hide()
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._splitter, 1)
        self.setCentralWidget(body)
        if self._place.is_sample:
            self.setMenuWidget(self._with_notice())
        self.statusBar().addWidget(self._words, 1)
        self.statusBar().addPermanentWidget(self._busy)
        self.statusBar().setSizeGripEnabled(False)

    def _with_notice(self) -> QWidget:
        """The menu bar, and below it the words that this is not the office's own book."""
        both = QWidget()
        notice = QFrame()
        notice.setProperty("notice", True)
        label = QLabel(
            "Đây là dữ liệu mẫu, được xem như đang ở ngày "
            f"{day_text(self._place.desk.today)}. Sổ thật của cơ quan không bị ảnh hưởng."
        )
        row = QHBoxLayout(notice)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(label)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.menuBar())
        column.addWidget(notice)
        return both

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._kinds.pages[key](self._place)
            page.task_wanted.connect(self.show_task)
            page.task_pointed.connect(self._follow_task)
            page.tasks_wanted.connect(self.show_tasks)
            page.past_tasks_wanted.connect(partial(self.show_tasks, past=True))
            page.meeting_wanted.connect(self.show_meeting)
            page.minutes_wanted.connect(self.read_minutes)
            page.print_wanted.connect(self.show_print)
            page.office_wanted.connect(self.show_office)
            page.said.connect(partial(self._say, page))
            page.desk_changed.connect(lambda: self._detail.look_at(self.front_page().desk))
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _wire(self) -> None:
        operations = self._place.operations
        menus, asides, care = self._menus, self._asides, BookCare(self._place, self)
        self._rail.chosen.connect(self.show_page)
        menus.page_wanted.connect(self.show_page)
        menus.minutes_wanted.connect(self.read_minutes)
        menus.import_wanted.connect(lambda: self._excel().choose())
        menus.export_wanted.connect(self._export_front)
        menus.find_wanted.connect(lambda: self.front_page().focus_search())
        menus.palette_wanted.connect(lambda: asides.find_anything(menus.bar))
        menus.quick_line_wanted.connect(asides.give_quickly)
        menus.presentation_wanted.connect(self._present_front)
        menus.print_wanted.connect(self._print_front)
        menus.backup_wanted.connect(care.back_up)
        menus.second_place_wanted.connect(care.choose_second_place)
        menus.check_wanted.connect(care.check)
        menus.recovery_wanted.connect(care.recover)
        menus.sample_wanted.connect(self.sample_wanted)
        menus.guide_wanted.connect(lambda: asides.show_guide(self._front))
        menus.shortcuts_wanted.connect(lambda: asides.show_shortcuts(for_unit=self._kinds.for_unit))
        menus.about_wanted.connect(asides.show_about)
        asides.task_wanted.connect(self.show_task)
        asides.tasks_wanted.connect(self.show_tasks)
        asides.meeting_wanted.connect(self.show_meeting)
        asides.said.connect(self._words.setText)
        care.said.connect(self._words.setText)
        self._detail.meeting_wanted.connect(self.show_meeting)
        self._detail.task_wanted.connect(self.show_task)
        self._detail.tasks_wanted.connect(self.show_tasks)
        self._detail.closed.connect(self._close_detail)
        if "post" in self._kinds.pages:
            ways = Ways(
                parcels=lambda paths: cast("PostPage", self.show_page("post")).take_paths(paths),
                sheet=lambda path: self._excel().take(path, only_tasks=True),
                minutes=lambda path: cast("MeetingsPage", self.show_page("meetings")).read_file(path),
            )
            WindowDrop(self._place, self, ways)
        menus.reminders.toggled.connect(partial(self._place.settings.setValue, _REMINDERS))
        self._tip_pause.timeout.connect(self._tell_tip)
        operations.changed.connect(self._take)
        operations.refused.connect(self._tell)

    def _restore(self) -> None:
        settings = self._place.settings
        geometry = settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self._take_most_of_the_screen()
        self._menus.reminders.setChecked(str(settings.value(_REMINDERS, "true")).lower() == "true")
        width = str(settings.value("window/detail_width", ""))
        self._detail_width = max(_LEAST_DETAIL_WIDTH, int(width)) if width.isdecimal() else _DETAIL_WIDTH

    def _set_detail_visible(self, visible: bool) -> None:
        """Show the detail as wide as it was last, or hide it.

        The splitter's own saved state would not do: of a hidden detail it keeps no width, and opens it with none.
        """
        if visible and self._detail.isHidden():
            self._detail.show()
            self._splitter.setSizes([max(1, self._splitter.width() - self._detail_width), self._detail_width])
        elif not visible:
            self._keep_detail_width()
            self._detail.hide()

    def _keep_detail_width(self) -> None:
        if self._detail.isVisible():
            self._detail_width = self._detail.width()

    def _take_most_of_the_screen(self) -> None:
        """The first time: the whole of a small screen, a comfortable part of a large one."""
        room = self.screen().availableGeometry()
        self.resize(min(room.width(), _WIDEST), min(room.height() - _TITLE_BAR, _TALLEST))
        if room.width() < _WIDEST:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # ------------------------------------------------------------ what happens

    def _tell_tip(self) -> None:
        """Once somebody has looked at a page for a moment, and never while the window opens."""
        from giaoban_tracker.ui.tips import TipLine  # heavy: a second after everything else

        if self._tips is None:
            self._tips = TipLine(self._place)
            self._pane.insertWidget(0, self._tips)
        self._tips.turn_to(self._front)

    def _take(self, changes: Changes) -> None:
        self._detail.take(changes)
        for page in self._pages.values():
            page.take(changes)

    def _follow_task(self, task: TaskId) -> None:
        """Show the task a person is on, unless they closed the detail to have more room."""
        if self._detail_open:
            self.show_task(task)

    def _close_detail(self) -> None:
        self._detail_open = False
        self._set_detail_visible(False)

    def _tell(self, error: GiaobanError) -> None:
        from giaoban_tracker.ui import ask  # heavy: message boxes, which are rare

        ask.tell(self, error)

    def _print_front(self) -> None:
        if self._front == "printing":
            cast("PrintingPage", self.front_page()).print_out()
            return
        self.show_print(self.front_page().print_wish() or PrintWish())

    def _present_front(self) -> None:
        self._asides.present(self.front_page().print_wish() or PrintWish(), self.front_page().desk)

    def _excel(self) -> ExcelBridge:
        from giaoban_tracker.ui.excel_bridge import ExcelBridge  # heavy: workbooks are rare

        if self._bridge is None:
            self._bridge = ExcelBridge(self._place, self)
            self._bridge.said.connect(self._words.setText)
        return self._bridge

    def _export_front(self) -> None:
        wish = self.front_page().print_wish() or PrintWish()
        self._excel().export(wish.query, wish.as_of)

    def _say(self, page: Page, words: str) -> None:
        self._said[page] = words
        if page is self._pages.get(self._front):
            self._words.setText(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        settings = self._place.settings
        settings.setValue("window/geometry", self.saveGeometry())
        self._keep_detail_width()
        settings.setValue("window/detail_width", self._detail_width)
        settings.sync()
        super().closeEvent(event)
