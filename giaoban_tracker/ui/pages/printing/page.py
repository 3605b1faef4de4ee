"""The page 'In ấn': options at the left, the form at the right, and the ways out of it below the options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.page import Page, PrintWish
from giaoban_tracker.ui.pages.printing import words
from giaoban_tracker.ui.pages.printing.in_place import InPlace
from giaoban_tracker.ui.pages.printing.notice import Notice
from giaoban_tracker.ui.pages.printing.office_template import OfficeTemplate
from giaoban_tracker.ui.pages.printing.options import PrintOptions
from giaoban_tracker.ui.pages.printing.preview import Fit, PagePreview
from giaoban_tracker.ui.pages.printing.saving import Saving
from giaoban_tracker.ui.pages.printing.take_away import TakeAway
from giaoban_tracker.ui.pages.printing.thumbnails import Thumbnails
from giaoban_tracker.ui.pages.printing.toolbar import PreviewBar
from giaoban_tracker.ui.pages.printing.work import (
    IMPORT_SHEET,
    Begun,
    Offers,
    Order,
    Printed,
    drawn,
    offers,
    set_form,
    set_whole,
    stem_of,
)
from giaoban_tracker.ui.wording import number, printing_gaps
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_ZOOM = "printing/zoom"
_THUMBNAILS = "printing/thumbnails"
_OPTIONS_WIDTH = 284


class PrintingPage(Page):
    """Shows the form that the options ask for, drawn from the PDF that will be saved or printed."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._wish: PrintWish | None = None
        self._known = False
        self._outdated = True
        self._printed: Printed | None = None
        self._drawing: Progress | None = None
        self._missing: tuple[str, ...] = ()
        self._folder: Path | None = None
        self._options = PrintOptions(place.desk.today, place.settings)
        self._saving = Saving(place)
        self._template = OfficeTemplate(place)
        self._gaps = Notice()
        self._gaps_button = QPushButton("Bổ sung…")
        self._message = Notice()
        self._open = QPushButton("Mở thư mục")
        self._bar = PreviewBar(place.theme, place.icons)
        self._take_away = TakeAway(place)
        self._preview = PagePreview(place.theme)
        self._thumbnails = Thumbnails(place.theme)
        self._empty = InPlace(place.theme)
        self._lay_out()
        self._wire()
        self._recall_zoom()
        self._bar.offer_thumbnails(str(place.settings.value(_THUMBNAILS, "1")) == "1")

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        self._preview.setFocus()
        if self._options.turn_to(self.place.desk.today):
            self._outdated = True
        self._refresh()

    def take(self, changes: Changes) -> None:
        described = (SubjectKind.OFFICE, SubjectKind.UNIT, SubjectKind.BLOC, SubjectKind.MEETING)
        if any(changes.touches(kind) for kind in described):
            self._known = False
        self._outdated = True
        if self.isVisible():
            self._refresh()

    def print_wish(self) -> PrintWish:
        order = self._options.order()
        return PrintWish(order.form, order.query, order.meeting, order.day, order.columns)

    # ------------------------------------------------------------ what the window calls

    def show_wish(self, wish: PrintWish) -> None:
        """Show what another page wants on paper."""
        self._wish = wish
        self._outdated = True
        if self._known:
            self._take_wish()
            self._draw()

    def print_out(self) -> None:
        """Ask for a printer and print what is shown; nothing happens while nothing is."""
        if self._printed is None:
            return
        from giaoban_tracker.ui.pages.printing import printer  # heavy: the printing library, and it looks for printers

        shown = self._printed
        try:
            chosen = printer.ask_for_printer(self, shown.stem, shown.sizes)
        except GiaobanError as error:
            ask.tell(self, error)
            return
        if chosen is not None:
            self._send(chosen, shown, printer.print_pages)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        title = QLabel("In ấn")
        title.setFont(self.place.theme.font(points=3, bold=True))
        column.addWidget(title)
        column.addWidget(self._options, 1)
        self._gaps.add(self._gaps_button)
        column.addWidget(self._gaps)
        column.addWidget(self._template)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side = QWidget()
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(scroll, 1)
        left.addWidget(self._saving)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._message.add(self._open)
        self._bar.add(self._take_away)
        for widget in (self._bar, self._message):
            right.addWidget(widget)
        right.addWidget(self._empty, 1)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self._thumbnails)
        pages.addWidget(self._preview, 1)
        right.addLayout(pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        self._follow_theme()

    def _wire(self) -> None:
        self._options.changed.connect(self._draw)
        self._saving.print_wanted.connect(self.print_out)
        self._saving.told.connect(self._tell_saved)
        self._template.told.connect(self._tell_saved)
        for telling in (self._template.faulty, self._take_away.told):
            telling.connect(lambda said: self._tell_saved(said, None))
        self.place.operations.ended.connect(self._see_whether_stopped)
        self._open.clicked.connect(self._open_folder)
        self._gaps_button.clicked.connect(self.office_wanted)
        self._bar.page_chosen.connect(self._preview.go_to)
        self._bar.zoom_chosen.connect(self._preview.set_zoom)
        self._bar.zoom_stepped.connect(self._preview.zoom_by)
        self._preview.page_wanted.connect(self._draw_page)
        self._preview.page_changed.connect(self._turned)
        self._bar.thumbnails_wanted.connect(self._want_thumbnails)
        self._thumbnails.page_wanted.connect(self._draw_thumbnail)
        self._thumbnails.page_chosen.connect(self._preview.go_to)
        self._preview.zoom_changed.connect(self._zoomed)
        self._preview.first_painted.connect(self._painted)
        self.place.theme.changed.connect(self._follow_theme)

    # ------------------------------------------------------------ what happens

    def _refresh(self) -> None:
        desk = self.place.desk
        if not self._known:
            self.place.operations.take_time(
                "Đang chuẩn bị in", lambda _: offers(desk), self._fill, replacing="printing-offers"
            )
        elif self._outdated:
            self._draw()

    def _fill(self, offered: Offers) -> None:
        self._known = True
        self._missing = offered.missing
        self._options.fill(offered)
        self._take_wish()
        self._draw()

    def _take_wish(self) -> None:
        if self._wish is not None:
            self._options.take_wish(self._wish)
            self._wish = None

    def _draw(self) -> None:
        self._outdated = False
        self._message.hide()
        order = self._options.order()
        if order.form == IMPORT_SHEET:
            self._show_sheet(order)
        elif self._options.lacks_meeting():
            self._show_nothing(words.MEETING_WANTED if self._options.has_meetings() else words.NO_MEETING)
        else:
            self._set(order)

    def _set(self, order: Order) -> None:
        """What is seen cannot be saved any more: it is no longer what the options say."""
        self._offer(None)
        desk, resolution = self.place.desk, self._preview.resolution_for
        self._drawing = self.place.operations.take_time(
            "Đang soạn bản in",
            lambda progress: set_form(desk, order, resolution, progress),
            self._show_made,
            failed=lambda error: self._show_nothing(words.refusal(error, order.form, order.day)),
            replacing="preview",
        )
        self._see_whether_stopped()

    def _see_whether_stopped(self) -> None:
        if self._drawing is not None and self._drawing.stopped():
            self._drawing = None
            self._show_nothing(words.STOPPED)

    def _offer(self, printed: Printed | None) -> None:
        """What can be saved, taken along and given another template."""
        if printed is None:
            self._saving.show_nothing()
        else:
            self._saving.show_printed(printed)
        self._template.show_printed(printed)
        self._take_away.offer(printed)

    def _show_made(self, made: Begun | Printed) -> None:
        if isinstance(made, Printed):
            self._show(made)
        else:
            self._show_begun(made)

    def _show_begun(self, begun: Begun) -> None:
        """The first pages can be looked at while the others are set; nothing can be saved yet."""
        self._printed = None
        self._empty.hide()
        self._preview.show()
        self._preview.show_pages(begun.sizes, begun.first, begun.dots_per_inch)
        self._bar.show_page(self._preview.page, len(begun.sizes), more=True)
        self._thumbnails.clear()
        self.said.emit(words.begun(len(begun.sizes)))
        desk, resolution, order = self.place.desk, self._preview.resolution_for, begun.order
        self._drawing = self.place.operations.take_time(
            "Đang dàn các trang còn lại",
            lambda _: set_whole(desk, order, begun.draft, resolution),
            lambda printed: self._show(printed, goes_on=True),
            failed=lambda error: self._show_nothing(words.refusal(error, order.form, order.day)),
            replacing="preview",
        )

    def _show(self, printed: Printed, *, goes_on: bool = False) -> None:
        self._printed = printed
        self._empty.hide()
        self._preview.show()
        self._preview.show_pages(printed.sizes, (printed.first,), printed.dots_per_inch, goes_on=goes_on)
        self._bar.show_page(self._preview.page, len(printed.sizes))
        self._thumbnails.show_small(printed.sizes)
        self._gaps.say(printing_gaps(self._missing))
        self._offer(printed)
        self.said.emit(words.shown(printed))

    def _show_sheet(self, order: Order) -> None:
        self._show_nothing(words.IMPORT_SHEET)
        self.place.operations.take_time(
            "Đang chuẩn bị in",
            lambda _: stem_of(order),
            lambda stem: self._saving.show_sheet(order, stem),
            # An answer that is still on its way to a form chosen before must not come after this one.
            replacing="preview",
        )

    def _show_nothing(self, said: tuple[str, str]) -> None:
        self._printed = None
        self._preview.clear()
        self._preview.hide()
        self._thumbnails.clear()
        self._bar.show_page(0, 0)
        self._gaps.say("")
        self._empty.say(said)
        self._offer(None)
        self.said.emit(said[0])

    def _draw_page(self, page: int, dots_per_inch: float) -> None:
        self._draw_onto(self._preview, page, dots_per_inch, "preview-page")

    def _draw_thumbnail(self, page: int, dots_per_inch: float) -> None:
        self._draw_onto(self._thumbnails, page, dots_per_inch, "preview-thumbnail")

    def _draw_onto(self, table: PagePreview, page: int, dots_per_inch: float, key: str) -> None:
        printed = self._printed
        if printed is None:
            return

        def put(image: QImage) -> None:
            if printed is self._printed:
                table.put_page(page, image, dots_per_inch)

        self.place.operations.take_time(
            "Đang vẽ trang in", lambda _: drawn(printed.proof.pdf, page, dots_per_inch), put, replacing=key
        )

    def _turned(self, page: int) -> None:
        self._bar.show_page(page, self._preview.page_count, more=self._printed is None)
        self._thumbnails.mark(page)

    def _want_thumbnails(self, wanted: bool) -> None:
        self.place.settings.setValue(_THUMBNAILS, "1" if wanted else "")
        self._thumbnails.want(wanted)

    def _painted(self) -> None:
        # Queued, so that the mark comes after the repaint that the person sees.
        QTimer.singleShot(0, self, lambda: self.place.trace.mark("preview-painted"))

    def _zoomed(self, percent: int) -> None:
        zoom = self._preview.zoom
        self._bar.show_zoom(zoom, percent)
        self.place.settings.setValue(_ZOOM, zoom.value if isinstance(zoom, Fit) else zoom)

    def _recall_zoom(self) -> None:
        kept = str(self.place.settings.value(_ZOOM, Fit.WIDTH.value))
        if kept in {fit.value for fit in Fit}:
            self._preview.set_zoom(Fit(kept))
        elif kept.isdecimal():
            self._preview.set_zoom(max(25, min(int(kept), 400)))

    # ------------------------------------------------------------ ways out

    def _tell_saved(self, said: str, folder: Path | None) -> None:
        self._folder = folder
        self._message.say(said)
        self._open.setVisible(folder is not None)

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _send(self, printer: QPrinter, shown: Printed, errand: Callable[..., int]) -> None:
        count = len(shown.sizes)

        def tell(pages: int) -> None:
            self._message.say(f"Đã gửi {number(pages)} trang tới máy in {printer.printerName()}.")
            self._open.hide()

        self.place.operations.take_time(
            "Đang gửi tới máy in", lambda progress: errand(printer, shown.proof.pdf, count, progress), tell
        )

    def _follow_theme(self) -> None:
        self._side.setFixedWidth(round(_OPTIONS_WIDTH * self.place.theme.text_percent / 100))
