"""The page 'In ấn': options at the left, the form at the right, and the ways out of it below the options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.page import Page, PrintWish
from giaoban_tracker.ui.pages.printing import words
from giaoban_tracker.ui.pages.printing.in_place import InPlace
from giaoban_tracker.ui.pages.printing.look import LookButton
from giaoban_tracker.ui.pages.printing.notice import Notice
from giaoban_tracker.ui.pages.printing.office_template import OfficeTemplate
from giaoban_tracker.ui.pages.printing.options import PrintOptions
from giaoban_tracker.ui.pages.printing.page_views import PageViews
from giaoban_tracker.ui.pages.printing.saving import Saving
from giaoban_tracker.ui.pages.printing.take_away import TakeAway
from giaoban_tracker.ui.pages.printing.work import (
    IMPORT_SHEET,
    Begun,
    Offers,
    Order,
    Printed,
    offers,
    set_form,
    set_whole,
    stem_of,
)
from giaoban_tracker.ui.wording import number, printing_gaps
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

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
        self._look = LookButton(place)
        self._template = OfficeTemplate(place)
        self._gaps = Notice()
        self._gaps_button = QPushButton("Bổ sung…")
        self._message = Notice()
        self._open = QPushButton("Mở thư mục")
        self._take_away = TakeAway(place)
        self._views = PageViews(place, self)
        self._bar, self._preview, self._thumbnails = self._views.bar, self._views.preview, self._views.thumbnails
        self._empty = InPlace(place.theme)
        self._lay_out()
        self._wire()

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
        column.addWidget(self._look)
        column.addWidget(self._template)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        self._look.changed.connect(self._draw)
        self._saving.print_wanted.connect(self.print_out)
        self._saving.told.connect(self._tell_saved)
        self._template.told.connect(self._tell_saved)
        for telling in (self._template.faulty, self._take_away.told):
            telling.connect(lambda said: self._tell_saved(said, None))
        self.place.operations.ended.connect(self._see_whether_stopped)
        self._open.clicked.connect(self._open_folder)
        self._gaps_button.clicked.connect(self.office_wanted)
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
        self._stop_drawing()
        self._message.hide()
        order = self._options.order()
        order = replace(order, look=self._look.look_of(order.form))
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

    def _stop_drawing(self) -> None:
        """What is being set is wanted no more: a long form lets go after its next part."""
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None

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
        self._look.show_offer(begun.order.form, begun.offer)
        self._views.show_begun(begun)
        self.said.emit(words.begun(len(begun.sizes)))
        desk, resolution, order = self.place.desk, self._preview.resolution_for, begun.order
        self._drawing = self.place.operations.take_time(
            "Đang dàn các trang còn lại",
            lambda progress: set_whole(desk, order, begun.draft, resolution, progress, begun.offer),
            lambda printed: self._show(printed, goes_on=True),
            failed=lambda error: self._show_nothing(words.refusal(error, order.form, order.day)),
            replacing="preview",
        )

    def _show(self, printed: Printed, *, goes_on: bool = False) -> None:
        self._printed = printed
        self._empty.hide()
        self._views.show_printed(printed, goes_on=goes_on)
        self._gaps.say(printing_gaps(self._missing))
        self._look.show_offer(printed.order.form, printed.offer)
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
        self._look.show_offer("", None)
        self._views.clear()
        self._gaps.say("")
        self._empty.say(said)
        self._offer(None)
        self.said.emit(said[0])

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
