"""The part of the fold that tells what happens to a task beside its reports: `fold` calls it for every such fact.

Total, as the whole fold is: a fact that makes no sense changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from giaoban_tracker.domain.course import (
    Chase,
    Contribution,
    Course,
    DueMove,
    ExtensionRequest,
    Question,
    Reassignment,
    Reopening,
    Suspension,
    Waiver,
)
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import DeadlineExtended, Fact, TaskChased
from giaoban_tracker.domain.identity import FactId, UnitId
from giaoban_tracker.domain.task import ConfirmedCause, Extension, Share, Task
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

Held = TypeVar("Held", ExtensionRequest, Chase, Question)


def after(task: Task, fact: Fact) -> Task:
    """The task after a fact that this file knows; unchanged by any other."""
    fold = _FOLDS.get(type(fact.deed))
    return fold(task, fact, fact.deed) if fold is not None else task


def _extended(task: Task, fact: Fact, deed: DeadlineExtended) -> Task:
    """The day moves; the words stay, the tie to a meeting ends."""
    known = task.deadline
    extension = Extension(
        fact.id, fact.on, known.due, deed.new_due, deed.reason, deed.decided_by, deed.request, deed.document
    )
    requests = _changed(task.course.requests, deed.request, lambda asked: replace(asked, granted=fact.id))
    return replace(
        task,
        deadline=Deadline(DeadlineKind.FIXED, deed.new_due, known.words, known.rule),
        extensions=(*task.extensions, extension),
        course=task.course if requests is task.course.requests else replace(task.course, requests=requests),
    )


def _chased(task: Task, fact: Fact, deed: TaskChased) -> Task:
    """One more chasing; slips of one day to several units of the task are one chasing of it."""
    chase = Chase(fact.id, fact.on, deed.channel, deed.note, deed.document, deed.unit)
    known = task.course.chases
    units = {one.unit for one in known if one.on == fact.on}
    same_round = deed.unit is not None and bool(units) and None not in units and deed.unit not in units
    chased_on = task.chased_on if same_round else (*task.chased_on, fact.on)
    return replace(task, chased_on=chased_on, course=replace(task.course, chases=(*known, chase)))


def _asked(task: Task, fact: Fact, deed: ExtensionAsked) -> Task:
    request = ExtensionRequest(fact.id, fact.on, deed.unit, deed.new_due, deed.reason, deed.proxy)
    return _course(task, requests=(*task.course.requests, request))


def _refused(task: Task, _: Fact, deed: ExtensionRefused) -> Task:
    requests = task.course.requests
    return _course(task, requests=_changed(requests, deed.request, lambda one: replace(one, refused=deed.reason)))


def _moved(task: Task, fact: Fact, deed: DeadlineMoved) -> Task:
    if task.deadline.meeting != deed.meeting:
        return task
    move = DueMove(fact.id, fact.on, task.deadline.due, deed.new_due, deed.meeting)
    moved = _course(task, moves=(*task.course.moves, move))
    return replace(moved, deadline=replace(task.deadline, due=deed.new_due))


def _suspended(task: Task, fact: Fact, deed: TaskSuspended) -> Task:
    return _course(task, suspended=Suspension(fact.on, deed.reason, deed.review_on, deed.decided_by))


def _resumed(task: Task, _: Fact, deed: TaskResumed) -> Task:
    if task.course.suspended is None:
        return task
    resumed = _course(task, suspended=None)
    if deed.new_due is None:
        return resumed
    known = task.deadline
    return replace(resumed, deadline=Deadline(DeadlineKind.FIXED, deed.new_due, known.words, known.rule))


def _reopened(task: Task, fact: Fact, deed: TaskReopened) -> Task:
    def open_again(share: Share) -> Share:
        if share.acceptance is None or (deed.units and share.unit not in deed.units):
            return share
        return replace(share, acceptance=None, reopened=deed.reason or "…")

    reopening = Reopening(fact.on, deed.reason, deed.units)
    shares = tuple(open_again(share) for share in task.shares)
    return replace(_course(task, reopenings=(*task.course.reopenings, reopening)), shares=shares)


def _reassigned(task: Task, fact: Fact, deed: TaskReassigned) -> Task:
    known = task.share_of(deed.former)
    if known is None or deed.former == deed.unit:
        return task
    successor = task.share_of(deed.unit)
    passed = _joined(known, deed.unit, successor)
    shares = tuple(
        passed if share is known else share for share in task.shares if successor is None or share is not successor
    )
    lead = tuple(share.unit for share in shares if share.unit is not None)
    note = Reassignment(fact.on, deed.former, deed.unit, deed.reason, deed.decided_by, deed.document, deed.succession)
    support = tuple(unit for unit in task.terms.support if unit != deed.unit)
    return replace(
        _course(task, reassignments=(*task.course.reassignments, note)),
        terms=replace(task.terms, lead=lead, support=support),
        shares=shares,
        revision=fact.id,
    )


def _joined(share: Share, unit: UnitId, successor: Share | None) -> Share:
    """The share under its new unit; where that unit led already, both become one, open unless both were finished.

    The last report of the unit that led already stays the current one, unless that unit had finished its part.
    """
    former = (*share.former, share.unit)
    if successor is None:
        return replace(share, unit=unit, former=former)
    accepted = [one for one in (share.acceptance, successor.acceptance) if one is not None]
    one_was_finished = len(accepted) == 1
    # What goes on is what is not finished, so that its last report is the current one.
    first, then = (successor, share) if successor.acceptance is not None else (share, successor)
    return Share(
        unit,
        (*first.reports, *then.reports),
        max(accepted, key=lambda one: one.finished_on) if len(accepted) > 1 else None,
        (*successor.former, *former),
        successor.cause or share.cause,
        successor.received_on or share.received_on,
        successor.reopened or share.reopened or ("sáp nhập" if one_was_finished and not then.reports else ""),
    )


def _replaced(task: Task, _: Fact, deed: TaskReplaced) -> Task:
    return _course(task, replaced_by=deed.by, replaced_why=deed.reason) if deed.by else task


def _received(task: Task, fact: Fact, deed: TaskReceived) -> Task:
    def seen(share: Share) -> Share:
        mine = share.unit == deed.unit and share.received_on is None
        return replace(share, received_on=fact.on) if mine else share

    return replace(task, shares=tuple(seen(share) for share in task.shares))


def _contributed(task: Task, fact: Fact, deed: ContributionFiled) -> Task:
    part = Contribution(fact.id, fact.on, deed.unit, deed.words, deed.proxy)
    return _course(task, contributions=(*task.course.contributions, part))


def _questioned(task: Task, fact: Fact, deed: QuestionAsked) -> Task:
    return _course(task, questions=(*task.course.questions, Question(fact.id, fact.on, deed.unit, deed.words)))


def _answered(task: Task, fact: Fact, deed: QuestionAnswered) -> Task:
    questions = task.course.questions
    answered = _changed(questions, deed.question, lambda one: replace(one, answer=deed.words, answered_on=fact.on))
    return _course(task, questions=answered)


def _chase_answered(task: Task, fact: Fact, deed: ChaseAnswered) -> Task:
    answered = _changed(
        task.course.chases,
        deed.chase,
        lambda one: replace(one, answer=deed.words, answered_on=fact.on, answer_document=deed.document),
    )
    return _course(task, chases=answered)


def _cause_confirmed(task: Task, fact: Fact, deed: CauseConfirmed) -> Task:
    cause = ConfirmedCause(fact.on, deed.cause, deed.confirmed_by, deed.words)
    shares = tuple(replace(share, cause=cause) if share.unit == deed.unit else share for share in task.shares)
    return replace(task, shares=shares)


def _waived(task: Task, fact: Fact, deed: ClarityWaived) -> Task:
    return _course(task, waivers=(*task.course.waivers, Waiver(fact.on, deed.missing, deed.reason)))


def _changed(items: tuple[Held, ...], wanted: FactId | None, change: Callable[[Held], Held]) -> tuple[Held, ...]:
    """The items with one of them changed; the very same when that one is not there."""
    if not any(item.id == wanted for item in items):
        return items
    return tuple(change(item) if item.id == wanted else item for item in items)


def _course(task: Task, **changed: object) -> Task:
    course: Course = replace(task.course, **changed)  # type: ignore[arg-type]  # fields of Course, by name
    return replace(task, course=course)


_FOLDS: Mapping[type[Deed], Callable[[Task, Fact, Any], Task]] = {
    DeadlineExtended: _extended,
    TaskChased: _chased,
    ExtensionAsked: _asked,
    ExtensionRefused: _refused,
    DeadlineMoved: _moved,
    TaskSuspended: _suspended,
    TaskResumed: _resumed,
    TaskReopened: _reopened,
    TaskReassigned: _reassigned,
    TaskReplaced: _replaced,
    TaskReceived: _received,
    ContributionFiled: _contributed,
    QuestionAsked: _questioned,
    QuestionAnswered: _answered,
    ChaseAnswered: _chase_answered,
    CauseConfirmed: _cause_confirmed,
    ClarityWaived: _waived,
}
