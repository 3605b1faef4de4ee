"""The verbs between two briefings, for people and for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Giaoban


def first_of(briefing: Giaoban, *words: object) -> dict[str, object]:
    found: dict[str, object] = briefing("tasks", *words, "--json").json["tasks"][0]
    return found


@pytest.fixture
def code(briefing: Giaoban, tmp_path: Path) -> str:
    """A task that one unit leads, given on 6 July and due in September."""
    minutes = tmp_path / "bien-ban.txt"
    minutes.write_text(
        "Chủ tịch UBND kết luận: Giao Phòng Y tế rà soát các trạm y tế xã trước ngày 15/9/2017.", encoding="utf-8"
    )
    recorded = briefing("record", minutes, "--meeting-date", "2017-07-06", "--title", "Họp y tế", "--json")
    (task,) = recorded.json["tasks"]
    assert (task["lead"], task["due"]) == ("Phòng Y tế", "2017-09-15")
    return str(task["code"])


def test_a_task_is_stopped_and_goes_on(briefing: Giaoban, code: str) -> None:
    assert briefing("suspend", code, "--reason", "chờ hướng dẫn").code == 0
    stopped = first_of(briefing, "--search", code)
    assert briefing("resume", code, "--to", "2017-12-31").code == 0

    again = first_of(briefing, "--search", code)
    assert (stopped["state"], again["state"], again["due"]) == ("suspended", "open_in_time", "2017-12-31")
    assert briefing("resume", code).code == 1


def test_a_finished_task_is_opened_again(briefing: Giaoban, code: str) -> None:
    briefing("report", code, "--done", "100", "--result", "Đã xong")
    briefing("accept", code)

    assert briefing("reopen", code, "--reason", "số liệu sai").code == 0

    assert first_of(briefing, "--search", code)["shares_done"] == 0


def test_a_share_passes_to_another_unit(briefing: Giaoban, code: str) -> None:
    answer = briefing("reassign", code, "--to", "PTP", "--reason", "đúng chức năng")

    assert answer.code == 0, answer.err
    assert first_of(briefing, "--search", code)["lead"] == "Phòng Tư pháp"


def test_an_extension_is_asked_for_refused_and_granted(briefing: Giaoban, code: str) -> None:
    asked = ("ask-extension", code, "--to", "2018-03-31", "--reason", "chờ số liệu")

    assert briefing(*asked).code == 0
    assert briefing(*asked).code == 1
    assert briefing("refuse-extension", code, "--reason", "không có cơ sở").code == 0
    assert briefing("refuse-extension", code, "--reason", "không có cơ sở").code == 1
    granted = ("--to", "2018-03-31", "--reason", "đồng ý", "--document", "45/TB-VP")
    assert briefing("extend", code, *granted).code == 0
    assert first_of(briefing, "--search", code)["extended"] == 1


def test_chasing_is_listed_logged_and_printed(briefing: Giaoban, code: str, tmp_path: Path) -> None:
    late = briefing("chase", "--list", "late", "--json").json["tasks"]
    out = tmp_path / "phieu.docx"

    printed = briefing("chase", "--out", out, "--answer-by", "2017-10-10")

    assert [task["code"] for task in late] == [code]
    assert all(task["state"] == "open_overdue" for task in late)
    assert printed.code == 0, printed.err
    assert out.stat().st_size
    assert first_of(briefing, "--search", late[0]["code"])["chased"] == 1
    assert briefing("chase").code == 1
    assert "giaoban chase --list late" in briefing("chase").err
    assert briefing("chase", "--out", tmp_path / "phieu.txt").code == 1


def test_a_letter_bears_the_registrys_number(briefing: Giaoban, code: str, tmp_path: Path) -> None:
    out = tmp_path / "cong-van.docx"

    answer = briefing("chase", "--letter", "--number", "88/UBND-VP", "--out", out)

    assert answer.code == 0, answer.err
    assert out.exists()


def test_a_briefing_is_planned_prepared_and_closed(briefing: Giaoban, code: str, tmp_path: Path) -> None:
    assert briefing("plan", "--title", "Giao ban quý III/2017", "--meeting-date", "2017-10-05").code == 0
    prepare = ("prepare", "--meeting", "Giao ban quý III/2017")

    agenda = briefing(*prepare, "--json").json
    printed = briefing(*prepare, "--as", "xlsx", "--out", tmp_path / "bo", "--json").json
    told = briefing(*prepare).out

    points = {section["point"] for section in agenda["sections"]}
    assert "late" in points
    assert agenda["counters"]["now"]["total"] == briefing("counters", "--json").json["rows"][0]["total"]
    assert len(printed["files"]) == len(list((tmp_path / "bo").iterdir())) == 5
    assert "Quá hạn" in told
    assert briefing("close", "--meeting", "2017-10-05").code == 1
    assert briefing("close", "--meeting", "2017-07-05").code == 0


def test_lists_and_numbers_stand_as_at_a_meeting(briefing: Giaoban, code: str) -> None:
    briefing("extend", code, "--to", "2018-03-31", "--reason", "đồng ý")

    then = first_of(briefing, "--search", code, "--at-meeting", "2017-07-06")
    assert then["extended"] == 0
    assert briefing("counters", "--at-meeting", "Họp y tế", "--json").json["as_of"] == "2017-07-06"
    assert briefing("counters", "--at-meeting", "2017-01-01").code == 1


def test_ratings_are_given_as_numbers_and_printed(briefing: Giaoban, tmp_path: Path) -> None:
    out = tmp_path / "danh-gia.xlsx"

    table = briefing("ratings", "--period", "2017-Q3", "--out", out, "--json").json
    decree = briefing("ratings", "--period", "2017-Q3", "--decree", "--by", "leader", "--json").json

    assert (table["from"], table["to"]) == ("2017-07-01", "2017-09-30")
    assert (decree["from"], decree["to"]) == ("2017-06-15", "2017-09-14")
    assert table["rows"]
    assert all(row["total"] for row in table["rows"])
    assert out.exists()
    assert "quý III/2017" in briefing("ratings", "--period", "2017-Q3").out
    assert briefing("ratings", "--period", "2017-Q7").code == 1
