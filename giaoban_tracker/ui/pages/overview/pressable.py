"""Painted things that can be pressed: they take the focus, show it, light up under the mouse, and have a name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from giaoban_tracker.ui.theme import Theme

_RADIUS = 6.0


class Pressable(QAbstractButton):
    """A button that paints itself; subclasses paint what stands on it.

    With nothing behind it (`setEnabled(False)`) it is still read, but neither lights up nor takes the focus.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make the button.

        Args:
            name: what a screen reader says: number and meaning.
        """
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)

    def ground(self) -> QColor:
        """What it stands on while nobody points at it; transparent unless a subclass says otherwise."""
        return QColor(Qt.GlobalColor.transparent)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint what stands on the button; the ground is there already."""
        raise NotImplementedError

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pointed = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft") if pointed else self.ground())
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        self.paint(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()
