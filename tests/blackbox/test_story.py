"""The seed's whole story through the accessibility bus, by accessible names alone.

The real program runs as a process of its own on a fresh folder; nothing of it is imported here. What is found is what a
screen reader finds, so that a control without a name stops the story. Only the table of tasks is walked by the
keyboard, as everybody walks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.blackbox import surroundings
from tests.blackbox.reader import Reader, Thing

pytestmark = [
    pytest.mark.blackbox,
    pytest.mark.skipif(bool(surroundings.missing()), reason=surroundings.missing() or "all is there"),
]

MINUTES = Path(__file__).parents[2] / "resources" / "sample" / "seed-2017-q2.txt"
RESULT = "Đã rà soát xong tại 8/8 xã, phường; đề nghị điều chỉnh 02 chỉ tiêu."
TASK = "NV-002"
DRAFTS = 12
HOME, DOWN = 0xFF50, 0xFF54
CODE, CONTENT, DEED, CHANGE = 0, 1, 2, 3


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with surroundings.program_on_the_bus(tmp_path, "--data", str(tmp_path / "sổ")) as reader:
        yield reader


def test_the_whole_story_can_be_done_by_accessible_names_alone(reader: Reader) -> None:
    describe_the_office(reader)
    read_the_minutes(reader)
    accept_the_drafts_and_write(reader)
    open_a_task(reader)
    report_it_done(reader)
    accept_it(reader)
    look_at_it_on_paper(reader)
    undo_from_the_journal(reader)
    leave(reader)


# ---------------------------------------------------------------- the story's steps


def describe_the_office(reader: Reader) -> None:
    create = reader.find("Tạo sổ", "push button")
    reader.press(reader.find("Xã, đặc khu", "combo box", starts=True))
    reader.press(reader.find("Thành phố, thị xã", "list item", starts=True))
    for field, words in (("Tên cơ quan", "UBND thị xã Sông Mai"), ("Địa danh", "Sông Mai"), ("Người ký", "Lê An")):
        reader.write(reader.find(field, "text"), words)

    reader.press(create)

    reader.find("UBND thị xã Sông Mai – Sổ giao ban", "frame")


def read_the_minutes(reader: Reader) -> None:
    choose(reader, "Sổ", "Đọc biên bản…")
    dialog = reader.find("Chọn tệp biên bản", "dialog")
    reader.write(reader.find("Tên tệp:", "text", within=dialog), str(MINUTES))

    reader.press(reader.find("Mở", "push button", within=dialog))

    drafts = reader.find("Đề xuất đọc được từ biên bản", "list")
    reader.find("Đề xuất 1. Chờ xét.", "list item", within=drafts, starts=True)
    reader.find(f"0 / {DRAFTS} đã xét", "label")
    assert "rà soát lại các chỉ tiêu về giảm nghèo" in reader.text(reader.find("Toàn văn biên bản", "text"))


def accept_the_drafts_and_write(reader: Reader) -> None:
    held_on = reader.find("Ngày họp", "text")
    reader.focus(held_on)
    reader.write(held_on, "05/07/2017")
    reader.press(reader.find("Nhận", "push button"))
    reader.find(f"1 / {DRAFTS} đã xét", "label")
    reader.press(reader.find("Nhận tất cả còn lại", "push button"))
    reader.find(f"{DRAFTS} / {DRAFTS} đã xét", "label", starts=True)

    reader.press(reader.find("Ghi vào sổ", "push button", starts=True))

    reader.find("Kết luận và nhiệm vụ", "list")
    reader.find("Họp ngày 05/07/2017", "label", starts=True)
    reader.find(f"Đã ghi {DRAFTS} nhiệm vụ vào sổ", "label", starts=True)


def open_a_task(reader: Reader) -> None:
    reader.press(reader.find("Nhiệm vụ", "check box"))
    table = reader.find("Bảng nhiệm vụ", "table")
    reader.wait_for(lambda: reader.rows(table) == DRAFTS, "every task in the table")
    assert reader.cell(table, 1, CODE) == TASK
    content = reader.cell(table, 1, CONTENT)

    reader.focus(table)
    reader.key(HOME)
    reader.key(DOWN)

    detail = reader.find("Chi tiết nhiệm vụ", "panel")
    reader.find(TASK, "label", within=detail)
    assert content in reader.name(reader.find("Nội dung nhiệm vụ", "label", within=detail, starts=True))


def report_it_done(reader: Reader) -> None:
    reader.press(reader.find("Báo cáo…", "push button", within=reader.find("Chi tiết nhiệm vụ")))
    sheet = reader.find(f"Báo cáo tiến độ {TASK}", "dialog")
    reader.press(reader.find("Đã hoàn thành", "radio button", within=sheet))
    reader.write(reader.find("Kết quả đạt được", "text", within=sheet), RESULT)

    reader.press(reader.find("Ghi báo cáo", "push button", within=sheet))

    reader.find("Tình trạng: Chưa có thời hạn, chờ nghiệm thu", "panel")
    gone(reader, sheet)


def accept_it(reader: Reader) -> None:
    reader.press(reader.find("Nghiệm thu…", "push button", within=reader.find("Chi tiết nhiệm vụ")))
    sheet = reader.find(f"Nghiệm thu {TASK}", "dialog")
    report = reader.find("Báo cáo của đơn vị", "panel", within=sheet)
    assert RESULT in reader.name(reader.find("Báo cáo ngày ", "label", within=report, starts=True))

    reader.press(reader.find("Nghiệm thu", "push button", within=sheet))

    reader.find("Nghiệm thu ngày ", "label", starts=True)
    gone(reader, sheet)


def look_at_it_on_paper(reader: Reader) -> None:
    reader.press(reader.find("In ấn", "check box"))

    paper = reader.find("Bản xem trước khi in")
    reader.wait_for(lambda: reader.description(paper).startswith("Trang 1 trên "), "a paper with pages")
    reader.find("Lưu…", "push button")


def undo_from_the_journal(reader: Reader) -> None:
    reader.press(reader.find("Nhật ký", "check box"))
    reader.wait_for(lambda: journal_cell(reader, 0, DEED) == f"Nghiệm thu {TASK}", "the acceptance in the journal")
    assert f"Kết quả: {RESULT}" in journal_cell(reader, 1, CHANGE)

    choose(reader, "Sửa", f"Hoàn tác: Nghiệm thu {TASK}")

    reader.wait_for(
        lambda: journal_cell(reader, 0, DEED) == f"Hoàn tác: nghiệm thu {TASK}", "the undoing in the journal"
    )
    assert journal_cell(reader, 1, DEED) == f"Nghiệm thu {TASK} (đã hoàn tác)"
    reader.press(reader.find("Nhiệm vụ", "check box"))
    reader.find("Tình trạng: Chưa có thời hạn, chờ nghiệm thu", "panel")


def leave(reader: Reader) -> None:
    choose(reader, "Sổ", "Thoát")

    assert reader.ended() == 0


# ---------------------------------------------------------------- what the steps share


def choose(reader: Reader, menu: str, item: str) -> None:
    """Open a menu and choose from it."""
    reader.press(reader.find(menu, "menu item"))
    reader.press(reader.find(item, "menu item"))


def journal_cell(reader: Reader, row: int, column: int) -> str:
    """A cell of the journal; its table is looked up each time, since it is made anew while the page is built."""
    return reader.cell(reader.find("Nhật ký, mới nhất trước", "table"), row, column)


def gone(reader: Reader, thing: Thing) -> None:
    reader.wait_for(lambda: not reader.shows(thing), "the end of the dialog")
