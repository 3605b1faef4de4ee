from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.paper.plain_text import breakable, drawable, plain
from giaoban_tracker.paper.typeface import SHIPPED, load_face
from tests.paper.samples import RESOURCES

ADVANCES = load_face(SHIPPED, RESOURCES).advances


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("  thừa  ", "thừa"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("cách\u00a0liền\tcột", "cách liền cột"),
        ("a\u202eb\u202cc\u2066d\u2069\u200e\u200f", "abcd"),
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("\x00a\x07b\x7f\x85c", "abc"),
        ("riêng \ue000", "riêng □"),
        ("\ud800a", "a"),
        ("e\u0302\u0301", "ế"),
    ],
)
def test_only_what_can_be_printed_is_left(given_text: str, printed: str) -> None:
    assert plain(given_text) == printed


@given(st.text(st.characters(codec=None)))
def test_cleaning_is_done_once_for_all(text: str) -> None:
    cleaned = plain(text)

    assert unicodedata.is_normalized("NFC", cleaned) or "□" in cleaned
    assert all(letter == "\n" or letter.isprintable() for letter in cleaned)


@given(st.text(alphabet="aWđ/-. \nxiĐ1", max_size=80), st.sampled_from([2.0, 3.5, 11.0]))
def test_every_piece_of_a_word_fits_and_nothing_is_lost(text: str, width: float) -> None:
    broken = breakable(text, width, ADVANCES, set())

    assert broken.replace("\u200b", "") == text
    seams = re.sub(r"(?<=[-/])(?=[^\W\d])", " ", broken.replace("\u200b", " "))
    for piece in seams.split():
        assert sum(ADVANCES[ord(letter)] for letter in piece) <= width


def test_a_day_fits_its_column_and_is_never_cut() -> None:
    assert breakable("30/09/2017", 4.6, ADVANCES, set()) == "30/09/2017"


def test_a_word_is_cut_after_its_marks_where_it_can() -> None:
    assert breakable("thanhpho.gov.vn/tin-tuc", 6.0, ADVANCES, set()).split("\u200b")[0] == "thanhpho.gov."


def test_a_mark_that_the_font_has_not_vanishes_and_a_letter_becomes_a_box() -> None:
    assert drawable("a\ufe0f中đ", ADVANCES) == "a□đ"
