"""Form F2: an empty sheet whose headings the import knows, and whose cells offer what may stand in them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker.domain.printed import ImportLists
from giaoban_tracker.paper import import_sheet
from tests.paper.samples import OFFICE, UNITS

# forms.md, F2, in its order
HEADINGS = [
    "Mã nhiệm vụ",
    "Loại văn bản",
    "Số hội nghị",
    "Số/ký hiệu văn bản",
    "Ngày ban hành",
    "Nội dung nhiệm vụ",
    "Đơn vị chủ trì",
    "Cán bộ chủ trì",
    "Người theo dõi",
    "Lãnh đạo giao",
    "Loại thời hạn",
    "Hạn hoàn thành",
    "Sản phẩm đầu ra",
    "Cấp nhận sản phẩm",
    "Độ khẩn",
    "Nguồn nhiệm vụ",
    "Ngành",
    "Lĩnh vực",
    "Tiến độ",
    "Vướng mắc",
    "Số hiệu văn bản kết quả",
    "Ngày văn bản kết quả",
    "Trích yếu văn bản kết quả",
    "Mô tả kết quả",
    "Chất lượng",
]


def sheet(units: tuple[str, ...] = UNITS) -> Any:
    lists = ImportLists(OFFICE, ("Giao ban quý II/2017",), units, ("Chủ tịch UBND thành phố",), ())
    return openpyxl.load_workbook(io.BytesIO(import_sheet(lists, date(2017, 10, 5))))


def test_the_headings_are_the_25_of_the_form() -> None:
    first, second = sheet()["Nhập nhiệm vụ"].iter_rows(max_row=2, values_only=True)

    assert [above if below is None else below for above, below in zip(first, second, strict=True)] == HEADINGS
    assert [level for level in first if level] == [
        "Mã nhiệm vụ",
        "Mức 1 – đủ để giao",
        "Mức 2 – tiến độ",
        "Mức 3 – đủ để đóng",
    ]


def validations(workbook: Any) -> dict[str, Any]:
    """By the letter of the column."""
    found = workbook["Nhập nhiệm vụ"].data_validations.dataValidation
    return {str(rule.sqref).rstrip("0123456789:").rstrip("0123456789")[:1]: rule for rule in found}


def test_units_are_chosen_from_a_range_so_that_commas_do_not_split_names() -> None:
    workbook = sheet(("Phòng A, B và C", *UNITS))
    rule = validations(workbook)["G"]

    assert rule.formula1 == "'Danh mục'!$C$2:$C$14"
    assert workbook["Danh mục"]["C2"].value == "Phòng A, B và C"
    assert rule.errorStyle == "warning"


@pytest.mark.parametrize("letter", ["K", "O", "S", "Y"])
def test_what_the_program_counts_by_takes_nothing_but_its_list(letter: str) -> None:
    rule = validations(sheet())[letter]

    assert (rule.type, rule.errorStyle) == ("list", None)


@pytest.mark.parametrize("letter", ["E", "L", "V"])
def test_days_are_days_between_1990_and_2100(letter: str) -> None:
    rule = validations(sheet())[letter]

    assert (rule.type, rule.operator) == ("date", None)
    assert (int(rule.formula1), int(rule.formula2)) == (32874, 73415)


def test_an_empty_list_leaves_its_column_free() -> None:
    assert "R" not in validations(sheet())


def test_headings_stay_in_sight_beside_the_code() -> None:
    worksheet = sheet()["Nhập nhiệm vụ"]

    assert worksheet.freeze_panes == "B3"
    assert worksheet.print_title_rows == "$1:$2"
    assert worksheet.column_dimensions["L"].width == pytest.approx(13, abs=1)
