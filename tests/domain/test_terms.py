"""The office's words: every value has one, and days are written as Decree 30 has them."""

from __future__ import annotations

import unicodedata
from datetime import date
from enum import StrEnum

import pytest

from giaoban_tracker.domain import terms
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Strength, Urgency
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import CauseKind, Claim, Quality


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (terms.STANDING_TERMS, Standing),
        (terms.DEADLINE_KIND_TERMS, DeadlineKind),
        (terms.CLAIM_TERMS, Claim),
        (terms.QUALITY_TERMS, Quality),
        (terms.URGENCY_TERMS, Urgency),
        (terms.STRENGTH_TERMS, Strength),
        (terms.CAUSE_TERMS, CauseKind),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_value_has_a_vietnamese_term_in_nfc(words: dict[StrEnum, str], values: type[StrEnum]) -> None:
    assert set(words) == set(values)
    assert all(unicodedata.is_normalized("NFC", word) for word in words.values())


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2018, 2, 5), "ngày 05 tháng 02 năm 2018"),
        (date(2018, 1, 31), "ngày 31 tháng 01 năm 2018"),
        (date(2018, 3, 9), "ngày 09 tháng 3 năm 2018"),
        (date(2018, 12, 10), "ngày 10 tháng 12 năm 2018"),
    ],
)
def test_days_below_ten_and_months_one_and_two_take_a_leading_zero(day: date, written: str) -> None:
    assert terms.long_day_text(day) == written


def test_a_deadline_without_a_day_shows_the_words_that_were_said() -> None:
    deadline = Deadline(DeadlineKind.EVENT, words="trước kỳ giao ban quý III")

    assert terms.deadline_text(deadline) == "Trước kỳ giao ban quý III"
