"""The unit's side of the first run: an invitation, a code checked as it is typed, or digits by phone, and a name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.code_edit import CodeEdit
from giaoban_tracker.ui.first_fields import Side
from giaoban_tracker.ui.first_run import FirstRun
from giaoban_tracker.ui.first_run_unit import UnitChoice
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.workflow import choose_folder, list_tasks, set_up_office
from giaoban_tracker.workflow.choose_folder import Drive
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.post import enrol
from giaoban_tracker.workflow.post.enrol import Invitation
from tests.conftest import Almanac
from tests.ui.input_method import commit


@pytest.fixture
def invited(tmp_path: Path) -> Iterator[Invitation]:
    """What the office hands to Phòng Nội vụ."""
    almanac = Almanac(numbers=count(500_000))
    desk = new_desk(
        tmp_path / "van-phong", now=almanac.now, new_id=almanac.new_id, by="Hà", resources=resources_folder()
    )
    set_up_office.set_up(desk, "city-2017", name="Ủy ban nhân dân thành phố Sông Mai")
    unit = next(unit.id for unit in list_tasks.particulars(desk).units if unit.name == "Phòng Nội vụ")
    yield enrol.make_invite(desk, unit)
    desk.ledger.close()


@pytest.fixture
def file(invited: Invitation, tmp_path: Path) -> Path:
    path = tmp_path / invited.name
    path.write_bytes(invited.content)
    return path


@pytest.fixture
def first(theme: Theme, tmp_path: Path, qtbot: QtBot) -> FirstRun:
    dialog = FirstRun(set_up_office.presets(resources_folder()), tmp_path / "so", theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._side.choose(Side.UNIT)
    return dialog


def type_code(first: FirstRun, code: str) -> None:
    first._unit._code.clear()
    commit(first._unit._code, code)


def test_a_unit_with_file_code_and_name_is_accepted(
    first: FirstRun, invited: Invitation, file: Path, tmp_path: Path
) -> None:
    first._unit.take_file(file)
    type_code(first, invited.code.lower())
    commit(first._unit._device, " Máy  văn thư ")

    first._create.click()

    assert first.result() == QDialog.DialogCode.Accepted
    assert first.choice() == UnitChoice(tmp_path / "so", False, invited.content, invited.code, "Máy văn thư")
    assert not (tmp_path / "so").exists(), "the dialog itself makes nothing"


def test_the_file_says_whom_it_is_for_before_any_code_is_typed(first: FirstRun, file: Path) -> None:
    first._unit.take_file(file)

    assert first._unit._whom.text() == "Văn phòng HĐND và UBND mời Phòng Nội vụ."


def test_the_code_is_checked_as_soon_as_it_is_whole(first: FirstRun, invited: Invitation, file: Path) -> None:
    first._unit.take_file(file)
    words = first._unit._code_words

    type_code(first, invited.code[:-2])
    assert words.text() == "Còn thiếu 2 chữ."
    commit(first._unit._code, "ZZ" if not invited.code.endswith("ZZ") else "YY")
    assert words.text().startswith("Mã giấy và tệp không đi với nhau.")
    type_code(first, invited.code)

    assert words.text().startswith("✓ Mã khớp")


def test_letters_that_no_code_has_are_left_out_and_said(qtbot: QtBot) -> None:
    edit = CodeEdit()
    qtbot.addWidget(edit)

    commit(edit, "ab12u")
    assert (edit.text(), edit.words) == ("AB12", "Trong mã không có U; xem lại phiếu.")
    commit(edit, "Đ")

    assert edit.text() == "AB12"
    assert edit.words.startswith("Bộ gõ tiếng Việt đang bật")


def test_a_letter_typed_in_the_middle_stays_where_it_was_typed(qtbot: QtBot) -> None:
    edit = CodeEdit()
    qtbot.addWidget(edit)
    commit(edit, "abcdefgh")
    edit.setCursorPosition(2)

    commit(edit, "7")

    assert edit.text() == "AB7C-DEFG-H"
    assert edit.cursorPosition() == 3


@pytest.mark.parametrize(
    ("leave_out", "words"),
    [
        ("file", "Chưa chọn tệp mời"),
        ("code", "Mã giấy có mười sáu chữ"),
        ("device", "Chưa có tên gọi của máy này."),
    ],
)
def test_what_is_missing_is_said_and_the_dialog_stays(
    first: FirstRun, invited: Invitation, file: Path, leave_out: str, words: str
) -> None:
    if leave_out != "file":
        first._unit.take_file(file)
    if leave_out != "code":
        type_code(first, invited.code)
    if leave_out != "device":
        commit(first._unit._device, "Máy văn thư")

    first._create.click()

    assert first.isVisible()
    assert first._refusal.text().startswith(words)


def test_without_paper_the_digits_must_be_compared_first(first: FirstRun, invited: Invitation, file: Path) -> None:
    part = first._unit
    part.take_file(file)
    part._by_phone.setChecked(True)
    commit(part._device, "Máy phòng họp")
    shown = part._digits._digits.text()
    assert all(group in shown for group, _ in invited.digits)

    first._create.click()
    assert first._refusal.text().startswith("Chưa đối chiếu 24 chữ số")
    part._compared.setChecked(True)
    first._create.click()

    choice = first.choice()
    assert first.result() == QDialog.DialogCode.Accepted
    assert isinstance(choice, UnitChoice)
    assert choice.code is None


def test_another_file_must_be_compared_anew(first: FirstRun, file: Path) -> None:
    first._unit.take_file(file)
    first._unit._by_phone.setChecked(True)
    first._unit._compared.setChecked(True)

    first._unit.take_file(file)

    assert not first._unit._compared.isChecked()


def test_a_file_that_is_no_invitation_is_refused_with_its_sentence(first: FirstRun, tmp_path: Path) -> None:
    (tmp_path / "thu.gbinvite").write_text("Kính gửi", encoding="utf-8")

    first._unit.take_file(tmp_path / "thu.gbinvite")

    assert first._unit.invite == b""
    assert first._unit._whom.property("wrong")
    first._unit.take_file(tmp_path / "khong-co.gbinvite")
    assert first._unit._whom.text().startswith("Không thấy tệp khong-co.gbinvite.")


def test_a_unit_may_carry_its_book_on_a_stick_and_an_office_may_not(
    first: FirstRun, invited: Invitation, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_folder, "drive_of", lambda _: Drive.REMOVABLE)
    first._unit.take_file(file)
    type_code(first, invited.code)
    commit(first._unit._device, "USB của phòng")

    first._side.choose(Side.OFFICE)
    with pytest.raises(Refused, match="folder-on-stick"):
        first._check(first.choice())
    first._side.choose(Side.UNIT)
    first._create.click()

    choice = first.choice()
    assert first.result() == QDialog.DialogCode.Accepted
    assert isinstance(choice, UnitChoice)
    assert choice.portable


def test_the_office_stays_the_first_offer(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = FirstRun(set_up_office.presets(resources_folder()), tmp_path / "so", theme)
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog._side.chosen is Side.OFFICE
    assert dialog._office.isVisible()
    assert not dialog._unit.isVisible()


def test_what_is_promised_beside_the_questions_is_what_a_unit_gets(first: FirstRun) -> None:
    told = [label.text() for label in first._welcome.findChildren(QLabel)]

    assert "Báo cáo trong hai phút, không cần mạng" in told
    first._side.choose(Side.OFFICE)
    told = [label.text() for label in first._welcome.findChildren(QLabel)]
    assert "Đọc biên bản, đề xuất nhiệm vụ để bạn duyệt" in told
