"""A line that says something and offers what can be done about it; it stands on the page and blocks nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from giaoban_tracker.ui.pages.meetings.themed import keep_icon
from giaoban_tracker.ui.workplace import Workplace


class Notice(QFrame):
    """Hidden until it has something to say.

    Signals:
        closed: it was closed by one of its buttons, which take the focus with them.
    """

    closed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = place.theme
        self._tone = "soon"
        self.setObjectName("said")
        self._words = QLabel(wordWrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._close = QToolButton()
        keep_icon(place, self._close, "close", "quiet")
        self._close.setToolTip("Đóng dòng này (Esc)")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.clicked.connect(lambda: self._do(lambda: None))
        self._row.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self._first: Callable[[], None] | None = None
        self._passing = False
        place.theme.changed.connect(self._colour)
        place.undo.moved.connect(self._pass)
        self.hide()

    def say(
        self, words: str, *offers: tuple[str, Callable[[], None]], tone: str = "soon", passing: bool = False
    ) -> None:
        """Say something, with the words and deeds of buttons; pressing one closes the notice.

        Args:
            tone: the theme's name of its colour: "soon" for what to look at, "done" for what went well.
            passing: it is over with the next decision, with its undoing, and when the person goes elsewhere: what it
                says of the last one would be wrong then.
        """
        self._passing = passing
        self._tone = tone
        self._colour()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._first = offers[0][1] if offers else None
        self._words.setText(words)
        for place, (title, deed) in enumerate(offers):
            button = QPushButton(title)
            button.clicked.connect(lambda _=False, deed=deed: self._do(deed))
            self._row.insertWidget(1 + place, button)
            self._buttons.append(button)
        self.show()

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words.text() if not self.isHidden() else ""

    def do_first(self) -> bool:
        """Do what the first button does; False when there is none."""
        if self.isHidden() or self._first is None:
            return False
        self._do(self._first)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pass()

    def _pass(self) -> None:
        if self._passing:
            self._passing = False
            self.hide()

    def _colour(self) -> None:
        c, ink = self._theme.colours, self._theme.colour(self._tone).name()
        ground = self._theme.colour(f"{self._tone}_soft").name()
        self.setStyleSheet(
            f"#said {{ background: {ground}; border: none; border-bottom: 1px solid {c.line}; }}"
            f"#said QLabel {{ color: {ink}; }}"
        )

    def _do(self, deed: Callable[[], None]) -> None:
        self.hide()
        self.closed.emit()
        deed()
