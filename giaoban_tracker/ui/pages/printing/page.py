"""The page 'In ấn': options at the left, the form at the right, and the ways out of it below the options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.fact import SubjectKind
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.page import Page, PrintWish
from giaoban_tracker.ui.pages.printing.options import PrintOptions
from giaoban_tracker.ui.pages.printing.preview import Fit, PagePreview
from giaoban_tracker.ui.pages.printing.toolbar import PreviewBar
from giaoban_tracker.ui.pages.printing.work import Offers, Printed, drawn, offers, save, set_form
from giaoban_tracker.ui.wording import number, printing_gaps, sentence
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FOLDER, _ZOOM = "printing/folder", "printing/zoom"
_OPTIONS_WIDTH = 284


class PrintingPage(Page):
    """Shows the form that the options ask for, drawn from the PDF that will be saved or printed."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._wish: PrintWish | None = None
        self._known = False
        self._outdated = True
        self._printed: Printed | None = None
        self._saved: Path | None = None
        self._options = PrintOptions(place.desk.today, place.settings)
        self._save = QPushButton("&Lưu PDF…")
        self._save.setProperty("main", True)
        self._print = QPushButton("&In…")
        self._gaps = _Notice()
        self._gaps_button = QPushButton("Bổ sung…")
        self._message = _Notice()
        self._open = QPushButton("Mở thư mục")
        self._bar = PreviewBar(place.theme, place.icons)
        self._preview = PagePreview(place.theme)
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._lay_out()
        self._wire()
        self._recall_zoom()
        self._show_ways_out(False)

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
        return PrintWish(order.form, order.query, order.meeting, order.day)

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
            chosen = printer.ask_for_printer(self, Path(shown.file_name).stem, shown.sizes)
        except GiaobanError as error:
            ask.tell(self, error)
            return
        if chosen is not None:
            self._send(chosen, shown, printer.print_pages)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        title = QLabel("In ấn")
        title.setFont(self.place.theme.font(points=3, bold=True))
        column.addWidget(title)
        column.addWidget(self._options)
        self._gaps.add(self._gaps_button)
        column.addWidget(self._gaps)
        column.addStretch(1)
        column.addWidget(self._save)
        column.addWidget(self._print)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(side)
        scroll.setFixedWidth(round(_OPTIONS_WIDTH * self.place.theme.text_percent / 100))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._message.add(self._open)
        for widget in (self._bar, self._message, self._empty):
            right.addWidget(widget)
        right.addWidget(self._preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scroll)
        row.addLayout(right, 1)
        self._side = scroll

    def _wire(self) -> None:
        self._options.changed.connect(self._draw)
        self._save.clicked.connect(self._save_as)
        self._print.clicked.connect(self.print_out)
        self._open.clicked.connect(self._open_folder)
        self._gaps_button.clicked.connect(self.office_wanted)
        self._bar.page_chosen.connect(self._preview.go_to)
        self._bar.zoom_chosen.connect(self._preview.set_zoom)
        self._bar.zoom_stepped.connect(self._preview.zoom_by)
        self._preview.page_wanted.connect(self._draw_page)
        self._preview.page_changed.connect(lambda page: self._bar.show_page(page, self._preview.page_count))
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
        if self._options.lacks_meeting():
            self._show_nothing("Biểu này in cho một kỳ giao ban. Chọn kỳ giao ban ở bên trái.")
            return
        desk, order, resolution = self.place.desk, self._options.order(), self._preview.resolution_for
        self.place.operations.take_time(
            "Đang soạn bản in",
            lambda _: set_form(desk, order, resolution),
            self._show,
            failed=lambda error: self._show_nothing(sentence(error)),
            replacing="preview",
        )

    def _show(self, printed: Printed) -> None:
        self._printed = printed
        self._empty.hide()
        self._preview.show()
        self._preview.show_pages(printed.sizes, printed.first, printed.dots_per_inch)
        self._bar.show_page(self._preview.page, len(printed.sizes))
        self._gaps.say(printing_gaps(printed.missing))
        self._show_ways_out(True)
        self.said.emit(self._words(printed))

    def _show_nothing(self, words: str) -> None:
        self._printed = None
        self._preview.clear()
        self._preview.hide()
        self._bar.show_page(0, 0)
        self._gaps.say("")
        self._empty.setText(words)
        self._empty.show()
        self._show_ways_out(False)

    def _show_ways_out(self, possible: bool) -> None:
        self._save.setEnabled(possible)
        self._print.setEnabled(possible)

    def _words(self, printed: Printed) -> str:
        pages = f"{number(len(printed.sizes))} trang"
        if printed.rows == 0:
            return f"{pages} · không có nhiệm vụ nào trong phạm vi đã chọn"
        return f"{pages} · {number(printed.rows)} nhiệm vụ"

    def _draw_page(self, page: int, dots_per_inch: float) -> None:
        printed = self._printed
        if printed is None:
            return

        def put(image: QImage) -> None:
            if printed is self._printed:
                self._preview.put_page(page, image, dots_per_inch)

        self.place.operations.take_time(
            "Đang vẽ trang in", lambda _: drawn(printed.pdf, page, dots_per_inch), put, replacing="preview-page"
        )

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

    def _save_as(self) -> None:
        if self._printed is None:
            return
        shown = self._printed
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(str(self.place.settings.value(_FOLDER, "")) or documents)
        target = ask.for_pdf_target(self, str(folder / shown.file_name))
        if target is None:
            return
        self.place.settings.setValue(_FOLDER, str(target.parent))
        self.place.operations.take_time("Đang lưu tệp PDF", lambda _: save(target, shown), self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        self._saved = target
        self._message.say(f"Đã lưu «{target.name}».")
        self._open.show()

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def _send(self, printer: QPrinter, shown: Printed, errand: Callable[..., int]) -> None:
        count = len(shown.sizes)

        def tell(pages: int) -> None:
            self._message.say(f"Đã gửi {number(pages)} trang tới máy in {printer.printerName()}.")
            self._open.hide()

        self.place.operations.take_time(
            "Đang gửi tới máy in", lambda progress: errand(printer, shown.pdf, count, progress), tell
        )

    def _follow_theme(self) -> None:
        self._side.setFixedWidth(round(_OPTIONS_WIDTH * self.place.theme.text_percent / 100))


class _Notice(QFrame):
    """A strip with words and perhaps a button; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", True)
        self._words = QLabel(wordWrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.addWidget(self._words)
        self.hide()

    def add(self, button: QPushButton) -> None:
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))
