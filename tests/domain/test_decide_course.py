"""The rules of the follow-up: what each of them asks, and what it answers with when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain import decide, decide_answers, decide_course, decide_days
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import DeadlineExtended, ReportAccepted, ReportFiled
from giaoban_tracker.domain.identity import FactId, TaskId
from giaoban_tracker.domain.rules import LatenessBy, RulesTerms
from giaoban_tracker.domain.task import CauseKind, Claim, Evidence, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.task_deeds import (
    DeadlineMoved,
    ExtensionAsked,
    ExtensionRefused,
    TaskReassigned,
    TaskReopened,
    TaskReplaced,
    TaskSuspended,
)
from tests.domain.course_cases import (
    AFTER,
    BRIEFING,
    DUE,
    FIRST,
    GIVEN,
    HELPER,
    SECOND,
    TERMS,
    THIRD,
    Telling,
    unit,
)

TODAY = date(2017, 8, 1)
EARLY = date(2017, 7, 1)
NOTHING = FactId("không có")
DONE = ReportTerms(FIRST, Claim.DONE, 100, "Đã rà soát 8/8 xã")
PART = TaskTerms("", "một phần", lead=(FIRST,))

BLANK = replace(PART, content=" ")
LATER = replace(TERMS, deadline=Deadline(DeadlineKind.FIXED, AFTER))


def told(*steps: Callable[[Telling], object]) -> Telling:
    telling = Telling()
    for step in steps:
        step(telling)
    return telling


OPEN = told().task
FINISHED = told(lambda one: one.finish(FIRST), lambda one: one.finish(SECOND)).task
HALF = told(lambda one: one.finish(FIRST)).task
SUSPENDED = told(lambda one: one.write(TaskSuspended("chờ"))).task
REPLACED = told(lambda one: one.write(TaskReplaced((TaskId("khác"),)))).task
ASKED = told(lambda one: one.write(ExtensionAsked(FIRST, AFTER, "chờ số liệu"))).task
REQUEST = ASKED.course.requests[0].id
REFUSED = told(lambda one: one.write(ExtensionRefused(one.write(ExtensionAsked(FIRST, AFTER, "chờ")), "không"))).task
REOPENED = told(lambda one: one.finish(FIRST), lambda one: one.write(TaskReopened("sai", (FIRST,)))).task


@pytest.mark.parametrize(
    ("code", "wish"),
    [
        # ---- days
        ("task-replaced", lambda: decide_days.extend(REPLACED, AFTER, "chờ")),
        ("task-finished", lambda: decide_days.ask_extension(FINISHED, FIRST, AFTER, "chờ", on=TODAY)),
        ("share-closed", lambda: decide_days.ask_extension(HALF, FIRST, AFTER, "chờ", on=TODAY)),
        ("not-a-lead-unit", lambda: decide_days.ask_extension(OPEN, HELPER, AFTER, "chờ", on=TODAY)),
        ("extension-pending", lambda: decide_days.ask_extension(ASKED, FIRST, AFTER, "chờ", on=TODAY)),
        ("not-later", lambda: decide_days.ask_extension(OPEN, FIRST, DUE, "chờ", on=TODAY)),
        ("before-assignment", lambda: decide_days.ask_extension(OPEN, FIRST, AFTER, "chờ", on=EARLY)),
        ("reason-missing", lambda: decide_days.ask_extension(OPEN, FIRST, AFTER, " ", on=TODAY)),
        ("unknown-request", lambda: decide_days.extend(OPEN, AFTER, "chờ", request=NOTHING)),
        ("unknown-request", lambda: decide_days.refuse_extension(OPEN, NOTHING, "không")),
        ("request-decided", lambda: decide_days.extend(REFUSED, AFTER, "chờ", request=REFUSED.course.requests[0].id)),
        ("reason-missing", lambda: decide_days.refuse_extension(ASKED, REQUEST, "")),
        # ---- course
        ("task-finished", lambda: decide_course.suspend(FINISHED, "chờ", on=TODAY)),
        ("task-suspended", lambda: decide_course.suspend(SUSPENDED, "chờ", on=TODAY)),
        ("reason-missing", lambda: decide_course.suspend(OPEN, "", on=TODAY)),
        ("review-in-the-past", lambda: decide_course.suspend(OPEN, "chờ", on=TODAY, review_on=GIVEN)),
        ("not-suspended", lambda: decide_course.resume(OPEN, on=TODAY)),
        ("due-before-assignment", lambda: decide_course.resume(SUSPENDED, on=TODAY, new_due=GIVEN)),
        ("nothing-finished", lambda: decide_course.reopen(OPEN, "sai")),
        ("nothing-finished", lambda: decide_course.reopen(HALF, "sai", (SECOND,))),
        ("not-a-lead-unit", lambda: decide_course.reopen(HALF, "sai", (HELPER,))),
        ("already-leads", lambda: decide_course.reassign(OPEN, FIRST, unit(SECOND), "đổi", on=TODAY)),
        ("already-leads", lambda: decide_course.reassign(OPEN, FIRST, unit(FIRST), "đổi", on=TODAY, succession=True)),
        ("share-closed", lambda: decide_course.reassign(HALF, FIRST, unit(THIRD), "đổi", on=TODAY)),
        ("unit-not-in-being", lambda: decide_course.reassign(OPEN, FIRST, unit(THIRD, GIVEN), "đổi", on=TODAY)),
        ("before-assignment", lambda: decide_course.reassign(OPEN, FIRST, unit(THIRD), "đổi", on=EARLY)),
        ("split-into-one", lambda: decide_course.split(OPEN, [PART], [TaskId("1")], "tách", on=TODAY)),
        (
            "content-missing",
            lambda: decide_course.split(OPEN, [PART, replace(PART, content=" ")], [], "tách", on=TODAY),
        ),
        (
            "due-before-assignment",
            lambda: decide_course.split(
                OPEN, [PART, replace(PART, deadline=Deadline(DeadlineKind.FIXED, GIVEN))], [], "tách", on=TODAY
            ),
        ),
        ("merged-with-itself", lambda: decide_course.merge(OPEN, OPEN, "gộp")),
        ("task-finished", lambda: decide_course.merge(OPEN, replace(FINISHED, id=TaskId("khác")), "gộp")),
        (
            "after-parent",
            lambda: decide_course.child_within_parent(
                replace(TERMS, deadline=Deadline(DeadlineKind.FIXED, AFTER)), OPEN
            ),
        ),
        ("task-replaced", lambda: decide_course.child_within_parent(TERMS, REPLACED)),
        ("nothing-corrected", lambda: decide.correct(OPEN, OPEN.terms, OPEN.revision, "đính chính")),
        ("reason-missing", lambda: decide.correct(OPEN, replace(OPEN.terms, content="khác"), OPEN.revision, "")),
        (
            "due-before-assignment",
            lambda: decide.amend(
                OPEN, replace(OPEN.terms, deadline=Deadline(DeadlineKind.FIXED, EARLY)), OPEN.revision
            ),
        ),
        # ---- what is told
        ("not-a-supporting-unit", lambda: decide_answers.contribute(OPEN, FIRST, "phần mình")),
        ("words-missing", lambda: decide_answers.contribute(OPEN, HELPER, " ")),
        ("not-concerned", lambda: decide_answers.ask(OPEN, THIRD, "hỏi")),
        ("unknown-question", lambda: decide_answers.answer(OPEN, NOTHING, "trả lời")),
        ("unknown-chase", lambda: decide_answers.answer_chase(OPEN, NOTHING, "trả lời")),
        ("confirmer-missing", lambda: decide_answers.confirm_cause(OPEN, FIRST, CauseKind.OBJECTIVE, " ")),
        # ---- chasing
        ("task-suspended", lambda: decide.chase(SUSPENDED)),
        ("share-closed", lambda: decide.chase(HALF, unit=FIRST)),
        # ---- reports and acceptance
        ("task-suspended", lambda: decide.accept(SUSPENDED, FIRST, on=TODAY)),
        ("reopened-since", lambda: decide.accept(REOPENED, FIRST, on=TODAY)),
        ("nothing-reported", lambda: decide.accept(OPEN, FIRST, on=TODAY)),
    ],
)
def test_a_wish_against_the_rules_is_refused_by_name(code: str, wish: Callable[[], object]) -> None:
    with pytest.raises(Refused) as refusal:
        wish()

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "result",
    [
        "Đang dự thảo báo cáo",
        "đang trình UBND thành phố",
        "Phòng đang khẩn trương hoàn thiện hồ sơ",
        "vẫn đang xin ý kiến các sở",
    ],
)
def test_what_is_under_way_is_not_done(result: str) -> None:
    with pytest.raises(Refused) as refusal:
        decide.file_report(OPEN, replace(DONE, result=result), on=TODAY)

    assert refusal.value.code == "draft-is-not-done"
    decide.file_report(OPEN, replace(DONE, claim=Claim.IN_PROGRESS, done_percent=80, result=result), on=TODAY)


@pytest.mark.parametrize(
    "result", ["Đã dự thảo và ban hành Kế hoạch 45/KH-UBND", "Đã xong", "Đảng xây dựng nghị quyết, ban hành ngày 20/7"]
)
def test_what_was_done_is_done(result: str) -> None:
    assert decide.file_report(OPEN, replace(DONE, result=result), on=TODAY).terms.result == result


def test_a_document_that_was_sent_speaks_louder_than_the_words_beside_it() -> None:
    sent = Evidence("145/BC-PNV", TODAY, "UBND thành phố")

    decide.file_report(OPEN, replace(DONE, result="đã gửi, đang chờ ý kiến", evidence=sent), on=TODAY)

    with pytest.raises(Refused) as refusal:
        decide.file_report(OPEN, replace(DONE, evidence=Evidence("", TODAY, "UBND")), on=TODAY)
    assert refusal.value.code == "evidence-incomplete"


def test_an_office_may_insist_on_the_proving_document() -> None:
    strict = RulesTerms(evidence_required=True)

    with pytest.raises(Refused) as refusal:
        decide.file_report(OPEN, DONE, on=TODAY, rules=strict)
    waived = replace(DONE, without_evidence="báo cáo miệng tại giao ban")

    assert refusal.value.code == "done-without-evidence"
    assert decide.file_report(OPEN, waived, on=TODAY, rules=strict) == ReportFiled(waived)
    assert (decide.missing_in_report(DONE), decide.missing_in_report(waived)) == (("evidence",), ())


def signed_by(person: str) -> Task:
    telling = Telling()
    fact = telling.write(ReportFiled(DONE, proxy=False))
    telling.story.facts[-1] = replace(telling.story.facts[-1], by=person)
    assert fact
    return telling.task


def test_nobody_accepts_their_own_work() -> None:
    task = signed_by("Lê Thị Hoa")

    with pytest.raises(Refused) as same_person:
        decide.accept(task, FIRST, on=TODAY, by="lê thị hoa")
    with pytest.raises(Refused) as same_unit:
        decide.accept(task, FIRST, on=TODAY, by="Trần Văn Nam", acting_for=FIRST)

    assert (same_person.value.code, same_unit.value.code) == ("own-work", "own-work")
    assert isinstance(decide.accept(task, FIRST, on=TODAY, by="Trần Văn Nam"), ReportAccepted)


def test_what_the_office_typed_in_is_not_the_clerks_own_work() -> None:
    typed = told(lambda one: one.report(FIRST)).task

    assert decide.accept(typed, FIRST, on=TODAY, by="Nông Thị Hà").report == typed.shares[0].reports[0].id


def test_lateness_may_count_by_the_day_of_admission() -> None:
    telling = Telling()
    telling.write(ReportFiled(replace(DONE, evidence=Evidence("1/BC", GIVEN, "UBND")), proxy=False))
    telling.story.facts[-1] = replace(telling.story.facts[-1], admitted_on=AFTER)
    admitted = RulesTerms(lateness_by=LatenessBy.ADMISSION)

    assert decide.accept(telling.task, FIRST, on=AFTER).finished_on == GIVEN
    assert decide.accept(telling.task, FIRST, on=AFTER, rules=admitted).finished_on == AFTER


def test_a_granted_wish_names_it_and_one_more_than_normal_warns() -> None:
    granted = decide_days.extend(ASKED, AFTER, "đồng ý", decided_by="Chủ tịch", request=REQUEST, document=" 45/TB ")
    before = decide_days.extension_count(OPEN, RulesTerms())
    after = decide_days.extension_count(told(lambda one: one.write(granted)).task, RulesTerms())

    assert granted == DeadlineExtended(AFTER, "đồng ý", "Chủ tịch", REQUEST, "45/TB")
    assert (before.exceeds, after.exceeds, after.original_due) == (False, True, DUE)


def test_only_open_tasks_tied_to_a_meeting_move_with_it() -> None:
    tied = replace(OPEN, deadline=Deadline(DeadlineKind.EVENT, DUE, meeting=BRIEFING))

    assert decide_days.move_with_meeting(tied, BRIEFING, AFTER) == DeadlineMoved(AFTER, BRIEFING)
    assert decide_days.move_with_meeting(tied, BRIEFING, DUE) is None
    assert decide_days.move_with_meeting(OPEN, BRIEFING, AFTER) is None
    assert decide_days.move_with_meeting(replace(tied, withdrawn="trùng"), BRIEFING, AFTER) is None


def test_a_successor_takes_a_share_even_where_it_leads_already() -> None:
    deed = decide_course.reassign(OPEN, FIRST, unit(SECOND), "sáp nhập", on=TODAY, succession=True)

    assert deed == TaskReassigned(FIRST, SECOND, "sáp nhập", succession=True)


def test_a_part_may_fall_due_with_the_whole_and_a_whole_without_a_day_binds_nobody() -> None:
    decide_course.child_within_parent(TERMS, OPEN)
    decide_course.child_within_parent(TERMS, Telling(replace(TERMS, deadline=Deadline(DeadlineKind.STANDING))).task)
