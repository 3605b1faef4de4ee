"""Same subject: drafts of two leaders, or a draft and an open task, that share telling words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from giaoban_tracker.domain.directive import DirectiveDraft, Span
from giaoban_tracker.minutes import same_subject


def said(*quotes: tuple[str, str]) -> list[DirectiveDraft]:
    """Drafts of (speaker, quote), one behind the other."""
    drafts, at = [], 0
    for speaker, quote in quotes:
        drafts.append(DirectiveDraft(quote, Span(at, at + len(quote)), speaker))
        at += len(quote) + 2
    return drafts


def test_two_leaders_on_one_subject_are_offered_with_the_words_they_share() -> None:
    drafts = said(
        ("Bí thư", "Trung tâm Y tế kiểm tra bếp ăn bán trú các trường vùng cao"),
        ("Chủ tịch", "Công an huyện tuần tra ban đêm"),
        ("Chủ tịch", "Phòng Giáo dục rà soát bếp ăn bán trú trước ngày 20/5"),
    )

    found = same_subject(drafts)

    assert [(one.draft, one.other, one.is_open_task) for one in found] == [(0, 2, False)]
    assert found[0].words == ("bếp ăn bán trú",)
    whole = "  ".join(draft.quote for draft in drafts)
    assert [span.of(whole) for span in found[0].shared] == ["bếp ăn bán trú", "bếp ăn bán trú"]


@pytest.mark.parametrize(
    ("quote", "task"),
    [
        ("đẩy nhanh tiến độ dự án đường Trần Phú", "Thi công xong tuyến đường Trần Phú"),
        ("hoàn thiện đề án vị trí việc làm", "Xây dựng đề án vị trí việc làm, trình tỉnh"),
        ("tuần tra ban đêm dịp lễ", "Công an huyện tuần tra ban đêm, xử lý tụ tập"),
    ],
)
def test_an_open_task_of_an_earlier_meeting_is_offered_to_go_on_with(quote: str, task: str) -> None:
    found = same_subject(said(("Chủ tịch", quote)), ["Mua bàn ghế cho trường mầm non", task])

    assert [(one.draft, one.other, one.is_open_task) for one in found] == [(0, 1, True)]
    assert all(word in quote for word in found[0].words)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Phòng Nội vụ lập danh sách cán bộ trước ngày 20/5",
            "Phòng Tư pháp lập danh sách hòa giải viên trước ngày 20/5",
        ),
        ("tiếp tục thực hiện tốt công tác báo cáo", "tiếp tục thực hiện tốt công tác tiếp dân"),
        ("UBND các xã rà soát hồ sơ đất", "UBND các xã rà soát hộ nghèo"),
        ("mở lớp văn thư", "tuần tra ban đêm"),
    ],
)
def test_names_of_offices_and_formulas_of_minutes_join_nothing(first: str, second: str) -> None:
    assert same_subject(said(("Bí thư", first), ("Chủ tịch", second))) == ()


def test_what_one_leader_has_just_told_apart_is_not_offered() -> None:
    sewers = said(("Chủ tịch", "nạo vét cống chợ Bến Đò"), ("Chủ tịch", "lập tổ tự quản cống chợ Bến Đò"))

    assert same_subject(sewers) == ()
    assert len(same_subject([sewers[0], replace(sewers[1], speaker="Bí thư")])) == 1


def test_nothing_is_offered_for_nothing() -> None:
    assert same_subject([]) == ()
    assert same_subject([], ["Mua bàn ghế"]) == ()
    assert same_subject(said(("Chủ tịch", "")), [""]) == ()
