"""Small parts of the page that look alike everywhere: icons and headings that follow the theme, bars, tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from giaoban_tracker.ui.workplace import Workplace


def keep_icon(place: Workplace, button: QAbstractButton, name: str, tone: str = "accent") -> None:
    """Give a button an icon in the theme's colour of that name, drawn anew whenever the scheme changes."""

    def draw() -> None:
        button.setIcon(place.icons.icon(name, place.theme.colour(tone)))

    draw()
    place.theme.changed.connect(draw)


def keep_font(place: Workplace, widget: QWidget, *, points: float = 0, bold: bool = False) -> None:
    """Give a widget the window's font, some points larger, again whenever the size of text changes."""

    def take() -> None:
        widget.setFont(place.theme.font(points=points, bold=bold))

    take()
    place.theme.changed.connect(take)


def button(words: str, hint: str = "", *, main: bool = False) -> QPushButton:
    """A push button; `main` for the one that does what the sheet is for."""
    made = QPushButton(words)
    made.setProperty("main", main)
    if hint:
        made.setToolTip(hint)
    return made


def label(words: str = "", *, kind: str = "", wrap: bool = True) -> QLabel:
    """Plain words; `kind` is one of the sheet's properties: "quiet", "title", "section", "wrong"."""
    made = QLabel(words, wordWrap=wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty(kind, True)
    return made


def bar(*parts: QWidget | None) -> QFrame:
    """Widgets in one row on the ground of bars; None stands for the room between them."""
    frame = QFrame()
    frame.setProperty("bar", True)
    row = QHBoxLayout(frame)
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return frame


def table(
    place: Workplace, name: str, columns: Sequence[str], chars: Sequence[int], *, tree: bool = False
) -> QTreeWidget:
    """A table whose rows are read, not typed in.

    Args:
        chars: how wide each column behind the first is, in letters; the first one takes the rest.
        tree: whether rows stand under rows.
    """
    made = QTreeWidget()
    # Rows are measured once: with the padding of the style sheet, which comes with the polish.
    made.ensurePolished()
    made.setAccessibleName(name)
    made.setHeaderLabels(list(columns))
    made.setRootIsDecorated(tree)
    made.setUniformRowHeights(True)
    made.setAlternatingRowColors(not tree)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setAllColumnsShowFocus(True)
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.header().setStretchLastSection(False)

    def fit() -> None:
        width = made.fontMetrics().averageCharWidth()
        for column, count in enumerate(chars, 1):
            made.setColumnWidth(column, count * width)

    fit()
    place.theme.changed.connect(fit)
    return made
