"""The one fold: all facts about a subject, in the order of the journal, become what the book knows of it.

Pure and total. A fact that no longer makes sense (it cites a report that was voided, say) changes nothing, so
that any journal folds and every later fact still counts; rules are checked in `decide`, before a fact is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from giaoban_tracker.domain import fold_course
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    ConclusionRecorded,
    Fact,
    FactVoided,
    LeaderDescribed,
    MeetingRecorded,
    OfficeDescribed,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
    TaskWithdrawn,
    UnitDescribed,
)
from giaoban_tracker.domain.identity import BlocId, ConclusionId, LeaderId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Conclusion, Meeting, MeetingRecord, Statement
from giaoban_tracker.domain.meeting_deeds import MeetingClosed, MeetingHeld, MeetingReopened, StatementRecorded
from giaoban_tracker.domain.report_order import with_report
from giaoban_tracker.domain.rules import CalendarDescribed, RulesDescribed, RulesTerms
from giaoban_tracker.domain.task import Acceptance, Report, Share, Task, TaskTerms
from giaoban_tracker.domain.unit import Bloc, Leader, OfficeTerms, Unit

DeedT = TypeVar("DeedT", bound=Deed)


def standing_facts(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that count, in order: those voided are left out, and so are the voidings themselves.

    A voiding can be voided in its turn, which restores what it took away; the last word holds.
    """
    voided: set[str] = set()
    for fact in reversed(facts):
        if isinstance(fact.deed, FactVoided) and fact.id not in voided:
            voided.add(fact.deed.fact)
    return tuple(fact for fact in facts if fact.id not in voided and not isinstance(fact.deed, FactVoided))


def fold_office(facts: Sequence[Fact]) -> OfficeTerms | None:
    """The office as last described; None when it never was."""
    deed = _last(facts, OfficeDescribed)
    return deed.terms if deed else None


def fold_bloc(facts: Sequence[Fact]) -> Bloc | None:
    """The bloc as last described; None when every description was voided."""
    deed = _last(facts, BlocDescribed)
    return Bloc(BlocId(facts[0].subject), deed.terms) if deed else None


def fold_leader(facts: Sequence[Fact]) -> Leader | None:
    """The leader as last described; None when every description was voided."""
    deed = _last(facts, LeaderDescribed)
    return Leader(LeaderId(facts[0].subject), deed.terms) if deed else None


def fold_unit(facts: Sequence[Fact]) -> Unit | None:
    """The unit as last described; None when every description was voided."""
    deed = _last(facts, UnitDescribed)
    return Unit(UnitId(facts[0].subject), deed.terms) if deed else None


def fold_meeting(facts: Sequence[Fact]) -> Meeting | None:
    """The meeting as last recorded; None when every recording was voided."""
    meeting: Meeting | None = None
    held, closed_on = False, None
    for fact in standing_facts(facts):
        match fact.deed:
            case MeetingRecorded(terms=terms):
                meeting = Meeting(MeetingId(fact.subject), terms)
            case MeetingHeld():
                held = True
            case MeetingClosed():
                closed_on = fact.on
            case MeetingReopened():
                closed_on = None
    return replace(meeting, held=held, closed_on=closed_on) if meeting is not None else None


def fold_meeting_record(facts: Sequence[Fact]) -> MeetingRecord:
    """Who attended and what the units said there: the last word of each."""
    present: tuple[UnitId, ...] = ()
    absent: tuple[UnitId, ...] = ()
    said: dict[UnitId, Statement] = {}
    for fact in standing_facts(facts):
        match fact.deed:
            case MeetingHeld():
                present, absent = fact.deed.present, fact.deed.absent
            case StatementRecorded(unit=unit, results=results, difficulties=difficulties, proposals=proposals):
                said[unit] = Statement(unit, fact.on, results, difficulties, proposals)
    return MeetingRecord(present, absent, tuple(said.values()))


_USUAL = RulesTerms()
"""Made once: every decision asks for it."""


def fold_rules(facts: Sequence[Fact]) -> RulesTerms:
    """The office's rules of following up as last stated; the usual ones when it never stated any."""
    deed = _last(facts, RulesDescribed)
    return deed.terms if deed else _USUAL


def fold_calendar(facts: Sequence[Fact]) -> CalendarDescribed | None:
    """A year's days off as last stated; None when the office stated none."""
    return _last(facts, CalendarDescribed)


