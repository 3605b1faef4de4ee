"""Errands off the window's thread: each runs on a worker, and its answer comes back to the window's thread.

Three workers, each doing one errand after another: a quick one for what a person waits for, one aside for counts
and rows out of sight, a slow one for reading minutes, setting pages and drawing them. So neither a long print nor a
count over a large book makes the table wait.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError

LOG = logging.getLogger(__name__)
T = TypeVar("T")
_LOGGED_IDS = 20


class Progress:
    """How far a long errand is; shared between the worker, which reports, and the window, which may cancel."""

    def __init__(self, tell: Callable[[int, int], None] | None = None) -> None:
        self._cancelled = threading.Event()
        self._tell = tell

    def report(self, done: int, total: int) -> bool:
        """Called by the errand; False asks it to stop."""
        if self._tell is not None:
            self._tell(done, total)
        return not self._cancelled.is_set()

    def stopped(self) -> bool:
        """Called by the errand between steps: whether somebody cancelled."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Called by the window."""
        self._cancelled.set()


@dataclass(slots=True)
class _Job:
    work: Callable[[], object]
    then: Callable[[Any], None]
    failed: Callable[[GiaobanError], None]
    dropped: Callable[[], None]
    key: str | None
    turn: int


class Operations(QObject):
    """The window's errand boy.

    Signals:
        changed: (Changes) an errand wrote; pages read again what they show.
        refused: (GiaobanError) an errand was refused and nobody else took care of it.
        crashed: (BaseException) an errand met a bug.
        began: (str, Progress) a long errand began; the title is for people.
        advanced: (int, int) the long errand is at `done` of `total`.
        ended: () it is over, whatever came of it.
    """

    changed = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)
    began = Signal(str, object)
    advanced = Signal(int, int)
    ended = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        """Start the workers; `inline` runs every errand at once on the calling thread, for tests of pages."""
        super().__init__(parent)
        self._inline = inline
        self._turns: dict[str, int] = {}
        self._long: set[Progress] = set()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._quick: SimpleQueue[_Job | None] = SimpleQueue()
        self._slow: SimpleQueue[_Job | None] = SimpleQueue()
        self._aside: SimpleQueue[_Job | None] = SimpleQueue()
        queues = {"quick": self._quick, "slow": self._slow, "aside": self._aside}
        self._threads = [] if inline else [self._worker(name, queue) for name, queue in queues.items()]

    def ask(
        self,
        errand: Callable[[], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[GiaobanError], None] | None = None,
        replacing: str | None = None,
        aside: bool = False,
    ) -> None:
        """Run an errand that reads.

        Args:
            then: gets the answer, on the window's thread.
            failed: gets a refusal; by default the window tells the person.
            replacing: a name; only the answer (or refusal) to the newest errand of that name is delivered, older ones
                that have not begun are passed over.
            aside: nobody waits for the answer (counts, rows out of sight), so that it must not stand in the way of
                errands that somebody does wait for.
        """
        queue = self._aside if aside else self._quick
        self._start(queue, errand, then, failed or self.refused.emit, key=replacing)

    def change(
        self,
        errand: Callable[[], T],
        changes_of: Callable[[T], Changes],
        then: Callable[[T], None] | None = None,
        *,
        failed: Callable[[GiaobanError], None] | None = None,
    ) -> None:
        """Run an errand that writes; `changed` is emitted before `then`, so that pages are up to date."""

        def deliver(answer: T) -> None:
            changes = changes_of(answer)
            LOG.info("wrote %d facts about %d subjects: %s", *_counted(changes))
            self.changed.emit(changes)
            if then is not None:
                then(answer)

        self._start(self._quick, errand, deliver, failed or self.refused.emit)

    def take_time(
        self,
        title: str,
        errand: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[GiaobanError], None] | None = None,
        stopped: Callable[[], None] | None = None,
        replacing: str | None = None,
    ) -> Progress:
        """Run an errand that may take long; a cancelled one delivers nothing.

        Args:
            title: what the person waits for: "Đang đọc biên bản".
            stopped: called once a cancelled errand has ended, for a page that would else wait for ever.
        """
        progress = Progress(self.advanced.emit)
        self._long.add(progress)

        def end() -> None:
            self._long.discard(progress)
            self.ended.emit()
            if progress.stopped() and stopped is not None:
                stopped()

        def deliver(answer: T) -> None:
            end()
            if not progress.stopped():
                then(answer)

        def give_up(error: GiaobanError) -> None:
            end()
            if not progress.stopped():
                (failed or self.refused.emit)(error)

        self.began.emit(title, progress)
        self._start(
            self._slow, lambda: None if progress.stopped() else errand(progress), deliver, give_up, end, replacing
        )
        return progress

    def close(self) -> None:
        """Let the workers do every decision that was taken, ask long errands to stop, and end them.

        Answers still on their way are dropped.
        """
        self._answered.disconnect(self._deliver)
        for progress in self._long:
            progress.cancel()
        for queue in (self._quick, self._slow, self._aside):
            queue.put(None)
        for thread in self._threads:
            thread.join()

    def _start(
        self,
        queue: SimpleQueue[_Job | None],
        work: Callable[[], object],
        then: Callable[[Any], None],
        failed: Callable[[GiaobanError], None],
        dropped: Callable[[], None] = lambda: None,
        key: str | None = None,
    ) -> None:
        turn = 0
        if key is not None:
            turn = self._turns[key] = self._turns.get(key, 0) + 1
        job = _Job(work, then, failed, dropped, key, turn)
        if self._inline:
            self._run(job)()
        else:
            queue.put(job)

    def _worker(self, name: str, queue: SimpleQueue[_Job | None]) -> threading.Thread:
        def serve() -> None:
            while (job := queue.get()) is not None:
                self._answered.emit(job.dropped if self._is_outdated(job) else self._run(job))

        thread = threading.Thread(target=serve, name=f"errands-{name}", daemon=True)
        thread.start()
        return thread

    def _run(self, job: _Job) -> Callable[[], None]:
        """Do the work; returns what the window's thread has to do with the answer."""
        try:
            answer = job.work()
        except GiaobanError as error:
            refusal = error
            LOG.info("refused: %s", error.code)
            return lambda: job.dropped() if self._is_outdated(job) else job.failed(refusal)
        except Exception as bug:  # noqa: BLE001 - the one place that turns a bug on a worker into a crash report
            fault = bug
            return lambda: self._crash(job, fault)
        return lambda: job.dropped() if self._is_outdated(job) else job.then(answer)

    def _crash(self, job: _Job, fault: BaseException) -> None:
        job.dropped()
        self.crashed.emit(fault)

    def _is_outdated(self, job: _Job) -> bool:
        return job.key is not None and self._turns[job.key] != job.turn

    def _deliver(self, act: Callable[[], None]) -> None:
        act()


def _counted(changes: Changes) -> tuple[int, int, str]:
    """What the log says of changes: counts and the first ids, never a word of what was written."""
    ids = " ".join(changes.facts[:_LOGGED_IDS])
    return len(changes.facts), len(changes.subjects), f"{ids} …" if len(changes.facts) > _LOGGED_IDS else ids
