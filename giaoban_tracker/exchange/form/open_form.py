"""The door for forms that come back: gate, mark, book, rows, in this order; at the first that fails nothing is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.cells import Kind, SeenBook, SeenSheet, read_cells
from giaoban_tracker.exchange.form.columns import META
from giaoban_tracker.exchange.form.form import FilledForm, Form, KnownForm
from giaoban_tracker.exchange.form.judge import judge
from giaoban_tracker.exchange.form.marks import form_of, is_marked

Known = Callable[[str], KnownForm | None]
"""What the book knows of a form by its id; None when it never handed it out."""


def open_form(data: bytes, key: bytes, known: Known) -> FilledForm:
    """The verdict on a form that came back.

    Args:
        data: the file's bytes; its name says nothing.
        key: the office's form key.

    Raises:
        Unreadable: as `read_cells`; "form-not-ours" (no mark at all), "form-mac" (with `cell`), "form-newer",
            "form-unknown", "form-unit", "form-voided" (with `unit` and `day`), "form-table-missing".
    """
    return open_cells(read_cells(data), data, key, known)


def open_cells(book: SeenBook, data: bytes, key: bytes, known: Known) -> FilledForm:
    """As `open_form`, on cells that were read before, perhaps by another process."""
    form = _verified(book, key)
    issued = known(form.id)
    if issued is None:
        raise Unreadable("form-unknown", unit=form.unit_name, day=form.issued.isoformat())
    if issued.unit != form.unit:
        raise Unreadable("form-unit", unit=form.unit_name)
    if issued.voided:
        raise Unreadable("form-voided", unit=form.unit_name, day=form.issued.isoformat())
    filled = judge(book, form, key, hashlib.sha256(data).hexdigest())
    if filled is None:
        raise Unreadable("form-table-missing", unit=form.unit_name)
    return filled


def _verified(book: SeenBook, key: bytes) -> Form:
    meta = next((sheet for sheet in book.sheets if sheet.name == META), None)
    if meta is None:
        raise Unreadable("form-not-ours")
    text, mark = _column(meta, 1), _column(meta, 2)
    if not is_marked(key, text, mark):
        raise Unreadable("form-mac", cell=f"{META}!A1")
    form = form_of(text)
    if form is None:
        raise Unreadable("form-newer")
    return form


def _column(sheet: SeenSheet, column: int) -> str:
    """The texts of a column joined."""
    return "".join(str(cell.value) for cell in sheet.cells if cell.column == column and cell.kind is Kind.TEXT)
