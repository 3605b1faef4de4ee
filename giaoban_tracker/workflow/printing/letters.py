"""Notice of conclusions F11, report on their execution F12, the letter that chases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from giaoban_tracker.domain.counters import count
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.printed_letters import (
    ChasingLetter,
    ExecutionReport,
    Notice,
    NoticeItem,
    NoticeSection,
    UnitRemark,
)
from giaoban_tracker.domain.standing import standing_of
from giaoban_tracker.domain.task import Report, Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import lists
from giaoban_tracker.workflow.printing.rows import cause_words
from giaoban_tracker.workflow.printing.scope import Names, Scope, names_of, opened, standing_tasks
from giaoban_tracker.workflow.printing.statistics import statistics_of


def notice(
    desk: Desk,
    meeting: MeetingId,
    *,
    place: str = "",
    attendants: str = "",
    with_annex: bool = True,
    as_of: date | None = None,
) -> Notice:
    """Form F11 of one meeting: what each leader concluded, in the order of the tasks' codes.

    Args:
        as_of: the day whose book is read; None for the book as it is now.

    Raises:
        Refused: "unknown-meeting".
    """
    scope = Scope(TaskQuery(as_of or desk.today, meetings=frozenset({meeting})), meeting, as_of)
    with opened(desk, scope) as book:
        names = names_of(book)
        held = names.meeting(meeting).terms
        tasks = standing_tasks(book, scope.query)
    ordered = sorted(tasks, key=lambda task: task.terms.code)
    sections: dict[str, list[NoticeItem]] = {}
    for task in ordered:
        sections.setdefault(task.terms.leader, []).append(_item(task, names))
    return Notice(
        office=names.office,
        meeting=held.title,
        held_on=held.held_on,
        document=held.document,
        issued_on=held.issued_on,
        place=place,
        chairs=tuple(filter(None, sections)),
        attendants=attendants,
        sections=tuple(NoticeSection(title, tuple(items)) for title, items in sections.items()),
        annex=lists.annex(desk, meeting, as_of) if with_annex and tasks else None,
    )


def _item(task: Task, names: Names) -> NoticeItem:
    return NoticeItem(
        content=task.terms.content,
        lead=names.lead(task),
        support=names.support(task),
        product=task.terms.product,
        deadline=task.terms.deadline,
    )


def report(desk: Desk, scope: Scope, *, addressee: str = "", with_annexes: bool = True) -> ExecutionReport:
    """Form F12 over the tasks of a scope.

    Raises:
        Refused: "unknown-meeting".
    """
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    day = scope.query.today
    held = names.meeting(scope.meeting).terms if scope.meeting is not None else None
    document = f"{held.document} ngày {day_text(held.issued_on or held.held_on)}" if held and held.document else ""
    return ExecutionReport(
        office=names.office,
        addressee=addressee,
        meeting=held.title if held else "",
        document=document,
        as_of=day,
        counters=count(standing_of(task, day) for task in tasks),
        awaiting=sum(task.awaits_acceptance for task in tasks),
        extended=sum(bool(task.extensions) for task in tasks),
        chased=sum(len(task.chased_on) for task in tasks),
        difficulties=tuple(_difficulties(tasks, names)),
        proposals=tuple(_proposals(tasks, names)),
        statistics=statistics_of(tasks, names, scope) if with_annexes else None,
        follow_up=lists.follow_up_of(tasks, names, scope) if with_annexes else None,
    )


def _difficulties(tasks: tuple[Task, ...], names: Names) -> Iterator[UnitRemark]:
    """What the units of open shares said last about difficulties, with the cause."""
    for task, unit, last in _open_reports(tasks, names):
        words = "; ".join(filter(None, (last.terms.difficulty, cause_words(last))))
        if words:
            yield UnitRemark(unit, task.terms.code, words)


def _proposals(tasks: tuple[Task, ...], names: Names) -> Iterator[UnitRemark]:
    for task, unit, last in _open_reports(tasks, names):
        if last.terms.proposal:
            yield UnitRemark(unit, task.terms.code, last.terms.proposal)


def _open_reports(tasks: tuple[Task, ...], names: Names) -> Iterator[tuple[Task, str, Report]]:
    for task in tasks:
        for share in task.shares:
            if share.acceptance is None and share.last_report is not None:
                yield task, names.unit(share.unit) or "Chưa xác định đơn vị", share.last_report


def chasing_letter(desk: Desk, scope: Scope, answer_by: date | None = None) -> ChasingLetter:
    """A letter to every unit that leads an overdue task of the scope, in the office's order, with F8 as its annex.

    Raises:
        Refused: "nothing-overdue" when there is nobody to write to.
    """
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    return chasing_letter_of(tasks, names, scope.query.today, desk.today, answer_by)


def chasing_letter_of(
    tasks: Sequence[Task], names: Names, day: date, written_on: date, answer_by: date | None = None
) -> ChasingLetter:
    """As `chasing_letter`, of tasks that were read already, as they stand on `day`."""
    late = lists.overdue_tasks(tasks, day)
    owing = {share.unit for task in late for share in task.shares if share.acceptance is None}
    units = tuple(unit.name for unit in names.units.values() if unit.id in owing)
    if not units:
        raise Refused("nothing-overdue")
    return ChasingLetter(names.office, written_on, units, answer_by, lists.overdue_of(late, names, day))


def letter_to(
    unit: UnitId,
    tasks: Sequence[Task],
    names: Names,
    day: date,
    *,
    number: str = "",
    answer_by: date | None = None,
) -> ChasingLetter:
    """A letter to one unit about its overdue tasks, which its annex lists."""
    overdue = lists.overdue_of(tasks, names, day, document=number, issued_on=day if number else None)
    return ChasingLetter(names.office, day, (names.unit(unit),), answer_by, overdue)
