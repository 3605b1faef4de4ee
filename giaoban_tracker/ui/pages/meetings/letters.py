"""Judging by single letters, on keyboards that write Vietnamese.

Telex typing programs rewrite letters after the fact: pressing A twice arrives as 'a', then a Backspace and 'â'; A and
then R as 'a', Backspace, 'ả'. What arrives after a Backspace therefore tells which key was pressed, and not again what
stood there before.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

_BURST_MS = 40
"""A typing program sends what it rewrites in one go; no hand is that fast."""
_CIRCUMFLEX, _HOOK = "\u0302", "\u0309"
_PLAIN_ONLY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class LetterKeys(QObject):
    """Turns key presses into the letters that were meant.

    Signals:
        pressed: (str) one small letter.
    """

    pressed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rewritten: str | None = None
        self._burst = QTimer(self, singleShot=True, interval=_BURST_MS)
        self._burst.timeout.connect(self._end_burst)

    def take(self, event: QKeyEvent) -> bool:
        """Whether a key press was a letter, or part of one; other keys are left alone."""
        if event.modifiers() & _PLAIN_ONLY:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self._rewritten = self._rewritten or ""
            self._burst.start()
            return True
        text = event.text()
        if len(text) != 1 or not text.isalpha():
            return False
        if self._rewritten is not None:
            self._rewritten += text
        else:
            self._press(letter_meant(text))
        return True

    def _end_burst(self) -> None:
        rewritten, self._rewritten = self._rewritten, None
        if rewritten:
            self._press(key_that_made(rewritten))

    def _press(self, letter: str) -> None:
        if letter:
            self.pressed.emit(letter)


def letter_meant(char: str) -> str:
    """The key of a letter typed on its own: 'A' and 'a' are one key, 'â' on a Vietnamese layout is the A key's."""
    return unicodedata.normalize("NFD", char.lower())[0].replace("đ", "d")


def key_that_made(rewritten: str) -> str:
    """The Telex key after which letters were written anew as these; empty when it is none that judges."""
    marks = unicodedata.normalize("NFD", rewritten.lower())
    for place, char in enumerate(marks):
        if char == _CIRCUMFLEX:
            return marks[place - 1]
        if char == _HOOK:
            return "r"
    plain = [char for char in marks if not unicodedata.combining(char)]
    # Pressing the key once more takes the mark away and writes the key itself.
    return plain[-1] if len(marks) == len(plain) and len(plain) > 1 else ""
