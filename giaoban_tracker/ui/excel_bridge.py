"""The bridge to Excel in the window: a workbook chosen or dropped is imported, tasks in view are exported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCollator, QLocale, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.dialogs.import_sheet import ImportDialog, Surroundings
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.sheet_wording import exported, imported
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import import_sheet, list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.export_tasks import SUFFIXES, export
from giaoban_tracker.workflow.import_sheet import Imported, OpenedSheets, Proposal
from giaoban_tracker.workflow.printing import Scope

_FOLDER, _KIND = "excel/folder", "excel/kind"
_Read = tuple[OpenedSheets, Proposal, Surroundings]


class ExcelBridge(QObject):
    """Carries out what the menu and the drop ask for; `window` is what dialogs stand before.

    Signals:
        said: (str) what was done, for the status bar.
    """

    said = Signal(str)

    def __init__(self, place: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._place = place
        self._window = window

    def choose(self) -> None:
        """Ask which workbook to import."""
        path = ask.for_sheet_file(self._window, self._folder())
        if path is not None:
            self._remember(path.parent)
            self.take(path)

    def take(self, path: Path, *, only_tasks: bool = False) -> None:
        """Read a workbook and show what it would bring.

        Args:
            only_tasks: refuse one that has no column of tasks; else a person says which column it is.
        """
        desk = self._place.desk

        def read(progress: Progress) -> _Read:
            sheets = import_sheet.open_sheets(path)
            if only_tasks and not import_sheet.looks_like_tasks(sheets):
                raise Unreadable("no-task-column", name=path.name)
            proposal = import_sheet.propose(desk, sheets, stop=progress.stopped)
            sheets.cells(proposal)  # worked out here, where nobody waits
            return sheets, proposal, _surroundings(desk)

        self._place.operations.take_time(f"Đang đọc {path.name}", read, self._show)

    def export(self, query: TaskQuery | None, as_of: date | None = None) -> None:
        """Ask where to and write the tasks of a query; None stands for all of the book.

        Args:
            as_of: the day as at which they stand; None for today.
        """
        desk = self._place.desk
        stem = f"Nhiệm vụ đến {day_text(as_of or desk.today).replace('/', '-')}"
        kind = str(self._place.settings.value(_KIND, ""))
        proposed = Path(self._folder()) / f"{stem}{kind if kind in SUFFIXES else SUFFIXES[0]}"
        target = ask.for_export_target(self._window, proposed, SUFFIXES)
        if target is None:
            return
        self._remember(target.parent)
        self._place.settings.setValue(_KIND, target.suffix.lower())
        scope = Scope(query or TaskQuery(as_of or desk.today), as_of=as_of)
        self._place.operations.take_time(
            f"Đang xuất ra {target.name}",
            lambda _: export(desk, scope, target),
            lambda done: self.said.emit(exported(done.path.name, done.count, done.path.suffix.lower())),
        )

    def _show(self, read: _Read) -> None:
        sheets, proposal, around = read
        ImportDialog(self._place, sheets, proposal, around, self._tell, self._window).open()

    def _tell(self, done: Imported) -> None:
        self.said.emit(imported(len(done.tasks), len(done.units)))

    def _folder(self) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(self._place.settings.value(_FOLDER, "")) or documents

    def _remember(self, folder: Path) -> None:
        self._place.settings.setValue(_FOLDER, str(folder))


def _surroundings(desk: Desk) -> Surroundings:
    office = list_tasks.particulars(desk)
    collator = QCollator(QLocale(QLocale.Language.Vietnamese))
    units = [unit for unit in office.units if unit.exists_on(desk.today)]
    return Surroundings(tuple(sorted(units, key=lambda unit: collator.sortKey(unit.name))), office.meetings)
