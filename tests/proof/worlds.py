"""Real books for the proof: an office, computers of two units, tasks; made once, then copied for each run.

Keys are drawn from the run's seed, so that a run can be repeated to the byte.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from random import Random
from types import SimpleNamespace
from unittest.mock import patch

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.fact import TaskAssigned
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.post_deeds import KeyTrusted
from giaoban_tracker.exchange.keys import Key
from giaoban_tracker.ledger import care, engine
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import open_desk
from giaoban_tracker.workflow.post import Choices, MergePlan, identity, receive, send
from tests.conftest import Almanac
from tests.workflow.post.conftest import Side, file, fresh_world

OFFICE, PNV_1, PNV_2, PYT_1 = "van-phong", "PNV-may-1", "PNV-may-2", "PYT-may-1"
COMPUTERS = {PNV_1: "PNV", PNV_2: "PNV", PYT_1: "PYT"}
_NO_FLUSH = "synchronous=OFF"


@contextmanager
def unflushed() -> Iterator[None]:
    """Books that do not wait for the disk, where nobody pulls the plug."""
    with patch.object(engine, "PRAGMAS", (*engine.PRAGMAS, _NO_FLUSH)):
        yield


@contextmanager
def seeded_secrets(random: Random) -> Iterator[None]:
    """Keys and names of books that follow from a seed."""
    drawn = SimpleNamespace(token_bytes=random.randbytes, token_hex=lambda size: random.randbytes(size).hex())
    with patch.object(identity, "secrets", drawn):
        yield


@dataclass
class Template:
    """Data folders that wait to be copied.

    Attributes:
        tasks: of the Home Affairs unit, of the Health unit, of both.
    """

    folder: Path
    units: dict[str, UnitId]
    tasks: tuple[TaskId, ...]


def made_template(folder: Path, seed: int = 0) -> Template:
    """An office that gave three tasks, and three enrolled computers that know of them."""
    with unflushed(), seeded_secrets(Random(seed)), fresh_world(folder) as world:
        tasks = (
            world.give("rà soát hộ nghèo", "PNV"),
            world.give("phun thuốc phòng dịch", "PYT"),
            world.give("tổng hợp danh sách", "PNV", "PYT"),
        )
        sides = [world.join("PNV", "may-1"), world.join("PNV", "may-2"), world.join("PYT", "may-1")]
        for side, code in zip(sides, ("PNV", "PNV", "PYT"), strict=True):
            side.take(world.send(code))
        return Template(folder, dict(world.units), tasks)


@dataclass
class Scene:
    """One run's own copy.

    Attributes:
        computers: units' computers with real books, by the names of their folders.
    """

    folder: Path
    template: Template
    seed: int
    office: Side = field(init=False)
    computers: dict[str, Side] = field(default_factory=dict)
    opened: list[Side] = field(default_factory=list)
    tasks: tuple[TaskId, ...] = ()
    bases: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        for name in (OFFICE, *COMPUTERS):
            shutil.copytree(self.template.folder / name, self.folder / name)
        self.office = self.open(OFFICE)
        self.computers = {name: self.open(name) for name in COMPUTERS}

    def open(self, name: str, moment: datetime | None = None) -> Side:
        almanac = Almanac(numbers=count(next(self.bases) * 10_000_000 + 500_000_000))
        if moment is not None:
            almanac.moment = moment
        desk = open_desk(
            self.folder / name, now=almanac.now, new_id=almanac.new_id, by=name, resources=resources_folder()
        )
        side = Side(desk, almanac)
        self.opened.append(side)
        return side

    @property
    def desk_of_office(self) -> Desk:
        return self.office.desk

    @property
    def office_kid(self) -> str:
        with self.office.desk.ledger.reading() as book:
            site = book.post.site()
        assert site is not None
        return site.kid

    def close(self) -> None:
        for side in self.opened:
            side.desk.ledger.close()

    def unit_of(self, name: str) -> UnitId:
        return self.template.units[COMPUTERS[name]]

    def sent_by(self, name: str) -> bytes:
        """The computer's parcel for the office."""
        return send.to_office(self.computers[name].desk)[0].content

    def sent_to(self, unit: UnitId) -> bytes:
        """The office's parcel for a unit."""
        return send.packages(self.office.desk, [unit])[0].content

    def report(self, name: str, task: TaskId, percent: int) -> Changes:
        return file(self.computers[name], task, percent, f"{name} {percent}")

    def copy(self, name: str, twin: str) -> Side:
        """A second computer with everything of the first, its key included."""
        shutil.copytree(self.folder / name, self.folder / twin)
        self.computers[twin] = self.open(twin)
        return self.computers[twin]

    def back_up(self) -> Path:
        return care.backup(self.office.desk.ledger, self.office.desk.now())

    def restore_office(self, backup: Path) -> None:
        """Put the backup in the place of the office's book; what is archived stays, and is not read again here."""
        self.office.desk.ledger.close()
        care.restore(self.folder / OFFICE, backup, self.office.desk.now())
        self.office = self.open(OFFICE)

    def enrol(self, key: Key, unit: UnitId, name: str) -> None:
        """Let the office trust a computer whose program is the test's own."""
        with self.office.desk.ledger.writing() as book:
            book.append([self.office.desk.fact(key.kid, KeyTrusted(unit, key.public.hex(), name, "phone", "Hà"))])

    def many_tasks(self, number: int) -> tuple[TaskId, ...]:
        """So many tasks of the Home Affairs unit, given at first asking."""
        if not self.tasks:
            desk, template = self.office.desk, self.template
            with desk.ledger.writing() as book:
                terms = book.task(template.tasks[0]).terms
                given = [desk.fact(desk.new_id(), TaskAssigned(terms)) for _ in range(number)]
                book.append(given)
            self.tasks = tuple(TaskId(fact.subject) for fact in given)
        return self.tasks

    def reports_there(self, side: Side) -> list[str]:
        """The ids of all reports in a book, as often as they stand there."""
        with side.desk.ledger.conversation() as connection:
            rows = connection.rows('SELECT id FROM journal WHERE CAST(body AS TEXT) LIKE \'%"t":"report.filed"%\'')
        return [row[0] for row in rows]


def look(side: Side, data: bytes) -> MergePlan:
    return receive.propose(side.desk, [("goi.gbx", data)])


def take(side: Side, data: bytes) -> Changes:
    """Accept a file whatever it is; refused ones change nothing."""
    return receive.accept(side.desk, look(side, data), Choices())


@contextmanager
def scenes(seed: int, folder: Path) -> Iterator[Iterator[Scene]]:
    """Fresh copies of one world, one after the other; each is thrown away when the next is asked for."""
    with ExitStack() as stack:
        stack.enter_context(unflushed())
        template = made_template(folder / "template", seed)

        def copies() -> Generator[Scene, None, None]:
            for number in count():
                scene = Scene(folder / f"scene-{number}", template, seed)
                try:
                    yield scene
                finally:
                    scene.close()
                    shutil.rmtree(scene.folder)

        made = copies()
        stack.callback(made.close)
        yield made
