"""The page for sending: red until the office's receipt, every way out and in, and what the office answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.exchange.enrolment import Invite, write_invite
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.outbox import OutboxPage
from giaoban_tracker.ui.pages.outbox.enrol_again import EnrolAgainDialog
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import Outcome, enrol, join, receive, send, take_in
from giaoban_tracker.workflow.post.side import own_unit
from tests.ui.input_method import commit
from tests.workflow.post.conftest import World


@pytest.fixture
def page(unit_place: Workplace, qtbot: QtBot) -> Iterator[OutboxPage]:
    yield from shown(unit_place, qtbot)


def shown(place: Workplace, qtbot: QtBot) -> Iterator[OutboxPage]:
    page = OutboxPage(place)
    place.operations.changed.connect(page.take)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.enter()
    yield page


def rows(page: OutboxPage) -> list[tuple[str, ...]]:
    model = page._answers
    return [line.cells for row in range(model.rowCount()) if (line := model.line(row)) is not None]


def test_what_has_not_arrived_is_said_first(page: OutboxPage) -> None:
    assert page._send._title.text() == "1 cập nhật chưa được Văn phòng xác nhận"
    assert page._send._detail.text() == "1 cập nhật chưa đưa vào gói nào; cũ nhất ngày 29/09/2017"
    assert page._who.text() == "Phòng Nội vụ · Máy văn thư"


def test_every_word_is_told_with_what_became_of_it(page: OutboxPage) -> None:
    first, second = rows(page)

    assert first[0] == "29/09/2017"
    assert first[1].startswith("NV-014 – Số hóa hồ sơ cán bộ")
    assert first[2:] == ("Báo cáo đang thực hiện, 70%: Đã số hóa 140/200 hồ sơ.", "Chưa gửi", "")
    assert second[3] == "Văn phòng trả lại"
    assert second[4].startswith("26/09/2017: Chưa nêu phòng nào")


def test_a_line_leads_to_its_task(page: OutboxPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.task_wanted, timeout=100) as caught:
        page._answer_table.activated.emit(page._answers.index(0, 0))

    line = page._answers.line(0)
    assert line is not None
    assert caught.args == [line.task]


def test_files_that_went_and_came_are_listed_newest_first(page: OutboxPage) -> None:
    lines = [page._passed.line(row) for row in range(page._passed.rowCount())]

    assert [line.cells[1] for line in lines if line] == [
        "Văn phòng → đơn vị",
        "Đơn vị → Văn phòng",
        "Văn phòng → đơn vị",
    ]
    assert [line.cells[4] for line in lines if line] == ["Đã nhận", "Đã đóng gói", "Đã nhận"]


def test_the_parcel_is_saved_where_a_person_says_and_the_next_one_goes_there_again(
    page: OutboxPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    assert not page._send._again.isVisible()
    monkeypatch.setattr(ask, "for_folder", lambda *_: stick)

    page._send._save.click()

    (saved,) = stick.iterdir()
    assert saved.name in page._send._done.text()
    assert saved.stem.rpartition("_")[2] in page._send._done.text(), "the check code is told"
    assert page._send._detail.text().startswith("1 cập nhật đã đóng gói, chờ Văn phòng trả lời")
    assert page._send._again.text() == "Lưu lại vào USB"
    saved.unlink()
    page._send._again.click()
    assert [path.name for path in stick.iterdir()] == [saved.name], "nothing new: the same parcel once more"


def test_a_stick_that_was_pulled_is_said_and_nothing_counts_as_sent(page: OutboxPage, tmp_path: Path) -> None:
    page._save(tmp_path / "đã rút")

    assert page._notice.text.startswith("Không có thư mục chứa")
    assert send.unconfirmed(page.place.desk).unsent == 1


def test_the_parcel_as_text_lies_on_the_clipboard(page: OutboxPage, clipboard: QClipboard) -> None:
    page._send._text.click()

    assert clipboard.text().startswith("[[GIAOBAN ")
    assert page._send._done.text().startswith("Đã chép ")


def test_the_check_code_by_phone_is_a_receipt(page: OutboxPage, tmp_path: Path) -> None:
    page._save(tmp_path)
    code = next(tmp_path.glob("BC_*.gbx")).stem.rpartition("_")[2]

    commit(page._send._code, "0000000")
    page._send._tell.click()
    assert page._notice.text.startswith("Mã «0000000»")
    page._send._code.clear()
    commit(page._send._code, code.lower())
    page._send._tell.click()

    assert page._send._title.text() == "Văn phòng đã xác nhận mọi cập nhật"
    assert not page._notice.isVisible()


def test_text_that_was_copied_is_handed_on_and_an_empty_clipboard_is_said(
    page: OutboxPage, clipboard: QClipboard, qtbot: QtBot
) -> None:
    clipboard.clear()
    page._paste()
    assert page._notice.text.startswith("Chưa chép đoạn chữ nào.")
    clipboard.setText("[[GIAOBAN …")

    with qtbot.waitSignal(page.text_pasted, timeout=100) as caught:
        page._paste()

    assert caught.args == ["[[GIAOBAN …"]


def test_silence_of_the_office_is_said_after_fourteen_days(
    world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot
) -> None:
    unit = world.join("PNV")
    parcel = world.send("PNV")
    take_in.take_in(unit.desk, [(parcel.name, parcel.content)])
    unit.turn_to(unit.desk.today + timedelta(days=15))

    (page,) = shown(place_on(unit.desk), qtbot)

    assert page._take._silent.text().startswith("Chưa có gói nào từ Văn phòng 15 ngày nay.")


def test_before_enrolment_nothing_can_be_sent_and_nothing_looks_confirmed(
    world: World,
    place_on: Callable[[Desk], Workplace],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    side = world.sit_down("moi")
    invited = enrol.make_invite(world.office.desk, world.units["PNV"])
    answered = join.accept_invite(side.desk, invited.content, invited.code, "Máy văn thư")
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)

    (page,) = shown(place_on(side.desk), qtbot)

    assert page._send._title.text() == "Chờ Văn phòng ghi danh máy này"
    assert not page._send._save.isVisible()
    page._send._answer.click()
    assert (tmp_path / answered.name).read_bytes() == answered.content


def test_a_revoked_computer_is_told_and_can_only_enrol_again(
    world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot
) -> None:
    unit = world.join("PNV")
    enrol.revoke(world.office.desk, enrol.devices(world.office.desk)[0].kid, "Máy đã thanh lý")
    world.join("PNV", "may-2")
    parcel = world.send("PNV")
    plan = receive.propose(unit.desk, [(parcel.name, parcel.content)])
    assert plan.files[0].outcome is Outcome.NEW
    receive.accept(unit.desk, plan)

    (page,) = shown(place_on(unit.desk), qtbot)

    assert page._send._title.text() == "Văn phòng đã thôi nhận tệp từ máy này"
    assert not page._send._save.isVisible()
    assert not page._send._text.isVisible()
    assert page._send._enrol.isVisible()


def test_a_copied_book_is_enrolled_again_with_all_that_was_not_confirmed(
    page: OutboxPage, tmp_path: Path, world: World, qtbot: QtBot
) -> None:
    for key in (tmp_path / "so-don-vi" / "identity").iterdir():
        key.unlink()
    page.place.operations.changed.emit(Changes())
    assert page._send._title.text() == "Máy này không giữ khóa của sổ"
    assert not page._send._save.isVisible()

    page._send._enrol.click()
    dialog = next(one for one in page.findChildren(EnrolAgainDialog) if one.isVisible())
    dialog.accept()
    assert dialog._refusal.text().startswith("Chưa chọn tệp mời của Văn phòng.")
    strange = tmp_path / "moi_khac.gbinvite"
    invited = enrol.make_invite(world.office.desk, world.units["PYT"])
    strange.write_bytes(invited.content)
    dialog.part.take_file(strange)
    commit(dialog.part._code, invited.code)
    commit(dialog.part._device, "Máy mới")
    dialog.accept()
    assert dialog._refusal.text() == sentence(Refused("other-unit", unit="Phòng Y tế")), "another unit's invitation"
    mine = write_invite(Invite(b"k" * 32, "Văn phòng", outbox_unit(page), "Phòng Nội vụ"), CODE)
    (tmp_path / "moi.gbinvite").write_bytes(mine)
    dialog.part.take_file(tmp_path / "moi.gbinvite")
    dialog.part._code.clear()
    commit(dialog.part._code, CODE)
    dialog.accept()

    assert page._send._title.text() == "Chờ Văn phòng ghi danh máy này"
    assert send.unconfirmed(page.place.desk).count >= 1
    assert page._who.text() == "Phòng Nội vụ · Máy mới"


CODE = "ABCD-EFGH-JKMN-PQRS"


def outbox_unit(page: OutboxPage) -> str:
    unit = own_unit(page.place.desk)
    assert unit is not None
    return unit
