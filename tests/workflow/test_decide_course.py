"""Stopping, passing on, splitting, merging: each errand is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import CauseKind, Claim, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.workflow import decide, decide_course, describe_office, show_task, tell_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.list_tasks import listing
from giaoban_tracker.workflow.printing import Scope
from giaoban_tracker.workflow.printing.lists import follow_up
from tests.workflow.conftest import Office

AUTUMN = date(2017, 9, 30)


def task_of(office: Office, task: TaskId) -> Task:
    return show_task.task_card(office.desk, task).task


def test_a_suspended_task_leaves_the_counters_of_open_ones(office: Office, give: Callable[..., TaskId]) -> None:
    task = give()
    decide.extend(office.desk, task, AUTUMN, "ấn định")

    changes = decide_course.suspend(office.desk, task, "chờ hướng dẫn", review_on=date(2017, 8, 1))

    counters = listing(office.desk, TaskQuery(office.desk.today)).counters
    assert (counters.suspended, counters.open_in_time, counters.total) == (1, 0, 1)
    decide.undo(office.desk, changes)
    assert task_of(office, task).suspended is None


def test_a_reassigned_task_is_found_under_its_new_unit_and_says_who_led_before(
    office: Office, give: Callable[..., TaskId]
) -> None:
    task = give()
    decide.report(office.desk, task, ReportTerms(office.home_affairs, Claim.IN_PROGRESS, 40, "đã rà soát 3 xã"))

    decide_course.reassign(office.desk, task, office.home_affairs, office.culture, "đúng chức năng")

    today = office.desk.today
    assert listing(office.desk, TaskQuery(today, units=frozenset({office.culture}))).ids == (task,)
    assert listing(office.desk, TaskQuery(today, units=frozenset({office.home_affairs}))).ids == ()
    (row,) = follow_up(office.desk, Scope(TaskQuery(today))).rows
    assert row.lead == ("Phòng Văn hóa và Thông tin",)
    assert "Trước do Phòng Nội vụ chủ trì" in row.note
    assert row.result == "đã rà soát 3 xã"


def test_a_unit_of_another_book_takes_nothing_over(office: Office, give: Callable[..., TaskId]) -> None:
    with pytest.raises(Refused) as refusal:
        decide_course.reassign(office.desk, give(), office.home_affairs, UnitId("không có"), "sai")

    assert refusal.value.code == "unknown-unit"


def test_a_split_gives_new_codes_and_one_undo_takes_it_back(office: Office, give: Callable[..., TaskId]) -> None:
    task = give()
    whole = task_of(office, task)
    parts = [
        TaskTerms("", " phần  một ", lead=(office.home_affairs,)),
        TaskTerms("", "phần hai", lead=(office.culture,)),
    ]

    split = decide_course.split(office.desk, task, parts, "tách theo lĩnh vực")

    first = task_of(office, split.tasks[0])
    assert split.codes == ("NV-002", "NV-003")
    assert (first.terms.content, first.terms.meeting, first.terms.sources) == (
        "phần một",
        whole.terms.meeting,
        whole.terms.sources,
    )
    assert task_of(office, task).course.replaced_by == split.tasks
    assert listing(office.desk, TaskQuery(office.desk.today)).counters.total == 2
    decide.undo(office.desk, split.changes)
    assert listing(office.desk, TaskQuery(office.desk.today)).counters.total == 1


def test_a_merged_task_leaves_its_conclusions_to_the_one_that_goes_on(
    office: Office, give: Callable[..., TaskId]
) -> None:
    one, two = give("rà soát hộ nghèo"), give("tổng hợp hộ nghèo")

    decide_course.merge(office.desk, [one], two, "cùng nội dung")

    assert len(task_of(office, two).terms.sources) == 2
    assert not task_of(office, one).stands
    with pytest.raises(Refused) as refusal:
        decide_course.merge(office.desk, [], two, "cùng nội dung")
    assert refusal.value.code == "nothing-to-merge"


def test_a_merger_that_is_refused_writes_nothing(office: Office, give: Callable[..., TaskId]) -> None:
    one, two, kept = give("a b"), give("c d"), give("e f")
    decide.withdraw(office.desk, two, "trùng")
    before = office.newest_fact()

    with pytest.raises(Refused):
        decide_course.merge(office.desk, [one, two], kept, "gộp")

    assert office.newest_fact() == before
    assert task_of(office, one).stands


def test_two_extensions_at_once_are_refused(office: Office, give: Callable[..., TaskId]) -> None:
    task = give()
    decide.ask_extension(office.desk, task, office.home_affairs, AUTUMN, "chờ số liệu")
    (request,) = task_of(office, task).course.open_requests

    with pytest.raises(Refused) as second_wish:
        decide.ask_extension(office.desk, task, office.home_affairs, date(2017, 10, 31), "chờ thêm")
    decide.extend(office.desk, task, AUTUMN, "đồng ý", request=request.id, document="45/TB-VP")
    with pytest.raises(Refused) as second_grant:
        decide.extend(office.desk, task, date(2017, 10, 31), "đồng ý", request=request.id)

    assert (second_wish.value.code, second_grant.value.code) == ("extension-pending", "request-decided")


def test_a_refused_wish_leaves_the_day(office: Office, give: Callable[..., TaskId]) -> None:
    task = give()
    decide.ask_extension(office.desk, task, office.home_affairs, AUTUMN, "chờ số liệu")
    (request,) = task_of(office, task).course.open_requests

    decide.refuse_extension(office.desk, task, request.id, "đã kéo dài")

    known = task_of(office, task)
    assert (known.deadline.due, known.course.open_requests, known.course.requests[0].refused) == (
        None,
        (),
        "đã kéo dài",
    )


def test_a_correction_keeps_the_former_words_in_the_story(office: Office, give: Callable[..., TaskId]) -> None:
    task = give("rà soát hộ ngèo")
    known = task_of(office, task)

    decide.correct(office.desk, task, replace(known.terms, content="Rà soát hộ nghèo"), known.revision, "viết sai")

    card = show_task.task_card(office.desk, task)
    assert card.task.terms.content == "Rà soát hộ nghèo"
    assert any("ngèo" in str(fact.deed) for fact in card.history)


def test_acceptance_before_any_report_is_refused(office: Office, give: Callable[..., TaskId]) -> None:
    with pytest.raises(Refused) as refusal:
        decide.accept(office.desk, give(), office.home_affairs)

    assert refusal.value.code == "nothing-reported"


def test_a_deadline_before_the_assignment_is_refused(office: Office) -> None:
    past = Deadline(DeadlineKind.FIXED, date(2017, 7, 1))

    with pytest.raises(Refused) as refusal:
        assign(office.desk, TaskTerms("", "rà soát", lead=(office.culture,), deadline=past))

    assert refusal.value.code == "due-before-assignment"


def test_a_part_falls_due_within_the_whole(office: Office) -> None:
    whole = assign(
        office.desk, TaskTerms("", "đề án", lead=(office.culture,), deadline=Deadline(DeadlineKind.FIXED, AUTUMN))
    )
    late = Deadline(DeadlineKind.FIXED, date(2017, 10, 1))

    with pytest.raises(Refused) as refusal:
        assign(office.desk, TaskTerms("", "một chương", lead=(office.culture,), deadline=late, parent=whole.task))
    part = assign(office.desk, TaskTerms("", "một chương", lead=(office.culture,), parent=whole.task))

    assert refusal.value.code == "after-parent"
    assert listing(office.desk, TaskQuery(office.desk.today, parent=whole.task)).ids == (part.task,)


def test_nothing_is_given_to_a_unit_that_has_ended(office: Office) -> None:
    describe_office.describe_unit(
        office.desk, UnitTerms("Phòng Văn hóa", "PVH", valid_to=date(2017, 7, 4)), office.culture
    )

    with pytest.raises(Refused) as refusal:
        assign(office.desk, TaskTerms("", "rà soát", lead=(office.culture,)))

    assert refusal.value.code == "unit-not-in-being"


def test_what_is_told_stands_with_the_task(office: Office, give: Callable[..., TaskId]) -> None:
    task = give()
    tell_task.ask(office.desk, task, office.home_affairs, "gửi về đâu?")
    question = task_of(office, task).course.questions[0].id
    tell_task.answer(office.desk, task, question, "gửi Văn phòng")
    decide.chase(office.desk, task, channel="điện thoại")
    chase = task_of(office, task).course.chases[0].id
    tell_task.answer_chase(office.desk, task, chase, "tuần sau xong")
    tell_task.confirm_cause(
        office.desk, task, office.home_affairs, CauseKind.OBJECTIVE, "Chủ tịch UBND", words="mưa lũ"
    )

    known = task_of(office, task)
    assert known.course.questions[0].answer == "gửi Văn phòng"
    assert known.course.chases[0].answer == "tuần sau xong"
    assert known.shares[0].cause is not None
    with pytest.raises(Refused):
        tell_task.answer(office.desk, task, FactId("không có"), "sai")
