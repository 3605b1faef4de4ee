"""The story of two rounds by three folders: the office's, a unit's, and a third one that lives on a stick.

One unit sends packages, loses one and is cloned in between; one fills in Excel forms; one carries its folder from
computer to computer. What travels are files on a disk, copied, renamed and twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.exchange.form import open_form as room
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.post import (
    Outcome,
    Parcel,
    answers,
    enrol,
    forks,
    identity,
    join,
    mailbox,
    receive,
    scrub,
    send,
    take_form,
    take_in,
)
from giaoban_tracker.workflow.post.round import round_of
from tests.workflow.post.conftest import Side, World, file, to_office
from tests.workflow.post.test_forks import cloned
from tests.workflow.post.test_forms import filled, handed_out, says


@dataclass
class Courier:
    """Carries files in a folder of a stick; the computers see paths, nothing else."""

    world: World
    folder: Path
    outcomes: list[Outcome] = field(default_factory=list)

    def put(self, *parcels: Parcel, copied: bool = False) -> list[Path]:
        paths = []
        for parcel in parcels:
            names = [parcel.name, f"{Path(parcel.name).stem} (1).gbx"] if copied else [parcel.name]
            for name in names:
                write_safely(self.folder / name, parcel.content)
                paths.append(self.folder / name)
        return paths

    def bring_to_office(self) -> None:
        files = [(path.name, path.read_bytes()) for path in self._taken(".gbx", ".xlsx")]
        plan = receive.propose(self.world.office.desk, files, "USB trực tiếp")
        self.outcomes += [one.outcome for one in plan.files]
        receive.accept(self.world.office.desk, plan)

    def bring_to(self, side: Side) -> None:
        with side.desk.ledger.reading() as book:
            site = book.post.site()
        assert site is not None
        assert site.unit is not None
        paths = self.put(*send.packages(self.world.office.desk, [site.unit]))
        take_in.take_in(side.desk, take_in.read(paths))
        for path in paths:
            path.unlink()

    def _taken(self, *endings: str) -> Iterator[Path]:
        for path in sorted(self.folder.iterdir()):
            if path.suffix in endings:
                yield path


@pytest.fixture
def courier(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Courier:
    monkeypatch.setattr(take_form, "open_foreign", room.open_form)
    folder = tmp_path / "USB"
    folder.mkdir()
    return Courier(world, folder)


def carried(world: World, code: str) -> Side:
    """A unit's book in a folder that is carried along, enrolled on the first computer."""
    side = world.sit_down(f"{code}-the-nho")
    assert side.desk.ledger.folder is not None
    identity.make_portable(side.desk.ledger.folder)
    invited = enrol.make_invite(world.office.desk, world.units[code])
    answer = join.accept_invite(side.desk, invited.content, invited.code, "Thẻ nhớ của trưởng phòng")
    enrol.take_join(world.office.desk, answer.content)
    return side


def test_two_rounds_by_three_folders_end_with_one_truth(
    world: World, courier: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = world.office
    census, market, schools = world.give("Rà soát", "PNV"), world.give("Chợ", "PYT"), world.give("Trường", "PGDDT")
    unit, stick = world.join("PNV", "Máy văn thư"), carried(world, "PGDDT")
    form = handed_out(world, "PYT")
    for side in (unit, stick):
        courier.bring_to(side)

    # The first round: a lost file, a copied one, a form, and the folder on the stick at the first computer.
    file(unit, census, 20, "Đã rà soát 3 phường")
    to_office(unit)
    twin = cloned(world, unit, "may-sao")
    file(unit, census, 50, "Đã rà soát 8 phường")
    file(stick, schools, 30, "Đã khảo sát 4 trường")
    office.turn_to(date(2017, 7, 12))
    courier.put(to_office(unit), copied=True)
    courier.put(to_office(stick), filled(form, says("Đang thực hiện", 40)))
    courier.bring_to_office()
    first = {one.name: one.reported for one in round_of(office.desk)}

    # The clone speaks up; a person keeps what counted.
    file(twin, census, 35, "Đã rà soát 5 phường")
    courier.put(to_office(twin))
    courier.bring_to_office()
    (fork,) = forks.open_forks(office.desk)
    forks.resolve(office.desk, fork.feed, [], "Máy sao dùng nhầm", revoke=False)

    # The second round: the stick is at another computer and goes on in its run; one report is returned, then accepted.
    office.turn_to(date(2017, 7, 20))
    decide.send_back(office.desk, census, world.units["PNV"], "Thiếu danh sách")
    for side in (unit, stick):
        courier.bring_to(side)
    returned = answers.answers(unit.desk)[0]
    file(unit, census, 100, "Xong 12 phường, kèm danh sách")
    file(stick, schools, 100, "Xong cả 9 trường")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(identity, "this_computer", lambda: "may-o-nha")
        courier.put(to_office(stick))
    courier.put(to_office(unit))
    courier.bring_to_office()
    for task, code in ((census, "PNV"), (schools, "PGDDT")):
        decide.accept(office.desk, task, world.units[code])
    for side in (unit, stick):
        courier.bring_to(side)

    def told(task: object) -> list[tuple[int, bool]]:
        reports = office.task(task).shares[0].reports  # type: ignore[arg-type]
        return [(one.terms.done_percent, one.proxy) for one in reports]

    assert (told(census), told(schools)) == ([(20, False), (50, False), (100, False)], [(30, False), (100, False)])
    assert told(market) == [(40, True)]
    assert all(first.values())
    assert {Outcome.NEW, Outcome.DUPLICATE, Outcome.FORK} <= set(courier.outcomes)
    assert (returned.state, returned.reason) == (answers.AnswerState.RETURNED, "Thiếu danh sách")
    for side in (unit, stick):
        assert send.unconfirmed(side.desk).count == 0
    with stick.desk.ledger.reading() as book:
        site = book.post.site()
    assert site is not None
    assert site.epoch == 1, "the stick writes on in one run, whichever computer it is in"
    for side in (office, unit, stick):
        assert scrub.check(side.desk).clean


def test_a_mailbox_that_is_away_for_a_while_delays_and_loses_nothing(
    world: World, courier: Courier, tmp_path: Path
) -> None:
    task, unit = world.give("Rà soát", "PNV"), world.join("PNV")
    courier.bring_to(unit)
    box, away = tmp_path / "hop-thu", tmp_path / "hop-thu-mat"
    box.mkdir()
    mailbox.prepare(world.office.desk, box)
    file(unit, task, 40, "Đã rà soát")
    mailbox.put(unit.desk, box, [to_office(unit)])
    box.rename(away)

    with pytest.raises(Exception, match="mailbox-missing"):
        mailbox.look(world.office.desk, box)
    away.rename(box)
    letters = mailbox.look(world.office.desk, box)
    plan = receive.propose(world.office.desk, [(one.name, one.content) for one in letters])
    receive.accept(world.office.desk, plan)
    mailbox.settle(letters, world.office.desk.today)

    assert [one.terms.done_percent for one in world.office.task(task).shares[0].reports] == [40]
    assert mailbox.look(world.office.desk, box) == ()
