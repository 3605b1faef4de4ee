"""The icon beside the computer's clock: tells in a bubble, leads back to the window when it is clicked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon


class Tray(QObject):
    """An icon that is there only while there is something to tell.

    Signals:
        clicked: () the icon, or the bubble, was clicked.
    """

    clicked = Signal()

    def __init__(self, icon: QIcon, menu: QMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(menu)
        self._icon.messageClicked.connect(self.clicked)
        self._icon.activated.connect(self._take)

    @staticmethod
    def is_there() -> bool:
        """Whether this desktop has a place for such icons, and shows what they tell."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def tell(self, title: str, words: str) -> None:
        """Show the icon and say something."""
        self._icon.setToolTip(f"{title}\n{words}")
        self._icon.show()
        self._icon.showMessage(title, words)

    def put_away(self) -> None:
        """Nothing is left to tell."""
        self._icon.hide()

    def _take(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.clicked.emit()
