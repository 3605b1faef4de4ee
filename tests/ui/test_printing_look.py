"""Trình bày: columns, bands, paper and signer are chosen beside the preview, seen at once and kept per form."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.printed_look import Look
from giaoban_tracker.ui.pages.printing.look import LookWindow, kept_look
from giaoban_tracker.ui.pages.printing.page import PrintingPage
from giaoban_tracker.ui.workplace import Workplace


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> PrintingPage:
    page = PrintingPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 680)
    page.show()
    page.enter()
    return page


@pytest.fixture
def window(page: PrintingPage, qtbot: QtBot) -> LookWindow:
    qtbot.mouseClick(page._look, Qt.MouseButton.LeftButton)
    assert page._look._window is not None
    return page._look._window


def text_of(page: PrintingPage) -> str:
    assert page._printed is not None
    pages = PdfReader(BytesIO(page._printed.proof.pdf)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def uncheck(window: LookWindow, title: str) -> None:
    (item,) = window._columns.findItems(title, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Unchecked)


def choose(window: LookWindow, what: str, value: object) -> None:
    combo = {"group": window._group, "paper": window._paper}[what]
    combo.setCurrentIndex([combo.itemData(at) for at in range(combo.count())].index(value))
    combo.activated.emit(combo.currentIndex())


def test_a_column_that_is_not_wanted_is_gone_from_the_preview_at_once(page: PrintingPage, window: LookWindow) -> None:
    assert "Nguyên nhân, lý do" in text_of(page)

    uncheck(window, "Nguyên nhân, lý do")

    assert "Nguyên nhân, lý do" not in text_of(page)
    assert page._look.text() == "Trình bày: đã chỉnh…"


def test_the_last_column_stays(page: PrintingPage, window: LookWindow) -> None:
    titles = [window._columns.item(at).text() for at in range(window._columns.count())]

    for title in titles:
        uncheck(window, title)

    assert window.look().columns == ("note",)


def test_a_column_moves_by_button(page: PrintingPage, window: LookWindow, qtbot: QtBot) -> None:
    window._columns.setCurrentRow(1)

    qtbot.mouseClick(window._down, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window._down, Qt.MouseButton.LeftButton)

    assert window.look().columns[:4] == ("number", "source", "leader", "content")
    assert page._options.order().form == "F7"


def test_rows_come_under_bands(page: PrintingPage, window: LookWindow) -> None:
    choose(window, "group", "lead")

    assert "Phòng Nội vụ (2)" in text_of(page)


def test_the_paper_turns(page: PrintingPage, window: LookWindow) -> None:
    assert page._printed is not None
    assert page._printed.sizes[0].width > page._printed.sizes[0].height

    choose(window, "paper", False)

    assert page._printed.sizes[0].width < page._printed.sizes[0].height


def test_another_signs(page: PrintingPage, window: LookWindow) -> None:
    window._capacity.setText("KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG")
    window._signer.setText("Trần Văn B")
    window._signer.editingFinished.emit()

    assert "KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG Trần Văn B" in text_of(page)


def test_the_look_is_kept_for_its_form_alone(
    page: PrintingPage, window: LookWindow, place: Workplace, qtbot: QtBot
) -> None:
    choose(window, "group", "lead")
    page._options._form.pick("F1")
    assert page._look.text() == "Trình bày: như mẫu…"
    assert not window.isVisible()

    again = PrintingPage(place)
    qtbot.addWidget(again)
    again.show()
    again.enter()
    again._options._form.pick("F7")

    assert "Phòng Nội vụ (2)" in text_of(again)


def test_one_button_goes_back_to_the_form_as_it_is(page: PrintingPage, window: LookWindow, qtbot: QtBot) -> None:
    before = text_of(page)
    uncheck(window, "Ghi chú")
    choose(window, "group", "leader")

    qtbot.mouseClick(window._reset, Qt.MouseButton.LeftButton)

    assert text_of(page) == before
    assert page._look.look_of("F7") == Look()


def test_the_papers_of_units_have_the_look_too(page: PrintingPage, window: LookWindow) -> None:
    uncheck(window, "Nguyên nhân, lý do")

    page._options._each.setChecked(True)

    assert page._printed is not None
    assert page._printed.proof.papers
    assert "Nguyên nhân, lý do" not in text_of(page)


def test_a_slip_has_no_columns_to_choose(page: PrintingPage, qtbot: QtBot) -> None:
    page._options._form.pick("F10")

    qtbot.mouseClick(page._look, Qt.MouseButton.LeftButton)

    assert page._look._window is not None
    assert not page._look._window._columns.isVisible()
    assert page._look._window._paper.isVisible()


@pytest.mark.parametrize("kept", ["", "no JSON", "[]", '{"colour": 1}', "null"])
def test_a_look_that_cannot_be_read_is_that_of_the_form(place: Workplace, kept: str) -> None:
    place.settings.setValue("printing/F7/look", kept)

    assert kept_look(place.settings, "F7") == Look()
