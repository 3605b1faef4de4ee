"""The keys of a review: those pressed in its list and in its text; keys of fields never come here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from giaoban_tracker.ui.pages.meetings.deeds import LETTERS, deed_of
from giaoban_tracker.ui.pages.meetings.letters import LetterKeys


class ReviewKeys(QObject):
    """Listens to the list and the text.

    Signals:
        wanted: (str) the name of a deed.
    """

    wanted = Signal(str)

    def __init__(self, drafts: QWidget, text: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._text = text
        self._letters = LetterKeys(self)
        self._letters.pressed.connect(self._press)
        for widget in (drafts, text):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._take(event, deed_of(event, in_text=watched is self._text))
        return False

    def _take(self, event: QKeyEvent, deed: str) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            # What means something here is no shortcut of the window: Ctrl+Z takes back a judgement, not a task.
            if deed:
                event.accept()
            return bool(deed)
        if deed:
            self.wanted.emit(deed)
        return bool(deed) or self._letters.take(event)

    def _press(self, letter: str) -> None:
        if letter in LETTERS:
            self.wanted.emit(LETTERS[letter])
