"""The window's door: wires clock, book, worker and window, once.

The book's room is imported before PySide6, whose import hook slows every import after it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban_tracker import machine
from giaoban_tracker.domain.errors import GiaobanError, Unavailable
from giaoban_tracker.places import resources_folder
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import desk_of_new_book, hold_book, new_desk, open_desk
from giaoban_tracker.workflow.post.side import own_unit

from PySide6.QtCore import QSettings, QTimer  # isort: skip - after the book's room, see above
from PySide6.QtWidgets import QApplication, QDialog  # isort: skip

from giaoban_tracker.ui.crash import CrashCatcher
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.ui.qt_words import QtWords
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.trace import Trace
from giaoban_tracker.ui.undo import UndoHistory
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.ui.first_run import FirstChoice
    from giaoban_tracker.ui.first_run_unit import UnitChoice

LOG = logging.getLogger(__name__)
STYLE = ("-style", "Fusion")
"""One look everywhere. Said to Qt itself: `setStyle` gives a QStyle back, whose names take 10 ms to load."""
SAMPLE_SUFFIX, UNIT_SAMPLE_SUFFIX = "-mau", "-mau-don-vi"
_LOG_BYTES = 512 * 1024
_AFTER_THE_FIRST_LOOK_MS = 3000
"""Reminders wait until the window has painted and read what it shows."""


class _Kind(Enum):
    """Whose book is shown."""

    OWN = "own"
    SAMPLE = "sample"
    UNIT_SAMPLE = "unit-sample"


def run(arguments: Sequence[str]) -> int:
    """Open the window; returns the exit code of the event loop, 1 when no book could be opened."""
    chosen, kind = _options(arguments)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName("Sổ giao ban")
    application.setDesktopFileName("giaoban")
    application.installTranslator(QtWords(application))
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "SoGiaoBan", "cua-so")
    theme = Theme(application, text_percent=_whole(settings.value("window/text_percent"), 100))
    catcher = CrashCatcher(_show_crash)
    session = _Session(application, settings, theme, catcher, machine.data_folder(chosen))
    return session.run(kind, named=machine.names_folder(chosen))


class _Session:
    """One run of the program: a window on one book, and perhaps afterwards on another."""

    def __init__(
        self, application: QApplication, settings: QSettings, theme: Theme, catcher: CrashCatcher, folder: Path
    ) -> None:
        self._application = application
        self._settings = settings
        self._theme = theme
        self._catcher = catcher
        self._folder = folder
        self._named = False
        self._sample_next = False

    def run(self, kind: _Kind, *, named: bool) -> int:
        """Show the person's own book, or a sample.

        Args:
            named: whether the folder was named for this run alone, so that another choice is not remembered.
        """
        self._named = named
        code = self._show(kind)
        while self._sample_next:
            self._sample_next = False
            code = self._show(_Kind.SAMPLE)
        return code

    def _show(self, kind: _Kind) -> int:
        desk: Desk | None = None
        try:
            desk = self._own_desk() if kind is _Kind.OWN else self._sample_desk(kind)
            if desk is None:
                return 0
            # A book that was opened or made in a folder has that folder.
            held = hold_book(desk.ledger.folder or self._folder)
        except GiaobanError as error:
            if desk is not None:
                desk.ledger.close()
            LOG.info("no book: %s", error.code)
            from giaoban_tracker.ui import ask  # heavy: message boxes, which a start that goes well does not need

            ask.tell(None, error)
            return 1
        _keep_log(desk.ledger.folder or self._folder)
        try:
            return self._work(desk, is_sample=kind is not _Kind.OWN)
        finally:
            desk.ledger.close()
            held.close()

    def _work(self, desk: Desk, *, is_sample: bool) -> int:
        operations, trace = Operations(), Trace()
        operations.crashed.connect(self._catcher.catch)
        place = Workplace(
            desk=desk,
            operations=operations,
            undo=UndoHistory(desk, operations),
            theme=self._theme,
            icons=Icons(desk.resources),
            settings=self._settings,
            trace=trace,
            is_sample=is_sample,
        )
        window = _window(place)
        window.sample_wanted.connect(partial(self._leave_for_sample, window))
        window.show()
        trace.mark("window-shown")
        later = QTimer(window, singleShot=True, interval=_AFTER_THE_FIRST_LOOK_MS)
        later.timeout.connect(lambda: _remind(place, window))
        later.start()
        code = self._application.exec()
        self._settings.setValue("window/text_percent", self._theme.text_percent)
        operations.close()
        trace.stop()
        window.deleteLater()
        return code

    def _leave_for_sample(self, window: MainWindow) -> None:
        self._sample_next = True
        window.close()

    def _own_desk(self) -> Desk | None:
        """The office's own book; the first time a person describes it, or goes to the sample instead."""
        try:
            return _opened(self._folder)
        except Unavailable as error:
            if error.code != "no-ledger":
                raise
        from giaoban_tracker.ui.first_run import FirstRun  # heavy: needed once in a book's life
        from giaoban_tracker.workflow import set_up_office  # heavy: needed once in a book's life

        first = FirstRun(set_up_office.presets(resources_folder()), self._folder, self._theme)
        if first.exec() != QDialog.DialogCode.Accepted:
            self._sample_next = first.wants_sample
            return None
        return self._chosen_desk(first.choice())

    def _chosen_desk(self, choice: FirstChoice | UnitChoice) -> Desk:
        """The book that the person chose: opened where there is one, else made; the next start finds it again."""
        if not choice.existing:
            with _new(choice.folder) as desk:
                _fill(desk, choice)
        desk = _opened(choice.folder)
        if choice.folder != self._folder and not self._named:
            _remember(choice.folder)
        self._folder = choice.folder
        return desk

    def _sample_desk(self, kind: _Kind) -> Desk:
        """The sample office, or one of its units; made the first time, looked at on its own day."""
        from giaoban_tracker.workflow import sample_office  # heavy: only the sample needs its story

        suffix = SAMPLE_SUFFIX if kind is _Kind.SAMPLE else UNIT_SAMPLE_SUFFIX
        folder = self._folder.with_name(self._folder.name + suffix)
        try:
            desk = _opened(folder)
        except Unavailable as error:
            if error.code != "no-ledger":
                raise
            from giaoban_tracker import demo  # heavy: the reading of minutes, needed once in a sample's life

            with _new(folder) as empty:
                if kind is _Kind.SAMPLE:
                    demo.fill_with_sample(empty)
                else:
                    demo.fill_unit_with_sample(empty, _scratch)
            desk = _opened(folder)
        return sample_office.desk_on(desk, sample_office.AS_OF)


