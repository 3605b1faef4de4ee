"""My tasks: what a unit has to do, the most pressing first, with what the office said of it (nhiệm vụ của tôi)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import ReportReturned
from giaoban_tracker.domain.identity import SubjectId, TaskId, UnitId
from giaoban_tracker.domain.report_order import leaves
from giaoban_tracker.domain.standing import DUE_SOON_DAYS, Standing, is_due_soon, standing_of, standing_of_share
from giaoban_tracker.domain.target import PeriodAmount, Target
from giaoban_tracker.domain.task import Share, Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger.mail import Role, Site
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import report
from giaoban_tracker.workflow.post.bodies import readable
from giaoban_tracker.workflow.post.own_facts import own_unsent, unconfirmed_pieces
from giaoban_tracker.workflow.post.take_in import News, last_news


class Ground(StrEnum):
    """Why a task stands where it stands in the list; in the list's order."""

    RETURNED = "returned"
    """The office sent the report back, or opened the task again."""
    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    SUPPORT = "support"
    """Others lead it; this unit co-ordinates."""
    WAITING = "waiting"
    """Reported done; the office has not decided."""
    DONE = "done"
    """Accepted, withdrawn, or passed on to another unit."""


class Arrival(StrEnum):
    """How far what this computer told about a task has come; the least of all of it."""

    NONE = "none"
    """Nothing told, or everything confirmed."""
    UNSENT = "unsent"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class MyTask:
    """One task as its unit sees it.

    Attributes:
        unit: the unit that sees it so.
        leads: whether the unit leads a share of it; otherwise it co-ordinates, or did lead.
        standing: of the unit's share, or of the whole task where it has none.
        percent: as last reported by the unit; 100 once accepted.
        reported_on: the day of its last report; None while there is none.
        finished_on: the day its share counts as finished; None while it is open.
        returned, returned_on: why and when the office sent the last report back; empty and None while it did not.
        passed_on: whether another unit leads in its place now.
        news: whether it came, or was changed, with the last parcel.
        has_draft: whether an unfinished report waits.
        asked: whether a wish for a later day awaits the office.
        received: whether the unit has confirmed that it knows of the task as it stands.
        chased: how often the office has chased it.
        target: the figure to be reached; None for a task without one.
        amounts: what the unit reported of it last; may be empty.
        parallel: whether two computers of the unit reported and neither knew of the other.
        soon_days: from how many days before its day the office calls it due soon.
    """

    id: TaskId
    unit: UnitId
    code: str
    content: str
    leader: str
    leads: bool
    ground: Ground
    standing: Standing
    deadline: Deadline
    percent: int
    reported_on: date | None
    finished_on: date | None
    returned: str
    returned_on: date | None
    passed_on: bool
    news: News
    arrival: Arrival
    has_draft: bool
    asked: bool
    received: bool
    chased: int = 0
    target: Target | None = None
    amounts: tuple[PeriodAmount, ...] = ()
    parallel: bool = False
    soon_days: int = DUE_SOON_DAYS


def my_tasks(desk: Desk) -> tuple[MyTask, ...]:
    """Everything the office gave this unit, the most pressing first; may be empty.

    Raises:
        Refused: "not-a-unit" in an office's book.
    """
    with desk.ledger.reading() as book:
        site = book.post.site()
        if site is None or site.role is not Role.UNIT or site.unit is None:
            raise Refused("not-a-unit")
        news, arrivals = last_news(book), _arrivals(book, site)
        seen = _Seen(book, site.unit, desk.today, rules_of(book).due_soon_days)
        lines = [
            _line(seen, task, news.get(task.id, News.NONE), arrivals.get(task.id, Arrival.NONE))
            for task in book.tasks(TaskQuery(desk.today))
            if _concerns(task, site.unit)
        ]
    lines = [replace(line, has_draft=_has_draft(desk, line)) for line in lines]
    order = list(Ground)
    return tuple(sorted(lines, key=lambda line: (order.index(line.ground), line.deadline.due or date.max, line.code)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """Whose eyes look at the book, on which day, and from when the office calls a task due soon."""

    book: Reading
    unit: UnitId
    today: date
    soon_days: int


def _has_draft(desk: Desk, line: MyTask) -> bool:
    return line.leads and line.ground is not Ground.DONE and report.draft(desk, line.id) is not None


def _concerns(task: Task, unit: UnitId) -> bool:
    return task.share_of(unit) is not None or unit in task.terms.support or _was_passed_on(task, unit)


def _was_passed_on(task: Task, unit: UnitId) -> bool:
    return any(move.former == unit for move in task.course.reassignments)


def _line(seen: _Seen, task: Task, news: News, arrival: Arrival) -> MyTask:
    unit, today = seen.unit, seen.today
    share = task.share_of(unit)
    last = share.last_report if share else None
    returned = _returned(share)
    return MyTask(
        id=task.id,
        unit=unit,
        code=task.terms.code,
        content=task.terms.content,
        leader=task.terms.leader,
        leads=share is not None,
        ground=_ground(task, share, seen),
        standing=standing_of_share(task, share, today) if share else standing_of(task, today),
        deadline=task.deadline,
        percent=share.done_percent if share else task.done_percent,
        reported_on=last.on if last else None,
        finished_on=share.acceptance.finished_on if share and share.acceptance else None,
        returned=returned,
        returned_on=_returned_on(seen.book, task, share) if returned else None,
        passed_on=share is None and _was_passed_on(task, unit),
        news=news,
        arrival=arrival,
        has_draft=False,
        asked=any(request.unit == unit for request in task.course.open_requests),
        received=share is None or share.received_on is not None,
        chased=len(task.chased_on),
        target=task.terms.target,
        amounts=last.terms.amounts if last else (),
        parallel=share is not None and share.acceptance is None and len(leaves(share.reports)) > 1,
        soon_days=seen.soon_days,
    )


def _ground(task: Task, share: Share | None, seen: _Seen) -> Ground:
    if not task.stands or (share is not None and share.acceptance is not None):
        return Ground.DONE
    if share is None:
        return Ground.SUPPORT if seen.unit in task.terms.support and task.finished_on is None else Ground.DONE
    if _returned(share):
        return Ground.RETURNED
    if share.awaits_acceptance:
        return Ground.WAITING
    if standing_of_share(task, share, seen.today) is Standing.OPEN_OVERDUE:
        return Ground.OVERDUE
    return Ground.SOON if is_due_soon(task, seen.today, seen.soon_days) else Ground.OPEN


def _returned(share: Share | None) -> str:
    """Why the unit has to report once more; empty when it need not."""
    if share is None or share.acceptance is not None:
        return ""
    return share.reopened or (share.last_report.returned if share.last_report else "")


def _returned_on(book: Reading, task: Task, share: Share | None) -> date | None:
    last = share.last_report if share else None
    if last is None or not last.returned:
        return task.course.reopenings[-1].on if task.course.reopenings else None
    story = book.facts_about(SubjectId(task.id))
    days = [fact.on for fact in story if isinstance(fact.deed, ReportReturned) and fact.deed.report == last.id]
    return days[-1] if days else None


def _arrivals(book: Reading, site: Site) -> dict[str, Arrival]:
    """How far the words about each task have come; tasks about which everything is confirmed are left out."""
    states: dict[str, Arrival] = {}
    for state, bodies in (
        (Arrival.SENT, [piece.body for piece in unconfirmed_pieces(book, site)]),
        (Arrival.UNSENT, [body for _, body in own_unsent(book, site)]),
    ):
        facts = [fact for body in bodies if (fact := readable(body)) is not None]
        states |= dict.fromkeys((fact.subject for fact in facts), state)
    return states
