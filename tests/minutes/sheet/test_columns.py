"""The heading row is found wherever it stands, and each heading says what its column holds."""

from __future__ import annotations

import pytest

from giaoban_tracker.minutes.sheet import Grid, SheetField, find_heading
from giaoban_tracker.minutes.sheet.columns import _MEANINGS, _SYNONYMS, _plain
from giaoban_tracker.minutes.sheet.grid import CellValue

F1 = (
    "STT | Số hội nghị | Số TB/KL | Ngày ban hành | Chủ trì theo dõi | Ngành/lĩnh vực | Cơ quan/đơn vị trình"
    " | Lĩnh vực chi tiết | Nội dung kết luận / Văn bản trình | Loại thời hạn | Hạn xử lý | Tiến độ"
    " | Kết quả thực hiện / Minh chứng | Văn bản triển khai | Mã nhiệm vụ | Ngày cập nhật gần nhất"
)
F2 = (
    "Mã nhiệm vụ | Loại văn bản | Số hội nghị | Số/ký hiệu văn bản | Ngày ban hành | Nội dung nhiệm vụ | Đơn vị chủ trì"
    " | Cán bộ chủ trì | Người theo dõi | Lãnh đạo giao | Loại thời hạn | Hạn hoàn thành | Sản phẩm đầu ra"
    " | Cấp nhận sản phẩm | Độ khẩn | Nguồn nhiệm vụ | Ngành | Lĩnh vực | Tiến độ | Vướng mắc | Số hiệu văn bản kết quả"
    " | Ngày văn bản kết quả | Trích yếu văn bản kết quả | Mô tả kết quả | Chất lượng | Đơn vị phối hợp | Ghi chú"
)
F3 = "STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả/Sản phẩm | Thời gian | Ghi chú"
F7 = (
    "TT | Nội dung kết luận, chỉ đạo | Văn bản giao (số, ngày) | Lãnh đạo chỉ đạo | Cơ quan chủ trì | Cơ quan phối hợp"
    " | Thời hạn | Kết quả thực hiện | Đánh giá | Nguyên nhân, lý do | Kiến nghị, đề xuất | Ghi chú"
)


def titles(form: str) -> list[str]:
    return [title.strip() for title in form.split("|")]


def fields(form: str) -> dict[str, SheetField | None]:
    row: tuple[CellValue, ...] = tuple(titles(form))
    heading = find_heading(Grid("", (row,)))
    return dict(zip(titles(form), heading.fields, strict=True))


def test_every_column_of_the_import_sheet_is_known() -> None:
    found = fields(F2)

    assert None not in found.values()
    assert found["Nội dung nhiệm vụ"] is SheetField.CONTENT
    assert found["Số hiệu văn bản kết quả"] is SheetField.EVIDENCE_NUMBER
    assert found["Ngày văn bản kết quả"] is SheetField.EVIDENCE_DAY
    assert [title for title, field in found.items() if field is SheetField.REMARK] == [
        "Loại văn bản",
        "Cán bộ chủ trì",
        "Nguồn nhiệm vụ",
        "Ngành",
    ]


def test_every_column_of_an_offices_own_table_is_known_but_the_number() -> None:
    found = fields(F1)

    assert [title for title, field in found.items() if field is None] == ["STT"]
    assert found["Cơ quan/đơn vị trình"] is SheetField.LEAD
    assert found["Chủ trì theo dõi"] is SheetField.MONITOR
    assert found["Hạn xử lý"] is SheetField.DUE


def test_annexes_and_follow_up_lists_are_known() -> None:
    annex, listed = fields(F3), fields(F7)

    assert annex["Kết quả/Sản phẩm"] is SheetField.PRODUCT
    assert annex["Thời gian"] is SheetField.DUE
    assert listed["Nội dung kết luận, chỉ đạo"] is SheetField.CONTENT
    assert listed["Nguyên nhân, lý do"] is SheetField.CAUSE


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("NỘI DUNG NHIỆM VỤ", SheetField.CONTENT),
        ("Thời hạn hoàn thành (theo kế hoạch)", SheetField.DUE),
        ("Don vi chu tri", SheetField.LEAD),
        ("Cơ quan, đơn vị chủ trì", SheetField.LEAD),
        ("Tiến độ (%)", SheetField.PERCENT),
        ("Trạng thái", SheetField.CLAIM),
        ("Khó khăn, vướng mắc", SheetField.DIFFICULTY),
        ("Người giao", SheetField.LEADER),
    ],
)
def test_a_heading_is_known_in_capitals_without_marks_and_with_more_words(title: str, field: SheetField) -> None:
    beside = "Ghi chú"

    assert find_heading(Grid("", ((title, beside),))).fields[0] is field


def test_a_heading_stands_below_a_letterhead_and_above_its_own_numbers() -> None:
    grid = Grid(
        "",
        (
            ("ỦY BAN NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None),
            ("BẢNG THEO DÕI NHIỆM VỤ", None, None, None),
            ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
            ("(1)", "(2)", "(3)", "(4)"),
            (1, "Rà soát hộ nghèo", "Phòng Nội vụ", "30/9/2017"),
        ),
    )

    heading = find_heading(grid)

    assert heading.row == 3
    assert heading.titles == ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")


def test_of_two_heading_rows_the_lower_counts_and_the_upper_fills_its_gaps() -> None:
    grid = Grid(
        "",
        (
            ("Nội dung nhiệm vụ", "Đơn vị thực hiện", "Đơn vị thực hiện", "Thời hạn"),
            (None, "Chủ trì", "Phối hợp", None),
            ("Rà soát", "Phòng Nội vụ", None, "30/9/2017"),
        ),
    )

    heading = find_heading(grid)

    assert heading.fields == (SheetField.CONTENT, SheetField.LEAD, SheetField.SUPPORT, SheetField.DUE)


def test_a_sheet_without_known_headings_is_left_for_a_person_to_say() -> None:
    titled = find_heading(Grid("", ((1, 2), ("Cột A", "Cột B"), ("Rà soát 12 hộ", "hai"))))
    bare = find_heading(Grid("", (("Rà soát 12 hộ", "hai"), (1, 2))))

    assert (titled.row, titled.titles, titled.fields) == (1, ("Cột A", "Cột B"), (None, None))
    assert (bare.row, bare.titles, bare.fields) == (-1, ("", ""), (None, None))


def test_no_synonym_means_two_things() -> None:
    told = [_plain(words) for synonyms in _SYNONYMS.values() for words in synonyms.split("|")]

    assert len(told) == len(set(told)) == len(_MEANINGS)


def test_of_two_columns_with_one_meaning_the_exact_heading_wins() -> None:
    grid = Grid("", (("Nội dung chỉ đạo của lãnh đạo", "Nội dung nhiệm vụ", "Thời hạn"),))

    assert find_heading(grid).fields[:2] == (None, SheetField.CONTENT)
