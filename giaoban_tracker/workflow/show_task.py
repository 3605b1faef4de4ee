"""Show a task: the task itself, every name it mentions, its source words and its story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import Conclusion, Meeting
from giaoban_tracker.domain.standing import Standing, standing_of, standing_of_share
from giaoban_tracker.domain.task import Share, Task
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One lead unit's share: its name (empty while the owner is open), the share, how it stands."""

    unit: str
    share: Share
    standing: Standing


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
        names: of all units and blocs of the book by id, for facts that mention others.
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


def task_card(desk: Desk, task_id: TaskId, *, as_of: date | None = None) -> TaskCard:
    """The card of one task, as it stands today or as at `as_of`.

    Raises:
        Refused: "unknown-task".
    """
    day = as_of or desk.today
    with desk.ledger.reading() as book:
        task = book.task(task_id)
        names = {unit.id: unit.name for unit in book.units()}
        blocs = {bloc.id: bloc.name for bloc in book.blocs()}
        meeting = book.meeting(task.terms.meeting) if task.terms.meeting else None
        conclusions = book.conclusions(task.terms.meeting) if task.terms.meeting else ()
        history = book.facts_about(task_id)
    return TaskCard(
        task=task,
        as_of=day,
        standing=standing_of(task, day),
        shares=tuple(
            ShareLine(names[share.unit] if share.unit else "", share, standing_of_share(task, share, day))
            for share in task.shares
        ),
        support=tuple(names[unit] for unit in task.terms.support),
        bloc=blocs.get(task.terms.bloc, "") if task.terms.bloc else "",
        meeting=meeting,
        sources=tuple(conclusion for conclusion in conclusions if conclusion.id in task.terms.sources),
        history=history,
        names={str(one): name for one, name in (*names.items(), *blocs.items())},
    )


def task_by_code(desk: Desk, code: str) -> Task:
    """The task with that code, in either case.

    Raises:
        Refused: "unknown-task".
    """
    with desk.ledger.reading() as book:
        return book.task_by_code(code)
