"""Form F2, Mẫu nhập chuẩn: the empty sheet that tasks are typed into, with lists to choose from.

Its headings are those that the import reads (forms.md, F2): 25 columns on three levels, the code first.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from giaoban_tracker.domain.printed import ImportLists
from giaoban_tracker.domain.terms import CLAIM_TERMS, DEADLINE_KIND_TERMS, QUALITY_TERMS, URGENCY_TERMS
from giaoban_tracker.paper.letterhead import issued_by
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.xlsx.formats import FONT
from giaoban_tracker.paper.xlsx.printed_sheet import PrintedSheet

TITLE = "Mẫu nhập chuẩn"
SHEET, LISTS = "Nhập nhiệm vụ", "Danh mục"

_ROWS = 2000
"""So many rows are ready to be typed into; the import reads further ones too."""

_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
"""Years outside are typing slips (forms.md, F2)."""

_ENOUGH = "Mức 1 – đủ để giao"
_PROGRESS = "Mức 2 – tiến độ"
_CLOSING = "Mức 3 – đủ để đóng"

_KINDS = ("Thông báo kết luận", "Biên bản", "Công văn", "Kế hoạch", "Chỉ đạo trực tiếp")
_ORIGINS = ("Kết luận giao ban", "Chương trình công tác", "Văn bản cấp trên", "Chỉ đạo đột xuất")


@dataclass(frozen=True, slots=True)
class _Field:
    """One column.

    Attributes:
        level: the heading above; empty for none.
        width: in letters.
        choices: name of the list that a cell takes its value from; empty for free text.
        is_day: whether it takes a day.
        is_open: whether another value than those of the list may be typed.
    """

    title: str
    level: str
    width: float
    choices: str = ""
    is_day: bool = False
    is_open: bool = False


FIELDS = (
    _Field("Mã nhiệm vụ", "", 12),
    _Field("Loại văn bản", _ENOUGH, 16, "Loại văn bản", is_open=True),
    _Field("Số hội nghị", _ENOUGH, 22, "Số hội nghị", is_open=True),
    _Field("Số/ký hiệu văn bản", _ENOUGH, 14),
    _Field("Ngày ban hành", _ENOUGH, 12, is_day=True),
    _Field("Nội dung nhiệm vụ", _ENOUGH, 50),
    _Field("Đơn vị chủ trì", _ENOUGH, 26, "Đơn vị", is_open=True),
    _Field("Cán bộ chủ trì", _ENOUGH, 18),
    _Field("Người theo dõi", _ENOUGH, 18),
    _Field("Lãnh đạo giao", _ENOUGH, 22, "Lãnh đạo", is_open=True),
    _Field("Loại thời hạn", _ENOUGH, 15, "Loại thời hạn"),
    _Field("Hạn hoàn thành", _ENOUGH, 13, is_day=True),
    _Field("Sản phẩm đầu ra", _ENOUGH, 20),
    _Field("Cấp nhận sản phẩm", _ENOUGH, 18),
    _Field("Độ khẩn", _ENOUGH, 12, "Độ khẩn"),
    _Field("Nguồn nhiệm vụ", _ENOUGH, 18, "Nguồn nhiệm vụ", is_open=True),
    _Field("Ngành", _ENOUGH, 14),
    _Field("Lĩnh vực", _ENOUGH, 18, "Lĩnh vực", is_open=True),
    _Field("Tiến độ", _PROGRESS, 15, "Tiến độ"),
    _Field("Vướng mắc", _PROGRESS, 28),
    _Field("Số hiệu văn bản kết quả", _CLOSING, 16),
    _Field("Ngày văn bản kết quả", _CLOSING, 13, is_day=True),
    _Field("Trích yếu văn bản kết quả", _CLOSING, 28),
    _Field("Mô tả kết quả", _CLOSING, 28),
    _Field("Chất lượng", _CLOSING, 13, "Chất lượng"),
)


def import_sheet_bytes(lists: ImportLists, made_on: date) -> bytes:
    """Form F2, empty; a list without entries leaves its column free."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": TITLE, "author": plain(issued_by(lists.office)), "created": made_on})
    worksheet = workbook.add_worksheet(SHEET, PrintedSheet)
    choices = _choices(lists)
    _write_lists(workbook, choices)
    _write_headings(workbook, worksheet)
    for column, field in enumerate(FIELDS):
        _prepare_column(workbook, worksheet, column, field, choices)
    _set_page(worksheet)
    workbook.close()
    return buffer.getvalue()


