"""Stop a task, let it go on, open it again, pass it on, split it, merge it; the rules are `domain.decide_course`'s.

Each errand is one transaction and one step of undo, however many facts it takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban_tracker.domain import decide_course
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import TaskAssigned
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.one_decision import day_of, write


@dataclass(frozen=True, slots=True)
class Split:
    """What a split wrote: the new tasks in the order given."""

    tasks: tuple[TaskId, ...]
    codes: tuple[str, ...]
    changes: Changes


def suspend(
    desk: Desk,
    task: TaskId,
    reason: str,
    *,
    review_on: date | None = None,
    decided_by: str = "",
    on: date | None = None,
) -> Changes:
    """Suspend a task (tạm dừng).

    Raises:
        Refused: as `domain.decide_course.suspend`; "in-the-future".
    """
    day = day_of(desk, on)
    return write(
        desk,
        task,
        lambda known: decide_course.suspend(known, reason, on=day, review_on=review_on, decided_by=decided_by),
        day,
    )


def resume(
    desk: Desk, task: TaskId, *, reason: str = "", new_due: date | None = None, on: date | None = None
) -> Changes:
    """Let a suspended task go on (tiếp tục).

    Raises:
        Refused: as `domain.decide_course.resume`; "in-the-future".
    """
    day = day_of(desk, on)
    return write(desk, task, lambda known: decide_course.resume(known, on=day, reason=reason, new_due=new_due), day)


def reopen(desk: Desk, task: TaskId, reason: str, units: Sequence[UnitId] = (), *, on: date | None = None) -> Changes:
    """Open finished shares again (mở lại); no unit means all of them.

    Raises:
        Refused: as `domain.decide_course.reopen`; "in-the-future".
    """
    return write(desk, task, lambda known: decide_course.reopen(known, reason, units), day_of(desk, on))


def reassign(
    desk: Desk,
    task: TaskId,
    former: UnitId | None,
    unit: UnitId,
    reason: str,
    *,
    decided_by: str = "",
    document: str = "",
    on: date | None = None,
) -> Changes:
    """Pass a share to another lead unit (chuyển đơn vị chủ trì); what was reported stays with it.

    Raises:
        Refused: as `domain.decide_course.reassign`; "unknown-unit", "in-the-future".
    """
    day = day_of(desk, on)
    with desk.ledger.writing() as book:
        deed = decide_course.reassign(
            book.task(task),
            former,
            _unit(book, unit),
            reason,
            on=day,
            decided_by=decided_by,
            document=document,
        )
        return book.append([desk.fact(task, deed, on=day)])


def split(desk: Desk, task: TaskId, parts: Sequence[TaskTerms], reason: str, *, on: date | None = None) -> Split:
    """Split a task into others under new codes (tách); what comes from the meeting stays with each part.

    Args:
        parts: what each part is; meeting, sources and leader are the whole's where a part names none.

    Raises:
        Refused: as `domain.decide_course.split`; "in-the-future".
    """
    day = day_of(desk, on)
    new = tuple(TaskId(desk.new_id()) for _ in parts)
    with desk.ledger.writing() as book:
        whole = book.task(task)
        first = book.next_task_number()
        terms = tuple(_part_of(whole.terms, part, first + place) for place, part in enumerate(parts))
        replaced = decide_course.split(whole, terms, new, reason, on=day)
        given = [desk.fact(one, TaskAssigned(part), on=day) for one, part in zip(new, terms, strict=True)]
        changes = book.append([*given, desk.fact(task, replaced, on=day)])
    return Split(new, tuple(part.code for part in terms), changes)


def merge(desk: Desk, tasks: Sequence[TaskId], into: TaskId, reason: str, *, on: date | None = None) -> Changes:
    """Merge tasks into another one (gộp), which takes over the conclusions they answer.

    Raises:
        Refused: as `domain.decide_course.merge`; "nothing-to-merge", "in-the-future".
    """
    day = day_of(desk, on)
    if not tasks:
        raise Refused("nothing-to-merge")
    with desk.ledger.writing() as book:
        kept, others = book.task(into), [book.task(task) for task in tasks]
        facts = [desk.fact(other.id, decide_course.merge(other, kept, reason), on=day) for other in others]
        joined = decide_course.sources_joined(kept, others, kept.revision)
        if joined is not None:
            facts.append(desk.fact(into, joined, on=day))
        return book.append(facts)


def waive_clarity(desk: Desk, task: TaskId, missing: Sequence[str], reason: str) -> Changes:
    """Issue a task although it lacks something of the six clarities (cho giao khi chưa đủ rõ).

    Raises:
        Refused: as `domain.decide_course.waive_clarity`.
    """
    return write(desk, task, lambda known: decide_course.waive_clarity(known, missing, reason), desk.today)


def _part_of(whole: TaskTerms, part: TaskTerms, number: int) -> TaskTerms:
    return replace(
        part,
        code=f"NV-{number:03d}",
        content=" ".join(part.content.split()),
        meeting=part.meeting or whole.meeting,
        sources=part.sources or whole.sources,
        leader=part.leader or whole.leader,
    )


def _unit(book: Reading, wanted: UnitId) -> Unit:
    for unit in book.units():
        if unit.id == wanted:
            return unit
    raise Refused("unknown-unit", unit=wanted, near="")
