"""`import` and `export`: what a script sees of the bridge to Excel."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Giaoban
from tests.minutes.sheet.workbooks import write_sheet

HEADING = ("Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    rows = (
        HEADING,
        ("Rà soát hộ nghèo", "Phòng Nội vụ", date(2017, 9, 30)),
        ("Kiểm tra chợ", "Ban Quản lý chợ Đêm", "bao giờ cũng được"),
        (None, "Phòng Nội vụ", date(2017, 9, 30)),
    )
    return write_sheet(tmp_path / "nhiem-vu.xlsx", rows)


def test_import_writes_what_is_new_and_names_every_faulty_cell(office: Giaoban, sheet: Path) -> None:
    answer = office("import", sheet, "--json").json

    assert (answer["new"], answer["refused"], answer["tasks"]) == (2, 1, ["NV-001", "NV-002"])
    assert [(problem["cell"], problem["code"], problem["value"]) for problem in answer["problems"]] == [
        ("Nhiệm vụ!B3", "unknown-unit", "Ban Quản lý chợ Đêm"),
        ("Nhiệm vụ!C3", "not-a-day", "bao giờ cũng được"),
        ("Nhiệm vụ!A4", "content-missing", ""),
    ]
    assert answer["units_to_confirm"] == [{"words": "Ban Quản lý chợ Đêm", "known": False, "rows": 1}]
    assert len(office("tasks", "--json").json["tasks"]) == 2


def test_importing_again_is_no_error_and_writes_nothing(office: Giaoban, sheet: Path) -> None:
    office("import", sheet)

    again = office("import", sheet)

    assert again.code == 0
    assert "sổ giữ nguyên" in again.out
    assert len(office("tasks", "--json").json["tasks"]) == 2


def test_a_dry_run_writes_nothing(office: Giaoban, sheet: Path) -> None:
    answer = office("import", sheet, "--dry-run")

    assert answer.code == 0
    assert "Nhiệm vụ!B3" in answer.out
    assert office("tasks", "--json").json["tasks"] == []


def test_units_that_are_not_in_the_book_can_be_entered_on_the_way(office: Giaoban, sheet: Path) -> None:
    office("import", sheet, "--new-units")

    listed = {task["content"]: task["lead"] for task in office("tasks", "--json").json["tasks"]}
    assert listed["Kiểm tra chợ"] == "Ban Quản lý chợ Đêm"


def test_rows_without_a_meeting_belong_to_the_one_that_is_named(briefing: Giaoban, sheet: Path) -> None:
    briefing("import", sheet, "--meeting", "2017-07-05")

    (task,) = briefing("tasks", "--search", "Kiểm tra chợ", "--json").json["tasks"]
    assert task["meeting"] == "Giao ban quý II/2017"


def test_a_sheet_without_tasks_is_refused(office: Giaoban, tmp_path: Path) -> None:
    answer = office("import", write_sheet(tmp_path / "a.xlsx", [("Cột A", "Cột B"), ("một", "hai")]))

    assert answer.code == 1
    assert "không có cột nội dung nhiệm vụ" in answer.err


def test_export_then_import_doubles_nothing(briefing: Giaoban, tmp_path: Path) -> None:
    out = tmp_path / "ra.xlsx"
    count = briefing("export", out, "--json").json["count"]

    answer = briefing("import", out, "--json").json

    assert count > 0
    assert (answer["same"], answer["new"], answer["tasks"]) == (count, 0, [])


def test_export_takes_a_unit_a_state_and_a_day(briefing: Giaoban, tmp_path: Path) -> None:
    def codes(*words: object) -> list[str]:
        assert briefing("export", tmp_path / "ra.json", *words).code == 0
        whole = json.loads((tmp_path / "ra.json").read_text(encoding="utf-8"))
        return sorted(task["code"] for task in whole["tasks"])

    assert codes("--as-of", "2017-07-04") == []
    assert codes("--unit", "PNV") == sorted(
        task["code"] for task in briefing("tasks", "--unit", "PNV", "--json").json["tasks"]
    )
    assert codes("--state", "undated") == sorted(
        task["code"] for task in briefing("tasks", "--state", "undated", "--json").json["tasks"]
    )


def test_a_calendar_says_how_many_days_it_holds(briefing: Giaoban, tmp_path: Path) -> None:
    answer = briefing("export", tmp_path / "lich.ics")

    assert answer.code == 0
    assert f"{(tmp_path / 'lich.ics').read_bytes().count(b'BEGIN:VEVENT')} thời hạn" in answer.out


def test_another_ending_is_refused(briefing: Giaoban, tmp_path: Path) -> None:
    answer = briefing("export", tmp_path / "ra.csv")

    assert (answer.code, list(tmp_path.glob("ra.*"))) == (1, [])
    assert ".xlsx, .json hoặc .ics" in answer.err