def _choices(lists: ImportLists) -> dict[str, tuple[str, ...]]:
    found = {
        "Loại văn bản": _KINDS,
        "Số hội nghị": lists.meetings,
        "Đơn vị": lists.units,
        "Lãnh đạo": lists.leaders,
        "Loại thời hạn": tuple(DEADLINE_KIND_TERMS.values()),
        "Độ khẩn": tuple(URGENCY_TERMS.values()),
        "Nguồn nhiệm vụ": _ORIGINS,
        "Lĩnh vực": lists.fields,
        "Tiến độ": tuple(CLAIM_TERMS.values()),
        "Chất lượng": tuple(QUALITY_TERMS.values()),
    }
    return {name: tuple(dict.fromkeys(filter(None, map(plain, values)))) for name, values in found.items()}


def _write_lists(workbook: Any, choices: dict[str, tuple[str, ...]]) -> None:
    """A list in a validation itself would be split at the commas of its entries, so that all stand on a sheet."""
    worksheet = workbook.add_worksheet(LISTS)
    bold = workbook.add_format({"font_name": FONT, "bold": True})
    for column, (name, values) in enumerate(choices.items()):
        worksheet.write_string(0, column, name, bold)
        for row, value in enumerate(values, 1):
            worksheet.write_string(row, column, value)
        worksheet.set_column(column, column, 30)


def _write_headings(workbook: Any, worksheet: PrintedSheet) -> None:
    look = {"font_name": FONT, "font_size": 11, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
    form = workbook.add_format({**look, "border": 1, "bg_color": "#E8EEF4"})
    levels = [field.level for field in FIELDS]
    worksheet.write_over(0, 0, 1, 0, FIELDS[0].title, form)
    for level in dict.fromkeys(filter(None, levels)):
        first = levels.index(level)
        worksheet.write_over(0, first, 0, first + levels.count(level) - 1, level, form)
    for column, field in enumerate(FIELDS[1:], 1):
        worksheet.write_string(1, column, field.title, form)
    worksheet.set_row(1, 34)
    worksheet.freeze_panes(2, 1)
    worksheet.autofilter(1, 0, 1 + _ROWS, len(FIELDS) - 1)


def _prepare_column(
    workbook: Any, worksheet: Any, column: int, field: _Field, choices: dict[str, tuple[str, ...]]
) -> None:
    look = {"font_name": FONT, "font_size": 11, "text_wrap": True, "valign": "top"}
    shown = {"num_format": "dd/mm/yyyy", "align": "center"} if field.is_day else {"num_format": "@"}
    worksheet.set_column(column, column, field.width, workbook.add_format({**look, **shown}))
    rule = _day_rule() if field.is_day else _choice_rule(field, list(choices), choices.get(field.choices, ()))
    if rule is not None:
        worksheet.data_validation(2, column, 1 + _ROWS, column, rule)


def _day_rule() -> dict[str, object]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": _LAST_DAY,
        "error_title": "Ngày không hợp lệ",
        "error_message": "Nhập ngày theo dạng ngày/tháng/năm, từ năm 1990 đến năm 2100.",
    }


def _choice_rule(field: _Field, order: Sequence[str], values: Sequence[str]) -> dict[str, object] | None:
    """Choose from the list; where the office may know more than the list, another value only gets a question."""
    if not values:
        return None
    letter = chr(ord("A") + order.index(field.choices))
    return {
        "validate": "list",
        "source": f"='{LISTS}'!${letter}$2:${letter}${1 + len(values)}",
        "error_type": "warning" if field.is_open else "stop",
        "error_title": "Không có trong danh mục",
        "error_message": f"Chọn {field.title.lower()} trong danh mục.",
    }


def _set_page(worksheet: Any) -> None:
    worksheet.set_paper(8)  # A3: twenty-five columns are not to be read on A4
    worksheet.set_landscape()
    worksheet.set_header(f'&C&"{FONT},Regular"&13&P')
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0, 1)
