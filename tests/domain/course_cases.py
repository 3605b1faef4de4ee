"""One task's story, told step by step, with what happens between 'assigned' and 'accepted'."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import FactVoided, ReportAccepted, ReportFiled, TaskAssigned
from giaoban_tracker.domain.fold import fold_task
from giaoban_tracker.domain.identity import FactId, UnitId
from giaoban_tracker.domain.task import Claim, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.unit import Unit, UnitTerms
from tests.histories import MEETINGS, TASKS, UNITS, Story

GIVEN = date(2017, 7, 5)
DUE = date(2017, 8, 31)
AFTER = date(2017, 9, 15)
FIRST, SECOND, THIRD, HELPER = UNITS
TERMS = TaskTerms(
    "NV-001",
    "rà soát hộ nghèo",
    lead=(FIRST, SECOND),
    support=(HELPER,),
    deadline=Deadline(DeadlineKind.FIXED, DUE),
)
BRIEFING = MEETINGS[0]


class Telling:
    """A task as its story goes on."""

    def __init__(self, terms: TaskTerms = TERMS) -> None:
        self.story = Story()
        self.write(TaskAssigned(terms), GIVEN)

    def write(self, deed: Deed, on: date = GIVEN) -> FactId:
        self.story.add(TASKS[0], deed, on)
        return self.story.facts[-1].id

    def report(self, unit: UnitId | None = FIRST, done: int = 100, on: date = GIVEN, result: str = "kết quả") -> FactId:
        claim = Claim.DONE if done == 100 else Claim.IN_PROGRESS
        return self.write(ReportFiled(ReportTerms(unit, claim, done, result)), on)

    def finish(self, unit: UnitId | None = FIRST, on: date = GIVEN) -> FactId:
        return self.write(ReportAccepted(self.report(unit, on=on), on), on)

    def void(self, fact: FactId) -> None:
        self.story.add(TASKS[0], FactVoided(fact), GIVEN, like=self.story.facts[0])

    @property
    def task(self) -> Task:
        folded = fold_task(self.story.facts)
        assert folded is not None
        return folded


def unit(identity: UnitId, valid_to: date | None = None) -> Unit:
    return Unit(identity, UnitTerms("Phòng Văn hóa - Xã hội", "PVHXH", valid_to=valid_to))
