"""Excel workbooks for tests, made by openpyxl and changed part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl  # type: ignore[import-untyped]

from tests.minutes.importing.word_files import archive


def saved(book: openpyxl.Workbook) -> bytes:
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def book_of(*rows: Sequence[object], merged: Sequence[str] = ()) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    return book


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    changed = change(parts.get(name, b""))
    assert changed != parts.get(name)
    return archive({**parts, name: changed})


def with_sheet(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with the XML of its first sheet changed."""
    return with_part(data, "xl/worksheets/sheet1.xml", change)
