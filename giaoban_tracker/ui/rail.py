"""The bar of pages at the left edge of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.theme import Theme

_WIDTH = 132
_ICON = 20


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page as the rail offers it."""

    key: str
    title: str
    icon: str


class Rail(QFrame):
    """The pages, one under another; Alt+1, Alt+2, … choose them too.

    Signals:
        chosen: (str) key of the page a person wants.
    """

    chosen = Signal(str)

    def __init__(self, items: Sequence[RailItem], theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._items = tuple(items)
        self._theme = theme
        self._icons = icons
        self._buttons = {item.key: self._button(number, item) for number, item in enumerate(self._items, 1)}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(2)
        title = QLabel("Sổ giao ban")
        title.setContentsMargins(12, 2, 0, 10)
        title.setFont(theme.font(points=1, bold=True))
        layout.addWidget(title)
        for button in self._buttons.values():
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch()
        self._fit()
        theme.changed.connect(self._fit)
        theme.changed.connect(lambda: title.setFont(theme.font(points=1, bold=True)))

    def choose(self, key: str) -> None:
        """Show a page as the chosen one; nothing is emitted."""
        self._buttons[key].setChecked(True)

    def _fit(self) -> None:
        """As wide as its titles need, and never narrower than it looks good."""
        needed = max(button.sizeHint().width() for button in self._buttons.values())
        self.setFixedWidth(max(round(_WIDTH * self._theme.text_percent / 100), needed))

    def _button(self, number: int, item: RailItem) -> QToolButton:
        button = QToolButton(self)
        button.setText(item.title)
        button.setIcon(self._icons.icon(item.icon, QColor("#dbe6ec")))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setShortcut(f"Alt+{number}")
        button.setToolTip(f"{item.title} (Alt+{number})")
        button.setAccessibleName(item.title)
        button.clicked.connect(lambda: self.chosen.emit(item.key))
        return button
