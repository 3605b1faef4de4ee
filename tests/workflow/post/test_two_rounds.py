"""Two rounds of an office with two units, one by Excel and one by package, with a clone and a lost file in between."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.exchange.form import open_form as room
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.decide import undo
from giaoban_tracker.workflow.post import Outcome, answers, forks, scrub, send, take_form
from giaoban_tracker.workflow.post.round import round_of
from tests.workflow.post.conftest import World, file, to_office
from tests.workflow.post.test_forks import cloned
from tests.workflow.post.test_forms import filled, handed_out, says


def test_nothing_is_lost_doubled_or_forged_in_two_rounds(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take_form, "open_foreign", room.open_form)
    office = world.office
    census, market = world.give("Rà soát hộ nghèo", "PNV"), world.give("Kiểm tra chợ", "PYT")
    unit = world.join("PNV", "Máy văn thư")
    form = handed_out(world, "PYT")
    unit.take(world.send("PNV"))

    # The first round: a report that is lost on the way, one that arrives, a form.
    file(unit, census, 20, "Đã rà soát 3 phường")
    to_office(unit)
    twin = cloned(world, unit, "may-sao")
    file(unit, census, 50, "Đã rà soát 8 phường")
    office.turn_to(date(2017, 7, 12))
    first = office.take(to_office(unit), filled(form, says("Đang thực hiện", 40)))
    reported = {one.name: one.reported for one in round_of(office.desk)}

    # The clone reports under the same key; a person looks at both.
    file(twin, census, 35, "Đã rà soát 5 phường")
    stray = office.look(to_office(twin)).files[0]
    office.take(to_office(twin))
    (fork,) = forks.open_forks(office.desk)
    forks.resolve(office.desk, fork.feed, [], "Máy sao dùng nhầm", revoke=False)

    # The second round: a new meeting, a return, a correction that is accepted.
    office.turn_to(date(2017, 7, 20))
    decide.send_back(office.desk, census, world.units["PNV"], "Thiếu danh sách")
    unit.take(world.send("PNV"))
    returned = answers.answers(unit.desk)[0]
    silent = {one.name: one.reported for one in round_of(office.desk, date(2017, 7, 19))}
    file(unit, census, 100, "Xong 12 phường, kèm danh sách")
    office.take(to_office(unit))
    decide.accept(office.desk, census, world.units["PNV"])
    unit.take(world.send("PNV"))

    told = [(one.terms.done_percent, one.proxy) for one in office.task(census).shares[0].reports]
    assert told == [(20, False), (50, False), (100, False)]
    assert [(one.terms.done_percent, one.proxy) for one in office.task(market).shares[0].reports] == [(40, True)]
    assert reported == {"Phòng Nội vụ": True, "Phòng Y tế": True}
    assert silent == {"Phòng Nội vụ": False, "Phòng Y tế": False}
    assert stray.outcome is Outcome.FORK
    assert (returned.state, returned.reason) == (answers.AnswerState.RETURNED, "Thiếu danh sách")
    assert unit.task(census).finished_on == office.task(census).finished_on is not None
    assert send.unconfirmed(unit.desk).count == 0
    assert len(first.facts) == 4  # the feed's start, two reports, the form's row
    for side in (office, unit):
        assert scrub.check(side.desk).findings == ()


def test_the_first_round_can_be_taken_back_as_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take_form, "open_foreign", room.open_form)
    census, market = world.give("Rà soát hộ nghèo", "PNV"), world.give("Kiểm tra chợ", "PYT")
    unit = world.join("PNV")
    form = handed_out(world, "PYT")
    unit.take(world.send("PNV"))
    file(unit, census, 20)
    changes = world.office.take(to_office(unit), filled(form, says("Đang thực hiện", 40)))

    back = undo(world.office.desk, changes)
    before = [world.office.task(task).shares[0].reports for task in (census, market)]
    undo(world.office.desk, back)

    assert before == [(), ()]
    assert [len(world.office.task(task).shares[0].reports) for task in (census, market)] == [1, 1]
