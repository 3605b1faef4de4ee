"""Single letters judge, whatever a Vietnamese typing program makes of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from giaoban_tracker.ui.pages.meetings.letters import LetterKeys, key_that_made, letter_meant

NONE = Qt.KeyboardModifier.NoModifier


def press(keys: LetterKeys, text: str, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    key = Qt.Key.Key_Backspace.value if text == "\b" else ord(text.upper()[0])
    return keys.take(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


@pytest.fixture
def heard(qapp: QApplication) -> tuple[LetterKeys, list[str]]:
    letters: list[str] = []
    keys = LetterKeys()
    keys.pressed.connect(letters.append)
    return keys, letters


def test_letters_of_either_case_are_one_key(heard: tuple[LetterKeys, list[str]]) -> None:
    keys, letters = heard

    for char in "aAeE":
        assert press(keys, char)

    assert letters == ["a", "a", "e", "e"]


@pytest.mark.parametrize(
    ("arriving", "meant"),
    [("a\bâ", "aa"), ("a\bả", "ar"), ("e\bê", "ee"), ("u\bủ", "ur"), ("â\baa", "aa"), ("a\bá", "a")],
    ids=["A A", "A R", "E E", "U R", "A after â", "A S, and S judges nothing"],
)
def test_what_a_typing_program_rewrites_counts_as_the_one_key_that_was_pressed(
    heard: tuple[LetterKeys, list[str]], arriving: str, meant: str
) -> None:
    keys, letters = heard

    for char in arriving:
        press(keys, char)
    keys._end_burst()

    assert "".join(letters) == meant


def test_a_backspace_alone_judges_nothing(heard: tuple[LetterKeys, list[str]]) -> None:
    keys, letters = heard

    press(keys, "\b")
    keys._end_burst()

    assert letters == []


def test_shortcuts_and_digits_are_left_alone(heard: tuple[LetterKeys, list[str]]) -> None:
    keys, letters = heard

    assert not press(keys, "a", Qt.KeyboardModifier.ControlModifier)
    assert not press(keys, "1")
    assert letters == []


def test_marks_do_not_change_which_key_a_letter_is() -> None:
    assert [letter_meant(char) for char in "âẢđe"] == ["a", "a", "d", "e"]
    assert key_that_made("ể") == "e"
