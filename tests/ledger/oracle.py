"""What lists must say, worked out from the domain alone: no SQL, no rows, one fact after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from giaoban_tracker.domain.clarity import not_waived
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fold import fold_bloc, fold_meeting, fold_task, fold_unit
from giaoban_tracker.domain.identity import SubjectId
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ledger import Ledger


def write(ledger: Ledger, facts: Sequence[Fact], *, at_once: int = 5) -> None:
    """Write facts in transactions of so many."""
    for start in range(0, len(facts), at_once):
        with ledger.writing() as book:
            book.append(facts[start : start + at_once])


def stories(facts: Sequence[Fact]) -> dict[SubjectId, list[Fact]]:
    """All facts about each subject, in their order."""
    told: dict[SubjectId, list[Fact]] = {}
    for fact in facts:
        told.setdefault(fact.subject, []).append(fact)
    return told


def tasks_of(facts: Sequence[Fact]) -> list[Task]:
    """Every task that stands in the book."""
    folded = (fold_task(story) for story in stories(facts).values() if story[0].about is SubjectKind.TASK)
    return [task for task in folded if task is not None]


def expected_rows(facts: Sequence[Fact], day: date) -> dict[str, TaskRow]:
    """The row of every task, by id."""
    told = stories(facts)
    units: dict[str, str] = {unit.id: unit.name for story in told.values() if (unit := fold_unit(story))}
    blocs: dict[str, str] = {bloc.id: bloc.name for story in told.values() if (bloc := fold_bloc(story))}
    meetings: dict[str, str] = {one.id: one.terms.title for story in told.values() if (one := fold_meeting(story))}
    return {task.id: _row(task, day, units, blocs, meetings) for task in tasks_of(facts)}


def _row(
    task: Task, day: date, units: Mapping[str, str], blocs: Mapping[str, str], meetings: Mapping[str, str]
) -> TaskRow:
    terms, standing = task.terms, standing_of(task, day)
    lead = "; ".join(units.get(unit, "") for unit in terms.lead)
    if terms.bloc is not None and len(terms.lead) > 1:
        lead = f"Các đơn vị khối {blocs.get(terms.bloc, '')} ({len(terms.lead)} đơn vị)"
    last = [share.last_report for share in task.shares if share.last_report is not None]
    results = sorted((report for report in last if report.terms.result), key=lambda report: report.on, reverse=True)
    return TaskRow(
        id=task.id,
        code=terms.code,
        content=terms.content,
        leader=terms.leader,
        lead=lead,
        support="; ".join(units.get(unit, "") for unit in terms.support),
        meeting=meetings.get(terms.meeting, "") if terms.meeting else "",
        deadline=task.deadline,
        original_due=terms.deadline.due if task.extensions else None,
        standing=standing,
        days_overdue=task.deadline.days_overdue_on(day) if standing is Standing.OPEN_OVERDUE else 0,
        done_percent=task.done_percent,
        shares_done=sum(share.acceptance is not None for share in task.shares),
        shares=len(task.shares),
        awaits_acceptance=task.awaits_acceptance,
        finished_on=task.finished_on,
        last_report_on=max((report.on for report in last), default=None),
        result=results[0].terms.result if results else "",
        field=terms.field,
        product=terms.product,
        urgency=terms.urgency,
        chased=len(task.chased_on),
        extended=len(task.extensions),
        kind=terms.kind,
        unclear=not_waived(task),
        asked=len(task.course.open_requests),
        review_on=task.suspended.review_on if task.suspended is not None else terms.review_on,
        assigned_on=task.assigned_on,
    )
