"""Making the form: a sheet to fill in, a sheet that says how, and a very hidden one that carries the form's mark.

Protection has no password: it guides the hand, the marks prove. Text cells are typed as text, so that nothing that a
clerk types ("=…", "- …", 05/06/2026) is taken for a formula, or for another day on a computer that counts otherwise.
"""

from __future__ import annotations

import io
from datetime import datetime
from math import ceil
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from giaoban_tracker.domain.task import CauseKind
from giaoban_tracker.domain.terms import CAUSE_TERMS, CLAIM_TERMS, day_text, deadline_text
from giaoban_tracker.exchange.form.columns import FILLED_IN, GUIDE, HEADINGS, INPUT_FILL, META, SHEET, Column
from giaoban_tracker.exchange.form.form import Form, FormRow
from giaoban_tracker.exchange.form.letters import printable
from giaoban_tracker.exchange.form.marks import chunks, form_mark, form_text, row_mark

TITLE = "PHIẾU BÁO CÁO TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ"
_HOW = "Chỉ điền vào các ô nền vàng. Dòng chưa có gì mới thì để trống. Xem thêm ở trang “Hướng dẫn”."

_GUIDE = (
    "Mỗi dòng là một nhiệm vụ giao cho đơn vị. Chỉ điền vào các ô nền vàng; các ô khác đã khóa để đối chiếu.",
    "Trạng thái: chọn trong danh sách (Chưa thực hiện, Đang thực hiện, Đã hoàn thành).",
    "% hoàn thành: số nguyên từ 0 đến 100. Chưa thực hiện (0) và đã hoàn thành (100) có thể để trống ô này.",
    "Đã hoàn thành thì phải ghi kết quả. Có văn bản chứng minh thì ghi đủ số ký hiệu, ngày và cấp nhận.",
    "Ngày văn bản ghi theo thứ tự ngày/tháng/năm, ví dụ 05/09/2026.",
    "Dòng nào để trống toàn bộ ô nền vàng được hiểu là đơn vị chưa báo cáo dòng đó.",
    "Được lọc và in. Không thêm dòng, không gộp ô, không dùng công thức, không chép dòng từ phiếu khác sang.",
    "Không ghi nội dung thuộc bí mật nhà nước vào phiếu này.",
    "Lưu tệp dạng .xlsx rồi gửi lại Văn phòng. Ô nào chưa nhận được, Văn phòng trả lại phiếu có ghi chú tại ô đó.",
)

_FONT, _SIZE = "Times New Roman", 12
_LINE_POINTS = 16.5
_HEADING_ROW = 5
"""Row of the headings, from 0; above it the title, and an empty row that parts them."""

_MARGINS_INCH = {"left": 0.5, "right": 0.4, "top": 0.6, "bottom": 0.6}


class _Sheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows are high enough at once, yet go on growing with what is typed into them.

    Attributes:
        heights: points by row, from 0. The library can only set heights that stay as they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heights: dict[int, float] = {}

    def _write_row(self, row: int, spans: str | None, row_info: Any = None, empty_row: bool = False) -> None:
        height = self.heights.get(row)
        if height is None or row_info is not None or empty_row:
            super()._write_row(row, spans, row_info, empty_row)
        else:
            self._xml_start_tag_unencoded("row", [("r", row + 1), ("spans", spans), ("ht", f"{height:g}")])


def build_form(form: Form, key: bytes) -> bytes:
    """The form as .xlsx; the same form and key give the same bytes.

    Args:
        key: the office's form key, 32 bytes.

    Raises:
        ValueError: a share stands twice, or the key is not 32 bytes.
    """
    if len(key) != 32:
        raise ValueError(f"a form key of {len(key)} bytes")
    if len({(row.task, row.unit) for row in form.rows}) != len(form.rows):
        raise ValueError("a share stands twice")
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made_on = datetime.combine(form.issued, datetime.min.time())
    workbook.set_properties({"title": TITLE, "author": printable(form.office_name), "created": made_on})
    _write_sheet(workbook, form, key)
    _write_guide(workbook)
    _write_meta(workbook, form, key)
    workbook.close()
    return buffer.getvalue()


