"""Tasks for Excel and back: the columns of the import sheet F2 in their fixed order, then the office's own table F1.

A hidden column bears the book's id of each task, so that what comes back is known again however it was changed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from giaoban_tracker.domain.exported import ExportedTask, TaskWorkbook
from giaoban_tracker.domain.terms import CLAIM_TERMS, DEADLINE_KIND_TERMS, QUALITY_TERMS, URGENCY_TERMS
from giaoban_tracker.paper.document import Table
from giaoban_tracker.paper.forms.tracking import tracking_document
from giaoban_tracker.paper.letterhead import issued_by
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.xlsx.formats import FONT
from giaoban_tracker.paper.xlsx.import_sheet import FIELDS, SHEET
from giaoban_tracker.paper.xlsx.workbook import fitting

TITLE = "Nhiệm vụ"
TABLE_SHEET = "Theo dõi"
ID_TITLE = "Mã định danh (không sửa)"
FURTHER = ("Đơn vị phối hợp", "Ghi chú", "Ngày giao")
"""Columns behind those of F2 that the import knows too."""

_Value = str | date | None
_FIRST_YEAR = 1901
"""Excel knows no year before it rightly; earlier days stay words."""
_WIDTHS = {"Đơn vị phối hợp": 26.0, "Ghi chú": 24.0, "Ngày giao": 12.0}

_VALUES: Mapping[str, Callable[[ExportedTask], _Value]] = {
    "Mã nhiệm vụ": lambda task: task.tracked.row.code,
    "Số hội nghị": lambda task: task.tracked.meeting,
    "Số/ký hiệu văn bản": lambda task: task.tracked.document,
    "Ngày ban hành": lambda task: task.tracked.issued_on,
    "Nội dung nhiệm vụ": lambda task: task.tracked.row.content,
    "Đơn vị chủ trì": lambda task: "; ".join(task.tracked.row.lead),
    "Người theo dõi": lambda task: task.tracked.monitor,
    "Lãnh đạo giao": lambda task: task.tracked.row.leader,
    "Loại thời hạn": lambda task: DEADLINE_KIND_TERMS[task.tracked.row.deadline.kind],
    "Hạn hoàn thành": lambda task: task.tracked.row.deadline.due or task.tracked.row.deadline.words,
    "Sản phẩm đầu ra": lambda task: task.tracked.row.product,
    "Cấp nhận sản phẩm": lambda task: task.receiving_level,
    "Độ khẩn": lambda task: URGENCY_TERMS[task.urgency],
    "Lĩnh vực": lambda task: task.tracked.field,
    "Tiến độ": lambda task: CLAIM_TERMS[task.claim] if task.claim is not None else "",
    "Vướng mắc": lambda task: task.tracked.row.difficulty,
    "Số hiệu văn bản kết quả": lambda task: task.evidence.number if task.evidence else "",
    "Ngày văn bản kết quả": lambda task: task.evidence.dated if task.evidence else None,
    "Trích yếu văn bản kết quả": lambda task: task.evidence.subject if task.evidence else "",
    "Mô tả kết quả": lambda task: task.tracked.row.result,
    "Chất lượng": lambda task: QUALITY_TERMS[task.quality] if task.quality is not None else "",
    "Đơn vị phối hợp": lambda task: "; ".join(task.tracked.row.support),
    "Ghi chú": lambda task: task.tracked.row.note,
    "Ngày giao": lambda task: task.given_on,
}
"""What stands in a column; the book keeps nothing for the others, which are there to be filled in."""


def task_workbook_bytes(tasks: TaskWorkbook) -> bytes:
    """The workbook; the same tasks give the same bytes."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made_on = datetime.combine(tasks.table.as_of, datetime.min.time())
    author = plain(issued_by(tasks.table.office))
    workbook.set_properties({"title": TITLE, "author": author, "created": made_on})
    looks = _Looks(workbook)
    titles = (*(field.title for field in FIELDS), *FURTHER)
    widths = [*(field.width for field in FIELDS), *(_WIDTHS[title] for title in FURTHER)]
    rows = [[_VALUES[title](task) if title in _VALUES else None for title in titles] for task in tasks.tasks]
    ids = [task.id for task in tasks.tasks]
    _write(workbook.add_worksheet(SHEET), titles, widths, rows, ids, looks)
    columns, own_rows = _own_table(tasks)
    _write(workbook.add_worksheet(TABLE_SHEET), columns, [16.0] * len(columns), own_rows, ids, looks)
    workbook.close()
    return buffer.getvalue()


class _Looks:
    """The formats of the workbook."""

    def __init__(self, workbook: Any) -> None:
        look = {"font_name": FONT, "font_size": 11, "text_wrap": True}
        head = {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#E8EEF4"}
        self.heading = workbook.add_format({**look, **head})
        self.text = workbook.add_format({**look, "valign": "top", "num_format": "@"})
        self.day = workbook.add_format({**look, "valign": "top", "align": "center", "num_format": "dd/mm/yyyy"})
        self.number = workbook.add_format({**look, "valign": "top", "align": "center"})


def _own_table(tasks: TaskWorkbook) -> tuple[tuple[str, ...], Sequence[Sequence[object]]]:
    """The cells of form F1, as it is printed."""
    (sheet,) = tracking_document(tasks.table).sheets
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    columns = tuple(" ".join(column.title.split()) for column in table.columns)
    return columns, [row for group in table.groups for row in group.rows]


def _write(
    worksheet: Any,
    titles: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[object]],
    ids: Sequence[str],
    looks: _Looks,
) -> None:
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        worksheet.write_string(0, column, title, looks.heading)
        worksheet.set_column(column, column, width)
    worksheet.write_string(0, len(titles), ID_TITLE, looks.heading)
    worksheet.set_column(len(titles), len(titles), 40, None, {"hidden": True})
    for number, (row, identity) in enumerate(zip(rows, ids, strict=True), 1):
        for column, value in enumerate(row):
            _write_cell(worksheet, number, column, value, looks)
        worksheet.write_string(number, len(titles), identity, looks.text)
    worksheet.set_row(0, 34)
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, max(1, len(rows)), len(titles) - 1)
    worksheet.set_landscape()
    worksheet.set_paper(8)  # A3: so many columns are not to be read on A4
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def _write_cell(worksheet: Any, row: int, column: int, value: object, looks: _Looks) -> None:
    if isinstance(value, date) and value.year >= _FIRST_YEAR:
        worksheet.write_datetime(row, column, value, looks.day)
    elif isinstance(value, int | float):
        worksheet.write_number(row, column, value, looks.number)
    elif value:
        worksheet.write_string(row, column, fitting(plain(str(value))), looks.text)
