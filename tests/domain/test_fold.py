"""The fold: any story becomes a task or none; what is taken back counts as never written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import (
    DeadlineExtended,
    Fact,
    FactVoided,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
    TaskChased,
    TaskWithdrawn,
    UnitDescribed,
)
from giaoban_tracker.domain.fold import advance_task, fold_task, fold_unit, standing_facts
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.domain.task import Claim, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.task_deeds import DeadlineMoved, TaskResumed
from giaoban_tracker.domain.unit import UnitTerms
from tests.histories import TASKS, UNITS, Story, histories

DAY = date(2017, 7, 5)
DUE = date(2017, 8, 31)
TASK = TASKS[0]
TERMS = TaskTerms("NV-001", "rà soát", lead=tuple(UNITS[:2]), deadline=Deadline(DeadlineKind.FIXED, DUE))


class Telling:
    """One task's story, told step by step."""

    def __init__(self) -> None:
        self.story = Story()
        self.write(TaskAssigned(TERMS))

    def write(self, deed: object, on: date = DAY) -> FactId:
        self.story.add(TASK, deed, on)  # type: ignore[arg-type]
        return self.story.facts[-1].id

    def report(self, done: int = 100, unit: int = 0) -> FactId:
        claim = Claim.DONE if done == 100 else Claim.IN_PROGRESS
        return self.write(ReportFiled(ReportTerms(UNITS[unit], claim, done, "kết quả")))

    def void(self, fact: FactId) -> FactId:
        self.story.add(TASK, FactVoided(fact), DAY, like=self.story.facts[0])
        return self.story.facts[-1].id

    @property
    def task(self) -> Task:
        folded = fold_task(self.story.facts)
        assert folded is not None
        return folded


@pytest.fixture
def telling() -> Telling:
    return Telling()


def test_a_report_stands_on_its_units_share_only(telling: Telling) -> None:
    telling.report(40, unit=1)

    assert [share.done_percent for share in telling.task.shares] == [0, 40]
    assert telling.task.done_percent == 20


def test_a_task_is_finished_when_its_last_share_is(telling: Telling) -> None:
    telling.write(ReportAccepted(telling.report(), DAY))
    half = telling.task.finished_on
    telling.write(ReportAccepted(telling.report(unit=1), DAY + timedelta(days=9)))

    assert (half, telling.task.finished_on) == (None, DAY + timedelta(days=9))


def test_a_returned_report_takes_its_acceptance_with_it(telling: Telling) -> None:
    filed = telling.report()
    telling.write(ReportAccepted(filed, DAY))

    telling.write(ReportReturned(filed, "thiếu số liệu"))

    share = telling.task.shares[0]
    assert (share.acceptance, share.reports[-1].returned, share.awaits_acceptance) == (None, "thiếu số liệu", False)


def test_an_older_report_returned_leaves_the_acceptance_of_a_newer_one(telling: Telling) -> None:
    older, newer = telling.report(50), telling.report()
    telling.write(ReportAccepted(newer, DAY))

    telling.write(ReportReturned(older, "số liệu cũ"))

    assert telling.task.shares[0].acceptance is not None


def test_a_unit_that_keeps_leading_keeps_its_reports(telling: Telling) -> None:
    telling.report(40)
    telling.report(70, unit=1)

    telling.write(TaskAmended(TaskTerms("NV-001", "rà soát lại", lead=(UNITS[1], UNITS[2])), FactId("x")))

    assert [(share.unit, share.done_percent) for share in telling.task.shares] == [(UNITS[1], 70), (UNITS[2], 0)]


def test_an_extension_outlives_an_amendment_that_leaves_the_deadline(telling: Telling) -> None:
    later = DUE + timedelta(days=30)
    telling.write(DeadlineExtended(later, "chờ số liệu"))

    telling.write(TaskAmended(TaskTerms("NV-001", "khác", lead=TERMS.lead, deadline=TERMS.deadline), FactId("x")))
    kept = telling.task.deadline.due
    telling.write(TaskAmended(TaskTerms("NV-001", "khác", lead=TERMS.lead), FactId("x")))

    assert (kept, telling.task.deadline.due) == (later, None)


