"""The large pages, the small ones and the bar above them: three views of one form, drawn from its PDF on wish."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from giaoban_tracker.ui.pages.printing.preview import Fit, PagePreview
from giaoban_tracker.ui.pages.printing.thumbnails import Thumbnails
from giaoban_tracker.ui.pages.printing.toolbar import PreviewBar
from giaoban_tracker.ui.pages.printing.work import Begun, Printed, drawn
from giaoban_tracker.ui.workplace import Workplace

_ZOOM = "printing/zoom"
_THUMBNAILS = "printing/thumbnails"


class PageViews(QObject):
    """Keeps the three at the same page of the same form; zoom and small pages are as they were left.

    Attributes:
        bar, preview, thumbnails: widgets for the page to lay out.
    """

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._printed: Printed | None = None
        self.bar = PreviewBar(place.theme, place.icons)
        self.preview = PagePreview(place.theme)
        self.thumbnails = Thumbnails(place.theme)
        self._wire()
        self._recall()

    def show_begun(self, begun: Begun) -> None:
        """Show the first pages of a form whose others are on their way."""
        self._printed = None
        self.preview.show()
        self.preview.show_pages(begun.sizes, begun.first, begun.dots_per_inch)
        self.bar.show_page(self.preview.page, len(begun.sizes), more=True)
        self.thumbnails.clear()

    def show_printed(self, printed: Printed, *, goes_on: bool) -> None:
        """Show a whole form; `goes_on` when its first pages are shown already."""
        self._printed = printed
        self.preview.show()
        self.preview.show_pages(printed.sizes, (printed.first,), printed.dots_per_inch, goes_on=goes_on)
        self.bar.show_page(self.preview.page, len(printed.sizes))
        self.thumbnails.show_small(printed.sizes)
        self.thumbnails.mark(self.preview.page)

    def clear(self) -> None:
        """Show nothing."""
        self._printed = None
        self.preview.clear()
        self.preview.hide()
        self.thumbnails.clear()
        self.bar.show_page(0, 0)

    # ------------------------------------------------------------ parts

    def _wire(self) -> None:
        self.bar.page_chosen.connect(self.preview.go_to)
        self.bar.zoom_chosen.connect(self.preview.set_zoom)
        self.bar.zoom_stepped.connect(self.preview.zoom_by)
        self.bar.thumbnails_wanted.connect(self._want_thumbnails)
        self.preview.page_wanted.connect(self._draw_page)
        self.preview.page_changed.connect(self._turned)
        self.preview.zoom_changed.connect(self._zoomed)
        self.preview.first_painted.connect(self._painted)
        self.thumbnails.page_wanted.connect(self._draw_thumbnail)
        self.thumbnails.page_chosen.connect(self.preview.go_to)

    def _draw_page(self, page: int, dots_per_inch: float) -> None:
        self._draw_onto(self.preview, page, dots_per_inch, "preview-page")

    def _draw_thumbnail(self, page: int, dots_per_inch: float) -> None:
        self._draw_onto(self.thumbnails, page, dots_per_inch, "preview-thumbnail")

    def _draw_onto(self, table: PagePreview, page: int, dots_per_inch: float, key: str) -> None:
        printed = self._printed
        if printed is None:
            return

        def put(image: QImage) -> None:
            if printed is self._printed:
                table.put_page(page, image, dots_per_inch)

        self._place.operations.take_time(
            "Đang vẽ trang in", lambda _: drawn(printed.proof.pdf, page, dots_per_inch), put, replacing=key
        )

    def _turned(self, page: int) -> None:
        self.bar.show_page(page, self.preview.page_count, more=self._printed is None)
        self.thumbnails.mark(page)

    def _want_thumbnails(self, wanted: bool) -> None:
        self._place.settings.setValue(_THUMBNAILS, "1" if wanted else "")
        self.thumbnails.want(wanted)

    def _painted(self) -> None:
        # Queued, so that the mark comes after the repaint that the person sees.
        QTimer.singleShot(0, self, lambda: self._place.trace.mark("preview-painted"))

    def _zoomed(self, percent: int) -> None:
        zoom = self.preview.zoom
        self.bar.show_zoom(zoom, percent)
        self._place.settings.setValue(_ZOOM, zoom.value if isinstance(zoom, Fit) else zoom)

    def _recall(self) -> None:
        kept = str(self._place.settings.value(_ZOOM, Fit.WIDTH.value))
        if kept in {fit.value for fit in Fit}:
            self.preview.set_zoom(Fit(kept))
        elif kept.isdecimal():
            self.preview.set_zoom(max(25, min(int(kept), 400)))
        self.bar.offer_thumbnails(str(self._place.settings.value(_THUMBNAILS, "1")) == "1")
