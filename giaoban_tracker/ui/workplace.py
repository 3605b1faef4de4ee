"""What every page is handed: the desk, the errand boy, what can be undone, how things look."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.trace import Trace
from giaoban_tracker.ui.undo import UndoHistory
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class Workplace:
    """One window's surroundings.

    Attributes:
        settings: the window's own memory (sizes, columns, last choices); kept outside the book.
        is_sample: whether the book is the sample office, which lives on a day of its own.
    """

    desk: Desk
    operations: Operations
    undo: UndoHistory
    theme: Theme
    icons: Icons
    settings: QSettings
    trace: Trace
    is_sample: bool = False
