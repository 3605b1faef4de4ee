"""Vietnamese order: letters of the alphabet first, tones after them; codes by their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.ledger.collation import code_key, text_key


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(["an", "ăn", "ân", "bàn", "cân", "dân", "đàn", "em", "êm"], id="letters"),
        pytest.param(["o", "ô", "ơ", "u", "ư", "y"], id="vowels with marks"),
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="tones"),
        pytest.param(["má", "Mà còn", "mai"], id="letters before tones"),
        pytest.param(["hòa", "hoà bình"], id="the shorter first"),
        pytest.param(["Phòng Y tế", "Văn phòng", "Xã Đông"], id="names"),
        pytest.param(["an ninh", "An toàn", "ăn uống"], id="case never counts"),
    ],
)
def test_texts_stand_as_in_a_dictionary(ordered: list[str]) -> None:
    backwards = ordered[::-1]

    backwards.sort(key=text_key)

    assert backwards == ordered


@given(st.text(max_size=60), st.text(max_size=60))
def test_case_and_signs_never_decide(text: str, other: str) -> None:
    same = text_key(f"{text} - {other}") == text_key(f"{text}, {other}")

    # Only so many letters count, signs among them.
    assert same or len(text) + len(other) > 37


@pytest.mark.parametrize(
    ("typed", "code"),
    [("nv-17", "NV-017"), ("NV-0017", "NV-17"), (" NV-017 ", "NV-017"), ("qđ 5/2017", "QĐ 05/2017")],
)
def test_a_code_is_the_same_however_it_is_padded(typed: str, code: str) -> None:
    assert code_key(typed) == code_key(code)


def test_codes_stand_by_their_numbers() -> None:
    codes = ["NV-1000", "NV-2", "NV-010", "NV-999"]

    assert sorted(codes, key=code_key) == ["NV-2", "NV-010", "NV-999", "NV-1000"]
