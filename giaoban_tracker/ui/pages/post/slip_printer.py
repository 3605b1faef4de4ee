"""The slip with the code straight to a printer, so that no file with the code stays on the computer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.desk import Desk

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.enrol import Invitation

_DOTS_PER_INCH = 300


def print_slip(place: Workplace, parent: QWidget, invitation: Invitation, told: Callable[[str], None]) -> None:
    """Ask for a printer and print the slip on it; without one a person is told."""
    if not QPrinterInfo.availablePrinterNames():
        place.operations.refused.emit(Unavailable("no-printer"))
        return
    printer = slip_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In phiếu giao mã")
    if dialog.exec():
        desk = place.desk
        place.operations.take_time(
            "Đang in phiếu giao mã",
            lambda _: draw_slip(desk, invitation, printer),
            lambda _: told(f"Đã gửi phiếu đến máy in {printer.printerName()}."),
        )


def slip_printer() -> QPrinter:
    """A printer set up for one upright A4 sheet without margins: the sheet brings its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName("Phiếu giao mã")
    return printer


def draw_slip(desk: Desk, invitation: Invitation, printer: QPrinter) -> None:
    """Draw the slip onto the printer, on the calling worker.

    Raises:
        Unavailable: "printer-failed".
    """
    from giaoban_tracker.workflow import draw_pages  # heavy: the room of paper
    from giaoban_tracker.workflow.post.code_slip import code_slip  # heavy: the room of paper

    page = draw_pages.draw(code_slip(desk, invitation), 0, dots_per_inch=_DOTS_PER_INCH)
    picture = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    painter = QPainter()
    if not painter.begin(printer):
        raise Unavailable("printer-failed", printer=printer.printerName())
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), picture)
    painter.end()
