"""A unit's window: its own three pages, what the office has not confirmed in the status bar, files dropped anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page import Page, PrintWish
from giaoban_tracker.ui.page_list import UNIT_PAGES
from giaoban_tracker.ui.unit_words import arrived_mark
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import outbox, take_in
from giaoban_tracker.workflow.post.outbox import Outbox
from giaoban_tracker.workflow.post.take_in import Taken

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.mine import MinePage
    from giaoban_tracker.ui.pages.outbox import OutboxPage
    from giaoban_tracker.workflow.post.mailbox import Letter

_FOLDER_KEY = "outbox/taken_from"
_PASTED = "dan-tu-tin-nhan.txt"


class UnitWindow(MainWindow):
    """The window of a unit's book. Nothing of an office's is offered in it."""

    def __init__(self, place: Workplace, unit: str) -> None:
        """Build the window.

        Args:
            unit: the unit's name, for the title.
        """
        super().__init__(place, unit, UNIT_PAGES)
        self.setAcceptDrops(True)
        self._unconfirmed = QPushButton()
        self._unconfirmed.setProperty("link", True)
        self._unconfirmed.setCursor(Qt.CursorShape.PointingHandCursor)
        self._unconfirmed.setToolTip("Mở trang Gửi báo cáo")
        self._unconfirmed.clicked.connect(lambda: self.show_page("outbox"))
        self.statusBar().addPermanentWidget(self._unconfirmed)
        self._menus.take_in_wanted.connect(self.choose_files)
        self._menus.send_wanted.connect(self._send)
        place.operations.changed.connect(lambda _: self._count())
        place.theme.changed.connect(self._count)
        self._count()

    # ------------------------------------------------------------ what the rest of the program calls

    def show_task(self, task: TaskId) -> None:
        """Choose a task in the unit's list."""
        cast("MinePage", self.show_page("mine")).show_task(task)

    def show_tasks(self, query: TaskQuery, *, past: bool = False) -> None:  # noqa: ARG002 - a unit has one list
        """Show the unit's list."""
        self.show_page("mine")

    def show_meeting(self, meeting: str, conclusion: str) -> None:  # noqa: ARG002 - a unit has no minutes
        """Show the unit's list: minutes stay at the office."""
        self.show_page("mine")

    def show_print(self, wish: PrintWish) -> None:
        """Nothing is printed here."""

    def choose_files(self) -> None:
        """Ask for files of the office and take them in."""
        settings = self._place.settings
        paths = ask.for_office_files(self, str(settings.value(_FOLDER_KEY, "")))
        if paths:
            settings.setValue(_FOLDER_KEY, str(paths[0].parent))
            self.take_files(paths)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files of the office in; what came of it is said above the page in front."""
        desk = self._place.desk
        self._take_in(lambda: take_in.take_in(desk, take_in.read(paths)))

    def take_text(self, text: str) -> None:
        """Take a parcel in that came as text."""
        desk = self._place.desk
        self._take_in(lambda: take_in.take_in(desk, [(_PASTED, text.encode())]))

    def take_letters(self, root: Path, letters: Sequence[Letter]) -> None:
        """Take in what lies in the shared mailbox."""
        from giaoban_tracker.workflow.post import mailbox_unit  # heavy: needed where a mailbox is in use

        desk = self._place.desk
        self._take_in(lambda: mailbox_unit.take(desk, root, letters))

    # ------------------------------------------------------------ Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files(_dropped(event))

    # ------------------------------------------------------------ what happens

    def _page(self, key: str) -> Page:
        is_new = key not in self._pages
        page = super()._page(key)
        if is_new and key == "mine":
            mine = cast("MinePage", page)
            mine.files_wanted.connect(self.choose_files)
            mine.sending_wanted.connect(lambda: self.show_page("outbox"))
        elif is_new and key == "outbox":
            sending = cast("OutboxPage", page)
            sending.files_wanted.connect(self.choose_files)
            sending.text_pasted.connect(self.take_text)
            sending.letters_wanted.connect(self.take_letters)
        return page

    def _send(self) -> None:
        cast("OutboxPage", self.show_page("outbox")).choose_folder()

    def _take_in(self, errand: Callable[[], Taken]) -> None:
        # No step that can be undone: what the office has sent stands, and comes again with the next parcel.
        self._place.operations.change(errand, lambda taken: taken.changes, self._taken, failed=self._not_taken)

    def _taken(self, taken: Taken) -> None:
        self._notice_page(news=bool(taken.new or taken.changed)).show_taken(taken)

    def _not_taken(self, error: GiaobanError) -> None:
        self._notice_page(news=False).show_refused(error)

    def _notice_page(self, *, news: bool) -> MinePage | OutboxPage:
        """The page that tells it: the list where tasks came, else the page in front if it can."""
        key = "mine" if news or self._front == "journal" else self._front
        return cast("MinePage | OutboxPage", self.show_page(key))

    def _count(self) -> None:
        desk = self._place.desk
        self._place.operations.ask(lambda: outbox.outbox(desk), self._show_count, replacing="unconfirmed", aside=True)

    def _show_count(self, state: Outbox) -> None:
        mark = arrived_mark(state)
        self._unconfirmed.setText(mark.words)
        colour = self._place.theme.colour(mark.tone).name()
        self._unconfirmed.setStyleSheet(f"QPushButton {{ color: {colour}; font-weight: 600; margin-right: 8px; }}")


def _dropped(event: QDropEvent) -> list[Path]:
    """The files that are dragged, folders left out."""
    urls = event.mimeData().urls()
    return [path for url in urls if url.isLocalFile() and not (path := Path(url.toLocalFile())).is_dir()]
