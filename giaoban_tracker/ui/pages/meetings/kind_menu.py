"""Why words give no task: a menu of the kinds; Enter takes the likely one, else the one chosen last."""

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

    def __init__(self, place: Workplace, parent: QWidget, *, likely: DismissalKind | None = None) -> None:
        """Build the menu.

        Args:
            likely: the kind to mark instead of the one chosen last.
        """
        super().__init__(parent)
        self.addAction("Không phải nhiệm vụ, vì là:").setEnabled(False)
        self._settings = place.settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._marked: QAction | None = None
        chosen_last = str(self._settings.value(_SETTING, DismissalKind.PAST_RESULT.value))
        marked = likely.value if likely is not None else chosen_last
        for number, (kind, term) in enumerate(DISMISSAL_TERMS.items(), 1):
            action = self.addAction(f"&{number}  {term}")
            action.triggered.connect(lambda _=False, kind=kind: self._choose(kind))
            if kind.value == marked:
                self._marked = action

    def open_at(self, corner: QPoint) -> None:
        """Show it with its top left corner there, one choice marked."""
        self.popup(corner)
        if self._marked is not None:
            self.setActiveAction(self._marked)

    def _choose(self, kind: DismissalKind) -> None:
        self._settings.setValue(_SETTING, kind.value)
        self.chosen.emit(kind)
