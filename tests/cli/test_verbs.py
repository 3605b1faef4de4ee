"""Every verb does what its help says, for people and for programs."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import SEED, Giaoban


def test_read_quotes_the_file_at_its_offsets(office: Giaoban) -> None:
    text = SEED.read_bytes().decode()

    directives = office("read", SEED, "--meeting-date", "2017-07-05", "--json").json["directives"]

    assert directives
    assert all(text[found["start"] : found["end"]] == found["quote"] for found in directives)


def test_read_needs_no_book_when_units_are_given(giaoban: Giaoban, tmp_path: Path) -> None:
    units = tmp_path / "units.json"
    units.write_text('["Phòng Nội vụ"]', encoding="utf-8")

    answer = giaoban("read", SEED, "--meeting-date", "2017-07-05", "--units", units, "--json")

    assert answer.code == 0
    assert not (tmp_path / "so").exists()


def test_record_report_accept_leads_to_a_finished_task(briefing: Giaoban) -> None:
    code = briefing("tasks", "--search", "giam ngheo", "--json").json["tasks"][0]["code"]

    reported = briefing("report", code, "--unit", "PNV", "--done", "100", "--result", "Đã rà soát xong")
    accepted = briefing("accept", code, "--unit", "Phòng Nội vụ")

    assert (reported.code, accepted.code) == (0, 0), reported.err + accepted.err
    task = briefing("tasks", "--search", code, "--json").json["tasks"][0]
    assert (task["shares_done"], task["shares"]) == (1, 13)


def test_a_blocs_task_asks_which_unit_is_meant(briefing: Giaoban) -> None:
    answer = briefing("accept", "NV-001")

    assert answer.code == 1
    assert "--unit" in answer.err


def test_counters_add_up_in_every_row(briefing: Giaoban) -> None:
    parts = ("done_on_time", "done_late", "open_in_time", "open_overdue", "undated", "standing", "waiting")

    for words in ((), ("--by", "unit"), ("--by", "leader"), ("--by", "bloc"), ("--by", "field"), ("--by", "quarter")):
        rows = briefing("counters", *words, "--json").json["rows"]
        assert rows
        assert all(row["total"] == sum(row[part] for part in parts) for row in rows)


def test_an_earlier_day_shows_the_book_as_it_stood(briefing: Giaoban) -> None:
    assert briefing("tasks", "--as-of", "2017-07-04", "--json").json["tasks"] == []
    assert briefing("tasks", "--as-of", "2017-07-05", "--json").json["tasks"] != []


def test_extend_and_chase_show_on_the_task(briefing: Giaoban) -> None:
    briefing("extend", "NV-001", "--to", "2017-10-31", "--reason", "văn phòng ấn định")
    briefing("chase", "NV-001", "--channel", "công văn")

    task = briefing("tasks", "--search", "NV-001", "--json").json["tasks"][0]
    assert (task["due"], task["extended"], task["chased"]) == ("2017-10-31", 1, 1)


def test_print_writes_every_form_that_it_lists(briefing: Giaoban, tmp_path: Path) -> None:
    briefing("extend", "NV-001", "--to", "2017-09-01", "--reason", "văn phòng ấn định")
    listed = briefing("print", "--list", "--json").json["forms"]

    for form in listed:
        out = tmp_path / f"{form['form']}{'.xlsx' if form['form'] == 'F2' else '.pdf'}"

        answer = briefing("print", form["form"], "--meeting", "2017-07-05", "--out", out)

        assert answer.code == 0, answer.err
        assert out.stat().st_size > 1000


def test_a_form_is_written_in_each_of_its_formats(briefing: Giaoban, tmp_path: Path) -> None:
    starts = {".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK"}

    for suffix, start in starts.items():
        out = tmp_path / f"f7{suffix}"
        answer = briefing("print", "F7", "--meeting", "2017-07-05", "--out", out)
        assert answer.code == 0, answer.err
        assert out.read_bytes().startswith(start)


def test_each_unit_gets_its_own_list_in_one_file_or_in_a_folder(briefing: Giaoban, tmp_path: Path) -> None:
    whole = briefing("print", "F7", "--each-unit", "--out", tmp_path / "tat-ca.pdf", "--json").json["files"]
    single = briefing("print", "F7", "--each-unit", "--out", tmp_path / "tung-don-vi", "--json").json["files"]

    assert len(whole) == 1
    assert len(single) == 13
    assert all(Path(path).read_bytes().startswith(b"%PDF") for path in (*whole, *single))


def test_a_paper_is_checked_against_the_decree_without_any_book(briefing: Giaoban, tmp_path: Path) -> None:
    briefing("print", "F7", "--out", tmp_path / "f7.pdf")
    (tmp_path / "khac.pdf").write_bytes(b"%PDF-1.7 not a paper")

    assert briefing("--data", tmp_path / "khong", "print", "--check", tmp_path / "f7.pdf", "--json").json == {
        "clean": True,
        "findings": [],
    }
    assert briefing("print", "--check", tmp_path / "khac.pdf").code == 1


def test_an_office_changes_the_word_template_of_a_form_and_goes_back(briefing: Giaoban, tmp_path: Path) -> None:
    template, plain, own, again = (tmp_path / name for name in ("mau.docx", "goc.docx", "rieng.docx", "lai.docx"))
    briefing("print", "F7", "--out", plain)

    given = briefing("print", "F7", "--template-out", template)
    taken = briefing("print", "F7", "--template-in", template)
    briefing("print", "F7", "--out", own)
    restored = briefing("print", "F7", "--template-restore")
    briefing("print", "F7", "--out", again)

    assert (given.code, taken.code, restored.code) == (0, 0, 0), given.err + taken.err + restored.err
    assert own.read_bytes() != plain.read_bytes() == again.read_bytes()


def test_a_word_file_without_the_forms_fields_is_no_template(briefing: Giaoban, tmp_path: Path) -> None:
    (tmp_path / "khac.docx").write_bytes(b"no word file")

    assert briefing("print", "F7", "--template-in", tmp_path / "khac.docx").code == 1


def test_check_and_rebuild_are_clean_after_the_story(briefing: Giaoban) -> None:
    assert briefing("check", "--json").json == {"clean": True, "findings": []}
    assert briefing("rebuild", "--json").json["differing"] == 0


def test_a_backup_restores_what_was_lost_and_keeps_the_former_book(briefing: Giaoban, tmp_path: Path) -> None:
    briefing("backup")
    saved = max((tmp_path / "so" / "backups").glob("*.db"))
    briefing("chase", "NV-001")

    restored = briefing("restore", saved)

    assert restored.code == 0, restored.err
    assert briefing("tasks", "--search", "NV-001", "--json").json["tasks"][0]["chased"] == 0
    assert list((tmp_path / "so").glob("*truoc-khoi-phuc*"))


def test_demo_tells_where_its_prints_are(giaoban: Giaoban, tmp_path: Path) -> None:
    answer = giaoban("demo", "--out", tmp_path / "mau")

    assert answer.code == 0, answer.err
    assert (tmp_path / "mau" / "danh-sach-theo-doi.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "mau" / "danh-sach-theo-doi.pdf") in answer.out


def test_demo_makes_its_folder_beside_a_book_elsewhere(giaoban: Giaoban, tmp_path: Path) -> None:
    answer = giaoban("--data", tmp_path / "so-mau", "demo", "--out", tmp_path / "in" / "mau")

    assert answer.code == 0, answer.err
    assert (tmp_path / "in" / "mau" / "phu-luc-phan-cong.pdf").exists()


def test_a_folder_that_cannot_be_made_is_named_before_anything_is_done(giaoban: Giaoban, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("một tệp")

    answer = giaoban("--data", tmp_path / "so-mau", "demo", "--out", tmp_path / "tep" / "mau")

    assert answer.code == 1
    assert answer.err.startswith("Không có thư mục chứa")
    assert not (tmp_path / "so-mau").exists()


def test_demo_never_writes_into_a_book_that_is_there(office: Giaoban, tmp_path: Path) -> None:
    answer = office("--data", tmp_path / "so", "demo", "--out", tmp_path / "mau")

    assert answer.code == 1


def test_a_sample_has_the_number_of_tasks_asked_for(giaoban: Giaoban) -> None:
    giaoban("sample", "--tasks", "40", "--seed", "3")

    assert len(giaoban("tasks", "--json").json["tasks"]) == 40
    assert giaoban("check", "--json").json["clean"]
