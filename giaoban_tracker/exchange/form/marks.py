"""The marks of a form: one for the whole, one for each row. Only a mark that verifies lets its text reach a parser."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.terms import deadline_text
from giaoban_tracker.exchange.form.form import Form, FormRow
from giaoban_tracker.exchange.form.letters import printable, squeezed

_FORM, _ROW = b"giaoban-form-v1\n", b"giaoban-form-row-v1\n"
_MARK_BYTES = 16

CHUNK = 30_000
"""Letters in one cell; Excel takes 32,767."""


class _Row(msgspec.Struct, forbid_unknown_fields=True, array_like=True, frozen=True):
    task: str
    revision: str
    code: str
    content: str
    due: Deadline
    unit: str


class _Form(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    v: int
    form: str
    unit: str
    unit_name: str
    office: str
    issued: date
    rows: list[_Row]


def form_text(form: Form) -> str:
    """The form itself as ASCII letters that survive any spreadsheet program."""
    rows = [_Row(row.task, row.revision, row.code, row.content, row.due, row.unit) for row in form.rows]
    body = _Form(1, form.id, form.unit, form.unit_name, form.office_name, form.issued, rows)
    return base64.urlsafe_b64encode(msgspec.json.encode(body)).decode("ascii")


def form_of(text: str) -> Form | None:
    """The form in such letters; None when they are none of version 1. The mark has been verified before."""
    try:
        body = msgspec.json.decode(base64.b64decode(text, altchars=b"-_", validate=True), type=_Form)
    except (msgspec.MsgspecError, ValueError):
        return None
    if body.v != 1:
        return None
    rows = tuple(msgspec.convert(msgspec.structs.asdict(row), FormRow) for row in body.rows)
    return msgspec.convert(
        {
            "id": body.form,
            "unit": body.unit,
            "unit_name": body.unit_name,
            "office_name": body.office,
            "issued": body.issued,
            "rows": rows,
        },
        Form,
    )


def chunks(text: str) -> list[str]:
    """The text in pieces that fit a cell."""
    return [text[start : start + CHUNK] for start in range(0, len(text), CHUNK)]


def form_mark(key: bytes, text: str) -> str:
    """The mark of the whole form."""
    return _mark(key, _FORM + text.encode())


def is_marked(key: bytes, text: str, mark: str) -> bool:
    """Whether the mark of a form is ours; takes the same time whatever is wrong."""
    return hmac.compare_digest(form_mark(key, text).encode(), mark.encode("utf-8", "replace"))


def row_mark(key: bytes, form: Form, row: FormRow) -> str:
    """The mark of one row: of this form, this share, this revision and the printed words."""
    return _mark(key, _ROW + _joined((form.id, row.unit, row.task, row.revision, *printed(row))))


def rows_by_mark(key: bytes, form: Form) -> Mapping[str, FormRow]:
    """Every row of the form by its mark."""
    return {row_mark(key, form, row): row for row in form.rows}


def printed(row: FormRow) -> tuple[str, str, str]:
    """Code, content and deadline as they are compared: NFC, any blank for one."""
    return squeezed(printable(row.code)), squeezed(printable(row.content)), squeezed(printable(deadline_text(row.due)))


def _joined(parts: Sequence[str]) -> bytes:
    """Parts that cannot be told apart otherwise: each with its length before it."""
    return b"".join(f"{len(part.encode())}:{part};".encode() for part in parts)


def _mark(key: bytes, message: bytes) -> str:
    digest = hmac.new(key, message, hashlib.sha256).digest()[:_MARK_BYTES]
    return base64.b32encode(digest).decode("ascii").rstrip("=")
