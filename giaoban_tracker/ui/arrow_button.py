"""Back and forward: small buttons with an arrow that take the ink of the theme."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from giaoban_tracker.ui.workplace import Workplace


def arrow_button(words: str, icon: str, place: Workplace) -> QToolButton:
    """A button of one icon; `words` are its tool tip and its name."""
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(words)

    def draw() -> None:
        button.setIcon(place.icons.icon(icon, place.theme.colour("ink")))

    draw()
    place.theme.changed.connect(draw)
    return button
