"""Mẫu của cơ quan: given out, changed, taken back, restored, and every wrong field told with its place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.printing import words
from giaoban_tracker.ui.pages.printing.page import PrintingPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.printing.templates import TemplateFault

PART = "word/document.xml"


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> PrintingPage:
    page = PrintingPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 680)
    page.show()
    page.enter()
    return page


@pytest.fixture
def exported(page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped template of F7, and the system's dialog chooses that file from now on."""
    file = tmp_path / "Mẫu.docx"
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: file)
    monkeypatch.setattr(ask, "for_template_file", lambda *_: file)
    page._template.give_out_action.trigger()
    return file


def change(file: Path, mend: Callable[[str], str]) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[PART] = mend(parts[PART].decode()).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.write_bytes(buffer.getvalue())


def saved_text(page: PrintingPage, file: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: file)
    page._saving.save_button.click()
    with zipfile.ZipFile(file) as archive:
        return archive.read(PART).decode()


def test_a_template_is_given_out_with_what_to_do_next(page: PrintingPage, exported: Path) -> None:
    with zipfile.ZipFile(exported) as archive:
        assert "{{dong.thoi_han}}" in archive.read(PART).decode()

    assert "Đã xuất mẫu «Mẫu.docx»." in page._message._words.text()
    assert page._open.isVisible()
    assert page._template.text() == "Mẫu của cơ quan: chưa có"
    assert not page._template.restore_action.isEnabled()


def test_a_changed_template_is_used_until_the_shipped_one_is_restored(
    page: PrintingPage, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(exported, lambda text: text.replace("BẢNG TỔNG HỢP", "BẢNG CỦA THÀNH PHỐ"))

    page._template.take_action.trigger()

    assert page._template.text() == "Mẫu của cơ quan: đang dùng"
    assert "BẢNG CỦA THÀNH PHỐ" in saved_text(page, tmp_path / "in.docx", monkeypatch)
    page._template.restore_action.trigger()
    assert page._template.text() == "Mẫu của cơ quan: chưa có"
    assert "BẢNG CỦA THÀNH PHỐ" not in saved_text(page, tmp_path / "in.docx", monkeypatch)


def test_which_template_is_in_force_is_told_when_the_form_is_chosen_again(page: PrintingPage, exported: Path) -> None:
    page._template.take_action.trigger()

    page._options._form.pick("F1")
    assert page._template.text() == "Mẫu của cơ quan: chưa có"
    page._options._form.pick("F7")

    assert page._template.text() == "Mẫu của cơ quan: đang dùng"


def test_a_wrong_field_is_told_with_its_place_and_nothing_is_taken(page: PrintingPage, exported: Path) -> None:
    change(exported, lambda text: text.replace("{{dong.thoi_han}}", "{{dong.thoi_hann}}"))

    page._template.take_action.trigger()

    told = page._message._words.text()
    assert "Chưa dùng mẫu «Mẫu.docx» vì có 1 chỗ cần sửa." in told
    assert "{{dong.thoi_hann}} (bảng 2, dòng 2, ô 7, đoạn «{{dong.thoi_hann}}»): biểu này không có trường đó" in told
    assert page._template.text() == "Mẫu của cơ quan: chưa có"


def test_many_wrong_fields_are_told_up_to_six_and_the_others_counted() -> None:
    faults = [TemplateFault("unknown-field", f"sai_{number}", "chữ " * 40) for number in range(9)]

    told = words.template_faults("Mẫu.docx", faults)

    assert told.count("• {{sai_") == 6
    assert "• và 3 chỗ nữa." in told
    assert max(map(len, told.splitlines())) < 200


@pytest.mark.parametrize("rule", ["unknown-field", "field-outside-row", "field-not-alone", "row-missing"])
def test_every_fault_of_a_template_has_words(rule: str) -> None:
    field = "" if rule == "row-missing" else "dong.x"

    assert "•" in words.template_faults("Mẫu.docx", [TemplateFault(rule, field, "x")])


def test_a_form_of_several_parts_has_no_template(page: PrintingPage) -> None:
    page._options._form.pick("F12")

    assert not page._template.isVisible()


def test_a_template_of_the_office_keeps_its_own_columns_whatever_is_chosen(
    page: PrintingPage, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(exported, lambda text: text.replace("BẢNG TỔNG HỢP", "BẢNG CỦA CƠ QUAN"))
    page._template.take_action.trigger()
    page._look.open_window()
    window = page._look._window
    assert window is not None
    for at in range(2, window._columns.count()):
        window._columns.item(at).setCheckState(Qt.CheckState.Unchecked)

    text = saved_text(page, tmp_path / "saved.docx", monkeypatch)

    assert window.look().columns == ("number", "content")
    assert "BẢNG CỦA CƠ QUAN" in text
    assert "Phòng Nội vụ" in text
