"""The only message boxes of the program. Everything else is said on the page itself or undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

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


def confirm(parent: QWidget | None, question: str, explanation: str, yes: str) -> bool:
    """Ask before something that undo cannot take back; the safe answer is the default.

    Args:
        yes: the words of the button that goes on: "Tạo sổ mới".
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Sổ giao ban")
    box.setText(question)
    box.setInformativeText(explanation)
    go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("Thôi", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is go_on


def for_reason(parent: QWidget | None, title: str, prompt: str) -> str | None:
    """Ask for a reason in words; None when the person thinks better of it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(prompt)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    dialog.setOkButtonText("Đồng ý")
    dialog.setCancelButtonText("Thôi")
    dialog.resize(440, 200)
    return dialog.textValue().strip() if dialog.exec() else None


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
