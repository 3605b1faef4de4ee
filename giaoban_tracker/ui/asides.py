"""What opens beside the pages for a moment: search over everything, the quick line, guide, presentation.

The window only says what a person asked for; each of these is loaded when it is first wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenuBar, QWidget

from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.ui.presentation import Slide
    from giaoban_tracker.workflow.desk import Desk
    from giaoban_tracker.workflow.find_anything import Found

_MOST_SLIDES = 500


class Asides(QObject):
    """The window's small companions.

    Signals:
        task_wanted: (TaskId) show this task.
        tasks_wanted: (TaskQuery) show these tasks in the task table.
        meeting_wanted: (MeetingId, "") show this meeting.
        said: (str) words for the status bar.
    """

    task_wanted = Signal(str)
    tasks_wanted = Signal(object)
    meeting_wanted = Signal(str, str)
    said = Signal(str)

    def __init__(self, place: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._place = place
        self._window = window

    def find_anything(self, bar: QMenuBar) -> None:
        """Open the search over commands, tasks, units and meetings."""
        from giaoban_tracker.ui.palette import Palette  # heavy: built when asked for

        palette = Palette(self._place, bar, self._window)
        palette.found_chosen.connect(self._show_found)
        palette.open()

    def give_quickly(self) -> None:
        """Open the line that becomes a task."""
        from giaoban_tracker.ui.quick_entry import QuickEntry  # heavy: built when asked for

        QuickEntry(self._place, self.task_wanted.emit, self._window).open()

    def show_guide(self, page: str) -> None:
        """Open the guide at a page, or turn the open one to it."""
        from giaoban_tracker.ui.guide import GuideWindow  # heavy: built when asked for

        guide = self._window.findChild(GuideWindow)
        if guide is None:
            guide = GuideWindow(self._place, page, self._window)
        guide.show_page(page)
        guide.show()
        guide.raise_()

    def present(self, wish: PrintWish, desk: Desk | None = None) -> None:
        """Throw on the wall what a page shows: the agenda of its meeting, else its tasks in their order.

        Args:
            desk: whose book the page shows, which may be an earlier day's; None for today's.
        """
        desk = desk or self._place.desk
        from giaoban_tracker.ui.presentation import slides_of_agenda, slides_of_tasks  # heavy: for the projector
        from giaoban_tracker.workflow.list_tasks import listing  # heavy: with it
        from giaoban_tracker.workflow.prepare import prepare_meeting  # heavy: with it

        meeting, day = wish.meeting, desk.ledger.past_day
        place = replace(self._place, desk=desk)
        title = f"Nhiệm vụ, như sổ ngày {day_text(day)}" if day is not None else "Nhiệm vụ"
        if wish.query is None and meeting is not None:
            self._place.operations.take_time(
                "Đang tổng hợp nội dung giao ban",
                lambda progress: prepare_meeting(desk, meeting, progress=progress.report),
                lambda agenda: self._open_presentation(place, agenda.meeting.terms.title, slides_of_agenda(agenda)),
            )
            return
        query = wish.query or TaskQuery(desk.today)
        self._place.operations.ask(
            lambda: listing(desk, query).ids[:_MOST_SLIDES],
            lambda ids: self._open_presentation(place, title, slides_of_tasks(ids)),
        )

    def show_shortcuts(self, *, for_unit: bool = False) -> None:
        """Open the sheet of shortcuts: an office's, or a unit's."""
        from giaoban_tracker.ui.about import UNIT_COLUMNS, ShortcutsDialog  # heavy: built when first shown

        dialog = ShortcutsDialog(self._window, UNIT_COLUMNS) if for_unit else ShortcutsDialog(self._window)
        dialog.exec()

    def show_about(self) -> None:
        """Open what this program is."""
        from giaoban_tracker.ui.about import AboutDialog  # heavy: built when first shown

        AboutDialog(self._place.desk.ledger.engine_name, self._window).exec()

    def _show_found(self, found: Found) -> None:
        if found.kind == "task":
            self.task_wanted.emit(TaskId(found.id))
        elif found.kind == "meeting":
            self.meeting_wanted.emit(found.id, "")
        else:
            self.tasks_wanted.emit(TaskQuery(self._place.desk.today, units=frozenset({UnitId(found.id)})))

    def _open_presentation(self, place: Workplace, title: str, slides: Sequence[Slide]) -> None:
        if not slides:
            self.said.emit("Không có nhiệm vụ nào để trình chiếu.")
            return
        from giaoban_tracker.ui.presentation import Presentation  # heavy: for the projector

        Presentation(place, title, slides, self._window).showFullScreen()
