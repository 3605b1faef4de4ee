"""Pasting rows from Excel or Word: the clipboard's table in the import dialog, looked over before it is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCollator, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ui.dialogs.import_sheet import ImportDialog, Surroundings
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.import_sheet import Choices, Imported, OpenedSheets, Proposal, propose
from giaoban_tracker.workflow.import_sheet.pasted import pasted_heading, read_pasted

_Read = tuple[OpenedSheets, Proposal, Surroundings]


def paste(place: Workplace, window: QWidget, then: Callable[[tuple[TaskId, ...]], None]) -> None:
    """Read the clipboard and open the dialog; `then` is told the new tasks once they are in the book."""
    data = QGuiApplication.clipboard().mimeData()
    plain, html = data.text(), data.html()
    desk = place.desk

    def read(progress: Progress) -> _Read:
        opened = read_pasted(plain, html)
        choices = Choices(heading=pasted_heading(desk, opened))
        proposal = propose(desk, opened, choices, stop=progress.stopped)
        opened.cells(proposal)  # worked out here, where nobody waits
        return opened, proposal, _surroundings(desk)

    def show(read: _Read) -> None:
        def told(done: Imported) -> None:
            then(done.tasks)

        ImportDialog(place, *read, told, window).open()

    place.operations.take_time("Đang đọc bảng vừa dán", read, show)


def _surroundings(desk: Desk) -> Surroundings:
    office = list_tasks.particulars(desk)
    collator = QCollator(QLocale(QLocale.Language.Vietnamese))
    units = [unit for unit in office.units if unit.exists_on(desk.today)]
    return Surroundings(tuple(sorted(units, key=lambda unit: collator.sortKey(unit.name))), office.meetings)
