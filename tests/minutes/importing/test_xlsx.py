"""Excel workbooks: rows of visible sheets with their columns, values as they are shown."""

from __future__ import annotations

import datetime
import re

import openpyxl  # type: ignore[import-untyped]
import pytest
from openpyxl.styles import Font  # type: ignore[import-untyped]

from giaoban_tracker.minutes.load import LoadedText, load_bytes
from tests.minutes.importing.workbooks import book_of, saved, with_part, with_sheet

MOMENT = datetime.datetime.combine(datetime.date(2022, 10, 20), datetime.time(14, 30))


def loaded(book: openpyxl.Workbook) -> LoadedText:
    return load_bytes("theo-doi.xlsx", saved(book))


def test_a_row_is_a_line_and_a_title_a_line_of_its_own() -> None:
    book = book_of(
        ["UBND HUYỆN A"],
        [],
        ["STT", "Nội dung", "Chủ trì", "Thời hạn"],
        [1, "Rà soát", "Phòng A", "Quý IV"],
        [None, None, "Phòng B"],
    )

    assert loaded(book).text.split("\n") == [
        "UBND HUYỆN A",
        "STT\tNội dung\tChủ trì\tThời hạn",
        "1\tRà soát\tPhòng A\tQuý IV",
        "\t\tPhòng B",
    ]


def test_merged_cells_keep_their_meaning() -> None:
    book = book_of(
        ["STT", "Nội dung", "Đơn vị", None, "Thời hạn"],
        [None, None, "Chủ trì", "Phối hợp", None],
        [1, "Việc a", "Phòng A", "Phòng B", "30/9"],
        ["I. Văn hóa"],
        [2, "Việc b", "Công an", None, "30/9"],
        [3, "Việc c", None, None, "15/10"],
        merged=["A1:A2", "B1:B2", "C1:D1", "E1:E2", "A4:E4", "C5:C6"],
    )

    assert loaded(book).text.split("\n") == [
        "STT\tNội dung\tĐơn vị Chủ trì\tĐơn vị Phối hợp\tThời hạn",
        "1\tViệc a\tPhòng A\tPhòng B\t30/9",
        "I\tVăn hóa",
        "2\tViệc b\tCông an\t\t30/9",
        "3\tViệc c\tCông an\t\t15/10",
    ]


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        pytest.param(datetime.date(2022, 10, 20), "mm-dd-yy", "20/10/2022", id="a day"),
        pytest.param(datetime.date(2022, 10, 1), "mm/yyyy", "10/2022", id="a month"),
        pytest.param(MOMENT, "dd/mm/yyyy hh:mm", "20/10/2022 14:30", id="a moment"),
        pytest.param(datetime.time(7, 5), "hh:mm", "07:05", id="a time"),
        pytest.param(0.854, "0.0%", "85,4%", id="a share"),
        pytest.param(12.0, "General", "12", id="a whole number"),
        pytest.param(1.5, "General", "1,5", id="a number with a comma"),
        pytest.param(1200000, "#,##0", "1200000", id="a large number"),
        pytest.param("  Trước ngày 20/11\n", "General", "Trước ngày 20/11", id="words"),
        pytest.param(True, "General", "x", id="a tick"),
    ],
)
def test_a_value_reads_about_as_the_sheet_shows_it(value: object, form: str, seen: str) -> None:
    book = book_of(["Nội dung", "Thời hạn"], ["Việc a", value])
    book.active["B2"].number_format = form

    assert loaded(book).text.split("\n")[1] == f"Việc a\t{seen}"


def test_hidden_sheets_are_left_out_and_visible_ones_follow_each_other() -> None:
    book = book_of(["Một"])
    book.create_sheet("Ba").append(["Ba"])
    secret = book.create_sheet("Hai")
    secret.append(["Hai"])
    secret.sheet_state = "hidden"

    assert loaded(book).text == "Một\n\nBa"


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    data = saved(book_of(*[[number, f"Việc {number}"] for number in range(1, 101)]))
    lying = with_sheet(data, lambda sheet: sheet.replace(b'ref="A1:B100"', b'ref="A1:A3"'))

    assert load_bytes("a.xlsx", lying).text.split("\n")[-1] == "100\tViệc 100"


def test_cells_far_away_that_only_have_a_look_do_not_count() -> None:
    data = saved(book_of(["Nội dung"], ["Việc a"]))
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'

    dressed = with_sheet(data, lambda sheet: sheet.replace(b"</sheetData>", far))

    assert load_bytes("a.xlsx", dressed).text == "Nội dung\nViệc a"


def test_cells_without_a_place_follow_each_other() -> None:
    data = saved(book_of(["Nội dung", "Chủ trì"], ["Việc a", "Phòng A"]))
    unplaced = with_sheet(data, lambda sheet: re.sub(rb' r="[A-Z]*\d+"', b"", sheet))

    assert load_bytes("a.xlsx", unplaced).text == "Nội dung\tChủ trì\nViệc a\tPhòng A"


def test_old_letters_are_told_by_the_fonts_of_cells_and_of_parts_of_cells() -> None:
    book = book_of(["Nội dung", "Chủ trì"], ["hai phần", "ñy ban"])
    book.active["B2"].font = Font(name=".VnTimeH")

    found = load_bytes("a.xlsx", in_two_fonts(saved(book)))

    assert found.legacy is not None
    assert found.legacy.converted == "Nội dung\tChủ trì\nXã Mường Khương\tỦY BAN"
    assert found.text == "Nội dung\tChủ trì\nXã M\u00adêng Kh\u00ad¬ng\tñy ban"


def in_two_fonts(data: bytes) -> bytes:
    """The workbook with the words 'hai phần' in two fonts, kept apart from the sheet as Excel keeps them."""
    old = '<r><rPr><rFont val=".VnTime"/></rPr><t>M\u00adêng Kh\u00ad¬ng</t></r>'
    pieces = f'<r><t xml:space="preserve">Xã </t></r>{old}'
    table = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>{pieces}</si></sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode()
    data = with_sheet(
        data,
        lambda sheet: re.sub(
            '<c ([^>]*)t="inlineStr"><is><t>hai phần</t></is></c>'.encode(), rb'<c \1t="s"><v>0</v></c>', sheet
        ),
    )
    data = with_part(data, "[Content_Types].xml", lambda part: part.replace(b"</Types>", listed))
    return with_part(data, "xl/sharedStrings.xml", lambda _: table.encode())


def test_errors_of_formulas_are_no_words() -> None:
    book = book_of(["Nội dung", "Chủ trì"], ["Việc a", "#REF!"])
    book.active["B2"].data_type = "e"

    assert loaded(book).text.split("\n")[1] == "Việc a"
