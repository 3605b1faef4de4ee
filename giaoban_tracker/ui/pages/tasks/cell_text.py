"""Text broken over the lines of a table's cell, the last one elided; broken once, drawn often."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_KEPT = 4000


class CellText:
    """Breaks texts and remembers how, for one font at a time."""

    def __init__(self) -> None:
        self._font = QFont()
        self._metrics = QFontMetrics(self._font)
        self._broken: OrderedDict[tuple[str, int, int], tuple[str, ...]] = OrderedDict()
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def use_font(self, font: QFont) -> None:
        """Break for this font from now on."""
        if font != self._font:
            self._font = font
            self._metrics = QFontMetrics(font)
            self._broken.clear()

    def lines(self, text: str, width: int, at_most: int) -> tuple[str, ...]:
        """The text in at most that many lines of `width` pixels; the last ends in '…' where words are left over."""
        key = (text, width, at_most)
        known = self._broken.get(key)
        if known is None:
            known = self._broken[key] = self._break(text, width, at_most)
            if len(self._broken) > _KEPT:
                self._broken.popitem(last=False)
        return known

    def _break(self, text: str, width: int, at_most: int) -> tuple[str, ...]:
        if not text or width <= 0:
            return ()
        text = text.replace("\n", " ")
        if self._metrics.horizontalAdvance(text) <= width:
            return (text,)
        # Longer than any cell: the rest can never be seen, and laying it out would take time.
        layout = QTextLayout(text[: width * at_most], self._font)
        layout.setTextOption(self._option)
        layout.beginLayout()
        lines: list[str] = []
        end = 0
        while len(lines) < at_most - 1:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            end = line.textStart() + line.textLength()
            lines.append(text[line.textStart() : end].rstrip())
        layout.endLayout()
        if rest := text[end:].lstrip():
            lines.append(self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        return tuple(lines)
