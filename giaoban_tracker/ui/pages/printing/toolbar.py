"""The bar above the preview: which page, how large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.pages.printing.preview import ZOOMS, Fit
from giaoban_tracker.ui.theme import Theme

_FITS = ((Fit.WIDTH, "Vừa chiều ngang"), (Fit.PAGE, "Vừa cả trang"))


class PreviewBar(QFrame):
    """Page and zoom controls; it shows what the preview says and tells what a person wants.

    Signals:
        page_chosen: (int) go to this page, counted from 0.
        zoom_chosen: (int or Fit) show pages so.
        zoom_stepped: (int) one step larger (1) or smaller (-1).
        thumbnails_wanted: (bool) show or hide the small pages.
    """

    page_chosen = Signal(int)
    zoom_chosen = Signal(object)
    zoom_stepped = Signal(int)
    thumbnails_wanted = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self._theme = theme
        self._icons = icons
        self._page, self._count = 0, 0
        self._small = self._button("thumbnails", "Trang thu nhỏ")
        self._small.setCheckable(True)
        self._back = self._button("up", "Trang trước (Page Up)")
        self._number = QLineEdit()
        self._number.setAccessibleName("Số trang")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setValidator(QIntValidator(1, 99_999, self._number))
        self._total = QLabel()
        self._on = self._button("down", "Trang sau (Page Down)")
        self._smaller = self._button("zoom-out", "Thu nhỏ (-)")
        self._zoom = QComboBox()
        self._zoom.setAccessibleName("Cỡ xem")
        self._larger = self._button("zoom-in", "Phóng to (+)")
        self._lay_out()
        self._wire()
        self.show_page(0, 0)
        theme.changed.connect(self._follow_theme)

    def add(self, button: QToolButton) -> None:
        """A further button, at the right end."""
        self._row.addWidget(button)

    def offer_thumbnails(self, shown: bool) -> None:
        """Tell whether small pages are shown beside the large ones."""
        self._small.setChecked(shown)
        self.thumbnails_wanted.emit(shown)

    def show_page(self, page: int, count: int, *, more: bool = False) -> None:
        """Tell which page is seen, from 0, of how many; `more` of them may be on their way."""
        self._page, self._count = page, count
        self._number.setText(str(page + 1) if count else "")
        self._total.setText(f"/ {'…' if more else count} trang" if count else "")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < count)
        for widget in (self._number, self._smaller, self._larger, self._zoom):
            widget.setEnabled(count > 0)

    def show_zoom(self, zoom: int | Fit, percent: int) -> None:
        """Tell how large pages are shown: what was chosen, and the per cent it comes to."""
        kept = len(_FITS) + len(ZOOMS)
        while self._zoom.count() > kept:
            self._zoom.removeItem(kept)
        place = self._zoom.findData(zoom.value if isinstance(zoom, Fit) else zoom)
        if place < 0:
            self._zoom.addItem(f"{zoom}%", zoom)
            place = kept
        self._zoom.setCurrentIndex(place)
        self._zoom.setToolTip(f"Đang xem ở {percent}% cỡ thật")

    def _lay_out(self) -> None:
        for fit, words in _FITS:
            self._zoom.addItem(words, fit.value)
        for zoom in ZOOMS:
            self._zoom.addItem(f"{zoom}%", zoom)
        self._follow_theme()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        for paging in (self._small, self._back, self._number, self._total, self._on):
            row.addWidget(paging)
        row.addStretch(1)
        for zooming in (self._smaller, self._zoom, self._larger):
            row.addWidget(zooming)

    def _wire(self) -> None:
        self._small.clicked.connect(self.thumbnails_wanted)
        self._back.clicked.connect(lambda: self.page_chosen.emit(self._page - 1))
        self._on.clicked.connect(lambda: self.page_chosen.emit(self._page + 1))
        self._number.returnPressed.connect(self._go)
        self._number.editingFinished.connect(lambda: self.show_page(self._page, self._count))
        self._zoom.activated.connect(self._choose_zoom)
        self._smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self._larger.clicked.connect(lambda: self.zoom_stepped.emit(1))

    def _go(self) -> None:
        if self._number.text():
            self.page_chosen.emit(int(self._number.text()) - 1)

    def _choose_zoom(self) -> None:
        value = self._zoom.currentData()
        self.zoom_chosen.emit(Fit(value) if isinstance(value, str) else value)

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon-name", icon)
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        button.setAutoRaise(True)
        button.setIconSize(QSize(20, 20))
        return button

    def _follow_theme(self) -> None:
        for button in (self._small, self._back, self._on, self._smaller, self._larger):
            button.setIcon(self._icons.icon(str(button.property("icon-name")), self._theme.colour("ink")))
        metrics = self._number.fontMetrics()
        self._number.setFixedWidth(metrics.horizontalAdvance("00000") + 16)