def fold_conclusion(facts: Sequence[Fact]) -> Conclusion | None:
    """The conclusion as last recorded; None when every recording was voided."""
    deed = _last(facts, ConclusionRecorded)
    if deed is None:
        return None
    identity = ConclusionId(facts[0].subject)
    return Conclusion(identity, deed.meeting, deed.ordinal, deed.speaker, deed.quote, deed.span)


def fold_task(facts: Sequence[Fact]) -> Task | None:
    """The task with its shares, reports and decisions; None when its assignment was voided."""
    return advance_task(None, standing_facts(facts))


def advance_task(task: Task | None, facts: Iterable[Fact]) -> Task | None:
    """The task after further facts, none of which is a voiding: a voiding asks for the whole story again."""
    for fact in facts:
        if isinstance(fact.deed, TaskAssigned):
            task = _assigned(fact, fact.deed)
        elif task is not None:
            task = _advanced(task, fact)
    return task


def _last(facts: Iterable[Fact], kind: type[DeedT]) -> DeedT | None:
    deeds = [fact.deed for fact in standing_facts(tuple(facts)) if isinstance(fact.deed, kind)]
    return deeds[-1] if deeds else None


def _assigned(fact: Fact, deed: TaskAssigned) -> Task:
    return Task(
        id=TaskId(fact.subject),
        terms=deed.terms,
        assigned_on=fact.on,
        deadline=deed.terms.deadline,
        shares=_shares(deed.terms, ()),
        revision=fact.id,
    )


def _shares(terms: TaskTerms, kept: Sequence[Share]) -> tuple[Share, ...]:
    """One share per lead unit; a unit that keeps leading keeps its reports and acceptance."""
    known = {share.unit: share for share in kept}
    owners = terms.lead or (None,)
    return tuple(known.get(unit, Share(unit)) for unit in owners)


def _advanced(task: Task, fact: Fact) -> Task:
    match fact.deed:
        case TaskAmended(terms=terms):
            deadline = task.deadline if terms.deadline == task.terms.deadline else terms.deadline
            shares = _shares(terms, task.shares)
            return replace(task, terms=terms, deadline=deadline, shares=shares, revision=fact.id)
        case TaskWithdrawn(reason=reason):
            return replace(task, withdrawn=reason)
        case ReportFiled():
            return _reported(task, fact, fact.deed)
        case ReportAccepted():
            return _accepted(task, fact, fact.deed)
        case ReportReturned():
            return _returned(task, fact.deed)
    return fold_course.after(task, fact)


def _reported(task: Task, fact: Fact, deed: ReportFiled) -> Task:
    report = Report(
        fact.id,
        fact.on,
        fact.by,
        deed.terms,
        "",
        deed.proxy,
        deed.basis,
        deed.task_revision,
        fact.admitted_on,
        deed.source,
    )
    owner = _owner(task, deed.terms.unit)
    return _with_shares(
        task,
        tuple(
            Share(
                share.unit,
                with_report(share.reports, report),
                share.acceptance,
                share.former,
                share.cause,
                share.received_on,
            )
            if share is owner
            else share
            for share in task.shares
        ),
    )


def _owner(task: Task, unit: UnitId | None) -> Share | None:
    """The share that a unit's report belongs to: its own, else the one that it led before; None for neither."""
    for share in task.shares:
        if share.unit == unit:
            return share
    return next((share for share in task.shares if unit in share.former), None)


def _accepted(task: Task, fact: Fact, deed: ReportAccepted) -> Task:
    acceptance = Acceptance(deed.report, fact.on, deed.finished_on, deed.quality)
    return _with_shares(
        task,
        tuple(
            replace(share, acceptance=acceptance, reopened="") if _holds(share, deed.report) else share
            for share in task.shares
        ),
    )


def _returned(task: Task, deed: ReportReturned) -> Task:
    def send_back(share: Share) -> Share:
        reports = tuple(
            replace(report, returned=deed.reason) if report.id == deed.report else report for report in share.reports
        )
        accepted = share.acceptance
        return replace(
            share,
            reports=reports,
            acceptance=None if accepted is not None and accepted.report == deed.report else accepted,
        )

    shares = tuple(send_back(share) if _holds(share, deed.report) else share for share in task.shares)
    return _with_shares(task, shares)


def _with_shares(task: Task, shares: tuple[Share, ...]) -> Task:
    # `dataclasses.replace` takes ten times as long, and most facts of a book are reports.
    return Task(
        task.id,
        task.terms,
        task.assigned_on,
        task.deadline,
        shares,
        task.revision,
        task.extensions,
        task.chased_on,
        task.withdrawn,
        task.course,
    )


def _holds(share: Share, report: str) -> bool:
    return any(held.id == report for held in share.reports)
