"""Pages of a form, one under another on a table, drawn only where somebody looks.

A page costs megabytes and milliseconds, so only those in sight and their neighbours are kept; while a sharper picture
is on its way the old one is shown stretched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from giaoban_tracker.ui.theme import Theme

if TYPE_CHECKING:
    from giaoban_tracker.workflow.draw_pages import PageSize

POINTS_PER_INCH = 72
SCREEN_DOTS_PER_INCH = 96
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""In per cent of real size."""

_SHADOW = 3
_KEPT = 8
_NARROWEST = 10


class Fit(Enum):
    """How large pages are shown when no zoom was chosen."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(slots=True)
class _Picture:
    image: QImage
    dots_per_inch: float


class PagePreview(QAbstractScrollArea):
    """The table with the pages.

    Signals:
        page_wanted: (int, float) this page, counted from 0, is looked at and not yet drawn at so many dots per inch; a
            new wish replaces the one before.
        page_changed: (int) the page at the top of what is seen, from 0.
        zoom_changed: (int) pages are shown at this per cent of their real size.
        first_painted: () the first page of a new form has been painted.
    """

    page_wanted = Signal(int, float)
    page_changed = Signal(int)
    zoom_changed = Signal(int)
    first_painted = Signal()

    _gap = 16
    """Between pages and around them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: tuple[PageSize, ...] = ()
        self._pictures: dict[int, _Picture] = {}
        self._awaited: tuple[int, float] | None = None
        self._zoom: int | Fit = Fit.WIDTH
        self._page = 0
        self._unseen = False
        self._grabbed: QPoint | None = None
        self.setAccessibleName("Bản xem trước khi in")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.verticalScrollBar().valueChanged.connect(self._look)
        theme.changed.connect(self.viewport().update)

    # ------------------------------------------------------------ what the page calls

    def show_pages(
        self, sizes: Sequence[PageSize], first: Sequence[QImage], dots_per_inch: float, *, goes_on: bool = False
    ) -> None:
        """Show a form, whose first pages are drawn already; the place in the form is kept where it can be.

        Args:
            goes_on: whether it is the same form as before, with more pages behind those that were there.
        """
        same = goes_on or len(sizes) == len(self._sizes)
        self._sizes = tuple(sizes)
        kept = self._pictures if goes_on else {}
        self._pictures = {**kept, **{number: _Picture(image, dots_per_inch) for number, image in enumerate(first)}}
        self._awaited = None
        self._unseen = not goes_on
        self._arrange()
        if not same:
            self.verticalScrollBar().setValue(0)
        self._look()
        self.viewport().update()

    def clear(self) -> None:
        """Show an empty table."""
        self._sizes, self._pictures, self._awaited = (), {}, None
        self._arrange()
        self.viewport().update()

    def put_page(self, number: int, image: QImage, dots_per_inch: float) -> None:
        """A page that was wanted has been drawn."""
        if number < len(self._sizes):
            self._pictures[number] = _Picture(image, dots_per_inch)
            self._forget_distant()
            self.viewport().update()
            self._look()

    def resolution_for(self, size: PageSize) -> float:
        """Dots per inch at which a page of that size is sharp on this screen at the zoom in force."""
        return SCREEN_DOTS_PER_INCH * self._scale(size) * self.devicePixelRatioF()

    def set_zoom(self, zoom: int | Fit) -> None:
        """Show pages at some per cent of real size, or as large as they fit; what is in the middle stays there."""
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / max(1, self._height())
        self._zoom = zoom
        self._arrange()
        bar.setValue(round(middle * self._height() - self.viewport().height() / 2))
        self._look()
        self.viewport().update()

    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller of the usual zooms."""
        now = self.percent
        if steps > 0:
            self.set_zoom(next((zoom for zoom in ZOOMS if zoom > now), ZOOMS[-1]))
        else:
            self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < now), ZOOMS[0]))

    def go_to(self, number: int) -> None:
        """Bring a page to the top; numbers beyond the ends mean the ends."""
        if self._sizes:
            number = max(0, min(number, len(self._sizes) - 1))
            self.verticalScrollBar().setValue(self._places()[number].top() - self._gap)

    @property
    def zoom(self) -> int | Fit:
        return self._zoom

    @property
    def percent(self) -> int:
        """How large pages are shown, in per cent of real size."""
        return round(self._scale(self._sizes[0]) * 100) if self._sizes else 100

    @property
    def page(self) -> int:
        """The page at the top of what is seen, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    # ------------------------------------------------------------ where pages lie

    def _scale(self, size: PageSize) -> float:
        if isinstance(self._zoom, int):
            return self._zoom / 100
        width = max(_NARROWEST, self._room() - 2 * self._gap) * POINTS_PER_INCH / SCREEN_DOTS_PER_INCH / size.width
        if self._zoom is Fit.WIDTH:
            return width
        height = max(_NARROWEST, self.viewport().height() - 2 * self._gap)
        return min(width, height * POINTS_PER_INCH / SCREEN_DOTS_PER_INCH / size.height)

    def _room(self) -> int:
        """The viewport's width as if the vertical bar were there, so that its coming and going changes no zoom."""
        bar = self.verticalScrollBar()
        return self.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())

    def _size_on_screen(self, size: PageSize) -> QSize:
        dots = SCREEN_DOTS_PER_INCH / POINTS_PER_INCH * self._scale(size)
        return QSize(round(size.width * dots), round(size.height * dots))

    def _places(self) -> list[QRect]:
        """Where the pages lie on the whole table, whose left top corner is the origin."""
        sizes = [self._size_on_screen(size) for size in self._sizes]
        width = max([self.viewport().width(), *(size.width() + 2 * self._gap for size in sizes)])
        top, places = self._gap, []
        for size in sizes:
            places.append(QRect(QPoint((width - size.width()) // 2, top), size))
            top += size.height() + self._gap
        return places

    def _height(self) -> int:
        return sum(self._size_on_screen(size).height() + self._gap for size in self._sizes) + self._gap

    def _arrange(self) -> None:
        width = max((self._size_on_screen(size).width() + 2 * self._gap for size in self._sizes), default=0)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        seen = self.viewport().size()
        down.setRange(0, max(0, self._height() - seen.height()) if self._sizes else 0)
        down.setPageStep(seen.height())
        down.setSingleStep(40)
        across.setRange(0, max(0, width - seen.width()))
        across.setPageStep(seen.width())
        if self._sizes:
            self.zoom_changed.emit(self.percent)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # ------------------------------------------------------------ what is in sight

    def _in_sight(self) -> list[int]:
        seen = QRect(self._offset(), self.viewport().size())
        return [number for number, place in enumerate(self._places()) if place.intersects(seen)]

    def _look(self) -> None:
        """Ask for what is in sight and not sharp, one page after another, then for one page more either way."""
        sight = self._in_sight()
        if not sight:
            return
        self._tell_page(sight)
        for number in (*sight, sight[-1] + 1, sight[0] - 1):
            if 0 <= number < len(self._sizes) and not self._is_sharp(number):
                self._want(number)
                return

    def _want(self, number: int) -> None:
        wish = (number, self.resolution_for(self._sizes[number]))
        if wish != self._awaited:
            self._awaited = wish
            self.page_wanted.emit(*wish)

    def _is_sharp(self, number: int) -> bool:
        picture = self._pictures.get(number)
        return picture is not None and abs(picture.dots_per_inch - self.resolution_for(self._sizes[number])) < 1

    def _tell_page(self, sight: Sequence[int]) -> None:
        middle = self._offset().y() + self.viewport().height() // 2
        places = self._places()
        page = next((number for number in sight if places[number].bottom() + self._gap >= middle), sight[-1])
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        words = f"Trang {page + 1} trên {len(self._sizes)}"
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _forget_distant(self) -> None:
        """Keep only so many pictures, those nearest to what is seen."""
        sight = self._in_sight()
        middle = sum(sight) / len(sight) if sight else 0
        for number in sorted(self._pictures, key=lambda number: abs(number - middle))[_KEPT + len(sight) :]:
            del self._pictures[number]

    # ------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("line" if not self._theme.is_dark else "ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = self._offset()
        for number, place in enumerate(self._places()):
            shown = place.translated(-offset)
            if shown.intersects(event.rect()):
                self._paint_page(painter, number, shown)
        if self._unseen and 0 in self._in_sight():
            self._unseen = False
            self.first_painted.emit()

    def _paint_page(self, painter: QPainter, number: int, place: QRect) -> None:
        painter.fillRect(place.translated(_SHADOW, _SHADOW), QColor(0, 0, 0, 40))
        painter.fillRect(place, QColor("#ffffff"))
        picture = self._pictures.get(number)
        if picture is not None:
            painter.drawImage(place, picture.image)
        painter.setPen(QPen(QColor(0, 0, 0, 60)))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def resizeEvent(self, _: QResizeEvent) -> None:
        self._arrange()
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(len(self._sizes) - 1),
            Qt.Key.Key_Plus: lambda: self.zoom_by(1),
            Qt.Key.Key_Equal: lambda: self.zoom_by(1),
            Qt.Key.Key_Minus: lambda: self.zoom_by(-1),
        }
        act = keys.get(Qt.Key(event.key()))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            moved = event.position().toPoint() - self._grabbed
            self._grabbed = event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        self._grabbed = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
