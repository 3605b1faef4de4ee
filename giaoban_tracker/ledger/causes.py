"""The order in which facts from several feeds go into the journal: what a fact speaks of stands before it.

Each feed keeps its own order. Where a fact of one feed cites one of another (an acceptance its report, a report the
terms that its writer saw) the cited one goes first; no clock is asked (exchange.md D3).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

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
)
from giaoban_tracker.domain.post_deeds import ForkResolved
from giaoban_tracker.domain.task_deeds import ChaseAnswered, ExtensionRefused, QuestionAnswered, TaskReceived
from giaoban_tracker.ledger.journal import Received


def cited(fact: Fact) -> tuple[str, ...]:
    """The facts that a fact speaks of, by id; may be empty."""
    match fact.deed:
        case FactVoided(fact=one):
            return (one,)
        case ReportAccepted(report=report) | ReportReturned(report=report):
            return (report,)
        case ReportFiled(basis=basis, task_revision=revision):
            return (*basis, revision) if revision else basis
        case DeadlineExtended(request=request) if request:
            return (request,)
        case ExtensionRefused(request=request):
            return (request,)
        case TaskReceived(revision=revision) if revision:
            return (revision,)
        case TaskAmended(base=base):
            return (base,)
        case QuestionAnswered(question=question):
            return (question,)
        case ChaseAnswered(chase=chase):
            return (chase,)
        case ForkResolved(adopted=adopted):
            return adopted
    return ()


def in_causal_order(runs: Sequence[Sequence[Received]]) -> list[Received]:
    """What several feeds bring, each once, with everything behind what it speaks of.

    Facts that name each other in a circle, which no honest writers can make, are taken as they stand.
    """
    queues = [deque(run) for run in runs]
    waiting = {one.id for run in runs for one in run}
    assigned = {
        one.subject: one.id for run in runs for one in run if one.fact and isinstance(one.fact.deed, TaskAssigned)
    }
    ordered: list[Received] = []
    placed: set[str] = set()
    while any(queues):
        moved = False
        for queue in queues:
            while queue and not _waits(queue[0], waiting, assigned):
                moved = True
                _place(queue.popleft(), ordered, placed, waiting)
        if not moved:
            _place(next(queue for queue in queues if queue).popleft(), ordered, placed, waiting)
    return ordered


def _place(one: Received, ordered: list[Received], placed: set[str], waiting: set[str]) -> None:
    if one.id not in placed:
        placed.add(one.id)
        ordered.append(one)
    waiting.discard(one.id)


def _waits(one: Received, waiting: set[str], assigned: dict[str, str]) -> bool:
    if one.fact is None:
        return False
    before = set(cited(one.fact))
    if one.fact.about is SubjectKind.TASK and one.subject in assigned:
        before.add(assigned[one.subject])
    return any(other in waiting for other in before - {one.id})
