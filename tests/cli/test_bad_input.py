"""Bad input: one clear Vietnamese message on stderr, exit code 1, no traceback, nothing written."""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import SEED, Answer, Giaoban

MEGABYTE = 1024 * 1024
ENGLISH = {"usage", "argument", "arguments", "options", "invalid", "required", "expected", "show", "choose", "could"}


def refused(answer: Answer) -> None:
    assert answer.code == 1
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert answer.err.count("\n") == 1, "one message on one line"
    assert answer.err.count(".") >= 2, "what happened, what is safe, what to do next"


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def record(giaoban: Giaoban, path: Path) -> Answer:
    return giaoban("record", path, "--meeting-date", "2017-07-05", "--title", "Giao ban")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b" \r\n\t\n", id="blank lines"),
        pytest.param("Chỉ tiêu rà soát. ".encode() * (50 * MEGABYTE // 24), id="a 50 MB text"),
        pytest.param(bytes(range(256)) * 64, id="binary noise named .txt"),
        pytest.param("Hôm nay trời đẹp, hội nghị kết thúc lúc 11 giờ.".encode(), id="no directive in it"),
    ],
)
def test_minutes_that_give_nothing_are_refused_and_the_book_stays(
    office: Giaoban, tmp_path: Path, content: bytes
) -> None:
    minutes = tmp_path / "bien-ban.txt"
    minutes.write_bytes(content)
    before = everything_in(tmp_path / "so")

    refused(record(office, minutes))

    assert everything_in(tmp_path / "so") == before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="NFD"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
    ],
)
def test_minutes_in_another_spelling_give_the_same_tasks(office: Giaoban, tmp_path: Path, change: object) -> None:
    minutes = tmp_path / "bien-ban.txt"
    text = SEED.read_bytes().decode()
    minutes.write_bytes(change(text).encode())  # type: ignore[operator]

    plain = record(office, SEED)
    other = record(office, minutes)

    def contents(answer: Answer) -> list[str]:
        lines = unicodedata.normalize("NFC", answer.out).splitlines()
        return [line.split(None, 1)[1] for line in lines if line.startswith("NV-")]

    assert contents(other) == contents(plain) != []


def test_a_day_that_no_calendar_has_is_refused(office: Giaoban) -> None:
    refused(office("tasks", "--as-of", "2017-02-30"))


def test_a_day_in_the_minutes_that_no_calendar_has_gives_no_deadline(office: Giaoban, tmp_path: Path) -> None:
    minutes = tmp_path / "bien-ban.txt"
    minutes.write_text("Kết luận: yêu cầu Phòng Nội vụ báo cáo kết quả trước ngày 31/9/2017.\n", encoding="utf-8")

    read = office("read", minutes, "--meeting-date", "2017-07-05", "--json")

    assert [directive["due"] for directive in read.json["directives"]] == [None]


def test_an_unknown_unit_is_named_with_its_neighbours(office: Giaoban) -> None:
    answer = office("tasks", "--unit", "tế")

    refused(answer)
    assert "Phòng Y tế" in answer.err


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter on Windows")
def test_a_folder_without_the_right_to_write_is_refused(giaoban: Giaoban, tmp_path: Path) -> None:
    # Root may write anywhere, so the folder is one that nobody may make: below a file.
    (tmp_path / "tep").write_text("x", encoding="utf-8")

    refused(giaoban("--data", tmp_path / "tep" / "so", "init", "--preset", "empty", "--name", "UBND xã"))


def test_a_book_of_a_newer_version_is_not_touched(office: Giaoban, tmp_path: Path) -> None:
    book = tmp_path / "so" / "so-giao-ban.db"
    with sqlite3.connect(book) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = book.read_bytes()

    refused(office("tasks"))

    assert book.read_bytes() == before


def test_a_folder_without_a_book_says_how_to_make_one(giaoban: Giaoban) -> None:
    answer = giaoban("tasks")

    refused(answer)
    assert "init" in answer.err


@pytest.mark.parametrize(
    "words", [("tasks",), ("check",), ("init", "--preset", "empty", "--name", "UBND xã")], ids=lambda words: words[0]
)
def test_a_file_in_place_of_the_data_folder_is_told_apart_and_left_alone(
    office: Giaoban, tmp_path: Path, words: tuple[str, ...]
) -> None:
    book = tmp_path / "so" / "so-giao-ban.db"
    before = book.read_bytes()

    answer = office("--data", book, *words)

    refused(answer)
    assert "là một tệp" in answer.err
    assert str(book.parent) in answer.err
    assert book.read_bytes() == before


def test_a_second_book_in_the_same_folder_is_refused(office: Giaoban, tmp_path: Path) -> None:
    before = everything_in(tmp_path / "so")

    refused(office("init", "--preset", "empty", "--name", "UBND xã"))

    assert everything_in(tmp_path / "so") == before


def test_a_file_that_is_no_book_is_refused(giaoban: Giaoban, tmp_path: Path) -> None:
    (tmp_path / "so").mkdir()
    (tmp_path / "so" / "so-giao-ban.db").write_bytes(b"not a database at all" * 100)

    refused(giaoban("tasks"))


@pytest.mark.parametrize(
    "words",
    [("fly",), ("tasks", "--as-of", "30/9/2017"), ("sample", "--tasks", "0"), ()],
    ids=["unknown verb", "date in another form", "no tasks", "no verb"],
)
def test_wrong_usage_exits_with_two(giaoban: Giaoban, words: tuple[str, ...]) -> None:
    assert giaoban(*words).code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fly",), "LỆNH: không có 'fly'; chọn một trong: 'demo', 'init',"),
        (("init",), "còn thiếu --preset, --name"),
        (("tasks", "--fly"), "không hiểu --fly"),
        (("tasks", "--unit"), "--unit: cần một giá trị đi kèm"),
        (("tasks", "--json=1"), "--json: không nhận giá trị '1'"),
        (("tasks", "--s", "x"), "--s có thể là --state, --search; hãy viết đủ"),
        (("report", "NV-001", "--done", "x", "--result", "x"), "--done: 'x' không phải là số nguyên"),
        (("sample", "--tasks", "0"), "--tasks: «0» không phải là số nguyên dương"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_with_the_usage_is_said_in_vietnamese(
    giaoban: Giaoban, words: tuple[str, ...], said: str
) -> None:
    answer = giaoban(*words)

    assert said in answer.err
    assert not ENGLISH & set(answer.err.lower().replace(":", " ").split())


@pytest.mark.parametrize("words", [("--help",), ("tasks", "--help")], ids=" ".join)
def test_the_help_is_vietnamese(giaoban: Giaoban, words: tuple[str, ...]) -> None:
    answer = giaoban(*words)

    assert answer.code == 0
    assert answer.out.startswith("cách dùng: giaoban")
    assert "tùy chọn:" in answer.out
    assert not ENGLISH & set(answer.out.lower().replace(":", " ").split())
