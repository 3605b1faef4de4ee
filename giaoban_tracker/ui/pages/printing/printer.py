"""From PDF to a printer: the person chooses it in the system's dialog, the slow worker draws the pages onto it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.printing.work import drawn

if TYPE_CHECKING:
    from giaoban_tracker.workflow.draw_pages import PageSize

MOST_DOTS_PER_INCH = 400
"""Sharp enough for 11-point text on a laser printer; an A4 page drawn so takes 60 MB, one at a time."""


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_for_printer(parent: QWidget, title: str, sizes: tuple[PageSize, ...]) -> QPrinter | None:
    """Ask which printer, copies and pages; None when the person thinks better of it.

    Raises:
        Unavailable: "no-printer".
    """
    if not has_printer():
        raise Unavailable("no-printer")
    printer = new_printer(title, sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(sizes))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setWindowTitle("In")
    return printer if dialog.exec() else None


def new_printer(title: str, size: PageSize, *, to_file: Path | None = None) -> QPrinter:
    """A printer set up for sheets of that size, without margins: the pages bring their own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if to_file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(to_file))
    lying = size.width > size.height
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def print_pages(printer: QPrinter, pdf: bytes, count: int, progress: Progress) -> int:
    """Draw the pages that were asked for onto the printer, on the calling worker; returns how many.

    Stops between pages when somebody cancels; what the printer has by then it may print.

    Raises:
        Unavailable: "printer-failed" when it takes no page.
    """
    pages = wanted_pages(printer.fromPage(), printer.toPage(), count)
    painter = QPainter()
    if not painter.begin(printer):
        raise Unavailable("printer-failed", printer=printer.printerName())
    try:
        for done, number in enumerate(pages):
            if not progress.report(done, len(pages)):
                printer.abort()
                return done
            if done and not printer.newPage():
                raise Unavailable("printer-failed", printer=printer.printerName())
            resolution = min(printer.resolution(), MOST_DOTS_PER_INCH)
            painter.drawImage(_whole_sheet(printer), drawn(pdf, number, resolution))
    finally:
        painter.end()
    return len(pages)


def wanted_pages(first: int, last: int, count: int) -> range:
    """Page numbers from 0 for a dialog's range, which counts from 1 and says 0 for 'all'."""
    if first < 1:
        return range(count)
    return range(first - 1, min(max(first, last), count))


def _whole_sheet(printer: QPrinter) -> QRectF:
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    return QRectF(0, 0, sheet.width(), sheet.height())
