"""Icons on buttons that follow the scheme from light to dark and back."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from giaoban_tracker.ui.workplace import Workplace


def keep_icon(place: Workplace, button: QAbstractButton, name: str, tone: str = "accent") -> None:
    """Give a button an icon in the theme's colour of that name, and draw it anew whenever the scheme changes."""

    def draw() -> None:
        button.setIcon(place.icons.icon(name, place.theme.colour(tone)))

    draw()
    place.theme.changed.connect(draw)
