"""How minutes come in: from a file, a drop or the clipboard, by way of the worker, to a review ready to be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.meetings import reading
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.review import Minutes
from giaoban_tracker.workflow.review_minutes import Taken


class Intake(QObject):
    """Takes minutes one at a time; a later wish replaces an earlier one.

    Signals:
        began: (str) minutes of that name are being read; empty for a paste.
        taken: (Minutes) here they are; `open` goes on with them.
        consent_wanted: (Taken) the words are in older letters; `open` goes on with one of their forms.
        opened: (Opened) the minutes are ready to be judged.
        failed: (GiaobanError) they cannot be read.
        stopped: () the person no longer wants them.
    """

    began = Signal(str)
    taken = Signal(object)
    consent_wanted = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._progress: Progress | None = None
        self._waiting = False
        self._left_out = 0
        self._into: MeetingId | None = None
        place.operations.ended.connect(self._notice_stop)

    def read_file(self, path: Path, into: MeetingId | None = None) -> None:
        """Read a file of minutes; `into` is the meeting on the calendar that they are of, None lets the words say."""
        self._into = into
        self._take(path.name, lambda: reading.take_file(path))

    def take_mime(self, data: QMimeData) -> None:
        """Read what was dropped or pasted: the first of its files, else its words."""
        self._into = None
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self._take(files[0].name, lambda: reading.take_file(files[0]), left_out=len(files) - 1)
            return
        plain, html = data.text(), data.html() if data.hasHtml() else None
        self._take("", lambda: reading.take_paste(plain, html))

    def open(self, minutes: Minutes, *, anew: bool = False) -> None:
        """Read minutes into a review.

        Args:
            anew: even when an unfinished review of them was kept.
        """
        desk, into = self._place.desk, self._into
        self._begin(minutes.name)
        progress = self._place.operations.take_time(
            "Đang đọc biên bản",
            lambda progress: reading.open_minutes(desk, minutes, progress.stopped, anew=anew, into=into),
            self._deliver,
            failed=self._fail,
        )
        self._progress = progress if self._waiting else None

    def take_up(self, key: str) -> None:
        """Go on with a kept review; one that is gone is passed over in silence."""
        desk = self._place.desk
        self._place.operations.ask(
            lambda: reading.take_up(desk, key),
            lambda opened: self.opened.emit(opened) if opened is not None else None,
            failed=self._fail,
        )

    def stop(self) -> None:
        """Give up what is being read."""
        if self._progress is not None:
            self._progress.cancel()
            self._notice_stop()

    def left_out(self) -> int:
        """How many files of the last drop were not read; asked once."""
        left_out, self._left_out = self._left_out, 0
        return left_out

    def _take(self, name: str, errand: Callable[[], Taken], left_out: int = 0) -> None:
        self._left_out = left_out
        self._begin(name)
        progress = self._place.operations.take_time(
            "Đang mở biên bản", lambda _: errand(), self._taken, failed=self._fail
        )
        self._progress = progress if self._waiting else None

    def _begin(self, name: str) -> None:
        if self._progress is not None:
            self._progress.cancel()
        self._waiting, self._progress = True, None
        self.began.emit(name)

    def _end(self) -> None:
        self._waiting, self._progress = False, None

    def _taken(self, taken: Taken) -> None:
        self._end()
        if taken.converted is None:
            self.taken.emit(taken.minutes)
        else:
            self.consent_wanted.emit(taken)

    def _deliver(self, opened: reading.Opened) -> None:
        self._end()
        self.opened.emit(opened)

    def _fail(self, error: GiaobanError) -> None:
        self._end()
        self.failed.emit(error)

    def _notice_stop(self) -> None:
        """Reading was cancelled, here or in the status bar."""
        if self._progress is not None and self._progress.stopped():
            self._end()
            self.stopped.emit()