def _write_sheet(workbook: Any, form: Form, key: bytes) -> None:
    sheet = workbook.add_worksheet(SHEET, _Sheet)
    _set_up_page(sheet)
    _write_title(workbook, sheet, form)
    heading = workbook.add_format(_look(bold=True, align="center", valign="vcenter", bg_color="#E7E6E6"))
    for number, (column, about) in enumerate(HEADINGS.items()):
        hidden = {"hidden": True} if column is Column.MARK else {}
        sheet.set_column(number, number, about.width, None, hidden)
        sheet.write_string(_HEADING_ROW, number, about.title, heading)
    sheet.heights |= {1: 21, _HEADING_ROW: 3 * _LINE_POINTS}
    locked = workbook.add_format(_look(num_format="@", quote_prefix=True))
    centred = workbook.add_format(_look(num_format="@", quote_prefix=True, align="center"))
    typed = workbook.add_format(_look(num_format="@", locked=False, bg_color=f"#{INPUT_FILL}"))
    counted = workbook.add_format(_look(num_format="0", locked=False, bg_color=f"#{INPUT_FILL}", align="center"))
    for place, row in enumerate(form.rows, start=1):
        at = _HEADING_ROW + place
        sheet.write_number(at, 0, place, centred)
        words = (printable(row.code), printable(row.content), printable(deadline_text(row.due)))
        for number, text in enumerate(words, start=1):
            sheet.write_string(at, number, text, locked if number == 2 else centred)
        for column in FILLED_IN:
            sheet.write_blank(at, _place(column), None, counted if column is Column.PERCENT else typed)
        sheet.write_string(at, _place(Column.MARK), row_mark(key, form, row), locked)
        sheet.heights[at] = _height(row)
    last = _HEADING_ROW + max(1, len(form.rows))
    sheet.autofilter(_HEADING_ROW, 0, last, _place(Column.CAUSE_WORDS))
    _add_lists(sheet, _HEADING_ROW + 1, last)


def _set_up_page(sheet: Any) -> None:
    """A4 across, as wide as the page, headings on every one."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(**_MARGINS_INCH)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADING_ROW)
    sheet.set_footer(f'&L&"{_FONT},Italic"Người lập phiếu&C&P/&N&R&"{_FONT},Italic"Thủ trưởng đơn vị')
    sheet.freeze_panes(_HEADING_ROW + 1, 3)
    # Whatever order rows come back in, they are known by their marks.
    allowed = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}
    sheet.protect("", {**allowed, "select_locked_cells": True, "select_unlocked_cells": True})


def _write_title(workbook: Any, sheet: Any, form: Form) -> None:
    lines: tuple[tuple[str, dict[str, object]], ...] = (
        (printable(form.office_name), {"bold": True}),
        (TITLE, {"bold": True, "font_size": 14}),
        (f"Đơn vị: {printable(form.unit_name)} – Ngày lập phiếu: {day_text(form.issued)}", {}),
        (_HOW, {"italic": True}),
    )
    for row, (text, look) in enumerate(lines):
        sheet.write_string(row, 0, text, workbook.add_format({"font_name": _FONT, "font_size": _SIZE, **look}))


def _add_lists(sheet: Any, first: int, last: int) -> None:
    causes = [words for kind, words in CAUSE_TERMS.items() if kind is not CauseKind.NONE]
    _add_list(sheet, Column.CLAIM, list(CLAIM_TERMS.values()), first, last)
    _add_list(sheet, Column.CAUSE, causes, first, last)
    place = _place(Column.PERCENT)
    rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
    told = {"error_title": "% hoàn thành", "error_message": "Chỉ nhập số nguyên từ 0 đến 100."}
    sheet.data_validation(first, place, last, place, {**rule, **told, **_hint(Column.PERCENT)})
    for column in FILLED_IN:
        if column not in (Column.CLAIM, Column.CAUSE, Column.PERCENT):
            sheet.data_validation(first, _place(column), last, _place(column), {"validate": "any", **_hint(column)})


def _add_list(sheet: Any, column: Column, words: list[str], first: int, last: int) -> None:
    told = {"error_title": HEADINGS[column].title, "error_message": f"Chọn một trong: {'; '.join(words)}."}
    rule = {"validate": "list", "source": words, **told, **_hint(column)}
    sheet.data_validation(first, _place(column), last, _place(column), rule)


def _hint(column: Column) -> dict[str, str]:
    return {"input_title": HEADINGS[column].title, "input_message": HEADINGS[column].hint}


def _write_guide(workbook: Any) -> None:
    sheet = workbook.add_worksheet(GUIDE, _Sheet)
    words = workbook.add_format({"font_name": _FONT, "font_size": 13, "text_wrap": True, "valign": "top"})
    title = workbook.add_format({"font_name": _FONT, "font_size": 14, "bold": True})
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 1, "CÁCH ĐIỀN PHIẾU", title)
    for number, line in enumerate(_GUIDE, start=1):
        sheet.write_number(number, 0, number, words)
        sheet.write_string(number, 1, line, words)
        sheet.heights[number] = ceil(len(line) / 85) * 18 + 4
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _write_meta(workbook: Any, form: Form, key: bytes) -> None:
    sheet = workbook.add_worksheet(META)
    text = form_text(form)
    sheet.write_string(0, 1, form_mark(key, text))
    for row, piece in enumerate(chunks(text)):
        sheet.write_string(row, 0, piece)
    sheet.protect()
    sheet.very_hidden()


def _look(**properties: object) -> dict[str, object]:
    return {"font_name": _FONT, "font_size": _SIZE, "border": 1, "text_wrap": True, "valign": "top", **properties}


def _place(column: Column) -> int:
    """The place of a column in a fresh form, from 0."""
    return list(HEADINGS).index(column)


def _height(row: FormRow) -> float:
    width = HEADINGS[Column.CONTENT].width
    lines = sum(max(1, ceil(len(line) / width)) for line in printable(row.content).split("\n"))
    return min(400.0, max(2, lines) * _LINE_POINTS)
