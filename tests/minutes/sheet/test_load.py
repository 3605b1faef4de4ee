"""A workbook as values: formulas by what was saved, old letters converted, far cells and foreign files refused."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.minutes.sheet import Grid, Place, open_sheet_file
from tests.minutes.importing.old_letters import as_tcvn3
from tests.minutes.sheet.workbooks import write_sheet

HEADING = ("Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")


def read_sheets(path: Path) -> tuple[Grid, ...]:
    """Every sheet, whole."""
    file = open_sheet_file(path)
    return tuple(file.grid(head.name) for head in file.heads)


def tcvn3(words: str) -> str:
    """Words as an old font shows them in Unicode programs."""
    return as_tcvn3(words).decode("latin-1")


def test_words_days_and_numbers_come_as_what_they_are(tmp_path: Path) -> None:
    path = write_sheet(
        tmp_path / "a.xlsx",
        [HEADING, ("Rà soát", "Phòng Nội vụ", date(2017, 9, 30)), ("Kiểm tra", 12, 0.8)],
        forms={2: "0%"},
    )

    (grid,) = read_sheets(path)

    assert grid.rows == (HEADING, ("Rà soát", "Phòng Nội vụ", date(2017, 9, 30)), ("Kiểm tra", 12, "80%"))


def test_a_formula_gives_the_value_that_was_saved_and_one_without_is_named(tmp_path: Path) -> None:
    path = write_sheet(
        tmp_path / "a.xlsx",
        [HEADING, (None, "Phòng Nội vụ", "30/9/2017"), (None, "Phòng Nội vụ", "30/9/2017")],
        formulas={(1, 0): ('="Rà "&"soát"', "Rà soát"), (2, 0): ('="Kiểm tra"', ""), (2, 2): ("=1/0", "#DIV/0!")},
    )

    (grid,) = read_sheets(path)

    assert grid.rows[1][0] == "Rà soát"
    assert grid.rows[2][0] is None
    assert grid.faults == {Place(2, 0): "formula-without-value", Place(2, 2): "error-value"}
    assert [place.address for place in sorted(grid.faults)] == ["A3", "C3"]


def test_what_is_merged_downwards_holds_for_every_row_and_across_is_a_band(tmp_path: Path) -> None:
    path = write_sheet(
        tmp_path / "a.xlsx",
        [HEADING, ("I. Khối kinh tế",), ("Rà soát", "Phòng Nội vụ", "30/9"), ("Kiểm tra", None, "15/10")],
        merged=[(1, 0, 1, 2), (2, 1, 3, 1)],
    )

    (grid,) = read_sheets(path)

    assert grid.rows[3][1] == "Phòng Nội vụ"
    assert grid.bands == {1}


def test_old_letters_are_told_by_their_font(tmp_path: Path) -> None:
    path = write_sheet(
        tmp_path / "a.xlsx", [(tcvn3("Nội dung"), "Hạn"), (tcvn3("Rà soát hộ nghèo"), "30/9")], fonts={0: ".VnTime"}
    )

    (grid,) = read_sheets(path)

    assert grid.rows[1][0] == "Rà soát hộ nghèo"
    assert grid.script == "tcvn3"
    assert grid.as_found[Place(1, 0)] == tcvn3("Rà soát hộ nghèo")
    assert grid.unconverted().rows[1][0] == tcvn3("Rà soát hộ nghèo")


def test_old_letters_under_another_font_are_told_by_their_words(tmp_path: Path) -> None:
    words = ("Rà soát hộ nghèo trên địa bàn", "Kiểm tra tiến độ xây dựng trường học", "Lập kế hoạch phòng chống lụt")
    path = write_sheet(tmp_path / "a.xlsx", [("Noi dung", "Han"), *((tcvn3(one), "30/9") for one in words)])

    (grid,) = read_sheets(path)

    assert [row[0] for row in grid.rows[1:]] == list(words)


def test_a_column_in_old_letters_beside_one_in_unicode_is_converted_alone(tmp_path: Path) -> None:
    words = ("Rà soát hộ nghèo trên địa bàn", "Kiểm tra tiến độ xây dựng trường học", "Lập kế hoạch phòng chống lụt")
    path = write_sheet(tmp_path / "a.xlsx", [("Nội dung", "Đơn vị"), *((tcvn3(one), "Phòng Nội vụ") for one in words)])

    (grid,) = read_sheets(path)

    assert [row[0] for row in grid.rows[1:]] == list(words)
    assert grid.rows[1][1] == "Phòng Nội vụ"


def test_unicode_words_with_western_letters_only_stay(tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "a.xlsx", [("Báo cáo", "Hà Nam"), ("Lý Sơn", "Cà Mau"), ("Sóc Trăng", "Vụ Bản")])

    (grid,) = read_sheets(path)

    assert grid.rows[0] == ("Báo cáo", "Hà Nam")
    assert (grid.script, grid.as_found) == ("", {})


def test_hidden_and_empty_sheets_are_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Ẩn"
    book.active["A1"] = "x"
    book.active.sheet_state = "hidden"
    book.create_sheet("Trống")
    book.create_sheet("Nhiệm vụ")["A1"] = "Nội dung"
    book["Nhiệm vụ"]["B1"].font = Font(name=".VnTime")
    book.save(tmp_path / "a.xlsx")

    assert [grid.name for grid in read_sheets(tmp_path / "a.xlsx")] == ["Nhiệm vụ"]


def test_a_cell_far_away_is_refused_before_it_takes_memory(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "Nội dung"
    book.active["B1048576"] = "x"
    book.save(tmp_path / "a.xlsx")

    with pytest.raises(Unreadable) as refusal:
        read_sheets(tmp_path / "a.xlsx")

    assert (refusal.value.code, refusal.value.fields["limit"]) == ("too-many-rows", "20000")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "empty-file"),
        ("a.xlsx", b"PK\x03\x04 torn", "damaged-file"),
        ("a.csv", "Nội dung;Hạn\n".encode(), "unsupported-kind"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unsupported-kind"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(Unreadable) as refusal:
        read_sheets(tmp_path / name)

    assert refusal.value.code == code
    assert refusal.value.fields["name"] == name


def test_a_workbook_with_a_declaration_or_macros_is_refused(tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "a.xlsx", [HEADING])
    for member, code in (("xl/vbaProject.bin", "file-with-macros"), ("xl/extra.xml", "suspicious-file")):
        copy = tmp_path / f"{code}.xlsx"
        copy.write_bytes(path.read_bytes())
        with zipfile.ZipFile(copy, "a") as archive:
            archive.writestr(member, b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')

        with pytest.raises(Unreadable) as refusal:
            read_sheets(copy)

        assert refusal.value.code == code


def test_what_heads_a_sheet_is_known_before_the_rest_is_read(tmp_path: Path) -> None:
    rows = [HEADING, *((f"Việc {number}", "PNV", None) for number in range(100))]
    file = open_sheet_file(write_sheet(tmp_path / "a.xlsx", rows))

    assert [len(head.rows) for head in file.heads] == [40]
    assert len(file.grid(file.heads[0].name).rows) == 101
    assert file.grid(file.heads[0].name) is file.grid(file.heads[0].name)