def test_a_voided_assignment_leaves_no_task_and_a_voided_voiding_brings_it_back(telling: Telling) -> None:
    assigned = telling.story.facts[0].id
    telling.report(30)

    voided = telling.void(assigned)
    assert fold_task(telling.story.facts) is None
    telling.void(voided)

    assert telling.task.shares[0].done_percent == 30


def test_undo_and_redo_of_undo_end_where_they_began(telling: Telling) -> None:
    chased = telling.write(TaskChased())
    first = telling.void(chased)
    second = telling.void(first)
    third = telling.void(second)

    undone = telling.task
    telling.void(third)

    assert (undone.chased_on, telling.task.chased_on) == ((), (DAY,))


def test_a_fact_that_cites_what_is_gone_changes_nothing(telling: Telling) -> None:
    filed = telling.report()
    telling.write(ReportAccepted(filed, DAY))
    before = telling.task.finished_on

    telling.void(filed)

    assert before is None
    assert telling.task.shares[0].acceptance is None
    assert telling.task.shares[0].reports == ()


def test_the_last_withdrawal_gives_the_reason(telling: Telling) -> None:
    telling.write(TaskWithdrawn("trùng"))
    telling.write(TaskWithdrawn("trùng với NV-007"))

    assert telling.task.withdrawn == "trùng với NV-007"


def test_a_unit_is_as_it_was_last_described() -> None:
    story = Story()
    for name in ("Phòng Lao động", "Phòng Nội vụ"):
        story.add(UNITS[0], UnitDescribed(UnitTerms(name, "X")), DAY)
    last = story.facts[-1]

    renamed = fold_unit(story.facts)
    story.add(UNITS[0], FactVoided(last.id), DAY, like=last)
    former = fold_unit(story.facts)

    assert renamed is not None
    assert former is not None
    assert (renamed.name, former.name) == ("Phòng Nội vụ", "Phòng Lao động")


_MOVES_THE_DAY = (TaskAssigned, TaskAmended, DeadlineExtended, DeadlineMoved, TaskResumed)


def task_stories(facts: list[Fact]) -> list[list[Fact]]:
    stories: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.about is SubjectKind.TASK:
            stories.setdefault(fact.subject, []).append(fact)
    return list(stories.values())


@given(histories)
@settings(max_examples=40)
def test_any_story_folds_and_its_numbers_are_sane(facts: list[Fact]) -> None:
    for story in task_stories(facts):
        task = fold_task(story)
        if task is not None:
            assert [share.unit for share in task.shares] == list(task.terms.lead or (None,))
            assert 0 <= task.done_percent <= 100
            assert (task.finished_on is not None) == all(share.acceptance for share in task.shares)
            days = [fact.deed for fact in standing_facts(story) if isinstance(fact.deed, _MOVES_THE_DAY)]
            if days and isinstance(days[-1], DeadlineExtended):
                assert task.deadline.due == days[-1].new_due


@given(histories)
@settings(max_examples=40)
def test_what_is_voided_counts_as_never_written(facts: list[Fact]) -> None:
    for story in task_stories(facts):
        assert fold_task(story) == fold_task(standing_facts(story))


@given(histories, st.integers(0, 99))
@settings(max_examples=40)
def test_voiding_a_voiding_restores_the_story(facts: list[Fact], place: int) -> None:
    for told in task_stories(facts):
        story = Story(list(told))
        taken_back = told[place % len(told)]
        story.facts.append(_void(taken_back, "zz-1"))
        story.facts.append(_void(story.facts[-1], "zz-2"))

        assert fold_task(story.facts) == fold_task(told)


def _void(fact: Fact, identity: str) -> Fact:
    return Fact(FactId(identity), fact.about, fact.subject, fact.on, fact.at, fact.by, FactVoided(fact.id))


@given(histories, st.integers(0, 30))
@settings(max_examples=40)
def test_a_story_without_voidings_can_be_folded_piece_by_piece(facts: list[Fact], cut: int) -> None:
    for told in task_stories(facts):
        story = [fact for fact in told if not isinstance(fact.deed, FactVoided)]

        assert advance_task(fold_task(story[:cut]), story[cut:]) == fold_task(story)
