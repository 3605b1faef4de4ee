"""Coverage: what reads like an order and is no draft is handed over, with the reason why it was passed over."""

from __future__ import annotations

from itertools import pairwise

import pytest

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.minutes import OpenClause, open_clauses
from tests.minutes.marking import Annotated
from tests.minutes.reading_cases import CHAIR, DAY, OFFICE, concluded, read
from tests.minutes.test_accuracy import OWN


def left_open(text: str, drafts: tuple[DirectiveDraft, ...] | None = None) -> list[tuple[str, str]]:
    found = open_clauses(text, read(text) if drafts is None else drafts, meeting_day=DAY, units=OFFICE)
    return [(one.why, one.span.of(text)) for one in found]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Đồng ý cho Phòng Nội vụ mua máy in", "approval"),
        ("Biểu dương Công an huyện phá nhanh vụ trộm", "praise"),
        ("Nếu quá hạn thì người đứng đầu phải chịu trách nhiệm", "warning"),
        ("Mong các đồng chí đoàn kết, quyết tâm", "attitude"),
        ("Công an huyện đã xử lý vụ trộm, yêu cầu bồi thường 40 triệu", "past-result"),
    ],
)
def test_an_item_of_the_conclusion_that_was_passed_over_says_why(words: str, why: str) -> None:
    found = left_open(concluded(words))

    assert found
    assert all(reason == why and clause in words for reason, clause in found)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Phòng Nội vụ đề nghị các xã gửi danh sách trước 20/5", "upward-request"),
        ("UBND tỉnh yêu cầu các huyện xong trong tháng 6", "higher-level"),
        ("Huyện đã giao Phòng Tư pháp trả lời 8 đơn", "past-result"),
        ("Dân các bản phải làm bè qua suối", "unsure"),
    ],
)
def test_prose_of_nobody_that_reads_like_an_order_is_open(sentence: str, why: str) -> None:
    text = f"Ngày 15/5, UBND huyện giao ban.\n\n{sentence}.\n"

    assert left_open(text) == [(why, sentence)]


def test_silent_parts_are_searched_for_orders_and_prohibitions_only() -> None:
    text = (
        "I. KẾT QUẢ\n- Phòng Nội vụ mở 3 lớp văn thư.\n- Yêu cầu Phòng Tư pháp trả lời đơn, đã xong.\n"
        f"II. KẾT LUẬN của đồng chí {CHAIR}\n- Phòng Nội vụ chốt biên chế.\n"
    )

    assert left_open(text) == [("past-result", "Yêu cầu Phòng Tư pháp trả lời đơn, đã xong")]


def test_a_draft_that_was_taken_away_leaves_its_words_open() -> None:
    text = concluded("Phòng Nội vụ chốt biên chế", "Công an huyện tuần tra ban đêm")
    first, _ = read(text)

    assert left_open(text, (first,)) == [("unsure", "Công an huyện tuần tra ban đêm")]


@pytest.mark.parametrize("minutes", OWN, ids=lambda minutes: minutes.name)
def test_no_directive_of_whole_minutes_is_neither_drafted_nor_open(minutes: Annotated) -> None:
    drafts = minutes.read()

    found = open_clauses(minutes.text, drafts, meeting_day=minutes.meeting_day, units=minutes.units)

    looked_at = [draft.span for draft in drafts] + [one.span for one in found]
    lost = [
        gold["quote"]
        for gold in minutes.directives
        if not any(span.start < gold["end"] and gold["start"] < span.end for span in looked_at)
    ]
    assert len(lost) <= 1, lost
    assert _are_apart(found)
    assert len(found) <= max(8, len(drafts))


def _are_apart(clauses: tuple[OpenClause, ...]) -> bool:
    spans = [one.span for one in clauses]
    return all(one.end <= other.start for one, other in pairwise(spans))
