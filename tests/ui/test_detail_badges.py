"""What a report is worth is said beside it: signed or typed in, parallel, on older terms, changed after acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain.deadline import UNSTATED
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import Acceptance, Claim, Quality, Report, ReportTerms, Share, Task, TaskTerms
from giaoban_tracker.ui.detail.badges import badges_of, beside

UNIT = UnitId("u")
DAY = date(2017, 10, 2)


def report(name: str, *, proxy: bool = False, source: str = "", basis: Sequence[str] = (), seen: str = "") -> Report:
    return Report(
        FactId(name),
        DAY,
        "Nông Thị Hà",
        ReportTerms(UNIT, Claim.IN_PROGRESS, 50),
        proxy=proxy,
        basis=tuple(FactId(one) for one in basis),
        task_revision=FactId(seen) if seen else None,
        admitted_on=None if proxy else DAY,
        source=source,
    )


def marks(*reports: Report, acceptance: Acceptance | None = None) -> list[str]:
    share = Share(UNIT, reports, acceptance)
    task = Task(TaskId("t"), TaskTerms("NV-001", "việc", lead=(UNIT,)), DAY, UNSTATED, (share,), FactId("r2"))
    return [mark.whole for mark in badges_of(task, share)]


def test_no_report_no_badge() -> None:
    assert marks() == []


def test_a_report_of_a_units_computer_is_signed_and_says_when_it_came() -> None:
    assert marks(report("a")) == ["Đã ký, nhận 02/10/2017"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "Nhập thay, chưa ký"),
        ("paper", "Nhập thay, chưa ký, theo bản giấy"),
        ("xlsx:0f0f:E7:O7", "Nhập thay, chưa ký, theo phiếu Excel"),
    ],
)
def test_what_the_office_typed_in_is_not_signed_and_says_from_what(source: str, words: str) -> None:
    assert marks(report("a", proxy=True, source=source)) == [words]


def test_reports_of_two_computers_that_did_not_know_of_each_other_ask_to_see_both() -> None:
    first, second = report("a"), report("b")

    assert marks(first, second)[1:] == ["2 máy cùng báo cáo – xem cả hai"]
    assert beside(Share(UNIT, (first, second))) == (first,)


def test_a_later_report_that_knew_the_earlier_stands_alone() -> None:
    assert marks(report("a"), report("b", basis=["a"])) == ["Đã ký, nhận 02/10/2017"]


def test_a_report_on_terms_that_were_changed_since_says_so() -> None:
    assert marks(report("a", seen="r1"))[1:] == ["Báo cáo theo bản giao cũ"]
    assert marks(report("a", seen="r2"))[1:] == []


def test_a_correction_after_acceptance_does_not_change_what_was_accepted_and_says_so() -> None:
    accepted = Acceptance(FactId("a"), DAY, DAY, Quality.GOOD)

    assert marks(report("a"), acceptance=accepted)[1:] == []
    corrected = replace(report("b"), basis=(FactId("a"),))
    assert marks(report("a"), corrected, acceptance=accepted)[1:] == ["Đã sửa sau khi duyệt"]
