"""Values in words: the office's own terms, their aliases, and nothing guessed."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.task import Claim, Quality
from giaoban_tracker.domain.terms import CLAIM_TERMS, DEADLINE_KIND_TERMS, QUALITY_TERMS, URGENCY_TERMS
from giaoban_tracker.minutes.sheet import read_claim, read_kind, read_percent, read_quality, read_urgency
from giaoban_tracker.minutes.sheet.grid import CellValue


def test_the_offices_own_terms_come_back_as_themselves() -> None:
    assert [read_claim(words) for words in CLAIM_TERMS.values()] == list(CLAIM_TERMS)
    assert [read_kind(words) for words in DEADLINE_KIND_TERMS.values()] == list(DEADLINE_KIND_TERMS)
    assert [read_quality(words) for words in QUALITY_TERMS.values()] == list(QUALITY_TERMS)
    assert [read_urgency(words) for words in URGENCY_TERMS.values()] == list(URGENCY_TERMS)


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Đã xong", Claim.DONE),
        ("xong.", Claim.DONE),
        ("HOÀN THÀNH", Claim.DONE),
        ("đang làm", Claim.IN_PROGRESS),
        ("Chưa hoàn thành", Claim.IN_PROGRESS),
        ("Quá hạn", Claim.IN_PROGRESS),
        ("Chưa triển khai", Claim.NOT_STARTED),
        ("80%", Claim.IN_PROGRESS),
        ("100 %", Claim.DONE),
        ("0%", Claim.NOT_STARTED),
        ("Đang thực hiện, quá hạn\n40%", Claim.IN_PROGRESS),
        ("Đang trình UBND ký ban hành", None),
    ],
)
def test_how_far_a_task_is_can_be_said_in_many_ways(words: str, claim: Claim | None) -> None:
    assert read_claim(words) is claim


@pytest.mark.parametrize(
    ("value", "percent"),
    [
        ("80%", 80),
        ("đạt 80,5 %", 80),
        (80, 80),
        ("80", 80),
        (0, 0),
        ("50", 50),
        (0.5, None),
        (120, None),
        ("120%", None),
    ],
)
def test_per_cent_is_a_whole_number_and_a_bare_fraction_is_not_guessed_at(
    value: CellValue, percent: int | None
) -> None:
    assert read_percent(value) == percent


def test_grades_and_urgency_have_everyday_names_too() -> None:
    assert read_quality("Tốt") is Quality.GOOD
    assert read_urgency("hoả tốc") is Urgency.FLASH
    assert read_kind("Không có hạn") is DeadlineKind.UNSTATED
    assert read_quality("tàm tạm") is None
