"""Targets: figures by period, over all shares, rising or falling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import ReportFiled
from giaoban_tracker.domain.target import PeriodAmount, Target
from giaoban_tracker.domain.target_progress import PeriodProgress, amount_text, target_progress
from giaoban_tracker.domain.task import Claim, ReportTerms
from tests.domain.course_cases import FIRST, GIVEN, SECOND, TERMS, Telling

COMMUNES = Target("xã đạt chuẩn y tế", "xã", (PeriodAmount("2017-Q3", 5), PeriodAmount("2017-Q4", 8)), out_of=8)


def told(target: Target | None, *amounts: tuple[PeriodAmount, ...]) -> Telling:
    telling = Telling(replace(TERMS, target=target))
    for unit, reached in zip((FIRST, SECOND), amounts, strict=False):
        telling.write(ReportFiled(ReportTerms(unit, Claim.IN_PROGRESS, 50, "đang làm", amounts=reached)))
    return telling


def test_shares_add_up_and_a_period_without_figures_is_not_met() -> None:
    task = told(COMMUNES, (PeriodAmount("2017-Q3", 2),), (PeriodAmount("2017-Q3", 3),)).task

    assert target_progress(task) == (
        PeriodProgress("2017-Q3", 5, 5, True),
        PeriodProgress("2017-Q4", 8, None, False),
    )


def test_a_rate_that_should_fall_is_met_from_above() -> None:
    poverty = Target("tỷ lệ hộ nghèo", "%", (PeriodAmount("2017", 855),), decimals=1, rising=False)

    met = target_progress(told(poverty, (PeriodAmount("2017", 840),)).task)
    missed = target_progress(told(poverty, (PeriodAmount("2017", 900),)).task)

    assert ([one.met for one in met], [one.met for one in missed]) == ([True], [False])


def test_a_task_without_a_target_has_no_periods() -> None:
    assert target_progress(told(None).task) == ()


@pytest.mark.parametrize(
    ("target", "code"), [(None, "no-target"), (COMMUNES, "period-without-target")], ids=["none", "another period"]
)
def test_figures_that_belong_nowhere_are_refused(target: Target | None, code: str) -> None:
    terms = ReportTerms(FIRST, Claim.IN_PROGRESS, 50, "đang làm", amounts=(PeriodAmount("2018-Q1", 1),))

    with pytest.raises(Refused) as refusal:
        decide.file_report(told(target).task, terms, on=GIVEN)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [(88, 0, "88"), (1234, 0, "1.234"), (855, 1, "85,5"), (5, 1, "0,5"), (-5, 2, "-0,05"), (123456, 2, "1.234,56")],
)
def test_amounts_are_written_as_offices_write_them(amount: int, decimals: int, text: str) -> None:
    assert amount_text(amount, decimals) == text
