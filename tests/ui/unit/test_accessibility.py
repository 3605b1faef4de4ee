"""A unit's pages for those who hear them, walk them by the keyboard, or read them large."""

from __future__ import annotations

import pytest

from giaoban_tracker.ui.page_list import UNIT_RAIL
from giaoban_tracker.ui.unit_window import UnitWindow
from giaoban_tracker.ui.workplace import Workplace
from tests.ui import hearing

KEYS = [item.key for item in UNIT_RAIL]


@pytest.mark.parametrize("key", KEYS)
def test_every_control_of_a_page_is_heard_and_reached_by_tab(window: UnitWindow, key: str) -> None:
    hearing.show_on_a_small_screen(window)
    page = window.show_page(key)

    for sheet in hearing.sheets(page):
        assert hearing.controls(page), sheet
        assert hearing.nameless(page) == [], sheet
        assert hearing.hiding_their_words(page) == [], sheet
        assert hearing.out_of_reach(page) == [], sheet


@pytest.mark.parametrize("key", KEYS)
def test_large_text_is_cut_nowhere_and_fits_the_smallest_screen(
    window: UnitWindow, unit_place: Workplace, key: str
) -> None:
    hearing.show_on_a_small_screen(window)
    page = window.show_page(key)
    unit_place.theme.set_text_percent(150)

    for sheet in hearing.sheets(page):
        assert hearing.cut(page) == [], sheet
        assert window.minimumSizeHint().width() <= hearing.SMALL_SCREEN.width(), sheet
