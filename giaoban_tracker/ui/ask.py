"""The only message box of the program, and its questions for files. Everything else is said on the page or undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.ui.wording import sentence

MINUTES_FILTER = "Biên bản (*.docx *.doc *.txt *.pdf *.xlsx *.html *.htm *.rtf);;Mọi tệp (*)"


def tell(parent: QWidget | None, error: GiaobanError) -> None:
    """Tell a person what was refused, in its three sentences; the first one is the heading."""
    happened, _, rest = sentence(error).partition(". ")
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information if isinstance(error, Refused) else QMessageBox.Icon.Warning)
    box.setWindowTitle("Sổ giao ban")
    box.setText(f"{happened}.")
    box.setInformativeText(rest)
    box.addButton("Đã hiểu", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def for_minutes_file(parent: QWidget | None, folder: str) -> Path | None:
    """Ask which file of minutes to read; None when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Chọn tệp biên bản", folder, MINUTES_FILTER)
    return Path(chosen) if chosen else None


def for_pdf_target(parent: QWidget | None, proposed: str) -> Path | None:
    """Ask where to save a PDF; the ending is added when it was left out."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Lưu tệp PDF", proposed, "Tệp PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def for_folder(parent: QWidget | None, title: str, proposed: str) -> Path | None:
    """Ask for a folder; None when the person thinks better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, title, proposed)
    return Path(chosen) if chosen else None
