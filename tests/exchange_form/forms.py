"""Forms to try things on: built by the program, then filled in and edited as people do it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.exchange.form.build import build_form
from giaoban_tracker.exchange.form.columns import HEADINGS, SHEET, Column, address
from giaoban_tracker.exchange.form.form import FilledForm, Form, FormRow, KnownForm, Reject
from giaoban_tracker.exchange.form.open_form import open_form

KEY = bytes(range(32))
UNIT = UnitId("u-culture")
HEADING_ROW = 6
FIRST = HEADING_ROW + 1
"""Row of the first task in a fresh form."""

CONTENTS = (
    "Rà soát danh mục thủ tục hành chính, báo cáo UBND thành phố",
    "=Tổng hợp số liệu; đề xuất phương án",
    "Kiểm tra các điểm du lịch\nbáo cáo kết quả trước kỳ giao ban",
    "Hoàn thiện hồ sơ _x0041_ trình phê duyệt",
    "- Chủ trì, phối hợp với Phòng Nội vụ",
)


def row(number: int, unit: UnitId = UNIT) -> FormRow:
    due = (
        Deadline(DeadlineKind.STANDING, None, "thường xuyên")
        if number % 4 == 3
        else Deadline(DeadlineKind.FIXED, date(2026, 12, 1 + number % 28))
    )
    content = f"{CONTENTS[number % len(CONTENTS)]} (việc {number})"
    return FormRow(TaskId(f"task-{number}"), FactId(f"fact-{number}"), f"NV-{number:03d}", content, due, unit)


def form(rows: int = 5, *, identity: str = "5f" * 16, unit: UnitId = UNIT) -> Form:
    return Form(
        identity,
        unit,
        "Phòng Văn hóa và Thông tin",
        "UBND THÀNH PHỐ",
        date(2026, 11, 24),
        tuple(row(number, unit) for number in range(1, rows + 1)),
    )


@cache
def built(rows: int = 5) -> bytes:
    return build_form(form(rows), KEY)


def place(column: str, line: int = 1) -> str:
    """The address of a cell in a fresh form, by name of its column; lines count from 1."""
    order = list(HEADINGS)
    number = len(order) if column == "beside" else order.index(Column[column.upper()])
    return address(HEADING_ROW + line, number + 1)


def known(identity: str) -> KnownForm | None:
    return KnownForm(UNIT) if identity == "5f" * 16 else None


def opened(data: bytes) -> FilledForm:
    return open_form(data, KEY, known)


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after a change to it as a whole."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(values: Mapping[str, object], data: bytes | None = None) -> bytes:
    """The form with values at addresses; a "=…" becomes a formula."""

    def fill(book: Any) -> None:
        for place, value in values.items():
            book[SHEET][place] = value

    return edited(built() if data is None else data, fill)


def reported(line: int, **others: object) -> dict[str, object]:
    """A plain report on a line, by address; others by name of their column, "beside" for what lies beside the table."""
    values = {"claim": "Đang thực hiện", "percent": 40, "result": "Đã lấy ý kiến các phường"} | others
    return {place(column, line): value for column, value in values.items()}


def found(verdict: FilledForm) -> list[tuple[str, str]]:
    """Where and why, in the order of the verdict."""
    return [(reject.cell, reject.reason.value) for reject in verdict.rejects]


def words(reject: Reject) -> str:
    return f"{reject.cell}: {reject.reason}"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    return packed(parts_of(data) | {name: part})
