"""Cost: reading takes time and memory in proportion to the text, whatever it is made of."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from giaoban_tracker.minutes import read_minutes
from tests.minutes.reading_cases import DAY, OFFICE, concluded
from tests.minutes.test_accuracy import SAMPLE

REPEATED = [
    "a ", "x, ", "các ", "thôn, ", "Phòng Nội vụ, ", "phối hợp với ", "đồng chí ", "đồng chí Nguyễn ", "giao ",
    "yêu cầu Phòng Nội vụ ", "trước ", "trước ngày ", "ngày 1/1 ", "kể từ ngày ", "5 ngày ", "từ ngày 1/1 đến ",
    "1.\n", "- a\n", "(", "“", "\t| ", ": ", "; ", ". ", "nếu ", "đơn vị nào ", "thì ", "để ", "một số nhiệm vụ ",
    "trên đây là ", "thông báo này ", "tập trung thực hiện ", "tiếp tục, ", "A ", "e\u0302\u0301", "\u0301",
    "\u00a0", "báo cáo ", "TT ", "và ", "anh ", "ông Nguyễn Văn A, ", "chị Hai ", "hai mươi ", "xã thì ", "mỗi ",
    "(a, b) ",
    "Giám đốc Nguyễn Văn An chủ trì ", "Giám đốc ", "Lê Thị Hoa, Phó Giám đốc ", "học sinh ",
    " - ", "-> ", "thôn nào có thì ", "gặp ai thì ", "không cho ", "Phòng Nội vụ với ",
    "bộ nào được thì trả, ", "k/tra ", "ktra, ", "các phòng: Nội vụ, ", "trong khi chờ, ", "từ nay hồ sơ không ",
    "chị Út tư pháp, chị phải ", "đang soạn quy định mới ", "hai việc này xong, ", ", còn vụ này", "P.CôngThương ",
    "Luật ghi rõ phải ", "mô ni nớ ", "các ấp ven sông ",
    "cùng trưởng thôn và ", "ngày.ngày ", "(phối hợp: A, B) ",
]  # fmt: skip
"""What a careless regular expression or a search within a search would trip over."""


def seconds(text: str) -> float:
    """The least processor time of two readings."""

    def once() -> float:
        began = time.process_time()
        read_minutes(text, meeting_day=DAY, units=OFFICE)
        return time.process_time() - began

    return min(once(), once())


@pytest.mark.timing
@pytest.mark.parametrize("words", REPEATED)
def test_time_grows_with_the_length_of_a_text_made_of_one_thing(words: str) -> None:
    short, long = (seconds(concluded(words * count)) for count in (100, 400))

    assert long < 4 * 2.2 * short + 0.05


@pytest.mark.timing
def test_time_grows_with_the_length_of_minutes() -> None:
    short, long = (seconds((SAMPLE.text + "\n") * count) for count in (2, 8))

    assert long < 4 * 1.6 * short


def test_a_long_text_takes_little_memory() -> None:
    text = (SAMPLE.text + "\n") * 10
    tracemalloc.start()
    try:
        read_minutes(text, meeting_day=SAMPLE.meeting_day, units=SAMPLE.units)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < len(text.split()) * 1024
