"""The smallest story worth telling: an office with two units, one task, one report on it."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    Fact,
    MeetingRecorded,
    ReportAccepted,
    ReportFiled,
    TaskAssigned,
    UnitDescribed,
)
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.domain.unit import BlocTerms, UnitTerms
from tests.histories import BLOCS, MEETINGS, TASKS, UNITS, Story

DAY = date(2017, 7, 5)
DUE = date(2017, 8, 1)
TASK = TASKS[0]


def office() -> Story:
    """Two units in a bloc, and a meeting of that bloc."""
    story = Story()
    story.add(BLOCS[0], BlocDescribed(BlocTerms("Văn hóa – Xã hội", 1)), DAY)
    for order, (name, code) in enumerate((("Phòng Nội vụ", "PNV"), ("Phòng Y tế", "PYT"))):
        story.add(UNITS[order], UnitDescribed(UnitTerms(name, code, blocs=(BLOCS[0],), order=order)), DAY)
    story.add(MEETINGS[0], MeetingRecorded(MeetingTerms("Giao ban quý II/2017", DAY, BLOCS[0])), DAY)
    return story


def assign(story: Story, task: TaskId = TASK, *, on: date = DAY, due: date | None = DUE, **terms: object) -> None:
    """One task of the Home Affairs unit, unless other terms are given."""
    deadline = Deadline(DeadlineKind.FIXED, due) if due else Deadline(DeadlineKind.UNSTATED)
    given = {"content": "Rà soát hộ nghèo", "lead": (UNITS[0],), "meeting": MEETINGS[0], "deadline": deadline} | terms
    code = f"NV-{TASKS.index(task) + 1:03d}" if task in TASKS else "NV-900"
    story.add(task, TaskAssigned(TaskTerms(**{"code": code, **given})), on)  # type: ignore[arg-type]


def report(
    story: Story,
    task: TaskId = TASK,
    *,
    on: date = DAY,
    unit: UnitId = UNITS[0],
    done: int = 50,
    result: str = "Đã làm",
) -> Fact:
    """A report of a unit on its share."""
    claim = Claim.DONE if done == 100 else Claim.IN_PROGRESS
    story.add(task, ReportFiled(ReportTerms(unit, claim, done, result)), on)
    return story.facts[-1]


def accept(story: Story, filed: Fact, *, on: date = DAY) -> None:
    """Acceptance of a report."""
    story.add(filed.subject, ReportAccepted(filed.id, on), on)


def simple_story() -> list[Fact]:
    """An office, a task, a report and its acceptance."""
    story = office()
    assign(story)
    accept(story, report(story, done=100))
    return story.facts
