"""Dialogs of decisions: each asks for what one errand needs, and writes it as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task_list import TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.ui.dialogs.answers import AnswerExtensionSheet, CauseSheet, ContributionSheet, PeriodSheet
from giaoban_tracker.ui.dialogs.chase import ChaseSheet
from giaoban_tracker.ui.dialogs.course import (
    CorrectForm,
    MergeSheet,
    ReassignSheet,
    ReopenSheet,
    ResumeSheet,
    SplitSheet,
    SuspendSheet,
)
from giaoban_tracker.ui.dialogs.extend import ExtendSheet
from giaoban_tracker.ui.dialogs.report import ReportSheet
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.dialogs.task_form import EditForm, Known, NewForm
from giaoban_tracker.ui.dialogs.together import TogetherSheet
from giaoban_tracker.ui.dialogs.verdicts import AcceptSheet, SendBackSheet
from giaoban_tracker.ui.dialogs.withdraw import WithdrawSheet
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import issue_period, list_tasks, show_task
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.show_task import TaskCard

__all__ = ["decide", "decide_together", "give_new"]


def decide(place: Workplace, parent: QWidget, decision: Decision, task: TaskId, unit: UnitId | None = None) -> None:
    """Open the dialog of a decision; it reads the task first, writes when the person says so, and closes itself.

    Args:
        unit: whose share it is about, where that is known already.
    """
    desk = place.desk
    if decision in _WITH_UNITS:
        place.operations.ask(
            lambda: (show_task.task_card(desk, task), _known(desk)),
            lambda read: _WITH_UNITS[decision](place, read[0], read[1], unit, parent).open(),
        )
    elif decision is Decision.ISSUE_PERIOD:
        place.operations.ask(
            lambda: (show_task.task_card(desk, task), issue_period.next_period(desk, task)),
            lambda read: PeriodSheet(place, read[0], read[1], parent).open(),
        )
    else:
        place.operations.ask(
            lambda: show_task.task_card(desk, task), lambda card: _SHEETS[decision](place, card, unit, parent).open()
        )


def decide_together(place: Workplace, parent: QWidget, decision: Decision, tasks: Sequence[TaskId]) -> None:
    """Open the dialog of one decision on several tasks: to chase, to extend, to merge or to withdraw them."""
    desk = place.desk

    def show(rows: Sequence[TaskRow]) -> None:
        if decision is Decision.MERGE:
            MergeSheet(place, rows, parent).open()
        else:
            TogetherSheet(place, decision, rows, parent).open()

    place.operations.ask(lambda: list_tasks.rows(desk, tasks, desk.today), show)


def give_new(place: Workplace, parent: QWidget, then: Callable[[TaskId], None]) -> None:
    """Open the form of a new task; `then` is told the task once it is in the book."""
    desk = place.desk
    place.operations.ask(lambda: _known(desk), lambda known: NewForm(place, known, then, parent).open())


def _known(desk: Desk) -> Known:
    office = list_tasks.particulars(desk)
    everything = TaskQuery(desk.today)
    leaders = [facet.value for facet in list_tasks.facets(desk, everything, TaskColumn.LEADER) if facet.value]
    for leader in office.leaders:
        words = ", ".join(part for part in (leader.terms.name, leader.terms.title) if part)
        if words not in leaders:
            leaders.append(words)
    fields = [facet.value for facet in list_tasks.facets(desk, everything, TaskColumn.FIELD) if facet.value]
    units = tuple(unit for unit in office.units if unit.exists_on(desk.today))
    return Known(units, tuple(leaders), tuple(fields))


def _extension_sheet(place: Workplace, card: TaskCard, parent: QWidget) -> Sheet:
    """The answer to what a unit asked; where somebody has answered meanwhile, an extension of the office's own."""
    return (
        AnswerExtensionSheet(place, card, parent)
        if card.task.course.open_requests
        else ExtendSheet(place, card, parent)
    )


_SHEETS: Mapping[Decision, Callable[[Workplace, TaskCard, UnitId | None, QWidget], Sheet]] = {
    Decision.REPORT: ReportSheet,
    Decision.ACCEPT: AcceptSheet,
    Decision.SEND_BACK: SendBackSheet,
    Decision.EXTEND: lambda place, card, _, parent: ExtendSheet(place, card, parent),
    Decision.CHASE: lambda place, card, _, parent: ChaseSheet(place, card, parent),
    Decision.WITHDRAW: lambda place, card, _, parent: WithdrawSheet(place, card, parent),
    Decision.ANSWER_EXTENSION: lambda place, card, _, parent: _extension_sheet(place, card, parent),
    Decision.SUSPEND: lambda place, card, _, parent: SuspendSheet(place, card, parent),
    Decision.RESUME: lambda place, card, _, parent: ResumeSheet(place, card, parent),
    Decision.REOPEN: ReopenSheet,
    Decision.CAUSE: CauseSheet,
    Decision.CONTRIBUTE: lambda place, card, _, parent: ContributionSheet(place, card, parent),
}

_WITH_UNITS: Mapping[Decision, Callable[[Workplace, TaskCard, Known, UnitId | None, QWidget], Sheet]] = {
    Decision.EDIT: lambda place, card, known, _, parent: EditForm(place, card, known, parent),
    Decision.CORRECT: lambda place, card, known, _, parent: CorrectForm(place, card, known, parent),
    Decision.REASSIGN: lambda place, card, known, unit, parent: ReassignSheet(place, card, known.units, unit, parent),
    Decision.SPLIT: lambda place, card, known, _, parent: SplitSheet(place, card, known.units, parent),
}
"""Decisions that offer units to choose from."""
