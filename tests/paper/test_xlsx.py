"""The sheet: days and numbers that count, headings that stay in sight, text that is never a formula."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker.domain.follow_up import FollowUpList
from giaoban_tracker.paper import document_of, xlsx_of
from giaoban_tracker.paper.document import Align, Column, Document, Group, Heading, Sheet, Table
from giaoban_tracker.paper.xlsx.workbook import fitting
from tests.paper.office_files import open_xlsx, xlsx_texts
from tests.paper.printed_samples import alerts, chasing_slip, statistics
from tests.paper.samples import assigned, briefing, follow_up, row

HEAD = 7
"""The row of headings in form F7: letterhead and title stand above."""


def day(*numbers: int) -> datetime:
    """As the reading library gives a day: its midnight, without a zone."""
    return datetime.combine(date(*numbers), time.min)


def sheet_of(form: FollowUpList) -> Any:
    return open_xlsx(xlsx_of(document_of(form))).worksheets[0]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert xlsx_of(document_of(briefing())) == xlsx_of(document_of(briefing()))


def test_days_are_days_and_numbers_are_numbers() -> None:
    sheet = sheet_of(briefing())

    assert sheet.cell(HEAD + 1, 1).value == 1
    assert sheet.cell(HEAD + 1, 7).value == day(2017, 9, 30)
    assert sheet.cell(HEAD + 1, 7).number_format == "dd/mm/yyyy"


def test_a_deadline_without_a_day_stays_words() -> None:
    words = [sheet_of(briefing()).cell(HEAD + number, 7).value for number in range(5, 8)]

    assert words == ["Chưa có thời hạn", "Thường xuyên", "Sau khi có ý kiến của UBND tỉnh"]


def test_headings_stay_in_sight_and_print_on_every_page() -> None:
    sheet = sheet_of(briefing())

    assert sheet.freeze_panes == f"A{HEAD + 1}"
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet.auto_filter.ref == f"A{HEAD}:L{HEAD + 7}"


def test_the_sheet_prints_on_a4_across_one_page_wide_with_the_margins_of_the_decree() -> None:
    sheet = sheet_of(briefing())

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    margins = sheet.page_margins
    assert [round(inches * 25.4) for inches in (margins.left, margins.right, margins.top, margins.bottom)] == [
        30,
        15,
        20,
        20,
    ]


def test_pages_are_numbered_above_the_middle_but_not_the_first() -> None:
    sheet = sheet_of(briefing())

    assert sheet.HeaderFooter.differentFirst
    assert sheet.oddHeader.center.text == "&P"
    assert sheet.oddHeader.center.size == 13
    assert sheet.firstHeader.center.text is None


def test_a_total_stays_out_of_the_filter() -> None:
    sheet = open_xlsx(xlsx_of(document_of(statistics()))).worksheets[0]
    top, bottom = (int("".join(filter(str.isdecimal, corner))) for corner in sheet.auto_filter.ref.split(":"))

    assert sheet.cell(bottom + 1, 2).value == "Tổng cộng"
    assert sheet.cell(top, 4).value == "tổng"
    assert sheet.cell(top - 1, 4).value == "Đã hoàn thành"


def test_shares_are_numbers_with_one_decimal() -> None:
    workbook = open_xlsx(xlsx_of(document_of(statistics())))
    shares = [cell for line in workbook.worksheets[0].iter_rows() for cell in line if cell.number_format == "0.0"]

    assert 57.1 in [cell.value for cell in shares]


def test_every_other_table_has_a_worksheet_with_its_heading() -> None:
    workbook = open_xlsx(xlsx_of(document_of(alerts())))

    assert workbook.sheetnames == ["Cảnh báo", "Số liệu", "Theo đơn vị"]
    assert workbook["Theo đơn vị"]["A1"].value == "Tổng hợp theo đơn vị"


def test_bands_stand_between_the_rows() -> None:
    texts = xlsx_texts(xlsx_of(document_of(assigned())))

    assert texts.index("Chủ tịch UBND thành phố") < texts.index("1") < texts.index("Bí thư Thành ủy") < texts.index("3")


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', "+84 123", "-5", "@SUM(A1)", "http://thanhpho.gov.vn", "0123", "_x0041_"]
)
def test_text_is_never_a_formula_a_number_or_a_link(text: str) -> None:
    sheet = sheet_of(follow_up(row(note="", code=text, leader=text)))
    cell = sheet.cell(HEAD + 1, 12)

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    assert fitting("x" * 32_767) == "x" * 32_767
    cut = fitting("😀" * 20_000)

    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert cut.endswith("(còn nữa: một ô của Excel không chứa hết)")
    assert cut.startswith("😀" * 16_000)


def test_long_texts_controls_and_empty_lists_pass() -> None:
    assert "x" * 20_000 in xlsx_texts(
        xlsx_of(document_of(follow_up(row(proposal="\x00x" + "x" * 19_999, note="a\u202eb"))))
    )
    assert "Không có nhiệm vụ." in xlsx_texts(xlsx_of(document_of(follow_up())))


@pytest.mark.parametrize(
    ("wanted", "given_name"),
    [
        ("Phòng Nội vụ", ["Phòng Nội vụ", "Phòng Nội vụ (2)", "PHÒNG NỘI VỤ (3)"]),
        ("[A]:*?/\\'B", ["A B", "A B (2)", "A B (3)"]),
        ("x" * 300, ["x" * 31, "x" * 27 + " (2)", "X" * 27 + " (3)"]),
        ("", ["Trang", "Trang (2)", "Trang (3)"]),
    ],
)
def test_worksheets_have_names_that_excel_takes(wanted: str, given_name: list[str]) -> None:
    sheets = tuple(Sheet(name, None, Heading(("BẢNG",)), ()) for name in (wanted, wanted, wanted.upper()))

    names = open_xlsx(xlsx_of(Document("F7", "", "", date(2017, 1, 1), sheets))).sheetnames

    assert [name.casefold() for name in names] == [name.casefold() for name in given_name]


def test_a_table_of_one_column_passes() -> None:
    table = Table("Một cột", (Column("only", "Một", 165, Align.LEFT),), (Group("Nhóm", (("a",),)),))
    document = Document("LIST", "", "", date(2017, 1, 1), (Sheet("Một", None, Heading(("MỘT",)), (table,)),))

    assert xlsx_texts(xlsx_of(document)) == ["MỘT", "Một", "Nhóm", "a"]
    bare = replace(document, sheets=(replace(document.sheets[0], blocks=(replace(table, groups=()),)),))
    assert xlsx_texts(xlsx_of(bare)) == ["MỘT", "Một", "Không có nhiệm vụ."]


def test_a_day_before_excel_counts_stays_words() -> None:
    table = Table("Ngày", (Column("day", "Ngày", 165),), (Group("", ((date(1890, 5, 1),),)),))
    document = Document("LIST", "", "", date(2017, 1, 1), (Sheet("Ngày", None, Heading(()), (table,)),))

    assert "01/05/1890" in xlsx_texts(xlsx_of(document))


def test_a_slip_without_a_table_is_a_sheet_of_lines() -> None:
    assert "1. Mã nhiệm vụ: NV-003" in xlsx_texts(xlsx_of(document_of(chasing_slip())))


def test_rows_are_as_high_as_their_words_and_grow_with_them() -> None:
    xlsx = xlsx_of(document_of(briefing()))

    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    first = text.partition(f'<row r="{HEAD + 1}"')[2].partition(">")[0]
    assert 'ht="' in first
    assert "customHeight" not in first


def test_the_file_says_who_made_it_and_when() -> None:
    properties = openpyxl.load_workbook(io.BytesIO(xlsx_of(document_of(briefing())))).properties

    assert properties.creator == "VĂN PHÒNG HĐND VÀ UBND"
    assert properties.created == day(2017, 10, 5)
