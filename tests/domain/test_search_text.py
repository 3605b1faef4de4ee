"""Search folding: what a hurried person types finds what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.search_text import folded


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Đường Trần Phú", "duong tran phu"),
        ("hoà giải", "hòa giải"),
        ("thuỷ lợi", "thủy lợi"),
        ("BỀN VỮNG", "ben vung"),
        ("bê\u0300n vững", "bền  vững"),
    ],
)
def test_marks_case_and_tone_placement_do_not_matter(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
