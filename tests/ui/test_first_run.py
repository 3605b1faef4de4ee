"""The first thing people see: two clear ways, nothing accepted that cannot be carried out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.first_run import FirstChoice, FirstRun
from giaoban_tracker.ui.letterhead_view import LetterheadView
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.workflow import choose_folder, set_up_office
from giaoban_tracker.workflow.choose_folder import Drive
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.show_letterhead import Letterhead
from tests.ui.input_method import commit

NAME = "Ủy ban nhân dân thành phố Sông Mai"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "so"


@pytest.fixture
def first(theme: Theme, folder: Path, qtbot: QtBot) -> FirstRun:
    dialog = FirstRun(set_up_office.presets(resources_folder()), folder, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def name_it(first: FirstRun) -> None:
    first._name.clear()
    commit(first._name, NAME)


def choose_kind(first: FirstRun, key: str) -> None:
    first._preset.setCurrentIndex(first._preset.findData(key))


def test_a_described_office_is_accepted_with_everything_that_was_said(first: FirstRun, folder: Path) -> None:
    name_it(first)
    commit(first._parent, " Ủy ban nhân dân  tỉnh ")
    commit(first._place, "Sông Mai")
    commit(first._signer, "Nguyễn Văn Mẫu")

    first._create.click()

    assert first.result() == QDialog.DialogCode.Accepted
    assert not first.wants_sample
    assert first.choice() == FirstChoice(
        folder, False, "commune-2025", NAME, "Ủy ban nhân dân tỉnh", "Sông Mai", "Nguyễn Văn Mẫu"
    )
    assert not folder.exists(), "the dialog itself makes nothing"


def test_without_a_name_it_says_so_and_stays(first: FirstRun) -> None:
    choose_kind(first, "empty")
    assert first._name.text() == ""

    first._create.click()

    assert first.isVisible()
    assert first._refusal.text().startswith("Chưa có tên cơ quan.")
    assert first.focusWidget() is first._name
    commit(first._name, NAME)
    assert first._refusal_box.isHidden(), "typing takes the words away"


def test_the_kind_of_office_proposes_its_name_until_the_person_has_typed_one(first: FirstRun) -> None:
    assert first._name.text() == "Ủy ban nhân dân xã "
    choose_kind(first, "commune-2025")
    assert first._name.text() == "Ủy ban nhân dân xã "

    commit(first._name, "Sơn Hà")
    choose_kind(first, "ward-2025")

    assert first._name.text() == "Ủy ban nhân dân xã Sơn Hà"


@pytest.mark.parametrize("choice", set_up_office.presets(resources_folder()), ids=lambda choice: choice.key)
def test_every_preset_says_what_it_brings(first: FirstRun, choice: set_up_office.PresetChoice) -> None:
    choose_kind(first, choice.key)

    expected = f"Có sẵn {choice.units} đơn vị" if choice.units else "Sổ trống"
    assert first._units.text().startswith(expected)


def test_the_letterhead_follows_every_word(first: FirstRun) -> None:
    name_it(first)
    commit(first._place, "Sông Mai")

    shown = first._paper.accessibleDescription()
    assert shown.startswith("ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG MAI, VĂN PHÒNG HĐND VÀ UBND")
    assert "Sông Mai, ngày" in shown


def test_the_sample_is_the_other_way_and_is_no_acceptance(first: FirstRun) -> None:
    first._sample.click()

    assert first.result() == QDialog.DialogCode.Rejected
    assert first.wants_sample


def test_closing_chooses_nothing(first: FirstRun, qtbot: QtBot) -> None:
    qtbot.keyClick(first, Qt.Key.Key_Escape)

    assert first.result() == QDialog.DialogCode.Rejected
    assert not first.wants_sample


def test_enter_creates_and_never_goes_to_the_sample(first: FirstRun, qtbot: QtBot) -> None:
    name_it(first)

    qtbot.keyClick(first._name, Qt.Key.Key_Return)

    assert first.result() == QDialog.DialogCode.Accepted
    assert not first.wants_sample


def test_another_folder_is_taken_over_and_shown(
    first: FirstRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "tài liệu"
    other.mkdir()
    (other / "thư.docx").write_bytes(b"")
    monkeypatch.setattr(ask, "for_folder", lambda *_: other)

    first._change.click()

    assert first.choice().folder == other / choose_folder.OWN_FOLDER
    assert first._where.text() == str(other / choose_folder.OWN_FOLDER)


@pytest.mark.parametrize(
    ("drive", "name", "words"),
    [
        (Drive.NETWORK, "chung", "nằm trên máy khác trong mạng"),
        (Drive.REMOVABLE, "usb", "nằm trên ổ rời"),
        (Drive.LOCAL, "OneDrive", "tự đồng bộ lên mạng"),
    ],
)
def test_an_unsuited_folder_is_refused_with_the_reason_and_the_former_one_stays(
    first: FirstRun, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drive: Drive, name: str, words: str
) -> None:
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path / name)
    monkeypatch.setattr(choose_folder, "drive_of", lambda _: drive)

    first._change.click()

    assert words in first._refusal.text()
    assert first._refusal_box.isVisible()
    assert first.choice().folder == folder


def test_a_proposed_folder_that_is_unsuited_is_refused_at_the_end(
    first: FirstRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_folder, "drive_of", lambda _: Drive.NETWORK)
    name_it(first)

    first._create.click()

    assert first.isVisible()
    assert "trên máy khác trong mạng" in first._refusal.text()


def test_thinking_better_of_another_folder_changes_nothing(
    first: FirstRun, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "for_folder", lambda *_: None)

    first._change.click()

    assert first.choice().folder == folder


def test_a_folder_that_holds_a_book_is_opened_as_it_is(
    first: FirstRun, empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = empty_desk.ledger.folder
    assert held is not None
    monkeypatch.setattr(ask, "for_folder", lambda *_: held)

    first._change.click()

    assert first._create.text() == "Mở sổ đã có"
    assert not first._name.isEnabled()
    first._create.click()
    assert first.result() == QDialog.DialogCode.Accepted
    assert (first.choice().folder, first.choice().existing) == (held, True)


def test_state_secrets_are_named_where_everybody_sees_it(first: FirstRun) -> None:
    assert any("bí mật nhà nước" in label.text() and label.isVisible() for label in first.findChildren(QLabel))


def test_everything_has_a_name_and_can_be_reached_by_keys(first: FirstRun) -> None:
    for field in (*first.findChildren(QLineEdit), *first.findChildren(QComboBox)):
        assert field.accessibleName()
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus
    for button in (first._create, first._sample, first._change):
        assert button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_at_every_text_size_the_dialog_fits_the_screen_and_nothing_is_squeezed(
    theme: Theme, folder: Path, qtbot: QtBot, percent: int
) -> None:
    theme.set_text_percent(percent)
    first = FirstRun(set_up_office.presets(resources_folder()), folder, theme)
    qtbot.addWidget(first)
    first.show()

    screen = first.screen().availableSize()
    assert first.height() <= screen.height()
    assert first.width() <= max(screen.width(), first.minimumSizeHint().width())
    for field in (first._name, first._place, first._preset, first._create):
        assert field.height() >= field.sizeHint().height()
    theme.set_text_percent(100)


def test_the_strip_is_black_on_white_like_the_paper(theme: Theme, qtbot: QtBot) -> None:
    strip = LetterheadView(theme, with_foot=True)
    qtbot.addWidget(strip)
    strip.show_letterhead(
        Letterhead(
            "UBND TỈNH", "VĂN PHÒNG", "Số: …/BC-VP", "Sông Mai, ngày …", ("TL. CHỦ TỊCH",), "Lê An", ("- Lưu: VT.",)
        )
    )
    strip.resize(strip.sizeHint())

    image = strip.grab().toImage()

    seen = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert QColor(image.pixel(image.width() // 2, 6)).lightness() == 255
    assert min(seen) < 60
    assert strip.accessibleDescription() == "UBND TỈNH, VĂN PHÒNG; Sông Mai, ngày …; TL. CHỦ TỊCH, Lê An"


def test_a_longer_list_of_recipients_makes_the_strip_higher(theme: Theme, qtbot: QtBot) -> None:
    strip = LetterheadView(theme, with_foot=True)
    qtbot.addWidget(strip)
    before = strip.sizeHint().height()

    strip.show_letterhead(Letterhead(recipients=tuple(f"- Nơi {number};" for number in range(20))))

    assert strip.sizeHint().height() > before


def test_buttons_say_what_they_do(first: FirstRun) -> None:
    words = [button.text() for button in first.findChildren(QAbstractButton) if button.text() and button.isVisible()]

    assert words[:2] == ["Văn phòng (giao việc, theo dõi)", "Đơn vị (nhận việc, báo cáo)"]
    assert words[2:] == ["Đổi…", "Tạo sổ", "Thử với dữ liệu mẫu"]


def test_who_types_the_place_at_once_keeps_the_words_before_it(first: FirstRun, qtbot: QtBot) -> None:
    first._name.setFocus(Qt.FocusReason.TabFocusReason)
    first._name.selectAll()
    first.hide()
    first.show()
    qtbot.waitUntil(lambda: not first._name.hasSelectedText())

    commit(first._name, "Sông Mai")

    assert first._name.text() == "Ủy ban nhân dân xã Sông Mai"
