"""The look: readable in light and dark, scaled from 100 to 150 per cent, icons in any colour."""

from __future__ import annotations

import dataclasses
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.theme import DARK, LIGHT, TEXT_PERCENTS, Colours, Theme

READABLE = 4.5
"""Contrast that WCAG 2.1 asks of ordinary text (AA)."""

PAIRS = [
    *product(("ink", "quiet"), ("ground", "paper", "raised")),
    ("on_accent", "accent"),
    ("accent", "paper"),
    ("accent", "raised"),
    ("ink", "accent_soft"),
    ("ink", "lit"),
    ("ink", "lit_deep"),
    ("rail_text", "rail"),
    ("rail_text", "rail_chosen"),
    *((tone, f"{tone}_soft") for tone in ("late", "done", "soon", "info")),
    *((tone, "paper") for tone in ("late", "done", "soon", "info")),
]


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS, ids=lambda name: name)
def test_words_can_be_read_on_their_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_a_colour(colours: Colours) -> None:
    assert all(QColor.isValidColorName(value) for value in dataclasses.asdict(colours).values())


def test_text_scales_and_everybody_is_told(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    plain = qapp.font().pointSizeF()

    with qtbot.waitSignal(theme.changed):
        theme.set_text_percent(150)
    large = qapp.font().pointSizeF()
    theme.set_text_percent(100)

    assert large == pytest.approx(plain * 1.5)
    assert qapp.font().pointSizeF() == pytest.approx(plain)


@pytest.mark.parametrize(("wanted", "got"), [(10, 100), (125, 125), (1000, 150)])
def test_text_stays_between_its_bounds(theme: Theme, wanted: int, got: int) -> None:
    theme.set_text_percent(wanted)

    assert theme.text_percent == got
    theme.set_text_percent(100)


def test_the_offered_sizes_are_those_that_are_possible(theme: Theme) -> None:
    for percent in TEXT_PERCENTS:
        theme.set_text_percent(percent)
        assert theme.text_percent == percent
    theme.set_text_percent(100)


def test_the_scheme_follows_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(theme, "_scheme", lambda: DARK)
    with qtbot.waitSignal(theme.changed):
        theme._follow_system()
    assert theme.is_dark
    assert theme.colour("paper") == QColor(DARK.paper)

    monkeypatch.setattr(theme, "_scheme", lambda: LIGHT)
    theme._follow_system()
    assert not theme.is_dark


ICON_FILES = sorted((resources_folder() / "icons").glob("*.svg"))


@pytest.mark.parametrize("file", ICON_FILES, ids=lambda file: file.stem)
def test_every_icon_can_be_drawn_in_the_colour_asked_for(file: Path, qapp: QApplication) -> None:
    icons, red = Icons(resources_folder()), QColor("#ff0000")

    picture = icons.pixmap(file.stem, red, 24).toImage()

    seen = {picture.pixelColor(x, y).name() for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha()}
    assert seen, "something is drawn"
    if "currentColor" in file.read_text(encoding="utf-8"):
        assert red.name() in seen


def test_an_icon_that_is_missing_is_a_fault_of_the_installation(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(resources_folder()).icon("không có", QColor("#000000"))
