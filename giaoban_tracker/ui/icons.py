"""Icons drawn from the program's own SVGs, in the colour asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 48)


class Icons:
    """The icons under `resources/icons`; each is drawn in `currentColor`, which is replaced."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "icons"
        self._kept: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: QColor) -> QIcon:
        """An icon by the name of its file, without the ending; sharp at every usual size.

        Raises:
            FileNotFoundError: there is no such icon; the program's own files are damaged.
        """
        key = (name, colour.name())
        if key not in self._kept:
            self._kept[key] = self._drawn(name, colour)
        return self._kept[key]

    def pixmap(self, name: str, colour: QColor, size: int) -> QPixmap:
        """One picture of `size` logical pixels."""
        return self.icon(name, colour).pixmap(size, size)

    def _drawn(self, name: str, colour: QColor) -> QIcon:
        drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour.name())
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        icon = QIcon()
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            icon.addPixmap(pixmap)
        return icon
