"""Taking files in, on the slow worker: it tells how far it is and can be stopped, and stays one step for undo.

A stop between two files changes nothing. One that comes after the last file comes too late: the book has it all, and
that is told, for an answer that nobody hears would leave the window behind the book.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.workplace import Workplace


class Taking(QObject):
    """One taking at a time."""

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._progress: Progress | None = None
        self._started = self._finished = False
        self._written: Changes | None = None
        self._title = ""
        self._then: Callable[[], None] | None = None
        self._failed: Callable[[GiaobanError], None] | None = None
        place.operations.ended.connect(self._notice_stop)

    def start(
        self,
        title: str,
        errand: Callable[[Progress], Changes],
        then: Callable[[], None],
        failed: Callable[[GiaobanError], None],
    ) -> None:
        """Take in, remember it under its title, and go on.

        Args:
            failed: gets a refusal, "stopped" among others.
        """
        self._title, self._then, self._failed = title, then, failed
        self._started = self._finished = False
        self._written = None

        def run(progress: Progress) -> Changes:
            self._progress, self._started = progress, True
            try:
                self._written = errand(progress)
            finally:
                self._finished = True
            return self._written

        self._progress = self._place.operations.take_time(title, run, self._finish, failed=self._refuse)

    def _finish(self, changes: Changes) -> None:
        then, self._then = self._then, None
        if then is not None:
            self._place.operations.changed.emit(changes)
            self._place.undo.did(self._title, changes)
            then()

    def _refuse(self, error: GiaobanError) -> None:
        failed, self._then = self._failed, None
        if failed is not None:
            failed(error)

    def _notice_stop(self) -> None:
        """A long errand is over; a stopped one delivers nothing by itself."""
        stopped = self._progress is not None and self._progress.stopped()
        if self._then is None or not stopped or (self._started and not self._finished):
            return
        if self._written is not None:
            self._finish(self._written)
        else:
            self._refuse(Refused("stopped"))
