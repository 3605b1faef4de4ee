"""Typing Vietnamese into a field as an input method commits it; simulated keys cannot."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def commit(field: QWidget, text: str) -> None:
    """Commit words at the cursor of a field."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
