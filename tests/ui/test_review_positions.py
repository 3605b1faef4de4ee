"""Offsets of the minutes and positions of the document on screen lead to each other, whatever the text holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.ui.pages.meetings.positions import Positions

PIECES = (
    "Cổng ",
    unicodedata.normalize("NFD", "Nội vụ "),
    "🙂",
    "👩‍👧",
    "\r\n",
    "\n",
    "\r",
    "\u2028",
    "\t",
    "\ufeff",
    "\ufdd0",
    "a",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=12).map("".join)


def document(text: str) -> QTextDocument:
    filled = QTextDocument()
    filled.setPlainText(Positions(text).shown)
    return filled


@given(TEXTS)
def test_the_words_between_two_positions_are_the_words_between_the_two_offsets(qapp: QApplication, text: str) -> None:
    positions, filled = Positions(text), document(text)
    assert filled.characterCount() == positions.position(len(text)) + 1
    for start in range(len(text)):
        cursor = QTextCursor(filled)
        cursor.setPosition(positions.position(start))
        cursor.setPosition(positions.position(len(text)), QTextCursor.MoveMode.KeepAnchor)

        seen = cursor.selectedText().replace("\u2029", "\n")

        assert seen == Positions(text[start:]).shown or text[start - 1 : start + 1] == "\r\n"


@given(TEXTS)
def test_every_offset_leads_to_its_position_and_back(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        inside_a_line_end = text[offset - 1 : offset + 1] == "\r\n"

        assert positions.offset(positions.position(offset)) == offset - inside_a_line_end
    assert [positions.position(offset) for offset in range(len(text) + 1)] == sorted(
        positions.position(offset) for offset in range(len(text) + 1)
    )


def test_a_position_within_a_character_is_the_characters_own() -> None:
    assert Positions("a🙂b").offset(2) == 1


@pytest.mark.parametrize(("first", "last"), [(3, 5), (5, 3)])
def test_a_selection_drawn_backwards_is_the_same_span(first: int, last: int) -> None:
    assert Positions("ab\r\ncdef").span(first, last) == Span(4, 6)
