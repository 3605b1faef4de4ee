"""What a page of the window is: it shows values, and says by signals what a person wants to see elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.domain.printed import SeenColumn
    from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What a person wants to see on paper.

    Attributes:
        form: code of a form: "F7", "F3".
        query: which tasks, for forms that are not about one meeting; None means all of the meeting's or of the book's.
        meeting: the meeting it is about; None for the whole book.
        as_of: the day as at which it stands; None for today.
        columns: as they are seen, for the form that prints a table as it is seen; empty for the usual ones.
    """

    form: str = "F7"
    query: TaskQuery | None = None
    meeting: MeetingId | None = None
    as_of: date | None = None
    columns: tuple[SeenColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class PageActions:
    """The actions that a page adds to the window's menus while it is shown, by menu title."""

    by_menu: dict[str, list[QAction]] = field(default_factory=dict)


class Page(QWidget):
    """One page. Pages do not know each other; the window carries out what their signals ask for.

    Signals:
        task_wanted: (TaskId) show this task in the detail beside the page.
        task_pointed: (TaskId) a person is on this task now: a detail that is open follows, a closed one stays closed.
        tasks_wanted: (TaskQuery) show these tasks in the task table.
        past_tasks_wanted: (TaskQuery) show them there as the book stood on the query's day.
        meeting_wanted: (MeetingId, ConclusionId or "") show this meeting's minutes, at that conclusion.
        minutes_wanted: () choose a file of minutes and read it.
        print_wanted: (PrintWish) show this on paper.
        office_wanted: () show where the office's letterhead and signer are described.
        said: (str) words for the status bar about what is shown.
        desk_changed: () the page shows the book of another day than before.
    """

    task_wanted = Signal(str)
    task_pointed = Signal(str)
    tasks_wanted = Signal(object)
    past_tasks_wanted = Signal(object)
    meeting_wanted = Signal(str, str)
    minutes_wanted = Signal()
    print_wanted = Signal(object)
    office_wanted = Signal()
    said = Signal(str)
    desk_changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place

    @property
    def desk(self) -> Desk:
        """Whose book the page shows: today's, or the one of an earlier day that a person looks at."""
        return self.place.desk

    def enter(self) -> None:
        """The page has come to the front; it sets the focus and reads what it shows if it has not yet."""

    def take(self, changes: Changes) -> None:
        """Something was written; read again what is shown, if it is touched. Called for hidden pages too."""

    def focus_search(self) -> None:
        """Ctrl+F: put the focus into the page's search; pages without one do nothing."""

    def print_wish(self) -> PrintWish | None:
        """What Ctrl+P prints from here; None when the page has nothing to print."""
        return None

    def actions_for_menus(self) -> PageActions:
        """Actions to show in the menus while the page is in front; may be empty."""
        return PageActions()
