"""One list of tasks in every format: its columns mean the same to the reader of minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from giaoban_tracker.minutes import UnitName, load_bytes, load_clipboard, read_minutes
from tests.minutes.importing.test_pdf import printed
from tests.minutes.importing.word_files import cell, paragraph, row, table, word_file
from tests.minutes.importing.workbooks import book_of, saved

UNITS = [UnitName(name) for name in ("Phòng Nội vụ", "Phòng Tư pháp", "Công an huyện", "Phòng Y tế")]
TITLE = "NHIỆM VỤ GIAO THÁNG 11"
HEADING = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")
ROWS = (
    ("1", "Ban hành văn bản hướng dẫn kê khai tài sản", "Phòng Nội vụ", "Phòng Tư pháp", "30/11/2022"),
    ("2", "Kiểm tra tải trọng xe trên tuyến ĐT.265", "Công an huyện", "", "20/11/2022"),
    ("3", "Tổng kết công tác tiêm chủng", "Phòng Y tế", "Công an huyện", "15/12/2022"),
)


def as_text() -> bytes:
    return "\n".join([TITLE, *("\t".join(one) for one in (HEADING, *ROWS))]).encode()


def as_word() -> bytes:
    return word_file(paragraph(TITLE) + table(*(row(*map(cell, one)) for one in (HEADING, *ROWS))))


def as_workbook() -> bytes:
    return saved(book_of([TITLE], HEADING, *ROWS))


def as_page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in one) + "</tr>" for one in (HEADING, *ROWS))
    return f"<html><p>{TITLE}</p><table>{rows}</table></html>".encode()


def as_print() -> bytes:
    cells = ", ".join(f"[{words}]" for one in (HEADING, *ROWS) for words in one)
    return printed(f"*{TITLE}*\n\n#table(columns: (1cm, 1fr, 3cm, 3cm, 2.4cm), {cells})")


def as_rich_text() -> bytes:
    def letters(words: str) -> str:
        return "".join(char if char.isascii() else rf"\u{ord(char)}?" for char in words)

    form = r"\trowd\cellx500\cellx4000\cellx6000\cellx8000\cellx9000\pard\intbl "
    rows = "".join(form + "".join(letters(words) + r"\cell " for words in one) + r"\row " for one in (HEADING, *ROWS))
    return rf"{{\rtf1\ansi\pard {letters(TITLE)}\par {rows}\pard }}".encode("ascii")


FORMATS = {
    "a.txt": as_text,
    "a.docx": as_word,
    "a.xlsx": as_workbook,
    "a.html": as_page,
    "a.pdf": as_print,
    "a.rtf": as_rich_text,
}


def meant(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    drafts = read_minutes(text, meeting_day=date(2022, 11, 1), units=UNITS)
    return [(one.quote, one.lead, one.support, str(one.deadline.due)) for one in drafts]


WANTED = [
    (content, (lead,), (support,) if support else (), "-".join(reversed(due.split("/"))))
    for _, content, lead, support, due in ROWS
]


@pytest.mark.parametrize(("name", "make"), FORMATS.items(), ids=list(FORMATS))
def test_a_list_of_tasks_means_the_same_in_every_format(name: str, make: Callable[[], bytes]) -> None:
    loaded = load_bytes(name, make())

    assert loaded.kind == name.removeprefix("a.")
    assert meant(loaded.text) == WANTED


def test_a_list_of_tasks_means_the_same_from_the_clipboard() -> None:
    page = as_page().decode()

    assert meant(load_clipboard("\n".join(" ".join(one) for one in ROWS), page).text) == WANTED


def test_sections_between_the_rows_end_no_table() -> None:
    def section(words: str) -> str:
        return row(cell(words, '<w:gridSpan w:val="5"/>'))

    first, *others = (row(*map(cell, one)) for one in ROWS)
    body = (
        row(*map(cell, HEADING)) + section("I. Nội chính") + first + section("II. Văn hóa - xã hội") + "".join(others)
    )

    assert meant(load_bytes("a.docx", word_file(paragraph(TITLE) + table(body))).text) == WANTED
