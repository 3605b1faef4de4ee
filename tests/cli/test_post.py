"""The post on the command line: two data folders and what travels between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Giaoban


@pytest.fixture
def pair(briefing: Giaoban, tmp_path: Path) -> tuple[Giaoban, Path]:
    """The office after its briefing, and a unit's folder that is enrolled there and has its tasks."""
    unit, out = tmp_path / "don-vi", tmp_path / "gui"
    invited = briefing("enrol", "invite", "PNV", "--out", out)
    code = re.search(r"Mã ghi danh: (\S+)", invited.out)
    assert code is not None
    (invite,) = out.glob("*.gbinvite")
    unit_book = ("--data", unit, "--unit", "PNV", "--device", "Máy 1", "--out", out)
    made = briefing("init", *unit_book, "--invite", invite, "--code", code[1])
    assert made.code == 0, made.err
    (answer,) = out.glob("*.gbjoin")
    assert briefing("enrol", "join", answer).code == 0
    sent = briefing("send", "--unit", "PNV", "--out", out, "--json").json
    assert briefing("receive", "--data", unit, sent["files"][0]["file"]).code == 0
    return briefing, unit


def test_a_report_goes_from_a_units_folder_to_the_offices_and_back(pair: tuple[Giaoban, Path], tmp_path: Path) -> None:
    giaoban, unit = pair
    task = giaoban("tasks", "--data", unit, "--unit", "PNV", "--json").json["tasks"][0]["code"]

    assert giaoban("report", task, "--data", unit, "--done", 60, "--result", "Đã rà soát").code == 0
    waiting = giaoban("status", "--data", unit)
    (parcel,) = giaoban("send", "--data", unit, "--out", tmp_path / "ve", "--json").json["files"]
    preview = giaoban("receive", parcel["file"], "--dry-run", "--json").json["files"][0]
    taken = giaoban("receive", parcel["file"])
    again = giaoban("receive", parcel["file"], "--json").json["files"][0]
    (receipt,) = giaoban("send", "--unit", "PNV", "--out", tmp_path / "ve", "--json").json["files"]
    giaoban("receive", "--data", unit, receipt["file"])

    assert "1 cập nhật chưa được Văn phòng xác nhận" in waiting.out
    assert parcel["unit"] is None
    assert ("report.filed", task) in {(line["kind"], line["task"]) for line in preview["lines"]}
    assert preview["outcome"] == "new"
    assert taken.code == 0
    assert task in taken.out
    assert again["outcome"] == "duplicate"
    rows = giaoban("tasks", "--json").json["tasks"]
    assert next(row for row in rows if row["code"] == task)["result"] == "Đã rà soát"
    assert "đã xác nhận mọi cập nhật" in giaoban("status", "--data", unit).out
    assert giaoban("check").code == giaoban("check", "--data", unit).code == 0


def test_a_changed_file_is_refused_whole_with_a_reason(pair: tuple[Giaoban, Path], tmp_path: Path) -> None:
    giaoban, unit = pair
    (parcel,) = giaoban("send", "--data", unit, "--out", tmp_path / "ve", "--json").json["files"]
    path = Path(parcel["file"])
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    answer = giaoban("receive", path, "--json")

    assert answer.code == 1
    assert answer.json["files"][0]["outcome"] == "altered"
    assert answer.json["files"][0]["code"] == "signature"
    assert "1 tệp không nhận được" in answer.err


def test_all_units_get_a_form_or_a_sheet_of_paper(pair: tuple[Giaoban, Path], tmp_path: Path) -> None:
    giaoban, _ = pair

    forms = giaoban("send", "--all", "--as", "xlsx", "--out", tmp_path / "phieu", "--json").json["files"]
    sheets = giaoban("send", "--all", "--as", "paper", "--out", tmp_path / "giay", "--json").json["files"]

    assert len(forms) == len(sheets) > 5
    assert {Path(one["file"]).suffix for one in forms} == {".xlsx"}
    assert all(Path(one["file"]).read_bytes().startswith(b"%PDF") for one in sheets)


def test_who_is_silent_is_listed_and_computers_are(pair: tuple[Giaoban, Path]) -> None:
    giaoban, _ = pair

    assert "Phòng Nội vụ: còn" in giaoban("status").out
    listed = giaoban("enrol", "list").out
    assert "Máy 1" in listed
    assert giaoban("enrol", "revoke", "Máy 1", "--reason", "mất máy").code == 0
    assert "thu hồi: mất máy" in giaoban("enrol", "list").out
    assert giaoban("enrol", "revoke", "Máy 1", "--reason", "mất máy").code == 1


def test_wrong_words_are_refused_in_vietnamese(briefing: Giaoban, tmp_path: Path) -> None:
    nobody = briefing("send", "--out", tmp_path)
    stranger = briefing("send", "--unit", "PNV", "--out", tmp_path)
    lost = briefing("receive", tmp_path / "khong-co.gbx")
    half = briefing("init", "--data", tmp_path / "x", "--unit", "PNV")
    bare = briefing("init", "--data", tmp_path / "y")

    assert "Chưa nêu gửi cho ai" in nobody.err
    assert "chưa có máy nào ghi danh" in stranger.err
    assert "Không thấy tệp" in lost.err
    assert "tệp mời và mã giấy" in half.err
    assert not (tmp_path / "x").exists()
    assert bare.code == 2
    assert "--preset, --name" in bare.err


def test_a_restored_folder_goes_on_in_a_new_run_when_asked_to(office: Giaoban, tmp_path: Path) -> None:
    office("enrol", "invite", "PNV", "--out", tmp_path)

    begun = office("recover", "--new-run")
    read = office("recover")

    assert begun.code == read.code == 0
    assert "Đã bắt đầu dãy gửi mới" in begun.out
    assert "Đã đọc lại" in read.out
    assert office("check", "--json").json["clean"]


def test_a_copy_goes_to_a_second_place_too(office: Giaoban, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()

    there, gone = office("backup", "--to", stick), office("backup", "--to", tmp_path / "da-rut")

    assert there.code == 0
    assert len(list(stick.rglob("giaoban_*.db"))) == 1
    assert gone.code == 1
    assert "Không thấy nơi sao lưu thứ hai" in gone.err
