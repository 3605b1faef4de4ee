"""Why words give no task: a menu of the kinds; the one chosen last is the one that Enter takes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.domain.terms import DISMISSAL_TERMS
from giaoban_tracker.ui.workplace import Workplace

_SETTING = "review/dismissal"


class KindMenu(QMenu):
    """Opens at once; deletes itself when it closes.

    Signals:
        chosen: (DismissalKind)
    """

    chosen = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__("Không phải nhiệm vụ, vì là:", parent)
        self._settings = place.settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._last: QAction | None = None
        last = str(self._settings.value(_SETTING, DismissalKind.PAST_RESULT.value))
        for number, (kind, term) in enumerate(DISMISSAL_TERMS.items(), 1):
            action = self.addAction(f"&{number}  {term}")
            action.triggered.connect(lambda _=False, kind=kind: self._choose(kind))
            if kind.value == last:
                self._last = action

    def open_at(self, corner: QPoint) -> None:
        """Show it with its top left corner there, the last choice marked."""
        self.popup(corner)
        if self._last is not None:
            self.setActiveAction(self._last)

    def _choose(self, kind: DismissalKind) -> None:
        self._settings.setValue(_SETTING, kind.value)
        self.chosen.emit(kind)
