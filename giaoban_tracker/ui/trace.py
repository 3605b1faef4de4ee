"""Marks of what a person has seen and when, for measuring (`GIAOBAN_TRACE`, product.md): one JSON line a mark.

Times are milliseconds since the process was started by the system, not since Python began to import.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

TRACE_VARIABLE = "GIAOBAN_TRACE"
QUIT_VARIABLE = "GIAOBAN_QUIT"
BLOCKED_MS = 100
_BEAT_S = 0.02
_HUNDRED_NANOSECONDS_TO_1970 = 116_444_736_000_000_000


class Trace(QObject):
    """Writes marks where the environment asks for them; costs nothing where it does not.

    Each mark of a name is written once per cause: pages call `mark` after the repaint that the person sees.
    """

    _quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        named = os.environ.get(TRACE_VARIABLE)
        self._file = Path(named) if named else None
        self._quit_after = os.environ.get(QUIT_VARIABLE)
        self._started = process_start() if self.is_on else 0.0
        self._pulse = _Pulse(self) if self._file is not None else None
        # Queued: a mark may come before the event loop runs, and from the pulse's own thread.
        self._quit_wanted.connect(QCoreApplication.quit, Qt.ConnectionType.QueuedConnection)

    @property
    def is_on(self) -> bool:
        return self._file is not None or self._quit_after is not None

    def mark(self, name: str, **fields: int) -> None:
        """Append one mark; quits the program after the one that `GIAOBAN_QUIT` names."""
        if not self.is_on:
            return
        if self._file is not None:
            line = {"mark": name, "ms": round((time.time() - self._started) * 1000), **fields}
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
        if name == self._quit_after:
            self._quit_wanted.emit()

    def stop(self) -> None:
        """End the watch over the window's thread."""
        if self._pulse is not None:
            self._pulse.stop()


class _Pulse(QObject):
    """Watches the window's thread: another thread knocks, and measures how long the answer takes.

    A mark says how long the person waited, and how long of that the window's own thread was at work; the rest went to
    other threads and other programs. Where the system does not tell, all of it counts as work.
    """

    knocked = Signal()

    def __init__(self, trace: Trace) -> None:
        super().__init__(trace)
        self._trace = trace
        self._answered = threading.Event()
        self._stopped = threading.Event()
        self._worked = _work_clock()
        self.knocked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name="pulse", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._answered.set()
        self._thread.join()

    def _answer(self) -> None:
        self._answered.set()

    def _watch(self) -> None:
        # The first answer comes when the event loop starts; what happens before is start-up, not a freeze.
        first = True
        while not self._stopped.wait(_BEAT_S):
            self._answered.clear()
            knocked_at, worked_until = time.monotonic(), self._worked()
            self.knocked.emit()
            self._answered.wait()
            waited_ms = round((time.monotonic() - knocked_at) * 1000)
            if waited_ms > BLOCKED_MS and not first and not self._stopped.is_set():
                self._trace.mark("blocked", length=waited_ms, busy=round((self._worked() - worked_until) * 1000))
            first = False


def _work_clock() -> Callable[[], float]:
    """A clock that runs while the calling thread works, to be read from any thread; in seconds."""
    if sys.platform == "linux":
        clock = time.pthread_getcpuclockid(threading.get_ident())
        return lambda: time.clock_gettime(clock)
    return time.monotonic


def process_start() -> float:
    """When the system started this process, in seconds since 1970; where it does not tell, now."""
    if sys.platform == "linux":
        fields = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        ticks = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.time() - (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks)
    if sys.platform == "win32":
        return _windows_process_start()
    return time.time()


def _windows_process_start() -> float:
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    times = (ctypes.c_ulonglong * 4)()
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    size = ctypes.sizeof(ctypes.c_ulonglong)
    ok = kernel.GetProcessTimes(process, *(ctypes.byref(times, place * size) for place in range(4)))
    return (times[0] - _HUNDRED_NANOSECONDS_TO_1970) / 10_000_000 if ok else time.time()
