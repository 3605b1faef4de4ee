"""What the sheets behind the tabs have in common: read when somebody looks, and again when something was written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.ui.workplace import Workplace

MOST = 100
"""Stretch of what takes the room; without it what is said keeps its place at the top."""


class OverviewSheet(QWidget):
    """One sheet.

    Signals:
        tasks_wanted: (TaskQuery) show these rows.
        said: (str) words for the status bar.
    """

    tasks_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._outdated = True

    def start(self) -> None:
        """The sheet has come to the front."""
        if self._outdated:
            self._read()
        self._first().setFocus()

    def take(self, changes: Changes) -> None:
        """Something was written; read again at once only if somebody looks."""
        self._outdated = self._outdated or self._is_touched(changes)
        if self._outdated and self.isVisible():
            self._read()

    # ------------------------------------------------------------ for subclasses

    def _read(self) -> None:
        """Ask for what is shown; from then on nothing is outdated."""
        raise NotImplementedError

    def _first(self) -> QWidget:
        """What has the focus at first."""
        raise NotImplementedError

    def _is_touched(self, changes: Changes) -> bool:
        return bool(changes.facts)

    def _put_below(self, bar: QFrame, body: QLayout) -> None:
        """Lay the bar of choices over the rest, from edge to edge."""
        bar.setProperty("bar", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(body, 1)
