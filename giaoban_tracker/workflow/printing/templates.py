"""Word templates that the office owns: given out, taken back changed, restored; one a form, beside the book."""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.paper import Document, TemplateFault, docx_of, fill_template, template_faults, template_of
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk

__all__ = ["FOLDER", "TemplateFault", "drawn_docx", "faults", "folder_of", "give_out", "is_own", "restore", "take"]

FOLDER = "templates"
"""Its name within the data folder."""

_LARGEST_FILE = 20_000_000


def folder_of(desk: Desk) -> Path | None:
    """Where the office's templates lie, beside the book; None where a server keeps it. Need not exist."""
    return desk.ledger.folder / FOLDER if desk.ledger.folder is not None else None


def give_out(desk: Desk, document: Document, target: Path) -> None:
    """Write the shipped template of a document's form where a person wants to change it in Word.

    Raises:
        Refused: "template-of-several-sheets"; Unavailable: as `safe_file.write_safely`.
    """
    write_safely(target, template_of(document, desk.resources))


def faults(document: Document, source: Path) -> tuple[TemplateFault, ...]:
    """What is wrong with the fields of a changed template; empty when it may be taken.

    Raises:
        Refused: "template-with-macros", "template-with-links"; Unreadable: "template-broken"; Unavailable.
    """
    return template_faults(_content(source), document)


def take(folder: Path, document: Document, source: Path) -> None:
    """Take a changed template for a document's form from now on; one with a fault is not taken.

    Args:
        folder: where the office's templates lie; made when it is not there.

    Raises:
        Refused: "template-faulty" with the first fault, and as `faults`; Unreadable; Unavailable.
    """
    content = _content(source)
    fill_template(content, document)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", path=folder) from error
    write_safely(_place(folder, document.form), content)


def restore(folder: Path, form: str) -> None:
    """Go back to the shipped template; nothing happens where the office has none of its own."""
    try:
        _place(folder, form).unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", path=_place(folder, form)) from error


def is_own(folder: Path, form: str) -> bool:
    """Whether the office has a template of its own for a form."""
    return _place(folder, form).is_file()


def drawn_docx(desk: Desk, document: Document, folder: Path | None) -> bytes:
    """The document in the office's own template where it has one and the document is of one sheet, else in ours.

    Raises:
        Refused: "template-faulty" when the form has changed since the template was taken; Unreadable; Unavailable.
    """
    if folder is not None and len(document.sheets) == 1 and is_own(folder, document.form):
        return fill_template(_content(_place(folder, document.form)), document)
    return docx_of(document, desk.resources)


def _place(folder: Path, form: str) -> Path:
    return folder / f"{form}.docx"


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise Refused("template-too-large", path=file)
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Unavailable("template-missing", path=file) from error
    except PermissionError as error:
        raise Unavailable("no-permission", path=file) from error
    except OSError as error:
        raise Unavailable("disk-error", path=file) from error
