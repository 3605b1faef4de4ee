"""The rules of deciding: what each of them asks of a task, and what it answers with when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from giaoban_tracker.domain import decide, decide_days
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import (
    DeadlineExtended,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskChased,
    TaskWithdrawn,
)
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import (
    Acceptance,
    Claim,
    Evidence,
    Quality,
    Report,
    ReportTerms,
    Share,
    Task,
    TaskTerms,
)

GIVEN = date(2017, 7, 5)
DUE = date(2017, 8, 31)
TODAY = date(2017, 8, 1)
UNIT, OTHER = UnitId("phòng Nội vụ"), UnitId("phòng Y tế")
DONE = ReportTerms(UNIT, Claim.DONE, 100, "Đã rà soát 8/8 xã")


def filed(terms: ReportTerms = DONE, returned: str = "") -> Report:
    return Report(FactId("báo cáo"), TODAY, "Hà", terms, returned)


def task(*reports: Report, accepted: bool = False, withdrawn: str | None = None) -> Task:
    acceptance = Acceptance(FactId("báo cáo"), TODAY, TODAY, Quality.GOOD) if accepted else None
    return Task(
        id=TaskId("nhiệm vụ"),
        terms=TaskTerms("NV-001", "Rà soát", lead=(UNIT,), deadline=Deadline(DeadlineKind.FIXED, DUE)),
        assigned_on=GIVEN,
        deadline=Deadline(DeadlineKind.FIXED, DUE),
        shares=(Share(UNIT, reports, acceptance),),
        revision=FactId("bản giao"),
        withdrawn=withdrawn,
    )


WITHDRAWN = task(withdrawn="trùng")
FINISHED = task(filed(), accepted=True)
RETURNED = task(filed(returned="thiếu"))
HALF = task(filed(replace(DONE, claim=Claim.IN_PROGRESS, done_percent=50)))
TERMS = task().terms


@pytest.mark.parametrize(
    ("code", "wish"),
    [
        ("task-withdrawn", lambda: decide.file_report(WITHDRAWN, DONE, on=TODAY)),
        ("task-withdrawn", lambda: decide.accept(WITHDRAWN, UNIT, on=TODAY)),
        ("task-withdrawn", lambda: decide.send_back(WITHDRAWN, UNIT, "thiếu")),
        ("task-withdrawn", lambda: decide_days.extend(WITHDRAWN, DUE + timedelta(days=1), "chờ")),
        ("task-withdrawn", lambda: decide.chase(WITHDRAWN)),
        ("task-withdrawn", lambda: decide.amend(WITHDRAWN, TERMS, WITHDRAWN.revision)),
        ("task-withdrawn", lambda: decide.withdraw(WITHDRAWN, "trùng")),
        ("not-a-lead-unit", lambda: decide.file_report(task(), replace(DONE, unit=OTHER), on=TODAY)),
        ("not-a-lead-unit", lambda: decide.file_report(task(), replace(DONE, unit=None), on=TODAY)),
        ("share-closed", lambda: decide.file_report(FINISHED, DONE, on=TODAY)),
        ("percent-out-of-range", lambda: decide.file_report(task(), replace(DONE, done_percent=101), on=TODAY)),
        ("percent-out-of-range", lambda: decide.file_report(task(), replace(DONE, done_percent=-1), on=TODAY)),
        ("done-without-result", lambda: decide.file_report(task(), replace(DONE, result=" \n"), on=TODAY)),
        ("before-assignment", lambda: decide.file_report(task(), DONE, on=GIVEN - timedelta(days=1))),
        ("not-a-lead-unit", lambda: decide.accept(task(filed()), OTHER, on=TODAY)),
        ("share-closed", lambda: decide.accept(FINISHED, UNIT, on=TODAY)),
        ("nothing-reported", lambda: decide.accept(task(), UNIT, on=TODAY)),
        ("not-reported-done", lambda: decide.accept(HALF, UNIT, on=TODAY)),
        ("already-returned", lambda: decide.accept(RETURNED, UNIT, on=TODAY)),
        ("nothing-reported", lambda: decide.send_back(task(), UNIT, "thiếu")),
        ("already-returned", lambda: decide.send_back(RETURNED, UNIT, "thiếu")),
        ("reason-missing", lambda: decide.send_back(task(filed()), UNIT, "  ")),
        ("task-finished", lambda: decide_days.extend(FINISHED, DUE + timedelta(days=1), "chờ")),
        ("not-later", lambda: decide_days.extend(task(), DUE, "chờ")),
        ("reason-missing", lambda: decide_days.extend(task(), DUE + timedelta(days=1), "")),
        ("task-finished", lambda: decide.chase(FINISHED)),
        ("changed-meanwhile", lambda: decide.amend(task(), TERMS, FactId("bản cũ"))),
        ("content-missing", lambda: decide.amend(task(), replace(TERMS, content=" "), FactId("bản giao"))),
        ("lead-has-reported", lambda: decide.amend(HALF, replace(TERMS, lead=(OTHER,)), FactId("bản giao"))),
        ("reason-missing", lambda: decide.withdraw(task(), "\t")),
    ],
)
def test_a_wish_is_refused(code: str, wish: Callable[[], object]) -> None:
    with pytest.raises(Refused) as refusal:
        wish()

    assert refusal.value.code == code


def test_wishes_that_rules_allow_become_deeds() -> None:
    assert decide.file_report(task(), DONE, on=TODAY) == ReportFiled(DONE, proxy=True)
    assert decide.file_report(task(), DONE, on=GIVEN, proxy=False) == ReportFiled(DONE, proxy=False)
    assert decide.send_back(FINISHED, UNIT, " thiếu ") == ReportReturned(FactId("báo cáo"), "thiếu")
    assert decide_days.extend(task(), DUE + timedelta(days=1), "chờ", decided_by="Chủ tịch") == DeadlineExtended(
        DUE + timedelta(days=1), "chờ", "Chủ tịch"
    )
    assert decide.chase(HALF, channel="công văn", note="lần 1") == TaskChased("công văn", "lần 1")
    amended = replace(TERMS, lead=(UNIT, OTHER))
    assert decide.amend(HALF, amended, FactId("bản giao")) == TaskAmended(amended, FactId("bản giao"))
    assert decide.withdraw(FINISHED, "trùng") == TaskWithdrawn("trùng")


def evidence(dated: date) -> Task:
    return task(filed(replace(DONE, evidence=Evidence("12/BC", dated, "UBND"))))


@pytest.mark.parametrize(
    ("known", "finished_on"),
    [
        pytest.param(task(filed()), TODAY, id="the report's day"),
        pytest.param(evidence(TODAY - timedelta(days=9)), TODAY - timedelta(days=9), id="the evidence's day"),
        pytest.param(evidence(TODAY + timedelta(days=9)), TODAY + timedelta(days=3), id="never after the acceptance"),
    ],
)
def test_accepted_work_counts_as_finished_on(known: Task, finished_on: date) -> None:
    deed = decide.accept(known, UNIT, on=TODAY + timedelta(days=3), quality=Quality.EXCELLENT)

    assert deed == ReportAccepted(FactId("báo cáo"), finished_on, Quality.EXCELLENT)
