"""What the next meeting of a row is called."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.meeting_title import following_title


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Giao ban khối Văn hóa – Xã hội quý II/2017", "Giao ban khối Văn hóa – Xã hội quý III/2017"),
        ("Giao ban Quý IV năm 2017 (mở rộng)", "Giao ban Quý I năm 2018 (mở rộng)"),
        ("Giao ban quý 2/2017", "Giao ban quý 3/2017"),
        ("Giao ban tháng 12/2017", "Giao ban tháng 1/2018"),
        ("Giao ban tháng 09 năm 2017", "Giao ban tháng 10 năm 2017"),
        ("Giao ban tuần 52/2017", "Giao ban tuần 1/2018"),
        ("Giao ban đầu tuần", "Giao ban đầu tuần"),
        ("Giao ban tháng 13/2017", "Giao ban tháng 13/2017"),
        ("Giao ban tuần 60/2017", "Giao ban tuần 60/2017"),
    ],
)
def test_the_period_in_a_title_moves_on_and_everything_else_stays(title: str, following: str) -> None:
    assert following_title(title) == following
