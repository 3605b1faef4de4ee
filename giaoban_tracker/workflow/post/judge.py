"""Judging: what each fact of a package means for the book as it stands (the outcome of a line).

The first that fits, about a report: 1. its task counts no more; 2. its unit has no share of it; 3. the office has
judged or typed in another report than those it was written in knowledge of, or accepted the share (conflict);
4. another computer reported meanwhile (parallel); 5. it was written on older terms; 6. it comes after the deadline;
7. new. Who takes back a report that the office has accepted is told so: no unit reopens a task.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.fact import Fact, FactVoided, ReportFiled
from giaoban_tracker.domain.fold import advance_task, fold_task
from giaoban_tracker.domain.identity import FactId, SubjectId, TaskId, UnitId
from giaoban_tracker.domain.report_order import leaves
from giaoban_tracker.domain.task import Report, Share, Task
from giaoban_tracker.domain.task_deeds import ContributionFiled, ExtensionAsked
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.post.values import Line, Outcome

VOIDS_ACCEPTED = "line-voids-accepted"
"""Why a line is doubtful that takes back what the office accepted; it is kept, and the acceptance stands."""

_UUID_LENGTH = 36
_DOUBTFUL = frozenset({Outcome.CONFLICT, Outcome.PARALLEL, Outcome.NOT_YOURS, Outcome.WITHDRAWN_TASK})


@dataclass(slots=True)
class Judge:
    """Judges facts one after the other; each sees those before it as if they were in the book.

    Attributes:
        on: the day of admission.
    """

    book: Reading
    on: date
    _stories: dict[SubjectId, list[Fact]] = field(default_factory=dict)
    _tasks: dict[SubjectId, Task | None] = field(default_factory=dict)

    def refuse_trespass(self, facts: Iterable[Fact], unit: UnitId) -> None:
        """Return when a unit's facts keep to its own: what needs the book to be seen.

        Raises:
            Unreadable: "event-owner" when it voids what is not its own, "event-shape" for a subject that is no task's.
        """
        brought: dict[FactId, Fact] = {}
        for fact in facts:
            if isinstance(fact.deed, FactVoided):
                self._refuse_foreign_voiding(fact, fact.deed, unit, brought)
            elif fact.about is SubjectKind.TASK:
                story = self._story(fact.subject)
                if len(fact.subject) != _UUID_LENGTH or (story and story[0].about is not SubjectKind.TASK):
                    raise Unreadable("event-shape", part="subject")
            brought[fact.id] = fact

    def line(self, fact: Fact, unit: UnitId | None) -> Line:
        """What one new fact means; it counts as told from here on.

        Args:
            unit: whose word it is; None for the office's, which is never doubted.
        """
        judged = self._judged(fact, unit)
        self._count(replace(fact, admitted_on=self.on if unit else None))
        return judged

    def typed_line(self, fact: Fact, unit: UnitId, place: str) -> Line:
        """A row of a form, which the office takes for the unit: reports before it are seen, the terms may be others."""
        task = self._task(fact)
        assert task is not None
        assert isinstance(fact.deed, ReportFiled)
        share, older = task.share_of(unit), fact.deed.task_revision not in (None, task.revision)
        signed = share.last_report if share is not None and share.last_report and not share.last_report.proxy else None
        outcome = Outcome.CONFLICT if signed else Outcome.OLDER_TERMS if older else Outcome.NEW
        late = (self.on - task.deadline.due).days if task.deadline.due else 0
        if outcome is Outcome.NEW and late > 0:
            outcome = Outcome.LATE
        why = "" if outcome is Outcome.NEW else "line-signed-before" if signed else f"line-{outcome.value}"
        known = signed.id if signed else task.revision if older else None
        line = self._line(outcome, fact, unit, task, known=known, why=why, late_days=max(late, 0))
        self._count(fact)
        return replace(line, place=place)

    def known_line(self, fact: Fact, unit: UnitId | None) -> Line:
        """A fact that is here already."""
        return self._line(Outcome.SAME, fact, unit, self._task(fact))

    def _judged(self, fact: Fact, unit: UnitId | None) -> Line:
        task = self._task(fact)
        if unit is None or fact.about is not SubjectKind.TASK:
            return self._line(Outcome.NEW, fact, unit, task)
        if task is None:
            return self._line(Outcome.NOT_YOURS, fact, unit, None, why="line-unknown-task")
        if not task.stands:
            return self._line(Outcome.WITHDRAWN_TASK, fact, unit, task, why="line-withdrawn-task")
        match fact.deed:
            case ReportFiled():
                return self._report(fact, fact.deed, unit, task)
            case FactVoided(fact=report) if _is_accepted(task, report):
                return self._line(Outcome.CONFLICT, fact, unit, task, known=report, why=VOIDS_ACCEPTED)
            case ExtensionAsked() if task.share_of(unit) is None:
                return self._line(Outcome.NOT_YOURS, fact, unit, task, why="line-not-yours")
            case ContributionFiled() if unit not in (*task.terms.lead, *task.terms.support):
                return self._line(Outcome.NOT_YOURS, fact, unit, task, why="line-not-yours")
        return self._line(Outcome.NEW, fact, unit, task)

    def _report(self, fact: Fact, deed: ReportFiled, unit: UnitId, task: Task) -> Line:
        share = task.share_of(unit)
        if share is None:
            return self._line(Outcome.NOT_YOURS, fact, unit, task, why="line-not-yours")
        unseen = [report for report in leaves(share.reports) if not _had_seen(deed, report, share)]
        if unseen:
            other = unseen[-1]
            judged = other.proxy or other.returned or _is_accepted(task, other.id)
            outcome = Outcome.CONFLICT if judged else Outcome.PARALLEL
            return self._line(outcome, fact, unit, task, known=other.id, why=f"line-{outcome.value}")
        if share.acceptance is not None:
            accepted = share.acceptance.report
            return self._line(Outcome.CONFLICT, fact, unit, task, known=accepted, why="line-after-acceptance")
        if deed.task_revision is not None and deed.task_revision != task.revision:
            return self._line(Outcome.OLDER_TERMS, fact, unit, task, known=task.revision, why="line-older-terms")
        late = (self.on - task.deadline.due).days if task.deadline.due else 0
        if late > 0:
            return self._line(Outcome.LATE, fact, unit, task, why="line-late", late_days=late)
        # A clock that is wrong is told, never judged: nothing is ordered by it, and lateness goes by admission.
        ahead = max(fact.on, fact.at.date()) > self.on + timedelta(days=1)
        return self._line(Outcome.NEW, fact, unit, task, why="line-clock" if ahead else "")

    def _line(
        self,
        outcome: Outcome,
        fact: Fact,
        unit: UnitId | None,
        task: Task | None,
        *,
        known: FactId | None = None,
        why: str = "",
        late_days: int = 0,
    ) -> Line:
        against = next((one for one in self._story(fact.subject) if one.id == known), None) if known else None
        return Line(
            outcome=outcome,
            unit=unit,
            task=TaskId(fact.subject) if fact.about is SubjectKind.TASK else None,
            code=task.terms.code if task else "",
            content=task.terms.content if task else "",
            kind=fact.deed.type,
            new=fact,
            known=against,
            why=why,
            doubtful=outcome in _DOUBTFUL,
            late_days=late_days,
        )

    def _count(self, fact: Fact) -> None:
        """Let a fact be told; only a voiding asks for the whole story again."""
        known = self._task(fact)
        self._story(fact.subject).append(fact)
        if isinstance(fact.deed, FactVoided):
            self._tasks.pop(fact.subject, None)
        elif fact.about is SubjectKind.TASK:
            self._tasks[fact.subject] = advance_task(known, (fact,))

    def _refuse_foreign_voiding(self, fact: Fact, deed: FactVoided, unit: UnitId, brought: dict[FactId, Fact]) -> None:
        if deed.fact in brought:
            return
        target = next((one for one in self._story(fact.subject) if one.id == deed.fact), None)
        # What nobody knows is voided for nobody.
        if target is not None and not self._is_word_of(target, unit):
            raise Unreadable("event-owner", type=deed.type, party=unit)

    def _is_word_of(self, fact: Fact, unit: UnitId) -> bool:
        """Whether the unit's own computers wrote it; a voiding belongs to whom the voided fact belongs to.

        Voidings that name each other in a circle belong to nobody.
        """
        by_id = {one.id: one for one in self._story(fact.subject)}
        known: Fact | None = fact
        seen: set[FactId] = set()
        while known is not None and known.admitted_on is not None and known.id not in seen:
            if not isinstance(known.deed, FactVoided):
                return known.unit == unit or getattr(known.deed, "unit", None) == unit
            seen.add(known.id)
            known = by_id.get(known.deed.fact)
        return False

    def _task(self, fact: Fact) -> Task | None:
        if fact.about is not SubjectKind.TASK:
            return None
        if fact.subject not in self._tasks:
            self._tasks[fact.subject] = fold_task(self._story(fact.subject))
        return self._tasks[fact.subject]

    def _story(self, subject: SubjectId) -> list[Fact]:
        if subject not in self._stories:
            self._stories[subject] = list(self.book.facts_about(subject))
        return self._stories[subject]


def task_or_none(book: Reading, task: TaskId) -> Task | None:
    """The task; None when the book has none of that id."""
    try:
        return book.task(task)
    except Refused:
        return None


def _is_accepted(task: Task, report: FactId) -> bool:
    return any(share.acceptance is not None and share.acceptance.report == report for share in task.shares)


def _had_seen(deed: ReportFiled, report: Report, share: Share) -> bool:
    """Whether the writer knew a report, itself or through one that he knew."""
    by_id = {known.id: known for known in share.reports}
    waiting, seen = list(deed.basis), set[FactId]()
    while waiting:
        one = waiting.pop()
        if one == report.id:
            return True
        if one in by_id and one not in seen:
            seen.add(one)
            waiting += by_id[one].basis
    return False