def _fill(desk: Desk, choice: FirstChoice | UnitChoice) -> None:
    """Make an empty book the office's, or a unit's."""
    from giaoban_tracker.ui.first_run_unit import UnitChoice  # heavy: needed once in a book's life

    if isinstance(choice, UnitChoice):
        from giaoban_tracker.workflow.post import identity, join  # heavy: keys, needed once in a book's life

        if choice.portable or machine.is_carried():
            assert desk.ledger.folder is not None
            identity.make_portable(desk.ledger.folder)
        join.accept_invite(desk, choice.invite, choice.code, choice.device)
        return
    from giaoban_tracker.workflow import set_up_office  # heavy: needed once in a book's life

    set_up_office.set_up(
        desk, choice.preset, name=choice.name, parent=choice.parent, place=choice.place, signer=choice.signer
    )


def _window(place: Workplace) -> MainWindow:
    """The window of the side on which the book is."""
    known = list_tasks.particulars(place.desk)
    LOG.info("opened: %d units, %d meetings, sample %s", len(known.units), len(known.meetings), place.is_sample)
    if own_unit(place.desk) is None:
        return MainWindow(place, known.office.name)
    from giaoban_tracker.ui.unit_window import UnitWindow  # heavy: a unit's; most books are an office's
    from giaoban_tracker.workflow.post import join  # heavy: keys and packages

    member = join.membership(place.desk)
    return UnitWindow(place, member.unit_name if member is not None else "")


def _remind(place: Workplace, window: MainWindow) -> None:
    from giaoban_tracker.ui.reminders import begin  # heavy: once a person has seen the window

    begin(place, window)


def _show_crash(report: str) -> None:
    from giaoban_tracker.ui.crash_dialog import CrashDialog  # heavy: a run that goes well does not need it

    CrashDialog(report).exec()


def _options(arguments: Sequence[str]) -> tuple[str | None, _Kind]:
    """The folder after `--data`, and whose book is wanted; `__main__` lets nothing else through.

    By hand: argparse takes a tenth of the time that an empty window does.
    """
    folder: str | None = None
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if option == "--data" and rest:
            folder = rest.pop(0)
        elif option.startswith("--data="):
            folder = option.partition("=")[2]
    kind = _Kind.SAMPLE if "--sample" in arguments else _Kind.OWN
    return folder, _Kind.UNIT_SAMPLE if "--sample-unit" in arguments else kind


def _opened(folder: Path) -> Desk:
    return open_desk(folder, now=machine.now, new_id=machine.new_id, by=machine.person(), resources=resources_folder())


def _new(folder: Path) -> AbstractContextManager[Desk]:
    return desk_of_new_book(
        folder, now=machine.now, new_id=machine.new_id, by=machine.person(), resources=resources_folder()
    )


def _scratch(folder: Path) -> Desk:
    return new_desk(folder, now=machine.now, new_id=machine.new_id, by=machine.person(), resources=resources_folder())


def _remember(folder: Path) -> None:
    """Leave a note where the book lies, for both doors.

    Raises:
        Unavailable: as `safe_file.write_safely`.
    """
    note = machine.folder_note()
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", name=note.parent) from error
    write_safely(note, str(folder).encode())


def _keep_log(folder: Path) -> None:
    """A log of ids and counts beside the book; a folder that cannot take it is no reason not to work."""
    root = logging.getLogger("giaoban_tracker")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    try:
        (folder / "logs").mkdir(exist_ok=True)
        path = folder / "logs" / "giaoban.log"
        # By hand and once a start: logging.handlers loads sockets and pickles.
        if path.exists() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_name("giaoban.log.1"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def _whole(value: object, default: int) -> int:
    """A whole number from the settings file, which a person may have edited."""
    return int(value) if isinstance(value, str | int) and str(value).isdecimal() else default
