"""Show a task: the task itself, every name it mentions, its source words and its story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain import clarity
from giaoban_tracker.domain.clarity import Clarity
from giaoban_tracker.domain.decide_days import ExtensionCount, extension_count
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import Conclusion, Meeting
from giaoban_tracker.domain.standing import Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import Share, Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One lead unit's share: its name (empty while the owner is open), the share, how it stands.

    Attributes:
        former: names of the units that led it before, oldest first; may be empty.
    """

    unit: str
    share: Share
    standing: Standing
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskCard:
    """Everything about one task, names resolved.

    Attributes:
        shares: in the order of the lead units; never empty.
        support: names of co-ordinating units; may be empty.
        bloc: name of the bloc the lead units stand for; empty when none.
        meeting: None when the task comes from no meeting.
        sources: the conclusions it answers, in their order; may be empty.
        history: every fact about it, oldest first, voided ones included.
        extension_count: how often it was extended, against the office's limit: more warns, none is forbidden.
        missing: which of the six clarities it lacks and nobody waived; may be empty.
        parts: codes of the tasks that are parts of it; may be empty.
        names: of all units and blocs of the book by id, for facts that mention others.
        soon_days: from how many days before its day the office calls a task due soon.
    """

    task: Task
    as_of: date
    standing: Standing
    shares: tuple[ShareLine, ...]
    support: tuple[str, ...]
    bloc: str
    meeting: Meeting | None
    sources: tuple[Conclusion, ...]
    history: tuple[Fact, ...]
    names: Mapping[str, str]
    soon_days: int
    extension_count: ExtensionCount
    missing: tuple[Clarity, ...]
    parts: tuple[str, ...]


def task_card(desk: Desk, task_id: TaskId, *, as_of: date | None = None) -> TaskCard:
    """The card of one task, as it stands today or as at `as_of`.

    Raises:
        Refused: "unknown-task".
    """
    day = as_of or desk.today
    with desk.ledger.as_of(as_of) if as_of is not None else desk.ledger.reading() as book:
        task = book.task(task_id)
        names = {unit.id: unit.name for unit in book.units()}
        blocs = {bloc.id: bloc.name for bloc in book.blocs()}
        meeting = book.meeting(task.terms.meeting) if task.terms.meeting else None
        conclusions = book.conclusions(task.terms.meeting) if task.terms.meeting else ()
        history = book.facts_about(task_id)
        rules = rules_of(book)
        parts = book.task_rows(book.task_ids(TaskQuery(day, parent=task_id)), day)
    return TaskCard(
        task=task,
        as_of=day,
        standing=standing_of(task, day),
        shares=tuple(
            ShareLine(
                names[share.unit] if share.unit else "",
                share,
                standing_of_share(task, share, day),
                tuple(names[former] for former in share.former if former is not None),
            )
            for share in task.shares
        ),
        support=tuple(names[unit] for unit in task.terms.support),
        bloc=blocs.get(task.terms.bloc, "") if task.terms.bloc else "",
        meeting=meeting,
        sources=tuple(conclusion for conclusion in conclusions if conclusion.id in task.terms.sources),
        history=history,
        names={str(one): name for one, name in (*names.items(), *blocs.items())},
        soon_days=rules.due_soon_days,
        extension_count=extension_count(task, rules),
        missing=clarity.not_waived(task),
        parts=tuple(row.code for row in parts),
    )


def task_by_code(desk: Desk, code: str) -> Task:
    """The task with that code, in either case.

    Raises:
        Refused: "unknown-task".
    """
    with desk.ledger.reading() as book:
        return book.task_by_code(code)
