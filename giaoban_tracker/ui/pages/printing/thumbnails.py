"""Small pages in a strip, to see a form's course and to go to a page with one click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from giaoban_tracker.ui.pages.printing.preview import Fit, PagePreview
from giaoban_tracker.ui.theme import Theme

if TYPE_CHECKING:
    from giaoban_tracker.workflow.draw_pages import PageSize

_LETTERS_WIDE = 18
_FEWEST_PAGES = 2
_MARK = 3


class Thumbnails(PagePreview):
    """A narrow table with all pages; it shows itself while it is wanted and there is more than one page.

    Signals:
        page_chosen: (int) go to this page, counted from 0.
    """

    page_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._marked = 0
        self._wanted = True
        self.setAccessibleName("Trang thu nhỏ")
        self.setToolTip("Bấm vào một trang để xem trang đó")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_zoom(Fit.WIDTH)
        self._fit()
        theme.changed.connect(self._fit)
        self.hide()

    def show_small(self, sizes: Sequence[PageSize]) -> None:
        """Show the pages of a form, none of which is drawn yet."""
        self._marked = 0
        self.show_pages(sizes, (), 0.0)
        self.setVisible(self._wanted and len(sizes) >= _FEWEST_PAGES)

    def clear(self) -> None:
        super().clear()
        self.hide()

    def want(self, wanted: bool) -> None:
        """Whether a person wants to see it at all."""
        self._wanted = wanted
        self.setVisible(wanted and self.page_count >= _FEWEST_PAGES)

    def mark(self, page: int) -> None:
        """Mark the page that is seen at full size, and bring it into sight."""
        if page >= self.page_count:
            return
        self._marked = page
        bar, place = self.verticalScrollBar(), self._places()[page]
        if place.top() < bar.value() or place.bottom() > bar.value() + self.viewport().height():
            self.go_to(page)
        self.viewport().update()

    @property
    def marked(self) -> int:
        """The page that is marked, from 0."""
        return self._marked

    # ------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint() + self._offset()
        page = next((number for number, place in enumerate(self._places()) if place.contains(at)), None)
        if event.button() is Qt.MouseButton.LeftButton and page is not None:
            self.page_chosen.emit(page)

    def mouseMoveEvent(self, _: QMouseEvent) -> None:
        """Small pages are not dragged about."""

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        """Nothing was grabbed."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns pages here and never zooms."""
        QAbstractScrollArea.wheelEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Up: self._marked - 1,
            Qt.Key.Key_Down: self._marked + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.page_count - 1,
        }
        page = keys.get(Qt.Key(event.key()))
        if page is not None and 0 <= page < self.page_count:
            self.page_chosen.emit(page)
        else:
            QAbstractScrollArea.keyPressEvent(self, event)

    # ------------------------------------------------------------ parts

    def _paint_page(self, painter: QPainter, number: int, place: QRect) -> None:
        super()._paint_page(painter, number, place)
        if number == self._marked:
            painter.setPen(QPen(self._theme.colour("accent"), _MARK))
            painter.drawRect(place.adjusted(-2, -2, 1, 1))
        under = QRect(place.left(), place.bottom() + 1, place.width(), self.fontMetrics().height())
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _fit(self) -> None:
        self._gap = self.fontMetrics().height() + 4
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _LETTERS_WIDE)
