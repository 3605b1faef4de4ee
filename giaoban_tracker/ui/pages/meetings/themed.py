"""Icons and headings that follow the scheme from light to dark, and the size of all text."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from giaoban_tracker.ui.workplace import Workplace


def keep_icon(place: Workplace, button: QAbstractButton, name: str, tone: str = "accent") -> None:
    """Give a button an icon in the theme's colour of that name, and draw it anew whenever the scheme changes."""

    def draw() -> None:
        button.setIcon(place.icons.icon(name, place.theme.colour(tone)))

    draw()
    place.theme.changed.connect(draw)


def keep_font(place: Workplace, widget: QWidget, *, points: float = 0, bold: bool = False) -> None:
    """Give a widget the window's font, some points larger, and again whenever the size of text changes."""

    def take() -> None:
        widget.setFont(place.theme.font(points=points, bold=bold))

    take()
    place.theme.changed.connect(take)
