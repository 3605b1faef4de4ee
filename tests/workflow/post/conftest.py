"""An office and its units, each with a data folder of its own; what travels between them is bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, ReportTerms, Task
from giaoban_tracker.ledger import engine
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import list_tasks, record_conclusions, set_up_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.post import Choices, MergePlan, Parcel, enrol, join, receive, report, send
from tests.conftest import Almanac
from tests.workflow.conftest import draft

MEETING_DAY = date(2017, 7, 5)
NUMBERS = count(1)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "synchronous=OFF"))


@dataclass
class Side:
    """One book and whoever sits at it."""

    desk: Desk
    almanac: Almanac

    def turn_to(self, day: date) -> None:
        self.almanac.turn_to(day)

    def task(self, task: TaskId) -> Task:
        with self.desk.ledger.reading() as book:
            return book.task(task)

    def take(self, *parcels: Parcel, choices: Choices | None = None) -> Changes:
        return receive.accept(self.desk, self.look(*parcels), choices or Choices())

    def look(self, *parcels: Parcel) -> MergePlan:
        return receive.propose(self.desk, [(parcel.name, parcel.content) for parcel in parcels])


@dataclass
class World:
    """An office with the city's units, and computers of units that join it.

    Attributes:
        units: by code.
    """

    folder: Path
    office: Side
    units: dict[str, UnitId]
    sides: list[Side] = field(default_factory=list)

    def sit_down(self, name: str) -> Side:
        """A new, empty book; ids never repeat between the books of a test."""
        almanac = Almanac(numbers=count(next(NUMBERS) * 1_000_000))
        desk = new_desk(
            self.folder / name, now=almanac.now, new_id=almanac.new_id, by=name, resources=resources_folder()
        )
        side = Side(desk, almanac)
        self.sides.append(side)
        return side

    def join(self, code: str, name: str = "may-1") -> Side:
        """A computer of a unit, enrolled by a paper code."""
        side = self.sit_down(f"{code}-{name}")
        invitation = enrol.make_invite(self.office.desk, self.units[code])
        answer = join.accept_invite(side.desk, invitation.content, invitation.code, name)
        enrol.take_join(self.office.desk, answer.content)
        return side

    def give(self, content: str, *codes: str, support: tuple[str, ...] = ()) -> TaskId:
        """A task of some units, from a meeting."""
        adopted = record_conclusions.Adopted(
            (draft(content),), content, tuple(self.units[code] for code in codes),
            support=tuple(self.units[code] for code in support),
        )  # fmt: skip
        terms = MeetingTerms("Giao ban quý II/2017", MEETING_DAY)
        return record_conclusions.record(self.office.desk, terms, content.encode(), [adopted]).tasks[0]

    def send(self, code: str) -> Parcel:
        (parcel,) = send.packages(self.office.desk, [self.units[code]])
        return parcel


def to_office(side: Side) -> Parcel:
    """The unit's one parcel."""
    (parcel,) = send.to_office(side.desk)
    return parcel


def file(side: Side, task: TaskId, done: int = 50, result: str = "Đã làm") -> Changes:
    claim = Claim.DONE if done == 100 else Claim.IN_PROGRESS
    return report.file_report(side.desk, task, ReportTerms(None, claim, done, result))


@contextmanager
def fresh_world(folder: Path) -> Iterator[World]:
    """A city's office and nobody else yet."""
    made = World(folder, None, {})  # type: ignore[arg-type]
    made.office = made.sit_down("van-phong")
    set_up_office.set_up(made.office.desk, "city-2017", name="Ủy ban nhân dân thành phố", on=date(2017, 1, 3))
    made.units = {unit.terms.code: unit.id for unit in list_tasks.particulars(made.office.desk).units}
    try:
        yield made
    finally:
        for side in made.sides:
            side.desk.ledger.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with fresh_world(tmp_path) as made:
        yield made
