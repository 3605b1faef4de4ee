"""Slips for one unit each: chasing slip F9, assignment slip F10, the sheet that a unit fills in on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from giaoban_tracker.domain.identity import ConclusionId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Conclusion
from giaoban_tracker.domain.printed_letters import AnswerRow, AnswerSheet, AssignmentSlip, ChasingSlip
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing.scope import Names, Scope, names_of, opened, standing_tasks


def chasing_slips(desk: Desk, tasks: Sequence[TaskId], answer_by: date | None = None) -> tuple[ChasingSlip, ...]:
    """Form F9 for every lead unit of some tasks whose share is not accepted; may be empty.

    Raises:
        Refused: "unknown-task".
    """
    with desk.ledger.reading() as book:
        names = names_of(book)
        read = [book.task(task) for task in tasks]
        said = conclusions_of(book, read)
    return chasing_slips_of(read, names, said, desk.today, answer_by)


def chasing_slips_of(
    tasks: Sequence[Task],
    names: Names,
    said: Mapping[ConclusionId, Conclusion],
    on: date,
    answer_by: date | None = None,
) -> tuple[ChasingSlip, ...]:
    """As `chasing_slips`, of tasks that were read already."""
    return tuple(
        chasing_slip_of(task, unit, names, said, on, answer_by) for task in tasks for unit in _open_units(task)
    )


def chasing_slip_of(
    task: Task,
    unit: UnitId,
    names: Names,
    said: Mapping[ConclusionId, Conclusion],
    on: date,
    answer_by: date | None = None,
) -> ChasingSlip:
    """Form F9 for one unit; it bears the number of the chasing already logged with that unit, where one is."""
    chases = [chase for chase in task.course.chases if chase.unit in (unit, None)]
    return ChasingSlip(
        office=names.office,
        on=on,
        unit=names.unit(unit),
        addressee=_addressee(names, unit),
        code=task.terms.code,
        content=task.terms.content,
        source=_grounds(task, names),
        deadline=task.deadline,
        directive=_directive(task, said),
        leader=task.terms.leader,
        times=max(1, len(task.chased_on)),
        days_overdue=task.deadline.days_overdue_on(on),
        answer_by=answer_by,
        number=chases[-1].document if chases and chases[-1].on == on else "",
    )


def assignment_slips(desk: Desk, tasks: Sequence[TaskId]) -> tuple[AssignmentSlip, ...]:
    """Form F10 for every lead unit of some tasks; may be empty.

    Raises:
        Refused: "unknown-task".
    """
    with desk.ledger.reading() as book:
        names = names_of(book)
        read = [book.task(task) for task in tasks]
    return assignment_slips_of(read, names, desk.today)


def assignment_slips_of(tasks: Sequence[Task], names: Names, on: date) -> tuple[AssignmentSlip, ...]:
    """As `assignment_slips`, of tasks that were read already."""
    return tuple(
        AssignmentSlip(
            office=names.office,
            on=on,
            code=task.terms.code,
            source=_grounds(task, names),
            content=task.terms.content,
            lead=names.unit(unit),
            support=names.support(task),
            starts_on=task.assigned_on,
            deadline=task.deadline,
            product=task.terms.product,
            means="",
            reporting="",
            giver="",
        )
        for task in tasks
        for unit in task.terms.lead
    )


def answer_sheets(
    desk: Desk, scope: Scope, units: Sequence[UnitId] = (), answer_by: date | None = None
) -> tuple[AnswerSheet, ...]:
    """The sheet to fill in by hand for each unit that leads an open task of the scope, in the office's order.

    Args:
        units: only these; empty for all.
    """
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    wanted = [unit for unit in names.units if not units or unit in units]
    sheets = (answer_sheet_of(tasks, names, unit, scope.query.today, answer_by) for unit in wanted)
    return tuple(sheet for sheet in sheets if sheet.rows)


def answer_sheet_of(
    tasks: Sequence[Task], names: Names, unit: UnitId, day: date, answer_by: date | None = None
) -> AnswerSheet:
    """The sheet of one unit."""
    rows = tuple(
        AnswerRow(task.terms.code, task.terms.content, task.deadline, task.deadline.days_overdue_on(day))
        for task in tasks
        if unit in _open_units(task)
    )
    return AnswerSheet(names.office, names.unit(unit), day, answer_by, rows)


def conclusions_of(book: Reading, tasks: Sequence[Task]) -> Mapping[ConclusionId, Conclusion]:
    """The conclusions of all meetings that some tasks come from."""
    meetings = dict.fromkeys(task.terms.meeting for task in tasks if task.terms.meeting is not None)
    return {conclusion.id: conclusion for meeting in meetings for conclusion in book.conclusions(meeting)}


def _open_units(task: Task) -> Iterator[UnitId]:
    """Lead units whose share is not accepted."""
    for share in task.shares:
        if share.unit is not None and share.acceptance is None:
            yield share.unit


def _addressee(names: Names, unit: UnitId) -> str:
    head = names.units[unit].terms.head
    return f"đồng chí {head}, Thủ trưởng {names.unit(unit)}" if head else ""


def _grounds(task: Task, names: Names) -> str:
    """How the assigning paper is cited: "Thông báo số 115/TB-VP ngày 07/07/2017"; empty where there is none."""
    meeting = names.meeting_of(task)
    if meeting is None:
        return ""
    terms = meeting.terms
    if terms.document:
        return f"Thông báo số {terms.document} ngày {day_text(terms.issued_on or terms.held_on)}"
    return f"kết luận tại cuộc họp “{terms.title}” ngày {day_text(terms.held_on)}"


def _directive(task: Task, said: Mapping[ConclusionId, Conclusion]) -> str:
    """The leader's own words where the record keeps them."""
    quotes = [said[source].quote for source in task.terms.sources if source in said]
    return quotes[0] if quotes else ""
