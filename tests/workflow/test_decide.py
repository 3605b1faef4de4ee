"""Deciding: one decision, one fact; what the rules forbid leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Claim, Evidence, ReportTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import decide, list_tasks, show_task
from tests.conftest import Almanac
from tests.workflow.conftest import Office

Give = Callable[..., TaskId]


def done(office: Office, **fields: object) -> ReportTerms:
    return ReportTerms(office.home_affairs, Claim.DONE, 100, "Đã xong", **fields)  # type: ignore[arg-type]


def test_reported_done_is_not_done_until_the_office_accepts(office: Office, give: Give) -> None:
    task = give()

    decide.report(office.desk, task, done(office))
    reported = show_task.task_card(office.desk, task)
    decide.accept(office.desk, task, office.home_affairs)
    accepted = show_task.task_card(office.desk, task)

    assert (reported.task.finished_on, reported.task.awaits_acceptance) == (None, True)
    assert (accepted.task.finished_on, accepted.task.awaits_acceptance) == (date(2017, 7, 5), False)


def test_the_work_counts_as_finished_on_the_day_of_its_evidence(office: Office, give: Give, almanac: Almanac) -> None:
    task = give()
    decide.extend(office.desk, task, date(2017, 7, 31), "văn phòng ấn định")
    almanac.turn_to(date(2017, 8, 4))
    decide.report(office.desk, task, done(office, evidence=Evidence("12/BC", date(2017, 7, 30), "UBND thành phố")))

    decide.accept(office.desk, task, office.home_affairs)

    assert show_task.task_card(office.desk, task).standing is Standing.DONE_ON_TIME


def test_a_returned_report_reopens_the_share_and_keeps_the_reason(office: Office, give: Give) -> None:
    task = give()
    decide.report(office.desk, task, done(office))
    decide.accept(office.desk, task, office.home_affairs)

    decide.send_back(office.desk, task, office.home_affairs, "thiếu số liệu xã, phường")

    share = show_task.task_card(office.desk, task).task.shares[0]
    assert share.acceptance is None
    assert share.reports[-1].returned == "thiếu số liệu xã, phường"


def test_an_extension_keeps_the_former_day(office: Office, give: Give) -> None:
    task = give()
    decide.extend(office.desk, task, date(2017, 7, 31), "ấn định")

    decide.extend(office.desk, task, date(2017, 8, 31), "chờ số liệu", decided_by="Chủ tịch UBND")

    card = show_task.task_card(office.desk, task)
    assert [(one.former_due, one.new_due) for one in card.task.extensions] == [
        (None, date(2017, 7, 31)),
        (date(2017, 7, 31), date(2017, 8, 31)),
    ]


@pytest.mark.parametrize(
    ("code", "decision"),
    [
        ("nothing-reported", lambda office, task: decide.accept(office.desk, task, office.home_affairs)),
        ("not-a-lead-unit", lambda office, task: decide.accept(office.desk, task, office.culture)),
        ("reason-missing", lambda office, task: decide.withdraw(office.desk, task, "  ")),
        (
            "percent-out-of-range",
            lambda office, task: decide.report(
                office.desk, task, ReportTerms(office.home_affairs, Claim.IN_PROGRESS, 101)
            ),
        ),
        (
            "done-without-result",
            lambda office, task: decide.report(office.desk, task, ReportTerms(office.home_affairs, Claim.DONE, 100)),
        ),
        (
            "in-the-future",
            lambda office, task: decide.chase(office.desk, task, on=date(2017, 7, 6)),
        ),
        (
            "before-assignment",
            lambda office, task: decide.report(office.desk, task, done(office), on=date(2017, 7, 4)),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_rule_forbids_is_refused_and_leaves_no_fact(
    office: Office, give: Give, code: str, decision: Callable[[Office, TaskId], object]
) -> None:
    task = give()
    before = office.newest_fact()

    with pytest.raises(Refused) as refusal:
        decision(office, task)

    assert refusal.value.code == code
    assert office.newest_fact() == before


def test_an_amendment_of_an_older_revision_is_refused(office: Office, give: Give) -> None:
    task = give()
    seen = show_task.task_card(office.desk, task).task
    decide.amend(office.desk, task, seen.terms, seen.revision)

    with pytest.raises(Refused, match="changed-meanwhile"):
        decide.amend(office.desk, task, seen.terms, seen.revision)


def test_undoing_an_acceptance_reopens_the_task(office: Office, give: Give) -> None:
    task = give()
    decide.report(office.desk, task, done(office))
    accepted = decide.accept(office.desk, task, office.home_affairs)

    decide.undo(office.desk, accepted)

    assert show_task.task_card(office.desk, task).task.finished_on is None


def test_a_past_day_shows_the_book_as_it_stood(office: Office, give: Give, almanac: Almanac) -> None:
    task = give()
    almanac.turn_to(date(2017, 8, 1))
    decide.report(office.desk, task, done(office))

    july = list_tasks.all_rows(office.desk, TaskQuery(date(2017, 7, 31)), as_of=date(2017, 7, 31))
    august = list_tasks.all_rows(office.desk, TaskQuery(date(2017, 8, 1)), as_of=date(2017, 8, 1))

    assert [row.done_percent for row in july] == [0]
    assert [row.done_percent for row in august] == [100]
