"""The 24 digits of a key, as two people read them to each other: six groups, each with its check digit in grey."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from giaoban_tracker.workflow.post.enrol import Digits


class DigitsView(QWidget):
    """A title, and the digits below it in large figures."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        heading = QLabel(title)
        heading.setProperty("quiet", True)
        self._digits = QLabel()
        self._digits.setTextFormat(Qt.TextFormat.RichText)
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._digits.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading)
        column.addWidget(self._digits)

    def show_digits(self, digits: Digits) -> None:
        """Show a key's digits."""
        groups = [
            f"<span style='white-space:nowrap'><b>{group}</b><span style='color:gray'>·{check}</span></span>"
            for group, check in digits
        ]
        self._digits.setText(f"<span style='font-size:large'>{'&nbsp;&nbsp; '.join(groups)}</span>")
        spoken = ", ".join(f"{' '.join(group)}, số kiểm tra {check}" for group, check in digits)
        self._digits.setAccessibleName(f"{self._title}: {spoken}")
