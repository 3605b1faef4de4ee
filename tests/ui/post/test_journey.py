"""A round as the clerk goes through it: one unit by its own computer, one by Excel, one on paper; then nobody owes."""

from __future__ import annotations

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.exchange.form.open_form import open_form
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.post import PostPage
from giaoban_tracker.ui.pages.post.device_sheets import JoinSheet
from giaoban_tracker.ui.pages.post.invite_dialog import InviteDialog
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import show_task
from giaoban_tracker.workflow.post import Choices, ParcelKind, paper, receive, send, take_form
from tests.ui.input_method import commit
from tests.ui.post.world import Outpost, answer_to

FIRST_ROW = 7


def only(page: PostPage, names: set[str]) -> None:
    for item in page.sending._items():
        item.setCheckState(0, Qt.CheckState.Checked if item.text(0) in names else Qt.CheckState.Unchecked)


def owes(page: PostPage, name: str) -> str:
    return next(row[3] for row in page.round.rows() if row[0] == name)


def test_a_round_from_the_invitation_to_the_receipt(
    page: PostPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(take_form, "open_foreign", open_form)
    stick = tmp_path / "E"
    stick.mkdir()

    # Phòng Y tế is invited, answers, and its answer is dropped on the page.
    page.devices.choose("Phòng Y tế")
    page.devices.invite.click()
    dialog = page.findChildren(InviteDialog)[-1]
    health = answer_to(place.desk, "PYT", dialog._invitation, "Máy y tế", tmp_path)
    (stick / "may-y-te.gbjoin").write_bytes(health.answer)
    page.take_paths([stick])
    page.receiving.side.join_wanted.emit(health.answer)
    page.findChildren(JoinSheet)[-1].accept()
    page.receiving.leave()
    (stick / "may-y-te.gbjoin").unlink()

    # Everybody gets theirs on one stick: a package, a form, a sheet of paper.
    for item in page.sending._items():
        item.setSelected(item.text(0) == "Bảo hiểm xã hội thành phố")
    page.sending._change_way(ParcelKind.PAPER)
    only(page, {"Phòng Y tế", "Phòng Dân tộc", "Bảo hiểm xã hội thành phố"})
    page.sending.send_into(stick)
    page.sending.send()
    assert sorted(path.suffix for path in stick.iterdir()) == [".gbx", ".pdf", ".xlsx"]

    # The three report, each in its way; the two files come back on the stick.
    _report_by_computer(health, stick)
    _fill_in(next(stick.glob("*.xlsx")))
    page.take_paths([stick])
    page.receiving.channel.setCurrentText("USB trực tiếp")
    assert page.receiving.clean_button.text() == "Nhận 2 tệp"
    page.receiving.clean_button.click()
    _type_in(page, place, "Bảo hiểm xã hội thành phố", qtbot)

    # Nobody of them owes, one undo would have taken the files back, and the receipt reaches the computer.
    assert [owes(page, name) for name in ("Phòng Y tế", "Phòng Dân tộc", "Bảo hiểm xã hội thành phố")] == ["–"] * 3
    monkeypatch.setattr(ask, "for_folder", lambda *_: stick)
    only(page, {"Phòng Y tế"})
    before = set(stick.iterdir())
    page.sending.send()
    (receipt,) = set(stick.iterdir()) - before
    plan = receive.propose(health.desk, [(receipt.name, receipt.read_bytes())])
    receive.accept(health.desk, plan, Choices())
    assert send.unconfirmed(health.desk).count == 0


def _report_by_computer(unit: Outpost, stick: Path) -> None:
    (package,) = stick.glob("*.gbx")
    plan = receive.propose(unit.desk, [(package.name, package.read_bytes())])
    receive.accept(unit.desk, plan, Choices())
    for task in unit.tasks():
        unit.say(task.id, 30, "Đã triển khai")
    package.unlink()
    unit.folder = stick
    unit.hand_over()


def _fill_in(form: Path) -> None:
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    row = FIRST_ROW
    while sheet[f"B{row}"].value:
        sheet[f"E{row}"], sheet[f"F{row}"], sheet[f"G{row}"] = "Đang thực hiện", 40, "Đang làm"
        row += 1
    book.save(form)


def _type_in(page: PostPage, place: Workplace, name: str, qtbot: QtBot) -> None:
    page.show_sheet("paper")
    page.round.choose(name)
    unit = next(one.unit for one in page._state.rounds if one.name == name) if page._state else None
    assert unit is not None
    tasks = [show_task.task_by_code(place.desk, f"NV-{number:03d}") for number in (1, 6, 7, 8, 9, 10, 11, 12)]
    codes = paper.codes(place.desk, [task.id for task in tasks])
    for task in tasks:
        commit(page.paper.code, codes[(task.id, unit)])
        qtbot.keyClick(page.paper.code, Qt.Key.Key_Return)
        page.paper.percent.set_value(20)
        commit(page.paper.result, "Đã triển khai")
        qtbot.keyClick(page.paper.next_step, Qt.Key.Key_Return)
