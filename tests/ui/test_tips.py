"""Tips are told once, where there is something to try them on, and never in the way of the window's opening."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page_list import RAIL
from giaoban_tracker.ui.tips import TIPS, TipLine
from giaoban_tracker.ui.workplace import Workplace


def line(place: Workplace, qtbot: QtBot) -> TipLine:
    tips = TipLine(place)
    qtbot.addWidget(tips)
    return tips


def press(tips: TipLine, words: str) -> None:
    next(button for button in tips.findChildren(QPushButton) if button.text() == words).click()


def test_a_tip_is_told_the_first_time_and_never_again(place: Workplace, qtbot: QtBot) -> None:
    tips = line(place, qtbot)

    tips.turn_to("tasks")
    first = tips.words
    tips.turn_to("overview")
    tips.turn_to("tasks")
    again = line(place, qtbot)
    again.turn_to("tasks")

    assert first == TIPS["tasks"]
    assert tips.words == ""
    assert again.words == ""


def test_understood_hides_it_and_wanting_none_ends_all_of_them(place: Workplace, qtbot: QtBot) -> None:
    tips = line(place, qtbot)
    tips.turn_to("tasks")
    press(tips, "Đã hiểu")
    assert tips.words == ""

    tips.turn_to("post")
    assert tips.words == TIPS["post"]
    press(tips, "Thôi hiện mẹo")

    for page in TIPS:
        tips.turn_to(page)
        assert tips.words == ""


def test_an_empty_book_teaches_its_first_step_itself(empty_place: Workplace, qtbot: QtBot) -> None:
    tips = line(empty_place, qtbot)

    tips.turn_to("tasks")

    assert tips.words == ""
    assert empty_place.settings.value("tips/seen") is None, "it is still to be told"


@pytest.mark.parametrize("key", [item.key for item in RAIL])
def test_every_page_has_its_tip(key: str) -> None:
    assert TIPS[key].startswith("Mẹo: ")


def test_the_window_tells_it_after_a_moment_above_the_page(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)
    window.show()
    assert window.findChild(TipLine) is None

    window._tip_pause.timeout.emit()

    tips = window.findChild(TipLine)
    assert tips is not None
    assert tips.words == TIPS["tasks"]
    window.show_page("units")
    assert tips.words == ""
