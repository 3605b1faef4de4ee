"""A unit's computer beside the sample office: what it sends is made by the errands that units use."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import Claim, ReportTerms, Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk, open_desk
from giaoban_tracker.workflow.post import Choices, enrol, join, receive, report, send
from tests.conftest import Almanac

NUMBERS = count(2)


@dataclass
class Outpost:
    """One computer of a unit.

    Attributes:
        folder: where its parcels are written, like a stick.
    """

    office: Desk
    desk: Desk
    unit: UnitId
    folder: Path
    answer: bytes = b""

    def fetch(self) -> None:
        """Take what the office sends now."""
        parcels = send.packages(self.office, [self.unit])
        plan = receive.propose(self.desk, [(parcel.name, parcel.content) for parcel in parcels])
        receive.accept(self.desk, plan, Choices())

    def tasks(self) -> list[Task]:
        """The open tasks that its unit leads, as it knows them."""
        with self.desk.ledger.reading() as book:
            known = book.tasks(TaskQuery(self.desk.today, units=frozenset({self.unit})))
        return [task for task in known if (share := task.share_of(self.unit)) and share.acceptance is None]

    def say(self, task: TaskId, percent: int, result: str) -> None:
        """File a report."""
        report.file_report(self.desk, task, ReportTerms(None, Claim.IN_PROGRESS, percent, result))

    def hand_over(self, name: str = "") -> Path:
        """Write the parcel for the office."""
        (parcel,) = send.to_office(self.desk)
        path = self.folder / (name or parcel.name)
        path.write_bytes(parcel.content)
        return path


def clone(unit: Outpost, folder: Path) -> Outpost:
    """The same computer once more: somebody copied its whole folder, key and all."""
    assert unit.desk.ledger.folder is not None
    copied = folder / "ban-sao"
    shutil.copytree(unit.desk.ledger.folder, copied)
    almanac = Almanac(numbers=count(next(NUMBERS) * 1_000_000))
    almanac.turn_to(unit.office.today)
    desk = open_desk(copied, now=almanac.now, new_id=almanac.new_id, by="Bản sao", resources=resources_folder())
    return replace(unit, desk=desk)


def unit_of(office: Desk, code: str) -> UnitId:
    return next(unit.id for unit in list_tasks.particulars(office).units if unit.terms.code == code)


def sit_down(office: Desk, code: str, name: str, folder: Path, *, by_phone: bool = False) -> Outpost:
    """A computer that accepted the office's invitation; the office has not taken its answer yet."""
    invitation = enrol.make_invite(office, unit_of(office, code))
    return answer_to(office, code, invitation, name, folder, by_phone=by_phone)


def answer_to(
    office: Desk, code: str, invitation: enrol.Invitation, name: str, folder: Path, *, by_phone: bool = False
) -> Outpost:
    """A computer that accepted this invitation."""
    almanac = Almanac(numbers=count(next(NUMBERS) * 1_000_000))
    almanac.turn_to(office.today)
    desk = new_desk(
        folder / f"so-{code}-{next(NUMBERS)}",
        now=almanac.now,
        new_id=almanac.new_id,
        by=name,
        resources=resources_folder(),
    )
    answer = join.accept_invite(desk, invitation.content, invitation.code, name, by_phone=by_phone)
    stick = folder / "usb"
    stick.mkdir(exist_ok=True)
    return Outpost(office, desk, invitation.unit, stick, answer.content)


def outpost(office: Desk, code: str, name: str, folder: Path) -> Outpost:
    """An enrolled computer that has its unit's tasks."""
    made = sit_down(office, code, name, folder)
    enrol.take_join(office, made.answer)
    made.fetch()
    return made
