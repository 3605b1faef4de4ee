"""When the program itself is wrong: a report to be shown in a dialog (`crash_dialog`), and kept in the log.

The report holds versions, the place in the program and the kind of fault, never the words of a conclusion: messages of
exceptions may quote data, so they are left out.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from giaoban_tracker import __version__

LOG = logging.getLogger(__name__)


def report_of(fault: BaseException) -> str:
    """Versions, kind of fault and the lines of the program that led to it; no data."""
    lines = [
        f"Sổ giao ban {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}",
        f"{type(fault).__module__}.{type(fault).__qualname__}",
    ]
    for frame in traceback.extract_tb(fault.__traceback__):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def _short(file: str) -> str:
    """The end of a path, without the person's folders."""
    parts = file.replace("\\", "/").split("/")
    own = [place for place, part in enumerate(parts) if part == "giaoban_tracker"]
    return "/".join(parts[own[-1] + 1 :] if own else parts[-2:])


class CrashCatcher(QObject):
    """Turns every uncaught fault of the process into one dialog and one log entry."""

    _caught = Signal(object)

    def __init__(self, show: Callable[[str], None], parent: QObject | None = None) -> None:
        """`show` shows one report to the person; it is called on the window's thread."""
        super().__init__(parent)
        self._show = show
        self._showing = False
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._hook

    def catch(self, fault: BaseException) -> None:
        """Report a fault from any thread."""
        self._caught.emit(fault)

    def _hook(self, kind: type[BaseException], fault: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, _)
        else:
            self.catch(fault)

    def _tell(self, fault: BaseException) -> None:
        report = report_of(fault)
        LOG.error("crash\n%s", report)
        # A fault in a repaint comes again with every repaint: one dialog is enough.
        if not self._showing:
            self._showing = True
            self._show(report)
            self._showing = False
