"""What happens to a task beside its reports: every deed shows, and every voiding takes it back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import DeadlineExtended, MeetingRecorded, TaskChased
from giaoban_tracker.domain.fold import fold_meeting, fold_meeting_record, fold_rules
from giaoban_tracker.domain.identity import FactId, TaskId
from giaoban_tracker.domain.meeting import MeetingTerms, Statement
from giaoban_tracker.domain.meeting_deeds import MeetingClosed, MeetingHeld, MeetingReopened, StatementRecorded
from giaoban_tracker.domain.rules import RULES, RulesDescribed, RulesTerms
from giaoban_tracker.domain.standing import Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import CauseKind
from giaoban_tracker.domain.task_deeds import (
    CauseConfirmed,
    ChaseAnswered,
    ClarityWaived,
    ContributionFiled,
    DeadlineMoved,
    ExtensionAsked,
    ExtensionRefused,
    QuestionAnswered,
    QuestionAsked,
    TaskReassigned,
    TaskReceived,
    TaskReopened,
    TaskReplaced,
    TaskResumed,
    TaskSuspended,
)
from tests.domain.course_cases import AFTER, BRIEFING, DUE, FIRST, GIVEN, HELPER, SECOND, TERMS, THIRD, Telling
from tests.histories import MEETINGS, Story

NEXT_TASKS = (TaskId("phần một"), TaskId("phần hai"))


@pytest.fixture
def telling() -> Telling:
    return Telling()


def test_a_suspended_task_counts_apart_until_it_goes_on(telling: Telling) -> None:
    telling.write(TaskSuspended("chờ hướng dẫn"))
    stopped = standing_of(telling.task, AFTER)
    telling.write(TaskResumed())

    assert stopped is Standing.SUSPENDED
    assert standing_of(telling.task, AFTER) is Standing.OPEN_OVERDUE


def test_a_share_that_was_finished_before_the_task_stopped_stays_finished(telling: Telling) -> None:
    telling.finish(FIRST)
    telling.write(TaskSuspended("chờ hướng dẫn"))

    standings = [standing_of_share(telling.task, share, AFTER) for share in telling.task.shares]
    assert standings == [Standing.DONE_ON_TIME, Standing.SUSPENDED]


def test_a_task_goes_on_with_a_new_day_where_one_is_given(telling: Telling) -> None:
    telling.write(TaskSuspended("chờ hướng dẫn"))
    telling.write(TaskResumed(new_due=AFTER))

    assert telling.task.deadline.due == AFTER
    assert telling.task.extensions == ()


def test_a_reopened_share_waits_for_a_new_report(telling: Telling) -> None:
    telling.finish(FIRST)
    telling.write(TaskReopened("kết quả chưa đúng", (FIRST,)))
    reopened = telling.task.shares[0]
    telling.report(FIRST)

    assert (reopened.acceptance, reopened.awaits_acceptance) == (None, False)
    assert len(reopened.reports) == 1
    assert telling.task.shares[0].awaits_acceptance


def test_reopening_without_units_opens_every_share(telling: Telling) -> None:
    telling.finish(FIRST)
    telling.finish(SECOND)
    telling.write(TaskReopened("thẩm tra lại"))

    assert [share.acceptance for share in telling.task.shares] == [None, None]


def test_a_share_passes_with_its_reports_and_remembers_who_led_it(telling: Telling) -> None:
    reported = telling.report(FIRST, done=40)
    telling.write(TaskReassigned(FIRST, THIRD, "điều chuyển"))

    share = telling.task.shares[0]
    assert (share.unit, share.former) == (THIRD, (FIRST,))
    assert [report.id for report in share.reports] == [reported]
    assert telling.task.terms.lead == (THIRD, SECOND)


def test_a_late_report_of_the_former_unit_is_not_lost(telling: Telling) -> None:
    telling.write(TaskReassigned(FIRST, THIRD, "điều chuyển"))
    late = telling.report(FIRST, done=60)

    assert [report.id for report in telling.task.shares[0].reports] == [late]


def test_a_task_without_an_owner_gets_one(telling: Telling) -> None:
    orphan = Telling(replace(TERMS, lead=()))
    orphan.write(TaskReassigned(None, THIRD, "giao bổ sung"))

    assert [share.unit for share in orphan.task.shares] == [THIRD]


def test_two_units_that_merge_into_one_give_it_one_share(telling: Telling) -> None:
    one, two = telling.report(FIRST, done=40), telling.report(SECOND, done=70)
    telling.write(TaskReassigned(FIRST, THIRD, "sáp nhập", succession=True))
    telling.write(TaskReassigned(SECOND, THIRD, "sáp nhập", succession=True))

    (share,) = telling.task.shares
    assert (share.unit, share.former) == (THIRD, (FIRST, SECOND))
    assert {report.id for report in share.reports} == {one, two}


def test_a_merged_share_is_finished_only_where_both_were(telling: Telling) -> None:
    telling.finish(FIRST)
    telling.report(SECOND, done=10)
    telling.write(TaskReassigned(SECOND, FIRST, "sáp nhập", succession=True))

    (share,) = telling.task.shares
    assert share.acceptance is None
    assert not share.awaits_acceptance
    assert share.done_percent == 10


def test_a_helper_that_becomes_the_lead_helps_no_more(telling: Telling) -> None:
    telling.write(TaskReassigned(FIRST, HELPER, "điều chuyển"))

    assert telling.task.terms.support == ()


def test_a_replaced_task_counts_no_more(telling: Telling) -> None:
    telling.write(TaskReplaced(NEXT_TASKS, "tách theo lĩnh vực"))

    assert not telling.task.stands
    assert standing_of(telling.task, AFTER) is Standing.WITHDRAWN


def test_a_request_is_open_until_it_is_granted_or_refused(telling: Telling) -> None:
    first = telling.write(ExtensionAsked(FIRST, AFTER, "chờ số liệu"))
    asked = telling.task
    telling.write(ExtensionRefused(first, "không có cơ sở"))
    second = telling.write(ExtensionAsked(FIRST, AFTER, "đã có số liệu"))
    telling.write(DeadlineExtended(AFTER, "đồng ý", request=second, document="45/TB-VP"))

    assert [request.id for request in asked.course.open_requests] == [first]
    assert asked.deadline.due == DUE
    assert telling.task.course.open_requests == ()
    assert (telling.task.extensions[0].request, telling.task.extensions[0].document) == (second, "45/TB-VP")


def test_a_day_moves_with_its_meeting_and_is_no_extension() -> None:
    tied = Telling(replace(TERMS, deadline=Deadline(DeadlineKind.EVENT, DUE, "trước giao ban", meeting=BRIEFING)))
    tied.write(DeadlineMoved(AFTER, MEETINGS[1]))
    foreign = tied.task.deadline.due
    tied.write(DeadlineMoved(AFTER, BRIEFING))

    assert foreign == DUE
    assert (tied.task.deadline.due, tied.task.deadline.kind) == (AFTER, DeadlineKind.EVENT)
    assert (len(tied.task.course.moves), tied.task.extensions) == (1, ())


def test_an_extended_day_no_longer_moves_with_the_meeting() -> None:
    tied = Telling(replace(TERMS, deadline=Deadline(DeadlineKind.EVENT, DUE, "trước giao ban", meeting=BRIEFING)))
    tied.write(DeadlineExtended(AFTER, "đồng ý"))
    tied.write(DeadlineMoved(date(2017, 12, 1), BRIEFING))

    assert tied.task.deadline.due == AFTER


def test_slips_to_several_units_on_one_day_are_one_chasing(telling: Telling) -> None:
    telling.write(TaskChased("phiếu", document="01/2017/PĐĐ", unit=FIRST), DUE)
    telling.write(TaskChased("phiếu", document="02/2017/PĐĐ", unit=SECOND), DUE)
    once = telling.task.chased_on
    telling.write(TaskChased("điện thoại", unit=SECOND), DUE)

    assert once == (DUE,)
    assert telling.task.chased_on == (DUE, DUE)
    assert len(telling.task.course.chases) == 3


def test_an_answer_stands_with_its_question_and_its_chasing(telling: Telling) -> None:
    question = telling.write(QuestionAsked(FIRST, "gửi về đâu?"))
    chase = telling.write(TaskChased("công văn"), DUE)
    telling.write(QuestionAnswered(question, "gửi Văn phòng"))
    telling.write(ChaseAnswered(chase, "xong trong tuần", "12/CV"), AFTER)

    course = telling.task.course
    assert (course.questions[0].answer, course.open_questions) == ("gửi Văn phòng", ())
    assert (course.chases[0].answer, course.chases[0].answered_on) == ("xong trong tuần", AFTER)


def test_what_units_tell_stands_where_it_belongs(telling: Telling) -> None:
    telling.write(ContributionFiled(HELPER, "đã cử cán bộ"))
    telling.write(TaskReceived(FIRST))
    telling.write(CauseConfirmed(SECOND, CauseKind.OBJECTIVE, "Chủ tịch UBND", "mưa lũ"))
    telling.write(ClarityWaived(("product",), "họp khẩn"))

    task = telling.task
    assert task.course.contributions[0].words == "đã cử cán bộ"
    assert [share.received_on for share in task.shares] == [GIVEN, None]
    assert task.shares[1].cause is not None
    assert task.shares[1].cause.kind is CauseKind.OBJECTIVE
    assert task.course.waivers[0].missing == ("product",)


EVERY_DEED: tuple[Deed, ...] = (
    TaskSuspended("chờ"),
    TaskReassigned(FIRST, THIRD, "điều chuyển"),
    TaskReplaced(NEXT_TASKS),
    ExtensionAsked(FIRST, AFTER, "chờ số liệu"),
    TaskReceived(FIRST),
    ContributionFiled(HELPER, "phần mình"),
    QuestionAsked(FIRST, "hỏi"),
    CauseConfirmed(FIRST, CauseKind.SUBJECTIVE, "Chánh Văn phòng"),
    ClarityWaived(("who",), "gấp"),
    TaskChased("phiếu", unit=FIRST),
)


@pytest.mark.parametrize("deed", EVERY_DEED, ids=lambda deed: type(deed).__name__)
def test_voiding_takes_a_deed_back_whole(telling: Telling, deed: Deed) -> None:
    before = telling.task
    written = telling.write(deed)
    changed = telling.task
    telling.void(written)

    assert changed != before
    assert telling.task == before


@pytest.mark.parametrize(
    "deed",
    [
        TaskResumed(),
        TaskReopened("chưa xong mà mở"),
        ExtensionRefused(FactId("không có"), "sai"),
        QuestionAnswered(FactId("không có"), "sai"),
        ChaseAnswered(FactId("không có"), "sai"),
        TaskReassigned(THIRD, FIRST, "không chủ trì"),
        TaskReplaced(()),
        TaskReceived(THIRD),
        CauseConfirmed(THIRD, CauseKind.OBJECTIVE, "ai đó"),
    ],
    ids=lambda deed: type(deed).__name__,
)
def test_a_deed_that_makes_no_sense_leaves_shares_terms_and_day(telling: Telling, deed: Deed) -> None:
    before = telling.task
    telling.write(deed)

    after = telling.task
    assert (after.shares, after.terms, after.deadline) == (before.shares, before.terms, before.deadline)
    assert standing_of(after, AFTER) is standing_of(before, AFTER)


def test_a_meeting_is_open_closed_and_open_again() -> None:
    story = Story()
    story.add(BRIEFING, MeetingRecorded(MeetingTerms("Giao ban quý II", GIVEN)), GIVEN)
    story.add(BRIEFING, MeetingHeld((FIRST,), (SECOND,)), GIVEN)
    story.add(BRIEFING, StatementRecorded(FIRST, "đạt 5/8 xã"), GIVEN)
    story.add(BRIEFING, StatementRecorded(FIRST, "đạt 6/8 xã"), GIVEN)
    story.add(BRIEFING, MeetingClosed(), AFTER)
    closed = fold_meeting(story.facts)
    story.add(BRIEFING, MeetingReopened("ghi thiếu"), AFTER)
    again = fold_meeting(story.facts)

    assert closed is not None
    assert again is not None
    assert (closed.held, closed.closed_on, again.closed_on) == (True, AFTER, None)
    record = fold_meeting_record(story.facts)
    assert (record.present, record.absent) == ((FIRST,), (SECOND,))
    assert record.statements == (Statement(FIRST, GIVEN, "đạt 6/8 xã"),)


def test_the_last_statement_of_the_rules_holds() -> None:
    story = Story()
    story.add(RULES, RulesDescribed(RulesTerms(due_soon_days=10)), GIVEN)
    story.add(RULES, RulesDescribed(RulesTerms(due_soon_days=5)), GIVEN)

    assert fold_rules(story.facts).due_soon_days == 5
    assert fold_rules(()) == RulesTerms()
